"""What a whole document says about its blocks."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefer.readers.plain.block_features import COMMON, case_of, ending_of, kind, possible
from briefer.readers.plain.blocks import Block
from briefer.readers.plain.numbering import Place, places

_DENSITIES = ((0.12, "plain"), (0.25, "mixed"), (1.0, "listed"))
_CONTINUED = (("prose", "prose"), ("short", "short"), ("lead-in", "short"))
"""Kinds of neighbours between which there is seldom a heading's edge: paragraphs, items of a list."""
_WORD = re.compile(r"[^\W_][\w’'-]{2,}")
_STEM = 5
_OPENING = 600
"""How much of a block, in characters, we look at for the words that it shares with a heading."""


@dataclass(frozen=True, slots=True)
class DocumentFeatures:
    """What the whole document says about its blocks.

    `density`: from ``plain`` (hardly any short blocks but headings, as in news) to ``listed``. `layout`: whether blank
    lines tell anything: ``even`` when they stand everywhere or nowhere, else ``tight`` or ``open`` by what is usual
    between paragraphs and between items.
    `repeated`: texts that occur more than once. `endings`, `cases`: how lone short blocks between paragraphs end and
    are capitalised. `kinds`, `runs` (start and end of the run of short blocks that a block is in), `series` and `stems`
    (empty far from any block that can be a heading) go by block.
    """

    density: str
    layout: str
    repeated: frozenset[str]
    endings: Counter[str]
    cases: Counter[str]
    kinds: tuple[str, ...]
    runs: tuple[tuple[int, int], ...]
    series: tuple[Place | None, ...]
    stems: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "DocumentFeatures":
        """The setting that these blocks make, credits left out."""
        kinds = tuple(kind(block.text) for block in blocks)
        short = Counter(block.text for block, its in zip(blocks, kinds, strict=True) if its == "short")
        lone = [
            block.text
            for above, its, below, block in zip(kinds, kinds[1:], kinds[2:], blocks[1:], strict=False)
            if its == "short" and above == below == "prose"
        ]
        gaps = [block.blank_before > 0 for block in blocks[1:]]
        usual = [gap for gap, pair in zip(gaps, pairwise(kinds), strict=True) if pair in _CONTINUED] or gaps
        return cls(
            density=next(name for top, name in _DENSITIES if short.total() <= top * len(blocks)),
            layout="even" if all(gaps) or not any(gaps) else "open" if 2 * sum(usual) > len(usual) else "tight",
            repeated=frozenset(text for text, times in short.items() if times > 1),
            endings=Counter(map(ending_of, lone)),
            cases=Counter(map(case_of, lone)),
            kinds=kinds,
            runs=_runs(kinds),
            series=tuple(places([block.text for block in blocks])),
            stems=_stems(blocks),
        )


def _runs(kinds: Sequence[str]) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    while len(runs) < len(kinds):
        start = end = len(runs)
        while end < len(kinds) and kinds[end] == "short":
            end += 1
        runs += [(start, end)] * max(end - start, 1)
    return tuple(runs)


def _stems(blocks: Sequence[Block]) -> tuple[frozenset[str], ...]:
    """The first letters of the content words of each block that stands within two of a possible heading."""
    near = {k for i, block in enumerate(blocks) if possible(block) for k in range(i - 2, i + 3)}
    return tuple(
        frozenset(word[:_STEM] for word in _WORD.findall(block.text[:_OPENING].casefold()) if word not in COMMON)
        if i in near
        else frozenset()
        for i, block in enumerate(blocks)
    )
