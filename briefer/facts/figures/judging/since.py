"""What times and the spans between them give: "24 years after", an age, "1948" from "1947 and a year later"."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Bound, Figure, FigureType

Found = tuple[tuple[int, int], str]
"""A span of the source and how it gives the figure."""

_SHIFTS: Final = {
    Bound.ABOUT: (0, 1, -1), Bound.BELOW: (0, -1), Bound.AT_MOST: (0, -1), Bound.ABOVE: (0, 1), Bound.AT_LEAST: (0, 1),
}  # fmt: skip
_BORN: Final = re.compile(r"\b(?:born|birth|b\.)", re.IGNORECASE)
_BORN_REACH: Final = 40
_PAST: Final = re.compile(r"\b(?:past|last|previous)\s\|| \|\s(?:ago|after|since|earlier|later)\b", re.IGNORECASE)
_FUTURE: Final = re.compile(r"\b(?:next|in|within)\s\||\|\s(?:away|from now|later)\b", re.IGNORECASE)
_LATER: Final = re.compile(r"\A\s(?:later|after(?:wards)?|on)\b", re.IGNORECASE)
_EARLIER: Final = re.compile(r"\A\s(?:earlier|before|ago|previously)\b", re.IGNORECASE)
_A_YEAR: Final = re.compile(
    r"\b(?:an?|one|the (?:next|following)) year (later|after|earlier|before)\b|\bthe (next|following|previous) year\b",
    re.IGNORECASE,
)
_AFTER_WORK: Final = re.compile(r"\bafter\s\Z", re.IGNORECASE)
_MINUTES: Final = {"minute": 1, "hour": 60}
_A_DAY: Final = 1440
_SPANS: Final = frozenset({"year", "decade"})
_NEAR: Final = 120
_SAME_PLACE: Final = 500


def _around(figure: Figure, index: FigureIndex) -> str:
    """The words before and after a duration, with ``|`` in its place."""
    return f"{index.text[max(0, figure.start - 20) : figure.start]}|{index.text[figure.end : figure.end + 12]}"


def years_between(figure: Figure, index: FigureIndex) -> Iterator[Found]:
    """As in "24 years after" from 1994 and 2018, "54-year-old" from a year of birth, "1994" from "24 years ago"."""
    if figure.low is None:
        return
    if figure.type is FigureType.YEAR:
        yield from _year_from_span(figure.low, index)
        return
    now = index.now
    if figure.type is FigureType.ORDINAL and figure.label[:1] == ("century",):
        first = (figure.low - 1) * 100 + 1
        for other in index.between(first, first + 99):
            if other.type in (FigureType.YEAR, FigureType.DATE, FigureType.DECADE):
                yield (other.start, other.end), f"the century of {other.text}"
        return
    if now is None:
        return
    yield from _span_of_years(figure, figure.low, now, index)


def _year_from_span(year: Decimal, index: FigureIndex) -> Iterator[Found]:
    for other in index.of_types(FigureType.DURATION):
        if other.unit not in _SPANS or other.low is None or other.low != other.low.to_integral_value():
            continue
        years = other.low * (10 if other.unit == "decade" else 1)
        now = index.now if index.dateline else None
        if now is not None and (
            (year == now - years and _PAST.search(_around(other, index)))
            or (year == now + years and _FUTURE.search(_around(other, index)))
        ):
            yield (other.start, other.end), f"{other.text} from {now}"
        yield from _year_beside(year, other, years, index)
    for match in _A_YEAR.finditer(index.text):
        way = -1 if (match[1] or match[2]).lower() in ("earlier", "before", "previous") else 1
        if (
            (beside := _year_before(match.start(), index)) is not None
            and beside.low is not None
            and beside.low + way == year
        ):
            yield (beside.start, match.end()), f"{match.group()}, from {beside.text}"
    now = index.now
    for word, shift in (("last year", -1), ("this year", 0), ("next year", 1)):
        at = index.text.find(word)
        if now is not None and at >= 0 and now + shift == year:
            yield (at, at + len(word)), f"{word} of a text of {now}"


def _year_beside(year: Decimal, span: Figure, years: Decimal, index: FigureIndex) -> Iterator[Found]:
    """As in "opened in 1854 after eleven years of work" for 1843, "1947 ... two years later" for 1949."""
    beside = _year_before(span.start, index)
    if beside is None or beside.low is None:
        return
    after, before = index.text[span.end : span.end + 16], index.text[max(0, span.start - 8) : span.start]
    way = 1 if _LATER.match(after) else -1 if _EARLIER.match(after) or _AFTER_WORK.search(before) else 0
    if way and beside.low + way * years == year:
        yield (beside.start, span.end), f"{span.text} from {beside.text}"


def _year_before(at: int, index: FigureIndex) -> Figure | None:
    """The last year that the text names before `at`, in its sentence or close by."""
    for place in range(bisect_left(index.starts, at) - 1, -1, -1):
        figure = index.figures[place]
        if at - figure.end > _NEAR:
            return None
        if figure.type is FigureType.YEAR:
            return figure
        if figure.type is FigureType.DATE and figure.parts[0] is not None:
            year = figure.parts[0]
            return Figure(figure.text, figure.start, figure.end, FigureType.YEAR, year, year, "year")
    return None


def _span_of_years(figure: Figure, value: Decimal, now: int, index: FigureIndex) -> Iterator[Found]:
    if not _counts_years(figure) and not (figure.type is FigureType.COUNT and not figure.label):
        return
    wanted = value * (10 if figure.unit == "decade" else 1)
    # A birthday may still be to come; "nearly 20 years" are 19, "more than 20" are 21.
    aged = figure.type in (FigureType.AGE, FigureType.COUNT)
    shifts = (0, 1) if aged else _SHIFTS.get(figure.bound, (0,))
    for year in index.years:
        other = index.by_value[Decimal(year)][0]
        before = index.text[max(0, other.start - _BORN_REACH) : other.start]
        if (aged or figure.text.isdecimal()) and not _BORN.search(before):
            continue  # the age of a person, not of a case or a building
        ends = {now, *index.years} if aged else {now}
        for end in sorted(ends):
            if wanted > 0 and end > year and abs(end - year) - wanted in shifts:
                yield (other.start, other.end), f"{end} - {year}"


def _counts_years(figure: Figure) -> bool:
    if figure.type in (FigureType.AGE, FigureType.DURATION):
        return figure.unit in _SPANS
    return figure.type is FigureType.ORDINAL and figure.label[:1] in (("anniversary",), ("birthday",))


def moments(figure: Figure, index: FigureIndex) -> Found | None:
    """A clock time from another and the minutes after it, a date from a date and the days after it."""
    if figure.type is FigureType.TIME:
        return _clock_after(figure, index)
    if figure.type is FigureType.DATE:
        return _day_from(figure, index)
    if figure.type is FigureType.DURATION and figure.unit in _MINUTES and figure.low is not None:
        return _between_times(figure.low * _MINUTES[figure.unit], index)
    return None


def _between_times(minutes: Decimal, index: FigureIndex) -> Found | None:
    """As in "an hour and a half earlier" of a start that moves from 10.30 to 9 a.m., two times of one sentence."""
    for one, other in pairwise(index.of_types(FigureType.TIME)):
        if abs(_minutes(one) - _minutes(other)) == minutes and one.start < other.start < index.sentence(one.start)[1]:
            return (one.start, other.end), f"from {one.text} to {other.text}"
    return None


def _clock_after(figure: Figure, index: FigureIndex) -> Found | None:
    wanted = _minutes(figure)
    for other in index.of_types(FigureType.DURATION):
        each = _MINUTES.get(other.unit or "")
        if each is None or other.low is None:
            continue
        way = (
            1
            if _LATER.match(index.text[other.end : other.end + 16])
            else -1
            if _EARLIER.match(index.text[other.end : other.end + 16])
            else 0
        )
        for start in index.of_types(FigureType.TIME):
            if (
                way
                and abs(start.start - other.start) <= _SAME_PLACE
                and (_minutes(start) + way * other.low * each - wanted) % _A_DAY == 0
            ):
                return (min(start.start, other.start), max(start.end, other.end)), f"{start.text} and {other.text}"
    return None


def _minutes(figure: Figure) -> Decimal:
    hour, minute = figure.parts[:2]
    return (hour or Decimal(0)) * 60 + (minute or Decimal(0))


_RELATIVE: Final = re.compile(
    r"\b(?:(today|yesterday|tomorrow|tonight)|(a week|two weeks|a fortnight) from (?:today|now)|"
    r"(last|next|this|on) (mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_SHIFT: Final = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "a week": 7,
    "two weeks": 14,
    "a fortnight": 14,
}
_DAYS: Final = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")


def _day_from(figure: Figure, index: FigureIndex) -> Found | None:
    """The day that "a week from today", "last Tuesday" or "the 31st" means beside a date of the source."""
    year, month, day = (None if part is None else int(part) for part in figure.parts[:3])
    if day is None or month is None:
        return None
    if (base := index.dateline) and year in (None, base.year):
        for match in _RELATIVE.finditer(index.text):
            near, far, way, weekday = (group.lower() if group else None for group in match.groups())
            if weekday:
                shift = (_DAYS.index(weekday) - base.weekday()) % 7
                shifts = {"last": (shift - 7,), "next": (shift, shift + 7)}.get(way or "", (shift, shift - 7))
            else:
                shifts = (_SHIFT[near or far or ""],)
            for days in shifts:
                if (base + datetime.timedelta(days)).timetuple()[1:3] == (month, day):
                    return match.span(), f"{match.group()}, on {base.isoformat()}"
    for other in index.holders(Decimal(day), figure):
        if other.type is FigureType.ORDINAL and not other.series and _is_day(other, index):
            for date in index.of_types(FigureType.DATE):
                if date.parts[1] == month and year in (None, date.parts[0]):
                    return (other.start, other.end), f"the {other.text} of the month of {date.text}"
    return None


def _is_day(figure: Figure, index: FigureIndex) -> bool:
    """True for "on the 31st": an ordinal that ranks nothing."""
    return not figure.label and bool(
        re.search(
            r"\b(?:on|by|until|till|from|the)\s(?:the\s)?\Z",
            index.text[max(0, figure.start - 10) : figure.start],
            re.IGNORECASE,
        )
    )
