"""Span corruption: what a network learns from text alone, filling in what was taken out of it."""

import random
from dataclasses import replace
from itertools import pairwise

import numpy as np

from briefer.training.data.batches import Example
from briefer.training.data.tokenizer import END_ID, UNKNOWN_ID

MASKED = 0.15
"""Share of a passage's tokens that are taken out."""
MEAN_LENGTH = 3
"""Tokens of a span, on average."""
MARK = UNKNOWN_ID
"""Stands where a span was, and before each in the target. A byte-level tokenizer writes it for no text."""


def masked(example: Example, rng: random.Random) -> Example:
    """The example with some spans of its passage taken out; the target is what they were.

    After the span corruption of Raffel et al. 2020, "Exploring the Limits of Transfer Learning with a Unified
    Text-to-Text Transformer", with one mark for all spans where T5 numbers them: their order tells which is which. The
    heading and the prompt stay whole, and the sentences keep their salience: what is left of one is to tell it, which
    is nothing where a span took all of it. A passage too short to lose a token comes back as it is.
    """
    body = np.flatnonzero(example.sentences)
    taken = round(MASKED * len(body))
    if taken < 1:
        return example
    number = min(max(1, round(taken / MEAN_LENGTH)), len(body) - taken)
    kept_runs, taken_runs = _parts(len(body) - taken, number, rng), _parts(taken, number, rng)
    keep = np.ones(len(example.source), dtype=bool)
    source = example.source.copy()
    target = []
    at = int(body[0])  # the passage's tokens stand together
    for kept, length in zip(kept_runs, taken_runs, strict=True):
        at += kept
        target += [MARK, *example.source[at : at + length]]
        source[at] = MARK
        keep[at + 1 : at + length] = False
        at += length
    return replace(
        example,
        source=source[keep],
        sentences=example.sentences[keep],
        target=np.array([*target, END_ID], dtype=example.target.dtype),
    )


def _parts(total: int, number: int, rng: random.Random) -> list[int]:
    """`total` as a sum of `number` random numbers above 0."""
    cuts = [0, *sorted(rng.sample(range(1, total), number - 1)), total]
    return [after - before for before, after in pairwise(cuts)]
