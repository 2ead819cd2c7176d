"""What a word is, and the words of a text with where they stand.

No other module defines a word of its own, but for what a format or a figure has as words. Several definitions stand
here because they are asked different things: whether two texts share a word (`WORD`), what a statement says (`TOKEN`),
what is printed (`PROSE_TOKEN`), what may be a name (`NAME_TOKEN`).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from briefer.text.english import STOP_WORDS
from briefer.text.remembered import REMEMBERED, Remembered

LETTER_RUN: Final = r"[^\W\d_]+"
"""A run of letters, as a piece of patterns."""
LETTERS: Final = re.compile(LETTER_RUN)
"""Runs of letters, for look-ups in lists of words: "Ana's" is Ana, s; "U.S." is U, S; "7-2" is nothing."""
ALPHANUMERICS: Final = re.compile(r"[^\W_]+")
"""Runs of letters and digits: "Ana's" is Ana, s; "U.S." is U, S; "7-2" is 7, 2; "F16" is one."""
WORD: Final = re.compile(rf"\d[\d,.:]*\d|\d|{LETTER_RUN}(?:['’]{LETTER_RUN})*")
"""Words as they are aligned: "Ana's" and "1,604" are one; "U.S.", "7-2" and "well-known" two each: a compound may be
written apart in the other text, and a score the other way round."""
TOKEN: Final = re.compile(r"[^\W_]+(?:[’'&.-][^\W_]+)*")
"""Words of a statement: "Ana's", "AT&T", "7-2" and "well-known" are one each; so is "U.S." but for its last stop."""
PART_OF_COMPOUND: Final = re.compile(r"[^\W_]+(?:[’'&.][^\W_]+)*")
"""Words that stand with a figure: like `TOKEN`, but "US-backed" and "7-2" are two each: either part may be what the
figure is of; a key of the whole would be that of its first letters only."""
OWNING_WORD: Final = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
"""Words around amounts: "Ana's" is one, "7-2", "3.5" and "AT&T" two each: parts of an amount are asked one by one."""
CELL_WORD: Final = re.compile(r"[^\W_]+(?:[.,](?=\d)\d+)*")
"""Words of a table's cells: "1,604" and "3.5" are one each, "7-2" and "Ana's" two: no other sign joins there."""
PROSE_TOKEN: Final = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*\.?(?<=[A-Z]\.)|[^\W_]+(?:[.,:'’&/-][^\W_]+)*")
"""Words as they are printed: like `TOKEN`, and "U.S." with its last stop, "1,604", "10:30" and "and/or" whole."""
PLAIN_WORD: Final = rf"(?:[^\W\d_]\.){{2,}}|{LETTER_RUN}(?:['’](?!s\b|S\b|re\b|ve\b|ll\b|d\b|m\b){LETTER_RUN})*"
"""A word as it is written, as a piece of patterns: "U.S." and "O'Brien" are one; of "Moscow's" and "I'm" the ending of
possession or contraction is no part, since a source may have the word without it."""
COMPOUND_TAIL: Final = re.compile(rf"(?:-{LETTER_RUN})+\Z")
"""The words behind hyphens at the end of a compound: "$1.2bn-a-year", "54-year-old"."""
SMALL_WORD: Final = re.compile(r"(?<![\w.@/])[^\W\d_A-Z]{3,}(?!\w|[.@/]\w)")
"""Words of three letters and more without capitals, which tell the language of a text; no parts of addresses."""
AS_WRITTEN: Final = re.compile(PLAIN_WORD)
"""Words as `PLAIN_WORD` says."""

APOSTROPHES: Final = "'’ʼ‘`"
_MARK: Final = "\u0300-\u036f"
_MARKED: Final = rf"[^\W_][^\W_{_MARK}]*(?:[{_MARK}]+[^\W_]*)*"
NAME_TOKEN: Final = re.compile(
    rf"""
    (?<!\w)(?:[^\W\d_]\.){{1,8}}[^\W\d_](?!\w)\.?         # U.S., p.m., J.K.; the last dot may be missing
  | {_MARKED}(?:[{APOSTROPHES}]{_MARKED})*                # Rutte, O'Brien, Zelenskyy's, António as two code points
    """,
    re.VERBOSE,
)
"""Words that may be part of a name: "U.S." is one, with its last stop; "Ana's" is one, "Smith-Jones" two names joined;
any apostrophe joins, and accents that are code points of their own."""

WORD_BEFORE: Final = re.compile(rf"(?<![\w’'])(?:{LETTER_RUN}[.’'-])*[^\W_]+\Z")
"""The word that a stop may end, with the parts before it: the "p.m" of "at 5 p.m."."""
ABBREVIATION_BEFORE: Final = re.compile(r"(?<![\w.’'])(?:[^\W\d_]{1,3}\.[ \u00a0\u202f]?-?)*[^\W_]+\Z")
"""Like `WORD_BEFORE`, where abbreviations have spaces between their parts: the "z. B" of "z. B."."""

_GAP: Final = r"[\W_]*"
_BEFORE_WORDS: Final = re.compile(_GAP)
# What is no part of a word is a gap, so that one search finds both, and nobody asks each match for its place.
_WORD_AND_GAP: Final = re.compile(rf"({WORD.pattern})({_GAP})")
_BREAK = re.compile(r"[,;:()\[\]—–]|\s-\s")
_SHORTEST_INFLECTED = 4
_VOWEL: Final = re.compile(r"[^\W\d_b-df-hj-np-tv-xz]")


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """What the inflections of a word share ("occupied", "occupies"): case-folded, -'s, -s, -ed, -ing gone.

    Never more: "conversion" is not "conversation".
    """
    folded = unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
    folded = folded.removesuffix("'s").removesuffix("'")
    if folded[:1].isdigit() or len(folded) < _SHORTEST_INFLECTED:
        return folded
    if len(folded) == _SHORTEST_INFLECTED + folded.endswith("ying") and folded.endswith(("ies", "ied", "ying")):
        return folded[0] + "ie"  # "died", "dying" - "die"
    if folded.endswith(("ies", "ied")):
        return folded[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        if folded.endswith(ending) and not folded.endswith(("ss", "eed", "ees")):
            rest = folded[: -len(ending)]
            # "King" and "shed" have no ending: without a vowel the rest is no word.
            folded = rest if ending[-1] == "s" or _VOWEL.search(rest) else folded
            break
    if folded.endswith("ees") or (folded.endswith(("reed", "teed")) and len(folded) > len("breed")):
        folded = folded[:-1]  # "agrees", "agreed" - "agree"; "need" and "exceed" have no ending
    if len(folded) < _SHORTEST_INFLECTED - 1 and folded not in _SHORT:
        return folded + "e"  # "used" - "use"
    if len(folded) < _SHORTEST_INFLECTED:
        return folded  # "adds" - "add"
    if folded[-1:] == folded[-2:-1] and folded[-1:] not in "aeiouls":
        folded = folded[:-1]  # "stopped" - "stop"
    return folded.removesuffix("e")


_SHORT: Final = frozenset({"go", "do"})
"""Words of two letters that have an inflection: "goes"."""


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
        at = _first_word(text, start, end)
        for word, gap in _WORD_AND_GAP.findall(text, at, end):
            stemmed, folded, is_title = _FORMS[word]
            last = at + len(word)
            breaks = gap != " " and _BREAK.search(gap) is not None
            out.append(new(Word, (stemmed, folded, at, last, index, breaks, is_title)))
            at = last + len(gap)
    return tuple(out)


def _first_word(text: str, start: int, end: int) -> int:
    """Where the first word of ``text[start:end]`` starts, if there is any."""
    before = _BEFORE_WORDS.match(text, start, end)
    return before.end() if before else start


def _forms(word: str) -> tuple[str, str, bool]:
    """What of a word is the same wherever it stands: its stem, itself in small letters, and whether it is a title."""
    folded = word.casefold()
    return stem(word), folded, word[0].isupper() and folded not in STOP_WORDS


_FORMS: Final = Remembered(_forms)


def word_starts(text: str) -> dict[str, list[int]]:
    """For each stem where its words begin, in order: what `words_of` finds, without laying out every word."""
    starts: defaultdict[str, list[int]] = defaultdict(list)
    at = _first_word(text, 0, len(text))
    for word, gap in _WORD_AND_GAP.findall(text, at):
        starts[_FORMS[word][0]].append(at)
        at += len(word) + len(gap)
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
