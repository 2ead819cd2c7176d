"""Dates, years, decades, weekdays and clock times."""

import datetime
import re
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.vocabulary import (
    CALENDAR_UNITS,
    CARDINALS,
    WEEKDAYS,
)
from briefer.facts.mention import Figure, FigureType
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.text.calendar import MONTH_NAMES, MONTHS, SHORT_MONTHS
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "calendar_words.tsv")

_SHORT: Final = "|".join(sorted(SHORT_MONTHS, key=len, reverse=True))
# "Dec. 23", but "He came back in December. The 23-year-old scored." ends a sentence.
_MONTH: Final = rf"(?P<month>(?P<whole>{'|'.join(MONTH_NAMES)})|{_SHORT})(?!\w)(?(whole)|\.?)"
_YEAR: Final = r"(?P<year>(?:1[0-9]|20)\d\d)(?![\d%]|[.,]\d|-\w*old)"
_DAY: Final = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)(?!\w)"
_GAP: Final = rf"(?:{SPACE}|\n){{1,2}}"
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
_YEAR_ALONE: Final = re.compile(r"(?P<year>[12]\d{3})(?:[-–/](?P<to>[12]\d{3}|\d\d)(?!\d|-\d))?(?!\w|[.,:]\d|[/-]\d|%)")
_DECADE: Final = re.compile(r"(?:(?P<century>[12]\d)|['’])?(?P<tens>\d)0['’]?s(?!\w)")
# "'82 case", but not the quotation "'48 hours to go'".
_SHORT_YEAR: Final = re.compile(
    rf"['’](?P<short>\d\d)(?!\w|[.,]\d|['’]|[ -](?:{'|'.join(sorted(CALENDAR_UNITS, key=len, reverse=True))})(?!\w))",
    re.IGNORECASE,
)
DECADE_WORDS: Final = {f"{word[:-1]}ies": value for word, value in CARDINALS.items() if value >= 20}
# A bare "May" or "March" is a month after such a word ("in May"), and else a verb, a name or a walk.
_BEFORE_MONTH: Final = re.compile(
    rf"\b(?:{one_of(_words('before_month'))})[ -]\Z",
    re.IGNORECASE,
)
_BEFORE_YEAR: Final = re.compile(
    rf"\b(?:{one_of(_words('before_year'))})[ -]\Z",
    re.IGNORECASE,
)
# "2,000 people" is written with a comma or not; a year does not count people.
_COUNTED: Final = re.compile(rf"{SPACE}(?:{one_of(_words('counted'))})(?!\w)")
# Nor does a year of before 1900 stand before a plural, but behind an article: "1500 trees", "the 1848 revolutions".
_PLURAL: Final = re.compile(rf"{SPACE}(?!was|has|is|does)[a-z]{{2,}}[^\W\ds]s(?!\w)")
_ARTICLE: Final = re.compile(rf"\b(?:{one_of(_words('article'))})[ -]\Z", re.IGNORECASE)
_NEWS_YEARS: Final = 1900
_IN_THE: Final = re.compile(r"\bthe(?: (?:early|mid|late|middle))?[ -]\Z", re.IGNORECASE)
_FISCAL: Final = re.compile(r"(?:FY[ ']?|fiscal (?:year )?)(?P<year>20\d\d|\d\d)(?!\w|[.,]\d|%)", re.IGNORECASE)
_ERA: Final = re.compile(
    rf"AD{SPACE}(?P<year>\d{{1,4}})(?!\w|[.,]\d)|(?P<first>\d{{1,4}}){SPACE}?(?P<after>{one_of(_words('era'))})(?!\w)"
)
_TENS: Final = one_of(word for word, value in CARDINALS.items() if value >= 20)
_ONES: Final = one_of(word for word, value in CARDINALS.items() if 1 <= value < 10)
_TEENS: Final = one_of(word for word, value in CARDINALS.items() if 10 <= value < 20)
_SPOKEN_YEAR: Final = re.compile(
    rf"(?:sixteen|seventeen|eighteen|nineteen|twenty)[ -](?P<rest>(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS})"
    rf"(?!\w|[ -](?:{_ONES}|percent|per|hundred|thousand|million))",
    re.IGNORECASE,
)
_COMPACT: Final = re.compile(rf"(?P<day>[0-3]?\d)(?P<month>{_SHORT})(?P<year>(?:19|20)?\d\d)(?!\w)", re.IGNORECASE)
_IN_AGE: Final = re.compile(
    rf"\b(?:in|into) (?:{one_of(_words('in_age'))})(?: (?:early|mid|late|middle))?[ -]\Z", re.IGNORECASE
)


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


def read_year(text: str, at: int) -> Figure | None:
    """Reads "2014", "2014-15", "'82", "1990s", "the '90s", "in her 20s"."""
    if match := _DECADE.match(text, at):
        return _decade(text, match)
    if match := _SHORT_YEAR.match(text, at):
        year = full_year(int(match["short"]))
        return Figure(
            match.group(),
            at,
            match.end(),
            FigureType.YEAR,
            Decimal(year),
            Decimal(year),
            "year",
            value=str(year),
            digits=4,
        )
    match = _YEAR_ALONE.match(text, at)
    if match is None:
        return None
    year, to = int(match["year"]), match["to"]
    before = text[max(0, at - 12) : at]
    if year > 2100 or (year < 1500 and not _BEFORE_YEAR.search(before)):
        return None
    if not _BEFORE_YEAR.search(before) and (_COUNTED.match(text, match.end()) or _strange_follows(text, match.end())):
        return None
    told = to or _BEFORE_YEAR.search(before) or _ARTICLE.search(before)
    if year < _NEWS_YEARS and not told and _PLURAL.match(text, match.end()):
        return None
    end = match.end()
    last = year
    if to:
        last = int(to) if len(to) == 4 else year // 100 * 100 + int(to)
        if last <= year:
            last, end = year, match.end("year")
    value = f"{year}..{last}" if last > year else str(year)
    return Figure(text[at:end], at, end, FigureType.YEAR, Decimal(year), Decimal(last), "year", digits=4, value=value)


_NEXT_WORD: Final = re.compile(rf"{SPACE}([a-z]{{3,}})(?!\w)")


def _strange_follows(text: str, at: int) -> bool:
    """True where a word that is no ordinary English follows: 1500 of it may be counted."""
    match = _NEXT_WORD.match(text, at)
    return match is not None and not is_ordinary(match[1])


def _decade(text: str, match: re.Match[str]) -> Figure:
    at, end, tens = match.start(), match.end(), int(match["tens"]) * 10
    if match["century"]:
        low = int(match["century"]) * 100 + tens
    elif _IN_AGE.search(text[max(0, at - 24) : at]):
        return Figure(
            match.group(),
            at,
            end,
            FigureType.AGE,
            Decimal(tens),
            Decimal(tens + 9),
            "year",
            digits=1,
            value=f"{tens}..{tens + 9}",
        )
    else:
        low = tens + (2000 if tens < 20 else 1900)
    # "the 1800s" are a century, "the 2000s" hardly ever.
    high = low + (99 if match["century"] and low % 100 == 0 and low < 2000 else 9)
    return Figure(
        match.group(), at, end, FigureType.DECADE, Decimal(low), Decimal(high), "year", digits=3, value=f"{low}..{high}"
    )


def read_decade_word(text: str, at: int, word: str) -> Figure | None:
    """Reads "the nineties", "in his sixties"."""
    tens = DECADE_WORDS.get(word)
    if tens is None:
        return None
    age = _IN_AGE.search(text[max(0, at - 24) : at]) and not _IN_THE.search(text[max(0, at - 16) : at])
    low = tens if age else 1900 + tens
    kind = FigureType.AGE if age else FigureType.DECADE
    end = at + len(word)
    return Figure(
        text[at:end], at, end, kind, Decimal(low), Decimal(low + 9), "year", digits=2, value=f"{low}..{low + 9}"
    )


def read_weekday(text: str, at: int, word: str) -> Figure | None:
    """Reads "Wednesday", "Wed."; "sat" and "sun" are days only when capitalised before a date or a comma."""
    end = at + len(word)
    if len(word) < 5 and not (text[at].isupper() and re.match(r"\.|,|\)| \d{1,2}(?!\d)", text[end : end + 4])):
        return None
    number = Decimal(WEEKDAYS[word])
    return Figure(text[at:end], at, end, FigureType.WEEKDAY, parts=(number,), value=None)


def read_fiscal(text: str, at: int) -> Figure | None:
    """Reads "FY2025", "FY25", "fiscal 2025", "fiscal year 2025" as the year."""
    match = _FISCAL.match(text, at)
    if match is None:
        return None
    year = int(match["year"]) if len(match["year"]) > 2 else full_year(int(match["year"]))
    return _year(text, at, match.end(), Decimal(year))


def read_era(text: str, at: int) -> Figure | None:
    """Reads "85 BC", "AD 43", "43 CE": years before our era are negative."""
    match = _ERA.match(text, at)
    if match is None:
        return None
    before = (match["after"] or "").replace(".", "").upper() in ("BC", "BCE")
    year = Decimal(match["year"] or match["first"])
    return _year(text, at, match.end(), -year if before else year)


def _year(text: str, start: int, end: int, year: Decimal) -> Figure:
    return Figure(text[start:end], start, end, FigureType.YEAR, year, year, "year", digits=4, value=str(year))


def read_spoken_year(text: str, at: int, word: str) -> Figure | None:
    """Reads "nineteen eighty-four", "twenty twelve"."""
    match = _SPOKEN_YEAR.match(text, at)
    if match is None:
        return None
    rest = sum(CARDINALS[part] for part in re.findall(r"[a-z]+", match["rest"].lower()))
    if rest < 10:
        return None
    return _year(text, at, match.end(), Decimal(CARDINALS[word] * 100 + rest))
