"""A source's sentences, laid out to be asked which of them a sentence of the summary restates."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from briefer.faithfulness.statements.polarity import denied
from briefer.text.words import SourceWords, Word

_MOST_PLACES: Final = 400  # a word that stands more often tells no sentence from another
_NEAR_BEST: Final = 0.8
_MOST_SENTENCES: Final = 4


@dataclass(slots=True)
class _Cache:
    denied: dict[int, list[bool]] = field(default_factory=dict)


@dataclass(frozen=True)
class SourceStatements:
    """The words of a source by sentence; what is asked of few sentences is laid out when it is asked."""

    words: SourceWords
    _cache: _Cache = field(default_factory=_Cache, repr=False)

    @cached_property
    def bounds(self) -> dict[int, tuple[int, int]]:
        """For each sentence the index of its first word and one past the last."""
        bounds: dict[int, tuple[int, int]] = {}
        for index, word in enumerate(self.words.words):
            first, _ = bounds.get(word.sentence, (index, index))
            bounds[word.sentence] = (first, index + 1)
        return bounds

    def sentence(self, number: int) -> Sequence[Word]:
        """The words of a sentence."""
        first, last = self.bounds[number]
        return self.words.words[first:last]

    def text(self, number: int) -> tuple[int, int]:
        """The span of a sentence in the source."""
        return self.words.sentences[number]

    def is_denied(self, place: int) -> bool:
        """True for a word of the source that is denied where it stands."""
        number = self.words.words[place].sentence
        if number not in self._cache.denied:
            self._cache.denied[number] = denied(self.sentence(number))
        return self._cache.denied[number][place - self.bounds[number][0]]

    def places(self, stem: str) -> Sequence[int]:
        """Where the words of a stem stand in the source."""
        return self.words.places.get(stem, ())

    def restated(self, stems: Sequence[str]) -> tuple[list[int], float]:
        """The sentences that share most of some different stems, best first, and the share that the best one has."""
        votes: Counter[int] = Counter()
        for stem in stems:
            places = self.places(stem)
            if len(places) <= _MOST_PLACES:
                votes.update({self.words.words[place].sentence for place in places})
        if not votes:
            return [], 0.0
        top = max(votes.values())
        near = [number for number, count in votes.items() if count >= max(top - 1, _NEAR_BEST * top)]
        near.sort(key=lambda number: (-votes[number], number))
        return near[:_MOST_SENTENCES], top / len(stems)
