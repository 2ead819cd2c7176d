"""Fits `briefer/readers/plain/weights.json` on labelled documents, and measures the fit on documents it has not seen.

    python -m evals.fit_headings FILE.jsonl=3 FILE.jsonl ... > briefer/readers/plain/weights.json
    python -m evals.fit_headings --unseen FILE.jsonl=3 FILE.jsonl ...

Rows are those of `sectioning.py`; `=3` makes each document of a file count three times. Every document is seen with a
line a paragraph and, at a quarter of the weight, in the layouts where blank lines tell something. `--unseen` prints
heading F1 by file and layout: five-fold, each document judged by weights fitted on the others, and each file by weights
fitted on the other files only.
"""

import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.readers.credits import credit_indexes
from briefer.readers.plain.blocks import Block, blocks_of
from briefer.readers.plain.document_features import DocumentFeatures
from briefer.readers.plain.headings import Model, can_be_heading, evidence, heading_indexes
from evals.chain import Labelled, fit
from evals.sectioning import LAYOUTS, Counts, Document, documents, rebuild

SHRINKAGE = 2.0
ROUNDED_AWAY = 0.075
OTHER_LAYOUTS = 0.25
FOLDS = 5
# The labelled pages have no headings in capitals and hardly any numbered "2.1"; plain-text files have both. In news a
# line that is nothing but a quotation is a paragraph: '"It is not enough"'.
# Their lists have lost their bullets, too.
BY_HAND = {
    "case capitals": 0.5,
    "bare number, depth 1": 2.0,
    "bare number, depth 2": 2.0,
    "spoken": -1.5,
    "heads items": 2.5,
}
KINDS = ("prose", "short", "lead-in")


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled document in one layout: its content blocks, which are headings, and how many headings it has."""

    layout: str
    blocks: list[Block]
    headings: list[bool]
    expected: int
    weight: float

    def labelled(self) -> Labelled:
        """What the fit sees."""
        setting, last = DocumentFeatures.of(self.blocks), len(self.blocks) - 1
        seen = [
            evidence(self.blocks, i, setting) if 0 < i < last and can_be_heading(self.blocks, i, setting) else None
            for i in range(len(self.blocks))
        ]
        weight = self.weight * (1.0 if self.layout == "lines" else OTHER_LAYOUTS)
        return Labelled(seen, list(setting.kinds), self.headings, weight)

    def judged(self, model: Model) -> Counts:
        """Headings found by a model; the first block is judged as a title only."""
        found = heading_indexes(self.blocks, model) - {0}
        return Counts(sum(self.headings[i] for i in found), len(found), self.expected)


def texts(document: Document, weight: float) -> Iterator[Text]:
    """A document in each layout; blank lines everywhere are to the evidence the same as none."""
    for layout in LAYOUTS:
        if layout == "blank lines":
            continue
        text, headed = rebuild(document, layout, titled=False)
        blocks = blocks_of(text)
        apart = credit_indexes([block.text for block in blocks])
        blocks = [block for i, block in enumerate(blocks) if i not in apart]
        last = len(blocks) - 1
        if last > 0:
            headings = [0 < i < last and headed[block.span.start] for i, block in enumerate(blocks)]
            expected = sum(is_heading for start, is_heading in headed.items() if start)
            yield Text(layout, blocks, headings, expected, weight)


def fitted(sample: Sequence[Text]) -> Model:
    """The model that fits a sample, rounded as it will be written."""
    weights, after = fit([text.labelled() for text in sample], KINDS, SHRINKAGE)
    kept = {name: round(value, 2) for name, value in weights.items() if abs(value) >= ROUNDED_AWAY}
    by_hand = {name for name in kept if any(name.startswith(hand) for hand in BY_HAND)}
    return Model(
        {name: value for name, value in kept.items() if name not in by_hand} | BY_HAND,
        {name: round(value, 2) for name, value in after.items()},
    )


def print_tables(model: Model) -> None:
    """Prints `weights.json`."""
    tables = {"weights": model.weights, "after_heading": model.after_heading}
    print(json.dumps({name: dict(sorted(table.items())) for name, table in tables.items()}, indent=1))


def print_unseen(files: dict[str, list[list[Text]]]) -> None:
    """Prints how well documents are judged by weights fitted without them."""
    folds = {name: _shuffled(docs) for name, docs in files.items()}
    for fold in range(FOLDS):
        rest = [text for docs in folds.values() for i, doc in enumerate(docs) if i % FOLDS != fold for text in doc]
        model = fitted(rest)
        for name, docs in folds.items():
            _add(f"{name}, five-fold", [text for doc in docs[fold::FOLDS] for text in doc], model)
    for name, docs in files.items():
        model = fitted([text for other, its in files.items() if other != name for doc in its for text in doc])
        _add(f"{name}, by the other files", [text for doc in docs for text in doc], model)
    print(f"{'file':44}{'layout':34}{'precision':>10}{'recall':>8}{'F1':>8}")
    for (name, layout), counts in sorted(_TOTALS.items()):
        cells = "".join(f"{share or 0.0:8.3f}" for share in (counts.precision, counts.recall, counts.f1))
        print(f"{name:44}{layout:34}  {cells}")


_TOTALS: dict[tuple[str, str], Counts] = {}


def _add(name: str, sample: Sequence[Text], model: Model) -> None:
    for text in sample:
        key = (name, text.layout)
        _TOTALS[key] = _TOTALS.get(key, Counts()) + text.judged(model)


def _shuffled(docs: list[list[Text]]) -> list[list[Text]]:
    return random.Random(0).sample(docs, len(docs))


def main(arguments: Sequence[str]) -> None:
    """Prints the tables, or how the fit does on unseen documents."""
    files: dict[str, list[list[Text]]] = {}
    for argument in arguments:
        if argument != "--unseen":
            path, _, weight = argument.partition("=")
            files[Path(path).stem] = [list(texts(document, float(weight or 1))) for document in documents(Path(path))]
    if "--unseen" in arguments:
        print_unseen(files)
    else:
        print_tables(fitted([text for docs in files.values() for doc in docs for text in doc]))


if __name__ == "__main__":
    main(sys.argv[1:])
