"""The words of a text that start with a capital, laid out once: thousands of figures ask who stands before them."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from briefer.facts.figures.judging.keys import key
from briefer.text.words import PART_OF_COMPOUND


@dataclass(frozen=True, slots=True)
class Capitals:
    """Where the words with a capital start and end, and their keys (`keys.key`), in order."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """The words of `text` that start with a capital."""
        matches = [match for match in PART_OF_COMPOUND.finditer(text) if text[match.start()].isupper()]
        return cls(
            text,
            tuple(match.start() for match in matches),
            tuple(match.end() for match in matches),
            tuple(key(match.group()) for match in matches),
        )

    def names(self, low: int, high: int) -> list[frozenset[str]]:
        """The names of ``text[low:high]`` as sets of keys: words with a capital, those side by side together.

        A word that the edge of the span cuts counts as far as it lies within: the "IX" of "STOXX" cut at "ST|OXX".
        """
        names: list[set[str]] = []
        last = -2
        for start, end, name in self._within(low, high):
            if not name:
                continue
            if start == last + 1:
                names[-1].add(name)
            else:
                names.append({name})
            last = end
        return [frozenset(name) for name in names]

    def _within(self, low: int, high: int) -> Iterator[tuple[int, int, str]]:
        first, last = bisect_left(self.starts, low), bisect_left(self.starts, high)
        cut = PART_OF_COMPOUND.search(self.text, low, high)
        if cut and self.text[cut.start()].isupper() and not (first < last and self.starts[first] == cut.start()):
            yield cut.start(), cut.end(), key(cut.group())
        for place in range(first, last):
            if self.ends[place] <= high:
                yield self.starts[place], self.ends[place], self.keys[place]
            elif piece := PART_OF_COMPOUND.match(self.text, self.starts[place], high):
                yield piece.start(), piece.end(), key(piece.group())
