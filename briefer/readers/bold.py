"""Bold lines of their own that serve as headings, as in documents whose authors know no heading styles."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.readers.credits import is_credit
from briefer.readers.plain.block_features import is_possible_text, kind

LONGEST = 90
"""Longest heading of this kind, in characters."""
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class BoldLine:
    """A block of a document: its text, whether all of it is bold, the level of a heading (0 for none).

    `content` tells that it holds what a heading may open: a paragraph, an item, a row of a table.
    """

    text: str
    bold: bool
    level: int
    content: bool


def bold_headings(blocks: Sequence[BoldLine]) -> dict[int, int]:
    """Which blocks are headings because they are bold and stand alone, each with its level.

    It is one level below the heading that it stands under. What stands above nothing, or above another heading, is
    none, nor is a byline, a sentence, or one of several bold lines in a row.
    """
    found: dict[int, int] = {}
    under = 1
    for i, block in enumerate(blocks):
        if block.level:
            under = block.level + 1
            continue
        below = blocks[i + 1] if i + 1 < len(blocks) else None
        if not _can_head(block) or below is None or below.level or not below.content:
            continue
        if below.bold and _can_head(below):
            continue
        if i and blocks[i - 1].bold and i - 1 not in found and _can_head(blocks[i - 1]):
            continue
        found[i] = min(under, 6)
    prose = any(kind(block.text) == "prose" for i, block in enumerate(blocks) if i not in found and not block.level)
    # A page set bold throughout, or of labels and values, has no headings by that.
    bold = sum(block.bold for block in blocks if block.content)
    return found if prose and 2 * bold <= sum(block.content for block in blocks) + 1 else {}


def _can_head(block: BoldLine) -> bool:
    text = block.text
    return (
        block.bold
        and block.content
        and len(text) <= LONGEST
        and len(text.split()) <= _MOST_WORDS
        and not text.endswith((".", ",", ";", "!"))
        and is_possible_text(text)
        and not is_credit(text, at_edge=True)
    )
