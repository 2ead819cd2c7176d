"""What the speakers of a dialogue say of themselves: in "Kim: I lost my keys" it is Kim who lost them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from briefer.facts.attribution.asking import MOST_SENTENCES, Question
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import keys_of
from briefer.facts.mention import Name
from briefer.text.acts import Act, acts
from briefer.text.parties import Party

_LABEL: Final = re.compile(r"(?:\A|(?<=\n)|(?<=[.!?…)] ))[A-Z][\w’'-]*(?: [A-Z][\w’'.-]*){0,2}(?=: )")
_LEAST: Final = 2


def by_speaker(asked: Question) -> Iterator[Rival]:
    """As in "Ravi lost his keys", where Kim says to Ravi "I lost my keys", and nobody else is said to have done so."""
    if not isinstance(asked.placed.mention, Name):
        return
    labels = asked.source.index.once(_labels)
    if len(labels) < _LEAST:
        return
    at = asked.placed.mention.start - asked.statement.start
    text = asked.statement.text
    for act in acts(text):
        if act.doer is None or not act.doer.start <= at < act.doer.end or act.undergoer is None:
            continue
        rival = _who_says_so(asked, act, act.undergoer, labels)
        if rival is not None and not asked.says(rival) and _speaks(asked, labels):
            yield rival.mention, "other-doer"


def _who_says_so(asked: Question, act: Act, what: Party, labels: Sequence[tuple[int, int]]) -> Placed | None:
    """Who says of themselves what the summary says of another; None where that one may have done it too."""
    source, text = asked.source, asked.statement.text
    things = keys_of(_written(text, what))
    words = things | keys_of(text[act.start : act.end])
    numbers = {number for word in words for number in source.index.sentences_with(word)[:MOST_SENTENCES]}
    found: Placed | None = None
    for number in sorted(numbers):
        for statement in source.of_sentence(number):
            for there in acts(statement.text):
                if there.verb != act.verb or there.denied != act.denied or there.undergoer is None:
                    continue
                is_it = there.undergoer.head == what.head or things & keys_of(_written(statement.text, there.undergoer))
                if not is_it:
                    continue
                before = bisect_right(labels, (statement.start + there.start, 0))
                is_own = there.doer is not None and _written(statement.text, there.doer) == "I"
                speaker = source.placed_at(labels[before - 1]) if before and is_own else None
                if speaker is None or not speaker.words.isdisjoint(asked.ours):
                    return None
                found = found or speaker
    return found


def _written(text: str, party: Party) -> str:
    return text[party.start : party.end]


def _speaks(asked: Question, labels: Sequence[tuple[int, int]]) -> bool:
    """True where the one whom the summary names is a speaker too."""
    text = asked.source.index.text
    first = {text[start:end]: (start, end) for start, end in reversed(labels)}
    speakers = map(asked.source.placed_at, first.values())
    return any(speaker is not None and not speaker.words.isdisjoint(asked.ours) for speaker in speakers)


def _labels(index: FigureIndex) -> Sequence[tuple[int, int]]:
    """Where the names of speakers stand before what they say; none where no speaker comes again."""
    found = [match.span() for match in _LABEL.finditer(index.text)] if ": " in index.text else []
    names = [index.text[start:end] for start, end in found]
    return found if len(set(names)) >= _LEAST and len(set(names)) < len(names) else []
