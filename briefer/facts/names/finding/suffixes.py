"""What follows a name and tells its bearers apart: Jr., III, the IX of "Title IX", the Two of "League Two"."""

import re
from typing import Final

from briefer.facts.figures.grammar.vocabulary import CARDINALS

_ROMAN: Final = re.compile(r"(?=[IVXL])(?:X{0,3}|XL|LX{0,3})(?:IX|IV|V?I{0,3})")
_DIGITS: Final = {"I": 1, "V": 5, "X": 10, "L": 50}
_GENERATIONS: Final = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"}
_MOST: Final = 12  # "Titanic Two", "Apollo Twelve": no name is counted higher in words
_COUNTED: Final = {word: number for word, number in CARDINALS.items() if 1 <= number <= _MOST}


def suffix_of(text: str) -> str:
    """The form in which a suffix compares: "2" for II and Two, "jr" for Jr and Junior; empty for any other word."""
    if _ROMAN.fullmatch(text):
        return str(_roman(text))
    if not text[:1].isupper():
        return ""
    word = text.lower()
    return _GENERATIONS.get(word) or str(_COUNTED.get(word, ""))


def _roman(text: str) -> int:
    values = [_DIGITS[letter] for letter in text]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
