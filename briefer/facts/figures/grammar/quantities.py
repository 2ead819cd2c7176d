"""What follows a number and says what it measures: percent, money, units, time, age, or nothing."""

import re
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.following import first_words, is_closed, word_behind
from briefer.facts.figures.grammar.money import (
    currency_after,
    rare_currency_after,
)
from briefer.facts.figures.grammar.multiples import TIMES, read_times
from briefer.facts.figures.grammar.numerals import Numeral
from briefer.facts.figures.grammar.preceding import last_words, said_before
from briefer.facts.figures.grammar.units import names_unit, read_unit
from briefer.facts.figures.grammar.vocabulary import CALENDAR_UNITS, SCALES
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.text.patterns import SPACE, one_of
from briefer.text.remembered import Remembered
from briefer.text.wordlists import words

_words = partial(words, __package__, "quantities_words.tsv")

MILLION_LETTER: Final = re.compile(r"m(?!\w)")

_HALF: Final = Decimal("0.5")
_PERCENT: Final = re.compile(
    rf"(?:{SPACE}|\n|-)?(?:%|per(?:{SPACE}|-)?cent(?:age(?=(?:{SPACE}|-)point))?(?!\w)|pc(?!\w)|pct(?!\w))",
    re.IGNORECASE,
)
_POINTS: Final = re.compile(
    rf"(?:{SPACE}|-)(?:age(?:{SPACE}|-))?points?(?!\w)|-?age(?:{SPACE}|-)points?(?!\w)", re.IGNORECASE
)
_OLD: Final = re.compile(rf"(?:{SPACE}|-|\n)?(year|yr|month|week|day)s?(?:{SPACE}|-)olds?(?!\w)", re.IGNORECASE)
_OF_AGE: Final = re.compile(rf"(?:{SPACE}|-)(year|month|week|day)s?{SPACE}of{SPACE}age(?!\w)", re.IGNORECASE)
_CALENDAR: Final = re.compile(
    rf"(?:{SPACE}|-|\n)?(?:(?:{one_of(_words('calendar'))}){SPACE})?({one_of(CALENDAR_UNITS)})(?!\w)(?!-?{SPACE}?half\b)",
    re.IGNORECASE,
)
# "2 h 41 min", "2.3 s"; "747s" is a plural.
_TIME_LETTER: Final = re.compile(rf"{SPACE}(h|s|d)(?![\w.’'-]*\w)|(?<=\d)(h)(?!\w)")
_TIME_LETTERS: Final = {"h": "hour", "s": "second", "d": "day"}
_OF_TIME: Final = re.compile(rf"{SPACE}(?:of{SPACE})?an?{SPACE}({one_of(_words('of_time'))})(?!\w)", re.IGNORECASE)
# "The third quarter" is one of four and "the second half" one of two; "third" alone would be a part or a rank.
_NTH_PART: Final = re.compile(r"[ -](quarter|half)(?!s|\w|-)", re.IGNORECASE)
_OF_A: Final = re.compile(rf"{SPACE}of{SPACE}an?(?!\w)", re.IGNORECASE)
# "2 trillion won"; "12 won" is a victory.
_WON: Final = re.compile(rf"{SPACE}(?:South{SPACE}Korean{SPACE}|Korean{SPACE})?won(?!\w)")
_NEXT_WORD: Final = re.compile(rf"{SPACE}(?:[A-Z][a-z]+{SPACE}){{0,2}}([a-z]{{3,12}})(?!\w)")
_PEOPLE: Final = re.compile(
    rf"{SPACE}(?:people|users|(?:of{SPACE}(?:its|their|his|her|the){SPACE}(?:own{SPACE})?)?[a-z]{{4,}}s)(?!\w)"
)
_METRE_EVENTS: Final = _words("metre_events")
_AGED: Final = re.compile(
    rf"\b(?:{one_of(_words('aged'))})\s(?:about\s|just\s|only\s|between\s)?\Z",
    re.IGNORECASE,
)
_AGING: Final = last_words((*_words("aged"), "about", "just", "only", "between"))
_NUMBERED: Final = re.compile(r"(?:\bNos?\.\s?|\b[Nn]umber\s|#)\Z")
_NUMBERING: Final = ("no.", "nos.", "number", "#")
_NAME_COMMA: Final = re.compile(r"[A-Z][\w.’'-]*[a-z.’'][\"”’)]?,\s\Z")
_AFTER_AGE: Final = re.compile(rf"[,.;)]|\s(?:{one_of(_words('after_age'))}|of(?!\s(?:the\s|its\s|their\s)?\d))\b|\Z")


def ordinal(text: str, start: int, end: int, value: Decimal) -> Figure:
    """A rank such as "3rd"."""
    part = _NTH_PART.match(text, end)
    end, label = (part.end(), (part[1].lower(),)) if part else (end, ())
    return Figure(
        text[start:end], start, end, FigureType.ORDINAL, value, value, label=label, digits=1, value=str(value)
    )


def low_end(first: Numeral, second: Numeral) -> Decimal:
    """As in "4-5 million" starts at four million."""
    if not second.scaled or first.scaled:
        return first.value
    scaled = first.value * second.scale
    return scaled if scaled < second.value else first.value


def span_of(first: Numeral, last: Numeral) -> tuple[Decimal, Decimal]:
    """The lowest and the highest value of a range, or of one number."""
    return (low_end(first, last), last.value) if last is not first else (first.value, first.value)


def _plain(value: Decimal) -> str:
    text = format(value, "f") if abs(value.adjusted()) < 60 else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure_of(
    text: str, start: int, end: int, kind: FigureType, span: tuple[Decimal, Decimal], unit: str | None, digits: int,
    bound: Bound = Bound.EXACT,
) -> Figure:  # fmt: skip
    """The figure ``text[start:end]`` with a value of its own."""
    low, high = span
    value = _plain(low) if low == high else f"{_plain(low)}..{_plain(high)}"
    return Figure(text[start:end], start, end, kind, low, high, unit, bound=bound, digits=digits, value=value)


# With which words what is read here begins: a share, an age, a part of a time, the money that CLDR alone knows.
_PERCENTS: Final = ("per", "percent", "percentage", "pc", "pct")
_YEARS: Final = ("yr", "yrs")
_PARTS_OF: Final = ("of", "a", "an")
_MEASURING: Final = first_words(
    ("", "won", *_PERCENTS, *_YEARS, *_PARTS_OF, *TIMES, *_TIME_LETTERS, *CALENDAR_UNITS, *_words("calendar"))
)


def _measures_nothing(word: str) -> bool:
    """True for a word that only names what is counted, or something else: the "people" of "18 people"."""
    return word not in _MEASURING and not names_unit(word) and is_ordinary(word)


_MEASURES_NOTHING: Final = Remembered(_measures_nothing)


def measured(text: str, first: Numeral, last: Numeral) -> Figure | None:
    """The figure of a number, or of a range from `first` to `last`, by what follows it; None inside a word."""
    if last is first and (times := read_times(text, first.start, last.end, first.value)):
        return times
    if last is first and is_closed(text, last.end):
        return _bare(text, first, last)
    if last is first and first.value != _HALF and _MEASURES_NOTHING[word_behind(text, last.end)]:
        return _named_money(text, first, last) or _bare(text, first, last)
    if share := _share(text, first, last):
        return share
    if last is not first and text[first.end : first.end + 1] == "%":
        return None
    for read in (_years_old, _named_money, _time, _quantity, _rare_money):
        if figure := read(text, first, last):
            return figure
    return _bare(text, first, last)


def _ended(
    text: str, first: Numeral, last: Numeral, end: int, kind: FigureType, unit: str | None, scale: Decimal = Decimal(1)
) -> Figure:
    """The figure of a number or a range that ends at `end`, in a unit that stands for `scale` of it."""
    high = last.value * scale
    low = high if last is first else low_end(first, last) * scale
    return figure_of(text, first.start, end, kind, (low, high), unit, last.digits)


def _share(text: str, first: Numeral, last: Numeral) -> Figure | None:
    match = _PERCENT.match(text, last.end)
    if match is None:
        return None
    if points := _POINTS.match(text, match.end()):
        return _ended(text, first, last, points.end(), FigureType.PERCENTAGE_POINTS, "pp")
    return _ended(text, first, last, match.end(), FigureType.PERCENT, "%")


def _years_old(text: str, first: Numeral, last: Numeral) -> Figure | None:
    match = _OLD.match(text, last.end) or _OF_AGE.match(text, last.end)
    return _ended(text, first, last, match.end(), FigureType.AGE, _age_unit(match[1])) if match else None


def _named_money(text: str, first: Numeral, last: Numeral) -> Figure | None:
    million = None if last.scaled or last.spelled else MILLION_LETTER.match(text, last.end)
    if million and (money := currency_after(text, million.end())):  # "11m kroner"
        return _ended(text, first, last, money[1], FigureType.MONEY, money[0], SCALES["million"])
    if money := currency_after(text, last.end):
        currency, end, each = money
        return _ended(text, first, last, end, FigureType.MONEY, currency, each)
    return None


def _time(text: str, first: Numeral, last: Numeral) -> Figure | None:
    if not last.spelled and (match := _TIME_LETTER.match(text, last.end)):
        return _ended(text, first, last, match.end(), FigureType.DURATION, _TIME_LETTERS[match[1] or match[2]])
    if match := _CALENDAR.match(text, last.end):
        unit = CALENDAR_UNITS[match[1].lower()]
        if unit == "quarter" and _OF_A.match(text, match.end()):
            return None  # "three quarters of an hour" is no nine months
        adjacent_word = text[last.end : last.end + 1].isalpha() and first.spelled
        if not adjacent_word and not _second_of_many(text, match, unit, first):
            is_age = _is_aged(text, first)
            return _ended(text, first, last, match.end(), FigureType.AGE if is_age else FigureType.DURATION, unit)
    if span_of(first, last) == (_HALF, _HALF) and (match := _OF_TIME.match(text, last.end)):
        return _ended(text, first, last, match.end(), FigureType.DURATION, match[1].lower())
    return None


def _quantity(text: str, first: Numeral, last: Numeral) -> Figure | None:
    if many := _million_units(text, first, last):
        return many
    if match := _million_people(text, last):
        return _ended(text, first, last, match.end(), _count(first, last), None, SCALES["million"])
    if measure := read_unit(text, last.end, spelled=last.spelled):
        return _ended(text, first, last, measure[1], FigureType.QUANTITY, measure[0])
    return None


def _rare_money(text: str, first: Numeral, last: Numeral) -> Figure | None:
    if (won := _WON.match(text, last.end)) and last.scaled:
        return _ended(text, first, last, won.end(), FigureType.MONEY, "KRW")
    if _unusual_word(text, last.end) and (rare := rare_currency_after(text, last.end)):
        return _ended(text, first, last, rare[1], FigureType.MONEY, rare[0])
    return None


def _bare(text: str, first: Numeral, last: Numeral) -> Figure | None:
    """An age, a rank or a count."""
    start, end = first.start, last.end
    if not first.spelled and text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum():
        end += 1  # "two 747s"
    if text[end : end + 1].isalpha() or text[end : end + 1] == "_":
        return None
    if last is first and (age := _age(text, first)):
        return age
    if said_before(text, start).endswith(_NUMBERING) and _NUMBERED.search(text[max(0, start - 8) : start]):
        return ordinal(text, start, end, span_of(first, last)[0])
    return _ended(text, first, last, end, _count(first, last), None)


def _unusual_word(text: str, at: int) -> bool:
    """True when a word that is not ordinary English follows a number, alone or after a nation: it may be a currency."""
    match = _NEXT_WORD.match(text, at)
    return match is not None and not is_ordinary(match[1].lower())


def _count(first: Numeral, last: Numeral) -> FigureType:
    return FigureType.RANGE if last is not first else FigureType.COUNT


def _age_unit(word: str) -> str:
    return "year" if word.lower() == "yr" else word.lower()


def _second_of_many(text: str, match: re.Match[str], unit: str, number: Numeral) -> bool:
    """As in "two second goals" counts goals; "30-second" and "one second" are durations."""
    plural = match.group().lower().endswith(("s", "sec"))
    return unit == "second" and not plural and number.value != 1 and text[match.start()] != "-"


def _million_people(text: str, number: Numeral) -> re.Match[str] | None:
    match = None if number.scaled or number.spelled else MILLION_LETTER.match(text, number.end)
    people = match and _PEOPLE.match(text, match.end())
    return match if people and people.group().strip() not in _METRE_EVENTS else None


def _million_units(text: str, first: Numeral, last: Numeral) -> Figure | None:
    """As in "3.8m tonnes" and "40m kWh": no metres have a unit behind them; a "6m stone wall" is six metres."""
    million = None if last.scaled or last.spelled else MILLION_LETTER.match(text, last.end)
    measure = read_unit(text, million.end(), spelled=True) if million else None
    if million is None or measure is None:
        return None
    said = text[million.end() : measure[1]]
    if said.islower() and not said.endswith(("s", "feet")):
        return None
    return _ended(text, first, last, measure[1], FigureType.QUANTITY, measure[0], SCALES["million"])


def _age(text: str, number: Numeral) -> Figure | None:
    """As in "Igor Kirillov, 54," and "aged 54"."""
    if number.value > 120 or number.value != number.value.to_integral_value() or number.spelled or number.scaled:
        return None
    if _is_aged(text, number) or (_follows_name(text, number) and _AFTER_AGE.match(text, number.end)):
        return figure_of(
            text, number.start, number.end, FigureType.AGE, (number.value, number.value), "year", number.digits
        )
    return None


def _is_aged(text: str, number: Numeral) -> bool:
    """As in "aged 54", "turned just 30"."""
    if not said_before(text, number.start).endswith(_AGING):
        return False
    return _AGED.search(text[max(0, number.start - 24) : number.start]) is not None


def _follows_name(text: str, number: Numeral) -> bool:
    """As in "Igor Kirillov, 54"."""
    start = number.start
    return text.startswith(",", start - 2) and _NAME_COMMA.search(text[max(0, start - 24) : start]) is not None
