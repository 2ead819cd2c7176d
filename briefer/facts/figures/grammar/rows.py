"""The tables of a text: rows with bars or tabs, and rows as a reader sees them, "Net sales; 1,284; 1,170.".

In Markdown, HTML and documents the bars of a row are hidden, and the line below the head stays: it tells where a table
starts, and how many columns it has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_DIVIDER: Final = re.compile(r"[\s|:+-]*-[\s|:+-]*\Z")
_DASHES: Final = re.compile(r"-+")
_BETWEEN: Final = re.compile(r"[|\t]")
_SEEN: Final = re.compile(r"; ")
_LONGEST_ROW: Final = 2_000  # characters


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell, ``text[start:end]`` with the spaces around it; `text` is without."""

    start: int
    end: int
    text: str


Row = tuple[RowCell, ...]


def tables(text: str) -> Iterator[tuple[Row, ...]]:
    """The tables of a text with two rows or more, the head first, each row as long as it is written.

    A head without a first cell, which a reader does not see, has an empty one where the rows have one more.
    """
    if "\n" not in text or not ("|" in text or "\t" in text):
        return
    rows: list[Row] = []
    before: tuple[str, int] = ("", 0)
    columns = at = 0  # `columns`, of a table whose bars are hidden
    for line in text.split("\n"):
        barred = "|" in line or "\t" in line
        if barred and _DIVIDER.match(line):
            if not rows and "; " in before[0]:
                columns = len(_DASHES.findall(line))
                rows = [_seen(*before)]
        elif columns and line.strip() and not barred:
            rows.append(_seen(line, at))
        elif not barred or len(line) > _LONGEST_ROW:
            yield from _whole(rows, columns)
            rows, columns = [], 0
        else:
            rows.append(_written(line, at))
        before = line, at
        at += len(line) + 1
    yield from _whole(rows, columns)


def _whole(rows: list[Row], columns: int) -> Iterator[tuple[Row, ...]]:
    if len(rows) < 2 or len(rows[0]) + bool(columns) < 2:
        return
    # Of a table that is written without bars around it the head may begin with one: " | 2024 | 2025".
    if len(rows[0]) == (columns or min(map(len, rows[1:]))) - 1:
        start = rows[0][0].start
        rows = [(RowCell(start, start, ""), *rows[0]), *rows[1:]]
    yield tuple(rows)


def _written(line: str, at: int) -> Row:
    inner = line.strip(" ")
    start = at + line.find(inner)
    if inner.startswith("|"):
        start, inner = start + 1, inner[1:]
    return _split(_BETWEEN, inner.removesuffix("|"), start)


def _seen(line: str, at: int) -> Row:
    return _split(_SEEN, line[:_LONGEST_ROW].removesuffix("."), at)


def _split(by: re.Pattern[str], line: str, at: int) -> Row:
    ends = [*(match.span() for match in by.finditer(line)), (len(line), len(line))]
    cells, start = [], 0
    for end, after in ends:
        cells.append(RowCell(at + start, at + end, line[start:end].strip()))
        start = after
    return tuple(cells)
