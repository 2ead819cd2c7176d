"""Cuts runs of capitals into names: titles, roles and the first words of sentences go, adjacent names part."""

from collections.abc import Iterator
from typing import Final

from briefer.facts.names.finding.candidates import known_run
from briefer.facts.names.finding.casing import Casing
from briefer.facts.names.finding.suffixes import suffix_of
from briefer.facts.names.finding.terms import is_drug
from briefer.facts.names.finding.token_context import SPACES, Reading
from briefer.facts.names.judging.equivalents import bodies
from briefer.facts.names.tables.lexicon import (
    given_names,
    is_compound,
    is_ordinary,
    peoples,
    place_openers,
    places,
    surnames,
)
from briefer.facts.names.tables.vocabulary import (
    COUNTED,
    FUNCTION_WORDS,
    HONORIFICS,
    NAME_MONTHS,
    NUMBERED,
    OFFICES,
    ORGANISATION_WORDS,
    PARTICLES,
    PEERAGES,
    PLACE_WORDS,
    ROLE_MODIFIERS,
    ROLES,
    SPEECH_VERBS,
    role_phrase,
)
from briefer.text.wordlists import words

# Titles that begin names of bodies and places too: "General Motors", "King Power Stadium".
_LOOSE_TITLES: Final = words(__package__, "loose_titles.tsv")


_LABELLED: Final = 2


def cut_names(reading: Reading, run: list[int]) -> Iterator[list[int]]:
    """The names in a run, each as the indices of its tokens."""
    for part in _parts(reading, run):
        trimmed = _trim(reading, part)
        if trimmed:
            yield trimmed


def _parts(reading: Reading, run: list[int]) -> Iterator[list[int]]:
    if reading.layout.casing[run[0]] is not Casing.PLAIN:
        yield from _title_case_parts(reading, run)
        return
    part: list[int] = []
    position = 0
    while position < len(run):
        index = run[position]
        token = reading.tokens[index]
        skip = _phrase_length(reading, run, position)
        if skip:
            yield part
            part = []
            position += skip
            continue
        if _is_role(reading, run, position):
            while part and _modifies(reading, part[-1]):
                part.pop()
            yield part
            part = []
        elif part and _nationality_before_person(reading, part, index):
            yield part
            part = [index]
        else:
            part.append(index)
        position += 1
        if token.possessive and position < len(run) and run[position] == index + 1 and not reading.joins(index):
            yield part
            part = []
    yield part


def _modifies(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return token.word in ROLE_MODIFIERS and not token.acronym


def _phrase_length(reading: Reading, run: list[int], position: int) -> int:
    return role_phrase([reading.tokens[i].word for i in run[position : position + 4]])


def _is_role(reading: Reading, run: list[int], position: int) -> bool:
    token = reading.tokens[run[position]]
    if token.word not in ROLES or (token.acronym and token.word not in HONORIFICS):
        return False
    rest = [reading.tokens[i] for i in run[position + 1 :]]
    if not rest and _is_surname_after_first_name(reading, run, position):
        return False
    if not rest:
        # "the North Star", "the Daily Star"; not "the England Captain".
        return not (token.word == "star" and position and run[position - 1] == run[position] - 1)
    if token.word in PEERAGES and rest[0].word == "of":
        return False
    if rest[0].word in ROLES or rest[0].word == "of":
        return True
    if token.word in HONORIFICS and token.word not in _LOOSE_TITLES:
        return True
    if token.word in OFFICES and len(rest) == 1:
        return rest[0].word not in ORGANISATION_WORDS and rest[0].word not in PLACE_WORDS
    person = any(not is_ordinary(t.word) or t.word in given_names() for t in rest[:2])
    return person and not any(t.word in ORGANISATION_WORDS or t.word in PLACE_WORDS for t in rest)


def _is_surname_after_first_name(reading: Reading, run: list[int], position: int) -> bool:
    """The King of "Joy King", the Bishop of "Ana Bishop"."""
    if not position or run[position - 1] != run[position] - 1 or reading.tokens[run[position]].word not in surnames():
        return False
    first = position == 1 or not reading.joins(run[position - 2])
    return reading.tokens[run[position - 1]].word in given_names() and (first or position < 3)


def _nationality_before_person(reading: Reading, part: list[int], index: int) -> bool:
    """Briton | Chris Froome; but British Gas, French Open."""
    words = tuple(reading.tokens[i].word for i in part)
    token = reading.tokens[index]
    return (
        words in peoples()
        and reading.gap(index - 1) in SPACES
        and (token.word in given_names() or not is_ordinary(token.word))
        and (token.word,) not in places()
        and token.word not in ORGANISATION_WORDS
        and not token.acronym
    )


def _title_case_parts(reading: Reading, run: list[int]) -> Iterator[list[int]]:
    """In a headline only words that are no ordinary English, or that the text capitalises elsewhere, are names."""
    part: list[int] = []
    place: frozenset[int] = frozenset()
    for index in run:
        token = reading.tokens[index]
        if index not in place and len(known := known_run(reading, index)) > 1:
            # "Upstate New York Diner Burns": "new" and "north" are ordinary words, and New York is none.
            yield part
            part, place = [], frozenset(known)
        if index in place:
            part.append(index)
            if token.possessive:
                yield part
                part = []
            continue
        if (first := _first_name(reading, part, index)) is not None:
            yield part if first not in part else part[:-1]
            yield [first, index]
            part = []
            continue
        named = token.word in reading.seen and token.word not in ROLES
        common = is_ordinary(token.word) or ((token.word,) not in places() and is_compound(token.word))
        common = common and not is_drug(token.word) and not _says(reading, index)
        if token.word in ROLES or (common and not named and not reading.is_acronym(index)):
            yield part
            part = []
        else:
            part.append(index)
            if token.possessive:
                yield part
                part = []
    yield part


def _says(reading: Reading, index: int) -> bool:
    """True for the Rose of "Captain Rose Says Pier Is Safe": a surname before a verb of saying."""
    token = reading.tokens[index]
    if token.word not in surnames() or token.word in ORGANISATION_WORDS or index + 1 == len(reading.tokens):
        return False
    return reading.tokens[index + 1].word in SPEECH_VERBS and reading.gap(index) in SPACES


def _first_name(reading: Reading, part: list[int], index: int) -> int | None:
    """The first name before the surname at `index` in a headline, or None: "ANA WHITE", "Joy King", "Zsofi Banks".

    A word that no list knows counts as a first name where it stands alone before a surname.
    """
    before = index - 1
    if before < 0 or reading.tokens[index].word not in surnames() or not reading.joins(before):
        return None
    token = reading.tokens[before]
    if not token.capital or token.possessive or reading.taken[before] or reading.layout.opens[index]:
        return None
    if token.word in given_names() and (token.word not in FUNCTION_WORDS or _follows_title(reading, before)):
        return before
    unknown = part == [before] and (token.word,) not in places() and not reading.is_acronym(before)
    return before if unknown and not is_ordinary(token.word) else None


def _follows_title(reading: Reading, index: int) -> bool:
    """True for the "Will" of "Mayor Will Banks"; not for that of "Dunholm Will Link Two Piers"."""
    return index > 0 and reading.tokens[index - 1].word in ROLES and reading.joins(index - 1)


def _trim(reading: Reading, part: list[int]) -> list[int]:
    """Drops small words, roles and dangling initials at the ends, and an ordinary word that opens the sentence."""
    while part and not _begins_name(reading, part):
        part = part[1:]
    while part and not reading.tokens[part[-1]].capital and not reading.is_tail(part[-1]):
        part = part[:-1]
    while len(part) > 1 and reading.tokens[part[-1]].word in NUMBERED and reading.is_numbered(part[-1]):
        # "Manor | Formula 1"
        part = part[:-1]
    if len(part) == 1 and len(reading.tokens[part[0]].word) == 1:
        return []
    return part


def _begins_name(reading: Reading, part: list[int]) -> bool:
    token = reading.tokens[part[0]]
    if token.acronym:
        return True
    if not token.capital and token.word not in PARTICLES:
        return False
    words = tuple(reading.tokens[i].word for i in part)
    if words in bodies():
        return True
    if token.word in place_openers() and any(words[:length] in places() for length in (4, 3, 2, 1)):
        return True
    if token.word in ROLES and token.word not in HONORIFICS and reading.layout.opens[part[0]]:
        # "Interim Saints manager"
        return False
    if token.word in FUNCTION_WORDS:
        return token.word in NAME_MONTHS or (token.word == "new" and not reading.layout.opens[part[0]])
    if len(part) == 1 or not reading.layout.opens[part[0]] or reading.layout.casing[part[0]] is not Casing.PLAIN:
        return True
    if token.word.endswith(("ed", "ing")) and token.word not in ORGANISATION_WORDS and is_ordinary(token.word):
        # "Relegated Hull City", but "United Airlines"
        return token.word in reading.seen
    follower = reading.tokens[part[1]]
    if token.word in COUNTED and len(part) == _LABELLED and suffix_of(follower.text):
        # "Annex V says"
        return True
    return (
        not is_ordinary(token.word)
        or token.word in reading.seen
        or token.word in given_names()
        # "Striker | Wayne Rooney", "Veteran | US lawyer", but "Royal Bank", "Home Office".
        or (is_ordinary(follower.word) and not follower.acronym)
    )
