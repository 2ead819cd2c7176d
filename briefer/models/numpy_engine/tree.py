"""Texts that are scored together, as one tree of tokens: what several of them begin with is worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Tree:
    """Some texts as the nodes that a decoder reads to predict them.

    Attributes:
        tokens: What each node holds; the first is the start mark, above all others.
        depths: How many tokens stand before each node.
        above: (nodes, nodes), True where the second is the first or stands above it.
        paths: For each text the node from which each of its tokens is predicted.
    """

    tokens: tuple[int, ...]
    depths: NDArray[np.int64]
    above: NDArray[np.bool_]
    paths: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, texts: Sequence[Sequence[int]], start: int) -> "Tree":
        """The tree of some texts.

        Args:
            texts: Their ids, the end mark included; the last of each is predicted and never read.
            start: The token that every text goes on from.
        """
        tokens, parents, depths = [start], [0], [0]
        children: dict[tuple[int, int], int] = {}
        paths = []
        for text in texts:
            path = [0][: len(text)]
            for token in text[:-1]:
                node = path[-1]
                child = children.setdefault((node, token), len(tokens))
                if child == len(tokens):
                    tokens.append(token)
                    parents.append(node)
                    depths.append(depths[node] + 1)
                path.append(child)
            paths.append(tuple(path))
        above = np.eye(len(tokens), dtype=bool)
        for node in range(1, len(tokens)):
            above[node] |= above[parents[node]]
        return cls(tuple(tokens), np.array(depths), above, tuple(paths))
