"""The evidence for headings has a closed set of names, and the weights weigh nothing else."""

import math
from pathlib import Path

from briefer.readers.plain.blocks import blocks_of
from briefer.readers.plain.document_features import DocumentFeatures
from briefer.readers.plain.feature_names import feature_names
from briefer.readers.plain.headings import can_be_heading, evidence
from briefer.readers.plain.weights import AFTER_HEADING, WEIGHTS
from evals.sectioning import CASES, LAYOUTS, documents, rebuild

NAMES = feature_names()


def seen_in(path: Path) -> set[str]:
    """The names of all evidence in a committed document, in every layout."""
    names: set[str] = set()
    for document in documents(path):
        for layout in LAYOUTS:
            blocks = blocks_of(rebuild(document, layout, titled=True)[0])
            its = DocumentFeatures.of(blocks)
            places = (i for i in range(len(blocks)) if can_be_heading(blocks, i, its))
            names |= {name for i in places for name in evidence(blocks, i, its)}
    return names


def test_only_what_can_be_seen_is_weighed() -> None:
    assert WEIGHTS.keys() <= NAMES
    assert all(math.isfinite(weight) and weight for weight in WEIGHTS.values())
    assert AFTER_HEADING.keys() <= {"heading", "prose", "short", "lead-in"}


def test_what_is_seen_has_a_name_that_is_known() -> None:
    paths = sorted(CASES.rglob("*.md"))
    assert len(paths) >= 9
    seen = set().union(*map(seen_in, paths))
    assert seen <= NAMES
    assert len(seen) > len(NAMES) / 3
