"""Whose words are quoted: "Lee called it “a poor bargain”", where the source has Fox say so."""

import re
from collections.abc import Iterator
from typing import Final

from briefer.facts.attribution.asking import MOST_SENTENCES, Question
from briefer.facts.attribution.parts import Part
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import SPEAKER, Rival
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.keys import keys_of
from briefer.facts.mention import may_be_person
from briefer.text.acts import acts
from briefer.text.parties import Party
from briefer.text.words import TOKEN

_QUOTED: Final = re.compile(r"[\"“](?P<said>[^\"“”]{8,200})[\"”]")
_FEWEST: Final = 3  # words
_MARKS: Final = str.maketrans("’‘", "''")


def by_quote(asked: Question) -> Iterator[Rival]:
    """As in "Lee called it “a poor bargain”", where the source has "Fox said that it was “a poor bargain”"."""
    mention = asked.placed.mention
    if not may_be_person(mention):
        return
    for match in _QUOTED.finditer(asked.statement.text):
        said = match["said"].strip(" .,;!?")
        if len(TOKEN.findall(said)) < _FEWEST or _teller(asked.statement, match.start(), match.end()) != asked.placed:
            continue
        rivals: list[Placed] = []
        for statement, start in _places(said, asked):
            teller = _teller(statement, start, start + len(said))
            number = asked.source.number_at(statement.start)
            if teller is None or not asked.ours.isdisjoint(asked.source.said(number)):
                return
            rivals.append(teller)
        yield from ((one.mention, SPEAKER) for one in rivals if asked.could_be(one.mention, linked=True))


def _places(said: str, asked: Question) -> Iterator[tuple[Statement, int]]:
    """The statements of the source that have some words as they are quoted, each with where these begin in it."""
    words = [asked.source.index.sentences_with(word) for word in keys_of(said)]
    folded = said.casefold().translate(_MARKS)
    for number in min((numbers for numbers in words if numbers), key=len, default=())[:MOST_SENTENCES]:
        for statement in asked.source.of_sentence(number):
            at = statement.text.casefold().translate(_MARKS).find(folded)
            if at >= 0:
                yield statement, at


def _teller(statement: Statement, start: int, end: int) -> Placed | None:
    """The person who says what stands between two offsets of a statement; None where more than one may."""
    persons = [one for one in statement.mentions if _may_say(one, statement)]
    doers = [act.doer for act in acts(statement.text) if act.doer and act.end <= start]
    before = [
        one
        for one in persons
        if one.mention.end - statement.start <= start
        and (one.link == "by" or any(_is_in(doer, one, statement) for doer in doers) or Part.of(one, statement).speaks)
    ]
    if len(before) > 1:
        before = [one for one in before if one.speaks]
    if not before:
        before = [one for one in persons if one.mention.start - statement.start >= end and one.speaks][:1]
    return before[0] if len(before) == 1 else None


def _is_in(doer: Party, placed: Placed, statement: Statement) -> bool:
    at = placed.mention.start - statement.start
    return doer.start <= at < doer.end or statement.text[doer.end : at] == ", "  # "the clerk, Ann Lee, called it"


def _may_say(placed: Placed, statement: Statement) -> bool:
    """True for a person; not for whom one is of: the Acme of "said Acme's lawyer, Ann Lee"."""
    name = placed.mention
    if not may_be_person(name):
        return False
    return not statement.text.startswith(("'s ", "’s ", "' ", "’ "), name.end - statement.start)
