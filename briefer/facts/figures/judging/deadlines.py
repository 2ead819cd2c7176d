"""Whether something is by a day or from a day on: "bids must arrive no later than 14 April", "not before 1 May"."""

import re
from collections.abc import Sequence
from enum import Enum
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Figure, FigureType
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_DAYS: Final = frozenset({FigureType.DATE, FigureType.WEEKDAY, FigureType.TIME, FigureType.YEAR})
_OF_PARTS: Final = frozenset({FigureType.YEAR, FigureType.DATE})
_REACH: Final = 64


class _Side(Enum):
    UP_TO = "up to"
    BEFORE = "before"
    FROM = "from"
    AFTER = "after"
    ON = "on"


_WORDS: Final = {side: words(__package__, "deadlines_words.tsv", side.name.lower()) for side in _Side}


def _before(side: _Side) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{one_of(_WORDS[side])})(?: the)? \Z", re.IGNORECASE)


_NOT: Final = re.compile(r"\b(?:not|never|no|cannot|[a-z]+n['’]t)\b(?: [a-z]+){0,6} \Z", re.IGNORECASE)
# The surest first: "no later than" ends as "later than" does.
_SIDES: Final = tuple((side, _before(side)) for side in _Side)
# Most days stand behind another word, and are asked no more.
_LAST: Final = ("the ", *{f"{phrase.split()[-1]} " for phrases in _WORDS.values() for phrase in phrases})
_BEHIND: Final = re.compile(r",? at the (?P<word>latest|earliest)\b")
# "No earlier than the second quarter of 2027".
_PART_OF: Final = re.compile(r"\b(?:the )?[\w-]+ (?:quarter|half|week) of \Z")
_OPPOSED: Final = {
    _Side.UP_TO: {_Side.FROM, _Side.AFTER},
    _Side.BEFORE: {_Side.FROM, _Side.AFTER, _Side.ON},
    _Side.FROM: {_Side.UP_TO, _Side.BEFORE},
    _Side.AFTER: {_Side.UP_TO, _Side.BEFORE, _Side.ON},
}
_DENIED: Final = {_Side.BEFORE: _Side.FROM, _Side.AFTER: _Side.UP_TO}


def on_the_other_side(
    figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> Figure | None:
    """A place that states the day of a summary, where all say that it is till then and the summary from then on.

    Args:
        figure: A day, a time or a year of the summary.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    if figure.type not in _DAYS or not stated:
        return None
    ours = _side_of(figure, stated_in)
    opposed = _OPPOSED.get(ours) if ours else None
    if opposed is None or stated_in.text.startswith(("'", "’"), figure.end):
        return None  # "after Monday's vote"
    return stated[0] if all(_side_of(place, index) in opposed for place in stated) else None


def _side_of(figure: Figure, index: FigureIndex) -> _Side | None:
    """On which side of a day something is, by the words around it; None for none."""
    if behind := _BEHIND.match(index.text, figure.end):
        return _Side.UP_TO if behind["word"] == "latest" else _Side.FROM
    start = max(index.sentence(figure.start)[0], figure.start - _REACH)
    before = index.text[start : figure.start]
    if figure.type in _OF_PARTS and (part := _PART_OF.search(before)):
        before = before[: part.start()]
    for side, pattern in _SIDES if before.lower().endswith(_LAST) else ():
        if match := pattern.search(before):
            denied = side in _DENIED and _NOT.search(before[: match.start()])
            return _DENIED[side] if denied else side
    return None
