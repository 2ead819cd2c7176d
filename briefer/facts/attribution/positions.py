"""Which side of a case somebody takes: "Dissenting, Judge Lee", "Ana Lee, defending", "Lee wrote for the majority"."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.statements import Statement
from briefer.facts.mention import Name, may_be_person
from briefer.facts.names.judging.bonds import same_person
from briefer.text.wordlists import word_map

_MOST: Final = 16


def _patterns() -> dict[str, re.Pattern[str]]:
    said: dict[str, list[str]] = {}
    for entry, position in word_map(__package__, "positions.tsv").items():
        said.setdefault(position, []).append(r"\b[^.;]{0,60}?\b".join(entry.split()))
    return {position: re.compile(rf"\b(?:{'|'.join(one)})\b", re.IGNORECASE) for position, one in said.items()}


_PATTERNS: Final = _patterns()


def by_position(asked: Question) -> Iterator[Rival]:
    """As in "Lee dissented", where the source has "Fox dissented" and says it of nobody else."""
    ours = asked.placed.mention
    if not may_be_person(ours):
        return
    for pattern in _PATTERNS.values():
        match = pattern.search(asked.statement.text)
        if match is None or _nearest(match, asked.statement) is not asked.placed:
            continue
        takers: list[Name] = []
        for there in islice(pattern.finditer(asked.source.index.text), _MOST):
            statement = asked.source.statement_at(there.start())
            persons = _persons(statement.mentions) if statement is not None else []
            if not persons or any(same_person(ours, person) for person in persons):
                return  # "Lee agreed. In dissent, she said", "Lee and Fox dissented"
            takers += persons
        if takers:
            yield takers[0], "other-position"


def _nearest(match: re.Match[str], statement: Statement) -> Placed | None:
    """The person of a statement who stands next to some words of it."""
    start, end = match.start() + statement.start, match.end() + statement.start
    persons = [placed for placed in statement.mentions if may_be_person(placed.mention)]
    apart = {id(one): max(one.mention.start - end, start - one.mention.end) for one in persons}
    return min(persons, key=lambda one: apart[id(one)], default=None)


def _persons(mentions: Sequence[Placed]) -> list[Name]:
    return [one.mention for one in mentions if may_be_person(one.mention)]
