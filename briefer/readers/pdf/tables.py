"""Tables: rows of cells that stand in columns, told from lines that a wide space parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefer.readers.pdf.grid import Grid, grid_of
from briefer.readers.pdf.lines import PdfLine, rows_of

_FEWEST_ROWS = 2
_SAME_LEADING = 1.12
_FEWEST_TEXTS = 3
"""Rows of a table of two columns without figures, at least."""
_ROW_GAP = 4.0
"""Farther apart than this, as a multiple of the size of their type, two rows are of two tables."""
_WRAPPED = 1.5
"""Lines this near, as a multiple of the size of their type, may be of one cell."""
_LONGEST_LINE = 60
"""Longest line of a cell that opens a table, in characters."""
_HEAD_GAP = 2.5
_MOST_LONE = 6
"""Lines in a row that stand alone in theirs, at most, within a table."""
_OVERLAP = 1.0
_MARKER = re.compile(r"(?:[•‣◦▪●■–∙·*o-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\Z")
_MARKER_GAP = 4.0
_INDENT = 8.0
_UNITS = re.compile(
    r"\(?(?:all )?(?:amounts? |figures? |dollars? |values? )?(?:are )?(?:[$€£¥]|US\$|USD|EUR)? ?,?(?:in|expressed in) "
    r"(?:[a-z ]{0,20})?(?:thousands|millions|billions|hundreds|percent|per cent|%)[^.]{0,60}\)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table: rows of as many cells as it has columns, an empty text where a cell is empty."""

    rows: tuple[tuple[str, ...], ...]
    page: int
    columns: tuple[tuple[float, float], ...]
    """From where to where each column reaches, in points."""


def with_tables(lines: Sequence[PdfLine]) -> Iterator[PdfLine | PdfTable]:
    """The lines of a region from the top down, with its tables as such; elsewhere one row is one line."""
    left = min((line.x for line in lines), default=0.0)
    rows = [_with_markers(row, left) for row in rows_of(lines)]
    at = 0
    while at < len(rows):
        end = _table_end(rows, at)
        grid = grid_of(rows[at:end]) if end else None
        if grid is not None and not _set_wide(grid):
            yield PdfTable(grid.cells, rows[at][0].page, grid.columns)
            at = end
            continue
        yield _merged(rows[at])
        at += 1


def units_above(line: PdfLine | PdfTable, table: PdfTable) -> PdfTable | None:
    """The table with the units that the line above tells in its empty first cell; None where it tells none.

    "(in thousands)" is of use only beside the figures that it counts.
    """
    if isinstance(line, PdfTable) or table.rows[0][0] or not _UNITS.match(line.text):
        return None
    head, *body = table.rows
    return replace(table, rows=((line.text, *head[1:]), *body))


def row_across_pages(line: PdfLine | PdfTable, table: PdfLine | PdfTable) -> PdfTable | None:
    """A line as a table of one row, where it is one of a table on the next page or the one before; else None."""
    if isinstance(line, PdfTable) or not isinstance(table, PdfTable) or not line.parts:
        return None
    if abs(line.page - table.page) != 1 or len(line.parts) != len(table.columns):
        return None
    fits = all(part.x < x1 and part.right > x0 for part, (x0, x1) in zip(line.parts, table.columns, strict=True))
    return PdfTable((tuple(part.text for part in line.parts),), line.page, table.columns) if fits else None


def _with_markers(row: Sequence[PdfLine], left: float) -> list[PdfLine]:
    """A row with the marks of items, drawn apart, put before what they mark; `left` is the region's edge."""
    if len(row) < 2 or not _MARKER.match(row[0].text) or row[0].x - left > _INDENT * row[0].size:
        return list(row)
    mark, line, *rest = row
    # "(76)" beside "12%" are two cells of a table.
    if line.x - mark.right >= _MARKER_GAP * line.size or not any(map(str.isalpha, line.text)):
        return list(row)
    sign = "•" if mark.text == "o" else mark.text
    return [replace(line, text=f"{sign} {line.text}", order=min(line.order, mark.order)), *rest]


def _merged(row: Sequence[PdfLine]) -> PdfLine:
    """The parts of a row that is none of a table: one line, however wide it is set."""
    first = row[0]
    if len(row) == 1:
        return first
    longest = max(row, key=lambda line: len(line.text))
    return replace(
        first,
        text=" ".join(line.text for line in row),
        size=longest.size,
        bold=all(line.bold for line in row),
        right=max(line.right for line in row),
        parts=tuple(row),
    )


def _table_end(rows: Sequence[Sequence[PdfLine]], start: int) -> int:
    """Behind the last row of what may be a table that begins at `start`; 0 where none begins.

    A line alone in its row may open a table too, as the first of a cell whose lines stand higher than those beside it.
    """
    first = start
    if len(rows[start]) == 1 and start and _distance(rows[start - 1], rows[start]) < _WRAPPED:
        return 0  # a line of a paragraph
    while first < len(rows) and len(rows[first]) < 2 and first - start <= _MOST_LONE:
        first += 1
    if first >= len(rows) - 1 or len(rows[first]) < 2:
        return 0
    for lone, below in pairwise(rows[start : first + 1]):
        near = _distance(lone, below) < _WRAPPED or _heads_alone(lone[0], below)
        if not near or len(lone[0].text) > _LONGEST_LINE or _is_wide(lone[0], rows, first):
            return 0
    end, last = first + 1, first
    while end < len(rows) and _distance(rows[end - 1], rows[end]) <= _ROW_GAP:
        if len(rows[end]) > 1:
            last = end
        elif end - last > _MOST_LONE or _is_wide(rows[end][0], rows, last):
            break
        end += 1
    if sum(len(row) > 1 for row in rows[first : last + 1]) < _FEWEST_ROWS:
        return 0
    return _with_last_lines(rows, start, last + 1)


def _heads_alone(line: PdfLine, below: Sequence[PdfLine]) -> bool:
    """Whether a line is the head of one column, and the first column has none."""
    return len(below) > 1 and line.x > below[0].right and line.y - below[0].y < _HEAD_GAP * line.size


def _distance(above: Sequence[PdfLine], below: Sequence[PdfLine]) -> float:
    return (above[0].y - below[0].y) / max(line.size for line in below)


def _is_wide(line: PdfLine, rows: Sequence[Sequence[PdfLine]], near: int) -> bool:
    """Whether a line alone in its row stands under or over several cells of a row near it, as no cell does."""
    return near >= len(rows) or sum(cell.x < line.right and line.x < cell.right for cell in rows[near]) > 1


def _with_last_lines(rows: Sequence[Sequence[PdfLine]], start: int, end: int) -> int:
    """Behind the last row of a table, the lines with it that go on in one of its last cells."""
    cells = [cell for row in rows[start:end] for cell in row]
    leading = _leading(cells)
    apart = min((above[0].y - below[0].y for above, below in pairwise(rows[start:end])), default=0.0)
    while end < len(rows) and len(rows[end]) == 1:
        line = rows[end][0]
        above = [cell for cell in cells if abs(cell.x - line.x) < _OVERLAP]
        gap = min((cell.y - line.y for cell in above), default=0.0)
        near = gap <= _SAME_LEADING * leading if leading else gap < min(apart / _SAME_LEADING, _WRAPPED * line.size)
        if not above or not near or _is_wide(line, rows, end - 1):
            break
        cells.append(line)
        end += 1
    return end


def _leading(cells: Sequence[PdfLine]) -> float | None:
    """The least distance between two lines of one cell; None where no lines are nearer than rows are."""
    last: dict[int, float] = {}
    gaps: list[float] = []
    for cell in cells:
        column = round(cell.x)
        if column in last and last[column] - cell.y > _OVERLAP:
            gaps.append(last[column] - cell.y)
        last[column] = cell.y
    least = min(gaps, default=0.0)
    wraps = least and least < _WRAPPED * cells[0].size and least * _SAME_LEADING < max(gaps)
    return least if wraps else None


def _set_wide(grid: Grid) -> bool:
    """Whether the rows may be lines of prose that are set wide by chance, again and again."""
    figures = any(any(ch.isdigit() for ch in row[-1]) for row in grid.cells)
    return len(grid.columns) == 2 and len(grid.cells) < _FEWEST_TEXTS and not figures
