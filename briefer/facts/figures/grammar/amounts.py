"""A number and what follows it: percent, money, quantities with units, durations, ages, ranges, counts."""

import re
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.money import (
    MONEY_PREFIX,
    currency_after,
    currency_of,
    nation_after,
    rare_currency_after,
)
from briefer.facts.figures.grammar.multiples import read_times
from briefer.facts.figures.grammar.numerals import Numeral, read_numeral
from briefer.facts.figures.grammar.units import read_unit
from briefer.facts.figures.grammar.vocabulary import CALENDAR_UNITS, CURRENCY_SIGNS, SCALES
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "amounts_words.tsv")

_MILLION_LETTER: Final = re.compile(r"m(?!\w)")
_DASH: Final = re.compile(rf"{SPACE}?[-–—]{SPACE}?(?=[\d$£€])")
_TO: Final = re.compile(rf"{SPACE}(?:to|or){SPACE}", re.IGNORECASE)
_AND: Final = re.compile(rf"{SPACE}and{SPACE}", re.IGNORECASE)
MOVED: Final = re.compile(
    rf"\b(?:{one_of(_words('moved'))})\s(?:about\s|around\s)?\Z",
    re.IGNORECASE,
)
BETWEEN: Final = re.compile(r"\bbetween\s(?:about\s|around\s)?\Z", re.IGNORECASE)

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
# "The third quarter" is one of four; "third" alone would be a part or a rank.
_QUARTER: Final = re.compile(r"[ -]quarter(?!s|\w|-)", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)
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
_NUMBERED: Final = re.compile(r"(?:\bNos?\.\s?|\b[Nn]umber\s|#)\Z")
_NAME_COMMA: Final = re.compile(r"[A-Z][\w.’'-]*[a-z.’'][\"”’)]?,\s\Z")
_AFTER_AGE: Final = re.compile(rf"[,.;)]|\s(?:{one_of(_words('after_age'))}|of(?!\s(?:the\s|its\s|their\s)?\d))\b|\Z")


def read_amount(text: str, at: int) -> Figure | None:
    """The figure that starts with the number or currency sign at `at`."""
    prefix = MONEY_PREFIX.match(text, at)
    number = read_numeral(text, prefix.end() if prefix else at)
    if number is None:
        return None
    if prefix:
        return _money(text, at, number, currency_of(prefix.group()))
    if not number.spelled and _ORDINAL.match(text, number.end) and not number.scaled:
        return ordinal(text, at, number.end + 2, number.value)
    second = _second(text, number, None)
    last = second or number
    return _measured(text, number, last)


def ordinal(text: str, start: int, end: int, value: Decimal) -> Figure:
    """A rank such as "3rd"."""
    quarter = _QUARTER.match(text, end)
    end, label = (quarter.end(), ("quarter",)) if quarter else (end, ())
    return Figure(
        text[start:end], start, end, FigureType.ORDINAL, value, value, label=label, digits=1, value=str(value)
    )


def _million(text: str, number: Numeral) -> Numeral:
    """The "m" after money is a million: £640m."""
    match = (
        None
        if number.scaled
        else _MILLION_LETTER.match(text, number.end) or re.compile(r" m(?!\w)").match(text, number.end)
    )
    if match is None:
        return number
    return Numeral(
        number.start, match.end(), number.value * SCALES["million"], number.digits, number.spelled, scaled=True,
        scale=SCALES["million"],
    )  # fmt: skip


def _second(text: str, first: Numeral, currency: str | None) -> Numeral | None:
    """The upper end of a range that begins with `first`: "4-5%", "10 to 12 people", "between 10 and 12"."""
    before = text[max(0, first.start - 16) : first.start]
    dash = _DASH.match(text, first.end)
    before = before.rstrip("".join(CURRENCY_SIGNS))
    joint = dash or (None if MOVED.search(before) else _TO.match(text, first.end))
    if joint is None and BETWEEN.search(before):
        joint = _AND.match(text, first.end)
    if joint is None or joint.end() >= len(text):
        return None
    at = joint.end()
    sign = MONEY_PREFIX.match(text, at)
    if sign and currency_of(sign.group()) != currency:
        return None
    at = sign.end() if sign else at
    if not text[at].isalnum():
        return None
    second = read_numeral(text, at)
    if second is None or second.spelled != first.spelled or (dash and text[second.end : second.end + 2] == "-1"):
        return None
    if currency:
        second = _million(text, second)
    # "up 96.53 to 8,500.33" is no range.
    low = _low_end(first, second)
    return second if low < second.value <= max(low * 10, Decimal(20)) else None


def _low_end(first: Numeral, second: Numeral) -> Decimal:
    """As in "4-5 million" starts at four million."""
    if not second.scaled or first.scaled:
        return first.value
    scaled = first.value * second.scale
    return scaled if scaled < second.value else first.value


def _span(first: Numeral, last: Numeral) -> tuple[Decimal, Decimal]:
    return (_low_end(first, last), last.value) if last is not first else (first.value, first.value)


def _plain(value: Decimal) -> str:
    text = format(value, "f") if abs(value.adjusted()) < 60 else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _figure(
    text: str, start: int, end: int, kind: FigureType, span: tuple[Decimal, Decimal], unit: str | None, digits: int,
    bound: Bound = Bound.EXACT,
) -> Figure:  # fmt: skip
    low, high = span
    value = _plain(low) if low == high else f"{_plain(low)}..{_plain(high)}"
    return Figure(text[start:end], start, end, kind, low, high, unit, bound=bound, digits=digits, value=value)


def _money(text: str, start: int, number: Numeral, currency: str) -> Figure | None:
    first = _million(text, number)
    last = _second(text, first, currency) or first
    end = last.end
    if text[end : end + 1].isalnum():
        return None
    # "$20 dollars" and "$7 million Canadian" name the currency after the number, too.
    currency = nation_after(text, end) or currency
    return _figure(text, start, end, FigureType.MONEY, _span(first, last), currency, last.digits)


def _measured(text: str, first: Numeral, last: Numeral) -> Figure | None:
    start, end, span, digits = first.start, last.end, _span(first, last), last.digits

    def figure(kind: FigureType, match: re.Match[str], unit: str, scale: Decimal = Decimal(1)) -> Figure:
        return _figure(text, start, match.end(), kind, (span[0] * scale, span[1] * scale), unit, digits)

    if last is first and (times := read_times(text, start, end, first.value)):
        return times
    if match := _PERCENT.match(text, end):
        points = _POINTS.match(text, match.end())
        if points:
            return figure(FigureType.PERCENTAGE_POINTS, points, "pp")
        return figure(FigureType.PERCENT, match, "%")
    if last is not first and text[first.end : first.end + 1] == "%":
        return None
    if match := _OLD.match(text, end) or _OF_AGE.match(text, end):
        return figure(FigureType.AGE, match, _age_unit(match[1]))
    million = None if last.scaled or last.spelled else _MILLION_LETTER.match(text, end)
    if million and (money := currency_after(text, million.end())):  # "11m kroner"
        millions = (span[0] * SCALES["million"], span[1] * SCALES["million"])
        return _figure(text, start, money[1], FigureType.MONEY, millions, money[0], digits)
    if money := currency_after(text, end):
        currency, last_end, each = money
        return _figure(text, start, last_end, FigureType.MONEY, (span[0] * each, span[1] * each), currency, digits)
    if not last.spelled and (match := _TIME_LETTER.match(text, end)):
        return figure(FigureType.DURATION, match, _TIME_LETTERS[match[1] or match[2]])
    if match := _CALENDAR.match(text, end):
        unit = CALENDAR_UNITS[match[1].lower()]
        adjacent_word = text[end : end + 1].isalpha() and first.spelled
        if not adjacent_word and not _second_of_many(text, match, unit, first):
            if _AGED.search(text[max(0, start - 16) : start]):
                return figure(FigureType.AGE, match, unit)
            return figure(FigureType.DURATION, match, unit)
    if span == (Decimal("0.5"), Decimal("0.5")) and (match := _OF_TIME.match(text, end)):
        return figure(FigureType.DURATION, match, match[1].lower())
    if match := _million_people(text, last):
        millions = (span[0] * SCALES["million"], span[1] * SCALES["million"])
        return _figure(text, start, match.end(), _count(first, last), millions, None, digits)
    if measure := read_unit(text, end, spelled=last.spelled):
        return _figure(text, start, measure[1], FigureType.QUANTITY, span, measure[0], digits)
    if (won := _WON.match(text, end)) and last.scaled:
        return _figure(text, start, won.end(), FigureType.MONEY, span, "KRW", digits)
    if _unusual_word(text, end) and (rare := rare_currency_after(text, end)):
        return _figure(text, start, rare[1], FigureType.MONEY, span, rare[0], digits)
    if not first.spelled and text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum():
        end += 1  # "two 747s"
    if text[end : end + 1].isalpha() or text[end : end + 1] == "_":
        return None
    if last is first and (age := _age(text, first)):
        return age
    if _NUMBERED.search(text[max(0, start - 8) : start]):
        return ordinal(text, start, end, span[0])
    return _figure(text, start, end, _count(first, last), span, None, digits)


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
    plural = match.group().lower().endswith("s")
    return unit == "second" and not plural and number.value != 1 and text[match.start()] != "-"


def _million_people(text: str, number: Numeral) -> re.Match[str] | None:
    match = None if number.scaled or number.spelled else _MILLION_LETTER.match(text, number.end)
    people = match and _PEOPLE.match(text, match.end())
    return match if people and people.group().strip() not in _METRE_EVENTS else None


def _age(text: str, number: Numeral) -> Figure | None:
    """As in "Igor Kirillov, 54," and "aged 54"."""
    if number.value > 120 or number.value != number.value.to_integral_value() or number.spelled or number.scaled:
        return None
    before = text[max(0, number.start - 24) : number.start]
    if _AGED.search(before) or (_NAME_COMMA.search(before) and _AFTER_AGE.match(text, number.end)):
        return _figure(
            text, number.start, number.end, FigureType.AGE, (number.value, number.value), "year", number.digits
        )
    return None
