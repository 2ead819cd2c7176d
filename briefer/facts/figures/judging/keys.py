"""The key of a word: what its forms share, so that "Ukraine" and "Ukrainian" are one."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from briefer.facts.figures.grammar.labels import IRREGULAR, singular
from briefer.text.english import AUXILIARIES, PREPOSITIONS, REPORTING_VERBS, STOP_WORDS
from briefer.text.remembered import REMEMBERED
from briefer.text.wordlists import words
from briefer.text.words import OWNING_WORD, stem

RISING: Final = words(__package__, "rising.tsv")
FALLING: Final = words(__package__, "falling.tsv")
_SAYS_NOTHING: Final = frozenset(
    (*STOP_WORDS, *PREPOSITIONS, *AUXILIARIES, *REPORTING_VERBS, *words(__package__, "vague.tsv"), *RISING, *FALLING)
)
_KEY: Final = 6
_SHORTEST: Final = 3


def folded_word(word: str) -> str:
    """A word in small letters, without the ending of an owner."""
    return word.casefold().replace("’", "'").removesuffix("'s")


def shared_form(folded: str) -> str:
    """What the forms of a word share, whatever it says ("Ukraine", "Ukrainian")."""
    return stem(singular(folded) if folded in IRREGULAR else folded)[:_KEY]


@lru_cache(REMEMBERED)
def key(word: str) -> str:
    """What the forms of a word share ("Ukraine", "Ukrainian"); empty for a word that says nothing of its own."""
    folded = folded_word(word)
    if folded in _SAYS_NOTHING:
        return ""
    if len(folded) < _SHORTEST and not (word[0].isupper() or any(char.isdigit() for char in word)):
        return ""
    return shared_form(folded)


def keys_of(text: str) -> frozenset[str]:
    """The keys of the words of a text that say something."""
    return frozenset(map(key, OWNING_WORD.findall(text))) - {""}


def way_told(words: Iterable[str]) -> int:
    """Which way the first of the words, in small letters, that tells one says that it went: 1, -1, and 0 for none."""
    return next((1 if word in RISING else -1 for word in words if word in RISING or word in FALLING), 0)
