"""The words of a text that could be facts, found without asking the finders of names and figures.

The finders know what they know; this knows only what a fact can look like: a run of digits, a word for a number, and
a word with a capital or a digit in it. What it sees and they do not claim is told (`leftovers.py`).
"""

import re
from enum import StrEnum
from typing import Final, NamedTuple

from briefer.text.limits import unread_words
from briefer.text.remembered import Remembered
from briefer.text.wordlists import words
from briefer.text.words import PLAIN_WORD

NUMBER_WORDS: Final = words(__package__, "number_words.tsv")

_TOKEN: Final = re.compile(rf"(?P<digits>\d+|[¼-¾⅐-⅞])|(?P<word>{PLAIN_WORD})")


class TokenKind(StrEnum):
    """What makes a word a possible fact."""

    DIGITS = "digits"
    NUMBER_WORD = "number-word"
    CAPITAL = "capital"


class FactToken(NamedTuple):
    """A word, or a run of digits, that could be a fact or a part of one: ``text[start:end]`` of the text it is in."""

    kind: TokenKind
    text: str
    start: int
    end: int


def fact_tokens(text: str) -> tuple[FactToken, ...]:
    """Each run of digits, fraction sign, number word and word with a capital of a text, in order.

    A word that is too long to be read (`briefer.text.limits`) is one, as it is written, where it holds any.
    """
    found: list[FactToken] = []
    unread = unread_words(text)
    at = 0
    for match in _TOKEN.finditer(text):
        while at < len(unread) and unread[at][1] <= match.start():
            at += 1
        if at < len(unread) and unread[at][0] <= match.start():
            start, end = unread[at]
            if not found or found[-1].start != start:
                found.append(FactToken(TokenKind.DIGITS, text[start:end], start, end))
            continue
        word = match.group()
        if (kind := _KINDS[word]) is not None:
            found.append(FactToken(kind, word, *match.span()))
    return tuple(found)


def _kind(word: str) -> TokenKind | None:
    """What makes a match of `_TOKEN` a possible fact; None for a word in small letters that says no number."""
    match = _TOKEN.match(word)
    if match is None or match.lastgroup == "digits":
        return TokenKind.DIGITS
    folded = word.lower()
    if folded in NUMBER_WORDS:
        return TokenKind.NUMBER_WORD
    return TokenKind.CAPITAL if word != folded else None


_KINDS: Final = Remembered(_kind)
