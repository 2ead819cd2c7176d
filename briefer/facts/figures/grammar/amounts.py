"""A number and what follows it: percent, money, quantities with units, durations, ages, ranges, counts."""

import re
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.following import is_closed, word_behind
from briefer.facts.figures.grammar.money import (
    MONEY_PREFIX,
    currency_of,
    nation_after,
)
from briefer.facts.figures.grammar.numerals import Numeral, read_numeral
from briefer.facts.figures.grammar.quantities import MILLION_LETTER, figure_of, low_end, measured, ordinal, span_of
from briefer.facts.figures.grammar.vocabulary import CURRENCY_SIGNS, SCALES
from briefer.facts.mention import Figure, FigureType
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "amounts_words.tsv")
_DASH: Final = re.compile(rf"{SPACE}?[-–—]{SPACE}?(?=[\d$£€])")
_TO: Final = re.compile(rf"{SPACE}(?:to|or|(?P<and>and)){SPACE}", re.IGNORECASE)
MOVED: Final = re.compile(
    rf"\b(?:{one_of(_words('moved'))})\s(?:about\s|around\s)?\Z",
    re.IGNORECASE,
)
BETWEEN: Final = re.compile(r"\bbetween\s(?:about\s|around\s)?\Z", re.IGNORECASE)
_JOINTS: Final = ("", "to", "or", "and")
_SIGNS: Final = "".join(CURRENCY_SIGNS)
_MILLION_APART: Final = re.compile(r" m(?!\w)")
_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)


def read_amount(text: str, at: int) -> Figure | None:
    """The figure that starts with the number or currency sign at `at`."""
    prefix = None if text[at].isdecimal() else MONEY_PREFIX.match(text, at)
    number = read_numeral(text, prefix.end() if prefix else at)
    if number is None:
        return None
    if prefix:
        return _money(text, at, number, currency_of(prefix.group()))
    if not number.spelled and _ORDINAL.match(text, number.end) and not number.scaled:
        return ordinal(text, at, number.end + 2, number.value)
    second = _second(text, number, None)
    last = second or number
    return measured(text, number, last)


def _million(text: str, number: Numeral) -> Numeral:
    """The "m" after money is a million: £640m."""
    match = None if number.scaled else MILLION_LETTER.match(text, number.end) or _MILLION_APART.match(text, number.end)
    if match is None:
        return number
    return Numeral(
        number.start, match.end(), number.value * SCALES["million"], number.digits, number.spelled, scaled=True,
        scale=SCALES["million"],
    )  # fmt: skip


def _second(text: str, first: Numeral, currency: str | None) -> Numeral | None:
    """The upper end of a range that begins with `first`: "4-5%", "10 to 12 people", "between 10 and 12"."""
    if is_closed(text, first.end) or word_behind(text, first.end) not in _JOINTS:
        return None
    dash = _DASH.match(text, first.end)
    joint = dash or _TO.match(text, first.end)
    if joint is None or joint.end() >= len(text):
        return None
    before = text[max(0, first.start - 16) : first.start].rstrip(_SIGNS)
    if not dash and (not BETWEEN.search(before) if joint["and"] else MOVED.search(before)):
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
    low = low_end(first, second)
    return second if low < second.value <= max(low * 10, Decimal(20)) else None


def _money(text: str, start: int, number: Numeral, currency: str) -> Figure | None:
    first = _million(text, number)
    last = _second(text, first, currency) or first
    end = last.end
    if text[end : end + 1].isalnum():
        return None
    # "$20 dollars" and "$7 million Canadian" name the currency after the number, too.
    currency = nation_after(text, end) or currency
    return figure_of(text, start, end, FigureType.MONEY, span_of(first, last), currency, last.digits)
