"""Why a word that could be a fact is none: each reason has a name, and says what it asks of the word."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from briefer.facts.names.tables.lexicon import given_names, is_compound, is_ordinary, places
from briefer.facts.names.tables.vocabulary import FUNCTION_WORDS, HYPHEN_PREFIXES, ROLES
from briefer.faithfulness.account.tokens import NUMBER_WORDS, FactToken, TokenKind
from briefer.text.english import is_verb
from briefer.text.wordlists import ordered_words, words
from briefer.text.words import LETTER_RUN, LETTERS

CAPITAL_WORDS: Final = words(__package__, "capital_words.tsv")


class Reason(StrEnum):
    """The reasons. Each is tested on a text where it holds and on one that only looks so."""

    LIST_MARKER = "list-marker"  # "1. Wash the rice." - not "1.5 million"
    FUNCTION_WORD = "function-word"  # "The", "In", "Ex-" - not "IT", "US"
    SENTENCE_START = "sentence-start"  # "Police held" - not "Ana held"
    TITLE = "title"  # "President Ana Kovac" - not "President Street"
    HEADLINE = "headline"  # "Museum Opens New Wing" - not "Museum Opens Zeltronix Wing"
    SHOUTED = "shouted"  # "CLICK HERE" - not "CIA"
    HABIT = "habit"  # "TV", "Mum", "Internet" - not "BBC"
    PRONOUN = "pronoun"  # "I", "I'm"
    IDIOM = "idiom"  # "one another", "first-hand" - not "one ship"


_LINE_START: Final = re.compile(r"(?:\A|\n)[ \t>*•–—-]*\(?\Z")
_AFTER_MARKER: Final = re.compile(r"[.)]\s")
# What may stand between the end of a sentence and the first word of the next: quotes, brackets, bullets.
_SENTENCE_START: Final = re.compile(r"(?:\A|[\n.!?…:;|•]|[–—]\s)[\s\"'“”‘’()\[\]*#>•–—-]*\Z")
_GIVEN_NAME: Final = re.compile(rf"(?<![^\W_])({LETTER_RUN}) (?:[A-Z]\. )?\Z")
_FAR: Final = 24
_LONG: Final = 4
_SMALL: Final = 2
_HEADLINE_SHARE: Final = 0.4
_LONGEST_HEADLINE: Final = 400


def reason_for(token: FactToken, text: str, is_followed: bool) -> Reason | None:
    """Why a word is no fact, asked of the text alone; None where it may be one.

    Args:
        token: A word of `text` that no finder claims.
        text: The summary.
        is_followed: Whether the next word has a capital that no finder claims either: "White House", "Ana White".
    """
    match token.kind:
        case TokenKind.DIGITS:
            return Reason.LIST_MARKER if _is_marker(token, text) else None
        case TokenKind.NUMBER_WORD:
            if _is_idiom(token, text):
                return Reason.IDIOM
            return Reason.PRONOUN if _stands_for_a_noun(token, text) else None
        case TokenKind.CAPITAL:
            return _capital(token, text, is_followed)


def _capital(token: FactToken, text: str, is_followed: bool) -> Reason | None:
    word = token.text.lower().replace("’", "'").replace("'", "").replace(".", "")
    if token.text == "I":
        return Reason.PRONOUN
    if word in CAPITAL_WORDS:
        return Reason.HABIT
    if word in ROLES:
        return Reason.TITLE
    shouts = len(token.text) > 1 and token.text.isupper()
    if shouts:
        known = word in FUNCTION_WORDS or (len(word) >= _LONG and is_ordinary(word))
        return Reason.SHOUTED if known and _is_shouted(token, text) else None
    if word in FUNCTION_WORDS or (word in HYPHEN_PREFIXES and text.startswith(("-", "‐", "‑"), token.end)):
        return Reason.FUNCTION_WORD
    if not is_ordinary(word):
        # "Codebreaker's Diary Found": two words that stand together. "Blackburn" is a place too.
        made = (word,) not in places() and is_compound(word) and _is_in_headline(token, text)
        return Reason.HEADLINE if made else None
    if _is_in_headline(token, text):
        return Reason.HEADLINE
    if _follows_given_name(token, text):
        return None
    starts = _SENTENCE_START.search(text, max(0, token.start - 12), token.start) is not None
    return Reason.SENTENCE_START if starts and not is_followed else None


def _follows_given_name(token: FactToken, text: str) -> bool:
    """True for the "White" of "Ana White": an ordinary word may be a surname; not the "Hits" of "Ana Hits Back"."""
    word = token.text.lower()
    if word.endswith(("s", "ed", "ing")) or is_verb(word):
        return False
    before = _GIVEN_NAME.search(text, max(0, token.start - _FAR), token.start)
    return before is not None and str(before[1]).lower() in given_names()


def _is_marker(token: FactToken, text: str) -> bool:
    """True for "1." and "2)" at the start of a line, with something behind it."""
    return (
        _AFTER_MARKER.match(text, token.end) is not None
        and _LINE_START.search(text, max(0, token.start - 8), token.start) is not None
    )


def _is_shouted(token: FactToken, text: str) -> bool:
    """True where words around it are in capitals too, a colon follows or it is "NEVER": "CLICK HERE", not "WHO"."""
    return (
        _is_shouted_line(text, *_line(token, text))
        or (len(token.text) > _LONG and token.text.lower() in FUNCTION_WORDS)
        or text.startswith(":", token.end)
    )


# One line may be all of a text, and is asked about for each of its words: what was said of the last ones is remembered.
@lru_cache(maxsize=16)
def _is_shouted_line(text: str, start: int, end: int) -> bool:
    """True where more than one word is in capitals."""
    shouted = (
        match for match in LETTERS.finditer(text, start, end) if len(word := match.group()) > 1 and word.isupper()
    )
    return next(islice(shouted, 1, None), None) is not None


def _is_in_headline(token: FactToken, text: str) -> bool:
    return _is_headline(text, *_line(token, text))


@lru_cache(maxsize=16)
def _is_headline(text: str, start: int, end: int) -> bool:
    """True where the words of a line begin with capitals, but for the small ones; the first is left out."""
    if end - start > _LONGEST_HEADLINE:
        return False
    words = [word for word in LETTERS.findall(text, start, end) if len(word) > 1][1:]
    capitals = sum(word[0].isupper() for word in words)
    small = sum(word.islower() and len(word) > _SMALL and word not in FUNCTION_WORDS for word in words)  # not "eBay"
    return bool(capitals) and bool(small <= _HEADLINE_SHARE * capitals)


def _line(token: FactToken, text: str) -> tuple[int, int]:
    """The span of the line that a word stands in."""
    breaks = _breaks(text)
    place = bisect_left(breaks, token.start)
    return breaks[place - 1] + 1 if place else 0, breaks[place] if place < len(breaks) else len(text)


@lru_cache(maxsize=2)
def _breaks(text: str) -> tuple[int, ...]:
    """Where the lines of a text end."""
    return tuple(match.start() for match in re.finditer("\n", text))


@cache
def _idioms() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """By each word of a phrase that says a number, the patterns of the phrases."""
    table: dict[str, list[re.Pattern[str]]] = {}
    for phrase in ordered_words(__package__ or "", "idioms.tsv"):
        pattern = re.compile(rf"\b{phrase.replace(' ', '[ -]')}\b", re.IGNORECASE)
        for word in phrase.split():
            table.setdefault(word, []).append(pattern)
    return {word: tuple(patterns) for word, patterns in table.items()}


# "The British one.", "that far older one": no number stands before "one", as in "the first one".
_THE_SUCH: Final = re.compile(
    r"\b(?:the|this|that|its|their|his|her) (?:[a-z]+ly |even |far |much )?(?P<such>[$£€]?[\w][\w.,-]*) \Z",
    re.IGNORECASE,
)
_NEXT_WORD: Final = re.compile(r"[^\w\s-]|\s*\Z|\s(?P<word>[a-z]+)\b")


# "A town where a man fell into one", "Leeds isn't one": neither "three to one" nor "the toll is one".
_HAS: Final = re.compile(r"(?:\b(?:in|into|like|owns?)|n['’]t) \Z", re.IGNORECASE)


def _stands_for_a_noun(token: FactToken, text: str) -> bool:
    """True for the "one" of "the British one" and of "Leeds isn't one", behind which no noun follows."""
    behind = _NEXT_WORD.match(text, token.end)
    if (
        token.text.lower() == "one"
        and _HAS.search(text, max(0, token.start - 12), token.start)
        and behind is not None
        and behind["word"] is None
    ):
        return True
    such = _THE_SUCH.search(text, max(0, token.start - 40), token.start) if token.text == "one" else None
    if such is None or behind is None or such["such"].lower() in NUMBER_WORDS:
        return False
    return behind["word"] is None or behind["word"] in FUNCTION_WORDS or is_verb(behind["word"])


def _is_idiom(token: FactToken, text: str) -> bool:
    near = text[max(0, token.start - 24) : token.end + 24]
    at = token.start - max(0, token.start - 24)
    return any(
        match.start() <= at < match.end()
        for pattern in _idioms().get(token.text.lower(), ())
        for match in pattern.finditer(near)
    )
