"""Who somebody is by whose they are: "the Norvane striker", who may not be named there at all."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.role_phrases import ROLE_NOUNS
from briefer.facts.attribution.roles import ALIKE, stem_of_role
from briefer.facts.attribution.statements import Statement
from briefer.facts.mention import Name, NameType

_BEHIND: Final = re.compile(r" (?P<noun>[a-z-]+)\b(?P<named> [A-Z])?")
_ONE_OF_MANY: Final = re.compile(r"\b(?:an?|another|some|two) \Z", re.IGNORECASE)
_MOST: Final = 16
_PERSONS: Final = (NameType.PERSON, NameType.CODE)


def by_member(asked: Question) -> Iterator[Rival]:
    """As in "the Norvane defender", where the source has a Norvane striker, and a defender of others at the most."""
    ours = asked.placed.mention
    if not isinstance(ours, Name) or ours.type in _PERSONS:
        return
    role = _role_behind(asked.placed, asked.statement, may_be_named=False)
    if role is None or _ONE_OF_MANY.search(asked.statement.text, 0, ours.start - asked.statement.start):
        return
    theirs = [
        (home.placed.mention, there)
        for home in asked.homes
        if home.placed is not None
        and (there := _role_behind(home.placed, home.statement, may_be_named=True)) is not None
    ]
    if theirs and not any(_is_free(word, asked) for word in _alike(role)):
        other, there = theirs[0]
        yield replace(other, text=f"{other.text} {there}"), "other-role"


def _role_behind(placed: Placed, statement: Statement, *, may_be_named: bool) -> str | None:
    """The role right behind a name: the "striker" of "the Norvane striker", or of "Norvane striker Ivo Brandt"."""
    match = _BEHIND.match(statement.text, placed.mention.end - statement.start)
    if match is None or match["noun"] not in ROLE_NOUNS or (match["named"] and not may_be_named):
        return None
    return match["noun"]


def _alike(role: str) -> frozenset[str]:
    return frozenset({role}).union(*(group for group in ALIKE if role in group))


def _is_free(word: str, asked: Question) -> bool:
    """True where the source has the word, or one made from it, and not of others only: "the Velland defender"."""
    source = asked.source
    for match in islice(re.finditer(rf"\b{re.escape(stem_of_role(word))}", source.index.text, re.IGNORECASE), _MOST):
        statement = source.statement_at(match.start())
        before = [one for one in statement.mentions if one.mention.end + 1 == match.start()] if statement else []
        if not before or not before[0].words.isdisjoint(asked.ours):
            return True
    return False
