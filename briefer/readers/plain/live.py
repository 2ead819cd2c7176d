"""Live coverage in plain text: each entry opens with its time, on a line of its own or before its headline."""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefer.readers.plain.block_features import kind
from briefer.readers.plain.blocks import Block
from briefer.text.span import Span

_CLOCK = r"(?:[01]?\d|2[0-3])[:h][0-5]\d(?: ?[ap]\.?m\.?)?|(?:1[0-2]|\d)(?:[:.][0-5]\d)? ?[ap]\.?m\.?"
_ZONE = r"(?: ?(?:[A-Z]{2,5}|local time))?"
_TIME = re.compile(rf"(?:{_CLOCK}){_ZONE}\.?:?", re.IGNORECASE)
_TIMED = re.compile(rf"(?:{_CLOCK}){_ZONE} ?(?:[-–—|:]|\s) ?(?=[A-Z\"“‘])", re.IGNORECASE)
_FEWEST = 3
_LONGEST = 120
"""Characters of a headline."""


def entries_of(text: str, blocks: Sequence[Block]) -> tuple[list[Block], frozenset[int]]:
    """The blocks with each entry's time and headline made one, and which of them those are; none in other texts.

    Args:
        text: The text.
        blocks: Its blocks.
    """
    times = [i for i, block in enumerate(blocks) if _TIME.fullmatch(block.text) and i + 1 < len(blocks)]
    headed = [i for i, block in enumerate(blocks) if _is_headline(blocks, i) and _TIMED.match(block.text)]
    # A timetable has no prose between its lines.
    entries = sorted((*times, *headed))
    if len(entries) >= _FEWEST and not any(j == i + 1 for i, j in pairwise(entries)):
        return _joined(text, blocks, frozenset(times), frozenset(headed))
    return list(blocks), frozenset()


def _is_headline(blocks: Sequence[Block], i: int) -> bool:
    text = blocks[i].text
    return i + 1 < len(blocks) and len(text) <= _LONGEST and kind(text) != "prose" and text[-1] not in ".:;,"


def _joined(
    text: str, blocks: Sequence[Block], times: frozenset[int], headed: frozenset[int]
) -> tuple[list[Block], frozenset[int]]:
    found: list[Block] = []
    entries: set[int] = set()
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if at in headed:
            entries.add(len(found))
        elif at in times:
            entries.add(len(found))
            if _is_headline(blocks, at + 1):
                span = Span(block.span.start, blocks[at + 1].span.end)
                block = Block(span, " ".join(span.of(text).split()), block.blank_before)
                at += 1
        found.append(block)
        at += 1
    return found, frozenset(entries)
