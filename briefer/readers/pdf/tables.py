"""Tables: rows of cells that stand in columns, told from lines that a wide space parts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from briefer.readers.pdf.lines import PdfLine, rows_of

_FEWEST_ROWS = 2
_ROW_GAP = 4.0
"""Farther apart than this, as a multiple of the size of their type, two rows are of two tables."""
_WRAPPED = 1.45
"""Rows this near, as a multiple of the size of their type, may be lines of one row."""
_LONGEST_LABEL = 60
_OVERLAP = 1.0
_MARKER = re.compile(r"(?:[•‣◦▪●■–∙·*o-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\Z")
_MARKER_GAP = 4.0
_NEAR = 2.2
"""Parts of a row this near, as a multiple of the size of their type, may be one line set wide."""
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
    rows = [_with_markers(row) for row in rows_of(lines)]
    at = 0
    while at < len(rows):
        end = _table_end(rows, at)
        columns = _columns(rows[at:end]) if end else []
        if columns:
            end = _with_last_lines(rows, at, end, columns)
            yield _table(rows[at:end], columns)
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


def _with_markers(row: Sequence[PdfLine]) -> list[PdfLine]:
    """A row with the marks of items, which may be drawn apart, put before what they mark."""
    shown: list[PdfLine] = []
    for line in row:
        above = shown[-1] if shown else None
        if above and _MARKER.match(above.text) and line.x - above.right < _MARKER_GAP * line.size:
            mark = "•" if above.text == "o" else above.text
            shown[-1] = replace(line, text=f"{mark} {line.text}", order=min(line.order, above.order))
        else:
            shown.append(line)
    return shown


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
    """Behind the last row of what may be a table that begins at `start`; 0 where none begins."""
    if len(rows[start]) < 2:
        return 0
    end, last = start + 1, start
    while end < len(rows):
        above, row = rows[end - 1], rows[end]
        size = max(line.size for line in row)
        if above[0].y - row[0].y > _ROW_GAP * size:
            break
        if len(row) > 1:
            last = end
        elif len(row[0].text) > _LONGEST_LABEL or end - last > 2:
            break
        end += 1
    end = last + 1
    return end if sum(len(row) > 1 for row in rows[start:end]) >= _FEWEST_ROWS else 0


def _with_last_lines(
    rows: Sequence[Sequence[PdfLine]], start: int, end: int, columns: Sequence[tuple[float, float]]
) -> int:
    """Behind the last row of a table, the lines with it that go on in a cell of the last row."""
    usual = _usual_gap(rows[start:end])
    while end < len(rows) and len(rows[end]) == 1:
        line = rows[end][0]
        near = (rows[end - 1][0].y - line.y) / line.size < min(_WRAPPED, 0.85 * usual)
        if not near or not any(x0 - _OVERLAP <= line.x and line.right <= x1 + line.size for x0, x1 in columns):
            break
        end += 1
    return end


def _columns(rows: Sequence[Sequence[PdfLine]]) -> list[tuple[float, float]]:
    """From where to where each column reaches; empty where the rows do not line up.

    The rows with as many cells as most have, at least, show the columns: a heading may stand over several.
    """
    counts = Counter(len(row) for row in rows if len(row) > 1)
    usual = max(counts, key=lambda count: (counts[count], count))
    found = _by_place([row for row in rows if len(row) == usual]) if usual == max(counts) else []
    if found:
        return [] if _set_wide(rows, found) else found
    for count in sorted((count for count in counts if count >= usual), reverse=True):
        spans = sorted((cell.x, cell.right) for row in rows if len(row) >= count for cell in row)
        found = _joined(spans)
        if len(found) >= count:
            break
    if len(found) < usual or len(found) < 2:
        return []
    return [] if _set_wide(rows, found) else found


def _by_place(rows: Sequence[Sequence[PdfLine]]) -> list[tuple[float, float]]:
    """The columns where all rows have as many cells: the first cells make the first column, however they are set.

    Empty where what stands in one column would reach into the next.
    """
    hulls = [(min(cell.x for cell in cells), max(cell.right for cell in cells)) for cells in zip(*rows, strict=True)]
    apart = all(left[1] <= right[0] + _OVERLAP for left, right in pairwise(hulls))
    return hulls if apart and len(rows) >= _FEWEST_ROWS else []


def _set_wide(rows: Sequence[Sequence[PdfLine]], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether the rows may be lines of prose that are set wide by chance, again and again."""
    words = sum(len(cell.text) for row in rows for cell in row)
    return len(columns) == 2 and words > 45 * sum(map(len, rows)) and not _any_figures(rows)


def _any_figures(rows: Sequence[Sequence[PdfLine]]) -> bool:
    return any(any(ch.isdigit() for ch in row[-1].text) for row in rows if len(row) > 1)


def _joined(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that overlap, made one."""
    joined: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if joined and x0 < joined[-1][1] - _OVERLAP:
            joined[-1] = (joined[-1][0], max(joined[-1][1], x1))
        else:
            joined.append((x0, x1))
    return joined


def _table(rows: Sequence[Sequence[PdfLine]], columns: Sequence[tuple[float, float]]) -> PdfTable:
    placed = [
        list(enumerate(row)) if len(row) == len(columns) else [(_column_of(cell, columns), cell) for cell in row]
        for row in rows
    ]
    usual = _usual_gap(rows)
    cells: list[list[str]] = []
    last: Sequence[PdfLine] = ()
    for row, its in zip(rows, placed, strict=True):
        wraps = bool(cells) and _wraps(last, row, [at for at, _ in its], usual)
        if not wraps:
            cells.append([""] * len(columns))
        for at, cell in its:
            cells[-1][at] = f"{cells[-1][at]} {cell.text}".strip()
        last = row
    return PdfTable(tuple(map(tuple, cells)), rows[0][0].page, tuple(columns))


def _usual_gap(rows: Sequence[Sequence[PdfLine]]) -> float:
    """The distance between the rows that have most of the cells, as a multiple of the size of their type."""
    most = max(map(len, rows))
    gaps = [
        (above[0].y - below[0].y) / below[0].size
        for above, below in pairwise(rows)
        if min(len(above), len(below)) >= max(2, most - 1)
    ]
    return median(gaps) if gaps else 0.0


def _wraps(above: Sequence[PdfLine], row: Sequence[PdfLine], columns: Sequence[int], usual: float) -> bool:
    """Whether a row is the next line of the cells above it: nearer than rows are, and with fewer cells."""
    gap = (above[0].y - row[0].y) / max(line.size for line in row)
    if gap > _WRAPPED or len(row) >= max(2, len(above)):
        return False
    return gap < 0.85 * usual or (0 not in columns and gap < 1.05 * usual)


def _column_of(cell: PdfLine, columns: Sequence[tuple[float, float]]) -> int:
    """The column that a cell overlaps most; the first of those that it stands over as a heading."""
    shares = [min(cell.right, x1) - max(cell.x, x0) for x0, x1 in columns]
    covered = [i for i, (x0, x1) in enumerate(columns) if shares[i] > 0.6 * (x1 - x0)]
    return covered[0] if len(covered) > 1 else max(range(len(columns)), key=lambda i: shares[i])
