"""From the scores of held-out pairs to the threshold from which a judge's yes is believed."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_WRONG = 0.10
"""Share of wrong statements that a judge may let pass."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A threshold, and what it lets pass of the pairs that it was found on.

    Attributes:
        threshold: The least probability that counts as a yes.
        faithful: Share of the true statements that pass; None without any.
        wrong: Share of the wrong ones that do.
        auc: How often a true statement scores above a wrong one: 0.5 is blind.
    """

    threshold: float
    faithful: float | None
    wrong: float | None
    auc: float | None

    @property
    def balanced(self) -> float | None:
        """Balanced accuracy at the threshold."""
        return None if self.faithful is None or self.wrong is None else (self.faithful + 1 - self.wrong) / 2


def calibrated(scores: Sequence[tuple[float, bool]], most_wrong: float = MOST_WRONG) -> Calibration:
    """The lowest threshold at which at most so many wrong statements pass.

    Args:
        scores: The probability that a statement is entailed, and whether it is.
        most_wrong: Share of the wrong ones that may pass.
    """
    wrong = sorted((score for score, entailed in scores if not entailed), reverse=True)
    allowed = int(most_wrong * len(wrong))
    # Above the best of those that must not pass.
    last = wrong[allowed] if allowed < len(wrong) else 0.0
    above = [score for score, _ in scores if score > last]
    threshold = min(above, default=1.0) if wrong else 0.5
    return at_threshold(scores, round(threshold, 4))


def at_threshold(scores: Sequence[tuple[float, bool]], threshold: float) -> Calibration:
    """What passes at a threshold."""
    good = [score for score, entailed in scores if entailed]
    bad = [score for score, entailed in scores if not entailed]
    return Calibration(threshold, _share(good, threshold), _share(bad, threshold), _auc(good, bad))


def _share(scores: Sequence[float], threshold: float) -> float | None:
    return sum(score >= threshold for score in scores) / len(scores) if scores else None


def _auc(good: Sequence[float], bad: Sequence[float]) -> float | None:
    if not good or not bad:
        return None
    ranked = sorted([(score, 1) for score in good] + [(score, 0) for score in bad])
    total, position = 0.0, 0
    while position < len(ranked):
        stop = position
        while stop < len(ranked) and ranked[stop][0] == ranked[position][0]:
            stop += 1
        total += sum(which for _, which in ranked[position:stop]) * (position + stop + 1) / 2
        position = stop
    return (total - len(good) * (len(good) + 1) / 2) / (len(good) * len(bad))
