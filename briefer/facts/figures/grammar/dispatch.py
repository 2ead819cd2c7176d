"""Which part of the grammar reads a figure, by the word or sign that it starts with."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.amounts import ordinal, read_amount
from briefer.facts.figures.grammar.calendar import (
    DECADE_WORDS,
    read_date,
    read_decade_word,
    read_era,
    read_fiscal,
    read_spoken_year,
    read_weekday,
    read_year,
)
from briefer.facts.figures.grammar.clock import (
    read_clock,
    read_hour_of_day,
    read_named_time,
    read_past_hour,
    read_run_time,
)
from briefer.facts.figures.grammar.money import LONGEST_PREFIX, PREFIX_BEFORE
from briefer.facts.figures.grammar.multiples import WORDS as MULTIPLES
from briefer.facts.figures.grammar.multiples import read_multiple_word
from briefer.facts.figures.grammar.numerals import read_numeral
from briefer.facts.figures.grammar.ratios import (
    read_fraction_word,
    read_part_of_point,
    read_score,
    read_share,
    read_spoken_score,
    read_votes,
)
from briefer.facts.figures.grammar.series import read_citation, read_phone
from briefer.facts.figures.grammar.units import read_name
from briefer.facts.figures.grammar.vocabulary import (
    CARDINALS,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    FRACTION_PARTS,
    FRACTION_SIGNS,
    GROUPS,
    ORDINALS,
    SCALES,
    WEEKDAYS,
)
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.text.calendar import MONTHS
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "dispatch_words.tsv")

Reader = Callable[[str, int, str], Figure | None]
"""Takes the text, the offset of a token and the token in lower case; gives the figure that starts there, if any."""

_NO_FIGURE_ONE: Final = re.compile(
    rf"one(?:[-’']|{SPACE}(?:{one_of(_words('no_figure_one'))})(?!\w)|[^\w\s-]|\s*$)",
    re.IGNORECASE,
)
# "League Two", "BBC One", "Ground Zero", "patient zero": names.
_IN_NAME: Final = re.compile(rf"\b(?:{one_of(_words('in_name'))}) \Z")
# "one day he left" tells no length; "in one day" does.
_LASTING: Final = re.compile(rf"\b(?:{one_of(_words('lasting'))})\s\Z", re.IGNORECASE)
_BEFORE_PRONOUN: Final = re.compile(
    rf"\b(?:{one_of(_words('before_pronoun'))})[ -]\Z",
    re.IGNORECASE,
)
_ORDINAL_TAIL: Final = re.compile(rf"[- ]({'|'.join(list(ORDINALS)[:9])})(?!\w)", re.IGNORECASE)
_NO_ORDINAL: Final = re.compile(
    rf"(?:[ -](?:{one_of(_words('no_ordinal'))})(?!\w)|[,:]|ly\b)",
    re.IGNORECASE,
)
_SECOND_OF_TIME: Final = re.compile(rf"\b(?:{one_of(_words('second_of_time'))})[ -]\Z", re.IGNORECASE)
_SPAN_OF_TIME: Final = re.compile(
    rf"half(?:[ -]an?)?[ -]({one_of(_words('span_of_time'))})(?!\w)|an?[ ](decade|century|fortnight)(?!\w)",
    re.IGNORECASE,
)
_AND_A_HALF: Final = re.compile(rf"an? ({one_of(_words('and_a_half'))}) and a half(?!\w)", re.IGNORECASE)
_HALF_A: Final = re.compile(r"half[ -]an?[ -]", re.IGNORECASE)
_GROUP_OF: Final = re.compile(rf"{SPACE}of(?!{SPACE}(?:the|his|her|their|them|us)(?!\w))(?!\w)", re.IGNORECASE)


# "18 people": most figures stand before a word in small letters, and are no telephone, citation, era or score.
_BEFORE_A_WORD: Final = re.compile(r"\d{1,3} [a-z]")


def _read_digits(text: str, at: int, word: str) -> Figure | None:
    for read in _BEFORE_WORDS if _BEFORE_A_WORD.match(text, at) else _OF_DIGITS:
        if figure := read(text, at):
            return figure
    number = read_numeral(text, at)
    if number is None:
        return None
    if found := read_hour_of_day(text, number) or read_votes(text, number) or read_share(text, number):
        return found
    amount = read_amount(text, at)
    # "2014" is a year where nothing after it makes it an amount: "2014 metres" is none.
    if amount and amount.type in (FigureType.COUNT, FigureType.RANGE, FigureType.AGE) and (year := read_year(text, at)):
        return year
    return amount


def _decade_or_age(text: str, at: int) -> Figure | None:
    figure = read_year(text, at)
    return figure if figure and figure.type in (FigureType.DECADE, FigureType.AGE) else None


_BEFORE_WORDS: Final = (read_date, read_clock)
_OF_DIGITS: Final = (
    read_phone, read_date, read_citation, read_run_time, read_clock, read_era, _decade_or_age, read_score,
)  # fmt: skip


def _read_money(text: str, at: int, word: str) -> Figure | None:
    prefix = PREFIX_BEFORE.search(text[max(0, at - LONGEST_PREFIX - 1) : at])
    figure = read_amount(text, at - len(prefix.group()) if prefix else at)
    if figure is None or prefix is None:
        return figure
    return replace(figure, text=text[at : figure.end], start=at)


def _read_cardinal(text: str, at: int, word: str) -> Figure | None:
    # "multi-million pound", "thousands of": how many there are is not said.
    if word in SCALES:
        return None
    if _IN_NAME.search(text[max(0, at - 9) : at]) and (text[at].isupper() or word == "zero"):
        return None
    number = read_numeral(text, at)
    if number is None:
        return None
    if found := read_spoken_year(text, at, word) or read_part_of_point(text, at) or read_votes(text, number):
        return found
    if score := read_spoken_score(text, at):
        return score
    if time := read_hour_of_day(text, number):
        return time
    if share := read_share(text, number):
        return share
    figure = read_amount(text, at)
    if figure is None:
        return None
    if figure.type is FigureType.COUNT and figure.text.lower() == "one" and _is_pronoun(text, at):
        return None
    if figure.text.lower() == "one day" and not _LASTING.search(text[max(0, at - 8) : at]):
        return None
    return _compound_ordinal(text, figure) or figure


def _is_pronoun(text: str, at: int) -> bool:
    """True for the "one" of "no one", "one of the", "one another"."""
    return bool(_NO_FIGURE_ONE.match(text, at) or _BEFORE_PRONOUN.search(text[max(0, at - 10) : at]))


def _compound_ordinal(text: str, tens: Figure) -> Figure | None:
    """As in "twenty-first": an ordinal below ten after `tens`."""
    if tens.type is not FigureType.COUNT or tens.low is None or not 20 <= tens.low <= 90:
        return None
    tail = _ORDINAL_TAIL.match(text, tens.end)
    return ordinal(text, tens.start, tail.end(), tens.low + ORDINALS[tail[1].lower()]) if tail else None


def _read_ordinal(text: str, at: int, word: str) -> Figure | None:
    end = at + len(word)
    if _NO_ORDINAL.match(text, end):
        return None
    before = text[max(0, at - 8) : at]
    if word == "first" and re.search(r"\bat[ -]\Z", before, re.IGNORECASE):
        return None
    if word == "second" and _SECOND_OF_TIME.search(before) and not re.match(r"[ -][A-Za-z]{3,}", text[end : end + 5]):
        return None
    return ordinal(text, at, end, Decimal(ORDINALS[word]))


def _read_article(text: str, at: int, word: str) -> Figure | None:
    """What an article or "half" can start: "a third of", "a million", "half an hour", "a decade"."""
    if found := read_past_hour(text, at) or read_part_of_point(text, at):
        return found
    if (half := _HALF_A.match(text, at)) and (measure := read_name(text, half.end() - 1)):
        value = Decimal("0.5")
        return Figure(
            text[at : measure[1]], at, measure[1], FigureType.QUANTITY, value, value, measure[0], digits=1, value="0.5"
        )
    if word == "half" and (multiple := read_multiple_word(text, at, word)):
        return multiple
    if match := _AND_A_HALF.match(text, at):
        value = Decimal("1.5")
        return Figure(
            match.group(), at, match.end(), FigureType.DURATION, value, value, match[1].lower(), digits=2, value="1.5"
        )
    if match := _SPAN_OF_TIME.match(text, at):
        one = Decimal("0.5") if word == "half" else Decimal(1)
        unit = (match[1] or match[2]).lower()
        return Figure(match.group(), at, match.end(), FigureType.DURATION, one, one, unit, digits=1, value=str(one))
    if read_numeral(text, at):
        return read_amount(text, at)
    return read_fraction_word(text, at, word)


def _read_group(text: str, at: int, word: str) -> Figure | None:
    if word != "dozen" and not _GROUP_OF.match(text, at + len(word)):
        return None
    value = Decimal(GROUPS[word])
    end = at + len(word)
    bound = Bound.ABOUT if word == "couple" else Bound.EXACT
    return Figure(text[at:end], at, end, FigureType.COUNT, value, value, bound=bound, digits=2, value=str(value))


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


def _read_twice(text: str, at: int, word: str) -> Figure | None:
    if multiple := read_multiple_word(text, at, word):
        return multiple
    two = Decimal(2)
    return Figure(text[at : at + 5], at, at + 5, FigureType.COUNT, two, two, label=("time",), digits=1, value="2")


_ONCE: Final = re.compile(r"once(?=[.,;!?]|\s*\Z|\s(?:daily|weekly|monthly|an?|per|every)\s)", re.IGNORECASE)


def _read_once(text: str, at: int, word: str) -> Figure | None:
    """Reads the "once" that counts: "Boateng scored once."."""
    if not _ONCE.match(text, at) or re.search(r"\bat \Z", text[max(0, at - 3) : at], re.IGNORECASE):
        return None
    one = Decimal(1)
    return Figure(text[at : at + 4], at, at + 4, FigureType.COUNT, one, one, label=("time",), digits=1, value="1")


def _read_quarter(text: str, at: int, word: str) -> Figure | None:
    if found := read_past_hour(text, at) or read_part_of_point(text, at):
        return found
    return read_amount(text, at) if read_numeral(text, at) else None


def _read_month(text: str, at: int, word: str) -> Figure | None:
    return read_date(text, at)


def _read_currency_code(text: str, at: int, word: str) -> Figure | None:
    return read_amount(text, at) if text[at].isupper() else None


_FOLDS: Final = [f"{word}fold" for word in (*CARDINALS, "hundred", "thousand")]
_READERS: Final[dict[str, Reader]] = {
    **dict.fromkeys((*MULTIPLES, *_FOLDS), read_multiple_word),
    "twice": _read_twice,
    "once": _read_once,
    "fy": _read_fiscal,
    "fiscal": _read_fiscal,
    "ad": _read_era,
    "quarter": _read_quarter,
    "(": _read_bracket,
    "+": _read_bracket,
    **dict.fromkeys(CARDINALS, _read_cardinal),
    **dict.fromkeys(SCALES, _read_cardinal),
    **dict.fromkeys(ORDINALS, _read_ordinal),
    **dict.fromkeys(GROUPS, _read_group),
    **dict.fromkeys(MONTHS, _read_month),
    **dict.fromkeys(WEEKDAYS, read_weekday),
    **dict.fromkeys(("noon", "midday", "midnight"), read_named_time),
    **dict.fromkeys(DECADE_WORDS, read_decade_word),
    **dict.fromkeys(("a", "an", "half"), _read_article),
    **dict.fromkeys(("'", "’"), _read_quoted),
    **dict.fromkeys(FRACTION_SIGNS, _read_fraction_sign),
    **dict.fromkeys(CURRENCY_SIGNS, _read_money),
    **{code.lower(): _read_currency_code for code in CURRENCY_CODES},
    "rs": _read_currency_code,
    "rm": _read_currency_code,
    ".": _read_decimal,
}


TRIGGERS: Final = frozenset(word for word in _READERS if word.isalpha() and word.isascii() and word not in ("a", "an"))
"""The words that a figure can start with, but for an article."""
AFTER_ARTICLE: Final = frozenset((*SCALES, *FRACTION_PARTS, *_words("after_article")))
"""The words that make an article the start of a figure: "a million", "a third of", "an hour and a half"."""


def reader_of(token: str) -> Reader | None:
    """The reader for a figure that starts with `token`: a run of digits, a word, a currency or fraction sign."""
    return _read_digits if token[0].isdecimal() else _READERS.get(token.lower())
