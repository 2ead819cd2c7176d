"""The parts of a T5 in numpy: norms, distances, attention, feed-forward blocks."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefer.models.numpy_engine.shape import Shape
from briefer.models.numpy_engine.weights import Array, Weights

# The rounded constants of "gelu_new", which T5 1.1 was trained with.
_GELU_CUBE = np.float32(0.044715)
_GELU_SCALE = np.float32(math.sqrt(2 / math.pi))


def normed(states: Array, epsilon: float) -> Array:
    """States of unit root mean square; the norm's own scale is multiplied into the matrix that reads them."""
    squares = np.einsum("...i,...i->...", states, states)[..., None]
    found: Array = states * (1 / np.sqrt(squares / np.float32(states.shape[-1]) + np.float32(epsilon)))
    return found


@dataclass(frozen=True, slots=True)
class Distances:
    """What an attention adds to its scores for the distance between two tokens.

    Attributes:
        values: (heads, kinds of distance).
        farthest: See `Shape`.
        both_ways: True where a token sees those behind it as well.
    """

    values: Array
    farthest: int
    both_ways: bool

    @classmethod
    def of(cls, weights: Weights, shape: Shape, side: str) -> "Distances":
        """Those of the ``encoder`` or the ``decoder``: all of its layers have the first one's."""
        name = f"{side}.block.0.layer.0.SelfAttention.relative_attention_bias.weight"
        values = weights.read(name, (shape.buckets, shape.heads))
        return cls(np.ascontiguousarray(values.T), shape.farthest, both_ways=side == "encoder")

    def __call__(self, distances: NDArray[np.int64]) -> Array:
        """Of shape (heads, *shape of `distances`), which are places of the seen token less those of the seeing one."""
        found: Array = self.values[:, self._kinds(distances)]
        return found

    def square(self, tokens: int) -> Array:
        """Between all tokens of a text, (heads, tokens, tokens); a view of the few values that differ."""
        line = self(np.arange(1 - tokens, tokens))
        return np.lib.stride_tricks.sliding_window_view(line, tokens, axis=1)[:, ::-1]

    def _kinds(self, distances: NDArray[np.int64]) -> NDArray[np.int64]:
        kinds = self.values.shape[1]
        first: NDArray[np.int64] = np.zeros_like(distances)
        if self.both_ways:
            kinds //= 2
            first = np.where(distances > 0, kinds, 0)
            far = np.abs(distances)
        else:
            far = np.maximum(-distances, 0)
        # Half of the kinds are single distances, the others grow with their logarithm.
        exact = kinds // 2
        growth = np.log(np.maximum(far, 1).astype(np.float32) / np.float32(exact))
        grown = exact + (growth / np.float32(math.log(self.farthest / exact)) * np.float32(kinds - exact)).astype(int)
        return first + np.where(far < exact, far, np.minimum(grown, kinds - 1))


@dataclass(frozen=True, slots=True)
class SelfAttention:
    """A text's attention to itself.

    Attributes:
        into: To queries, keys and values side by side, (width, 3 * all heads).
        out: (all heads, width).
        heads: Number of heads.
    """

    into: Array
    out: Array
    heads: int

    @classmethod
    def of(cls, weights: Weights, shape: Shape, layer: str) -> "SelfAttention":
        """The one of a layer, such as ``encoder.block.0.layer.0``."""
        scale = weights.read(f"{layer}.layer_norm.weight", (shape.width,))
        size = (shape.all_heads, shape.width)
        into = [weights.across(f"{layer}.SelfAttention.{part}.weight", size, scale) for part in "qkv"]
        out = weights.across(f"{layer}.SelfAttention.o.weight", size[::-1])
        return cls(np.concatenate(into, axis=1), out, shape.heads)

    def split(self, states: Array) -> tuple[Array, Array, Array]:
        """Queries, keys and values of normed states (..., tokens, width), each (..., heads, tokens, head width)."""
        parts = (states @ self.into).reshape(*states.shape[:-1], 3, self.heads, -1)
        queries, keys, values = np.moveaxis(np.moveaxis(parts, -3, 0), -3, -2)
        return queries, keys, values

    def __call__(self, queries: Array, keys: Array, values: Array, bias: Array) -> Array:
        """What the queries find, (..., tokens, width); `bias` is added to their scores."""
        return attended(queries, keys, values, bias) @ self.out


@dataclass(frozen=True, slots=True)
class PassageAttention:
    """The decoder's attention to what the encoder made of a passage.

    Attributes:
        queries: (width, all heads).
        keys: As `queries`.
        values: As `queries`.
        out: (all heads, width).
        heads: Number of heads.
    """

    queries: Array
    keys: Array
    values: Array
    out: Array
    heads: int

    @classmethod
    def of(cls, weights: Weights, shape: Shape, layer: str) -> "PassageAttention":
        """The one of a layer, such as ``decoder.block.0.layer.1``."""
        scale = weights.read(f"{layer}.layer_norm.weight", (shape.width,))
        size = (shape.all_heads, shape.width)
        name = f"{layer}.EncDecAttention"
        return cls(
            weights.across(f"{name}.q.weight", size, scale),
            weights.across(f"{name}.k.weight", size),
            weights.across(f"{name}.v.weight", size),
            weights.across(f"{name}.o.weight", size[::-1]),
            shape.heads,
        )

    def seen(self, passage: Array) -> tuple[Array, Array]:
        """Keys and values of a passage (tokens, width), each (heads, tokens, head width)."""
        return self._by_head(passage @ self.keys), self._by_head(passage @ self.values)

    def __call__(self, states: Array, seen: tuple[Array, Array]) -> Array:
        """What normed states (rows, tokens, width) find in one passage; all rows look at it together."""
        rows, tokens, width = states.shape
        queries = self._by_head(states.reshape(rows * tokens, width) @ self.queries)
        return (attended(queries, *seen) @ self.out).reshape(rows, tokens, width)

    def _by_head(self, states: Array) -> Array:
        return states.reshape(len(states), self.heads, -1).transpose(1, 0, 2)


@dataclass(frozen=True, slots=True)
class FeedForward:
    """What a layer does with each token by itself.

    Attributes:
        into: (width, inner), or the part that is gated and its gate side by side.
        out: (inner, width).
        gated: Whether there is a gate.
    """

    into: Array
    out: Array
    gated: bool

    @classmethod
    def of(cls, weights: Weights, shape: Shape, layer: str) -> "FeedForward":
        """The one of a layer, such as ``encoder.block.0.layer.1``."""
        scale = weights.read(f"{layer}.layer_norm.weight", (shape.width,))
        size = (shape.inner, shape.width)
        name = f"{layer}.DenseReluDense"
        parts = [weights.across(f"{name}.{part}.weight", size, scale) for part in _parts(shape)]
        return cls(np.concatenate(parts, axis=1), weights.across(f"{name}.wo.weight", size[::-1]), shape.gated)

    def __call__(self, states: Array) -> Array:
        """What becomes of normed states (..., width)."""
        inside = states @ self.into
        if not self.gated:
            positive: Array = np.maximum(inside, 0, out=inside)
            return positive @ self.out
        half = inside.shape[-1] // 2
        active, gate = inside[..., :half], inside[..., half:]
        # 0.5 * x * (1 + tanh(scale * (x + cube * x³))), in one array.
        found = active * active
        found *= _GELU_CUBE
        found += 1
        found *= active
        found *= _GELU_SCALE
        np.tanh(found, out=found)
        found += 1
        found *= active
        found *= np.float32(0.5)
        found *= gate
        return found @ self.out


def attended(queries: Array, keys: Array, values: Array, bias: Array | None = None) -> Array:
    """Attention without a scale, as T5 has it: (..., tokens, all heads).

    Args:
        queries: (..., heads, tokens, head width).
        keys: (..., heads, seen tokens, head width).
        values: As `keys`.
        bias: Added to the scores, (heads, tokens, seen tokens).
    """
    scores: Array = queries @ keys.swapaxes(-1, -2)
    if bias is not None:
        scores += bias
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    found: Array = scores @ values
    # Divided here and not before: a head is narrower than a passage is long.
    found /= scores.sum(axis=-1, keepdims=True)
    together = found.swapaxes(-2, -3)
    return together.reshape(*together.shape[:-2], -1)


def _parts(shape: Shape) -> tuple[str, ...]:
    return ("wi_0", "wi_1") if shape.gated else ("wi",)
