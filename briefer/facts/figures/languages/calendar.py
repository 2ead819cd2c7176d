"""Dates, years, days of the week and times of day in other languages."""

import datetime
import re
from decimal import Decimal
from typing import Final

from briefer.facts.figures.grammar.dates import full_year
from briefer.facts.figures.languages.numerals import value_of
from briefer.facts.figures.languages.words import Words
from briefer.facts.mention import Figure, FigureType
from briefer.text.language import Language
from briefer.text.patterns import SPACE

_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])"
_GAP: Final = rf"(?:{SPACE}|\n)"
_NUMERIC: Final = re.compile(r"(?P<a>\d{1,2})([./-])(?P<b>\d{1,2})\2(?P<year>\d{4}|\d\d)(?![\w/]|\.\d)")
_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<b>\d\d)-(?P<a>\d\d)(?![\w-])")
# "am 3.10." is a day in German; elsewhere a number ends the sentence.
_GERMAN: Final = re.compile(r"(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?!\d)")
_EAST: Final = re.compile(
    r"(?:(?P<year>[12]\d{3})年)?(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12]\d|0?[1-9])[日号號])?(?!間)"
)
_EAST_YEAR: Final = re.compile(r"(?P<year>[12]\d{3})年(?![间間])")
_EAST_TIME: Final = re.compile(r"(?P<hour>2[0-4]|1\d|0?\d)[时時点點](?:(?P<minute>[0-5]?\d)分)?(?![间間])")
_EAST_COLON: Final = re.compile(r"(?P<hour>2[0-4]|1\d|0?\d)[:：](?P<minute>[0-5]\d)(?![\d:：])")
_DECADE: Final = re.compile(r"(?P<year>(?:1[89]|20)\d0)er(?!\w)")
_YEARS: Final = re.compile(
    r"(?P<year>1\d{3}|20\d\d|2100)(?:[-–/](?P<to>(?:19|20)\d\d|\d\d)(?![\d.-]))?(?![\w%]|[.,:’']\d|[-/]\d)"
)
_EARLIEST: Final = 1900
_LATEST: Final = 2100
_NEXT: Final = re.compile(rf"{SPACE}[^\W\d_]")
_SHORT_GAP: Final = 24


class Calendar:
    """Reads the calendar of one language."""

    def __init__(self, words: Words) -> None:
        self.words = words
        of, months = words.any_of("of"), words.pattern(words.months)
        joint = rf"(?:{words.any_of('to', 'and', 'or')}|au|al|ao|zum|bis{SPACE}zum)(?:{SPACE}(?:den|le|el|o|zum))?"
        end = r"(?:\.|\.?[ºª°]|er|e)?"
        self._day_month = re.compile(
            rf"(?P<day>{_DAY}){end}(?:(?:{SPACE}?[-–/]{SPACE}?|{SPACE}{joint}{SPACE})(?P<last>{_DAY}){end})?"
            rf"{_GAP}(?:{of}{_GAP})?(?P<month>{months})(?:\.?{_GAP}(?:(?:{of}|del){_GAP})?(?P<year>(?:1[0-9]|20)\d\d)(?![\d%]|[.,]\d))?",
            re.IGNORECASE,
        )
        full = words.pattern(words.whole_months)
        self._month = re.compile(
            rf"(?P<month>{full})(?:{_GAP}(?:(?:{of}|del){_GAP})?(?P<year>(?:1[0-9]|20)\d\d)(?![\d%]|[.,]\d))?",
            re.IGNORECASE,
        )
        self._before_year = re.compile(rf"(?<!\w){words.any_of('year')}{SPACE}\Z", re.IGNORECASE)
        at = words.any_of("clockbefore")
        self._clock = re.compile(
            rf"(?P<hour>2[0-4]|1\d|0?\d)(?:(?P<mark>:|\.|{SPACE}?h{SPACE}?)(?P<minute>[0-5]\d)(?!\d))?(?!\d)"
            rf"(?P<word>{SPACE}?{words.any_of('clock')})?",
            re.IGNORECASE,
        )
        self._at = re.compile(rf"(?<!\w){at}{SPACE}\Z", re.IGNORECASE)
        self._decade = re.compile(rf"({words.any_of('decade')})", re.IGNORECASE)
        self._decades = re.compile(
            rf"{words.any_of('decades')}{SPACE}['’]?(?P<said>\d\d(?:\d\d)?(?!\d)|[^\W\d_]+)", re.IGNORECASE
        )
        # "las ocho casas" are houses: without a word for the clock only what ends there or goes on so is a time.
        ends = rf"(?=[.,;)]|\Z|{SPACE}(?:de{SPACE}la|della|del|di|da){SPACE})"
        self._hour = re.compile(rf"(?P<hour>[^\W\d_]+)(?:{SPACE}{words.any_of('clock')}|{ends})", re.IGNORECASE)
        self._at_word = re.compile(rf"(?<!\w)(?:{at}|um|gegen|ab){SPACE}\Z", re.IGNORECASE)
        self._half = re.compile(rf"{words.any_of('halfclock')}{SPACE}(?P<hour>[^\W\d_]+|1?\d(?!\d))", re.IGNORECASE)

    def date(self, text: str, at: int) -> Figure | None:
        """The date that starts with a number."""
        if not self.words.spaced:
            if match := _EAST.match(text, at):
                year, day = match["year"], match["day"]
                return _date(match, int(year) if year else None, int(match["month"]), int(day) if day else None)
            return None
        if match := _ISO.match(text, at) or _NUMERIC.match(text, at):
            year = match["year"]
            return _date(match, int(year) if len(year) > 2 else full_year(int(year)), int(match["b"]), int(match["a"]))
        if self.words.language is Language.GERMAN and (match := _GERMAN.match(text, at)):
            return _date(match, None, int(match["b"]), int(match["a"]))
        match = self._day_month.match(text, at)
        return self._named(match) if match else None

    def month(self, text: str, at: int) -> Figure | None:
        """The month, with its year where it has one, that starts at a word."""
        match = self._month.match(text, at)
        if match is None or (self.words.language is Language.GERMAN and text[at].islower()):
            return None
        return _date(
            match, int(match["year"]) if match["year"] else None, self.words.months[match["month"].lower()], None
        )

    def _named(self, match: re.Match[str]) -> Figure | None:
        year, last = match["year"], match["last"]
        month = self.words.months[match["month"].lower().rstrip(".")]
        return _date(match, int(year) if year else None, month, int(match["day"]), int(last) if last else None)

    def weekday(self, text: str, at: int, word: str) -> Figure | None:
        """The day of the week that a word names."""
        day = self.words.weekdays.get(word.lower())
        if day is None or (self.words.language is Language.GERMAN and word[0].islower()):
            return None
        return Figure(word, at, at + len(word), FigureType.WEEKDAY, parts=(Decimal(day),))

    def year(self, text: str, at: int) -> Figure | None:
        """The year that a number of four digits is, where nothing says that it counts."""
        match = (_YEARS if self.words.spaced else _EAST_YEAR).match(text, at)
        if match is None:
            return None
        year, to = int(match["year"]), match.groupdict().get("to")
        before = text[max(0, at - _SHORT_GAP) : at]
        if self.words.spaced and not to and not self._before_year.search(before):
            follows = _NEXT.match(text, match.end())
            counts = follows and not (self.words.language is Language.GERMAN and follows.group()[-1].islower())
            if counts or not _EARLIEST <= year <= _LATEST:
                return None
        last = year if not to else int(to) if len(to) > 2 else year // 100 * 100 + int(to)
        if last < year:
            return None
        value = f"{year}..{last}" if last > year else str(year)
        return Figure(
            match.group(), at, match.end(), FigureType.YEAR, Decimal(year), Decimal(last), "year", digits=4, value=value
        )

    def decade(self, text: str, at: int) -> Figure | None:
        """A decade: "1990er", "années 1990", "años 90", "neunziger Jahre", "anni Novanta"."""
        if match := self._decade.match(text, at):
            return _decade(match, int(self.words.of("decade")[" ".join(match[1].lower().split())]))
        if match := _DECADE.match(text, at):
            return _decade(match, int(match["year"]))
        match = self._decades.match(text, at)
        said = match["said"].lower() if match else ""
        value = (int(said) if said.isdecimal() else value_of(said, self.words.language)) if said else None
        if match is None or value is None or value % 10 or not (20 <= value <= 90 or 1800 <= value <= 2090):
            return None
        return _decade(match, int(value) + (1900 if value < 100 else 0))

    def hour_in_words(self, text: str, at: int) -> Figure | None:
        """The hour that number words give: "um acht Uhr", "à huit heures", "a las ocho de la tarde"."""
        if not self._at_word.search(text[max(0, at - 12) : at]):
            return None
        match = self._hour.match(text, at)
        hour = value_of(match["hour"].lower(), self.words.language) if match else None
        return _time(match, int(hour), 0) if match and hour is not None and 0 < hour <= 24 else None

    def clock(self, text: str, at: int) -> Figure | None:
        """The time of day that starts with a number: "14.30 Uhr", "17h30", "alle 15.30", "15:30"."""
        if not self.words.spaced:
            match = _EAST_TIME.match(text, at) or _EAST_COLON.match(text, at)
            return _time(match, int(match["hour"]), int(match["minute"] or 0)) if match else None
        match = self._clock.match(text, at)
        if match is None:
            return None
        mark, word, minute = (match["mark"] or "").strip(), (match["word"] or "").strip().lower(), match["minute"]
        led = self._at.search(text[max(0, at - 12) : at]) is not None
        # "14 heures" may last, "à 14 heures" is a time; "Uhr" and "17h30" are times anyway.
        lasts = word in self.words.of("time") or word in ("h", "u")
        if not (
            mark == ":"
            or (mark == "h" and minute)
            or (word and (not lasts or led or (mark and minute)))
            or (led and minute)
        ):
            return None
        if text[match.end() : match.end() + 1].isalnum() or (mark == ":" and re.match(r":?\d", text[match.end() :])):
            return None
        return _time(match, int(match["hour"]), int(minute or 0))

    def half_hour(self, text: str, at: int) -> Figure | None:
        """The time before a full hour: "halb drei" is half past two."""
        match = self._half.match(text, at)
        if match is None:
            return None
        said = match["hour"].lower()
        hour = Decimal(said) if said.isdecimal() else value_of(said, self.words.language)
        if hour is None or not 1 <= hour <= 12:
            return None
        return _time(match, int(hour) - 1 or 12, 30)


def _date(
    match: re.Match[str], year: int | None, month: int, day: int | None, last: int | None = None
) -> Figure | None:
    try:
        for number in (day, last):
            datetime.date(year or 2000, month, number or 1)
    except ValueError:
        return None
    value = (f"{year:04}" if year else "-") + f"-{month:02}" + (f"-{day:02}" if day else "")
    parts = tuple(None if part is None else Decimal(part) for part in (year, month, day))
    return Figure(
        match.group(), match.start(), match.end(), FigureType.DATE,
        parts=(*parts, Decimal(last)) if last else parts, value=value,
    )  # fmt: skip


def _decade(match: re.Match[str], low: int) -> Figure:
    return Figure(
        match.group(), match.start(), match.end(), FigureType.DECADE, Decimal(low), Decimal(low + 9), "year",
        digits=3, value=f"{low}..{low + 9}",
    )  # fmt: skip


def _time(match: re.Match[str], hour: int, minute: int) -> Figure:
    text = match.group().rstrip()
    return Figure(
        text, match.start(), match.start() + len(text), FigureType.TIME,
        parts=(Decimal(hour), Decimal(minute)), value=f"{hour:02}:{minute:02}",
    )  # fmt: skip
