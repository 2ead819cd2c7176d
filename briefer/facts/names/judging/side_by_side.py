"""Whether a name is put together from what the source has apart: Liverpool and Jurgen Klopp."""

from typing import Final

from briefer.facts.mention import Name, NameType
from briefer.facts.names.judging.forms import core
from briefer.facts.names.judging.index import NameIndex, SpanPair
from briefer.facts.names.judging.larger_places import leaves_out_part_of_land
from briefer.facts.names.judging.persons import is_person_like
from briefer.facts.names.judging.place_forms import by_place
from briefer.facts.names.judging.related_words import related
from briefer.facts.names.judging.reshaped import is_longer_body
from briefer.facts.names.tables.lexicon import given_names, is_ordinary, places
from briefer.facts.names.tables.vocabulary import (
    BODY_HEADS,
    CLUB_WORDS,
    EVENT_WORDS,
    ORGANISATION_WORDS,
    ROLES,
)
from briefer.facts.names.tokens import tokenize

_LONGEST_SPLIT: Final = 12


def by_parts(name: Name, index: NameIndex) -> SpanPair | None:
    """Liverpool + Jurgen Klopp: parts that are names of the source by themselves, never a first name and a surname."""
    words = core(name.words)
    if not 2 <= len(words) <= _LONGEST_SPLIT:
        return None
    if (
        len(words) < len(name.words)
        and is_ordinary(name.words[0])
        and not (name.words[0] in BODY_HEADS or name.words[:1] in places())
    ):
        # "Transport for London" is not put together from "transport" and "London".
        return None
    if (len(words) == 2 and is_person_like(name)) or name.words in places():
        return None
    if _has_rival(words, index) or (len(words) == 2 and words[-1] in CLUB_WORDS):
        # Manchester City is not put together from "Manchester" and "the city".
        return None
    # "Green Party" is not put together from "green" and "party", but "Super League Final" is from "Super League".
    plain = all(is_ordinary(word) and (word,) not in places() for word in words)
    acronyms = {token.word for token in tokenize(name.text) if token.acronym}
    reached: list[SpanPair | None] = [None] * (len(words) + 1)
    reached[0] = (0, 0)
    for end in range(1, len(words) + 1):
        for start in range(end):
            if reached[start] is None or (plain and start == 0 and end == 1):
                continue
            span = _part(words[start:end], index, acronyms, capital=plain and start == 0)
            if span is not None:
                reached[end] = span if start == 0 else reached[start]
                break
    return reached[len(words)]


def _has_rival(words: tuple[str, ...], index: NameIndex) -> bool:
    """True for the "Russian Grand Prix" where the source has the "Monaco Grand Prix".

    So too for Gdynia University, where it has Gdynia Korzen University.
    """
    likes = index.forms.by_pair.get((words[0], words[-1]), ())
    if any(leaves_out_part_of_land(words, other.words) for other in likes):
        return True
    if words[-1] not in EVENT_WORDS and words[-1] not in ORGANISATION_WORDS:
        return False
    if any(is_longer_body(other, words) for other in likes):
        return True
    here = places().get(words[:1])
    if here is None:
        return False
    return any(places().get(core(other.words)[:1], here) != here for other in index.forms.tails.get(words[1:], ()))


def _part(words: tuple[str, ...], index: NameIndex, acronyms: set[str], capital: bool) -> SpanPair | None:
    if len(words) > 1:
        return index.sequence(words, capital) or by_place(words, index)
    word = words[0]
    if word in acronyms:
        return by_place(words, index) or index.sequence(words, capital=True)
    span = by_place(words, index)
    if span is not None:
        return span
    if word in given_names() and not is_ordinary(word):
        return None
    if is_ordinary(word) or word in ROLES:
        return related(word, index)
    alone = index.forms.by_words.get(words)
    if alone is not None and alone.type is not NameType.PERSON:
        return alone.start, alone.end
    return None
