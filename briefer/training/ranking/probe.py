"""What of the encoder's states tells that a sentence reads alone: a direction, found by least squares."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from briefer.errors import ModelError
from briefer.models import Engine, Passage, load
from briefer.models.base import Choice
from briefer.models.numpy_engine.summarizer import NumpySummarizer
from briefer.models.rerank import SALIENCE
from briefer.salience.features import FEATURES, LEANS
from briefer.training.ranking.passages import Ranked

WORTH = 0.5
"""Nats that a sentence gains which surely reads alone, as against one of which nothing is known."""
_SHRINKAGE = 0.01
"""Of the variance of each value of the states."""
_LEANS = list(FEATURES).index(LEANS)


def alone(passages: Sequence[Ranked], model: Path) -> NDArray[np.float32]:
    """The direction, (width,), of a length that makes it worth `WORTH` beside the head of a model.

    What the features already hold against a sentence is left to them: those that `LEANS` sees are not asked about.

    Args:
        passages: Labelled ones.
        model: The folder of a T5 that chooses.

    Raises:
        ModelError: It cannot be loaded, or no sentence is left to ask about.
    """
    summarizer = load(str(model), engine=Engine.NUMPY)
    if not isinstance(summarizer, NumpySummarizer):
        raise ModelError(f"{model} is no model that the numpy engine runs: give one that is")
    states, wanted = [], []
    for passage in passages:
        asked = Passage(None, " ".join(passage.sentences), tuple(Choice((text,)) for text in passage.sentences))
        if not summarizer.fits(asked):
            continue
        for mean, seen, reads in zip(summarizer.read(asked), passage.seen, passage.alone, strict=True):
            if not seen[_LEANS]:
                states.append(mean)
                wanted.append(1.0 if reads else -1.0)
    if not states:
        raise ModelError(f"{model}: no passage has a sentence to learn from: give more passages")
    # What all sentences have in common says nothing of which is best.
    centred = np.array(states, np.float64) - np.mean(states, axis=0, dtype=np.float64)
    target = np.array(wanted) - np.mean(wanted)
    among = centred.T @ centred / len(centred)
    shrunk = among + _SHRINKAGE * np.diag(among.diagonal())
    found: NDArray[np.float32] = np.linalg.solve(shrunk, centred.T @ target / len(centred)).astype(np.float32)
    return found * np.float32(WORTH / SALIENCE)
