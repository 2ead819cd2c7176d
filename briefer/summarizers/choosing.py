"""How a model chooses among what may be said: which sentence first, then in which of its wordings."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.summarizers.base import Candidate, Choice

FLUENCY = 1.0
"""What a nat a token of the model is worth beside the log of a choice's worth."""
BREVITY = 0.6
"""Nats that a token which a wording spares is worth.

Both are the best of a few values on 300 held-out news sections: the finished briefs are 3% shorter than of whole
sentences alone, and no worse by ROUGE.
"""


@dataclass(frozen=True, slots=True)
class Scored:
    """A model's log-probability of a wording, the end mark included, and the number of tokens that it is the sum of."""

    total: float
    tokens: int

    @property
    def mean(self) -> float:
        """Log-probability of a token."""
        return self.total / max(self.tokens, 1)


def ranked(choices: Sequence[Choice], scores: Sequence[Sequence[Scored]]) -> list[Candidate]:
    """All wordings of all choices, best first.

    Sums over whole sentences say little about *what* to say: of two sentences the longer is the less likely, whatever
    they say. So the choice is made by its worth and the model's mean. Only its wording is left to the sum, which tells
    where the model would rather go on and where it would stop.

    Args:
        choices: What may be said.
        scores: For each of them, the model's of each wording.
    """
    found: list[Candidate] = []
    for choice, wordings in zip(choices, scores, strict=True):
        value = math.log(choice.worth) + FLUENCY * wordings[0].mean
        gains = [scored.total - BREVITY * scored.tokens for scored in wordings]
        for text, gain in zip(choice.wordings, gains, strict=True):
            found.append(Candidate(text, round(value + gain - max(gains), 4)))
    return sorted(found, key=lambda candidate: -candidate.score)
