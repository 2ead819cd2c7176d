"""Running heads, running feet and page numbers: what stands at the same place of page after page."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from briefer.readers.pdf.lines import PdfLine, rows_of

_EDGE_LINES = 2
_MIN_PAGES = 3
_SHARE = 0.5
_GAP = 1.6
_STEP = 6.0
"""Points within which lines of different pages stand at the same height."""

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"\w")
_LETTER = re.compile(r"[^\W\d_]")


def without_furniture(pages: Sequence[Sequence[PdfLine]]) -> tuple[list[list[PdfLine]], tuple[str, ...]]:
    """The lines of each page that are content, and what of the running heads is not just a page number, each once.

    A line goes only when it stands apart among the two topmost or lowest of its page, at the same height as lines of
    at least half of the pages and of three, which read the same but for a number that counts the pages. Before or after
    that number the words may change, as those of a chapter's running head do.
    """
    places: defaultdict[tuple[bool, int], list[PdfLine]] = defaultdict(list)
    for page in pages:
        rows = list(rows_of(page))
        head = _edge(rows)
        for line in chain.from_iterable(head):
            places[True, round(line.y / _STEP)].append(line)
        for line in chain.from_iterable(_edge(rows[len(head) :][::-1])):
            places[False, round(line.y / _STEP)].append(line)
    needed = max(_MIN_PAGES, _SHARE * sum(1 for page in pages if page))
    dropped: dict[int, str] = {}
    for lines in places.values():
        dropped.update(_running(lines, needed))
    content = [[line for line in page if id(line) not in dropped] for page in pages]
    if not any(content):
        return [list(page) for page in pages], ()
    return content, tuple(dict.fromkeys(text for text in dropped.values() if _LETTER.search(text)))


def _edge(rows: Sequence[Sequence[PdfLine]]) -> Sequence[Sequence[PdfLine]]:
    """The outermost rows, at most two, that a gap parts from the next; `rows` are ordered from the edge inwards."""
    for count in range(min(_EDGE_LINES, len(rows) - 1), 0, -1):
        outer, inner = rows[count - 1][0], rows[count][0]
        if abs(outer.y - inner.y) > _GAP * max(outer.size, inner.size):
            return rows[:count]
    return rows if len(rows) == 1 else ()


def _running(lines: Sequence[PdfLine], needed: float) -> dict[int, str]:
    """Which lines of one place are furniture, by identity, and what they say beside the page's number."""
    same = Counter(line.text for line in lines)
    found = {id(line): line.text for line in lines if same[line.text] >= needed}
    for at in (0, -1):
        counted = [(line, numbers[at]) for line in lines if (numbers := list(_NUMBER.finditer(line.text)))]
        # The distance from the page's place in the file to its number is the same on all pages.
        kinds = Counter(_counting(line, number) for line, number in counted)
        for line, number in counted:
            if kinds[_counting(line, number)] >= needed and id(line) not in found:
                found[id(line)] = _without(line, number).strip(" |-–—·•")
    return found


def _counting(line: PdfLine, number: re.Match[str]) -> tuple[int, str]:
    """How far a number is from the page's place in the file, and the words that must be the same on all pages."""
    before, after = line.text[: number.start()], line.text[number.end() :]
    at_edge = not _WORD.search(before) or not _WORD.search(after)
    return int(number[0][:9]) - line.page, "" if at_edge else f"{before}#{after}"


def _without(line: PdfLine, number: re.Match[str]) -> str:
    return line.text[: number.start()] + line.text[number.end() :]
