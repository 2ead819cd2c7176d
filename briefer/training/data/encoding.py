"""Labelled passages as arrays of tokens."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from briefer.errors import InputError
from briefer.models.base import Passage
from briefer.models.prompts import Prompt
from briefer.training.data.batches import Array, Example

LONGEST_SOURCE = 280
"""Tokens. Longer passages cost most and teach least: there is more to choose from, and seldom a clear choice."""
LONGEST_TARGET = 112
_AT_ONCE = 2000


def encode(labelled: Path, out: Path, tokenizer: Any, prompt: Prompt, *, longest: int = LONGEST_SOURCE) -> int:
    """Encodes labelled passages (`prepare`'s output) for training; returns how many are short enough to keep.

    Args:
        labelled: JSONL.
        out: The .npz to write.
        tokenizer: A `tokenizers.Tokenizer` of at most 65,536 pieces.
        prompt: The template that the model will be used with.
        longest: Most tokens of a passage in its prompt.

    Raises:
        InputError: No passage is short enough.
    """
    examples = [
        example
        for example in _examples(labelled, tokenizer, prompt)
        if len(example.source) <= longest and len(example.target) <= LONGEST_TARGET
    ]
    if not examples:
        raise InputError(f"{labelled} has no passage of at most {longest} tokens: prepare more")
    partial = out.with_name(f"{out.name}.partial")
    with partial.open("wb") as file:
        np.savez(
            file,
            source=_joined(examples, "source"),
            sentences=_joined(examples, "sentences"),
            target=_joined(examples, "target"),
            salience=_joined(examples, "salience"),
            source_lengths=_lengths(examples, "source"),
            target_lengths=_lengths(examples, "target"),
            salience_lengths=_lengths(examples, "salience"),
        )
    partial.replace(out)
    return len(examples)


def _joined(examples: Sequence[Example], name: str) -> Array:
    return np.concatenate([getattr(example, name) for example in examples])


def _lengths(examples: Sequence[Example], name: str) -> Array:
    return np.array([len(getattr(example, name)) for example in examples])


def _examples(labelled: Path, tokenizer: Any, prompt: Prompt) -> Iterator[Example]:
    tokenizer.encode_special_tokens = True  # "</s>" in an article is text
    with labelled.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for first in range(0, len(records), _AT_ONCE):
        chunk = records[first : first + _AT_ONCE]
        inputs = [prompt.render(Passage(r["heading"], r["source"])) for r in chunk]
        sources = tokenizer.encode_batch(inputs)
        targets = tokenizer.encode_batch([r["target"] for r in chunk])
        for record, text, source, target in zip(chunk, inputs, sources, targets, strict=True):
            shift = text.rindex(record["source"])
            starts = [start + shift for start, _, _ in record["sentences"]]
            yield Example(
                np.array(source.ids, dtype=np.uint16),
                _sentence_numbers(source.offsets, starts),
                np.array(target.ids, dtype=np.uint16),
                np.array([value for _, _, value in record["sentences"]], dtype=np.float32),
            )


def _sentence_numbers(offsets: Sequence[tuple[int, int]], starts: Sequence[int]) -> Array:
    """The number of the sentence that each token ends in, from 1; 0 for what is before them all and for end marks."""
    ends = np.array([end for _, end in offsets])
    numbers: Array = np.searchsorted(np.array(starts), ends - 1, side="right") * (ends > 0)
    return numbers.astype(np.uint8)
