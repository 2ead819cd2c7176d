"""Whether a source supports a date, year, decade, weekday or clock time."""

import datetime
import re
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Figure, FigureType, Judgement, Verdict

Evidence = tuple[int, int]
_AT: Final = re.compile(r"\b(?:at|by|until|till|from|around|before|after)\s\Z", re.IGNORECASE)
_NEAR_DATELINE: Final = 7
_RELATIVE_DAYS: Final = ("today", "yesterday", "tomorrow", "tonight", "morning", "overnight")


def judge_date(figure: Figure, index: FigureIndex) -> Judgement | None:
    """Each part that the figure gives must stand in one date of the source, its year anywhere."""
    for other in index.of_types(FigureType.DATE):
        if _agree(figure, other, index):
            return Judgement(Verdict.SUPPORTED, (other.start, other.end))
    year, month, day = _parts(figure)
    dateline = index.dateline
    if dateline and month and (year in (None, dateline.year)):
        if day is None:
            return None
        try:
            named = datetime.date(year or dateline.year, month, day)
        except ValueError:
            return None
        distance = abs((named - dateline).days)
        weekday = next((f for f in index.of_types(FigureType.WEEKDAY) if f.parts[0] == named.weekday()), None)
        if distance <= _NEAR_DATELINE and (weekday or _relative(index)):
            span = (weekday.start, weekday.end) if weekday else _relative(index)
            return Judgement(Verdict.DERIVED, span, f"{figure.text} - follows from the date of the source")
    return None


def _relative(index: FigureIndex) -> Evidence | None:
    return next(
        ((index.words[word][0], index.words[word][0] + len(word)) for word in _RELATIVE_DAYS if word in index.words),
        None,
    )


def _parts(figure: Figure) -> tuple[int | None, int | None, int | None]:
    year, month, day = (None if part is None else int(part) for part in figure.parts[:3])
    return year, month, day


def _agree(figure: Figure, other: Figure, index: FigureIndex) -> bool:
    year, month, day = _parts(figure)
    year_of, month_of, day_of = _parts(other)
    if year and year_of != year and not (year_of is None and year in index.years):
        return False
    if month == month_of and (day is None or _in_days(day, other)):
        return True
    # 3/4/2014 is in March or in April.
    swapped = "/" in figure.text + other.text
    return swapped and day is not None and (day, month) == (month_of, day_of)


def _in_days(day: int, other: Figure) -> bool:
    first = other.parts[2]
    last = other.parts[3] if len(other.parts) > 3 else first
    return first is not None and last is not None and (first <= day <= last if last >= first else day in (first, last))


def judge_year(figure: Figure, index: FigureIndex) -> Judgement | None:
    """A year stands in the source as a year, in a date, or as a plain number; a decade holds one of its years."""
    if figure.low is None or figure.high is None:
        return None
    wide = figure.type is FigureType.DECADE
    for other in index.between(figure.low, figure.high) if wide else index.by_value.get(figure.low, ()):
        is_year = not wide or other.type in (FigureType.YEAR, FigureType.DATE, FigureType.DECADE)
        if is_year and (wide or figure.high in index.by_value):
            return Judgement(Verdict.SUPPORTED, (other.start, other.end))
    return None


def judge_weekday(figure: Figure, index: FigureIndex) -> Judgement | None:
    """The source names the day, or a full date that fell on it."""
    day = figure.parts[0]
    for other in index.of_types(FigureType.WEEKDAY):
        if other.parts[0] == day:
            return Judgement(Verdict.SUPPORTED, (other.start, other.end))
    for other in index.of_types(FigureType.DATE):
        if None not in other.parts[:3]:
            year, month, number = (int(part or 1) for part in other.parts[:3])
            if datetime.date(year, month, number).weekday() == day:
                return Judgement(Verdict.DERIVED, (other.start, other.end), f"{figure.text} - {other.text} was one")
    if index.dateline and (near := _relative(index)):
        shift = (int(day or 0) - index.dateline.weekday() + 3) % 7 - 3
        if abs(shift) <= 1:
            return Judgement(Verdict.DERIVED, near, f"{figure.text} - follows from the date of the source")
    return None


def judge_time(figure: Figure, index: FigureIndex) -> Judgement | None:
    """The same time of day; "4:30" agrees with "16:30" unless both name their half of the day, "7 pm" with "at 7"."""
    for other in index.of_types(FigureType.TIME):
        if _same_time(figure, other):
            return Judgement(Verdict.SUPPORTED, (other.start, other.end))
    hour, minute = figure.parts[:2]
    if minute == 0 and hour is not None:
        for other in index.by_value.get(hour % 12 or Decimal(12), ()):
            before = index.text[max(0, other.start - 8) : other.start]
            if other.type is FigureType.COUNT and not other.label and _AT.search(before):
                return Judgement(Verdict.SUPPORTED, (other.start, other.end))
    return None


def _same_time(one: Figure, other: Figure) -> bool:
    if one.parts == other.parts:
        return True
    (hour, minute), (hour_of, minute_of) = one.parts[:2], other.parts[:2]
    if minute != minute_of or hour is None or hour_of is None:
        return False
    return (one.unit is None or other.unit is None) and hour % Decimal(12) == hour_of % Decimal(12)
