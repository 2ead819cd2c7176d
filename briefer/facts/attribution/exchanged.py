"""Who did it to whom, whichever verb and voice tell it: "unseated by A" of "A lost her seat to B"."""

import re
from collections.abc import Iterator
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.relations import by_turn
from briefer.facts.mention import Mention, Name
from briefer.text.deeds import Deed, agrees, deeds, is_turned
from briefer.text.parties import Party
from briefer.text.words import stem

_BOTH: Final = 2
_CAPITALISED: Final = re.compile(r"\b[A-Z][\w’'-]*")


def by_exchange(asked: Question) -> Iterator[tuple[Mention, str]]:
    """As in "B was unseated by A", where the source has "A lost her seat to B"; nothing where the source has it so.

    Of the two the first is accused.
    """
    if not isinstance(asked.placed.mention, Name) or len(asked.sentence) < _BOTH:
        return
    first, text = asked.own_sentence
    at = asked.placed.mention.start - first
    for deed in deeds(text):
        ours = min(deed.one, deed.other, key=lambda party: party.start)
        if not ours.start <= at < ours.end or not (deed.one.names and deed.other.names):
            continue
        is_told, rival = _turned(asked, deed, ours)
        if is_told:
            return
        if rival is not None:
            yield rival, "turned-round"
    yield from by_turn(asked)


def _turned(asked: Question, deed: Deed, ours: Party) -> tuple[bool, Mention | None]:
    """Whether the source tells a deed as the summary does, and else who stands in our place where it is turned."""
    found: Mention | None = None
    for number in sorted(asked.homes.numbers):
        start, end = asked.source.index.nth_sentence(number)
        text = asked.source.index.text[start:end]
        for there in deeds(text):
            if agrees(deed, there):
                return True, None
            before = frozenset(stem(match.group()) for match in _CAPITALISED.finditer(text, 0, there.start))
            if found is None and is_turned(deed, there, before):
                # It stands for our other one there, who may be a "she": "Brock was out when she was caught by Arden".
                named = deed.other if ours is deed.one else deed.one
                found = _mention(asked, number, named)
    return False, found


def _mention(asked: Question, number: int, party: Party) -> Mention | None:
    """The mention of a party in a sentence of the source."""
    for statement in asked.source.of_sentence(number):
        for placed in statement.mentions:
            if isinstance(placed.mention, Name) and any(stem(word) in party.names for word in placed.mention.words):
                return placed.mention
    return None
