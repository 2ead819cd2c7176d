"""The order of two numbers with "to" between: "outnumbered 26 to 14", "14 to 26 days"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.scores import keeping_order
from briefer.facts.mention import Figure, FigureType, Judgement, Verdict

_TO: Final = " to "
_FROM: Final = re.compile(r"\b(?:from|between) \Z", re.IGNORECASE)
_FROM_REACH: Final = 9


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two numbers, as the figure of the first and where the second ends."""

    first: Figure
    numbers: tuple[Decimal | None, Decimal | None]
    end: int

    def as_score(self) -> Figure:
        return replace(self.first, type=FigureType.SCORE, low=None, high=None, parts=self.numbers, end=self.end)


def turned_pair(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> Judgement | None:
    """An error for "26 to 14" where the source has "14 to 26" only; "lost 2 to 3" may be said of "won 3 to 2"."""
    pair = stated_in.once(_by_start).get(figure.start) if stated_in is not None else None
    if pair is None or stated_in is None or pair.numbers[0] == pair.numbers[1]:
        return None
    stated = index.once(_by_numbers)
    other = None if pair.numbers in stated else stated.get(pair.numbers[::-1])
    if other is None or keeping_order(pair.as_score(), [other.as_score()], index, stated_in):
        return None
    said, says = (text[one.first.start : one.end] for text, one in ((stated_in.text, pair), (index.text, other)))
    message = f"{said} - the source says {says}"
    return Judgement(Verdict.ALTERED, (other.first.start, other.end), message, "order-turned")


def _by_start(index: FigureIndex) -> Mapping[int, _Pair]:
    return {pair.first.start: pair for pair in _pairs(index)}


def _by_numbers(index: FigureIndex) -> Mapping[tuple[Decimal | None, Decimal | None], _Pair]:
    return {pair.numbers: pair for pair in _pairs(index)}


def _pairs(index: FigureIndex) -> Iterator[_Pair]:
    """The pairs of a text, read as a range or as two figures; what went from one to the other is none."""
    at = index.text.find(_TO)
    while at >= 0:
        behind = at + len(_TO)
        place = bisect_right(index.starts, at) - 1
        first = index.figures[place] if place >= 0 else None
        if first and not _FROM.search(index.text, max(0, first.start - _FROM_REACH), first.start):
            if first.low != first.high and first.end > behind:
                yield _Pair(first, (first.low, first.high), first.end)
            elif first.end == at and place + 1 < len(index.figures) and index.figures[place + 1].start == behind:
                second = index.figures[place + 1]
                if first.low == first.high and second.low == second.high:
                    yield _Pair(first, (first.low, second.low), second.end)
        at = index.text.find(_TO, behind)
