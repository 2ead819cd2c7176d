"""Places and peoples in other languages: countries by CLDR's names of territories, the rest by lists.

Every place has one name that all languages share, the folded first name of it in tables/places.txt or cities.txt:
"Allemagne", "allemand" and "Deutschland" are all "germany", "Londres" is "london".
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from briefer.facts.names.languages.words import tokens_in
from briefer.facts.names.tables import lexicon as english
from briefer.facts.names.tokens import Token
from briefer.text.language import NAMES_IN, Language
from briefer.text.remembered import REMEMBERED
from briefer.text.wordlists import ordered_words

_HERE: Final = Path(__file__).parent
LONGEST: Final = 5
# What may follow the stem of an adjective or a people: "deutsch-en", "alem-anes".
_ENDINGS: Final[dict[str, tuple[str, ...]]] = {
    language: ("", *ordered_words(__package__, "places_words.tsv", language))
    for language in NAMES_IN
    if language != "en"
}


def place_of(words: tuple[str, ...], language: str) -> str | None:
    """The shared name of a place, an adjective or a people; None for what is none."""
    if language == "en":
        return english.places().get(words) or _english_places().get(words)
    found = _places(language).get(words)
    if found is not None:
        return found
    demonym = _demonym(" ".join(words), language) if len(words) <= 2 else None
    if demonym is not None:
        return demonym
    here = english.places().get(words)
    return here if here is not None and words not in english.peoples() else None


def is_people(words: tuple[str, ...], language: str) -> bool:
    """True for an adjective or a people: "Franzosen", "Française"."""
    if language == "en":
        return words in english.peoples()
    return words not in _places(language) and len(words) <= 2 and _demonym(" ".join(words), language) is not None


def places_in(tokens: Sequence[Token], text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """Each place of a text with its first and last token, the longest name that begins there; adjectives too."""
    at = 0
    while at < len(tokens):
        size = next((n for n in range(LONGEST, 0, -1) if _place_at(tokens, at, n, text, language)), 0)
        if size:
            found = _place_at(tokens, at, size, text, language)
            assert found is not None
            yield found, at, at + size - 1
        at += size or 1


def _place_at(tokens: Sequence[Token], at: int, size: int, text: str, language: str) -> str | None:
    part = tokens[at : at + size]
    if len(part) < size or any(len(text[a.tail : b.start]) > 2 for a, b in pairwise(part)):
        return None
    words = tuple(token.word for token in part)
    found = place_of(words, language)
    if found is None:
        return None
    # "nice" and "reno" are no places, "russe" is Russia.
    return found if any(token.capital for token in part) or _demonym(" ".join(words), language) else None


@cache
def _places(language: str) -> dict[tuple[str, ...], str]:
    from babel import Locale

    table: dict[tuple[str, ...], str] = {}
    shared = english.places()
    own, theirs = Locale(language).territories, Locale("en").territories
    for code, name in own.items():
        if len(code) == 2 and code in theirs:
            words = english.words_of(theirs[code])
            table.setdefault(_words(name, language), shared.get(words, " ".join(words)))
    for name, canonical in _pairs(language, "places"):
        table[_words(name, language)] = canonical
    return table


@cache
def _english_places() -> dict[tuple[str, ...], str]:
    """What the English tables lack and a list of another language names: "Flanders", "Baltic Sea"."""
    table = {_words(form, "en"): canonical for form, canonical in _pairs("en", "places")}
    for language in NAMES_IN - {Language.ENGLISH}:
        for _, canonical in _pairs(language, "places"):
            table[tuple(canonical.split())] = canonical
    return table


@cache
def _demonyms(language: str) -> dict[str, str]:
    return {" ".join(_words(stem.rstrip("-"), language)): canonical for stem, canonical in _pairs(language, "demonyms")}


@lru_cache(REMEMBERED)  # of words of texts: a server sees ever more of them
def _demonym(word: str, language: str) -> str | None:
    table, endings = _demonyms(language), _ENDINGS.get(language, ())
    for cut in range(len(word), max(1, len(word) - 6), -1):
        if word[cut:] in endings and word[:cut] in table:
            return table[word[:cut]]
    return None


def _pairs(language: str, kind: str) -> Iterator[tuple[str, str]]:
    """The entries of a list, ``FORM = ENGLISH NAME``, the English name as the tables share it."""
    file = f"{language}.{kind}.tsv"
    for entry in ordered_words(__package__, file) if (_HERE / file).exists() else ():
        form, _, name = entry.partition(" = ")
        words = english.words_of(name)
        yield form, english.places().get(words, " ".join(words))


def _words(name: str, language: str) -> tuple[str, ...]:
    return tuple(token.word for token in tokens_in(name, language))
