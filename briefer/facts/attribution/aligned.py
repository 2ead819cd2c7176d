"""A name in the place that another has where the source says what the summary says.

A statement of the summary is set beside those of the source that have its telling words. Where one of them has more
than any that has the name, and gives the part that the name has here to another, the summary names the wrong one: "Kool
complained that customers would pay" of "Grandin complained that customers would end up paying. Kool expects no delays".
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import log
from typing import Final, NamedTuple

from briefer.facts.attribution.asking import MOST_SENTENCES, Question
from briefer.facts.attribution.contrast import own_words
from briefer.facts.attribution.parts import DOES, OWNS, STANDS_AT, UNDERGOES, Part
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.said import (
    clause_of,
    figures_of,
    is_headline,
    is_quoted,
    main_clause,
    said_around,
    said_within,
    written_in,
)
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.keys import keys_of
from briefer.facts.mention import Name, NameType
from briefer.facts.names.tables.lexicon import places
from briefer.text.deeds import TOO
from briefer.text.english import AUXILIARIES
from briefer.text.patterns import one_of

_NARRATOR: Final = re.compile(r"\b(?:I|[Mm][ey]|[Ww]e|[Oo]ur|us)\b")
_SO_DO_OTHERS: Final = re.compile(rf"\b(?:{one_of(TOO)}|so (?:{one_of(AUXILIARIES)}))\b", re.IGNORECASE)
_QUOTE: Final = re.compile(r"[\"“”]")
_BEST: Final = 4
_FEW: Final = 2
_SHORTEST: Final = 3
_HALF: Final = 0.5
_MARGIN: Final = 1.0
_UNASKED: Final = frozenset({NameType.NATIONALITY, NameType.CODE})


class _Need(NamedTuple):
    """How many words a statement of another must have alone, and how much of all that is said, by weight."""

    words: int
    share: float


# Measured on summaries that people wrote, as they are and with a name of the source in another's place.
_NEEDED: Final[Mapping[tuple[str, bool], tuple[_Need, ...]]] = {
    (DOES, True): (_Need(2, 0.3),),
    (DOES, False): (_Need(2, 0.6), _Need(3, 0.4)),
    (OWNS, True): (_Need(2, 0.3),),
    (UNDERGOES, True): (_Need(4, 0.4),),
    (UNDERGOES, False): (_Need(4, 0.4),),
    (STANDS_AT, False): (_Need(2, 0.6), _Need(3, 0.3)),
}
_OTHERWISE: Final = (_Need(3, 0.5),)
_SAME_BEFORE: Final = (_Need(2, 0.5), _Need(3, 0.2))
_SAME_BEHIND: Final = (_Need(2, 0.4),)
_ACTING: Final = frozenset({DOES, OWNS, UNDERGOES})


class _Told(NamedTuple):
    """What a statement of another has of what is said: how many words alone, its share of the weight, all alone."""

    words: int
    share: float
    words_and_figures: int

    def is_enough(self, needs: tuple[_Need, ...]) -> bool:
        return any(self.words >= need.words and self.share >= need.share for need in needs)


def by_alignment(asked: Question) -> Iterator[Rival]:
    """As in "Kool complained that customers would pay", where the source has so of Grandin and not of Kool."""
    mention = asked.placed.mention
    if not isinstance(mention, Name) or mention.type in _UNASKED or not _is_said_elsewhere(asked):
        return
    source = asked.source
    if (
        not _is_sure(asked)
        or is_quoted(asked.placed, asked.own_sentence, source.index.text)
        or is_headline(asked.statement.text)
    ):
        return  # what is a name in a headline, and of what it is, no capital tells
    ours = Part.of(asked.placed, asked.statement)
    said = asked.others - own_words(asked.placed, asked.statement) - written_in(asked.statement) - ours.inner
    if (inside := clause_of(asked.placed, asked.statement)) is not None:
        said &= keys_of(inside)
    count = len(source.index.breaks) + 2
    weights = {word: log(count / len(source.index.sentences_with(word))) for word in said}
    weights |= dict.fromkeys(figures_of(asked.statement, ours.inner), log(count))
    around = {home.number: said_around(source, home.number) for home in asked.homes}
    main = main_clause(asked.placed, asked.statement) | figures_of(asked.statement)
    for number in _telling(asked, weights):
        for statement in source.of_sentence(number):
            told = _told(asked, number, statement, weights, around, main)
            if told is None:
                continue
            for rival in statement.mentions:
                if _may_stand(asked, rival) and _has_part(asked, rival, number, statement, ours, told):
                    inside = clause_of(rival, statement)
                    if inside is None or len(keys_of(inside) & weights.keys()) >= _FEW:
                        yield rival.mention, "other-in-clause"


def _is_sure(asked: Question) -> bool:
    """True for a name that the summary or the source has where no other word would have a capital."""
    mention = asked.placed.mention
    theirs = (home.placed.mention for home in asked.homes if home.placed is not None)
    is_known = isinstance(mention, Name) and mention.type is not NameType.OTHER
    return (is_known and mention.start > asked.own_sentence[0]) or any(
        isinstance(one, Name) and one.sure for one in (mention, *theirs)
    )


def _is_said_elsewhere(asked: Question) -> bool:
    """True where the source has some words of the summary's statement, but in no statement of the name."""
    elsewhere = asked.others - asked.homes.keys
    return len(elsewhere) >= _FEW or (bool(elsewhere) and len(asked.statement.mentions) > _FEW)


def _telling(asked: Question, weights: Mapping[str, float]) -> list[int]:
    """The sentences of the source that have most of what is said."""
    votes: Counter[int] = Counter()
    for word, weight in weights.items():
        numbers = asked.source.index.sentences_with(word)
        if len(numbers) <= MOST_SENTENCES:
            for number in numbers:
                votes[number] += weight  # type: ignore[assignment]
    return sorted(votes, key=lambda number: (-votes[number], number))[:_BEST]


def _told(
    asked: Question,
    number: int,
    statement: Statement,
    weights: Mapping[str, float],
    around: Mapping[int, frozenset[str]],
    main: frozenset[str],
) -> _Told | None:
    """What a statement has of what is said; None where a statement of the name has as much, or hardly less."""
    if asked.is_named_in(statement) or any(_SO_DO_OTHERS.search(one.text) for one in asked.source.of_sentence(number)):
        return None
    if _NARRATOR.search(statement.text) and not _QUOTE.search(statement.text):
        return None  # the "I" of a letter may be anybody
    if statement.asks_another:
        return None
    told = weights.keys() & (statement.keys | figures_of(statement))
    homes = [
        said_within(asked.source, number, home.statement) if home.number == number else around[home.number]
        for home in asked.homes
    ]
    alone = told.difference(*homes)
    if len(alone) < _FEW or alone.isdisjoint(asked.bare) or len(alone & main) < _FEW:
        return None
    if alone.isdisjoint(_said_in_small(asked.statement.text)):
        return None  # "Brusa leads the Tour of the Alps, though Kolar came in on Wednesday" of who won a stage of it
    weight = sum(weights[word] for word in told)
    if max(sum(weights[word] for word in weights.keys() & home) for home in homes) > weight - _MARGIN:
        return None
    share = weight / sum(weights.values())
    return _Told(len(alone & asked.others), share, len(alone))


@lru_cache(maxsize=64)  # asked for each name of a statement
def _said_in_small(text: str) -> frozenset[str]:
    """The keys of the words that are no names by their letters."""
    return keys_of(" ".join(word for word in text.split() if word[:1].islower()))


def _may_stand(asked: Question, rival: Placed) -> bool:
    """True for a name that could stand in the place of ours, and of which the summary's sentence says nothing."""
    mention = rival.mention
    return (
        isinstance(mention, Name)
        and mention.sure
        and mention.type not in _UNASKED
        and len(mention.text) >= _SHORTEST
        and asked.could_be(mention, linked=True)
        and not asked.says(rival)
        and rival.words.isdisjoint(asked.others)  # "the canal" is the Corvane Canal
        and _is_like(asked, mention)
    )


def _has_part(asked: Question, rival: Placed, number: int, statement: Statement, ours: Part, told: _Told) -> bool:
    """True where a name has in its statement the part that ours has in the summary's."""
    theirs = Part.of(rival, statement)
    kinds = ours.kinds & theirs.kinds
    kind = next((kind for kind in (DOES, OWNS, UNDERGOES, STANDS_AT) if kind in kinds), min(kinds, default=""))
    if kind not in _ACTING and any(
        home.number == number and home.placed is not None and home.placed.link == rival.link for home in asked.homes
    ):
        return False  # "in the Union by autumn and in America by spring"
    if not ours.before.isdisjoint(theirs.before) and told.is_enough(_SAME_BEFORE):
        return True
    if _hangs_alike(ours, theirs, statement.keys) and told.words_and_figures >= _FEW and told.share >= _HALF:
        return True
    is_one_kind = (OWNS in ours.kinds) == (OWNS in theirs.kinds)  # not "Quist's lighthouse", "the Saltmarsh lighthouse"
    if ours.behind and ours.behind == theirs.behind and is_one_kind and told.is_enough(_SAME_BEHIND):
        return True
    if (
        not kind
        or (kind == OWNS and not ours.shares_verb(theirs))
        or (kind == DOES and (ours.speaks != theirs.speaks or _is_one_place(asked, rival)))
    ):
        return False
    if told.words <= _FEW and figures_of(asked.statement):
        return False  # "Lee scored 388 goals": the rules of figures say whose they are
    if kind == STANDS_AT and asked.is_of_type(NameType.PLACE) and 0 in asked.homes.numbers:
        return False  # where all of it takes place
    return told.is_enough(_NEEDED.get((kind, kind in _ACTING and ours.shares_verb(theirs)), _OTHERWISE))


def _hangs_alike(ours: Part, theirs: Part, said: frozenset[str]) -> bool:
    """True for "the vote on a shed in Lisk" and "its vote on the market at Varn", "the vote on Varn"."""
    return ours.outer is not None and ours.inner.isdisjoint(said) and ours.outer in theirs.before | {theirs.outer}


def _is_one_place(asked: Question, rival: Placed) -> bool:
    """True where one of the two is a place: what a land does nobody else is said to do."""
    kinds = {one.type for one in (asked.placed.mention, rival.mention) if isinstance(one, Name)}
    return NameType.PLACE in kinds and len(kinds) > 1


def _is_like(asked: Question, other: Name) -> bool:
    """True for two names of one kind, and for one of which the kind is not known; a land is no town."""
    own = asked.placed.mention
    if not isinstance(own, Name):
        return False
    kinds = {own.type, other.type}
    if kinds == {NameType.PLACE}:
        return (own.words in places()) == (other.words in places())
    if own.type is NameType.ORGANISATION and len(other.words) == 1:
        return len(kinds) == 1  # the "Rathke" of whom nothing is known is no ministry
    return len(kinds) == 1 or NameType.OTHER in kinds
