"""Which language the two texts of a pair are in, as far as a checker of English needs to know.

What is not English is told, never judged: the finder reads "3,6 Millionen" as two figures and every German noun as a
name. A text is taken for English unless something says otherwise, for a checker that refuses a headline or a table of
figures is no use either.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

from briefer.facts.names.tables.lexicon import is_ordinary

_SAMPLE: Final = 1_200
_LAST_LATIN: Final = "\u024f"
_LETTERS: Final = re.compile(r"[^\W\d_]")
# Words in small letters: a capital may begin a name in any language, one or two letters are a unit or a slip, and parts
# of an address ("a.grange@fenwick.example") are of no language.
_WORD: Final = re.compile(r"(?<![\w.@/])[^\W\d_A-Z]{3,}(?!\w|[.@/]\w)")
_ANY_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_FEWEST: Final = 4
_LEAST: Final = 0.1
_FEWEST_KNOWN: Final = 0.5
"""At least this share of a text's words are ordinary English words. Of 9,400 pairs of English texts all have it; of 91
pairs of which one text is German, French, Spanish, Italian, Dutch, Portuguese or Welsh, none of four words or more."""


class Language(StrEnum):
    """The languages that can be checked, by their ISO 639-1 codes."""

    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a source and its summary; None for one that is not covered."""

    source: Language | None = Language.ENGLISH
    summary: Language | None = Language.ENGLISH

    @classmethod
    def of(cls, source: str, summary: str) -> "Languages":
        """The languages of a pair: a summary that is too short to tell is in its source's."""
        source_is = is_english(source)
        summary_is = is_english(summary)
        if summary_is is None:
            summary_is = source_is
        return cls(
            None if source_is is False else Language.ENGLISH,
            None if summary_is is False else Language.ENGLISH,
        )

    @property
    def why_unchecked(self) -> str | None:
        """Why the pair cannot be checked, for a report: "the summary is not English"; None where it can."""
        if self.source is None and self.summary is None:
            return "the text is not English"
        if self.source is None:
            return "the source is not English"
        return "the summary is not English" if self.summary is None else None


@lru_cache(maxsize=64)  # the pairs of one source come one after another
def is_english(text: str) -> bool | None:
    """Whether a text is English, judged on its beginning; None where too little stands there to tell.

    By script, then by the share of words that English has. A text in capitals is read in small letters.
    """
    sample = text[:_SAMPLE]
    if not sample.isascii():
        letters = _LETTERS.findall(sample)
        if 2 * sum(letter <= _LAST_LATIN for letter in letters) < len(letters):
            return False
        sample = _without_accents(sample)  # "café" is English, "presupuestó" is so no more than with its accent
    words = _WORD.findall(sample)
    if len(words) >= _FEWEST:
        return _known(words) >= _FEWEST_KNOWN
    if len(words) > 1 and _known(words) < (_FEWEST_KNOWN if len(words) == _FEWEST - 1 else _LEAST):
        return False  # "Murieron tres personas."
    # A headline: most of its words may be names.
    all_words = _ANY_WORD.findall(sample.lower())
    return True if len(all_words) >= _FEWEST and _known(all_words) >= _FEWEST_KNOWN else None


def _without_accents(text: str) -> str:
    return "".join(c for c in normalize("NFD", text) if not combining(c))


def _known(words: Sequence[str]) -> float:
    return sum(map(is_ordinary, words)) / len(words)
