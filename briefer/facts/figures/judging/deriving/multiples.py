"""How many times one figure of a source another is, where the summary names one of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import key, keys_of
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.figures.judging.spread import amount
from briefer.facts.mention import Bound, Figure
from briefer.text.words import ALPHANUMERICS

RULE: Final = "ratio"
_BESIDE: Final = 12  # figures on either side
_SENTENCES: Final = 3  # the rows of a table are sentences
_REACH: Final = {
    Bound.EXACT: (Decimal("0.99"), Decimal("1.01")), Bound.ABOUT: (Decimal("0.9"), Decimal("1.1")),
    Bound.BELOW: (Decimal("0.85"), Decimal(1)), Bound.ABOVE: (Decimal(1), Decimal("1.3")),
}  # fmt: skip


def multiple(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """As in "500 mg, four times the dose of children", where the source has 125 mg for them."""
    if figure.unit != "times" or figure.low is None or figure.low <= 1 or figure.bound not in _REACH:
        return None
    low, high = (end * figure.low for end in _REACH[figure.bound])
    beside = [one for one in stated_in.within(*stated_in.sentence(figure.start)) if one is not figure]
    for said in beside:
        for one in index.holders(said.low, said) if said.low is not None and said.unit != "times" else ():
            for other in _near(one, index):
                ratio = _ratio(one, other)
                if ratio and low <= ratio <= high and _spoken_of(other, figure, beside, index, stated_in):
                    first, last = sorted((one, other), key=lambda part: part.start)
                    return Derivation((first.start, last.end), f"{one.text} and {other.text}", RULE)
    return None


def stated_base(figure: Figure, stated_in: FigureIndex) -> Decimal | None:
    """The amount of which a figure says a multiple: the 900 million of "three times the 900 million of the fund"."""
    if figure.unit != "times":
        return None
    base = stated_in.next_amount(figure)
    if base is None or base.start - figure.end > len(" the more than "):
        return None
    found = amount(base)
    return found[1] if found else None


_AS_MANY: Final = re.compile(r" as many (?P<what>[^,;:.]*?)(?: (?:as|in|from|to)\b|[,;:.]|\Z)")
_THAT_OF: Final = re.compile(r" (?:that|those) (?:of|for|in|from) (?P<whose>[^,;:.]*)")


def is_of_base(parts: Sequence[Figure], figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> bool:
    """False for "four times that for the old", where nothing with the smaller part speaks of them.

    So it is for "three times as many households", where the parts are prices.
    """
    counted = _AS_MANY.match(stated_in.text, figure.end) if figure.unit == "times" else None
    what = keys_of(counted["what"]) if counted else frozenset[str]()
    if what and all(what.isdisjoint(index.clause(part).all | {*map(key, part.label)}) for part in parts):
        return False
    match = _THAT_OF.match(stated_in.text, figure.end) if figure.unit == "times" else None
    if match is None:
        return True
    whose = frozenset(map(key, ALPHANUMERICS.findall(match["whose"]))) - {""}
    base = min(parts, key=lambda part: part.low or 0)
    return bool(whose & index.clause(base).all)


def _near(one: Figure, index: FigureIndex) -> Iterator[Figure]:
    place, number = bisect_left(index.starts, one.start), bisect_right(index.breaks, one.start)
    for other in index.figures[max(0, place - _BESIDE) : place + _BESIDE + 1]:
        if other is not one and abs(bisect_right(index.breaks, other.start) - number) <= _SENTENCES:
            yield other


def _ratio(one: Figure, other: Figure) -> Decimal | None:
    first, second = amount(one), amount(other)
    if first is None or second is None or first[0] != second[0] or min(first[1], second[1]) <= 0:
        return None
    return max(first[1], second[1]) / min(first[1], second[1])


def _spoken_of(other: Figure, figure: Figure, beside: list[Figure], index: FigureIndex, stated_in: FigureIndex) -> bool:
    """True where the summary says of whom the other figure is: in a word, or in a figure of its row or sentence."""
    if stated_in.clause(figure).wide & index.clause(other).own:
        return True
    row = {(one.low, one.high, one.unit) for one in index.within(*index.sentence(other.start)) if one is not other}
    return any((one.low, one.high, one.unit) in row for one in beside)
