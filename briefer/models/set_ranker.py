"""The part of a model that compares the sentences of a passage: what is seen of each beside what is seen of the others.

A small network with attention among the sentences (after Pang et al. 2020, "SetRank"; Pobrotyn et al. 2020,
"Context-Aware Learning to Rank with Self-Attention"). It reads no words, on purpose: networks over the encoder's states
or over words chose well in other passages of the stories' own collection, and no better in held-out ones.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from briefer.errors import ModelError
from briefer.models.base import Passage
from briefer.models.model_folder import SALIENCE_HEAD
from briefer.salience.features import FEATURES
from briefer.salience.ranking import described

Tensors = Mapping[str, NDArray[np.floating]]

PREFIX = "ranker."
"""Of its tensors in the file of the salience head."""
_EPSILON = np.float32(1e-6)


class SetRanker:
    """Trained by `training.ranking`; its methods may be called from several threads at once.

    Args:
        tensors: `into` (features + 1, width), whose last row is added; of layer 0, 1 ...: `attend.0` (width + 1, 3 *
            width), queries, keys and values, `attended.0` (width + 1, width), `widen.0` (width + 1, inner), `narrow.0`
            (inner + 1, width); `worth` (width,).

    Raises:
        ValueError: They do not go together, or are no numbers.
    """

    HEADS = 4
    """Parts that the attention is split into."""

    def __init__(self, tensors: Tensors) -> None:
        self._tensors = {name: tensor.astype(np.float32) for name, tensor in tensors.items()}
        layers = sum(name.startswith("attend.") for name in tensors)
        width = len(self._tensors["worth"])
        self._layers = range(layers)
        wanted = {"into": (len(FEATURES) + 1, width), "worth": (width,)}
        for layer in self._layers:
            inner = self._tensors[f"narrow.{layer}"].shape[0] - 1
            wanted |= {
                f"attend.{layer}": (width + 1, 3 * width),
                f"attended.{layer}": (width + 1, width),
                f"widen.{layer}": (width + 1, inner),
                f"narrow.{layer}": (inner + 1, width),
            }
        if {name: tensor.shape for name, tensor in self._tensors.items()} != wanted or width % self.HEADS:
            raise ValueError("tensors of other shapes")
        if not all(np.isfinite(tensor).all() for tensor in self._tensors.values()):
            raise ValueError("values that are no numbers")

    @classmethod
    def load(cls, folder: Path, name: str) -> "SetRanker | None":
        """The one in a model's folder; None when it has none.

        Args:
            folder: The folder.
            name: What the errors call the model.

        Raises:
            ModelError: It is broken or was made for other features.
        """
        path = folder / SALIENCE_HEAD
        if not path.is_file():
            return None
        try:
            tensors = {key.removeprefix(PREFIX): t for key, t in load_file(path).items() if key.startswith(PREFIX)}
            return cls(tensors) if tensors else None
        except (SafetensorError, KeyError, OSError, TypeError, AttributeError, IndexError, ValueError) as error:
            raise ModelError(f"{name}: {SALIENCE_HEAD} cannot be read: get the model again") from error

    def __call__(self, sentences: Sequence[str]) -> list[float]:
        """How much likelier each sentence is the best than the ranker's features make it, in nats, up to a constant.

        Args:
            sentences: All of a passage, in order.
        """
        if not sentences:
            return []
        with np.errstate(all="ignore"):  # of weights so large that numbers overflow the results tell
            states = _linear(np.array(described(sentences), np.float32), self._tensors["into"])
            for layer in self._layers:
                states = states + self._attended(_normed(states), layer)
                inner = np.maximum(_linear(_normed(states), self._tensors[f"widen.{layer}"]), 0)
                states = states + _linear(inner, self._tensors[f"narrow.{layer}"])
            found: list[float] = (_normed(states) @ self._tensors["worth"]).tolist()
        return found

    def beside(self, passage: Passage, held: Sequence[float] | None) -> list[float]:
        """What a passage's choices are worth by this and by what else the model holds of them, in nats.

        Args:
            passage: With its choices; one that is no sentence of it gets nothing here.
            held: What else the model holds of each choice; None for nothing.
        """
        sentences = passage.sentences or tuple(choice.wordings[0] for choice in passage.choices)
        worths = dict(zip(sentences, self(sentences), strict=True))
        given = held or [0.0] * len(passage.choices)
        first = [choice.wordings[0] for choice in passage.choices]
        return [value + worths.get(text, 0.0) for value, text in zip(given, first, strict=True)]

    def _attended(self, states: NDArray[np.float32], layer: int) -> NDArray[np.float32]:
        parts = _linear(states, self._tensors[f"attend.{layer}"]).reshape(len(states), 3, self.HEADS, -1)
        queries, keys, values = parts.transpose(1, 2, 0, 3)
        scores = queries @ keys.swapaxes(-1, -2) / np.float32(queries.shape[-1] ** 0.5)
        odds = np.exp(scores - scores.max(axis=-1, keepdims=True))
        found = (odds / odds.sum(axis=-1, keepdims=True)) @ values
        return _linear(found.swapaxes(0, 1).reshape(states.shape), self._tensors[f"attended.{layer}"])


def _linear(states: NDArray[np.float32], matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = states @ matrix[:-1] + matrix[-1]
    return found


def _normed(states: NDArray[np.float32]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = states / np.sqrt((states * states).mean(axis=-1, keepdims=True) + _EPSILON)
    return found
