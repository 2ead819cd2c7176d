"""One more than are counted: "six are charged with murder, a seventh with theft" makes seven who are charged."""

import re
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import keys_of
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.mention import Figure, FigureType

RULE: Final = "one-more"
_THE: Final = re.compile(r"\b(?:an?|the) \Z", re.IGNORECASE)
_FEWEST: Final = 3
_OF_THE: Final = re.compile(r" of (?:the|those|these|its|their) (?P<noun>[a-z]+)")
_THE_REACH: Final = 4


def one_more(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The count and the next one that make a count; what is said of those counted alone is said of no more."""
    if figure.type is not FigureType.COUNT or figure.low is None or figure.per:
        return None
    own = stated_in.clause(figure).own
    for counted, other in index.once(_next_ones).get(figure.low, ()):
        if own.isdisjoint(_of_these_alone(counted, other, index)):
            how = f"{counted.text} and {index.text[other.start : other.end]}"
            return Derivation((counted.start, other.end), how, RULE)
    return None


def _of_these_alone(counted: Figure, other: Figure, index: FigureIndex) -> frozenset[str]:
    """What is said of those counted and not of the next one, but for what they are: "six of the accused"."""
    of = _OF_THE.match(index.text, counted.end)
    what = keys_of(" ".join((*counted.label, of["noun"] if of else "")))
    return index.clause(counted).all - index.clause(other).all - what


def _next_ones(index: FigureIndex) -> Mapping[Decimal, list[tuple[Figure, Figure]]]:
    """By what they make, counts with the next one behind them in the same sentence or the one after it."""
    found: defaultdict[Decimal, list[tuple[Figure, Figure]]] = defaultdict(list)
    for other in index.of_types(FigureType.ORDINAL):
        if (
            other.low is None
            or other.low < _FEWEST
            or other.label
            or not _THE.search(index.text, max(0, other.start - _THE_REACH), other.start)
        ):
            continue
        start = index.sentence(other.start)[0]
        for counted in index.within(index.sentence(max(0, start - 1))[0], other.start):
            if counted.type is FigureType.COUNT and counted.low == other.low - 1 and not counted.per:
                found[other.low].append((counted, other))
    return found
