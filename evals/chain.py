"""A linear-chain conditional random field with two labels, fitted by its exact gradient.

The label of a block is "heading" or not. A block gains the weights of its evidence when it is a heading; a block that
follows a heading gains the weight of its kind, or of "heading" when it is one itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

IMPOSSIBLE = -50.0
NEVER = -1e30

Grid = np.ndarray
"""An array of (block, text); texts are sorted by length, so that those with a block `i` come first."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text's blocks: the evidence at each that can be a heading (None elsewhere), its kind, and the truth."""

    seen: list[list[str] | None]
    kinds: list[str]
    headings: list[bool]
    weight: float


class Chains:
    """Texts as grids; `names` are the columns of the weights, those of `kinds` and "heading" come last."""

    def __init__(self, texts: Sequence[Labelled], kinds: Sequence[str]) -> None:
        texts = sorted(texts, key=lambda text: -len(text.kinds))
        names = {name: None for text in texts for seen in text.seen for name in seen or ()}
        self.names = [*names, *kinds, "heading"]
        column = {name: k for k, name in enumerate(self.names)}
        shape = (len(texts[0].kinds), len(texts))
        self.exists, self.free = np.zeros(shape, bool), np.zeros(shape, bool)
        self.truth, self.kind = np.zeros(shape), np.zeros(shape, int)
        self.share = np.array([text.weight for text in texts])
        self.active = [sum(len(text.kinds) > i for text in texts) for i in range(shape[0])]
        columns: list[int] = []
        counts: list[int] = []
        slots: list[tuple[int, int]] = []
        for t, text in enumerate(texts):
            for i, seen in enumerate(text.seen):
                self.exists[i, t], self.kind[i, t] = True, len(names) + kinds.index(text.kinds[i])
                if seen is not None:
                    self.free[i, t], self.truth[i, t] = True, text.headings[i]
                    columns += [column[name] for name in seen]
                    counts.append(len(seen))
                    slots.append((i, t))
        self.columns, self.counts, self.slots = np.array(columns), np.array(counts), tuple(np.array(slots).T)

    def loss(self, weights: np.ndarray) -> tuple[float, np.ndarray]:
        """The negative log likelihood of the truth, and its gradient (forward-backward)."""
        gain = np.full(self.exists.shape, IMPOSSIBLE)
        gain[self.slots] = np.add.reduceat(weights[self.columns], np.cumsum(self.counts) - self.counts)
        after, again = weights[self.kind], weights[-1]
        plain, heading = np.full_like(gain, NEVER), np.full_like(gain, NEVER)
        plain[0], heading[0] = 0.0, gain[0]
        for i, n in enumerate(self.active[1:], 1):
            plain[i, :n] = np.logaddexp(plain[i - 1, :n], heading[i - 1, :n] + after[i, :n])
            heading[i, :n] = np.logaddexp(plain[i - 1, :n], heading[i - 1, :n] + again) + gain[i, :n]
        rest_plain, rest_heading = np.zeros_like(gain), np.zeros_like(gain)
        for i in range(len(gain) - 2, -1, -1):
            n = self.active[i + 1]
            no, yes = rest_plain[i + 1, :n], rest_heading[i + 1, :n] + gain[i + 1, :n]
            rest_plain[i, :n] = np.logaddexp(no, yes)
            rest_heading[i, :n] = np.logaddexp(no + after[i + 1, :n], yes + again)
        total = np.logaddexp(plain[0] + rest_plain[0], heading[0] + rest_heading[0])

        def chance(score: Grid) -> Grid:
            return np.exp(np.minimum(score - total, 0.0))

        here, below = self.truth[:-1], self.truth[1:]
        exists = self.exists[1:]
        ended, repeated = exists * here * (1 - below), exists * here * below
        right = (self.free * np.where(self.free, gain, 0.0) * self.truth).sum(0)
        right += (ended * after[1:]).sum(0) + again * repeated.sum(0)
        surplus = (chance(heading + rest_heading) - self.truth) * self.share
        gradient = np.bincount(self.columns, np.repeat(surplus[self.slots], self.counts), len(weights))
        ends = exists * chance(heading[:-1] + after[1:] + rest_plain[1:]) - ended
        np.add.at(gradient, self.kind[1:], ends * self.share)
        again_too = exists * chance(heading[:-1] + again + gain[1:] + rest_heading[1:]) - repeated
        gradient[-1] += (again_too * self.share).sum()
        return float(((total - right) * self.share).sum()), gradient


def fit(texts: Sequence[Labelled], kinds: Sequence[str], shrinkage: float) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of the evidence, and of what follows a heading."""
    import torch

    chains = Chains(texts, kinds)
    weights = torch.zeros(len(chains.names), dtype=torch.double, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=80, history_size=15, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        loss, gradient = chains.loss(weights.detach().numpy())
        weights.grad = torch.from_numpy(gradient) + 2 * shrinkage * weights.detach()
        return torch.tensor(loss) + shrinkage * (weights.detach() ** 2).sum()

    optimizer.step(step)
    values = weights.tolist()
    after = len(kinds) + 1
    return dict(zip(chains.names[:-after], values, strict=False)), dict(
        zip(chains.names[-after:], values[-after:], strict=True)
    )
