"""A source's sentences, laid out to be asked which of them a sentence of the summary restates."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final

from briefer.faithfulness.statements.polarity import denied
from briefer.text import split_sentences
from briefer.text.sentences import LONGEST_SENTENCE
from briefer.text.verb_groups import VerbGroup, verb_groups
from briefer.text.words import SourceWords, Word, word_starts, words_of

_MOST_PLACES: Final = 400  # a word that stands more often tells no sentence from another
_NEAR_BEST: Final = 0.8
_MOST_SENTENCES: Final = 4


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a summary, ``summary[start:end]``, and its words, whose offsets are into the summary."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]


class SourceStatements:
    """The words of a source by their stems, and its sentences; a sentence is laid out when it is asked for.

    A summary restates few sentences of its source, and a source may have ten thousand.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._words: dict[int, tuple[Word, ...]] = {}
        self._denied: dict[int, list[bool]] = {}
        self._numbers: dict[str, frozenset[int]] = {}
        self._groups: dict[int, list[VerbGroup]] = {}

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the sentences, in order."""
        return tuple((span.start, span.end) for span in split_sentences(self.text))

    @cached_property
    def source_words(self) -> SourceWords:
        """All words, for alignment."""
        return SourceWords.of(self.text, self.sentences)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.sentences)

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """For each stem where its words begin."""
        return word_starts(self.text)

    def has_all(self, words: Sequence[Word]) -> bool:
        """True when the source has every content word among some words."""
        return all(word.stem in self.places for word in words if word.is_content)

    def reworded(self, summary: str) -> list[SummarySentence]:
        """The sentences of a summary that the source does not have word for word."""
        spans = [(span.start, span.end) for span in split_sentences(summary)]
        laid_out = (SummarySentence(summary[a:b], a, b, words_of(summary, [(a, b)])) for a, b in spans)
        return [sentence for sentence in laid_out if not self._has_verbatim(sentence)]

    def _has_verbatim(self, sentence: SummarySentence) -> bool:
        """Looked for where the rarest of its words stands: a source may be long, and a summary too."""
        if len(self.text) <= LONGEST_SENTENCE and sentence.text not in self.text:
            return False
        if self._has_at_rarest(sentence, sentence.words):
            return True
        # A sentence without an end is cut where it is too long, maybe within a word: "F-13|01".
        return len(sentence.text) > LONGEST_SENTENCE // 2 and self._has_at_rarest(sentence, sentence.words[1:-1])

    def _has_at_rarest(self, sentence: SummarySentence, words: Sequence[Word]) -> bool:
        rarest = min(words, key=lambda word: len(self.places.get(word.stem, ())), default=None)
        if rarest is None:
            return False
        places = self.places.get(rarest.stem, ())[:_MOST_PLACES]
        before = rarest.start - sentence.start
        return any(self.text.startswith(sentence.text, max(0, place - before)) for place in places)

    def number_at(self, place: int) -> int:
        """The sentence that stands at a place."""
        return bisect_right(self._starts, place) - 1

    def sentence(self, number: int) -> tuple[Word, ...]:
        """The words of a sentence."""
        if number not in self._words:
            self._words[number] = words_of(self.text, [self.sentences[number]])
        return self._words[number]

    def index_at(self, place: int) -> tuple[int, int]:
        """The sentence of the word that begins at a place, and which of its words that is."""
        number = self.number_at(place)
        return number, bisect_right(self.sentence(number), place, key=lambda word: word.start) - 1

    def denied_in(self, number: int) -> Sequence[bool]:
        """For each word of a sentence whether it is denied there."""
        if number not in self._denied:
            self._denied[number] = denied(self.sentence(number))
        return self._denied[number]

    def asks(self, number: int) -> bool:
        """True where a sentence is a question."""
        return self.text[slice(*self.sentences[number])].rstrip("\"”'’ ").endswith("?")

    def groups_in(self, number: int) -> Sequence[VerbGroup]:
        """The verbs of a sentence with what is said of each."""
        if number not in self._groups:
            self._groups[number] = verb_groups(self.sentence(number))
        return self._groups[number]

    def _numbers_of(self, stem: str) -> frozenset[int]:
        """The sentences that have a stem; none of one that stands everywhere."""
        if stem not in self._numbers:
            places = self.places.get(stem, ())
            self._numbers[stem] = frozenset(map(self.number_at, places if len(places) <= _MOST_PLACES else ()))
        return self._numbers[stem]

    def restated(self, stems: Sequence[str]) -> tuple[list[int], float]:
        """The sentences that share most of some different stems, best first, and the share that the best one has."""
        votes = Counter(chain.from_iterable(map(self._numbers_of, stems)))
        if not votes:
            return [], 0.0
        top = max(votes.values())
        near = [number for number, count in votes.items() if count >= max(top - 1, _NEAR_BEST * top)]
        near.sort(key=lambda number: (-votes[number], number))
        return near[:_MOST_SENTENCES], top / len(stems)


@lru_cache(maxsize=32)
def statements_of(text: str) -> SourceStatements:
    """A source's statements, remembered: each of its summaries asks, and each sentence proposed for a section of it."""
    return SourceStatements(text)
