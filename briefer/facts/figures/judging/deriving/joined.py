"""Sums of which the summary names the bearers: "together, the Reds and the Greens have 49 seats"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Final

from briefer.facts.figures.judging.clause import Clause
from briefer.facts.figures.judging.deriving.comparisons import side_of
from briefer.facts.figures.judging.deriving.restated import in_unit_of_context
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import key
from briefer.facts.figures.judging.made import Derivation, Made, derivation_of
from briefer.facts.figures.judging.spread import amount, of_one_thing
from briefer.facts.mention import Figure

_JOINS: Final = re.compile(
    r"\b(?:together|between (?:them|the two)|combined|jointly|in (?:all|total)|a total of)\b", re.IGNORECASE
)
_SEVERAL: Final = re.compile(r"\band\b|&")
_NAME: Final = re.compile(r"[A-Z][\w'’-]*")
_OF: Final = re.compile(r"\bof (?:the |its |their |all )\Z")
_BEFORE: Final = 12
_FEWEST_OF_SEVERAL: Final = 3
_MOST_ADDENDS: Final = 4
_MOST_TERMS: Final = 10
_SMALL: Final = 20  # of what is more, few sums come to the same by chance
_MOST: Final = 48  # figures
_MOST_SENTENCES: Final = 12


def joined(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """Two figures of one sentence, or of it and the next, that are said of what the summary joins."""
    found = amount(figure)
    sums = joined_sums(figure, index, stated_in) if found else ()
    made = next((made for made in sums if found and made.value == found[1]), None)
    return derivation_of(made) if made else None


def joined_sums(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Iterator[Made]:
    """The sums of two such figures, in the unit that all of their kind share."""
    found = amount(figure)
    start, _ = stated_in.sentence(figure.start)
    adds_up = stated_in.of_sentence(joins, start)
    if found is None or (found[1] <= _SMALL and not adds_up):
        return
    said = stated_in.of_sentence(_names, start)
    if adds_up and _SEVERAL.search(stated_in.text, start, figure.start):
        said |= stated_in.clause(figure).own  # "the province and the museum's friends together"
    terms = [(made[1], one) for one in _said_of(said, index) if (made := _amount(one, index)) and made[0] == found[0]]
    for place, (low, one) in enumerate(terms):
        for high, other in terms[place + 1 :]:
            if index.sentence(one.start)[1] < index.sentence(other.start)[0] or not of_one_thing((figure, one, other)):
                continue
            if _each_named(said, index.clause(one), index.clause(other)):
                yield Made(low + high, "sum", (one, other), f"{one.text} + {other.text}")
    if adds_up and len(terms) <= _MOST_TERMS:
        for size in range(_FEWEST_OF_SEVERAL, min(_MOST_ADDENDS, len(terms)) + 1):
            for taken in combinations(terms, size):
                parts = tuple(one for _, one in taken)
                # "Corl, Westb and Solv together": those that stand one after the other, all in what the summary names.
                if of_one_thing((figure, *parts)) and all(said & index.clause(one).all for one in parts):
                    total = sum((value for value, _ in taken), Decimal(0))
                    yield Made(total, "sum", parts, " + ".join([one.text for one in parts]))


def _amount(figure: Figure, index: FigureIndex) -> tuple[str, Decimal] | None:
    """What may be added up; the 800,000 of "1.9 million euros, ... and the friends 800,000" are euros."""
    return amount(in_unit_of_context(figure, index))


def joins(sentence: str) -> bool:
    """True where a sentence says that it adds up: "together", "in all"."""
    return _JOINS.search(sentence) is not None


def _names(sentence: str) -> frozenset[str]:
    return frozenset(key(match.group()) for match in _NAME.finditer(sentence)) - {""}


def _said_of(said: frozenset[str], index: FigureIndex) -> Iterator[Figure]:
    """The figures of the first sentences that have one of the words, in the order of the text."""
    numbers = {number for word in said for number in index.sentences_with(word)[:_MOST_SENTENCES]}
    for number in sorted(numbers):
        for figure in index.within(*index.nth_sentence(number))[:_MOST]:
            # Neither the 90 of "38 of the 90 seats" nor the five of "five more than in 2019".
            whole = _OF.search(index.text, max(0, figure.start - _BEFORE), figure.start)
            if whole is None and side_of(figure, index.text) is None:
                yield figure


def _each_named(said: frozenset[str], one: Clause, other: Clause) -> bool:
    """True where the summary names what only the first is said of, and what only the second is."""
    return not said.isdisjoint(one.all - other.all) and not said.isdisjoint(other.all - one.all)
