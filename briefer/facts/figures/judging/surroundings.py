"""What stands around a figure in its part of a sentence."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Self

from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import folded_word, shared_form
from briefer.facts.figures.judging.marks import mark_of, tells_which
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, REPORTING_VERBS, STOP_WORDS
from briefer.text.remembered import REMEMBERED
from briefer.text.words import TOKEN

LONGEST: Final = 600  # characters
_SAYS_NOTHING: Final = STOP_WORDS | PREPOSITIONS | AUXILIARIES | DETERMINERS | PRONOUNS
_PARTED: Final = re.compile(r"[,;:](?=\s)|\s(?:and|but|or|while)\s")
# The "AM" and "CDT" of "10:50 AM CDT" name nobody; days are told by their marks.
_TIMES: Final = CALENDAR | {FigureType.TIME}
_JOINED: Final = frozenset({" ", "-"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words on both sides of a figure in its part of a sentence, as keys, and which of them are names."""

    before: frozenset[str]
    after: frozenset[str]
    names: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    """Words that stand next to each other: the dessert apples of "dessert apples fetched $530"."""

    words: frozenset[str]
    """The words of both sides."""

    def without(self, keys: frozenset[str]) -> Self:
        """The same but for some words."""
        if keys.isdisjoint(self.words):
            return self
        pairs = frozenset(pair for pair in self.pairs if keys.isdisjoint(pair))
        return replace(
            self,
            before=self.before - keys,
            after=self.after - keys,
            names=self.names - keys,
            pairs=pairs,
            words=self.words - keys,
        )

    def shares(self, other: Self) -> frozenset[str]:
        """The words that stand on the same side in both."""
        return (self.before & other.before) | (self.after & other.after)


@lru_cache(REMEMBERED)
def key_of(word: str) -> str:
    """What the forms of a word share; empty for one that only joins others."""
    folded = folded_word(word)
    return "" if folded in _SAYS_NOTHING else shared_form(folded)


def surroundings(figure: Figure, index: FigureIndex) -> Surroundings:
    """What stands around a figure in its part of the sentence."""
    known = index.once(_known_surroundings)
    if figure.start not in known:
        low, high = index.clause(figure).span
        low, high = max(low, figure.start - LONGEST), min(high, figure.end + LONGEST)
        # "It costs $649, $50 more than the last, and ships in May": what follows the comma is said of neither.
        parted = _PARTED.search(index.text, figure.end, high)
        known[figure.start] = _surroundings(figure, index, low, parted.start() if parted else high)
    return known[figure.start]


def _known_surroundings(index: FigureIndex) -> dict[int, Surroundings]:
    return {}


def _surroundings(figure: Figure, index: FigureIndex, low: int, high: int) -> Surroundings:
    text = index.text
    opening = index.sentence(figure.start)[0]
    before: set[str] = set()
    after: set[str] = set()
    names: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    last = ("", 0)
    times = [other for other in index.within(low, high) if other.type in _TIMES]
    tokens = [
        match
        for match in TOKEN.finditer(text, low, high)
        if not any(other.start <= match.start() < other.end for other in (figure, *times))
    ]
    for place, match in enumerate(tokens):
        word = match.group()
        said = key_of(word)
        if not said:
            continue
        (before if match.start() < figure.start else after).add(said)
        if last[0] and text[last[1] : match.start()] in _JOINED:
            pairs.add((last[0], said))
        last = said, match.end()
        following = tokens[place + 1].group() if place + 1 < len(tokens) else ""
        opens = match.start() - opening <= 1 and not following[:1].isupper()
        if word[0].isupper() and not opens and following.casefold() not in REPORTING_VERBS:
            names.add(said)
    for other in index.within(low, high):
        if other.start != figure.start and tells_which(other, text):
            (before if other.start < figure.start else after).add(mark_of(other))
            names.add(mark_of(other))
    words = frozenset(before | after)
    return Surroundings(frozenset(before), frozenset(after), frozenset(names), frozenset(pairs), words)
