"""Whether a source names the place or the people of a name, in whatever form: Ukrainian, of Ukraine."""

import re
from typing import Final

from briefer.facts.names.judging.index import NameIndex, SpanPair
from briefer.facts.names.tables.lexicon import is_ordinary, places


def by_place(words: tuple[str, ...], index: NameIndex) -> SpanPair | None:
    """Where the source has the place or people of these words: Ukrainian for Ukraine, Ostalian for Ostalia."""
    canonical = places().get(words)
    if canonical is None:
        return _by_country(words[0], index) if len(words) == 1 else None
    return index.places.get(canonical)


_OF_A_COUNTRY: Final = (
    ("n", ""),
    ("an", ""),
    ("an", "e"),
    ("an", "o"),
    ("ian", ""),
    ("ian", "a"),
    ("ese", ""),
    ("ese", "a"),
    ("ese", "o"),
    ("i", ""),
)
_SHORTEST_COUNTRY: Final = 4
_AT_A_PLACE: Final = re.compile(r"\b(?:in|of|from|to|across|throughout|at)\s\Z")


def _by_country(word: str, index: NameIndex) -> SpanPair | None:
    """A Zembran is of Zembra, an Ostalian of Ostalia: of a place that no list knows and the source names."""
    if is_ordinary(word):
        return None
    for ending, place_ending in _OF_A_COUNTRY:
        place = word.removesuffix(ending) + place_ending
        if not word.endswith(ending) or len(place) < _SHORTEST_COUNTRY or is_ordinary(place):
            continue
        span = index.sequence((place,), True)
        if span and _AT_A_PLACE.search(index.text, max(0, span[0] - 12), span[0]):
            return span
    return None
