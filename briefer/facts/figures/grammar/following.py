"""The word right behind a number: most words make nothing of one, and few rules of the grammar need be asked."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from briefer.text.patterns import SPACE

# Behind such a sign, or the end of the text, no blank, hyphen or letter carries a number on.
_CLOSING: Final = frozenset(("", *',.;:!?)]"”'))
# Nor behind the end of a line or of a cell, where the next begins with a number; "two\n20-year-old men" are two men.
_BREAKS: Final = frozenset("\t\n\r")
_NUMBER_NEXT: Final = re.compile(r"\s+\d(?!\d{0,2}-)")

_WORD: Final = re.compile(rf"{SPACE}([a-z]+)(?!\w)")
_FIRST: Final = re.compile(r"[a-z]*")


@lru_cache(maxsize=16)
def word_behind(text: str, at: int) -> str:
    """The word in small letters behind the number that ends at `at`, a blank apart; empty where anything else stands.

    The last ones are remembered: each part of the grammar asks before it looks closer.
    """
    match = _WORD.match(text, at)
    return match[1] if match else ""


def is_closed(text: str, at: int) -> bool:
    """True where a sign stands right behind the number that ends at `at`, as in "cut 12, then 14.", or nothing.

    So, too, where the next number of a column or of a row does.
    """
    sign = text[at : at + 1]
    return sign in _CLOSING or (sign in _BREAKS and _NUMBER_NEXT.match(text, at) is not None)


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The letters with which some phrases begin, in small letters: by what follows a number one of them may follow."""
    return frozenset(match.group() for phrase in phrases if (match := _FIRST.match(phrase.lower())))
