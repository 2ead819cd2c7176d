"""How long before or after something a thing happened: "left the firm two months before the fire".

Two months after the fire is another day; so is a fire two months before somebody left.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import keys_of
from briefer.facts.figures.judging.placement import MOST_PLACES
from briefer.facts.mention import Figure, FigureType

_SIDE: Final = re.compile(
    r"\s(?:(?P<before>before|prior to|ahead of)|after|following) (?P<event>[^.,;:!?()–—\"“”]{3,80})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Order:
    """Which of two things was first, by what the text says of each, as keys of words; `end` is where it ends."""

    is_before: bool
    event: frozenset[str]
    other: frozenset[str]
    end: int

    @classmethod
    def told_by(cls, figure: Figure, index: FigureIndex) -> Self | None:
        match = _SIDE.match(index.text, figure.end)
        if match is None:
            return None
        start, end = index.sentence(figure.start)
        event = keys_of(match["event"])
        other = keys_of(f"{index.text[start : figure.start]} {index.text[match.end() : end]}")
        return cls(match["before"] is not None, event, other - event, match.end())

    def likeness(self, there: Self) -> tuple[int, bool]:
        """How much another text says of the same two, 0 where it speaks of others; and whether it turns them round."""
        straight = len(self.event & there.event) + len(self.other & there.other)
        crossed = len(self.event & there.other) + len(self.other & there.event)
        if straight > crossed and self.event & there.event:
            return straight, self.is_before != there.is_before
        if crossed > straight and self.event & there.other and self.other & there.event:
            return crossed, self.is_before == there.is_before
        return 0, False


def turned_in_time(
    figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> tuple[Figure, int] | None:
    """A place that states a span of time and where that ends, when it has the two things the other way round.

    None where the source may say it as the summary does, at any place.
    """
    if figure.type is not FigureType.DURATION or len(stated) > MOST_PLACES:
        return None
    ours = _Order.told_by(figure, stated_in)
    if ours is None:
        return None
    best, told = 0, 0
    found: tuple[Figure, int] | None = None
    for place in stated:
        there = _Order.told_by(place, index)
        if there is None:
            if not ours.event.isdisjoint(keys_of(index.text[slice(*index.sentence(place.start))])):
                return None  # "they met for three weeks, and then voted"
            continue
        likeness, is_turned = ours.likeness(there)
        if is_turned and likeness > best:
            best, found = likeness, (place, there.end)
        elif not is_turned:
            told = max(told, likeness)
    return found if best > told else None
