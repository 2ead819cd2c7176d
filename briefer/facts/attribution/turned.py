"""Two names that the summary has the other way round: "Imrie takes over Nair's seat" of "Nair takes his seat"."""

import re
from collections.abc import Iterator
from typing import Final

from briefer.facts.attribution.asking import MOST_SENTENCES, Question
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Mention, Name
from briefer.text.acts import Act, acts
from briefer.text.parties import Party
from briefer.text.words import stem

_OWNS: Final = re.compile(r"['’]s? (?:[a-z][\w-]* ){0,3}")


def by_turned_parts(asked: Question) -> Iterator[Rival]:
    """As in "Imrie takes over the seat of Nair", where the source has "Nair takes his seat"."""
    mention = asked.placed.mention
    if not isinstance(mention, Name) or asked.placed.link or not asked.here:
        return
    if not asked.bare - asked.homes.keys:
        return  # all that the summary says is said of the name
    at = asked.placed.mention.start - asked.statement.start
    for act in acts(asked.statement.text):
        if act.doer is None or not act.doer.start <= at < act.doer.end or act.undergoer is None or act.undergoer.names:
            continue
        if act.doer.head not in map(stem, mention.words):
            continue  # "the Leith keeper": what she does does no Leith
        others = _outside(act.doer, asked)
        numbers = asked.source.index.sentences_with(key(act.undergoer.head))
        if len(numbers) > MOST_SENTENCES:
            continue
        turned: Mention | None = None
        for number in numbers:
            for statement in asked.source.of_sentence(number):
                for doer in _doers(statement, act, asked.ours):
                    if doer is None or not doer.words.isdisjoint(asked.ours):
                        return
                    if not doer.words.isdisjoint(others) and not asked.is_named_in(statement):
                        turned = doer.mention
        if turned is not None:
            yield turned, "turned-round"


def _outside(party: Party, asked: Question) -> frozenset[str]:
    """The words of the statement's other mentions not of a party: not the Orr of "the Leith keeper Ida Orr"."""
    start = asked.statement.start
    outside = (one for one in asked.statement.mentions if not party.start <= one.mention.start - start < party.end)
    return frozenset().union(*(one.words for one in outside))


def _doers(statement: Statement, act: Act, ours: frozenset[str]) -> Iterator[Placed | None]:
    """Who does what an act is, to the same, in a statement; None for one who is not named.

    Not to what is said to be of others than `ours`: "Lee praised Poe's work" turns round no "Orr praised the work of".
    """
    for there in acts(statement.text):
        if there.verb == act.verb and there.undergoer and act.undergoer and there.undergoer.head == act.undergoer.head:
            if not ours >= _owner(there.undergoer, statement):
                continue
            start = there.doer.start if there.doer else -1
            end = there.doer.end if there.doer else -1
            yield next((one for one in statement.mentions if start <= one.mention.start - statement.start < end), None)


def _owner(thing: Party, statement: Statement) -> frozenset[str]:
    """The words of the name that owns what is done something to: Poe, of "Poe's last work"."""
    for one in statement.mentions:
        end = one.mention.end - statement.start
        if end <= thing.start and _OWNS.fullmatch(statement.text, end, thing.start):
            return one.words
    return frozenset()
