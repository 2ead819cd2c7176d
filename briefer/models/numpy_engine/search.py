"""Beam search over one passage: what a model writes freely, with the results of the transformers engine."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefer.models.beams import Beams, SearchRules, repeating
from briefer.models.numpy_engine.t5 import T5, Seen, log_softmax
from briefer.models.numpy_engine.weights import Array
from briefer.models.seq2seq import Hypothesis


def search(model: T5, ids: Sequence[int], rules: SearchRules, no_repeat: int) -> list[Hypothesis]:
    """What the model writes of a passage, best first.

    Args:
        model: The model.
        ids: The passage in its prompt.
        rules: How beams are kept.
        no_repeat: No run of so many tokens twice; 0 allows repeats.
    """
    passage = model.remember(model.read(ids))
    beams = Beams(rules)
    past: list[Seen] | None = None
    for step in range(rules.longest):
        logits, past = model.step(beams.newest, passage, past)
        plain = log_softmax(logits)
        ranked = plain.copy()
        for row, beam in enumerate(beams.running):
            ranked[row, repeating((rules.start, *beam.tokens), no_repeat)] = -np.inf
        # Rows are told apart by their sums; in single precision, as torch adds them.
        ranked += np.array([[beam.ranked] for beam in beams.running], dtype=np.float32)
        best = _best(ranked.ravel(), min(rules.continuations, ranked.size))
        parents, tokens = np.divmod(best, plain.shape[-1])
        totals, gains = ranked.ravel()[best], plain[parents, tokens]
        rows = beams.extend(parents.tolist(), tokens.tolist(), totals.tolist(), gains.tolist(), step)
        if beams.done:
            break
        past = [(keys[rows], values[rows]) for keys, values in past]
    return beams.hypotheses


def _best(values: Array, count: int) -> NDArray[np.int64]:
    """Where the largest values stand, the largest first, of equal ones the first."""
    found = np.argpartition(-values, count - 1)[:count]
    return found[np.lexsort((found, -values[found]))]
