"""The tables of a text: rows with bars or tabs, columns of numbers between spaces, and rows as a reader sees them.

In Markdown, HTML and documents the bars of a row are hidden ("Net sales; 1,284; 1,170."), and the line below the head
stays: it tells where a table starts, and how many columns it has.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_DIVIDER: Final = re.compile(r"[\s|:+-]*-[\s|:+-]*\Z")
_DASHES: Final = re.compile(r"-+")
_BETWEEN: Final = re.compile(r"[|\t]")
_SEEN: Final = re.compile(r"; ")
_LONGEST_ROW: Final = 2_000  # characters
_GAP: Final = re.compile(r" {2,}")
# "8,410", "(1,040)", "£3.2m", "+4%", "-": what a column below its head has.
_NUMERIC: Final = re.compile(r"[(+−–—$£€-]*\d[\d.,]*[)%]?[a-z]{0,2}|[-–—]|n/?a", re.IGNORECASE)
_FEWEST: Final = 2  # cells
_FEWEST_ROWS: Final = 2  # below the head


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
    yield from sorted((*_barred(text), *_aligned(text)), key=lambda table: table[0][0].start)


def _aligned(text: str) -> Iterator[tuple[Row, ...]]:
    """Tables whose columns only spaces set apart: a head, and rows of a name and as many numbers as it has columns."""
    if "   " not in text:
        return
    rows: list[Row] = []
    at = 0
    for line in text.split("\n"):
        row = _apart(line, at)
        if not rows or len(row) < _FEWEST or not _goes_on(rows, row):
            yield from _body(rows)
            rows = [row] if len(row) > 1 or _NUMERIC.fullmatch(row[0].text) else []
        else:
            rows.append(row)
        at += len(line) + 1
    yield from _body(rows)


def _goes_on(rows: Sequence[Row], row: Row) -> bool:
    """True for a row of a name and numbers that is as long as those before, the head's first cell apart."""
    columns = len(row) - 1
    head = len(rows[0])
    as_long = len(rows[1]) == len(row) if len(rows) > 1 else head in (columns, columns + 1)
    return as_long and not _NUMERIC.fullmatch(row[0].text) and all(_NUMERIC.fullmatch(cell.text) for cell in row[1:])


def _body(rows: list[Row]) -> Iterator[tuple[Row, ...]]:
    if len(rows) > _FEWEST_ROWS:
        yield from _whole(rows, 0)


def _apart(line: str, at: int) -> Row:
    inner = line.strip()
    if "|" in line or "\t" in line or len(line) > _LONGEST_ROW:
        inner = ""
    return _split(_GAP, inner, at + len(line) - len(line.lstrip()))


def _barred(text: str) -> Iterator[tuple[Row, ...]]:
    """Tables whose cells bars or tabs set apart, and those of a reader."""
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
    if len(rows) < 2 or len(rows[0]) + bool(columns) < _FEWEST:
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
