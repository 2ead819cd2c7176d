"""How much of a reference a text says: figure-aware ROUGE F1, fast enough to try every cut of every sentence."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# A vowel sign of Devanagari is no \w, but it is in the middle of a word.
_MARKS = re.escape("".join(c for c in map(chr, range(0x300, 0xFFFF)) if unicodedata.category(c)[0] == "M"))
_LETTER = rf"[^\W\d_]|[{_MARKS}]"

_TOKEN = re.compile(
    rf"""
      (?:(?<![\w)\]])[-+−])?            # -5%, but not the hyphen of 5-4 and of COVID-19
      [$€£¥₹]?
      \d+ (?: [-–.,:/] \d+ )*           # 3,500  7.62  12:30  5-4  2014-15  1/2
      (?: [%‰€£¥₹] | °? [^\W_]* )       # 18%  5°C  $1.2bn  7.62mm  90s  10th
    | (?:{_LETTER})++ - \d{{1,3}} [^\W\d_]? (?! [\w-] | [.,:/%]\d | % )   # F-16, COVID-19; not mid-2014, under-5-year
    | (?: [^\W_] | [{_MARKS}] )++       # G7, don + t, Zelenskyy + s
    """,
    re.VERBOSE,
)
_ONE_DASH = str.maketrans({"–": "-", "−": "-"})


def tokens(text: str) -> list[str]:
    """The words and figures of a text, case-folded.

    A figure is one token with its sign, currency, separators and unit as written: "18%", "$1.2bn", "3,500", "7.62mm",
    "5-4", "12:30", "F-16"; only its dashes are made one. A number before a hyphenated word stands alone: "35-year-old"
    is three tokens.
    """
    return [token.translate(_ONE_DASH).casefold() for token in _TOKEN.findall(unicodedata.normalize("NFC", text))]


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference summary, counted once."""

    words: tuple[str, ...]
    unigrams: Counter[str]
    bigrams: Counter[tuple[str, str]]

    @classmethod
    def of(cls, text: str) -> "Reference":
        """Counts the words and pairs of words of `text`."""
        found = tuple(tokens(text))
        return cls(found, Counter(found), Counter(pairwise(found)))

    def score(self, text: str) -> float:
        """Mean of the F1 of ROUGE-1, ROUGE-2 and ROUGE-L (Lin 2004) of `text` against the reference, in [0, 1]."""
        found = tokens(text)
        one = _f1((Counter(found) & self.unigrams).total(), len(found), len(self.words))
        pairs = Counter(pairwise(found))
        two = _f1((pairs & self.bigrams).total(), len(found) - 1, len(self.words) - 1)
        longest = _f1(common_subsequence(self.words, found), len(found), len(self.words))
        return (one + two + longest) / 3


def _f1(common: int, one: int, other: int) -> float:
    return 2 * common / (one + other) if common else 0.0


def common_subsequence(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence.

    Each word of `other` makes a row of the table of lengths with one addition (Hyyrö 2004, "Bit-parallel LCS-length
    computation revisited"): bit j of it says that the length grows between ``one[:j]`` and ``one[:j + 1]``, so that a
    length is a count of bits.
    """
    places: dict[str, int] = {}
    for place, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << place
    full = (1 << len(one)) - 1
    flat = full
    for word in other:
        here = flat & places.get(word, 0)
        flat = (flat + here | flat - here) & full
    return (full ^ flat).bit_count()
