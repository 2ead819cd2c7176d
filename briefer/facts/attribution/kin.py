"""Whom somebody is to another: "her son Jan Beck" is no daughter, and no nephew where the source tells of none."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.homes import of_same_person
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.role_phrases import KIN_SIDES, Role, kin_of
from briefer.facts.mention import may_be_person
from briefer.text.wordlists import word_map

_TOLD: Final = {
    noun: told.split()
    for nouns, told in word_map(__package__, "kin_words.tsv", "told").items()
    for noun in nouns.split()
}


def by_kin(asked: Question) -> Iterator[Rival]:
    """As in "her daughter Jan", where the source has "her son Jan", and no daughter of that name."""
    person = asked.placed.mention
    if not may_be_person(person):
        return
    ours = tuple(kin_of(asked.placed, asked.statement))
    if not ours:
        return
    theirs = [
        (placed.mention, role)
        for placed, statement in of_same_person(person, asked.homes)
        for role in kin_of(placed, statement)
    ]
    for role in ours:
        if any(_side_of(role.head) == _side_of(one.head) for _, one in theirs):
            return
        for other, one in theirs:
            if _side_of(role.head)[0] == _side_of(one.head)[0] or not _is_told(role, asked.source.index.text):
                yield replace(other, text=f"{one.text} {other.text}"), "other-kin"


def _side_of(noun: str) -> tuple[int, int]:
    return next(
        (line, side) for line, sides in enumerate(KIN_SIDES) for side, nouns in enumerate(sides) if noun in nouns
    )


def _is_told(role: Role, text: str) -> bool:
    """True where the source has the word, or one from which it follows, of whomever."""
    return _telling(role.head).search(text) is not None


@cache
def _telling(noun: str) -> re.Pattern[str]:
    line, side = _side_of(noun)
    words = [*KIN_SIDES[line][side], *_TOLD.get(noun, ())]
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)
