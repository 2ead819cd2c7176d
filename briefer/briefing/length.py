"""How long a brief may get, and how many of its words each section may have."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

SHORTEST = 60
"""Words that a brief of a source without headings may always have, as far as it is at most `MOST` of its source."""
ONE_SENTENCE = 25
"""Words that a brief of a short source with several headings may have below its title."""
MOST = 0.5
"""No brief is more of its source, whatever is asked for short of `percent` and `words`."""
FEWEST = 20
"""Words that a sentence needs."""


LONG, TAPER = 400, 0.35
"""A document of n times `LONG` words gets n to the power of -`TAPER` of the share that a shorter one gets."""
LENT = 3
"""Of the words that later sections are to have, one in so many may go to the first sentences of all."""
OVERFLOW = 25
"""Words by which a section may exceed what it is to have, where others leave them: a sentence is not cut."""


class Length(StrEnum):
    """How long a brief is to be."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class _Curve:
    """A section of `knee` words or less gets `share` of them; of what is more, `slope`."""

    share: float
    knee: int
    slope: float

    def words(self, size: int) -> float:
        return self.share * min(size, self.knee) + self.slope * max(0, size - self.knee)


CURVES = {
    Length.SHORT: _Curve(0.15, 200, 0.04),
    Length.MEDIUM: _Curve(0.35, 150, 0.12),
    Length.LONG: _Curve(0.5, 200, 0.3),
}
"""What a section gets: the longer it is, the smaller a share of it is news."""


@dataclass(frozen=True, slots=True)
class Room:
    """How long a section's summary is to be: it ends at `target` words, and has at most `limit`."""

    target: int
    limit: int


@dataclass(frozen=True, slots=True)
class Allotment:
    """The words of a brief, handed out section by section.

    Attributes:
        limit: Those of the whole brief, without its title.
        sections: How many each section is to have that is still to come; 0 for one that may be left out.
        used: Those that are printed.
        lends: Whether later sections lend words to the first: not where each has news of its own.
        place: Which section is the next one.
        rest: The sum of `sections` from there on, with the headings of those that are to have words.
        heads: The words of each section's heading: it is printed where anything of the section is.
    """

    limit: int
    sections: tuple[int, ...]
    used: int
    lends: bool
    place: int
    rest: int
    heads: tuple[int, ...] = ()

    @property
    def next(self) -> Room:
        """The room of the next section: what it is to have, and what sections before it left."""
        head = self.heads[self.place]
        left = self.limit - self.used - head
        planned = self.sections[self.place]
        given = min(planned, left)
        free = self.limit - self.used - self.rest
        if not planned:
            return Room(1, free - head)
        if not self.used and self.lends:
            # A first sentence of 34 words is worth more than what later sections have to say.
            lent = (self.rest - planned - head) // LENT
            return Room(given, given + min(max(lent, free, 0), OVERFLOW, left - given))
        # What is free is for all sections that are still to come.
        share = free if self.place == len(self.sections) - 1 else free // 2
        return Room(given, given + min(max(share, 0), OVERFLOW))

    def spare(self, place: int) -> int:
        """The words that are left for a section of which nothing is printed, below its heading."""
        return self.limit - self.used - self.heads[place]

    def spending(self, place: int, words: int) -> "Allotment":
        """Once such a section has some."""
        return replace(self, used=self.used + self.heads[place] + words)

    def after(self, words: int) -> "Allotment":
        """Once the next section has its words."""
        head, planned = self.heads[self.place], self.sections[self.place]
        rest = self.rest - (planned + head if planned else 0)
        return replace(self, used=self.used + (words + head if words else 0), place=self.place + 1, rest=rest)


def allotment(
    sizes: Sequence[int],
    length: Length = Length.MEDIUM,
    *,
    words: int | None = None,
    share: float | None = None,
    order: Sequence[int] = (),
    least: Mapping[int, int] | None = None,
    empty: Collection[int] = (),
    ahead: Collection[int] = (),
    heads: Sequence[int] = (),
    title: int = 0,
    lends: bool = True,
    first: Collection[int] = (),
) -> Allotment:
    """Shares the words of a brief out among its sections.

    Args:
        sizes: Of each section, its words.
        length: How long the brief is to be.
        words: At most so many words, whatever the source has.
        share: At most this share of the source's words instead of the length's.
        order: The sections in the order in which they get their words; else the first one, then the longest ones.
        least: Of some sections, the words that they need.
        empty: The sections of which there is nothing to print.
        ahead: The sections that come behind the first one, before longer ones.
        heads: Of each section, the words of its heading, which is printed above what is printed of it.
        title: The words of the title, which are printed too.
        lends: Whether later sections may lend words to the first.
        first: The sections that come before all others.
    """
    heads = tuple(heads) or (0,) * len(sizes)
    total = sum(sizes) + sum(heads) + title
    curve = CURVES[length] if share is None else _Curve(share, total, share)
    limit = int(curve.share * total)
    if share is None and length is not Length.SHORT:
        # Of a short source two sentences, whatever stands above them; of one with headings one, and its share.
        headed = sum(words > 0 for words in heads) > 1
        above = sum(heads) + title if total * curve.share < SHORTEST else 0
        shortest = title + ONE_SENTENCE if headed else SHORTEST + above
        limit = max(limit, int(min(MOST * total, shortest)))
    # The longer a document, the smaller a share of it is read.
    scale = min(1.0, (LONG / max(sum(sizes), 1)) ** TAPER) if share is None else 1.0
    wanted = [curve.words(size) * scale for size in sizes]
    if words is not None:
        limit = min(words, total)
        wanted = [limit * size / max(total, 1) for size in sizes]
    limit = max(limit - title, 0)
    given = [0] * len(sizes)
    left = limit
    # The first section and the long ones first: what is in two lines of their own can be left out.
    lead = next((k for k, size in enumerate(sizes) if size and k not in empty), 0)
    ranked = sorted(range(len(sizes)), key=lambda k: (k not in first, k != lead, k not in ahead, -sizes[k], k))
    for index in order or ranked:
        # Of a section of two sentences one, so that a list of short sections is not told by its first ones alone.
        fewest = min(FEWEST, sizes[index] if index == lead else (sizes[index] + 1) // 2)
        need = max(int(wanted[index]), fewest, (least or {}).get(index, 0))
        room = left - heads[index]
        enough = min(FEWEST, need // 2) if index in (least or {}) else FEWEST
        if not sizes[index] or index in empty or room <= 0 or (need > room and room < enough):
            continue
        given[index] = min(need, room)
        left = room - given[index]
    lends = lends and not order and length is not Length.LONG
    return Allotment(limit, tuple(given), used=0, lends=lends, place=0, rest=limit - left, heads=heads)
