"""How many there are where the source has the last of them: after a 27th death 27 are dead.

The team's "74th rescue this year" makes 74 of them so far, also where they are compared with those of another year.
"""

import re
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.figures.judging.marks import is_running
from briefer.facts.figures.judging.nouns import may_stand_for
from briefer.facts.mention import Figure, FigureType

RULE: Final = "counted-by-order"
_FEW: Final = 10
# The "4" of "Night Ferry 4", a part of a series.
_NAMED: Final = re.compile(r"\b(?P<name>[A-Z][\w’'-]+) \Z")
_REACH: Final = 32


def counted_by_order(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The ordinal of the source that has the value of a count."""
    if figure.type is not FigureType.COUNT or figure.low is None or figure.low != figure.high:
        return None
    for last in index.holders(figure.low, figure):
        # "The number 10 shirt" is one of a kind.
        is_order = last.type is FigureType.ORDINAL and not last.series and not last.text[-1].isdigit()
        if is_order and last.label and _is_last_of(last, figure, index, stated_in):
            return Derivation((last.start, last.end), f"the {last.text}", RULE)
    return None


def _is_last_of(last: Figure, figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> bool:
    """True where both count the same; what a headline leaves out is told by a high number, or by a name before it."""
    if figure.label == ("time",):
        return is_running(last, index.text)  # "called out 74 times this year"
    if figure.label:
        return may_stand_for(figure.label[-1], last.label[-1])
    if figure.low is not None and figure.low >= _FEW:
        return True
    named = _NAMED.search(stated_in.text, max(0, figure.start - _REACH), figure.start)
    return named is not None and f"{named['name']} " in index.text[slice(*index.sentence(last.start))]
