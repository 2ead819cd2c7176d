"""The grid of a table: from where to where its columns reach, and which lines make a row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefer.readers.pdf.lines import PdfLine

_OVERLAP = 1.0
_SAME_ROW = 1.12
"""How much farther apart than the lines of a cell, in multiples of their distance, two lines of one row may be."""
_WRAPPED = 1.5
_FIGURE = re.compile(
    r"[(−–-]?\s?[$€£¥]?\s?\d[\d.,\s]*\s?(?:%|[mb]n|[kKmM])?\)?[*†‡⁰-⁹¹²³]*\Z|n/?a\Z|[-–—]\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, the columns in points, and how many lines of type the rows have in all."""

    cells: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[float, float], ...]
    lines: int


def grid_of(rows: Sequence[Sequence[PdfLine]]) -> Grid | None:
    """The grid that rows of type make, from the top down; None where what stands in them does not line up."""
    columns = _columns(rows)
    if len(columns) < 2:
        return None
    placed = [_placed(row, columns) for row in rows]
    cells: list[tuple[str, ...]] = []
    for band in _bands(placed):
        lines: list[list[str]] = [[] for _ in columns]
        for row in band:
            for at, cell in row:
                lines[at].append(cell.text)
        cells.append(tuple(" ".join(its) for its in lines))
    return Grid(tuple(cells), tuple(columns), len(rows))


_Placed = list[tuple[int, PdfLine]]
"""A row of type: each part of it with its column."""


def _columns(rows: Sequence[Sequence[PdfLine]]) -> list[tuple[float, float]]:
    """From where to where each column reaches; empty where the rows do not line up.

    Where all full rows have as many parts, the first parts make the first column, however they are set. Elsewhere what
    overlaps is one column, what stands over several left aside, and neighbours that share no row are one.
    """
    most = max(map(len, rows))
    full = [row for row in rows if len(row) == most]
    hulls = [(min(cell.x for cell in its), max(cell.right for cell in its)) for its in zip(*full, strict=True)]
    apart = all(left[1] <= right[0] + _OVERLAP for left, right in pairwise(hulls))
    if apart and 2 * len(full) >= sum(len(row) > 1 for row in rows) and _fit(rows, hulls):
        return hulls
    parts = [cell for row in rows for cell in row]
    for share in (1.0, 0.5, 0.34):
        widest = share * (max(cell.right for cell in parts) - min(cell.x for cell in parts))
        spans = _joined(sorted((cell.x, cell.right) for cell in parts if cell.right - cell.x <= widest))
        if len(spans) >= most:
            return _without_splits(spans, rows, most)
    return []


def _fit(rows: Sequence[Sequence[PdfLine]], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether what the other rows hold stands within one column each, but for a few that stand over several."""
    parts = [cell for row in rows for cell in row if len(row) < len(columns)]
    over = sum(sum(cell.x < x1 - _OVERLAP and x0 + _OVERLAP < cell.right for x0, x1 in columns) > 1 for cell in parts)
    return 4 * over <= max(4, len(parts))


def _joined(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that overlap, made one."""
    joined: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if joined and x0 < joined[-1][1] - _OVERLAP:
            joined[-1] = (joined[-1][0], max(joined[-1][1], x1))
        else:
            joined.append((x0, x1))
    return joined


def _without_splits(
    spans: list[tuple[float, float]], rows: Sequence[Sequence[PdfLine]], most: int
) -> list[tuple[float, float]]:
    """Columns of which no two neighbours are one that is set in two ways: a head in the middle, cells at the left."""
    while len(spans) > most:
        held = [{_column_of(cell, spans) for cell in row} for row in rows]
        lone = [i for i in range(len(spans) - 1) if not any({i, i + 1} <= its for its in held)]
        if not lone:
            break
        at = min(lone, key=lambda i: spans[i + 1][0] - spans[i][1])
        spans = [*spans[:at], (spans[at][0], spans[at + 1][1]), *spans[at + 2 :]]
    return spans


def _placed(row: Sequence[PdfLine], columns: Sequence[tuple[float, float]]) -> _Placed:
    if len(row) == len(columns):
        return list(enumerate(row))
    return [(_column_of(cell, columns), cell) for cell in row]


def _column_of(cell: PdfLine, columns: Sequence[tuple[float, float]]) -> int:
    """The column that a cell overlaps most; the first of those that it stands over as a heading."""
    shares = [min(cell.right, x1) - max(cell.x, x0) for x0, x1 in columns]
    covered = [i for i, (x0, x1) in enumerate(columns) if shares[i] > 0.6 * (x1 - x0)]
    return covered[0] if len(covered) > 1 else max(range(len(columns)), key=lambda i: shares[i])


def _bands(rows: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """The rows of a table, each of one line of type or of several.

    Lines are of one row where they are as near as the lines of a cell, or nearer, and where the next row is farther;
    but two figures in one column are of two rows. Where all lines are as near, a line that leaves the first column
    empty goes with the one above.
    """
    leading = _leading(rows)
    band: list[_Placed] = []
    for row in rows:
        if band and not _goes_on(band, row, leading):
            yield band
            band = []
        band.append(row)
    if band:
        yield band


def _leading(rows: Sequence[_Placed]) -> float | None:
    """The distance between the lines of a cell; None where no lines are nearer than rows are."""
    near: list[float] = []
    last: dict[int, PdfLine] = {}
    for row in rows:
        for at, cell in row:
            if at in last:
                near.append(last[at].y - cell.y)
            last[at] = cell
    size = max(cell.size for row in rows for _, cell in row)
    if not near or min(near) > _WRAPPED * size:
        return None
    least = min(near)
    return least if max(near) > _SAME_ROW * least else None


def _goes_on(band: Sequence[_Placed], row: _Placed, leading: float | None) -> bool:
    held = {at for above in band for at, cell in above if _FIGURE.match(cell.text)}
    if any(at in held and _FIGURE.match(cell.text) for at, cell in row):
        return False
    gap = band[-1][0][1].y - row[0][1].y
    if leading is not None:
        return gap < _SAME_ROW * leading
    size = max(cell.size for _, cell in row)
    fewer = len(row) < max(2, len(band[-1]))
    return gap < _WRAPPED * size and fewer and all(at for at, _ in row)
