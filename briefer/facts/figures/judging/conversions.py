"""The same in another unit: 12 months are a year, 250 kg 0.25 tonnes, 50 basis points half a point."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.compare import days
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.figures.judging.sizes import HALF_PERCENT, same_measure, size_of
from briefer.facts.mention import Figure, FigureType

POINTS: Final = {"bp": Decimal("0.01"), "pp": Decimal(1)}
"""How many percentage points one of a unit is."""


def converted(figure: Figure, index: FigureIndex) -> Derivation | None:
    """What the source says in another unit; None where it does not."""
    return next(_conversions(figure, index), None)


def _conversions(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    if figure.low is None:
        return
    if figure.unit in POINTS:
        yield from _points(figure, index)
    if figure.type is FigureType.COUNT and figure.label[:1] == ("time",) and figure.per:
        yield from _how_often(figure, index)
    if other := same_measure(figure, index):
        yield _conversion(figure, other)
    if figure.type is FigureType.DURATION and (said := index.first_of(_EVERY.get((figure.low, figure.unit or ""), ()))):
        yield Derivation(said, index.text[slice(*said)], "unit-conversion")

    if (figure.low, figure.unit) == _TWELVE_MONTHS and (year := index.once(_year_to)):
        yield Derivation(year.span(), f"= {year.group()}", "unit-conversion")


_TWELVE_MONTHS: Final = (Decimal(12), "month")
# "Profit for the year to 30 June" is that of twelve months.
_YEAR_TO: Final = re.compile(r"\bthe (?:financial |fiscal |full )?year (?:to|ended|ending)\b", re.IGNORECASE)


def _year_to(index: FigureIndex) -> re.Match[str] | None:
    return _YEAR_TO.search(index.text)


_EACH: Final = re.compile(r"\bevery \Z", re.IGNORECASE)


def _how_often(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    """Once a decade is every ten years, twice a year every six months."""
    span = days(replace(figure, unit=figure.per), Decimal(1))
    if not span or not figure.low or figure.low < 0:
        return
    intervals = index.once(_intervals)
    low, high = (span * (1 + way * HALF_PERCENT) / figure.low for way in (-1, 1))
    near = intervals[bisect_left(intervals, low, key=size_of) : bisect_right(intervals, high, key=size_of)]
    for _, _, other in sorted(near, key=lambda measure: measure[1])[:1]:
        yield Derivation((other.start, other.end), f"every {other.text}", "unit-conversion")


def _intervals(index: FigureIndex) -> list[tuple[Decimal, int, Figure]]:
    """How many days the intervals of a text last ("every ten years"), in order, each with its place and figure."""
    found = []
    for place, other in enumerate(index.of_types(FigureType.DURATION)):
        length = days(other, other.low) if other.low is not None else None
        if length and _EACH.search(index.text, max(0, other.start - 8), other.start):
            found.append((length, place, other))
    return sorted(found, key=size_of)


_EVERY: Final = {
    (Decimal(2), "week"): ("fortnightly", "biweekly"), (Decimal(1), "week"): ("weekly",),
    (Decimal(3), "month"): ("quarterly",), (Decimal(2), "year"): ("biennial",),
}  # fmt: skip


def _conversion(figure: Figure, other: Figure) -> Derivation:
    return Derivation((other.start, other.end), f"= {other.text}", "unit-conversion")


def _points(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    """Percentage points and basis points are a hundredth of each other; so are points and a percent in words."""
    assert figure.low is not None
    value = figure.low * POINTS[figure.unit or ""]
    for unit in POINTS.keys() - {figure.unit}:
        if other := index.once(_told_points).get((unit, value)):
            yield _conversion(figure, other)


def _told_points(index: FigureIndex) -> Mapping[tuple[str, Decimal], Figure]:
    """The percentage points and basis points of a text by their unit and size in points."""
    found: dict[tuple[str, Decimal], Figure] = {}
    for other in index.figures_of_units(*POINTS):
        if other.unit and other.low is not None:
            found.setdefault((other.unit, other.low * POINTS[other.unit]), other)
    return found
