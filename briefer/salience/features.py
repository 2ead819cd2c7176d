"""What is seen of a sentence among the others of its passage, each a number whose worth `weights` holds.

There is no "first sentence" here on purpose. In the passages that the weights are fitted on, cut out of news stories at
random, it would learn how these were cut.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefer.text.context import reads_alone
from briefer.text.patterns import one_of
from briefer.text.wordlists import words
from briefer.text.words import Word, words_of

_MOST_NAMES = 6  # more is a list of names

# "US" is a country.
_PERSONAL = re.compile(rf"\b(?:{one_of(words(__package__, 'personal.tsv'))})\b")
_OPENING_QUOTES = ('"', "“", "‘", "'")
_CLOSING = "\"”’')]"


def content_stems(text: str) -> frozenset[str]:
    """The stems of a text's words that carry meaning of their own."""
    return _content(words_of(text, [(0, len(text))]))


def _content(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.stem for word in words if word.is_content)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its words, and the stems of those that carry meaning of their own; `index` counts from 0."""

    index: int
    text: str
    words: tuple[Word, ...]
    content: frozenset[str]

    @classmethod
    def of(cls, index: int, text: str) -> "Sentence":
        """Finds the words of `text`."""
        words = words_of(text, [(0, len(text))])
        return cls(index, text.strip(), words, _content(words))


@dataclass(frozen=True, slots=True)
class PassageStats:
    """A passage's sentences, in how many of them each stem stands, and what a sentence shares on average."""

    sentences: tuple[Sentence, ...]
    spread: Mapping[str, int]
    usual: float

    @classmethod
    def of(cls, texts: Sequence[str]) -> "PassageStats":
        """Counts the words of all sentences."""
        sentences = tuple(Sentence.of(index, text) for index, text in enumerate(texts))
        spread = Counter(stem for sentence in sentences for stem in sentence.content)
        shared = sum(_shared(sentence, spread) for sentence in sentences)
        return cls(sentences, spread, shared / max(len(sentences), 1))


def _shared(sentence: Sentence, spread: Mapping[str, int]) -> float:
    """The sum over the sentence's content words of the log of the number of sentences that have them."""
    return math.fsum(math.log(spread[stem]) for stem in sentence.content)


def _shared_words(sentence: Sentence, setting: PassageStats) -> float:
    return _shared(sentence, setting.spread) / setting.usual if setting.usual else 1.0


def _shared_part(sentence: Sentence, setting: PassageStats) -> float:
    return sum(setting.spread[stem] > 1 for stem in sentence.content) / max(len(sentence.content), 1)


def _length(sentence: Sentence, _: PassageStats) -> float:
    return math.log(max(len(sentence.words), 1))


def _length_squared(sentence: Sentence, setting: PassageStats) -> float:
    return _length(sentence, setting) ** 2


def _place(sentence: Sentence, setting: PassageStats) -> float:
    return sentence.index / len(setting.sentences)


def _names(sentence: Sentence, _: PassageStats) -> float:
    return min(len({word.stem for word in sentence.words[1:] if word.is_title}), _MOST_NAMES)


def _figure(sentence: Sentence, _: PassageStats) -> float:
    return any(word.folded[0].isdigit() for word in sentence.words)


def _leans(sentence: Sentence, _: PassageStats) -> float:
    return not reads_alone(sentence.text)


def _opens_quoted(sentence: Sentence, _: PassageStats) -> float:
    return sentence.text.startswith(_OPENING_QUOTES)


def _question(sentence: Sentence, _: PassageStats) -> float:
    return sentence.text.rstrip(_CLOSING).endswith("?")


def _personal(sentence: Sentence, _: PassageStats) -> float:
    return _PERSONAL.search(sentence.text) is not None


LEANS = "leans on the sentence before"
FEATURES: Mapping[str, Callable[[Sentence, PassageStats], float]] = {
    "words that other sentences share, by the mean": _shared_words,
    "share of its content words that others have": _shared_part,
    "log of its words": _length,
    "square of the log of its words": _length_squared,
    "place, from 0 to 1": _place,
    "capitalised words, at most six": _names,
    "has a figure": _figure,
    LEANS: _leans,
    "opens with a quotation mark": _opens_quoted,
    "asks": _question,
    "says I, we or you": _personal,
}
"""Names as `weights` has them. Left out for carrying nothing: who "said", any quotation, shared names, the last place,
overlap with the first sentence and with the neighbours."""
