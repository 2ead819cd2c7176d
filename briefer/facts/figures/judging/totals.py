"""What the figures that stand together in a source make: sums, differences, changes, shares, parts of an amount.

Worked out once for a source, and only when a figure of a summary is not found in it: neighbouring figures of one
sentence, and of the next one where it goes on about the same.
"""

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter
from typing import Final, Self

from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.figures.judging.deriving.comparisons import RULE as COMPARED
from briefer.facts.figures.judging.deriving.comparisons import compared
from briefer.facts.figures.judging.deriving.portions import portions
from briefer.facts.figures.judging.deriving.remainders import remainders
from briefer.facts.figures.judging.deriving.single_ones import with_single_ones
from briefer.facts.figures.judging.keys import way_told
from briefer.facts.figures.judging.made import COUNTS, PERCENT, Made, kind_of
from briefer.facts.figures.judging.marks import is_running
from briefer.facts.figures.judging.neighbours import made_by_runs
from briefer.facts.figures.judging.spread import sums_over_sentences
from briefer.facts.mention import Figure, FigureType
from briefer.text.words import OWNING_WORD

_PARTS: Final = frozenset({FigureType.PERCENT, FigureType.FRACTION, FigureType.RATIO})
_AMOUNTS: Final = frozenset({FigureType.MONEY, FigureType.QUANTITY, FigureType.COUNT})
_OLDEST: Final = 120  # years
_WHEN: Final = CALENDAR | {FigureType.TIME}
_LEAST_AMOUNT: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Totals:
    """What the figures of each sentence make, by the kind of what they make, sorted by value."""

    made: dict[str, list[Made]]
    told: tuple[tuple[str, Made], ...] = ()
    """Those that the source all but states, each with its kind: what it compares with, what it leaves of a whole."""

    @classmethod
    def of(cls, text: str, figures: Sequence[Figure], breaks: Sequence[int]) -> Self:
        """The totals of `figures`, which stand in `text`; `breaks` are the offsets at which its sentences start."""
        made: defaultdict[str, list[Made]] = defaultdict(list)
        kinds: defaultdict[str, list[Figure]] = defaultdict(list)
        measured: Figure | None = None
        timed: Figure | None = None
        for ranked in figures:
            # "Its 74th rescue this year, compared with 59" are 74 and 59 rescues.
            figure = replace(ranked, type=FigureType.COUNT) if is_running(ranked, text) else ranked
            if figure.low is not None and figure.low == figure.high and not _is_loose(figure, text):
                kinds[kind_of(figure)].append(figure)
                if figure.type in _MEASURES:
                    measured = figure
                elif figure.type is FigureType.DURATION:
                    timed = figure
                elif timed is not None and _is_time(figure, timed, text, breaks):
                    same = replace(figure, type=timed.type, unit=timed.unit)  # "from 36 hours to 32"
                    kinds[kind_of(same)].append(same)
                elif measured is not None and _leaves_out_unit(figure, measured, breaks):
                    same = replace(figure, type=measured.type, unit=measured.unit)
                    kinds[kind_of(same)].append(same)
        for kind, alike in kinds.items():
            if kind == COUNTS:
                made[kind].extend(with_single_ones(alike, text, breaks))
            for name, number in made_by_runs(kind, alike, text, breaks):
                made[name].append(number)
        added = sums_over_sentences([each for each in figures if not _is_loose(each, text)], text, breaks)
        sides = (
            *compared(figures, text, breaks),
            *portions(figures, text, breaks),
            *remainders(figures, text, breaks),
        )
        for name, number in (
            *_of_parts(text, figures, breaks),
            *_of_ranks(text, figures),
            *_of_ranges(text, figures),
            *added,
            *sides,
        ):
            made[name].append(number)
        for numbers in made.values():
            numbers.sort(key=_value)
        return cls(dict(made), sides)

    def within(self, kind: str, low: Decimal, high: Decimal) -> Iterator[Made]:
        """What is made of a kind, from `low` to `high`."""
        numbers = self.made.get(kind, ())
        start, end = bisect.bisect_left(numbers, low, key=_value), bisect.bisect_right(numbers, high, key=_value)
        return (numbers[place] for place in range(start, end))


_MOVED: Final = re.compile(r"\b(?:from|against) \Z")
_TO: Final = re.compile(r"(?: a week| a day)?,? (?:to|versus|against|compared (?:with|to)) (?:just |only |about )?")
_FOR: Final = re.compile(r"\b(?:to|for|from|against) \Z")


def _is_time(figure: Figure, timed: Figure, text: str, breaks: Sequence[int]) -> bool:
    """True for the 32 of "from 36 hours to 32", and for the five of "Ana to eight years in prison and Ben to five"."""
    if figure.label:
        return False
    if _TO.fullmatch(text, timed.end, figure.start):
        return True
    if figure.unit or figure.series or figure.type is not FigureType.COUNT:
        return False
    ends = text[figure.end : figure.end + 1] in (".", ",", ";", "")
    alone = ends and _FOR.search(text[max(0, figure.start - 8) : figure.start])
    return bool(alone) and bisect.bisect_right(breaks, figure.start) == bisect.bisect_right(breaks, timed.start)


_MEASURES: Final = frozenset({FigureType.MONEY, FigureType.QUANTITY, FigureType.PERCENT})


def _leaves_out_unit(figure: Figure, measured: Figure, breaks: Sequence[int]) -> bool:
    """True for the 10 of "doing 13.5 knots, against a limit of 10": the sentence has its unit."""
    if figure.type is not FigureType.COUNT or figure.label or figure.unit or figure.series:
        return False
    return bisect.bisect_right(breaks, figure.start) == bisect.bisect_right(breaks, measured.start)


_value: Final = attrgetter("value")


def _of_parts(text: str, figures: Sequence[Figure], breaks: Sequence[int]) -> Iterator[tuple[str, Made]]:
    """What a share makes of an amount beside it ("1.2 million tons, later halved"), and a change of its result."""
    # "214,000 customers on 17 January. It failed at 18:52; half of the customers"
    for one, other in pairwise(figure for figure in figures if figure.type not in _WHEN):
        if bisect.bisect_right(breaks, other.start) - bisect.bisect_right(breaks, one.start) > 1:
            continue
        for amount, part in ((one, other), (other, one)):
            yield from _of_share(amount, part)
        if {one.type, other.type} <= _OF_POINTS or (one.unit == "bp" and other.type is FigureType.PERCENT):
            yield from _before(one, other, text)
    for figure in figures:
        if figure.type is FigureType.SCORE and len(figure.parts) == 2:
            numbers = [part for part in figure.parts if part is not None]
            yield COUNTS, Made(sum(numbers, Decimal(0)), "sum", (figure,), f"of {figure.text}", told=True)
            yield COUNTS, Made(abs(numbers[0] - numbers[-1]), "difference", (figure,), f"of {figure.text}", told=True)
    yield from _repeated(figures)


_FROM_RANGE: Final = re.compile(r",? (?:up |down )?(?:from|after|against|instead of|rather than) (?:between )?")
_AND: Final = re.compile(r" (?:to|and) ")


def _of_ranges(text: str, figures: Sequence[Figure]) -> Iterator[tuple[str, Made]]:
    """As in "£2 more" for the cheapest of "between £12 and £48, up from £10 to £45"."""
    for place, one in enumerate(figures[:-1]):
        low = figures[place + 1]
        if one.low is None or one.low == one.high or one.type not in _AMOUNTS or kind_of(one) != kind_of(low):
            continue
        if not _FROM_RANGE.fullmatch(text, one.end, low.start):
            continue
        high = low
        if low.low == low.high and place + 2 < len(figures) and _AND.fullmatch(text, low.end, figures[place + 2].start):
            high = figures[place + 2]
        for new, old, end in ((one.low, low.low, low), (one.high, high.high, high)):
            if new is not None and old is not None and new != old and (low.low != high.high):
                how = f"{one.text}, from {text[low.start : high.end]}"
                yield kind_of(one), Made(abs(new - old), "difference", (one, end), how, told=True)


_TO_RANK: Final = re.compile(r" (?:place )?to (?:a |the )?")


def _of_ranks(text: str, figures: Sequence[Figure]) -> Iterator[tuple[str, Made]]:
    """As in "climbed 35 places" of "from 47th to 12th"."""
    for one, other in pairwise(figures):
        if one.type is not FigureType.ORDINAL or one.low is None or one.series or other.low is None or other.series:
            continue
        if other.type is FigureType.ORDINAL and _TO_RANK.fullmatch(text, one.end, other.start):
            how = f"from {one.text} to {other.text}"
            yield COUNTS, Made(abs(one.low - other.low), "difference", (one, other), how, told=True)


def _of_share(amount: Figure, part: Figure) -> Iterator[tuple[str, Made]]:
    if amount.type not in _AMOUNTS or part.type not in _PARTS or amount.low is None or part.low is None:
        return
    if amount.low != amount.high or amount.low < _LEAST_AMOUNT or part.low <= 0 or amount.series:
        return
    share = part.low / 100 if part.type is FigureType.PERCENT else part.low
    kind, both = kind_of(amount), (amount, part) if amount.start < part.start else (part, amount)
    how = f"{part.text} and {amount.text}"
    if part.unit == "times":
        yield kind, Made(amount.low * share, "multiple", both, how)
        yield kind, Made(amount.low / share, "multiple", both, how)
        return
    yield kind, Made(amount.low * share, "share", both, how)
    for factor in (1 + share, 1 - share):
        if factor > 0:
            yield kind, Made(amount.low * factor, "change", both, how)
            yield kind, Made(amount.low / factor, "change", both, how)
            # "Fell by 12 per cent, to 8,800" is by 1,200.
            yield kind, Made(abs(amount.low - amount.low / factor), "change", both, how)


_OF_POINTS: Final = frozenset({FigureType.PERCENT, FigureType.PERCENTAGE_POINTS, FigureType.COUNT})
_WAY_REACH: Final = 40  # characters
_BASIS: Final = Decimal("0.01")


def _before(one: Figure, other: Figure, text: str) -> Iterator[tuple[str, Made]]:
    """As in "fell 1.8 points to 64.2 per cent", "cut by 25 basis points to 5.75 per cent": what it was before."""
    points = one.type is FigureType.PERCENTAGE_POINTS or "point" in one.label or one.unit == "bp"
    if points and one.low is not None and other.low is not None:
        apart = one.low * _BASIS if one.unit == "bp" else one.low
        before = OWNING_WORD.findall(text[max(0, one.start - _WAY_REACH) : one.start].rpartition(". ")[2].lower())
        way = way_told(reversed(before))
        for value in (other.low + apart, other.low - apart) if not way else (other.low - way * apart,):
            yield PERCENT, Made(value, COMPARED, (one, other), f"{one.text} and {other.text}", told=True, old=True)


_REPEATED: Final = frozenset({FigureType.QUANTITY, FigureType.MONEY})


def _repeated(figures: Sequence[Figure]) -> Iterator[tuple[str, Made]]:
    """As in "500 mg three times a day" for a day, "250 mg per 5 ml" for one."""
    for one, other in pairwise(figures):
        if one.low is None or one.type not in _REPEATED:
            continue
        if other.label[:1] == ("time",) and other.per and other.low is not None:
            how = f"{one.text} {other.text} times"
            yield f"{kind_of(one)} per {other.per}", Made(one.low * other.low, "times", (one, other), how, told=True)
        if one.per and other.low and one.per.startswith(other.text.lower()) and other.type is FigureType.QUANTITY:
            how = f"{one.text} per {other.text}"
            yield f"{kind_of(one)} per {other.unit}", Made(one.low / other.low, "rate", (one, other), how, told=True)


def _is_loose(figure: Figure, text: str) -> bool:
    """True for the ages in "three men, aged 65, 38 and 18, and two women", and for the two of a two-storey house."""
    if figure.series:
        return True
    if figure.type is not FigureType.COUNT:
        return False
    after = text[figure.end : figure.end + 4]
    if after.startswith("-"):
        return True
    aged = figure.low is not None and figure.low <= _OLDEST
    if not (aged and not figure.label and after.startswith((",", ")", " and"))):
        return False
    return _MOVED.search(text[max(0, figure.start - 8) : figure.start]) is None  # "to 24 seats from 31, while"
