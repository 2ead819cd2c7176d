"""Words that deny each other: by a list of groups with two sides, and by what English puts before or behind a word."""

from collections.abc import Mapping
from functools import cache, lru_cache, partial
from typing import Final

from briefer.text.remembered import REMEMBERED
from briefer.text.wordlists import ordered_words, words
from briefer.text.words import stem

_ordered = partial(ordered_words, __package__, "opposites_words.tsv")

_PREFIXES: Final = _ordered("prefixes")
_SHORTEST: Final = 4
_NO_PREFIX: Final = frozenset(map(stem, words(__package__, "no_prefix.tsv")))

Side = tuple[str, bool]
"""A group of words, and one of its two sides."""


@cache
def _sides() -> Mapping[str, frozenset[Side]]:
    """By the stem of each listed word the sides that it is on."""
    table: dict[str, set[Side]] = {}
    for entry in ordered_words(__package__ or "", "opposites.tsv"):
        group, _, word = entry.partition(" ")
        table.setdefault(stem(word), set()).add((group[:-1], group[-1] == "+"))
    return {key: frozenset(sides) for key, sides in table.items()}


@lru_cache(REMEMBERED)
def sides_of(word: str) -> frozenset[Side]:
    """The sides that a word is on, by its stem: "rose" is on the upper side of rise/fall.

    A word that may have a prefix or an ending that denies it makes a group with that: "legal" and "illegal",
    "harmful" and "harmless".
    """
    sides = set(_sides().get(word, ()))
    sides.add((word, True))
    if len(word) < _SHORTEST or word in _NO_PREFIX:
        return frozenset(sides)
    for prefix in _PREFIXES if word.startswith(_PREFIXES) else ():
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            sides.add((word[len(prefix) :], False))
    for ending in ("less", "les"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            sides.add((word.removesuffix(ending) + "ful", False))
    return frozenset(sides)


def other_sides(sides: frozenset[Side]) -> frozenset[Side]:
    """The sides that deny these."""
    return frozenset((group, not is_upper) for group, is_upper in sides)
