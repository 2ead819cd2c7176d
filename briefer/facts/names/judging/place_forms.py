"""Whether a source names the place or the people of a name, in whatever form: Ukrainian, of Ukraine."""

from typing import Final

from briefer.facts.names.judging.index import NameIndex, SpanPair
from briefer.facts.names.tables.lexicon import given_names, is_ordinary, places


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


def _by_country(word: str, index: NameIndex) -> SpanPair | None:
    """A Zembran is of Zembra, and Zembra is where Zembrans live: a place that no list knows and the source names."""
    if is_ordinary(word):
        return None
    for ending, place_ending in _OF_A_COUNTRY:
        if word.endswith(ending):
            place = word.removesuffix(ending) + place_ending
            if (span := _of_no_person(place, index)) is not None:
                return span
        if word.endswith(place_ending) and len(word) > _SHORTEST_COUNTRY:
            people = word.removesuffix(place_ending) + ending
            if people != word and (span := _of_no_person(people, index)) is not None:
                return span
    return None


def _of_no_person(word: str, index: NameIndex) -> SpanPair | None:
    """Where the source has a word with a capital that is no person's name: the Zembra of "the Zembra Bank"."""
    if len(word) < _SHORTEST_COUNTRY or is_ordinary(word) or word in given_names() or word in index.forms.persons:
        return None
    return index.sequence((word,), True)
