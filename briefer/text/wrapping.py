"""Line ends that only fill a paragraph to a width: a reader sees a space there."""

import re
from collections.abc import Iterator, Sequence

_NARROWEST, _WIDEST = 40, 120
"""Columns of filled text."""
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\s*\Z")
_ITEM = re.compile(r"\s*(?:[-*+•>|#]|\(?\d{1,3}[.)])\s")
_RULE = re.compile(r"\s*(?:-{3,}|={3,}|~{3,})\s*\Z")


def filled_breaks(text: str) -> tuple[int, ...]:
    """The offsets of the line ends within sentences that are there to fill lines: "the price rose by a" / "third.".

    A block of lines is filled where no line had room for the first word of the next one, and one of them at least
    begins in small letters. What ends a sentence ends a line for good; an item of a list begins a block.
    """
    if "\n" not in text:
        return ()
    return tuple(at for start, lines in _blocks(text) for at in _breaks(lines, start))


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines without an empty line, a rule or the beginning of an item between them, and where they begin."""
    block: list[str] = []
    start = at = 0
    for line in text.split("\n"):
        is_rule = _RULE.match(line) is not None
        if not line.strip() or is_rule or _ITEM.match(line):
            yield start, block
            block = []
        if line.strip() and not is_rule:
            start = start if block else at
            block.append(line)
        at += len(line) + 1
    yield start, block


def _breaks(lines: Sequence[str], start: int) -> Iterator[int]:
    width = max(map(len, lines), default=0)
    if len(lines) < 2 or not _NARROWEST <= width <= _WIDEST:
        return
    firsts = [line.split(maxsplit=1)[0] for line in lines[1:]]
    full = all(len(line.rstrip()) + 1 + len(first) > width for line, first in zip(lines, firsts, strict=False))
    open_ends = [not _ENDS.search(line) for line in lines[:-1]]
    goes_on = any(is_open and first[:1].islower() for is_open, first in zip(open_ends, firsts, strict=True))
    if not full or not goes_on:
        return
    at = start
    for line, is_open in zip(lines, open_ends, strict=False):
        at += len(line)
        if is_open:
            yield at
        at += 1
