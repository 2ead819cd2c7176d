"""Fits `briefer/readers/weights.py` on labelled documents.

    python evals/fit_headings.py FILE.jsonl=3 FILE.jsonl ... > briefer/readers/weights.py

Rows are those of `sectioning.py`; `=3` makes each document of a file count three times. The model is a linear-chain
conditional random field over the blocks of a text, with the evidence of `briefer.readers.evidence` at each block and
one weight for what follows a heading. Every document is seen with a line a paragraph and, at a tenth of the weight, in
the layouts where blank lines tell something.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sectioning import LAYOUTS, documents, rebuild

from briefer.readers.blocks import blocks_of
from briefer.readers.evidence import Setting, evidence
from briefer.readers.forms import kind, possible
from briefer.readers.sectioner import credit_indexes

SHRINKAGE = 1e-3
ROUNDED_AWAY = 0.15
BY_HAND = {"case capitals": 0.5}  # the labelled pages have no headings in capitals, plain-text files do
FOLLOWERS = ("prose", "short", "lead-in", "heading")
HEADER = '''\
"""What each piece of evidence is worth. Above zero speaks for a heading, and the unit is log odds.

Written by `evals/fit_headings.py`, which fitted it on labelled news stories and government pages, each in several
layouts of blank lines. Headings in capitals are set by hand.
"""
'''


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text's blocks: the evidence at each that can be a heading (None elsewhere), its kind, and the truth."""

    seen: list[list[str] | None]
    kinds: list[str]
    headings: list[bool]
    weight: float


def labelled(path: Path, weight: float) -> Iterator[Labelled]:
    """The documents of a file, in each layout."""
    for document in documents(path):
        for layout in LAYOUTS:
            if layout == "blank lines":
                continue  # to the evidence, the same as none
            text, headed = rebuild(document, layout, titled=False)
            blocks = blocks_of(text)
            apart = credit_indexes([block.text for block in blocks])
            blocks = [block for i, block in enumerate(blocks) if i not in apart]
            last = len(blocks) - 1
            if last < 1:
                continue
            setting = Setting.of(blocks)
            yield Labelled(
                seen=[
                    evidence(blocks, i, setting) if 0 < i < last and possible(block) else None
                    for i, block in enumerate(blocks)
                ],
                kinds=[kind(block.text) for block in blocks],
                headings=[0 < i < last and headed[block.span.start] for i, block in enumerate(blocks)],
                weight=weight if layout == "lines" else 0.1,
            )


def fit(texts: Sequence[Labelled]) -> tuple[dict[str, float], dict[str, float]]:
    """The weights of the evidence, and of what follows a heading."""
    import torch

    names = {name: None for text in texts for seen in text.seen for name in seen or ()}
    index = {name: i for i, name in enumerate([*names, *(f"then {follower}" for follower in FOLLOWERS)])}
    size = (len(texts), max(len(text.kinds) for text in texts))
    present = torch.zeros(size, dtype=torch.bool)
    free = torch.zeros(size, dtype=torch.bool)
    truth = torch.zeros(size)
    kinds = torch.zeros(size, dtype=torch.long)
    cells: list[int] = []
    columns: list[int] = []
    for row, text in enumerate(texts):
        for i, seen in enumerate(text.seen):
            present[row, i], free[row, i] = True, seen is not None
            truth[row, i] = float(text.headings[i] and seen is not None)
            kinds[row, i] = index[f"then {text.kinds[i]}"]
            cells += [row * size[1] + i] * len(seen or ())
            columns += [index[name] for name in seen or ()]
    cell, column = torch.tensor(cells), torch.tensor(columns)
    share = torch.tensor([text.weight for text in texts])
    weights = torch.zeros(len(index), requires_grad=True)
    again = index["then heading"]

    def loss() -> torch.Tensor:
        gain = torch.zeros(size[0] * size[1]).index_add(0, cell, weights[column]).view(size)
        gain = torch.where(free, gain, torch.full_like(gain, -50.0))
        plain, heading = torch.zeros(size[0]), gain[:, 0]
        right = gain[:, 0] * truth[:, 0]
        for i in range(1, size[1]):
            here, above, after = truth[:, i], truth[:, i - 1], weights[kinds[:, i]]
            right = right + present[:, i] * (gain[:, i] * here + above * (here * weights[again] + (1 - here) * after))
            stays = torch.logaddexp(plain, heading + after)
            opens = torch.logaddexp(plain, heading + weights[again]) + gain[:, i]
            plain, heading = torch.where(present[:, i], stays, plain), torch.where(present[:, i], opens, heading)
        unlikely = (torch.logaddexp(plain, heading) - right) * share
        return unlikely.sum() / size[0] + SHRINKAGE * (weights**2).sum()

    optimizer = torch.optim.LBFGS([weights], max_iter=80, history_size=20, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        optimizer.zero_grad()
        value = loss()
        value.backward()
        return value

    optimizer.step(step)
    found = {name: round(weights[i].item(), 1) for name, i in index.items() if abs(weights[i].item()) >= ROUNDED_AWAY}
    after = {follower: found.pop(f"then {follower}", 0.0) for follower in FOLLOWERS}
    kept = {name: value for name, value in found.items() if not any(name.startswith(hand) for hand in BY_HAND)}
    return kept | BY_HAND, after


def main(arguments: Sequence[str]) -> None:
    """Prints the module."""
    texts: list[Labelled] = []
    for argument in arguments:
        path, _, weight = argument.partition("=")
        texts.extend(labelled(Path(path), float(weight or 1)))
    weights, after = fit(texts)
    print(HEADER.rstrip())
    for name, table in (("WEIGHTS", weights), ("AFTER_HEADING", after)):
        print(f"\n{name}: dict[str, float] = {{")
        for key, value in sorted(table.items()):
            print(f'    "{key}": {value},')
        print("}")
    print('"""What may follow a heading directly: another heading, or a block of this kind."""')


if __name__ == "__main__":
    main(sys.argv[1:])
