"""Bodies that have other letters in other languages: OTAN is NATO, EZB, BCE and ECB are one bank."""

from collections.abc import Iterator
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
            for inflected in _inflected(form):
                table.setdefault(inflected, forms)
    return table


def _inflected(form: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A form, and the cases of a German adjective that begins it: "das Rote Kreuz", "des Roten Kreuzes"."""
    yield form
    root = form[0].removesuffix("s").removesuffix("r").removesuffix("e")
    if len(form) > 1 and root != form[0]:
        for ending in ("e", "er", "es", "en", "em"):
            yield (root + ending, *form[1:])


def other_forms(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The forms of a body in all languages, folded; none for what is no listed body."""
    return _groups().get(words, ())
