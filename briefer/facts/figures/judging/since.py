"""What years and the spans between them give: "24 years after", an age, "1948" from "1947 and a year later".

All that a text tells of years is laid out once (`FigureIndex.once`): a text of thousands of years is asked for
thousands of others.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal
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
LATER: Final = re.compile(r"\A\s(?:later|after(?:wards)?|on)\b", re.IGNORECASE)
EARLIER: Final = re.compile(r"\A\s(?:earlier|before|ago|previously)\b", re.IGNORECASE)
_LAST_YEAR: Final = "last year"
THAN: Final = re.compile(r"\s[a-z]+ than\b")
_A_YEAR: Final = re.compile(
    r"\b(?:an?|one|the (?:next|following)) year (later|after|earlier|before)\b|\bthe (next|following|previous) year\b",
    re.IGNORECASE,
)
_AFTER_WORK: Final = re.compile(r"\bafter\s\Z", re.IGNORECASE)
_SPANS: Final = frozenset({"year", "decade"})
_NEAR: Final = 120


def _around(figure: Figure, index: FigureIndex) -> str:
    """The words before and after a duration, with ``|`` in its place."""
    return f"{index.text[max(0, figure.start - 20) : figure.start]}|{index.text[figure.end : figure.end + 12]}"


def years_between(figure: Figure, index: FigureIndex) -> Found | None:
    """As in "24 years after" from 1994 and 2018, "54-year-old" from a year of birth, "1994" from "24 years ago"."""
    if figure.low is None:
        return None
    if figure.type is FigureType.YEAR:
        return index.once(_told_years).get(figure.low)
    if figure.type is FigureType.ORDINAL and figure.label[:1] == ("century",):
        # The third century BC are the years from -300.
        return _in_century(figure.low * 100 if figure.low < 0 else (figure.low - 1) * 100 + 1, index)
    now = index.now
    if now is None:
        return None
    # "For the first time since 2011, it fell last year" was the first in as many years as went by up to then.
    ends = (now, now - 1) if index.dateline and _LAST_YEAR in index.text else (now,)
    return next((found for end in ends if (found := _span_of_years(figure, figure.low, end, index))), None)


def _in_century(first: Decimal, index: FigureIndex) -> Found | None:
    dated = index.once(_dated)
    place = bisect_left(dated, first, key=_value)
    if place == len(dated) or dated[place][0] > first + 99:
        return None
    other = dated[place][1]
    return (other.start, other.end), f"the century of {other.text}"


def _dated(index: FigureIndex) -> Sequence[tuple[Decimal, Figure]]:
    """The numbers of years, dates and decades, smallest first, with the figures that state them."""
    types = (FigureType.YEAR, FigureType.DATE, FigureType.DECADE)
    return [(value, figure) for value in index.values for figure in index.by_value[value] if figure.type in types]


def _value(dated: tuple[Decimal, Figure]) -> Decimal:
    return dated[0]


def _told_years(index: FigureIndex) -> Mapping[Decimal, Found]:
    """The years that the text gives by a span from another, or from its own day, each with where it does first."""
    found: dict[Decimal, Found] = {}
    now = index.now if index.dateline else None
    for other in index.of_types(FigureType.DURATION):
        if other.unit not in _SPANS or other.low is None or other.low != other.low.to_integral_value():
            continue
        years = other.low * (10 if other.unit == "decade" else 1)
        if now is not None:
            for year, pattern in ((now - years, _PAST), (now + years, _FUTURE)):
                if pattern.search(_around(other, index)):
                    found.setdefault(year, ((other.start, other.end), f"{other.text} from {now}"))
        if (beside := _year_before(other.start, index)) and beside.low is not None and (way := _way(other, index)):
            said = f"{other.text} from {beside.text}"
            found.setdefault(beside.low + way * years, ((beside.start, other.end), said))
    for match in _A_YEAR.finditer(index.text):
        way = -1 if (match[1] or match[2]).lower() in ("earlier", "before", "previous") else 1
        if (beside := _year_before(match.start(), index)) and beside.low is not None:
            span = beside.start, match.end()
            found.setdefault(beside.low + way, (span, f"{match.group()}, from {beside.text}"))
    now = index.now
    for word, shift in ((_LAST_YEAR, -1), ("this year", 0), ("next year", 1)):
        at = index.text.find(word)
        if now is not None and at >= 0:
            found.setdefault(Decimal(now + shift), ((at, at + len(word)), f"{word} of a text of {now}"))
    return found


def _way(span: Figure, index: FigureIndex) -> int:
    """As in "opened in 1871 after nine years of building" for 1862 (-1), "1947 ... two years later" for 1949 (1)."""
    after, before = index.text[span.end : span.end + 16], index.text[max(0, span.start - 8) : span.start]
    way = 1 if LATER.match(after) else -1 if EARLIER.match(after) or _AFTER_WORK.search(before) else 0
    return -way if THAN.match(after) else way  # "in 2026, two years earlier than intended": 2028 was intended


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


def _span_of_years(figure: Figure, value: Decimal, now: int, index: FigureIndex) -> Found | None:
    if not _counts_years(figure) and not (figure.type is FigureType.COUNT and not figure.label):
        return None
    wanted = value * (10 if figure.unit == "decade" else 1)
    if wanted <= 0:
        return None
    if figure.type in (FigureType.AGE, FigureType.COUNT):
        ages = index.once(_ages)
        # A birthday may still be to come.
        spans = [(ages[span], ages[span] + int(span)) for span in (wanted, wanted + 1) if span in ages]
    else:
        # The age of a person, not of a case or a building.
        years = index.once(_births) if figure.text.isdecimal() else index.years
        # "Nearly 20 years" are 19, "more than 20" are 21.
        starts = [now - wanted - shift for shift in _SHIFTS.get(figure.bound, (0,))]
        spans = [(int(year), now) for year in starts if year < now and _has(years, year)]
        if not spans and index.dateline and _has(index.years, now + wanted):
            spans = [(now, int(now + wanted))]  # "in 12 years" of a text of 2018: "by 2030"
    if not spans:
        return None
    year, end = min(spans)
    other = index.by_value[Decimal(end if end > now else year)][0]
    return (other.start, other.end), f"{end} - {year}"


def _has(years: Sequence[int], year: Decimal) -> bool:
    place = bisect_left(years, year)
    return place < len(years) and years[place] == year


def _births(index: FigureIndex) -> tuple[int, ...]:
    """The years in which the text says that somebody was born, in order."""
    firsts = ((year, index.by_value[Decimal(year)][0].start) for year in index.years)
    return tuple(year for year, at in firsts if _BORN.search(index.text[max(0, at - _BORN_REACH) : at]))


def _ages(index: FigureIndex) -> Mapping[Decimal, int]:
    """The spans from a year of birth to another year or to now, each with the first such year of birth."""
    ends = {*index.years, *([index.now] if index.now is not None else [])}
    found: dict[Decimal, int] = {}
    for year in index.once(_births):
        for span in {end - year for end in ends if end > year}:
            found.setdefault(Decimal(span), year)
    return found


def _counts_years(figure: Figure) -> bool:
    if figure.type in (FigureType.AGE, FigureType.DURATION):
        return figure.unit in _SPANS
    return figure.type is FigureType.ORDINAL and figure.label[:1] in (("anniversary",), ("birthday",))
