"""Interviews in plain text: what is asked is a heading where nobody is named, and none where who speaks is."""

from collections.abc import Sequence

from briefer.readers.plain.blocks import Block
from briefer.text.speakers import talk

_FEWEST = 3
_SHARE = 0.25
"""Share of the blocks of an interview that are questions, at least."""
_LONGEST = 300
"""Characters of a question, and of what is said before it."""


def turns_of(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks that begin with who speaks, and the questions directly above these: they are said, and head nothing.

    Args:
        text: The text.
        blocks: Its blocks.
    """
    who = talk(text)
    if not who.speakers:
        return frozenset()
    marked = {i for i, block in enumerate(blocks) if who.mark_end(block.text)}
    asked = {i for i, block in enumerate(blocks) if _asks(block) and i + 1 in marked}
    return frozenset(i for i in marked | asked if not blocks[i].underline)


def questions_of(blocks: Sequence[Block]) -> frozenset[int]:
    """The questions of an interview without marks, each above its answer; none in other texts.

    All of them are headings or none: below a heading no other question may be answered.
    """
    asked = [i for i, block in enumerate(blocks) if _asks(block)]
    answered = [i for i in asked if i + 1 < len(blocks) and not _asks(blocks[i + 1])]
    is_interview = len(answered) >= max(_FEWEST, _SHARE * len(blocks)) and len(answered) == len(asked)
    return frozenset(answered) if is_interview else frozenset()


def _asks(block: Block) -> bool:
    return block.text.endswith("?") and len(block.text) <= _LONGEST
