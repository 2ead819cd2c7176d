"""The measures of a text in order of size, so that a measure is compared with those of about its size alone.

Two are the same within what the digits of the one that is asked for leave open: nine weeks are "two months".
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.compare import days, metric
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Bound, Figure, FigureType

HALF_PERCENT: Final = Decimal("0.005")
_COARSELY: Final = Decimal("0.08")
_HEDGED: Final = Decimal("0.5")
_FEW: Final = 20
_DEGREES: Final = Decimal("0.3")
_HEDGED_DEGREES: Final = Decimal("0.9")
_WIDER: Final = Decimal("1.001")
_BEYOND: Final = frozenset({Bound.ABOVE, Bound.AT_LEAST})
_SHORT_OF: Final = frozenset({Bound.BELOW, Bound.AT_MOST})
_MEASURED: Final = (FigureType.DURATION, FigureType.QUANTITY, FigureType.AGE, FigureType.MONEY)
_TIMES: Final = frozenset({FigureType.DURATION, FigureType.AGE})


def same_measure(figure: Figure, index: FigureIndex) -> Figure | None:
    """The first figure of the source that is `figure` in another unit."""
    figure = _as_weight(figure)
    base = _in_base(figure)
    if base is None or (measures := index.once(_measures).get(base[0])) is None:
        return None
    return measures.first(figure, base)


def _as_weight(figure: Figure) -> Figure:
    """The weight that "44 pounds" may be as well as money; any other figure as it is."""
    if figure.unit != "GBP" or not figure.text.lower().endswith(("pound", "pounds")):
        return figure
    return replace(figure, type=FigureType.QUANTITY, unit="lb")


def _in_base(figure: Figure) -> tuple[str, Decimal] | None:
    """What is measured, and its size in a unit that all measures of it share."""
    if figure.low is None:
        return None
    if figure.type in _TIMES:
        length = days(figure, figure.low)
        return None if length is None else ("lasting", length)
    return metric(figure, figure.low) if figure.type is FigureType.QUANTITY else None


@dataclass(frozen=True, slots=True)
class _Measures:
    """The measures of one kind in a text: by unit and rate, their sizes in order, each with its place and figure."""

    by_unit: dict[tuple[str | None, str | None], list[tuple[Decimal, int, Figure]]] = field(default_factory=dict)

    def first(self, figure: Figure, base: tuple[str, Decimal]) -> Figure | None:
        """The first of them that is `figure` in another unit; `base` is its size."""
        reach = _reach(figure, base)
        found: list[tuple[int, Figure]] = []
        for (unit, rate), sizes in self.by_unit.items():
            if unit == figure.unit or (figure.per is not None and rate not in (None, figure.per)):
                continue
            low, high = (
                bisect_left(sizes, base[1] - reach, key=size_of),
                bisect_right(sizes, base[1] + reach, key=size_of),
            )
            found += [(place, other) for size, place, other in sizes[low:high] if _is_same(figure, base, size)]
        return min(found, key=_place, default=(0, None))[1]


def size_of(measure: tuple[Decimal, int, Figure]) -> Decimal:
    """The size of a measure with its place and figure: what they are in the order of."""
    return measure[0]


def _place(found: tuple[int, Figure | None]) -> int:
    return found[0]


def _measures(index: FigureIndex) -> Mapping[str, _Measures]:
    """The measures of a text by what they measure, the first of each size in each unit."""
    seen: set[tuple[object, ...]] = set()
    found: defaultdict[str, _Measures] = defaultdict(_Measures)
    for place, told in enumerate(index.of_types(*_MEASURED)):
        other = _as_weight(told)
        base = _in_base(other)
        rate = other.per if other.type is FigureType.QUANTITY else None
        if base is None or (key := (*base, other.unit, rate)) in seen:
            continue
        seen.add(key)
        found[base[0]].by_unit.setdefault((other.unit, rate), []).append((base[1], place, other))
    for measures in found.values():
        for sizes in measures.by_unit.values():
            sizes.sort(key=size_of)
    return found


def _reach(figure: Figure, base: tuple[str, Decimal]) -> Decimal:
    """How far from its size another may be, at the most, to be the same."""
    if base[0] == "temperature":
        return _HEDGED_DEGREES
    assert figure.low is not None
    near = abs(figure.low) * HALF_PERCENT
    if figure.low < _FEW:
        near = max(near, figure.low * _COARSELY, _HEDGED)
    return abs(base[1] / (figure.low or 1)) * near * _WIDER


def _is_same(figure: Figure, base: tuple[str, Decimal], size: Decimal) -> bool:
    """Equal within what the summary's digits leave open; temperatures to half a degree."""
    if base[0] == "temperature":
        return abs(base[1] - size) <= (_DEGREES if figure.bound is Bound.EXACT else _HEDGED_DEGREES)
    return _close(base[1], size, figure)


def _close(value: Decimal, exact: Decimal, figure: Figure) -> bool:
    """Equal, or rounded in a coarser unit: nine weeks are "two months", 27 years "nearly 3 decades"."""
    if figure.low is None or not value:
        return False
    exact_in_unit = exact / (value / figure.low)
    gap = abs(exact_in_unit - figure.low)
    if gap <= abs(figure.low) * HALF_PERCENT:
        return True
    if figure.bound in (_SHORT_OF if exact_in_unit > figure.low else _BEYOND):
        return False  # 900 g are not "more than 1 kg"
    coarse = value / figure.low > exact / 100 and figure.low < _FEW
    return coarse and gap <= (min(figure.low * _COARSELY, _HEDGED) if figure.bound is Bound.EXACT else _HEDGED)
