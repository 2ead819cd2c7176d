"""What a time and a span from it give: a clock time some minutes later, the day that "a week from today" means.

All that a text tells of times and days is laid out once (`FigureIndex.once`): a text of thousands of times is asked for
thousands of others.
"""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Final

from briefer.facts.figures.judging.compare import days
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.since import EARLIER, LATER, THAN, Found
from briefer.facts.mention import Figure, FigureType

_MINUTES: Final = {"minute": 1, "hour": 60}
_A_DAY: Final = 1440
_IN_DAYS: Final = frozenset({"day", "week", "fortnight"})
_LONGEST_SHIFT: Final = 366
_MOST_BEFORE: Final = 4
_A_YEAR: Final = 2001
_LONGEST: Final = 1_000_000  # minutes
_SAME_PLACE: Final = 500


def moments(figure: Figure, index: FigureIndex) -> Found | None:
    """A clock time from another and the minutes after it, a date from a date and the days after it."""
    if figure.type is FigureType.TIME:
        return index.once(_told_times).get(_minutes(figure) % _A_DAY)
    if figure.type is FigureType.DATE:
        return _day_from(figure, index)
    if figure.type is FigureType.DURATION and figure.unit in _MINUTES and figure.low is not None:
        return index.once(_spans_of_times).get(figure.low * _MINUTES[figure.unit])
    return None


def _spans_of_times(index: FigureIndex) -> Mapping[Decimal, Found]:
    """As in "an hour and a half earlier" of a start that moves from 10.30 to 9 a.m., two times of one sentence."""
    found: dict[Decimal, Found] = {}
    for one, other in pairwise(index.of_types(FigureType.TIME)):
        if one.start < other.start < index.sentence(one.start)[1]:
            span = one.start, other.end
            found.setdefault(abs(_minutes(one) - _minutes(other)), (span, f"from {one.text} to {other.text}"))
    return found


def _told_times(index: FigureIndex) -> Mapping[Decimal, Found]:
    """The minutes of the day that the text gives by another time and how much later or earlier it was."""
    found: dict[Decimal, Found] = {}
    times = tuple(index.of_types(FigureType.TIME))
    for other in index.of_types(FigureType.DURATION):
        each = _MINUTES.get(other.unit or "")
        after = index.text[other.end : other.end + 16]
        way = 1 if LATER.match(after) else -1 if EARLIER.match(after) else 0
        # "At 05:15, 35 minutes later than scheduled": what was scheduled was before.
        way = -way if THAN.match(after) else way
        if each is None or other.low is None or not way or other.low * each > _LONGEST:
            continue
        first = bisect_left(times, other.start - _SAME_PLACE, key=_start)
        last = bisect_left(times, other.start + _SAME_PLACE + 1, key=_start)
        for start in times[first:last]:
            minute = (_minutes(start) + way * other.low * each) % _A_DAY
            span = min(start.start, other.start), max(start.end, other.end)
            found.setdefault((minute + _A_DAY) % _A_DAY, (span, f"{start.text} and {other.text}"))
    return found


def _start(figure: Figure) -> int:
    return figure.start


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
    if month is not None and year is not None and day is None:
        return index.once(_shifted_months).get((year, month - 1))
    if day is None or month is None:
        return None
    if (base := index.dateline) and year in (None, base.year) and (found := index.once(_told_days).get((month, day))):
        return found
    if (shifted := index.once(_shifted_days).get((month, day))) and year in (None, shifted[0]):
        return shifted[1]
    date = index.once(_first_dates).get((month, year))
    for other in index.holders(Decimal(day), figure) if date else ():
        if date and other.type is FigureType.ORDINAL and not other.series and _is_day(other, index):
            return (other.start, other.end), f"the {other.text} of the month of {date.text}"
    return None


def _shifted_days(index: FigureIndex) -> Mapping[tuple[int, int], tuple[int | None, Found]]:
    """The days that a text gives by another and how much later it was: "on 21 May ..., and two days later"."""
    found: dict[tuple[int, int], tuple[int | None, Found]] = {}
    for start, end, shift in _day_shifts(index):
        first = index.sentence(start)[0]
        before = [one for one in index.within(first, start)[-_MOST_BEFORE:] if one.type is FigureType.DATE]
        for date in before[-1:]:
            year, month, day = (None if part is None else int(part) for part in date.parts[:3])
            if month is None or day is None:
                continue
            try:
                moved = datetime.date(year or _A_YEAR, month, day) + datetime.timedelta(shift)
            except (ValueError, OverflowError):
                continue
            how = (date.start, end), f"{index.text[start:end]} from {date.text}"
            found.setdefault((moved.month, moved.day), (None if year is None else moved.year, how))
    return found


def _shifted_months(index: FigureIndex) -> Mapping[tuple[int, int], Found]:
    """The months that a text gives by another: March 2022 of "finished in May 2023 after 14 months"."""
    found: dict[tuple[int, int], Found] = {}
    for other in index.of_types(FigureType.DURATION):
        if other.unit != "month" or other.low is None or other.low % 1 or other.low > _LONGEST_SHIFT:
            continue
        after = index.text[other.end : other.end + 16]
        is_after = _AFTER.search(index.text, max(0, other.start - 7), other.start)
        way = -1 if is_after or EARLIER.match(after) else 1 if LATER.match(after) else 0
        start = index.sentence(other.start)[0]
        dates = [one for one in index.within(start, other.start)[-_MOST_BEFORE:] if one.type is FigureType.DATE]
        for date in dates[-1:] if way else ():
            year, month = date.parts[:2]
            if year is None or month is None:
                continue
            moved = int(year) * _MONTHS + int(month) - 1 + way * int(other.low)
            how = (date.start, other.end), f"{other.text} from {date.text}"
            found.setdefault(divmod(moved, _MONTHS), how)
    return found


_AFTER: Final = re.compile(r"\bafter \Z")
_MONTHS: Final = 12


def _day_shifts(index: FigureIndex) -> Iterator[tuple[int, int, int]]:
    """Where a text says how many days later or earlier something is than the day before, and how many."""
    for other in index.of_types(FigureType.DURATION):
        after = index.text[other.end : other.end + 16]
        way = 1 if LATER.match(after) else -1 if EARLIER.match(after) else 0
        length = days(other, other.low) if other.low is not None and other.unit in _IN_DAYS else None
        if not way or length is None or length % 1 or length > _LONGEST_SHIFT:
            continue
        yield other.start, other.end, (-way if THAN.match(after) else way) * int(length)
    for match in _NEXT_DAY.finditer(index.text):
        yield *match.span(), -1 if match["before"] else 1


_NEXT_DAY: Final = re.compile(
    r"\b(?:the (?:following|next) day|the day after|a day later"
    r"|(?P<before>the (?:previous day|day before)|a day earlier))\b",
    re.IGNORECASE,
)


def _told_days(index: FigureIndex) -> Mapping[tuple[int, int], Found]:
    """The months and days that the text gives by its own date: "yesterday", "next Friday"."""
    found: dict[tuple[int, int], Found] = {}
    if (base := index.dateline) is None:
        return found
    for match in _RELATIVE.finditer(index.text):
        for shift in _shifts(match, base):
            day = base + datetime.timedelta(shift)
            found.setdefault((day.month, day.day), (match.span(), f"{match.group()}, on {base.isoformat()}"))
    return found


def _shifts(match: re.Match[str], base: datetime.date) -> tuple[int, ...]:
    """How many days a relative day may be away from the text's own; two where "Friday" may be the last or the next."""
    near, far, way, weekday = (group.lower() if group else "" for group in match.groups())
    if not weekday:
        return (_SHIFT[near or far],)
    shift = (_DAYS.index(weekday) - base.weekday()) % 7
    return {"last": (shift - 7,), "next": (shift, shift + 7)}.get(way, (shift, shift - 7))


def _first_dates(index: FigureIndex) -> Mapping[tuple[int, int | None], Figure]:
    """The first date of each month of a year, and of each month of any year, which is under None."""
    found: dict[tuple[int, int | None], Figure] = {}
    for date in index.of_types(FigureType.DATE):
        year, month = (None if part is None else int(part) for part in date.parts[:2])
        if month is not None:
            for key in ((month, None), (month, year)):
                found.setdefault(key, date)
    return found


def _is_day(figure: Figure, index: FigureIndex) -> bool:
    """True for "on the 31st": an ordinal that ranks nothing."""
    return not figure.label and bool(
        re.search(
            r"\b(?:on|by|until|till|from|the)\s(?:the\s)?\Z",
            index.text[max(0, figure.start - 10) : figure.start],
            re.IGNORECASE,
        )
    )
