"""What kind of thing a name names, as far as the words in and around it tell."""

from collections.abc import Sequence

from briefer.facts.mention import NameType
from briefer.facts.names.tables.lexicon import given_names, is_ordinary, peoples, places, surnames
from briefer.facts.names.tables.vocabulary import (
    ADDRESSES,
    EVENT_WORDS,
    HONORIFICS,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    ROLES,
    SPEECH_VERBS,
)
from briefer.facts.names.tokens import Token
from briefer.text.wordlists import words

_PLACE_PREPOSITIONS = words(__package__, "place_prepositions.tsv")


def _is_common(word: str) -> bool:
    """True for a first name that is a place or an ordinary word too: "Victoria Park", "Grace Church"."""
    return is_ordinary(word) or (word,) in places()


def name_type(name: Sequence[Token], before: Token | None, after: Token | None) -> NameType:
    """The type of the name made of `name`, given the words next to it."""
    words = tuple(token.word for token in name)
    if words in peoples():
        return NameType.NATIONALITY
    if words in places():
        return NameType.PLACE
    if len(words) == 1 and before is not None and before.word in ADDRESSES:
        return NameType.PERSON
    if len(words) == 2 and words[1] in surnames() and words[0] in given_names() and not _is_common(words[0]):
        return NameType.PERSON
    if words[-1] in EVENT_WORDS:
        return NameType.EVENT
    if any(word in ORGANISATION_WORDS for word in words):
        return NameType.ORGANISATION
    if words[-1] in PLACE_WORDS or words[0] == "county":
        return NameType.PLACE
    if len(words) == 1 and name[0].acronym:
        return NameType.ORGANISATION
    title = before is not None and (before.word in HONORIFICS or before.word in ROLES)
    if title or (len(words) > 1 and words[0] in given_names()):
        return NameType.PERSON
    if after is not None and after.word in SPEECH_VERBS and not all(is_ordinary(word) for word in words):
        return NameType.PERSON
    if before is not None and before.word in _PLACE_PREPOSITIONS:
        return NameType.PLACE
    if len(words) == 1 and words[0] in given_names():
        return NameType.PERSON
    return NameType.OTHER
