"""Bodies that have other letters in other languages: OTAN is NATO, EZB, BCE and ECB are one bank."""

from functools import cache

from briefer.facts.names.languages.words import tokens_in
from briefer.text.wordlists import ordered_words


@cache
def _keys() -> dict[tuple[str, ...], str]:
    """Words of a form -> the body, by its English acronym."""
    table: dict[tuple[str, ...], str] = {}
    for entry in ordered_words(__package__, "bodies.tsv"):
        form, _, key = entry.partition(" = ")
        table[tuple(t.word for t in tokens_in(form, "fr"))] = key
        table.setdefault(tuple(t.word for t in tokens_in(key, "fr")), key)
    return table


@cache
def _forms() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words, key in _keys().items():
        found.setdefault(key, []).append(words)
    return {key: tuple(forms) for key, forms in found.items()}


def other_forms(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The forms of a body in all languages, folded; none for what is no listed body."""
    key = _keys().get(words)
    return () if key is None else _forms()[key]
