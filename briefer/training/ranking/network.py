"""`models.set_ranker` as a network that learns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from briefer.models.rerank import SALIENCE
from briefer.models.set_ranker import PREFIX, SetRanker
from briefer.salience.features import FEATURES
from briefer.salience.weights import WEIGHTS
from briefer.training.ranking.passages import Ranked

SHARPNESS = 15.0
"""A sentence with 0.1 more salience is to have e ** 1.5 = 4.5 times the share, as for the linear ranker."""
LEANING = 0.2
"""Salience that a sentence is taken to lack which leans on others: a brief cannot say it.

Without it the first choice is as good, and reads alone less often by 2 of 100.
"""
WORTH = 0.5
"""What a nat of it is worth beside the head: at more the first choice gains as much, and reads alone less often."""
_NOWHERE = -1e9
"""The score of what is no sentence: its share is 0."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Passages in tensors: `seen` (passages, sentences, features), the others (passages, sentences).

    `given` says where a sentence is, `alone` where it also reads alone.
    """

    seen: torch.Tensor
    salience: torch.Tensor
    given: torch.Tensor
    alone: torch.Tensor

    @classmethod
    def of(cls, passages: Sequence[Ranked]) -> "Lists":
        """Pads the passages to the longest of them."""

        def padded(rows: list[torch.Tensor]) -> torch.Tensor:
            return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)

        return cls(
            padded([torch.tensor(passage.seen) for passage in passages]),
            padded([torch.tensor(passage.salience) for passage in passages]),
            padded([torch.ones(len(passage.seen), dtype=torch.bool) for passage in passages]),
            padded([torch.tensor(passage.alone) for passage in passages]),
        )


class Network(torch.nn.Module):
    """What is learned is what it adds to the score of the linear ranker.

    Args:
        mean: Of each feature.
        spread: Its standard deviation.
        width: Of the states.
        layers: Of attention.
        inner: Width inside a layer.
        dropout: The share of what a layer adds that is left out while it learns.
    """

    def __init__(
        self, mean: torch.Tensor, spread: torch.Tensor, *, width: int, layers: int, inner: int, dropout: float
    ) -> None:
        super().__init__()
        linear = torch.nn.Linear
        self._mean, self._spread = mean, spread
        self._linear = torch.tensor(list(WEIGHTS.values()))
        self.into = linear(len(FEATURES), width)
        self.attend = torch.nn.ModuleList(linear(width, 3 * width) for _ in range(layers))
        self.attended = torch.nn.ModuleList(linear(width, width) for _ in range(layers))
        self.widen = torch.nn.ModuleList(linear(width, inner) for _ in range(layers))
        self.narrow = torch.nn.ModuleList(linear(inner, width) for _ in range(layers))
        self.worth = torch.nn.Linear(width, 1, bias=False)
        torch.nn.init.zeros_(self.worth.weight)
        self._drop = torch.nn.Dropout(dropout)

    def forward(self, lists: Lists) -> torch.Tensor:
        """What each sentence is worth, in nats, (passages, sentences)."""
        states = self.into((lists.seen - self._mean) / self._spread)
        for attend, attended, widen, narrow in zip(self.attend, self.attended, self.widen, self.narrow, strict=True):
            found = _attention(attend(_normed(states)), lists.given)
            states = states + self._drop(attended(found))
            states = states + self._drop(narrow(self._drop(torch.relu(widen(_normed(states))))))
        added: torch.Tensor = self.worth(_normed(states))[..., 0]
        return lists.seen @ self._linear + added

    def tensors(self) -> dict[str, NDArray[np.float16]]:
        """What `SetRanker` reads: the scales of the features inside the first matrix, biases as last rows."""
        linear = {name: part for name, part in self.named_modules() if isinstance(part, torch.nn.Linear)}
        parts = {name: _with_bias(part) for name, part in linear.items() if part is not self.worth}
        parts["into"][:-1] /= self._spread[:, None]
        parts["into"][-1] -= self._mean @ parts["into"][:-1]
        # A score of the model's own is worth `SALIENCE` beside the linear ranker's; this one was learned beside it.
        parts["worth"] = self.worth.weight.detach()[0] * (WORTH / SALIENCE)
        return {f"{PREFIX}{name}": part.numpy().astype(np.float16) for name, part in parts.items()}


def loss(worths: torch.Tensor, lists: Lists) -> torch.Tensor:
    """How far the shares of the sentences are from the labels', among all of them and among those that read alone."""
    salience = lists.salience - LEANING * (~lists.alone).to(lists.salience)
    return _loss(worths, salience, lists.given) + _loss(worths, lists.salience, lists.alone)


def _loss(worths: torch.Tensor, salience: torch.Tensor, asked: torch.Tensor) -> torch.Tensor:
    wanted = (SHARPNESS * salience).masked_fill(~asked, _NOWHERE).softmax(-1)
    logs = worths.masked_fill(~asked, _NOWHERE).log_softmax(-1).masked_fill(~asked, 0.0)
    open_ones = asked.sum(-1) > 1
    return -((wanted * logs).sum(-1) * open_ones).sum() / open_ones.sum().clamp(min=1)


def _attention(parts: torch.Tensor, given: torch.Tensor) -> torch.Tensor:
    passages, sentences, wide = parts.shape
    queries, keys, values = parts.view(passages, sentences, 3, SetRanker.HEADS, -1).permute(2, 0, 3, 1, 4)
    scores = queries @ keys.transpose(-1, -2) / queries.shape[-1] ** 0.5
    odds = scores.masked_fill(~given[:, None, None], _NOWHERE).softmax(-1)
    found: torch.Tensor = (odds @ values).transpose(1, 2).reshape(passages, sentences, wide // 3)
    return found


def _normed(states: torch.Tensor) -> torch.Tensor:
    return states * torch.rsqrt(states.pow(2).mean(-1, keepdim=True) + 1e-6)


def _with_bias(part: torch.nn.Linear) -> torch.Tensor:
    return torch.cat([part.weight.detach().T, part.bias.detach()[None]])
