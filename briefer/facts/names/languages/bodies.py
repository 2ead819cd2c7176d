"""Bodies that have other letters in other languages: OTAN is NATO, EZB, BCE and ECB are one bank."""

from functools import cache

from briefer.facts.names.languages.words import tokens_in
from briefer.text.wordlists import ordered_words


@cache
def _groups() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Folded words of a form -> all forms of the body."""
    table: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for entry in ordered_words(__package__, "bodies.tsv"):
        forms = tuple(tuple(token.word for token in tokens_in(form, "fr")) for form in entry.split(" = "))
        for form in forms:
            table.setdefault(form, forms)
    return table


def other_forms(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The forms of a body in all languages, folded; none for what is no listed body."""
    return _groups().get(words, ())
