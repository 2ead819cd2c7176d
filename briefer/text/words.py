"""The words of a text, with where they stand."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from briefer.text.english import STOP_WORDS

_WORD = re.compile(r"\d[\d,.:]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
_BREAK = re.compile(r"[,;:()\[\]—–]|\s-\s")
_SHORTEST_INFLECTED = 4


@lru_cache(maxsize=1 << 13)
def stem(word: str) -> str:
    """What the inflections of a word share ("occupied", "occupies"): case-folded, -'s, -s, -ed, -ing gone.

    Never more: "conversion" is not "conversation".
    """
    folded = unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
    folded = folded.removesuffix("'s").removesuffix("'")
    if folded[:1].isdigit() or len(folded) < _SHORTEST_INFLECTED:
        return folded
    if folded.endswith(("ies", "ied")):
        return folded[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        if folded.endswith(ending) and not folded.endswith("ss"):
            folded = folded[: -len(ending)]
            break
    if folded[-1:] == folded[-2:-1] and folded[-1:] not in "aeiouls":
        folded = folded[:-1]  # "stopped" - "stop"
    return folded.removesuffix("e")


class Word(NamedTuple):
    """One word of a text: its stem, its span, and the sentence it stands in; `breaks` when punctuation follows it."""

    stem: str
    folded: str
    start: int
    end: int
    sentence: int
    breaks: bool
    is_title: bool
    """Starts with a capital, as a title before a name does."""

    @property
    def is_possessive(self) -> bool:
        """True for "Moscow's"."""
        return self.folded.endswith(("'s", "’s", "s'", "s’"))

    @property
    def is_content(self) -> bool:
        """True for words that carry meaning of their own."""
        return self.folded not in STOP_WORDS


def words_of(text: str, sentences: Sequence[tuple[int, int]]) -> tuple[Word, ...]:
    """The words of `text`, sentence by sentence; `sentences` are spans into it."""
    out: list[Word] = []
    new = tuple.__new__  # what `Word(...)` calls in the end, in half the time
    for index, (start, end) in enumerate(sentences):
        found = list(_WORD.finditer(text, start, end))
        for place, match in enumerate(found, start=1):
            first, last = match.span()
            gap = text[last : found[place].start() if place < len(found) else end]
            stemmed, folded, is_title = _forms(match.group())
            breaks = gap != " " and _BREAK.search(gap) is not None
            out.append(new(Word, (stemmed, folded, first, last, index, breaks, is_title)))
    return tuple(out)


@lru_cache(maxsize=1 << 13)
def _forms(word: str) -> tuple[str, str, bool]:
    """What of a word is the same wherever it stands: its stem, itself in small letters, and whether it is a title."""
    folded = word.casefold()
    return stem(word), folded, word[0].isupper() and folded not in STOP_WORDS


def word_starts(text: str) -> dict[str, list[int]]:
    """For each stem where its words begin, in order: what `words_of` finds, without laying out every word."""
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for match in _WORD.finditer(text):
        starts[stem(match.group())].append(match.start())
    return dict(starts)


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The words of a source, found once, with the places of each stem; `sentences` are spans of `text`."""

    text: str = field(repr=False)
    sentences: tuple[tuple[int, int], ...] = field(repr=False)
    words: tuple[Word, ...]
    places: dict[str, tuple[int, ...]] = field(repr=False)
    memory: dict[tuple[str, str, str | int], tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)
    """Where two stems stand side by side, as far as it was asked for."""

    @classmethod
    def of(cls, text: str, sentences: Sequence[tuple[int, int]]) -> "SourceWords":
        """Indexes `text`; `sentences` are spans into it, in order."""
        words = words_of(text, sentences)
        places: dict[str, list[int]] = {}
        for index, word in enumerate(words):
            places.setdefault(word.stem, []).append(index)
        return cls(text, tuple(sentences), words, {key: tuple(value) for key, value in places.items()})
