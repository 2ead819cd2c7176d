"""Forms of verbs and of what stands before them: participles, pasts, adverbs, "ruled out" before a verb in -ing."""

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Final

from briefer.text.lemmas import is_irregular
from briefer.text.remembered import REMEMBERED
from briefer.text.wordlists import ordered_words, words
from briefer.text.words import Word

_list = partial(words, "briefer.text", "verb_groups_words.tsv")

UNCHANGED: Final = _list("unchanged")
"""Verbs whose past is their base form, as "put"; some have a past of their own and this participle ("come")."""
_ADVERBS: Final = _list("adverbs")
_UNLIKE_ADVERBS: Final = _list("unlike_adverbs")
_LEAST_PAST: Final = 4
_BEFORE_ING: Final = {
    tuple(entry.split()): kind
    for kind in ("denying", "weighing")
    for entry in ordered_words("briefer.text", "verb_groups_words.tsv", kind)
}
_LONGEST_BEFORE_ING: Final = max(map(len, _BEFORE_ING))
BEFORE_GERUNDS: Final = frozenset(first for first, *_ in _BEFORE_ING)
"""The words that may begin what denies or weighs a verb in -ing."""


def denies_gerund(sentence: Sequence[Word], place: int) -> int:
    """How many words there are at a place that deny the verb in -ing behind them, as in "ruled out"; 0 for none."""
    kind, reach = before_gerund(sentence, place)
    return reach if kind == "denying" else 0


def before_gerund(sentence: Sequence[Word], place: int) -> tuple[str, int]:
    """Whether words at a place deny or weigh the verb in -ing behind them, and how many they are; 0 for none."""
    if sentence[place].folded not in BEFORE_GERUNDS:
        return "", 0
    for reach in range(_LONGEST_BEFORE_ING, 0, -1):
        said = sentence[place : place + reach + 1]
        kind = _BEFORE_ING.get(tuple(word.folded for word in said[:reach])) if len(said) > reach else None
        if kind is not None and said[reach].folded.endswith("ing"):
            return kind, reach
    return "", 0


def is_adverb(folded: str) -> bool:
    """True for a word that may stand between an auxiliary and its verb."""
    return folded in _ADVERBS or (folded.endswith("ly") and folded not in _UNLIKE_ADVERBS)


def is_participle(folded: str) -> bool:
    """True for a form that may follow "has" or "was"."""
    return folded.endswith("ed") or is_irregular(folded) or folded in UNCHANGED


@lru_cache(REMEMBERED)
def is_past(folded: str) -> bool:
    """True for a form that may be a simple past or a participle."""
    ends = folded.endswith("ed") and not folded.endswith("eed") and len(folded) > _LEAST_PAST
    return ends or is_irregular(folded)
