"""Words of a source that say a number without being a figure: "both", "hat-trick", "debut"."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.in_a_word import said_in_a_code, said_in_a_word
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.nouns import is_person
from briefer.facts.figures.judging.said import FIRST_WORDS
from briefer.facts.mention import Figure, FigureType
from briefer.text.patterns import one_of
from briefer.text.wordlists import words
from briefer.text.words import LETTERS

_words = partial(words, __package__, "implied_words.tsv")


def implied(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None = None) -> tuple[int, int] | None:
    """The span of a word that says the number of `figure`, of what it counts."""
    if figure.low is None or figure.low != figure.high or figure.series:
        return None
    if figure.low == 1:
        in_order = figure.type is FigureType.ORDINAL
        return _single(figure, index) or (_quarter(figure, index) or _half(figure, index) if in_order else None)
    if figure.per:
        return None  # "twice a day"
    if (
        figure.low == _PAIR
        and figure.type is FigureType.COUNT
        and figure.label == ("time",)
        and (said := index.first_of(_TWICE))
    ):
        return said
    if figure.type is FigureType.COUNT:
        return said_in_a_word(figure, index) or said_in_a_code(figure, index, stated_in)
    if figure.type is FigureType.ORDINAL:
        return (
            said_in_a_code(figure, index, stated_in)
            or _quarter(figure, index)
            or _half(figure, index)
            or _day(figure, index)
        )
    return None


_QUARTER_MONTHS: Final = {1: "March", 2: "June", 3: "September", 4: "December"}


def _quarter(figure: Figure, index: FigureIndex) -> tuple[int, int] | None:
    """The span of "September quarter", which is the third."""
    if figure.label != ("quarter",) or figure.low not in _QUARTER_MONTHS:
        return None
    month = _QUARTER_MONTHS[int(figure.low)]
    for place in index.words.get("quarter", ())[:_MOST_PLACES]:
        if index.text.startswith(f"{month} ", place - len(month) - 1):
            return place - len(month) - 1, place + len("quarter")
    return None


_HALVES: Final = {
    1: re.compile(r"\b(?:at|by|before) (?:half[- ]?time|the (?:break|interval))\b", re.IGNORECASE),
    2: re.compile(r"\bafter (?:half[- ]?time|the (?:break|interval|restart))\b", re.IGNORECASE),
}


def _half(figure: Figure, index: FigureIndex) -> tuple[int, int] | None:
    """The span of "after half-time", which is in the second half."""
    if figure.label != ("half",) or figure.low not in _HALVES:
        return None
    return index.once(_halves).get(int(figure.low))


def _halves(index: FigureIndex) -> Mapping[int, tuple[int, int]]:
    """Where a text tells of the first and of the second half by what they end and begin with."""
    found = ((half, pattern.search(index.text)) for half, pattern in _HALVES.items())
    return {half: match.span() for half, match in found if match}


def _day(figure: Figure, index: FigureIndex) -> tuple[int, int] | None:
    """The span of the date of which a bare "31st" is the day."""
    if figure.label or not figure.text[0].isdigit():
        return None
    dates = index.of_types(FigureType.DATE)
    return next(((date.start, date.end) for date in dates if len(date.parts) > 2 and date.parts[2] == figure.low), None)


def _single(figure: Figure, index: FigureIndex) -> tuple[int, int] | None:
    """What supports a "one", "first" or "a year" that the source does not count."""
    if figure.type is FigureType.ORDINAL:
        # "1st" for "fifth" is a slip of the pen; "first" is said of any debut.
        words = FIRST_WORDS if figure.label else (*FIRST_WORDS, *_BEST)  # "came first" of "top place went to"
        return index.first_of(words) if figure.text[0].isalpha() else None
    if figure.type is FigureType.DURATION:
        return None if figure.text.lower().endswith("s") else _a_span(figure.unit or "", index)
    if figure.type is not FigureType.COUNT:
        return None
    if any(other.type is FigureType.COUNT for word in figure.label for other in index.labelled.get(word, ())):
        return None
    if not figure.label:
        return index.first_of(("a", "an"))
    head = figure.label[-1]
    for word in reversed(figure.label):  # "One Cain accuser paid"
        if found := _with_article(word, index) or _single_word(word, index):
            return found
    if head not in _ANYBODY:
        return None
    return next((found for word in index.words if is_person(word) and (found := _with_article(word, index))), None)


_BEST: Final = ("top", "winner")
# Who is called so may be called by what he or she does.
_ANYBODY: Final = _words("anybody")
_PAIR: Final = 2
_TWICE: Final = ("second", "again", "two", "repeat", "repeated")
_EACH: Final = re.compile(rf"\b(?:{one_of(_words('each'))})[ -](?:\w+[ -])?\Z", re.IGNORECASE)


def _a_span(unit: str, index: FigureIndex) -> tuple[int, int] | None:
    """The span of "a year", "each week", "last month"."""
    for place in index.words.get(unit, ())[:_MOST_PLACES]:
        if _EACH.search(index.text[max(0, place - _REACH) : place]):
            return place, place + len(unit)
    return None


_ARTICLE: Final = re.compile(rf"\b(?:{one_of(_words('article'))})[ -](?:[\w’'-]+[ -]){{0,3}}\Z", re.IGNORECASE)
_MOST_PLACES: Final = 20
_REACH: Final = 40


def _with_article(noun: str, index: FigureIndex) -> tuple[int, int] | None:
    """The span of a noun that an article makes one of: "a fire", "the last barn"."""
    for place in index.words.get(noun, ())[:_MOST_PLACES]:
        word = LETTERS.match(index.text, place)
        before = index.text[max(0, place - _REACH) : place]
        if word and singular(word.group().lower()) == word.group().lower() and _ARTICLE.search(before):
            return place, word.end()
    return None


def _single_word(noun: str, index: FigureIndex) -> tuple[int, int] | None:
    """The span of the noun in the singular, where the source has it."""
    for place in index.words.get(noun, ())[:_MOST_PLACES]:
        if index.text[place : place + len(noun) + 1].lower().rstrip(".,;:!?’')” \n") == noun:
            return place, place + len(noun)
    return None
