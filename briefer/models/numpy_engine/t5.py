"""T5 (Raffel et al. 2020) in numpy: reads a passage, scores texts as what is written of it, or writes token by token.

A model of a few million parameters spends its time in matrix products, for which numpy calls the same kind of library
as torch does. What torch and transformers add is 200 MB and three seconds before the first word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from briefer.models.numpy_engine.layers import Distances, FeedForward, PassageAttention, SelfAttention, normed
from briefer.models.numpy_engine.shape import Shape
from briefer.models.numpy_engine.tree import Tree
from briefer.models.numpy_engine.weights import Array, Weights

# Added to the score of a token that must not be looked at: e to its power is 0 in single precision.
_HIDDEN = np.float32(-1e9)

# Values that are held while texts are scored: the logits of 200 tokens, 10 MB, in a vocabulary of 12,000.
_MOST_LOGITS = 2_500_000

Seen = tuple[Array, Array]
"""Keys and values."""


@dataclass(frozen=True, slots=True)
class _EncoderLayer:
    attention: SelfAttention
    feed_forward: FeedForward


@dataclass(frozen=True, slots=True)
class _DecoderLayer:
    attention: SelfAttention
    passage: PassageAttention
    feed_forward: FeedForward


@dataclass(frozen=True, slots=True)
class _Decoder:
    """The layers, what they add for distances, and the vocabulary's matrix, (width, vocabulary)."""

    layers: tuple[_DecoderLayer, ...]
    distances: Distances
    vocabulary: Array


class T5:
    """A trained T5. Its methods may be called from several threads at once.

    Args:
        shape: From config.json.
        weights: The decoder's are read when they are needed first: where there is nothing to choose among they are not.
    """

    def __init__(self, shape: Shape, weights: Weights) -> None:
        self.shape = shape
        self._weights = weights
        # As it is stored, which may be in half precision: a passage needs a few hundred of its rows.
        self._embedding = weights.stored("shared.weight", (shape.vocabulary, shape.width))
        self._layers = tuple(
            _EncoderLayer(
                SelfAttention.of(weights, shape, f"encoder.block.{number}.layer.0"),
                FeedForward.of(weights, shape, f"encoder.block.{number}.layer.1"),
            )
            for number in range(shape.encoder)
        )
        self._norm = weights.read("encoder.final_layer_norm.weight", (shape.width,))
        self._distances = Distances.of(weights, shape, "encoder")

    def read(self, ids: Sequence[int]) -> Array:
        """What the encoder makes of a passage, (tokens, width)."""
        states = self._embedded(ids)
        bias = self._distances.square(len(ids))
        for layer in self._layers:
            states += layer.attention(*layer.attention.split(self._normed(states)), bias)
            states += layer.feed_forward(self._normed(states))
        return self._normed(states) * self._norm

    def remember(self, states: Array) -> tuple[Seen, ...]:
        """What each layer of the decoder sees of a passage that was read."""
        return tuple(layer.passage.seen(states) for layer in self.decoder.layers)

    def totals(self, passage: Sequence[Seen], texts: Sequence[Sequence[int]], start: int) -> list[float]:
        """The log-probability of each text as what is written of a passage, the sum over its tokens.

        Args:
            passage: From `remember`.
            texts: Ids with the end mark.
            start: The token that every text goes on from.
        """
        tree = Tree.of(texts, start)
        bias = self.decoder.distances(tree.depths - tree.depths[:, None])
        bias = np.where(tree.above, bias, _HIDDEN)
        states, _ = self._decoded([tree.tokens], passage, bias, None)
        return self._sums(states[0], tree, texts)

    def step(
        self, tokens: Sequence[int], passage: Sequence[Seen], past: Sequence[Seen] | None
    ) -> tuple[Array, list[Seen]]:
        """The logits of what follows each row's newest token, (rows, vocabulary), and what is to be kept of the rows.

        Args:
            tokens: The newest of each row.
            passage: From `remember`.
            past: What the step before returned, its rows put in the order of `tokens`; None in the first step.
        """
        length = past[0][0].shape[-2] if past else 0
        bias = self.decoder.distances(np.arange(-length, 1)[None])
        states, kept = self._decoded([[token] for token in tokens], passage, bias, past)
        return states[:, 0] @ self.decoder.vocabulary, kept

    @cached_property
    def decoder(self) -> _Decoder:
        """The decoder, read from the files now."""
        shape, weights = self.shape, self._weights
        layers = tuple(
            _DecoderLayer(
                SelfAttention.of(weights, shape, f"decoder.block.{number}.layer.0"),
                PassageAttention.of(weights, shape, f"decoder.block.{number}.layer.1"),
                FeedForward.of(weights, shape, f"decoder.block.{number}.layer.2"),
            )
            for number in range(shape.decoder)
        )
        scale = weights.read("decoder.final_layer_norm.weight", (shape.width,))
        if shape.scaled:
            scale = scale * np.float32(shape.width**-0.5)
        head = "lm_head.weight" if "lm_head.weight" in weights else "shared.weight"
        vocabulary = weights.across(head, (shape.vocabulary, shape.width), scale)
        return _Decoder(layers, Distances.of(weights, shape, "decoder"), vocabulary)

    def _embedded(self, ids: Sequence[int] | Sequence[Sequence[int]]) -> Array:
        found: Array = self._embedding[np.asarray(ids)].astype(np.float32)
        return found

    def _normed(self, states: Array) -> Array:
        return normed(states, self.shape.epsilon)

    def _decoded(
        self, ids: Sequence[Sequence[int]], passage: Sequence[Seen], bias: Array, past: Sequence[Seen] | None
    ) -> tuple[Array, list[Seen]]:
        """What the decoder makes of some rows of tokens, normed, and their keys and values with those of the past."""
        states = self._embedded(ids)
        kept: list[Seen] = []
        for number, (layer, seen) in enumerate(zip(self.decoder.layers, passage, strict=True)):
            queries, keys, values = layer.attention.split(self._normed(states))
            if past:
                keys = np.concatenate([past[number][0], keys], axis=-2)
                values = np.concatenate([past[number][1], values], axis=-2)
            kept.append((keys, values))
            states += layer.attention(queries, keys, values, bias)
            states += layer.passage(self._normed(states), seen)
            states += layer.feed_forward(self._normed(states))
        return self._normed(states), kept

    def _sums(self, states: Array, tree: Tree, texts: Sequence[Sequence[int]]) -> list[float]:
        nodes = np.array([node for path in tree.paths for node in path], dtype=np.int64)
        tokens = np.array([token for text in texts for token in text], dtype=np.int64)
        found = np.empty(len(nodes), dtype=np.float32)
        at_once = max(1, _MOST_LOGITS // self.shape.vocabulary)
        for first in range(0, len(states), at_once):
            logits = states[first : first + at_once] @ self.decoder.vocabulary
            here = (nodes >= first) & (nodes < first + at_once)
            found[here] = log_softmax(logits)[nodes[here] - first, tokens[here]]
        ends = np.cumsum([len(text) for text in texts])
        return [float(found[end - len(text) : end].sum()) for end, text in zip(ends, texts, strict=True)]


def log_softmax(logits: Array) -> Array:
    """Log-probabilities from logits (rows, vocabulary), which are overwritten."""
    logits -= logits.max(axis=-1, keepdims=True)
    logits -= np.log(np.exp(logits).sum(axis=-1, keepdims=True))
    return logits
