"""The verb that a form is of: "left" is of "leave"."""

from functools import lru_cache
from typing import Final

from briefer.text.remembered import REMEMBERED
from briefer.text.wordlists import word_map
from briefer.text.words import stem

_FORMS: Final = word_map("briefer.text", "irregular_forms.tsv")


@lru_cache(REMEMBERED)
def lemma(folded: str) -> str:
    """The stem of a verb's base form, by any of its forms in small letters: "went" and "going" are of "go"."""
    return stem(_FORMS.get(folded, folded))


def is_irregular(folded: str) -> bool:
    """True for a past form or participle of the list: "took", "taken"."""
    return folded in _FORMS


def _by_lemma() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for form, base in _FORMS.items():
        table.setdefault(stem(base), []).append(stem(form))
    return {base: tuple(dict.fromkeys((base, *forms))) for base, forms in table.items()}


_STEMS: Final = _by_lemma()


def stems_of(verb: str) -> tuple[str, ...]:
    """The stems of all forms of a verb, which is given as `lemma` gives it."""
    return _STEMS.get(verb, (verb,))
