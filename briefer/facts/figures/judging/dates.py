"""Whether a source supports a date, year, decade, weekday or clock time."""

import datetime
import re
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.calendar import HALF_CENTURY
from briefer.facts.figures.judging.days import agreeing_dates, date_of_weekday, parts_of, time_at, times_of
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.named_days import of_named_day
from briefer.facts.figures.judging.times_about import RULE as TIME_ABOUT
from briefer.facts.figures.judging.times_about import same_zone, told_roughly
from briefer.facts.mention import Figure, FigureType, Judgement, Verdict
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "dates_words.tsv")

Evidence = tuple[int, int]
_AT: Final = re.compile(rf"\b(?:{one_of(_words('at'))})\s\Z", re.IGNORECASE)
_NEAR_DATELINE: Final = 7
_RELATIVE_DAYS: Final = ("today", "yesterday", "tomorrow", "tonight", "morning", "overnight")


def judge_date(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None = None) -> Judgement | None:
    """Each part that the figure gives must stand in one date of the source, its year anywhere."""
    first, last = _ends(figure)
    for other in agreeing_dates(first, index):
        if last is None or _has_end(last, other, index):
            return Judgement(Verdict.SUPPORTED, (other.start, other.end), rule="same-date")
    if last is None and (named_day := of_named_day(first, index)):
        return named_day
    year, month, day = parts_of(figure)
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
            return Judgement(
                Verdict.DERIVED, span, f"{figure.text} - follows from the date of the source", "date-from-weekday"
            )
    return None


def _ends(figure: Figure) -> tuple[Figure, Figure | None]:
    """The first and the last day of a span of days, as dates."""
    if len(figure.parts) < 4:
        return figure, None
    year, month, _, last = figure.parts
    return replace(figure, parts=figure.parts[:3]), replace(figure, parts=(year, month, last))


def _has_end(last: Figure, other: Figure, index: FigureIndex) -> bool:
    """True when the span that `other` is ends on that day, or another date of the source is it."""
    if len(other.parts) > 3:
        return other.parts[3] == last.parts[2]
    return next(agreeing_dates(last, index), None) is not None


def _relative(index: FigureIndex) -> Evidence | None:
    return next(
        ((index.words[word][0], index.words[word][0] + len(word)) for word in _RELATIVE_DAYS if word in index.words),
        None,
    )


def judge_year(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None = None) -> Judgement | None:
    """A year stands in the source as a year, in a date, or as a plain number; a decade holds one of its years."""
    if figure.low is None or figure.high is None:
        return None
    wide = figure.type is FigureType.DECADE
    is_half = wide and figure.high - figure.low == HALF_CENTURY - 1
    century = figure.type is FigureType.DECADE and figure.high - figure.low == _CENTURY
    for other in index.between(figure.low, figure.high) if wide else index.holders(figure.low, figure):
        is_year = other.type in _YEARS or (not wide and _is_bare(other))
        if is_year and is_half and other.low != figure.low:
            message = f"{figure.text} - {other.text} lies in it"
            return Judgement(Verdict.DERIVED, (other.start, other.end), message, "time-between")
        if is_year and (wide or figure.high in index.by_value):
            return Judgement(Verdict.SUPPORTED, (other.start, other.end), rule="same-year")
    if not wide and int(figure.low) + 1 in index.years and (before := index.once(_year_before)):
        said = f"{figure.text} - the year before {int(figure.low) + 1}"
        return Judgement(Verdict.DERIVED, before.span(), said, "time-between")
    if century:
        for other in index.holders(figure.low / 100 + 1, figure):
            if other.type is FigureType.ORDINAL and other.label[:1] == ("century",):
                return Judgement(Verdict.SUPPORTED, (other.start, other.end), rule="century")
    return None


def _year_before(index: FigureIndex) -> re.Match[str] | None:
    return _YEAR_BEFORE.search(index.text)


_CENTURY: Final = Decimal(99)
_YEAR_BEFORE: Final = re.compile(r"\b(?:the|a) (?:year (?:before|earlier)|(?:previous|preceding|prior) year)\b")
_YEARS: Final = frozenset({FigureType.YEAR, FigureType.DATE, FigureType.DECADE})


def _is_bare(figure: Figure) -> bool:
    """True for a number that counts nothing that is named, and may be a year that was not read as one."""
    return figure.type is FigureType.COUNT and not figure.label and not figure.series and not figure.per


def judge_weekday(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None = None) -> Judgement | None:
    """The source names the day, or a full date that fell on it."""
    day = figure.parts[0]
    if stated_in is not None and (clash := _other_weekday(figure, index, stated_in)):
        return clash
    for other in index.of_types(FigureType.WEEKDAY):
        if other.parts[0] == day:
            return Judgement(Verdict.SUPPORTED, (other.start, other.end), rule="same-day")
    if date := date_of_weekday(day, index):
        message = f"{figure.text} - {date.text} was one"
        return Judgement(Verdict.DERIVED, (date.start, date.end), message, "weekday-of-date")
    if index.dateline and (near := _relative(index)):
        shift = (int(day or 0) - index.dateline.weekday() + 3) % 7 - 3
        if abs(shift) <= 1:
            return Judgement(
                Verdict.DERIVED, near, f"{figure.text} - follows from the date of the source", "weekday-of-date"
            )
    return None


_BESIDE: Final = 3


def _beside(figure: Figure, index: FigureIndex, kind: FigureType) -> Figure | None:
    """The figure of a type that stands right before or after, as the day of the week beside its date."""
    start, end = index.sentence(figure.start)
    for other in index.within(start, end):
        gap = other.start - figure.end if other.start > figure.start else figure.start - other.end
        if other.type is kind and 0 <= gap <= _BESIDE:
            return other
    return None


def _other_weekday(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Judgement | None:
    """The error of a date that the source gives another day of the week: "Sunday 7 June", "Saturday 7 June"."""
    date = _beside(figure, stated_in, FigureType.DATE)
    if date is None:
        return None
    for other in agreeing_dates(date, index):
        named = _beside(other, index, FigureType.WEEKDAY)
        if named and named.parts[0] != figure.parts[0]:
            message = f"{figure.text} {date.text} - the source says {named.text} {other.text}"
            return Judgement(Verdict.ALTERED, (named.start, named.end), message, "other-weekday")
    return None


def judge_time(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None = None) -> Judgement | None:
    """The same time of day; "4:30" agrees with "16:30" unless both name their half of the day, "7 pm" with "at 7"."""
    zoned: Figure | None = None
    for other in times_of(figure, index):
        if _same_time(figure, other):
            if same_zone(figure, other):
                return Judgement(Verdict.SUPPORTED, (other.start, other.end), rule="same-time")
            zoned = other
    if stated_in is not None and zoned is None and (near := told_roughly(figure, index, stated_in)):
        message = f"{figure.text} - roughly the {near.text} of the source"
        return Judgement(Verdict.DERIVED, (near.start, near.end), message, TIME_ABOUT)
    if zoned:
        message = f"{figure.text} - the source says {zoned.text}"
        return Judgement(Verdict.ALTERED, (zoned.start, zoned.end), message, "other-zone")
    hour, minute = figure.parts[:2]
    if minute == 0 and hour is not None:
        for other in index.holders(hour % 12 or Decimal(12), figure):
            before = index.text[max(0, other.start - 8) : other.start]
            if other.type is FigureType.COUNT and not other.label and _AT.search(before):
                return Judgement(Verdict.SUPPORTED, (other.start, other.end), rule="hour-in-words")
    return None


_HOURS: Final = re.compile(rf"\b(?:{one_of(_words('hours'))})\s\Z", re.IGNORECASE)


def hour_of_clock(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> Figure | None:
    """The clock time of which a bare number gives the hour: "open from 9 to 5" of 9 a.m. and 5 p.m."""
    if figure.type is not FigureType.COUNT or figure.label or figure.low is None or stated_in is None:
        return None
    if not _HOURS.search(stated_in.text[max(0, figure.start - 8) : figure.start]):
        return None
    return time_at(figure.low, index)


_NOON: Final = 12


def _half(figure: Figure) -> str | None:
    """The half of the day that a time names: by "pm", by an hour that only one half has, or as 06:00 does."""
    hour = figure.parts[0]
    of_day = "pm" if hour is not None and hour > _NOON else "am" if figure.text.startswith("0") else None
    return figure.unit or of_day


def _same_time(one: Figure, other: Figure) -> bool:
    if one.parts == other.parts:
        return True
    (hour, minute), (hour_of, minute_of) = one.parts[:2], other.parts[:2]
    if minute != minute_of or hour is None or hour_of is None:
        return False
    return (_half(one) is None or _half(other) is None) and hour % Decimal(12) == hour_of % Decimal(12)
