"""Counted nouns that may stand for each other."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from briefer.text.wordlists import ordered_words, words

_words = partial(words, __package__, "nouns_words.tsv")

_ordered = partial(ordered_words, __package__, "nouns_words.tsv")

PERSONS: Final = _words("persons")
_PERSON_ENDINGS: Final = _ordered("person_endings")

# Words for one thing, as news writers vary them.
_SYNONYMS: Final = _ordered("synonyms")
# No two groups of a line are ever said of one thing; "/" joins words that may be.
_CONTRASTS: Final = _ordered("contrasts")
# Counting these is counting people: seven cases, seven patients.
_HAPPENING: Final = _words("happening")


def _by_noun(contrasts: Sequence[str]) -> dict[str, dict[int, int]]:
    """In which group of which lines of contrasts a noun is."""
    found: dict[str, dict[int, int]] = {}
    for line, contrast in enumerate(contrasts):
        for group, nouns in enumerate(contrast.split()):
            for noun in nouns.split("/"):
                found.setdefault(noun, {}).setdefault(line, group)
    return found


_GROUPS: Final = _by_noun(_CONTRASTS)
_CLASSES: Final = {
    noun: frozenset(index for index, words in enumerate(_SYNONYMS) if noun in words.split())
    for words in _SYNONYMS
    for noun in words.split()
}


def is_person(noun: str) -> bool:
    """True for a noun, lower case and singular, that counts people."""
    return noun in PERSONS or (noun.endswith(_PERSON_ENDINGS) and not noun.endswith("ment") and noun != "quarter")


def exclude_each_other(one: str, other: str) -> bool:
    """True when nothing can be both: drones and missiles, men and women."""
    here, there = _GROUPS.get(one, {}), _GROUPS.get(other, {})
    return any(line in there and there[line] != group for line, group in here.items())


def may_stand_for(one: str, other: str) -> bool:
    """True when a writer may call by `one` what another calls `other`, both lower case and singular."""
    if one == other or (is_person(one) and is_person(other)):
        return True
    if _HAPPENING & {one, other} and (is_person(one) or is_person(other)):
        return True
    return bool(_CLASSES.get(one, frozenset()) & _CLASSES.get(other, frozenset()))
