"""Which articles are copies of another, and which are later versions of one.

A text is known by its shingles, its runs of five words; of their hashes the smallest are kept, a bottom-k sketch
(Broder 1997, "On the resemblance and containment of documents"). How many two sketches share tells how alike the texts
are, whatever their length.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from typing import Final

from briefer.text.words import words_of

_SHINGLE: Final = 5
_KEPT: Final = 64
COPY: Final = 0.75
"""From this resemblance on (shared shingles by all) one text is a copy of the other: a changed byline or first line."""
VERSION: Final = 0.6
"""From this containment on (shared shingles by those of the shorter) the later text is a version of the earlier."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The smallest hashes of a text's shingles, in order, and how many shingles it has."""

    hashes: "array[int]"
    shingles: int

    @classmethod
    def of(cls, text: str) -> "Sketch":
        """Hashes the shingles of a text; a text of fewer than five words is one shingle."""
        words = [word.stem for word in words_of(text, [(0, len(text))])]
        runs = {" ".join(words[at : at + _SHINGLE]) for at in range(max(len(words) - _SHINGLE + 1, 1))}
        hashes = {int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=8).digest()) for run in runs}
        return cls(array("Q", nsmallest(_KEPT, hashes)), len(hashes))

    def resemblance(self, other: "Sketch") -> float:
        """The share of the shingles of both that both have, from 0 to 1."""
        mine, theirs = set(self.hashes), set(other.hashes)
        least = nsmallest(_KEPT, mine | theirs)
        return sum(value in mine and value in theirs for value in least) / len(least) if least else 0.0

    def containment(self, other: "Sketch") -> float:
        """The share of the shorter text's shingles that the other has too, from 0 to 1."""
        alike = self.resemblance(other)
        shared = alike * (self.shingles + other.shingles) / (1 + alike)
        return min(shared / max(min(self.shingles, other.shingles), 1), 1.0)


@dataclass(frozen=True, slots=True)
class Kin:
    """What an article is to an earlier one of the sequence, by index: a copy, or a later version of it."""

    of: int
    is_copy: bool


def find_kin(sketches: Iterable[Sketch]) -> dict[int, Kin]:
    """The copies and later versions among articles that are given in the order of their dates, by index.

    A copy is told of the first article that says the same; nothing is a copy of a copy, so fifty copies cost fifty
    comparisons.
    """
    kept: list[Sketch] = []
    places: list[int] = []
    holders: dict[int, list[int]] = {}
    found: dict[int, Kin] = {}
    for index, sketch in enumerate(sketches):
        best = _nearest(sketch, kept, holders)
        if best is not None:
            place, is_copy = best
            found[index] = Kin(places[place], is_copy)
            if is_copy:
                continue
        for value in sketch.hashes:
            holders.setdefault(value, []).append(len(kept))
        kept.append(sketch)
        places.append(index)
    return found


def _nearest(sketch: Sketch, kept: Sequence[Sketch], holders: dict[int, list[int]]) -> tuple[int, bool] | None:
    """The article that a sketch is likest to, and whether it is its copy; None where it is neither."""
    shared = Counter(holder for value in sketch.hashes for holder in holders.get(value, ()))
    for place, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:3]:
        if sketch.resemblance(kept[place]) >= COPY:
            return place, True
        if sketch.containment(kept[place]) >= VERSION:
            return place, False
    return None
