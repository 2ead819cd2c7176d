"""Dates that name a month or are written in numbers: "Dec. 18", "18 December 2014", "2014-12-18"."""

import datetime
import re
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.mention import Figure, FigureType
from briefer.text.calendar import MONTH_NAMES, MONTHS, SHORT_MONTHS
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "dates_words.tsv")

_SHORT: Final = "|".join(sorted(SHORT_MONTHS, key=len, reverse=True))
# "Dec. 23", but "He came back in December. The 23-year-old scored." ends a sentence.
_MONTH: Final = rf"(?P<month>(?P<whole>{'|'.join(MONTH_NAMES)})|{_SHORT})(?!\w)(?(whole)|\.?)"
_YEAR: Final = r"(?P<year>(?:1[0-9]|20)\d\d)(?![\d%]|[.,]\d|-\w*old)"
_DAY: Final = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)(?!\w)"
_GAP: Final = rf"(?:{SPACE}|\n){{1,2}}"
BEHIND_DAY: Final = ("of", "to", "and", "or", "until")
"""What may stand between a day and its month besides a blank, or between two days."""
_SPAN: Final = (
    rf"(?:{SPACE}?[-–/]{SPACE}?|{SPACE}(?:to|and|or|until){SPACE})(?P<last>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
)

_DAY_MONTH: Final = re.compile(
    rf"{_DAY}(?:{_SPAN})?(?:{_GAP}of)?(?:{_GAP}|-){_MONTH}(?:(?:,?{_GAP}|-){_YEAR})?", re.IGNORECASE
)
_MONTH_DAY: Final = re.compile(
    rf"{_MONTH}{_GAP}(?:(?-i:the){SPACE})?{_DAY}(?!{SPACE}?(?:%|per{SPACE}?cent|million|billion|people))"
    rf"(?:{_SPAN}(?!\w))?(?:(?:{SPACE}?,)?{_GAP}{_YEAR})?",
    re.IGNORECASE,
)
_MONTH_YEAR: Final = re.compile(
    rf"{_MONTH}(?:,?{_GAP}(?:of{SPACE})?)(?:{_YEAR}|['’](?P<short>\d\d)(?!\d))", re.IGNORECASE
)
_MONTH_ALONE: Final = re.compile(rf"{_MONTH}")
_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?=T\d|(?![\w-]))")
_NUMERIC: Final = re.compile(r"(?P<a>\d{1,2})([/.])(?P<b>\d{1,2})\2(?P<year>\d{4}|\d\d)(?![\w/]|\.\d)")
# A bare "May" or "March" is a month after such a word ("in May"), and else a verb, a name or a walk.
_BEFORE_MONTH: Final = re.compile(
    rf"\b(?:{one_of(_words('before_month'))})[ -]\Z",
    re.IGNORECASE,
)
_COMPACT: Final = re.compile(rf"(?P<day>[0-3]?\d)(?P<month>{_SHORT})(?P<year>(?:19|20)?\d\d)(?!\w)", re.IGNORECASE)


def _number(value: int | str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _date(
    text: str, start: int, end: int, year: int | None, month: int, day: int | None, last: int | None
) -> Figure | None:
    try:
        for number in (day, last):
            datetime.date(year or 2000, month, number or 1)
    except ValueError:
        return None
    value = f"{year:04}" if year else "-"
    value += f"-{month:02}" + (f"-{day:02}" if day else "")
    parts = (_number(year), Decimal(month), _number(day))
    return Figure(
        text[start:end], start, end, FigureType.DATE, value=value, parts=(*parts, Decimal(last)) if last else parts
    )


def full_year(short: int) -> int:
    """The year that two digits mean in the news: 82 is 1982, 08 is 2008."""
    return short + (2000 if short < 40 else 1900)


def read_date(text: str, at: int) -> Figure | None:
    """Reads "Dec. 18", "18 December 2014", "December 2014", "2014-12-18", "12/18/2014", "in May"."""
    if text[at].isdecimal():
        if match := _ISO.match(text, at):
            return _date(text, at, match.end(), int(match["year"]), int(match["month"]), int(match["day"]), None)
        if match := _NUMERIC.match(text, at):
            a, b, year = int(match["a"]), int(match["b"]), match["year"]
            # With full stops the day comes first everywhere; with strokes only in some countries.
            month, day = (b, a) if a > 12 or match[2] == "." else (a, b)
            return _date(text, at, match.end(), int(year) if len(year) > 2 else full_year(int(year)), month, day, None)
        if match := _COMPACT.match(text, at):
            year = match["year"]
            full = int(year) if len(year) > 2 else full_year(int(year))
            return _date(text, at, match.end(), full, MONTHS[match["month"].lower()], int(match["day"]), None)
        match = _DAY_MONTH.match(text, at)
        return _named_date(text, match) if match else None
    match = _MONTH_DAY.match(text, at) or _MONTH_YEAR.match(text, at)
    return _named_date(text, match) if match else _month_alone(text, at)


def _named_date(text: str, match: re.Match[str]) -> Figure | None:
    """The date of a match that names its month."""
    groups = match.groupdict()
    short, day, last = groups.get("short"), groups.get("day"), groups.get("last")
    year = int(groups["year"]) if groups["year"] else full_year(int(short)) if short else None
    end = match.end() - match.group().endswith(".")
    month = MONTHS[groups["month"].lower()]
    return _date(text, match.start(), end, year, month, int(day) if day else None, int(last) if last else None)


def _month_alone(text: str, at: int) -> Figure | None:
    match = _MONTH_ALONE.match(text[at : at + 12].lower())
    if match is None:
        return None
    name = match["month"]
    if len(name) < 4 and name != "may":
        return None
    if name in ("may", "march") and not (text[at].isupper() and _BEFORE_MONTH.search(text[max(0, at - 12) : at])):
        return None
    return _date(text, at, at + len(name), None, MONTHS[name], None, None)
