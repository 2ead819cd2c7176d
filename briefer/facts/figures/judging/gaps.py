"""Who is how far before whom: "two points behind Orm" is not "two points ahead of Orm", nor Orm's two points behind."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefer.facts.figures.judging.index import FEW_PLACES, FigureIndex
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import PREPOSITIONS
from briefer.text.folding import as_matched
from briefer.text.patterns import one_of
from briefer.text.wordlists import word_map

_SIDES: Final = word_map(__package__, "gaps_words.tsv")
_APART: Final = re.compile(
    rf"(?: [a-z]+)? (?P<word>{one_of(_SIDES)})(?P<link> (?:than|of|from))?\b(?P<rest>[^,;:.()]*)"
)
_TYPES: Final = frozenset(
    {FigureType.COUNT, FigureType.DURATION, FigureType.QUANTITY, FigureType.MONEY, FigureType.PERCENT,
     FigureType.PERCENTAGE_POINTS}
)  # fmt: skip


class _Gap(NamedTuple):
    """Which way it is ("more" and "fewer" are two), and the names before the figure and behind the word."""

    group: str
    is_up: bool
    before: frozenset[str]
    behind: frozenset[str]


def turned_gap(figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex) -> Figure | None:
    """A place that states the figure, where all of them say that the other is so far before the one.

    Args:
        figure: A figure of the summary that the source states.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    if figure.type not in _TYPES or not 0 < len(stated) <= FEW_PLACES:
        return None
    ours = _gap(figure, stated_in)
    if ours is None:
        return None
    return stated[0] if all(_is_turned(ours, _gap(place, index)) for place in stated) else None


def _is_turned(ours: _Gap, theirs: _Gap | None) -> bool:
    if theirs is None or ours.group != theirs.group:
        return False
    ours, theirs = _told_apart(ours), _told_apart(theirs)
    # Whose it is there: "A is two behind B" is "B is two ahead of A".
    swapped = bool(ours.before & theirs.behind) and not ours.before & theirs.before
    swapped = swapped or (bool(ours.behind & theirs.before) and not ours.behind & theirs.behind)
    if ours.is_up is theirs.is_up:
        return swapped
    return not swapped and bool(ours.before & theirs.before or ours.behind & theirs.behind)


def _told_apart(gap: _Gap) -> _Gap:
    """Without what both names have: the NV of "the NV-900 is faster than the NV-800"."""
    return gap._replace(before=gap.before - gap.behind, behind=gap.behind - gap.before)


def _gap(figure: Figure, index: FigureIndex) -> _Gap | None:
    """What the words right behind a figure say of how far two are apart; None where they say nothing of that."""
    start, end = index.sentence(figure.start)
    match = _APART.match(index.text, figure.end, end)
    if match is None:
        return None
    group, _, way = _SIDES[as_matched(match["word"]).lower()].partition(" ")
    before = index.said.capitals.names(start, figure.start)
    # "200 fewer nurses in Leith" are fewer than nobody who is named.
    rest = match["rest"]
    is_linked = match["link"] or match["word"].lower() in PREPOSITIONS or rest[1:2].isupper() or " than " in rest
    behind = index.said.capitals.names(match.start("rest"), match.end("rest")) if is_linked else ()
    return _Gap(group, way == "up", before[-1] if before else frozenset(), behind[0] if behind else frozenset())
