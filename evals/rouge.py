"""ROUGE-1, ROUGE-2 and ROUGE-L, aware of Unicode and of figures; nothing is stemmed, no word is left out.

After Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries". On ASCII texts without figures every score
equals that of the `rouge-score` package without its stemmer. It reads "18%" as "18" and "$1.2bn" as "1" and "2bn", so
that a summary with the wrong figure shares half of it; here a figure is one token, right or wrong as a whole.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.training.data.rouge import common_subsequence, tokens


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


def _score(hits: int, ours: int, theirs: int) -> Score:
    return Score(hits / ours if ours else 0.0, hits / theirs if theirs else 0.0)
