"""The same in another unit: 12 months are a year, 250 kg 0.25 tonnes, 50 basis points half a point."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.compare import days, metric
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.mention import Bound, Figure, FigureType

_HALF_PERCENT: Final = Decimal("0.005")
POINTS: Final = {"bp": Decimal("0.01"), "pp": Decimal(1)}


def conversions(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    """12 months are a year, 250 kg are 0.25 tonnes; "two months" is said of nine weeks."""
    if figure.low is None:
        return
    if figure.unit in POINTS:
        yield from _points(figure, index)
    if figure.type is FigureType.COUNT and figure.label[:1] == ("time",) and figure.per:
        yield from _how_often(figure, index)
    if figure.type not in (FigureType.DURATION, FigureType.QUANTITY, FigureType.AGE):
        return
    for other in index.of_types(FigureType.DURATION, FigureType.QUANTITY, FigureType.AGE):
        if other.low is None or other.unit == figure.unit or not _both_times(figure, other):
            continue
        if figure.type is FigureType.QUANTITY:
            one, two = metric(figure, figure.low), metric(other, other.low)
            if one and two and one[0] == two[0] and not _other_rate(figure, other) and _converted(figure, one, two):
                yield _conversion(figure, other)
            continue
        span, length = days(figure, figure.low), days(other, other.low)
        if span and length and _close(span, length, figure):
            yield _conversion(figure, other)
    if figure.type is FigureType.DURATION and (said := index.first_of(_EVERY.get((figure.low, figure.unit or ""), ()))):
        yield Derivation(said, index.text[slice(*said)], "unit-conversion")


_EACH: Final = re.compile(r"\bevery \Z", re.IGNORECASE)


def _how_often(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    """Once a decade is every ten years, twice a year every six months."""
    span = days(replace(figure, unit=figure.per), Decimal(1))
    for other in index.of_types(FigureType.DURATION):
        length = days(other, other.low) if other.low is not None else None
        if not (span and length and figure.low and _EACH.search(index.text, max(0, other.start - 8), other.start)):
            continue
        if abs(length * figure.low - span) <= span * _HALF_PERCENT:
            yield Derivation((other.start, other.end), f"every {other.text}", "unit-conversion")


_EVERY: Final = {
    (Decimal(2), "week"): ("fortnightly", "biweekly"), (Decimal(1), "week"): ("weekly",),
    (Decimal(3), "month"): ("quarterly",), (Decimal(2), "year"): ("biennial",),
}  # fmt: skip


def _conversion(figure: Figure, other: Figure) -> Derivation:
    return Derivation((other.start, other.end), f"= {other.text}", "unit-conversion")


def _other_rate(figure: Figure, other: Figure) -> bool:
    return figure.per is not None and other.per is not None and figure.per != other.per


def _converted(figure: Figure, one: tuple[str, Decimal], two: tuple[str, Decimal]) -> bool:
    """Equal within what the summary's digits leave open; temperatures to half a degree."""
    assert figure.low is not None
    if one[0] == "temperature":
        return abs(one[1] - two[1]) <= (Decimal("0.3") if figure.bound is Bound.EXACT else Decimal("0.9"))
    return _close(one[1], two[1], figure)


def _points(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    """Percentage points and basis points are a hundredth of each other; so are points and a percent in words."""
    assert figure.low is not None
    value = figure.low * POINTS[figure.unit or ""]
    for other in index.figures_of_units("bp", "pp"):
        if other.unit != figure.unit and other.low is not None and other.low * POINTS[other.unit or ""] == value:
            yield _conversion(figure, other)


def _both_times(one: Figure, other: Figure) -> bool:
    return one.type is other.type or {one.type, other.type} <= {FigureType.DURATION, FigureType.AGE}


def _close(value: Decimal, exact: Decimal, figure: Figure) -> bool:
    """Equal, or rounded in a coarser unit: nine weeks are "two months", 27 years "nearly 3 decades"."""
    if figure.low is None or not value:
        return False
    exact_in_unit = exact / (value / figure.low)
    gap = abs(exact_in_unit - figure.low)
    if gap <= abs(figure.low) * _HALF_PERCENT:
        return True
    coarse = value / figure.low > exact / 100 and figure.low < 20
    return coarse and gap <= (figure.low * Decimal("0.08") if figure.bound is Bound.EXACT else Decimal("0.5"))
