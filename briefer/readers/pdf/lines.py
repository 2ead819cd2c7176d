"""From the runs of a page to its lines: what stands on one line, what is raised or lowered, and where words end."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefer.readers.markdown.article import on_one_line
from briefer.readers.markdown.render import clean
from briefer.readers.pdf.line_text import LOWERED_ALONE, MARK_GAP, RAISED_ALONE, SAME, SMALL, script_of, text_of_runs
from briefer.readers.pdf.runs import Run
from briefer.text.abbreviations import MONTHS

_HIGHEST, _LOWEST = 0.8, -0.65
_HIGHEST_ALONE = 0.65
_MOST_RAISED = 12
"""Longest raised or lowered text, in characters."""
_CELL_GAP = 0.75
"""A gap, as a share of the type's size, between what may be two cells of a table: no space is drawn this wide, but that
of a justified line."""
_OVERLAP = -0.9
_SAME_SIZE = 0.02
_SHORT = 12
_LARGE_SHARE = 0.15
"""Share of a longer line that its largest type must have to be what the rest leans on."""


_GROUPED = re.compile(r"((?:(?<!\S)\S+ )?(?<![\w.,+/-])[$€£¥]?)([1-9]\d{0,2}(?: \d{3})+)(?![\w/-]|[.,]\d{3}| \d)")
_NAMES_FIRST = re.compile(r"(?:[A-Z]|\S*\d)\S*(?<![:;,.!?(]) ")
_MARK = re.compile(r"[\[(]?\w{1,3}[\])]?\Z|[*†‡§]{1,3}\Z")


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of text, or what of it stands apart from the rest: a cell of a table, a line of one column.

    `size` is that of most of its type; `x` to `right` and the baseline `y` are in points from the lower left of the
    page. `order` counts the runs that were drawn before it on its page.
    """

    text: str
    size: float
    bold: bool
    x: float
    y: float
    page: int
    right: float = 0.0
    order: int = 0
    room: float = 0.0
    """The right edge up to which lines reach where it stands; 0 where that is not known."""
    parts: "tuple[PdfLine, ...]" = ()
    """What a wide space parts in it: cells, where the rest of their table stands on another page."""
    marked: bool = False
    """Whether it begins with raised type, which belongs to the last word of the line above, or to a note."""


@dataclass(slots=True)
class _Open:
    """A line that is being put together; runs lie in the order in which they are read."""

    runs: list[Run]
    size: float
    y: float
    x1: float
    length: int
    turned: int = 0
    scripts: set[int] = field(default_factory=set)


def lines_of(runs: Sequence[Run], page: int) -> list[PdfLine]:
    """The lines of a page, in the order in which they are drawn."""
    return [line for opened in _gathered(runs) if (line := _line(opened, page)) is not None]


def _gathered(runs: Iterable[Run]) -> list[_Open]:
    lines: list[_Open] = []
    current: _Open | None = None
    for run in runs:
        if current is None or not _joins(current, run):
            current = _Open([run], run.size, run.y, run.x1, len(run.text), run.turned)
            lines.append(current)
            continue
        current.runs.append(run)
        current.x1 = max(current.x1, run.x1)
        bigger = run.size >= current.size * (1 - _SAME_SIZE)
        if len(current.runs) == 2 and run.y != current.y and bigger and len(run.text) > current.length:
            # The line opened with a raised mark.
            current.size, current.y = run.size, run.y
    return _with_strays(lines)


def _joins(line: _Open, run: Run) -> bool:
    """Whether a run carries on a line."""
    if run.turned != line.turned:
        return False
    size = max(line.size, run.size)
    gap = run.x0 - line.x1
    if not _OVERLAP * size < gap < _CELL_GAP * size:
        return False
    return _level(line, run, size) or _is_script(line, run)


def _level(line: _Open, run: Run, size: float) -> bool:
    return abs(run.y - line.y) <= SAME * size + 0.01


def _is_script(line: _Open, run: Run) -> bool:
    """Whether a run is raised or lowered beside a line, or the line is one beside the run."""
    rise = (run.y - line.y) / max(line.size, run.size)
    if run.size <= SMALL * line.size:
        return _LOWEST < rise < _HIGHEST and len(run.text) <= _MOST_RAISED
    if line.size <= SMALL * run.size:
        return _LOWEST < -rise < _HIGHEST and _is_mark(line)
    last = line.runs[-1]
    if last.y != line.y and abs(run.y - last.y) <= SAME * run.size:
        return True  # more of what is raised
    if run.x0 - line.x1 > MARK_GAP * run.size:
        return False
    # Type of the line's own size, or nearly: WeasyPrint makes raised type hardly smaller.
    return (len(run.text) <= _MOST_RAISED and _is_off(rise)) or (_is_mark(line) and _is_off(-rise))


def _is_off(rise: float) -> bool:
    return RAISED_ALONE < rise < _HIGHEST_ALONE or -_HIGHEST_ALONE < rise < LOWERED_ALONE


def _is_mark(line: _Open) -> bool:
    """Whether a line is no more, so far, than what may be raised beside what follows."""
    return len(line.runs) == 1 and line.length <= _MOST_RAISED


def _with_strays(lines: list[_Open]) -> list[_Open]:
    """Lines with the raised and lowered type that was drawn at another time than they were.

    A link's text is, by some producers.
    """
    strays = [line for line in lines if len(line.runs) == 1 and _MARK.match(line.runs[0].text)]
    if not strays:
        return lines
    hosts = [line for line in lines if line.length > 4 or len(line.runs) > 1]
    gone: set[int] = set()
    for stray in strays:
        run = stray.runs[0]
        for host in hosts:
            if host.turned != run.turned or run.size > SMALL * host.size:
                continue
            rise = (run.y - host.y) / host.size
            if not (_LOWEST < rise < _HIGHEST) or abs(rise) < SAME:
                continue
            at = next((i for i, other in enumerate(host.runs) if -0.2 < (run.x0 - other.x1) / host.size < 0.25), None)
            if at is not None:
                host.runs.insert(at + 1, run)
                host.x1 = max(host.x1, run.x1)
                gone.add(id(stray))
                break
    return [line for line in lines if id(line) not in gone]


def _line(opened: _Open, page: int) -> PdfLine | None:
    sizes: Counter[float] = Counter()
    bold = 0
    for run in opened.runs:
        sizes[round(2 * run.size) / 2] += len(run.text)
        bold += len(run.text) if run.bold else 0
    size = sizes.most_common(1)[0][0]
    base = _base(opened.runs)
    text = _with_groups(on_one_line(clean(text_of_runs(opened.runs, size, base))))
    if not text:
        return None
    first = opened.runs[0]
    is_bold = 10 * bold >= 9 * sizes.total()
    right = max(run.x1 for run in opened.runs)
    marked = script_of(first, size, base) > 0
    return PdfLine(text, size, is_bold, first.x0, base, page, right, first.order, marked=marked)


def _with_groups(text: str) -> str:
    """A line with no-break spaces within its figures: a PDF draws the one of "12 500 riders" as any other.

    "On May 12 500 people came" has two figures.
    """
    return _GROUPED.sub(_grouped, text)


def _grouped(match: re.Match[str]) -> str:
    before = match[1]
    named = _NAMES_FIRST.match(before) is not None and (match.start() > 0 or before[:3] in {*MONTHS, "May"})
    return match[0] if named else before + match[2].replace(" ", "\u00a0")


def _base(runs: Sequence[Run]) -> float:
    """The baseline of a line: that of its largest type, which raised and lowered type leans on."""
    largest = max(run.size for run in runs)
    large = [run for run in runs if run.size >= largest * (1 - _SAME_SIZE)]
    total = sum(len(run.text) for run in runs)
    if total > _SHORT and sum(len(run.text) for run in large) < _LARGE_SHARE * total:
        large = list(runs)  # an initial, or the sign of a sum
    return max(large, key=lambda run: len(run.text)).y


def rows_of(lines: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """The lines of a page that stand side by side, from the top down, each row from the left."""
    row: list[PdfLine] = []
    for line in sorted(lines, key=lambda line: (-line.y, line.x)):
        if row and row[0].y - line.y > 0.3 * max(line.size, row[0].size):
            yield sorted(row, key=lambda line: line.x)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda line: line.x)
