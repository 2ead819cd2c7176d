"""The words of a text in another language, elided articles and prepositions apart: "l'usine", "dell'Unione"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from briefer.facts.names.tokens import Token, tokenize
from briefer.text.languages.tables import openers
from briefer.text.words import APOSTROPHES

_ELIDING: Final = frozenset(("fr", "it", "pt", "es"))


@lru_cache(maxsize=8)
def tokens_in(text: str, language: str) -> Sequence[Token]:
    """The words of `text` in order, as `tokens.tokenize`; in a language that elides, each elided word by itself.

    "d'Estaing" is "d" and "Estaing", "O'Brien" stays one word.
    """
    if language not in _ELIDING:
        return tokenize(text)
    return tuple(part for token in tokenize(text) for part in _apart(token, language))


def _apart(token: Token, language: str) -> Iterator[Token]:
    at = next((i for i, letter in enumerate(token.text) if letter in APOSTROPHES), 0)
    head = token.text[:at]
    if not at or head.lower() not in openers(language):
        yield token
        return
    rest = token.text[at + 1 :]
    start = token.start + at
    yield Token.of(head, token.start, start, start)
    if rest:
        rest_token = Token.of(rest, start + 1, token.end, token.tail)
        yield from _apart(rest_token, language)
