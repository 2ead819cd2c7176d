"""Which of the figures that a sentence sets side by side the words of a summary tell of.

"Joblessness was highest in Dornach (8.2%) and lowest in Elmsey (3.3%)": what tells the second part from the first is
"lowest" and "Elmsey". A summary that says "8.2% in Elmsey" has the words of the one with the figure of the other. Words
that both parts share tell nothing, so a summary may say the rest in words of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Final, Self

from briefer.facts.figures.judging.clause import CALENDAR, Clause
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import folded_word, shared_form
from briefer.facts.figures.judging.marks import mark_of, tells_which
from briefer.facts.figures.judging.placement import same_kind
from briefer.facts.figures.judging.rounding import rounds
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    REPORTING_VERBS,
    STOP_WORDS,
    is_verb,
)
from briefer.text.patterns import one_of
from briefer.text.wordlists import words
from briefer.text.words import TOKEN

_words = partial(words, __package__, "contrast_words.tsv")

_SAYS_NOTHING: Final = STOP_WORDS | PREPOSITIONS | AUXILIARIES | DETERMINERS | PRONOUNS
# "Well below the 8.2% of Dornach": the part speaks of two, and tells of neither alone.
_COMPARED: Final = re.compile(rf"\b(?:{one_of(_words('compares'))})\b(?: [a-z]+){{0,2}} \Z", re.IGNORECASE)
_REACH: Final = 32
# "A quarter of the 312 flats": what follows is said of the quarter.
_WHOLE: Final = re.compile(r"\bof (?:the |its |all the )\Z")
# An order, a day or a span of time is said of many things in a sentence.
_LOOSE: Final = CALENDAR | {FigureType.ORDINAL, FigureType.AGE, FigureType.TIME}
_PARTED: Final = re.compile(r"[,;:](?=\s)|\s(?:and|but|or|while)\s")
_JOINED: Final = frozenset({" ", "-"})
_TELLING: Final = 2
_MOST_PLACES: Final = 4
_NEIGHBOURS: Final = 4
_LONGEST: Final = 600  # characters


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words on both sides of a figure in its part of a sentence, as keys, and which of them are names."""

    before: frozenset[str]
    after: frozenset[str]
    names: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    """Words that stand next to each other: the dessert apples of "dessert apples fetched $530"."""

    @property
    def words(self) -> frozenset[str]:
        """The words of both sides."""
        return self.before | self.after

    def without(self, keys: frozenset[str]) -> Self:
        """The same but for some words."""
        pairs = frozenset(pair for pair in self.pairs if keys.isdisjoint(pair))
        return replace(self, before=self.before - keys, after=self.after - keys, names=self.names - keys, pairs=pairs)

    def shares(self, other: Self) -> frozenset[str]:
        """The words that stand on the same side in both."""
        return (self.before & other.before) | (self.after & other.after)


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    """What the forms of a word share; empty for one that only joins others."""
    folded = folded_word(word)
    return "" if folded in _SAYS_NOTHING else shared_form(folded)


def surroundings(figure: Figure, index: FigureIndex) -> Surroundings:
    """What stands around a figure in its part of the sentence."""
    low, high = index.clause(figure).span
    low, high = max(low, figure.start - _LONGEST), min(high, figure.end + _LONGEST)
    # "It costs $649, $50 more than the last, and ships in May": what follows the comma is said of neither.
    parted = _PARTED.search(index.text, figure.end, high)
    return _surroundings(figure, index, low, parted.start() if parted else high)


def _surroundings(figure: Figure, index: FigureIndex, low: int, high: int) -> Surroundings:
    text = index.text
    opening = index.sentence(figure.start)[0]
    before: set[str] = set()
    after: set[str] = set()
    names: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    last = ("", 0)
    tokens = [match for match in TOKEN.finditer(text, low, high) if not figure.start <= match.start() < figure.end]
    for place, match in enumerate(tokens):
        word = match.group()
        said = _key(word)
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
        if other is not figure and tells_which(other, text):
            (before if other.start < figure.start else after).add(mark_of(other))
            names.add(mark_of(other))
    return Surroundings(frozenset(before), frozenset(after), frozenset(names), frozenset(pairs))


def told_of_another(
    figure: Figure, clause: Clause, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> Figure | None:
    """The figure that the source sets beside `figure`, where the summary has that one's words with this one's value.

    Args:
        figure: A figure of the summary that the source states.
        clause: Its clause in the summary.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    if not 0 < len(stated) <= _MOST_PLACES or figure.type in _LOOSE or clause.apart:
        return None
    if all(home.type in _LOOSE for home in stated):
        return None  # "Ida Poe, 15: youngest of all"
    before = stated_in.text[max(clause.span[0], figure.start - _REACH) : figure.start]
    if _COMPARED.search(before) or _WHOLE.search(before):
        return None
    # "9.5 points out of 13": the part says of both what it says.
    said = stated_in.within(*clause.span)
    found: Figure | None = None
    ours: Surroundings | None = None
    whole: frozenset[str] = frozenset()
    for home in stated:
        beside = [one for one in _beside(figure, home, index) if not _is_said(one, said)]
        if not beside:
            return None
        if ours is None:
            ours = surroundings(figure, stated_in)
            whole = _all_of_sentence(figure, ours, stated_in)
        theirs = surroundings(home, index)
        rival = next((one for one in beside if _tells(ours, whole, home, theirs, one, index)), None)
        if rival is None:
            return None
        found = found or rival
    return found


def _is_said(figure: Figure, said: Sequence[Figure]) -> bool:
    """True for a figure that a part states too, or rounds."""
    return any(
        (one.low, one.high) == (figure.low, figure.high) or rounds(one, figure) or rounds(figure, one) for one in said
    )


def _all_of_sentence(figure: Figure, ours: Surroundings, stated_in: FigureIndex) -> frozenset[str]:
    """The words of the whole sentence of the summary, or of the figure's part where others of the kind stand in it."""
    start, end = stated_in.sentence(figure.start)
    if end - start > _LONGEST or any(same_kind(figure, one) for one in stated_in.within(start, end) if one != figure):
        return ours.words
    return frozenset(filter(None, (_key(match.group()) for match in TOKEN.finditer(stated_in.text, start, end))))


def _beside(figure: Figure, home: Figure, index: FigureIndex) -> Iterator[Figure]:
    """The nearest figures of the kind with another value, in other parts of the sentence of a place."""
    inside = index.within(*index.sentence(home.start))
    alike = [one for one in inside if one is not home and _could_be(figure, one) and not tells_which(one, index.text)]
    alike.sort(key=lambda one: abs(one.start - home.start))
    own = index.clause(home).span
    for one in alike[:_NEIGHBOURS]:
        if not (own[0] <= one.start < own[1]) and not rounds(figure, one) and not rounds(one, figure):
            yield one


def _could_be(figure: Figure, other: Figure) -> bool:
    if (other.low, other.high, other.parts) == (figure.low, figure.high, figure.parts):
        return False
    return same_kind(figure, other)


def _tells(
    ours: Surroundings, whole: frozenset[str], home: Figure, theirs: Surroundings, rival: Figure, index: FigureIndex
) -> bool:
    """True where the summary has what tells the rival's part from the home's, and nothing that tells the home's."""
    other = surroundings(rival, index)
    if rival.start < home.start:
        other = other.without(_subject(index, index.sentence(home.start)[0], index.clause(rival).span[1]))
    # What the rival's part leaves out is said of both: "infections occurred in nine of these, and in four of those".
    gapped = index.clause(home).acts and not index.clause(rival).acts
    own = (theirs.after if gapped else theirs.words) - other.words - index.clause(rival).taken
    taken = index.clause(home).taken.difference(map(_key, rival.label))
    foreign = other.without(theirs.words | taken)
    # "Harbour fire kills 31": what is said in a word that the source has nowhere may be said of either.
    paired = ours.pairs & foreign.pairs and all(map(index.sentences_with, ours.words))
    told = len(ours.shares(foreign)) >= _TELLING or bool(paired)
    if own and not own & whole and told:
        return True
    return _is_named_otherwise(ours, whole, theirs, other) or _is_of_another_kind(ours, whole, theirs, other)


def _is_of_another_kind(ours: Surroundings, whole: frozenset[str], theirs: Surroundings, other: Surroundings) -> bool:
    """True for "$214 for dessert apples" of "cider apples climbed to $214, while dessert apples fetched $530"."""
    for kind, noun in ours.pairs & other.pairs - theirs.pairs:
        if kind in theirs.words:
            continue
        own = {first for first, second in theirs.pairs if second == noun} - other.words
        if own and not own & whole:
            return True
    return False


def _subject(index: FigureIndex, start: int, end: int) -> frozenset[str]:
    """What a sentence begins with, up to its verb: all its parts may be said of that."""
    keys: list[str] = []
    for match in TOKEN.finditer(index.text, start, end):
        if is_verb(match.group().casefold()):
            break
        keys.append(_key(match.group()))
    return frozenset(keys)


def _is_named_otherwise(ours: Surroundings, whole: frozenset[str], theirs: Surroundings, other: Surroundings) -> bool:
    """True where the two parts name on the same side of their figures whose they are, and the summary has the other."""
    for mine, rivals in ((theirs.before, other.before), (theirs.after, other.after)):
        named = ((mine & theirs.names) - other.names, (rivals & other.names) - theirs.names)
        if all(named) and not named[0] & whole and named[1] & ours.names:
            return True
    return False
