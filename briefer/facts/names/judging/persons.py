"""Whether a name looks like that of a person."""

from collections.abc import Sequence

from briefer.facts.mention import Name, NameType
from briefer.facts.names.judging.forms import core
from briefer.facts.names.tables.lexicon import given_names, is_ordinary, places, surnames
from briefer.facts.names.tables.vocabulary import (
    ORGANISATION_WORDS,
    PLACE_WORDS,
)


def is_person_like(name: Name) -> bool:
    """True when `name` is, or looks like, a first name and a surname."""
    words = core(name.words)
    if name.type is NameType.PERSON:
        return True
    if name.type in (NameType.ORGANISATION, NameType.PLACE, NameType.EVENT, NameType.NATIONALITY):
        return False
    if len(words) < 2 or any(word in ORGANISATION_WORDS or word in PLACE_WORDS for word in words):
        return False
    if words[0] in given_names():
        return True
    return not is_ordinary(words[0]) and not any((word,) in places() for word in words)


def is_person_pair(words: Sequence[str]) -> bool:
    """A first name and a surname, however ordinary the words are: "Ana White", "Joy King"."""
    return len(words) == 2 and words[0] in given_names() and words[1] in surnames()
