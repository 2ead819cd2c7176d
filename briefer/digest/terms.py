"""What an article is about, as weighed terms: the words of its title, its names, figures, dates and words."""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from briefer.facts.document import FactIndex
from briefer.facts.mention import Figure, FigureType
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.salience.features import content_stems
from briefer.text.words import stem, words_of

TITLE: Final = 2.0
"""What a word of the title counts for, beside one of the text."""
NAME: Final = 2.0
"""What a word of a name counts for: who and where tell more of a story than what happened."""
_LONGEST: Final = 60_000  # characters that are looked at: the first ones of a book say what it is about
# Background documents that every collection is counted to have, and in how many of them a term of a kind stands: in a
# collection of two articles what both say would else weigh nothing.
_BACKGROUND: Final = 1_000
_PRIOR: Final = {"word": 30.0, "name": 4.0, "rare": 6.0, "figure": 10.0}
_LOOSE: Final = frozenset({FigureType.YEAR, FigureType.WEEKDAY, FigureType.ORDINAL, FigureType.TIME, FigureType.DECADE})
_SMALL: Final = 10

_KINDS: Final = tuple(_PRIOR)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one article: a hash of each, whose last two bits are its kind, and how much it is said.

    `ids` and `counts` run in parallel; 12 bytes a term.
    """

    ids: "array[int]"
    counts: "array[float]"

    @classmethod
    def of(cls, title: str | None, facts: FactIndex) -> "Terms":
        """Counts the terms of an article; each counts 1 + ln(how often) times what its kind is worth."""
        text = facts.text[:_LONGEST]
        weights: dict[int, float] = {}
        for key, kind, worth in _counted(title, text, facts):
            weights[_id(key, kind)] = weights.get(_id(key, kind), 0.0) + worth
        return cls(array("Q", weights), array("f", weights.values()))


def _id(key: str, kind: str) -> int:
    digest = int.from_bytes(blake2b(f"{kind} {key}".encode("utf-8", "replace"), digest_size=8).digest())
    return digest & ~3 | _KINDS.index(kind)


def _counted(title: str | None, text: str, facts: FactIndex) -> Iterator[tuple[str, str, float]]:
    words = Counter(word.stem for word in words_of(text, [(0, len(text))]) if word.is_content)
    names = Counter(stem(word) for name in facts.names for word in name.words if len(word) > 1)
    for word in words.keys() - names.keys():
        if not word[0].isdigit():
            yield word, "word" if is_ordinary(word) else "rare", 1 + math.log(words[word])
    for word, count in names.items():
        yield word, "name", NAME * (1 + math.log(count))
    for value, count in Counter(filter(None, map(_value, facts.figures))).items():
        yield value, "figure", 1 + math.log(count)
    for word in content_stems(title or ""):
        if not word[0].isdigit():
            yield word, "name" if word in names else "word" if is_ordinary(word) else "rare", TITLE


def _value(figure: Figure) -> str | None:
    """A figure as a term; None for what many articles have: years, days of the week, small numbers."""
    if figure.type in _LOOSE:
        return None
    if figure.type is FigureType.DATE:
        return figure.value
    if figure.unit is None and figure.low is not None and figure.low < _SMALL:
        return None
    return f"{figure.value} {figure.unit or ''}" if figure.value else None


def document_frequencies(articles: Iterable[Terms]) -> Counter[int]:
    """In how many articles each term stands."""
    found: Counter[int] = Counter()
    for terms in articles:
        found.update(terms.ids)
    return found


@dataclass(frozen=True, slots=True)
class Weights:
    """How much the terms of a collection tell: a smoothed inverse document frequency (Sparck Jones 1972)."""

    frequency: Mapping[int, int]
    articles: int

    def idf(self, term: int) -> float:
        """At least 0; what every article has tells nothing."""
        usual = _PRIOR[_KINDS[term & 3]]
        share = (self.frequency.get(term, 0) + usual) / (self.articles + _BACKGROUND)
        return max(-math.log(share), 0.0)

    def vector(self, terms: Terms, longest: int) -> dict[int, float]:
        """The `longest` terms that tell most, as a vector of length 1."""
        weighed = sorted(
            ((count * self.idf(term), term) for term, count in zip(terms.ids, terms.counts, strict=True)), reverse=True
        )[:longest]
        length = math.sqrt(math.fsum(weight * weight for weight, _ in weighed))
        return {term: weight / length for weight, term in weighed} if length else {}
