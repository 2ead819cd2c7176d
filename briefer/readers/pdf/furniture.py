"""Running heads, running feet and page numbers: what stands at the same place of page after page."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.readers.pdf.lines import PdfLine, rows_of

_EDGE_LINES = 2
_MIN_PAGES = 3
_SHARE = 0.4
_GAP = 1.6
_STEP = 6.0
"""Points within which lines of different pages stand at the same height."""

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"\w")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands on one height of a page, or a part of it; `parts` are its lines, by identity."""

    text: str
    y: float
    page: int
    parts: tuple[int, ...]


def without_furniture(pages: Sequence[Sequence[PdfLine]]) -> tuple[list[list[PdfLine]], tuple[str, ...]]:
    """The lines of each page that are content, and what of the running heads is not just a page number, each once.

    A line goes only when it stands apart among the two topmost or lowest of its page, at the same height as lines of
    at least two fifths of the pages and of three, which read the same but for a number that counts the pages. Before or
    after that number the words may change, as those of a chapter's running head do.
    """
    places: defaultdict[tuple[bool, int], list[_Row]] = defaultdict(list)
    near: list[tuple[tuple[bool, int], _Row]] = []
    for page in pages:
        rows = list(rows_of(page))
        head = _edge(rows)
        foot = _edge(rows[len(head) :][::-1])
        for is_head, apart, outer in ((True, head, rows), (False, foot, rows[::-1])):
            for count, beside in enumerate(outer[:_EDGE_LINES]):
                for its in _readings(beside):
                    place = is_head, round(its.y / _STEP)
                    if count < len(apart):
                        places[place].append(its)
                    else:
                        near.append((place, its))
    needed = max(_MIN_PAGES, _SHARE * sum(1 for page in pages if page))
    dropped: dict[int, str] = {}
    running: set[tuple[tuple[bool, int], str]] = set()
    for place, its_rows in places.items():
        for row, said in _running(its_rows, needed):
            running.add((place, row.text))
            dropped.update(dict.fromkeys(row.parts, said))
    # On a page that opens with a heading the running head may be too near to it to stand apart.
    dropped.update((part, its.text) for place, its in near if (place, its.text) in running for part in its.parts)
    content = [[line for line in page if id(line) not in dropped] for page in pages]
    if not any(content):
        return [list(page) for page in pages], ()
    return content, tuple(dict.fromkeys(text for text in dropped.values() if _LETTER.search(text)))


def _readings(row: Sequence[PdfLine]) -> Iterator[_Row]:
    """A row as a whole, and what a wide space parts in it: the chapter at its left changes, the title does not."""
    first = row[0]
    if len(row) > 1:
        yield _Row(" ".join(line.text for line in row), first.y, first.page, tuple(map(id, row)))
    for line in row:
        yield _Row(line.text, first.y, line.page, (id(line),))


def _edge(rows: Sequence[Sequence[PdfLine]]) -> Sequence[Sequence[PdfLine]]:
    """The outermost rows, at most two, that a gap parts from the next; `rows` are ordered from the edge inwards."""
    for count in range(min(_EDGE_LINES, len(rows) - 1), 0, -1):
        outer, inner = rows[count - 1][0], rows[count][0]
        if abs(outer.y - inner.y) > _GAP * max(outer.size, inner.size):
            return rows[:count]
    return rows if len(rows) == 1 else ()


def _running(rows: Sequence[_Row], needed: float) -> Iterator[tuple[_Row, str]]:
    """Which of one place are furniture, and what they say beside the page's number."""
    same = Counter(row.text for row in rows)
    yield from ((row, row.text) for row in rows if same[row.text] >= needed)
    for at in (0, -1):
        counted = [(row, numbers[at]) for row in rows if (numbers := list(_NUMBER.finditer(row.text)))]
        # The distance from the page's place in the file to its number is the same on all pages.
        kinds = Counter(_counting(row, number) for row, number in counted)
        for row, number in counted:
            if kinds[_counting(row, number)] >= needed and same[row.text] < needed:
                yield row, _without(row, number).strip(" |-–—·•")


def _counting(line: _Row, number: re.Match[str]) -> tuple[int, str]:
    """How far a number is from the page's place in the file, and the words that must be the same on all pages."""
    before, after = line.text[: number.start()], line.text[number.end() :]
    at_edge = not _WORD.search(before) or not _WORD.search(after)
    return int(number[0][:9]) - line.page, "" if at_edge else f"{before}#{after}"


def _without(line: _Row, number: re.Match[str]) -> str:
    return line.text[: number.start()] + line.text[number.end() :]
