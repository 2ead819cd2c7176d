"""Base forms of words in six languages, by their endings: "Häuser" may be of "Haus", "anunció" of "anunciar".

All words here are folded: "Häuser" is "hauser". A base that is no word does no harm: it is only looked up.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from briefer.text.language import NAMES_IN
from briefer.text.patterns import one_of
from briefer.text.wordlists import ordered_words, words

_words = partial(words, __package__, "morphology_words.tsv")
_ordered = partial(ordered_words, __package__, "morphology_words.tsv")

# Language -> the endings that inflection adds, and what a base form may have in their place.
_INFLECTED: Final[dict[str, tuple[Sequence[str], Sequence[str]]]] = {
    language: (_ordered(language), ("", *_ordered(f"{language}_base"))) for language in NAMES_IN if language != "en"
}
_SHORTEST: Final = 2
_NONE: Final[tuple[Sequence[str], Sequence[str]]] = ((), ())
# "Ministerin", "Präsidentinnen"; "Putin" is no turkey.
_WOMAN: Final = re.compile(rf"(?P<man>\w+(?:{one_of(_words('woman'))}))in(?:nen)?")


def stems(word: str, language: str) -> Iterator[str]:
    """The base forms that a folded word may be an inflection of, itself left out."""
    endings, bases = _INFLECTED.get(language, _NONE)
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            root = word[: -len(ending)]
            for base in bases:
                if base != ending:
                    yield root + base
            if language == "nl":
                yield from _dutch_roots(root)
    if language == "de" and (woman := _WOMAN.fullmatch(word)):
        yield woman["man"]
        yield woman["man"] + "e"
    if language == "de" and word.endswith("en"):
        yield from (word[:-2] + ending for ending in ("a", "um", "us"))  # "Firmen", "Museen", "Viren"
    if language == "it" and word.endswith(("trice", "trici")):
        yield word[:-5] + "tore"  # "vincitrice"
    if language == "de" and word.startswith("ge") and word.endswith("t"):
        yield word[2:-1] + "en"  # "geplant"
    if language in ("de", "nl"):
        yield word + "en"  # the stem of a verb, as in "Wohnhaus", "Fördermittel"
        yield word + "n"
    if language in ("es", "it", "pt", "fr"):
        # "anunció", "annunciò": the accent is folded away, and the ending with it
        for base in bases:
            if len(base) > 1:
                yield word + base


def _dutch_roots(root: str) -> Iterator[str]:
    """The roots behind Dutch spelling: "bruggen" of "brug", "jaren" of "jaar", "huizen" of "huis"."""
    if len(root) > _SHORTEST and root[-1] == root[-2]:
        yield root[:-1]
    if len(root) > _SHORTEST and root[-2] in "aeou":
        yield root[:-2] + root[-2] + root[-2:]
    hard = {"z": "s", "v": "f"}.get(root[-1])
    if hard is not None:
        yield root[:-1] + hard
        if len(root) > _SHORTEST and root[-2] in "aeou":
            yield root[:-2] + root[-2] * 2 + hard
