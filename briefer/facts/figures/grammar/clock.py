"""Clock times: "12:30 p.m.", "11:00 BST", "half past ten", "nine in the morning", and times that a race took."""

import re
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.numerals import Numeral, read_numeral
from briefer.facts.figures.grammar.vocabulary import WEEKDAYS
from briefer.facts.mention import Figure, FigureType
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "clock_words.tsv")

ZONES: Final = _words("clock")
HALVES: Final = ("a", "p", "am", "pm", "o")
"""With which letters the words behind an hour begin: "a.m.", "pm", "o'clock"."""
_CLOCK: Final = re.compile(
    rf"""
    (?P<hour>2[0-4]|1\d|0?\d)
    (?: (?P<colon>:|\.(?=\d\d(?!\d)))(?P<minute>[0-5]\d)(?:[:.](?P<second>\d\d)(?:\.\d+)?)? )?(?!\d)
    (?: {SPACE}?(?P<half>[ap])(?:m\b | \.{SPACE}?m\b\.?) | (?P<oclock>{SPACE}o['’]clock) )?
    (?P<zone>{SPACE}?(?-i:{one_of(ZONES)}|[ABCEHIJKMNPSW]E?[SD]?T)(?!\w)(?:[+-]\d{{1,2}})?)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
NAMED_TIMES: Final = {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0)}


# "3:27.84" and "2:04:19" are how long something took.
_RUN_TIME: Final = re.compile(
    r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)(?P<part>\.\d{1,3})?(?![\w:]|\.\d)"
)
# "4h 31m 08s", "1m 52s", "2h05m"
_LETTERED_TIME: Final = re.compile(
    r"(?:(?P<hours>\d{1,3})h ?)?(?P<minutes>\d{1,3})m(?:ins?)? ?(?P<seconds>\d{1,2}(?:\.\d{1,3})?)s(?:ecs?)?(?!\w)"
    r"|(?P<hours2>\d{1,3})h(?:rs?)? ?(?P<minutes2>[0-5]?\d)m(?:ins?)?(?!\w)"
)
_HALF_OF_DAY: Final = re.compile(
    rf"{SPACE}(?:o['’]clock{SPACE})?(?:[io]n{SPACE}the{SPACE}(?:(?P<morning>morning)|afternoon|evening)|at{SPACE}(?P<night>night)"
    rf"|(?P<named>noon|midday|midnight))(?!\w)",
    re.IGNORECASE,
)
# "Six o'clock on Monday morning": the day is a mention of its own.
_OF_WEEKDAY: Final = re.compile(
    rf"{SPACE}o['’]clock(?={SPACE}(?:on{SPACE})?(?:{one_of(WEEKDAYS)}){SPACE}"
    rf"(?:(?P<morning>morning)|afternoon|evening|(?P<night>night))(?!\w))",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    rf"(?:(?P<half>half)|(?:a{SPACE})?(?P<quarter>quarter)){SPACE}(?P<way>past|to|before|after){SPACE}(?=\w)",
    re.IGNORECASE,
)
_LATE: Final = 6
_TWELVE: Final = 12


def read_run_time(text: str, at: int) -> Figure | None:
    """Reads "3:27.84", "2:04:19" as so many seconds."""
    match = _RUN_TIME.match(text, at)
    if match is None or not (match["hours"] or match["part"]):
        return None
    clock = _CLOCK.match(text, at)
    if clock and (clock["half"] or clock["zone"]):
        return None
    seconds = Decimal(int(match["hours"] or 0) * 3600 + int(match["minutes"]) * 60 + int(match["seconds"]))
    seconds += Decimal(match["part"] or 0)
    return Figure(
        match.group(), at, match.end(), FigureType.DURATION, seconds, seconds, "second", digits=6, value=str(seconds)
    )


def read_lettered_time(text: str, at: int) -> Figure | None:
    """Reads "4h 31m 08s" and "1m 52s" as so many seconds, "2h05m" as so many minutes."""
    match = _LETTERED_TIME.match(text, at)
    if match is None:
        return None
    minutes = Decimal(match["hours"] or match["hours2"] or 0) * 60 + Decimal(match["minutes"] or match["minutes2"])
    unit, value = ("second", minutes * 60 + Decimal(match["seconds"])) if match["seconds"] else ("minute", minutes)
    return Figure(match.group(), at, match.end(), FigureType.DURATION, value, value, unit, digits=6, value=str(value))


def read_clock(text: str, at: int) -> Figure | None:
    """Reads "12:30 p.m.", "11:00 BST", "4 p.m.", "5 o'clock", "16:45"; the hour is of 24 where the text tells."""
    match = _CLOCK.match(text, at)
    if match is None or not (match["half"] or match["oclock"] or match["colon"] == ":" or match["zone"]):
        return None
    if not match["minute"] and match["zone"] and not match["half"]:
        return None
    end = match.end()
    if text[end : end + 1].isalnum():
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = (match["zone"] or "").strip()
    return _time(text, at, end, hour, minute, f"{half}m" if half else None, None if zone in ("", "hrs") else zone)


def read_hour_of_day(text: str, number: Numeral) -> Figure | None:
    """Reads "nine in the morning", "ten at night"."""
    match = _HALF_OF_DAY.match(text, number.end) or _OF_WEEKDAY.match(text, number.end)
    if match is None or number.value != number.value.to_integral_value() or not 1 <= number.value <= 12:
        return None
    if named := match.groupdict().get("named"):
        hour, minute = NAMED_TIMES[named.lower()]
        is_so = number.value == _TWELVE  # "12 noon"
        return _time(text, number.start, match.end(), hour, minute, "pm" if hour else "am") if is_so else None
    return _time(text, number.start, match.end(), *_on_day(int(number.value), match))


def _on_day(hour: int, match: re.Match[str]) -> tuple[int, int, str]:
    morning = match["morning"] or (match["night"] and hour < _LATE)
    return hour % 12 + (0 if morning else 12), 0, "am" if morning else "pm"


def read_past_hour(text: str, at: int) -> Figure | None:
    """Reads "half past ten", "a quarter to nine at night"."""
    match = _PAST.match(text, at)
    if match is None or (match["half"] and match["way"].lower() != "past"):
        return None
    number = read_numeral(text, match.end())
    if number is None or number.scaled or not 1 <= number.value <= 12 or number.value % 1:
        return None
    hour, minute = int(number.value), 30 if match["half"] else 15
    if match["way"].lower() in ("to", "before"):
        hour, minute = hour - 1 or 12, 45
    if day := _HALF_OF_DAY.match(text, number.end):
        hour, _, half = _on_day(hour, day)
        return _time(text, at, day.end(), hour, minute, half)
    return _time(text, at, number.end, hour, minute, None)


def read_named_time(text: str, at: int, word: str) -> Figure | None:
    """Reads "noon", "midday", "midnight"."""
    hour, minute = NAMED_TIMES[word]
    return _time(text, at, at + len(word), hour, minute, "pm" if hour else "am")


def _time(text: str, start: int, end: int, hour: int, minute: int, unit: str | None, zone: str | None = None) -> Figure:
    parts = (Decimal(hour), Decimal(minute))
    return Figure(
        text[start:end], start, end, FigureType.TIME, unit=unit, parts=parts, value=f"{hour:02}:{minute:02}", zone=zone
    )
