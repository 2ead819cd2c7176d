"""The plain text of a wire: paragraphs told by indents or blank lines, lists, tables set with spaces."""

import re
from collections.abc import Iterator, Sequence

from briefer.readers.markdown.render import DocBlock

_BULLET = re.compile(r"(?:[*•–—-]|o(?= {2,}))\s+(?=\S)")
_GAP = re.compile(r" {2,}|\t+")
_RULE = re.compile(r"[\s*_=#.~-]+\Z")
_INDENT = 2
_WRAPPED = 100
"""Longest line, in characters, of a text whose lines were broken by hand."""
_FIGURE = re.compile(r"\d")
_ROWS = 2
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")


def wire_pieces(text: str) -> list[DocBlock]:
    """The pieces of a wire's plain text, its drawn lines left out; tabs and no-break spaces count as spaces."""
    lines = [line.replace("\xa0", " ").expandtabs(4).rstrip() for line in text.split("\n")]
    return [piece for block in _blocks(lines) for piece in _pieces(block)]


def is_laid_out(text: str) -> bool:
    """Whether white space lays a text out: some of its lines are set in and others are not, or blank lines part it."""
    lines = [line for line in text.strip("\n").split("\n") if line.strip()]
    deep = sum(_depth(line) >= _INDENT for line in lines[1:])
    return (len(lines) > 2 and 0 < deep < len(lines) - 1) or "\n\n" in text.strip().replace(" ", "")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines that blank or drawn lines part, or an indent where not every line has one."""
    filled = [line for line in lines if line.strip()]
    deep = [_depth(line) >= _INDENT for line in filled]
    indented = any(deep) and not all(deep)
    wrapped = _is_wrapped(filled)
    block: list[str] = []
    for line in lines:
        is_blank = not line.strip() or _RULE.match(line) is not None
        starts = bool(block) and (
            not wrapped
            or (indented and _depth(line) >= _INDENT and not (_is_row(line) and _is_row(block[-1])))
            or _BULLET.match(line.lstrip()) is not None
            or _HEADING.match(line) is not None
            or _HEADING.match(block[-1]) is not None
        )
        if block and (is_blank or starts) and not (_is_row(block[-1]) and _is_row(line) and not is_blank):
            yield block
            block = []
        if not is_blank:
            block.append(line)
    if block:
        yield block


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines were broken by hand: none is long, and a good part of them breaks inside of a sentence."""
    if not lines or max(map(len, lines)) > _WRAPPED:
        return False
    inside = sum(not line.rstrip().endswith((".", "!", "?", ":", '"', "”", ";")) for line in lines)
    return 3 * inside >= len(lines)


def _is_row(line: str) -> bool:
    """Whether a line is set in columns: two gaps or more in it, and a figure."""
    cells = _GAP.split(line.strip())
    return len(cells) > 2 and any(_FIGURE.search(cell) for cell in cells[1:])


def _pieces(block: Sequence[str]) -> Iterator[DocBlock]:
    rows = [_is_row(line) for line in block]
    if sum(rows) >= _ROWS:
        opens = True
        for line, is_row in zip(block, rows, strict=True):
            cells = tuple(_GAP.split(line.strip()))
            if is_row or (len(cells) > 1 and not opens) or len(cells) > 2:
                yield DocBlock("row", cells=cells, opens=opens)
                opens = False
            else:
                yield DocBlock("paragraph", line.strip())
                opens = True
        return
    text = " ".join(line.strip() for line in block)
    if heading := _HEADING.match(text):
        yield DocBlock("heading", text[heading.end() :], heading[0].count("#"))
    elif bullet := _BULLET.match(text):
        yield DocBlock("item", text[bullet.end() :])
    else:
        yield DocBlock("paragraph", text)
