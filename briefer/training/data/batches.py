"""Encoded passages, and the batches of an epoch."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

_BUCKET = 4096  # examples that are sorted by length together: little padding, and still a new mix every epoch

Array = npt.NDArray[Any]
"""One-dimensional."""

_LENGTHS = ("source", "target", "salience")

Batches = list[tuple[str, list[int]]]
"""For each batch the name of its token file and the indexes of its examples."""


@dataclass(frozen=True, slots=True)
class Example:
    """One encoded passage.

    `sentences` has the number of its sentence, from 1, for each source token (0 for the prompt, the heading and the end
    mark); `salience` one value a sentence.
    """

    source: Array
    sentences: Array
    target: Array
    salience: Array


@dataclass(frozen=True, slots=True)
class TokenFile:
    """Encoded passages, back to back; the offsets say where each begins."""

    source: Array
    sentences: Array
    target: Array
    salience: Array
    source_at: Array
    target_at: Array
    salience_at: Array

    @classmethod
    def load(cls, path: Path) -> "TokenFile":
        """Reads what `encoding.encode` wrote."""
        with np.load(path) as file:
            lengths = [np.concatenate([[0], np.cumsum(file[f"{name}_lengths"], dtype=np.int64)]) for name in _LENGTHS]
            return cls(file["source"], file["sentences"], file["target"], file["salience"], *lengths)

    def __len__(self) -> int:
        return len(self.source_at) - 1

    def __getitem__(self, index: int) -> Example:
        source = slice(self.source_at[index], self.source_at[index + 1])
        target = slice(self.target_at[index], self.target_at[index + 1])
        salience = slice(self.salience_at[index], self.salience_at[index + 1])
        return Example(self.source[source], self.sentences[source], self.target[target], self.salience[salience])

    def source_length(self, index: int) -> int:
        """The number of source tokens of an example."""
        return int(self.source_at[index + 1] - self.source_at[index])


def batches(
    files: Mapping[str, TokenFile], shares: Mapping[str, float], rng: random.Random, most_tokens: int
) -> Batches:
    """The batches of one epoch in random order, each of examples of like length.

    A share below 1 takes a random part of a file; `most_tokens` bounds the source tokens of a batch, padding included.
    """
    found: Batches = []
    for name, share in shares.items():
        file = files[name]
        chosen = rng.sample(range(len(file)), round(len(file) * min(share, 1.0)))
        for start in range(0, len(chosen), _BUCKET):
            batch: list[int] = []
            for index in sorted(chosen[start : start + _BUCKET], key=file.source_length):
                if batch and file.source_length(index) * (len(batch) + 1) > most_tokens:
                    found.append((name, batch))
                    batch = []
                batch.append(index)
            found.append((name, batch))
    rng.shuffle(found)
    return found
