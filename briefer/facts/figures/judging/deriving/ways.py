"""Which way two amounts of a source lie apart, and whether a summary turns it round.

Of "£11.9 million, against a forecast of £12.8 million" a summary may say that receipts were £0.9 million below the
forecast, not above it; of "72%, against 75% in the previous year" not that the share rose by three points.
"""

import re
from collections.abc import Sequence
from typing import Final

from briefer.facts.figures.judging.deriving.anchors import earlier_of, is_old
from briefer.facts.figures.judging.deriving.bases import side_behind
from briefer.facts.figures.judging.deriving.comparisons import FURTHER, NEARER
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import shared_form
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import STOP_WORDS
from briefer.text.patterns import one_of
from briefer.text.words import ALPHANUMERICS

_PAIR: Final = 2
_REFERENCE: Final = re.compile(rf"[^.;:,]*?\b(?:than|{one_of(FURTHER | NEARER)})\b(?P<what>[^.;:,]*)")
_FROM: Final = re.compile(r"\bfrom (?:about |some |around |nearly |just )?\Z")
_TO: Final = re.compile(r"[^.;:()]{0,60}\bto (?:a |an |about |some |just )?(?:[a-z]+ ){0,2}")
_AGAINST: Final = re.compile(
    r"[^.;:()]{0,60}\b(?:from|against|compared (?:with|to)|instead of|after)\b "
    r"(?:an? |the |about |just )?(?:[a-z]+ ){0,3}"
)


def is_turned_round(parts: Sequence[Figure], figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> bool:
    """True where the summary says that the larger of two amounts is the smaller, or that it fell where it rose.

    Args:
        parts: The two amounts of the source, in its order; of more or fewer nothing is known.
        figure: How far apart they are, in the summary.
        index: The figures of the source.
        stated_in: The figures of the summary.
    """
    clause = stated_in.clause(figure)
    way = side_behind(figure, stated_in.text) or (0 if clause.wavers else clause.direction)
    if not way or len(parts) != _PAIR or FigureType.ORDINAL in (parts[0].type, parts[1].type):  # 4th is above 9th
        return False
    base = _base(parts[0], parts[1], figure, index, stated_in)
    if base is None or parts[0].low is None or parts[1].low is None:
        return False
    left = parts[1] if base is parts[0] else parts[0]
    return ((left.low or 0) - (base.low or 0)) * way < 0


def _base(one: Figure, other: Figure, figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Figure | None:
    """Which of two amounts, in the source's order, a summary compares with: that which it names, or that of before."""
    if named := _named(one, other, figure, index, stated_in):
        return named
    old = [is_old(part, index) for part in (one, other)]
    between = index.text[one.end : other.start]
    if _FROM.search(index.text, max(0, one.start - 16), one.start) and _TO.fullmatch(between):
        return one
    if old[0] == old[1]:
        return earlier_of(one, other, index)
    if old[0]:
        return one
    return other if _AGAINST.fullmatch(between) or index.clause(other).old else None


def _named(one: Figure, other: Figure, figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Figure | None:
    """The amount of which alone the words behind "than", "above" or "short of" speak."""
    match = _REFERENCE.match(stated_in.text, figure.end)
    if match is None:
        return None
    named = _forms(match["what"])
    ours, theirs = (_forms(index.text[slice(*index.clause(part).span)]) for part in (one, other))
    hits = [named & ours - theirs, named & theirs - ours]
    if bool(hits[0]) == bool(hits[1]):
        return None
    return one if hits[0] else other


def _forms(text: str) -> frozenset[str]:
    """What the forms of the words of a text share, but for those that only join others: "forecast" and "above" too."""
    return frozenset(shared_form(word) for word in ALPHANUMERICS.findall(text.casefold()) if word not in STOP_WORDS)
