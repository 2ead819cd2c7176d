"""Whether a figure of the source measures what one of the summary does."""

import re
from typing import Final

from briefer.facts.figures.judging.bare import is_bare_amount
from briefer.facts.figures.judging.cells import is_under_percent
from briefer.facts.figures.judging.compare import comparable
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.shares import counts_nothing
from briefer.facts.mention import Figure, FigureType


def _is_result(figure: Figure, index: FigureIndex) -> bool:
    """True for the 512 of "rose 840 percent to 512"."""
    return index.text[max(0, figure.start - 4) : figure.start].lower().endswith(" to ")


def same_sign(figure: Figure, other: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> bool:
    """True for one sign, and for a minus that the other text says in words: "-0.4%", "shrank by 0.4%".

    What fell to 16 °C is no -16 °C.
    """
    if figure.low is None or other.low is None or figure.low == other.low:
        return True  # as most that are compared
    if (figure.low < 0) == (other.low < 0):
        return True
    unsigned, its_text = (other, index) if figure.low < 0 else (figure, stated_in)
    return its_text is not None and its_text.clause(unsigned).direction < 0 and not _is_result(unsigned, its_text)


# Behind these a number that nothing counted follows is a year: "in 1900 the gala moved", not "nearly 1900".
_IN_YEAR: Final = re.compile(r"\b(?:in|since|until|during) \Z", re.IGNORECASE)
_YEAR_REACH: Final = 8


def _is_plain(year: Figure, index: FigureIndex) -> bool:
    """True for a year that no reading makes a count: the 1820 of "built in 1820"."""
    return _IN_YEAR.search(index.text, max(0, year.start - _YEAR_REACH), year.start) is not None


def measures_the_same(figure: Figure, other: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> bool:
    """True for the same unit or noun, and for a bare number whose sentence gives it the unit."""
    if counts_nothing(figure, other, index, stated_in):
        return False
    if other.type is FigureType.YEAR and figure.type is FigureType.COUNT and figure.label and _is_plain(other, index):
        return False  # "carried 1820 sacks", of a ship built in 1820
    if comparable(figure, other) or (figure.type is FigureType.SCORE and not other.parts):
        return True
    if figure.text.startswith("±") and other.unit:
        return True
    if other.type in (FigureType.COUNT, FigureType.MONEY) and is_bare_amount(figure, other, index):
        return True
    if figure.unit == "%" and other.unit is None and is_under_percent(other, index):
        return True
    # "64 percent in one group and 58 in the other": the sentence has the unit.
    if other.type is FigureType.COUNT and not (other.label or other.series or other.per) and figure.unit:
        if figure.unit in index.units_before(other):
            return not (figure.unit == "%" and _is_result(other, index))
        # "Eight minutes is the time in which it should come. In the valley it took 19."
        return figure.type is FigureType.DURATION and figure.unit == index.unit_in_sentence_before(other)
    if figure.type is FigureType.COUNT and not figure.label and not figure.series and stated_in:
        if other.type is FigureType.ORDINAL:
            # "In game 1,204", which the source calls his 1,204th game.
            before = stated_in.text[: figure.start].rstrip().rpartition(" ")[2].lower()
            return bool(before) and before == "".join(other.label[-1:])
        return other.unit is not None and other.unit in stated_in.units_before(figure)
    return False
