"""Periods that a source names by their end: "the three months to 30 June" begin in April and are a quarter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.mention import Figure, FigureType
from briefer.text.folding import as_matched

RULE: Final = "period"
_TO: Final = re.compile(r" (?:to|ended|ending|through|until) (?:the end of )?", re.IGNORECASE)
_IN_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
_OF_PARTS: Final = {"quarter": 3, "half": 6}
_NAMED: Final = re.compile(
    r"\b(?P<part>quarter|half) (?:to|ended|ending|through|until) (?:the end of )?\Z", re.IGNORECASE
)
_REACH: Final = 40
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Period:
    """So many `months` that end with the month `last`, from 1; `span` is where the source says so."""

    span: tuple[int, int]
    months: int
    last: int

    @property
    def first(self) -> int:
        """The month with which it begins."""
        return (self.last - self.months) % _MONTHS + 1


def periods(index: FigureIndex) -> Iterator[Period]:
    """The periods of whole months that a text names by their ends."""
    for figure in index.of_types(FigureType.DURATION):
        each = _IN_MONTHS.get(figure.unit or "")
        if each is None or figure.low is None or figure.low != figure.low.to_integral_value():
            continue
        end = index.after(figure)
        months = int(figure.low) * each
        if end is None or end.type is not FigureType.DATE or not 0 < months <= _MONTHS:
            continue
        if end.parts[1] is not None and _TO.fullmatch(index.text, figure.end, end.start):
            yield Period((figure.start, end.end), months, int(end.parts[1]))

    for end in index.of_types(FigureType.DATE):
        named = _NAMED.search(index.text, max(0, end.start - _REACH), end.start)
        if named and end.parts[1] is not None:
            yield Period((named.start(), end.end), _OF_PARTS[as_matched(named["part"]).lower()], int(end.parts[1]))


def of_period(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The month with which a period begins ("between April and June"), and which quarter or half it is."""
    if figure.type is FigureType.ORDINAL and figure.label[:1] and (length := _OF_PARTS.get(figure.label[0])):
        found = (p for p in periods(index) if p.months == length and p.last == (figure.low or 0) * length)
    elif figure.type is FigureType.DATE and figure.parts[1] is not None and figure.parts[2] in (None, 1):
        named = _months(figure, stated_in)
        found = (p for p in periods(index) if p.first == figure.parts[1] and p.last in named)
    else:
        return None
    return next((Derivation(p.span, " ".join(index.text[slice(*p.span)].split()), RULE) for p in found), None)


def _months(figure: Figure, stated_in: FigureIndex) -> set[int]:
    """The months of the other dates in the sentence of a figure."""
    others = stated_in.within(*stated_in.sentence(figure.start))
    return {int(o.parts[1]) for o in others if o.type is FigureType.DATE and o is not figure and o.parts[1] is not None}
