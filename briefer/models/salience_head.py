"""The part of a model that says which sentence of a passage matters: a vector, read against its encoder's states."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from briefer.errors import ModelError
from briefer.models.model_folder import SALIENCE_HEAD

TENSOR = "salience"
ALONE = "alone"
"""Added to it where the file has it: what speaks for a sentence that reads without those before it."""


class SalienceHead:
    """Trained beside the model (`network.Trainee`), whose encoder has learned to mark what matters.

    Args:
        weight: Of shape (width of the encoder,).
        alone: As `weight`, see `ALONE`; None for nothing.

    Raises:
        ValueError: They are of different shapes.
    """

    def __init__(self, weight: NDArray[np.floating], alone: NDArray[np.floating] | None = None) -> None:
        self.weight = weight.astype(np.float32)
        self._whole = self.weight if alone is None else self.weight + alone.astype(np.float32)

    @classmethod
    def load(cls, folder: Path, name: str, width: int) -> "SalienceHead | None":
        """The head in a model's folder; None when it has none.

        Args:
            folder: The folder.
            name: What the errors call the model.
            width: Of the model's encoder.

        Raises:
            ModelError: It is broken or another model's.
        """
        path = folder / SALIENCE_HEAD
        if not path.is_file():
            return None
        try:
            tensors = load_file(path)
            found = cls(tensors[TENSOR], tensors.get(ALONE))
            usable = bool(np.isfinite(found._whole).all())
        except ValueError as error:
            raise ModelError(f"{name}: {SALIENCE_HEAD} is another model's: get the model again") from error
        except (SafetensorError, KeyError, OSError, TypeError, AttributeError) as error:
            raise ModelError(f"{name}: {SALIENCE_HEAD} cannot be read: get the model again") from error
        if found._whole.shape != (width,):
            raise ModelError(f"{name}: {SALIENCE_HEAD} is another model's: get the model again")
        if not usable:
            raise ModelError(f"{name}: {SALIENCE_HEAD} holds values that are no numbers: get the model again")
        return found

    def __call__(self, states: NDArray[np.float32], places: Sequence[range]) -> list[float]:
        """How much likelier each sentence is the best of its passage, in nats, up to a constant.

        Args:
            states: What the encoder made of the passage, (tokens, width).
            places: The tokens of each sentence; 0.0 is what one without tokens gets.
        """
        return [float(mean @ self._whole) for mean in means(states, places)]


def means(states: NDArray[np.float32], places: Sequence[range]) -> list[NDArray[np.float32]]:
    """What the encoder made of each sentence, of shape (width,): the mean over its tokens, zeros where it has none."""
    nothing = np.zeros(states.shape[-1], np.float32)
    return [states[place.start : place.stop].mean(axis=0) if place else nothing for place in places]


def places_of(sentences: Sequence[str], text: str, offsets: Sequence[tuple[int, int]]) -> list[range]:
    """The tokens that end inside each sentence.

    Args:
        sentences: Each stands in `text`, or has no tokens.
        text: What was encoded.
        offsets: Where each token begins and ends in it; (0, 0) for marks around it.
    """
    known = [number for number, (_, end) in enumerate(offsets) if end]
    ends = [offsets[number][1] for number in known]
    found = []
    for sentence in sentences:
        start = text.rfind(sentence)
        if start < 0:
            found.append(range(0))
            continue
        first, stop = bisect_right(ends, start), bisect_left(ends, start + len(sentence), hi=len(ends))
        stop = min(stop + 1, len(ends))
        found.append(range(known[first], known[stop - 1] + 1) if first < stop else range(0))
    return found
