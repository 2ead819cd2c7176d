"""ROUGE-1, ROUGE-2, ROUGE-L and ROUGE-Lsum, aware of Unicode and of figures; nothing is stemmed, no word is left out.

After Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries". On ASCII texts without figures every score
equals that of the `rouge-score` package without its stemmer. It reads "18%" as "18" and "$1.2bn" as "1" and "2bn", so
that a summary with the wrong figure shares half of it; here a figure is one token, right or wrong as a whole.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.training.scoring import common_subsequence, subsequence_rows

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


@dataclass(frozen=True, slots=True)
class Score:
    """How much of the candidate is in the reference, and of the reference in the candidate; 0.0 where there is none."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Rouge:
    """All scores of one candidate against one reference."""

    rouge1: Score
    rouge2: Score
    rouge_l: Score


def rouge(candidate: str, reference: str) -> Rouge:
    """Scores a summary against a reference summary; each is read as one sequence of tokens."""
    ours, theirs = tokens(candidate), tokens(reference)
    return Rouge(rouge_n(ours, theirs, 1), rouge_n(ours, theirs, 2), rouge_l(ours, theirs))


def tokens(text: str) -> list[str]:
    """The words and figures of a text, case-folded.

    A figure is one token with its sign, currency, separators and unit as written: "18%", "$1.2bn", "3,500", "7.62mm",
    "5-4", "12:30", "F-16"; only its dashes are made one. A number before a hyphenated word stands alone: "35-year-old"
    is three tokens.
    """
    return [token.translate(_ONE_DASH).casefold() for token in _TOKEN.findall(unicodedata.normalize("NFC", text))]


def ngrams(sequence: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    """How often each run of n tokens occurs; empty when there are fewer than n."""
    return Counter(zip(*(sequence[k:] for k in range(n)), strict=False))


def rouge_n(candidate: Sequence[str], reference: Sequence[str], n: int) -> Score:
    """ROUGE-N of two sequences of tokens: a run of n tokens counts as often as both have it."""
    ours, theirs = ngrams(candidate, n), ngrams(reference, n)
    return _score((ours & theirs).total(), ours.total(), theirs.total())


def rouge_l(candidate: Sequence[str], reference: Sequence[str]) -> Score:
    """ROUGE-L of two sequences of tokens, each read as one sentence (Lin 2004, 3.1)."""
    return _score(common_subsequence(candidate, reference), len(candidate), len(reference))


def rouge_lsum(candidate: Sequence[Sequence[str]], reference: Sequence[Sequence[str]]) -> Score:
    """ROUGE-L of two summaries, each a sequence of sentences of tokens (Lin 2004, 3.2).

    A reference sentence's tokens count when they are in its longest common subsequence with any candidate sentence; no
    token counts more often than either summary has it, as in ROUGE 1.5.5.
    """
    left_ours = Counter(token for sentence in candidate for token in sentence)
    left_theirs = Counter(token for sentence in reference for token in sentence)
    sizes = left_ours.total(), left_theirs.total()
    hits = 0
    for sentence in reference:
        places = {place for other in candidate for place in _lcs_places(other, sentence)}
        for token in (sentence[place] for place in sorted(places)):
            if left_ours[token] and left_theirs[token]:
                hits += 1
                left_ours[token] -= 1
                left_theirs[token] -= 1
    return _score(hits, *sizes)


def _score(hits: int, ours: int, theirs: int) -> Score:
    return Score(hits / ours if ours else 0.0, hits / theirs if theirs else 0.0)


def _lcs_places(candidate: Sequence[str], reference: Sequence[str]) -> Iterator[int]:
    """The places in `reference` of one longest common subsequence, last first; of several the one nearest the end."""
    rows = list(subsequence_rows(candidate, reference))
    i, j = len(reference), len(candidate)
    while i and j:
        if reference[i - 1] == candidate[j - 1]:
            i, j = i - 1, j - 1
            yield i
        elif (rows[i] & (1 << j - 1) - 1).bit_count() > (rows[i - 1] & (1 << j) - 1).bit_count():
            j -= 1
        else:
            i -= 1
