"""The parts into which a sentence is cut between its figures, and what each of them has of its own."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefer.facts.figures.judging.directions import Token
from briefer.facts.figures.judging.keys import key
from briefer.facts.figures.judging.partings import PARTING_WORDS, cuts_between
from briefer.facts.mention import Figure
from briefer.text.english import SUBORDINATORS
from briefer.text.patterns import one_of

# "12 died and four were hurt when a roof fell": the end of the sentence is of all its figures.
_OF_ALL: Final = re.compile(rf",?\s(?:{one_of(SUBORDINATORS - PARTING_WORDS)})\s")
_PLACED: Final = 2  # words: "in primary"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence with figures of its own, ``text[low:high]``; `before` and `after` are the words around."""

    low: int
    high: int
    figures: Sequence[Figure]
    tokens: Sequence[Token]
    before: list[Token]
    after: list[Token]
    has_verb: bool
    has_subject: bool
    own: frozenset[str]
    counted: frozenset[str]
    """The keys of what its figures count: of "288 teachers", of "the number of teachers rose from 288"."""


def parts_of(text: str, start: int, end: int, group: Sequence[Figure], tokens: Sequence[Token]) -> Iterator[Part]:
    """The parts of ``text[start:end]`` between the figures of a group, in order."""
    closing, end = _closing(text, end, group, tokens)
    starts = [token.start for token in tokens]
    places = [figure.start for figure in group]
    for low, high in pairwise([*cuts_between(text, start, group), end]):
        inside = group[bisect_left(places, low) : bisect_left(places, high)]
        if not inside:
            continue
        part = tokens[bisect_left(starts, low) : bisect_left(starts, high)]
        before = [token for token in part if token.start < inside[0].start]
        after = [token for token in part if token.start >= inside[-1].end]
        has_verb = has_subject = False
        for token in before:
            if token.is_verb:
                has_verb = True
                break
            if token.key:
                has_subject = True
        if not has_subject and not has_verb and (act := _acts(text, inside[0], part)):
            has_subject = has_verb = True  # "811 took 60 mg and 405 a dummy pill": the number is who took
            before = [act]
        own = closing.union([token.key for token in part if token.key])
        yield Part(low, high, inside, part, before, after, has_verb, has_subject, own, _counted(inside, before))


def _closing(text: str, end: int, group: Sequence[Figure], tokens: Sequence[Token]) -> tuple[frozenset[str], int]:
    """What the end of a sentence says of all its parts, and where that begins: "... after the bridge fell"."""
    match = _OF_ALL.search(text, group[-1].end, end) if len(group) > 1 else None
    said = [token for token in tokens if token.start >= match.end()] if match else []
    if match is None or not any(token.is_verb for token in said):
        return frozenset(), end
    return frozenset(token.key for token in said if token.key), match.start()


def _acts(text: str, figure: Figure, part: Sequence[Token]) -> Token | None:
    """The verb right behind a figure that is its subject."""
    token = next((token for token in part if token.start >= figure.end), None)
    return token if token is not None and token.is_verb and text[figure.end : token.start] == " " else None


def _counted(figures: Sequence[Figure], before: Sequence[Token]) -> frozenset[str]:
    counted = [key(noun) for figure in figures for noun in figure.label]
    for place, number in enumerate(before[:-2]):
        if number.folded == "number" and before[place + 1].folded == "of" and before[place + 2].key:
            counted.append(before[place + 2].key)
    return frozenset(counted)


def shared_end(part: Part, following: Part) -> frozenset[str]:
    """The keys of what the next part says for both: the schools of "21 in primary and 26 in secondary schools"."""
    ours, theirs = ([token for token in one.after if token.text] for one in (part, following))
    if len(ours) != _PLACED or len(theirs) <= _PLACED or ours[0].folded != theirs[0].folded or ours[0].key:
        return frozenset()
    return frozenset(token.key for token in theirs[_PLACED:] if token.key) if ours[-1].key else frozenset()
