"""Which part of the grammar reads a figure, by the word or sign that it starts with."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.amounts import read_amount
from briefer.facts.figures.grammar.calendar import (
    DECADE_WORDS,
    read_decade_word,
    read_era,
    read_fiscal,
    read_weekday,
    read_year,
)
from briefer.facts.figures.grammar.clock import (
    HALVES,
    ZONES,
    read_clock,
    read_hour_of_day,
    read_lettered_time,
    read_named_time,
    read_run_time,
)
from briefer.facts.figures.grammar.dates import BEHIND_DAY, read_date
from briefer.facts.figures.grammar.following import first_words, word_behind
from briefer.facts.figures.grammar.money import LONGEST_PREFIX, PREFIX_BEFORE
from briefer.facts.figures.grammar.multiples import WORDS as MULTIPLES
from briefer.facts.figures.grammar.multiples import read_multiple_word
from briefer.facts.figures.grammar.numerals import read_numeral
from briefer.facts.figures.grammar.odds import read_odds
from briefer.facts.figures.grammar.ratios import (
    may_share,
    read_fraction_word,
    read_score,
    read_share,
    read_votes,
)
from briefer.facts.figures.grammar.series import read_citation, read_phone
from briefer.facts.figures.grammar.spelled import (
    read_article,
    read_cardinal,
    read_group,
    read_once,
    read_ordinal,
    read_quarter,
    read_twice,
)
from briefer.facts.figures.grammar.vocabulary import (
    CARDINALS,
    CURRENCY_CODES,
    CURRENCY_MARKS,
    CURRENCY_SIGNS,
    FRACTION_PARTS,
    FRACTION_SIGNS,
    GROUPS,
    ORDINALS,
    SCALES,
    WEEKDAYS,
)
from briefer.facts.mention import Figure, FigureType
from briefer.text.calendar import MONTHS
from briefer.text.patterns import SPACES
from briefer.text.remembered import Remembered
from briefer.text.wordlists import words

_words = partial(words, __package__, "dispatch_words.tsv")

Reader = Callable[[str, int, str], Figure | None]
"""Takes the text, the offset of a token and the token in lower case; gives the figure that starts there, if any."""


# "18 people", "5 Ukrainian drones": most figures stand before a word, and are no telephone, citation, era or score.
_BEFORE_A_WORD: Final = re.compile(r"\d{1,3} (?=[a-z]|[A-Z][a-z]{2})")
# What may follow the first number of a date, of a time of day.
_DATING: Final = first_words(("", *BEHIND_DAY, *HALVES, *ZONES, *MONTHS))


def _read_digits(text: str, at: int, word: str) -> Figure | None:
    before = _BEFORE_A_WORD.match(text, at)
    if before is None or word_behind(text, before.end() - 1) in _DATING:
        end = at + len(word)
        may_read = _BEFORE_WORDS if before else _OF_DIGITS if len(word) >= _LONG else _BY_SIGN[text[end : end + 1]]
        for read in may_read:
            if figure := read(text, at):
                return figure
    number = read_numeral(text, at)
    if number is None:
        return None
    if may_share(text, number) and (
        found := read_hour_of_day(text, number)
        or read_votes(text, number)
        or read_share(text, number)
        or read_odds(text, number)
    ):
        return found
    amount = read_amount(text, at)
    # "2014" is a year where nothing after it makes it an amount: "2014 metres" is none.
    may_be_year = amount is not None and amount.type in (FigureType.COUNT, FigureType.RANGE, FigureType.AGE)
    if before or not may_be_year or len(word) != _YEAR_DIGITS:
        return amount
    return read_year(text, at) or amount


def _decade_or_age(text: str, at: int) -> Figure | None:
    figure = read_year(text, at)
    return figure if figure and figure.type in (FigureType.DECADE, FigureType.AGE) else None


_BEFORE_WORDS: Final = (read_date, read_clock)
_LETTER: Final = "a"
# Who may read a number, and the signs that may follow its first digits there; a letter stands for any.
_SIGNS_BEHIND: Final = (
    (read_phone, "-. "),
    (read_date, f"-–./\n{SPACES}{_LETTER}"),
    (read_citation, SPACES),
    (read_run_time, ":"),
    (read_lettered_time, _LETTER),
    (read_clock, f":.{SPACES}{_LETTER}"),
    (read_era, f"{SPACES}{_LETTER}"),
    (_decade_or_age, f"'’{_LETTER}"),
    (read_score, " -–—½:/"),
)
_OF_DIGITS: Final = tuple(read for read, _ in _SIGNS_BEHIND)
# A telephone has as many without a sign among them.
_LONG: Final = 7
_YEAR_DIGITS: Final = 4


def _readers_before(sign: str) -> tuple[Callable[[str, int], Figure | None], ...]:
    kind = _LETTER if sign.isalpha() else sign
    return tuple(read for read, signs in _SIGNS_BEHIND if kind and kind in signs)


_BY_SIGN: Final = Remembered(_readers_before)


def _read_money(text: str, at: int, word: str) -> Figure | None:
    prefix = PREFIX_BEFORE.search(text[max(0, at - LONGEST_PREFIX - 1) : at])
    figure = read_amount(text, at - len(prefix.group()) if prefix else at)
    if figure is None or prefix is None:
        return figure
    return replace(figure, text=text[at : figure.end], start=at)


def _read_quoted(text: str, at: int, word: str) -> Figure | None:
    return read_year(text, at)


def _read_fraction_sign(text: str, at: int, word: str) -> Figure | None:
    number = read_numeral(text, at)
    if number and number.end > at + 1:
        return read_amount(text, at)
    amount = read_amount(text, at)
    return amount if amount and amount.type is not FigureType.COUNT else read_fraction_word(text, at, word)


def _read_decimal(text: str, at: int, word: str) -> Figure | None:
    return None if at and text[at - 1] in ".)" else read_amount(text, at)


def _read_fiscal(text: str, at: int, word: str) -> Figure | None:
    return read_fiscal(text, at)


def _read_era(text: str, at: int, word: str) -> Figure | None:
    return read_era(text, at)


def _read_bracket(text: str, at: int, word: str) -> Figure | None:
    return read_phone(text, at)


def _read_month(text: str, at: int, word: str) -> Figure | None:
    return read_date(text, at)


def _read_currency_code(text: str, at: int, word: str) -> Figure | None:
    return read_amount(text, at) if text[at].isupper() else None


_FOLDS: Final = [f"{word}fold" for word in (*CARDINALS, "hundred", "thousand")]
_READERS: Final[dict[str, Reader]] = {
    **dict.fromkeys((*MULTIPLES, *_FOLDS), read_multiple_word),
    "twice": read_twice,
    "once": read_once,
    "fy": _read_fiscal,
    "fiscal": _read_fiscal,
    "ad": _read_era,
    "quarter": read_quarter,
    "(": _read_bracket,
    "+": _read_bracket,
    **dict.fromkeys(CARDINALS, read_cardinal),
    **dict.fromkeys(SCALES, read_cardinal),
    **dict.fromkeys(ORDINALS, read_ordinal),
    **dict.fromkeys(GROUPS, read_group),
    **dict.fromkeys(MONTHS, _read_month),
    **dict.fromkeys(WEEKDAYS, read_weekday),
    **dict.fromkeys(("noon", "midday", "midnight"), read_named_time),
    **dict.fromkeys(DECADE_WORDS, read_decade_word),
    **dict.fromkeys(("a", "an", "half"), read_article),
    **dict.fromkeys(("'", "’"), _read_quoted),
    **dict.fromkeys(FRACTION_SIGNS, _read_fraction_sign),
    **dict.fromkeys(CURRENCY_SIGNS, _read_money),
    **{mark.lower(): _read_currency_code for mark in (*CURRENCY_CODES, *CURRENCY_MARKS)},
    ".": _read_decimal,
}


TRIGGERS: Final = frozenset(word for word in _READERS if word.isalpha() and word.isascii() and word not in ("a", "an"))
"""The words that a figure can start with, but for an article."""
AFTER_ARTICLE: Final = frozenset((*SCALES, *FRACTION_PARTS, *_words("after_article")))
"""The words that make an article the start of a figure: "a million", "a third of", "an hour and a half"."""


def reader_of(token: str) -> Reader | None:
    """The reader for a figure that starts with `token`: a run of digits, a word, a currency or fraction sign."""
    return _read_digits if token[0].isdecimal() else _READERS.get(token.lower())
