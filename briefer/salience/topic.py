"""What a whole article keeps coming back to."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefer.salience.features import PassageStats, Sentence, content_stems

_UNSEEN = 4
"""Words of no weight that each sentence is counted to have: else one of two words would be the most central."""
_USUAL = 30
"""Sentences of a news story. A longer article has more that say anything, and no word of it counts for more by that."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Of an article, the number of its sentences and in how many of them each stem of a content word stands.

    A sentence that is there twice ("Give today to support our reporting.") counts once: it takes up nothing.
    What is made of it are means over a sentence's content words of the log of the number of sentences that have them,
    after the average word probability of Nenkova and Vanderwende 2005, "The Impact of Frequency on Summarization"; a
    word counts once in a sentence, and short sentences count less.
    """

    sentences: int
    spread: Mapping[str, int]

    @classmethod
    def of(cls, sentences: Iterable[str]) -> "Topic":
        """Counts the content words of an article's sentences."""
        different = set(sentences)
        return cls(len(different), Counter(stem for text in different for stem in content_stems(text)))

    def centrality(self, sentence: str) -> float:
        """How much a sentence of the article is about what the article is about; at least 0."""
        content = content_stems(sentence)
        return math.fsum(math.log(self.spread.get(stem, 1)) for stem in content) / (len(content) + _UNSEEN)

    def centrality_outside(self, sentence: Sentence, passage: PassageStats) -> float:
        """How much of what a sentence speaks of the article takes up outside its passage; at least 0.

        It is 0 for all sentences of an article that is one passage, where `features` say what can be said.
        """
        share = min(1.0, _USUAL / max(self.sentences - len(passage.sentences), 1))
        elsewhere = (max(self.spread.get(stem, 0) - passage.spread[stem], 0) for stem in sentence.content)
        return math.fsum(math.log1p(share * count) for count in elsewhere) / (len(sentence.content) + _UNSEEN)
