"""The order in which the lines of a page are read: down one column, then down the next."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from briefer.readers.pdf.lines import PdfLine

_FEWEST_LINES = 4
_FEWEST_CHARACTERS = 120
"""A column has this much text at least."""
_LINE = 14
"""Fewest characters of a line that shows a column: the cells of a table are shorter."""
_FULL = 0.75
_MOSTLY_FULL = 0.5
"""Share of a column's lines that reach from its left edge to its right; in a column of a table few do."""
_FLOWING = 0.25
"""Share of the lines of a column of text that begin with a small letter, in the middle of a sentence, at least."""
_SAME_LEADING = 1.15
_RUNNING = 0.7
_MOST_CROSSING = 0.34
_SLACK = 2.0
"""Points by which lines may reach into the space between two columns."""
_MOST_COLUMNS = 5


def regions_of(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """The regions of a page in the order in which they are read.

    Between two lines that reach across columns, such as a headline and a footnote, the columns are read one by one.
    """
    cuts = _cuts(lines)
    if not cuts:
        return [_with_room(lines)]
    edges = [float("-inf"), *cuts, float("inf")]
    regions: list[list[PdfLine]] = []
    columns: list[list[PdfLine]] = [[] for _ in edges[1:]]
    across: list[PdfLine] = []

    def flush() -> None:
        for column in columns:
            if column:
                regions.append(_with_room(column))
                column.clear()

    for line in sorted(lines, key=lambda line: (-line.y, line.x)):
        home = next(
            (i for i in range(len(columns)) if edges[i] - _SLACK <= line.x and line.right <= edges[i + 1] + _SLACK),
            None,
        )
        if home is None:
            flush()
            across.append(line)
            continue
        if across:
            regions.append(_with_room(across))
            across = []
        columns[home].append(line)
    flush()
    if across:
        regions.append(_with_room(across))
    return regions


def _with_room(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines of a region, each with the edge up to which those in type of its size reach."""
    edges: defaultdict[float, list[float]] = defaultdict(list)
    for line in lines:
        edges[line.size].append(line.right)
    usual = max(edges.values(), key=len)
    return [
        replace(line, room=max(edges[line.size] if len(edges[line.size]) >= _FEWEST_LINES else usual)) for line in lines
    ]


def _cuts(lines: Sequence[PdfLine]) -> list[float]:
    """Where a page is cut into columns, from the left: the edges at which they begin."""
    pending = [list(lines)]
    cuts: list[float] = []
    while pending and len(cuts) < _MOST_COLUMNS - 1:
        part = pending.pop()
        cut = _cut(part)
        if cut is not None:
            cuts.append(cut)
            pending += [
                [line for line in part if line.right <= cut + _SLACK],
                [line for line in part if line.x >= cut - _SLACK],
            ]
    return sorted(cuts)


def _cut(lines: Sequence[PdfLine]) -> float | None:
    """The edge at which a column begins right of another; None where all is one."""
    prose = [line for line in lines if len(line.text) >= _LINE]
    if len(prose) < 2 * _FEWEST_LINES:
        return None
    best, most = None, 0
    for x in sorted({round(line.x, 1) for line in prose}):
        left = [line for line in prose if line.right <= x + _SLACK and line.x < x - _SLACK]
        right = [line for line in prose if line.x >= x - _SLACK]
        crossing = len(prose) - len(left) - len(right)
        if crossing > _MOST_CROSSING * len(prose) or not (_is_column(left) and _is_column(right)):
            continue
        if not _side_by_side(left, right):
            continue
        weight = min(_characters(left), _characters(right)) - crossing * _LINE
        if weight > most:
            best, most = x, weight
    return best


def _is_column(lines: Sequence[PdfLine]) -> bool:
    """Whether lines are text that runs down a column, and no column of a table."""
    if len(lines) < _FEWEST_LINES or _characters(lines) < _FEWEST_CHARACTERS:
        return False
    if sum(line.text[0].islower() for line in lines) < _FLOWING * len(lines):
        return False
    width = max(line.right for line in lines) - min(line.x for line in lines)
    full = sum(line.right - line.x >= _FULL * width for line in lines)
    return (full >= _MOSTLY_FULL * len(lines) and _runs_down(lines)) or _holds_columns(lines)


def _runs_down(lines: Sequence[PdfLine]) -> bool:
    """Whether most lines follow the one above as closely as lines of a paragraph do; cells of a table stand apart."""
    heights = sorted((line.y for line in lines), reverse=True)
    gaps = [above - below for above, below in pairwise(heights) if above - below > 0.5 * lines[0].size]
    if not gaps:
        return False
    leading = min(gaps)
    return sum(gap <= _SAME_LEADING * leading for gap in gaps) >= _RUNNING * len(gaps)


def _holds_columns(lines: Sequence[PdfLine]) -> bool:
    """Whether lines themselves lie in several columns: each of three reaches over a third of the page."""
    starts: dict[int, list[PdfLine]] = {}
    for line in lines:
        starts.setdefault(round(line.x / 4), []).append(line)
    columns = [its for its in starts.values() if len(its) >= _FEWEST_LINES]
    if len(columns) < 2:
        return False
    widths = [max(line.right - line.x for line in its) for its in columns]
    full = sum(line.right - line.x >= _FULL * width for its, width in zip(columns, widths, strict=True) for line in its)
    return full >= _MOSTLY_FULL * sum(map(len, columns))


def _side_by_side(left: Sequence[PdfLine], right: Sequence[PdfLine]) -> bool:
    """Whether two columns stand next to each other for the height of some lines."""
    top = min(max(line.y for line in left), max(line.y for line in right))
    foot = max(min(line.y for line in left), min(line.y for line in right))
    return top - foot > 2 * max(left[0].size, right[0].size)


def _characters(lines: Sequence[PdfLine]) -> int:
    return sum(len(line.text) for line in lines)
