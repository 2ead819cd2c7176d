"""Which blocks of a plain text are headings, told by their form and their place among the paragraphs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.readers.plain.block_features import is_address, is_quoted, possible
from briefer.readers.plain.blocks import Block
from briefer.readers.plain.context_features import place
from briefer.readers.plain.document_features import DocumentFeatures
from briefer.readers.plain.text_features import USUAL, wording
from briefer.readers.plain.weights import AFTER_HEADING, WEIGHTS

_LETTER = re.compile(r"[^\W\d_]")
_UNFINISHED = re.compile(r"[.,;:…\-–—/&(\[]\Z")
_DEPTH = re.compile(r"\(?\d{1,3}((?:\.\d{1,3})*)[.):]?\s")
# "Step 1: Count the cars" opens a series of headings; it is not what the whole text is called.
_FIRST_OF_SERIES = re.compile(r"\(?(?:[A-Z][a-z]+ )?(?:1|I|A)[.:)](?:\s|\d)|\d{1,2}\.1\.?\s")
_IMPOSSIBLE = -1e9
_UNDERLINED = 1e6


@dataclass(frozen=True, slots=True)
class Model:
    """What each piece of evidence is worth, and what may follow a heading directly: in log odds."""

    weights: Mapping[str, float]
    after_heading: Mapping[str, float]


FITTED = Model(WEIGHTS, AFTER_HEADING)


def heading_indexes(blocks: Sequence[Block], model: Model = FITTED) -> set[int]:
    """Indexes of the blocks that are headings: the most probable labelling of the whole text (Viterbi).

    Deciding for all blocks at once keeps a list of short lines from becoming a run of headings, and lets a heading
    stand directly above another.
    """
    if not blocks:
        return set()
    setting = DocumentFeatures.of(blocks)
    gains = [_gain(blocks, i, setting, model) for i in range(len(blocks))]
    came_from: list[tuple[bool, bool]] = []  # for (no heading, heading): was the block above a heading?
    plain, heading = 0.0, gains[0]
    for its, gain in zip(setting.kinds[1:], gains[1:], strict=True):
        after = heading + model.after_heading.get(its, 0.0)
        again = heading + model.after_heading.get("heading", 0.0)
        came_from.append((after > plain, again > plain))
        plain, heading = max(plain, after), gain + max(plain, again)
    found: set[int] = set()
    is_heading = heading > plain
    for i in range(len(blocks) - 1, -1, -1):
        if is_heading:
            found.add(i)
        if i:
            is_heading = came_from[i - 1][is_heading]
    return found


def level_of(block: Block) -> int:
    """How deep a heading is: by its number ("2.1 Methods" is 2) or its underline (``=`` is 1, others 2), else 1."""
    if block.underline:
        return 1 if block.underline == "=" else 2
    numbered = _DEPTH.match(block.text)
    return numbered[1].count(".") + 1 if numbered else 1


def is_headline(block: Block) -> bool:
    """Whether a text's first block can be its title: a phrase or a sentence without its full stop."""
    text = block.text
    if len(text) > 200 or not _LETTER.search(text):
        return False
    if block.underline:
        return True
    return not (
        len(text.split()) > 25
        or _UNFINISHED.search(text)
        or is_address(text)
        or is_quoted(text)
        or text[0].islower()
        or text[0] in "(["
        or _FIRST_OF_SERIES.match(text)
        or USUAL.match(text)
    )


def can_be_heading(blocks: Sequence[Block], i: int, setting: DocumentFeatures) -> bool:
    """Whether a block can be a heading at all: it has a body to open, and is no item of a numbered list."""
    if i + 1 == len(blocks) or not possible(blocks[i]):
        return False
    its = setting.series[i]
    # Two numbers in a row count items; "2. Costs" over "2.1 Staff" are of two series.
    return bool(blocks[i].underline) or its is None or 1 not in (its.above, its.below)


def _gain(blocks: Sequence[Block], i: int, setting: DocumentFeatures, model: Model) -> float:
    """How much more a block looks like a heading than not, in log odds."""
    block = blocks[i]
    if not can_be_heading(blocks, i, setting):
        return _IMPOSSIBLE
    if block.underline:
        return _UNDERLINED
    return sum(model.weights.get(name, 0.0) for name in evidence(blocks, i, setting))


def heading_evidence(blocks: Sequence[Block], model: Model = FITTED) -> dict[int, list[tuple[str, float]]]:
    """What was weighed at each block that can be a heading, by where the block begins: names and log odds."""
    setting = DocumentFeatures.of(blocks)
    found = {}
    for i, block in enumerate(blocks):
        if can_be_heading(blocks, i, setting):
            names = ["underlined"] if block.underline else evidence(blocks, i, setting)
            weights = {"underlined": _UNDERLINED} if block.underline else model.weights
            found[block.span.start] = [(name, weights.get(name, 0.0)) for name in names if name in weights]
    return found


def evidence(blocks: Sequence[Block], i: int, setting: DocumentFeatures) -> list[str]:
    """The names of what is seen at a block that is `forms.possible`; `weights` says what each is worth."""
    return [*wording(blocks[i].text, setting), *place(blocks, i, setting)]
