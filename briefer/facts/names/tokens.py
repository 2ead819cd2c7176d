"""Words of a text with their places, and their forms for comparison."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from briefer.text.limits import unread_words
from briefer.text.remembered import REMEMBERED, Remembered
from briefer.text.words import APOSTROPHES, NAME_TOKEN

_LONG: Final = 40
# What is no part of a word is a gap, so that one search finds both, and nobody asks each match for its place.
_GAP: Final = re.compile(r"[\W_]*")
_TOKEN_AND_GAP: Final = re.compile(rf"({NAME_TOKEN.pattern})({_GAP.pattern})", re.VERBOSE)
_CLITIC: Final = re.compile(rf"[{APOSTROPHES}](?:s|S|ll|re|ve|d|m)$")
_DROPPED: Final = str.maketrans("", "", "." + APOSTROPHES)
# Letters that no normalisation form takes apart.
_LETTERS: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


class Token(NamedTuple):
    """A word: `text` is ``source[start:end]`` without a possessive ending, `word` its form for comparison.

    `tail` is where the possessive or contracted ending stops; equal to `end` where there is none. `capital` is true for
    Rutte, NATO, iPhone and al-less McDonald: any upper-case or title-case letter in the word. `acronym` is true for
    NATO, U.S., UK and the plurals MPs, MEPs; `possessive` for "Zelenskyy's" and for contractions such as "He's".
    """

    text: str
    start: int
    end: int
    tail: int
    word: str
    capital: bool
    acronym: bool
    possessive: bool

    @classmethod
    def of(cls, text: str, start: int, end: int, tail: int) -> "Token":
        """The word at a place of its text."""
        capital = text != text.lower()
        return cls(text, start, end, tail, fold(text), capital, capital and _is_acronym(text), tail > end)


@lru_cache(REMEMBERED)
def _is_acronym(text: str) -> bool:
    letters = text.replace(".", "")
    return len(letters) > 1 and (
        letters.isupper() or (letters[-1] == "s" and letters[:-1].isupper() and len(letters) > 2)
    )


@lru_cache(REMEMBERED)
def fold(text: str) -> str:
    """The form of a word for comparison: NFKC, case-folded, without accents, dots and apostrophes.

    "António" as one or two code points and "Antonio" are one word, so are "U.S." and "US", "O’Brien" and "O'Brien".
    A word of nothing but such signs, such as a lone "ʼ", is itself: no form of a word is empty.
    """
    if text.isascii():
        return text.lower().translate(_DROPPED) or text
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    apart = unicodedata.normalize("NFD", plain)
    return "".join(c for c in apart if unicodedata.category(c) != "Mn").translate(_DROPPED) or text


def tokenize(text: str) -> Sequence[Token]:
    """The words of `text` in order, one pass. A hyphen parts words: "US-backed" gives "US" and "backed".

    What stands in a word that is too long to be read (`briefer.text.limits`) is left out.

    The last long texts are remembered: who finds the names of a text and who judges by it ask for the same words.
    """
    return _tokens(text) if len(text) < _LONG else _remembered(text)


@lru_cache(maxsize=2)
def _remembered(text: str) -> Sequence[Token]:
    return _tokens(text)


def _tokens(text: str) -> Sequence[Token]:
    tokens = []
    new = tuple.__new__  # what `Token(...)` calls in the end, in half the time: a megabyte has 200,000 words
    before = _GAP.match(text)
    at = before.end() if before else 0
    for whole, gap in _TOKEN_AND_GAP.findall(text):
        surface, word, capital, acronym = _FORMS[whole]
        end, tail = at + len(surface), at + len(whole)
        tokens.append(new(Token, (surface, at, end, tail, word, capital, acronym, tail > end)))
        at = tail + len(gap)
    unread = unread_words(text)
    return tuple(_readable(tokens, unread) if unread else tokens)


def _forms(whole: str) -> tuple[str, str, bool, bool]:
    """What of a word is the same wherever it stands: its surface, its form for comparison, its capitals."""
    if whole.isascii() and whole.isalpha():
        word = whole.lower()
        capital = word != whole
        return whole, word, capital, capital and _is_acronym(whole)
    clitic = None if whole.isalnum() else _CLITIC.search(whole, max(0, len(whole) - 3))
    surface = whole[: clitic.start()] if clitic else whole
    capital = surface != surface.lower()
    return surface, fold(surface), capital, capital and _is_acronym(surface)


_FORMS: Final = Remembered(_forms)


def _readable(tokens: Iterable[Token], unread: Iterable[tuple[int, int]]) -> Iterator[Token]:
    """The tokens that do not start in one of the spans, which are in order."""
    spans = iter(unread)
    hidden = next(spans, None)
    for token in tokens:
        while hidden and hidden[1] <= token.start:
            hidden = next(spans, None)
        if not (hidden and hidden[0] <= token.start):
            yield token
