"""Footnotes: small type at the foot of a page or a column, that begins with a mark which stands raised above it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefer.readers.pdf.lines import PdfLine
from briefer.text.superscripts import RAISED_DIGITS, plain_digits, raised

_SMALLER = 0.95
_MARK = re.compile(
    rf"(?P<raised>[{RAISED_DIGITS}]{{1,3}})\s*(?=\S)|(?P<plain>\d{{1,3}})[.)]?\s+(?=\S)|\[?(?P<letter>[a-z])[\])]\s*(?=\S)"
    r"|(?P<sign>[*†‡§¶]{1,3})\s*(?=\S)"
)
_SIGN = re.compile(r"[*†‡§¶]")


def body_size(lines: Iterable[PdfLine]) -> float:
    """The size of type in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def parted(region: Sequence[PdfLine], page: Sequence[PdfLine], body: float) -> tuple[list[PdfLine], list[PdfLine]]:
    """The lines of a region that are its text, and those that are footnotes, each from the top down.

    Args:
        region: lines of one column, or of the whole page.
        page: all lines of its page, among them those that bear the marks.
        body: the size of type in which most of the text is set.
    """
    lines = sorted(region, key=lambda line: -line.y)
    first = len(lines)
    while first and lines[first - 1].size < _SMALLER * body:
        first -= 1
    while first < len(lines) and not _begins_note(lines[first], page):
        first += 1
    foot = {id(line) for line in lines[first:]}
    return [line for line in region if id(line) not in foot], lines[first:]


def notes_of(lines: Sequence[PdfLine]) -> list[tuple[str, list[PdfLine]]]:
    """The footnotes that lines make, each with its mark: a number, a letter or a sign; its lines are without it."""
    notes: list[tuple[str, list[PdfLine]]] = []
    for line in lines:
        mark = _MARK.match(line.text)
        if mark and (not notes or not mark["plain"] or _follows(mark["plain"], notes[-1][0])):
            notes.append((_named(mark), [replace(line, text=line.text[mark.end() :])]))
        elif notes:
            notes[-1][1].append(line)
    return notes


def _named(mark: re.Match[str]) -> str:
    return plain_digits(mark["raised"] or "") or mark["plain"] or mark["letter"] or mark["sign"]


def _follows(number: str, last: str) -> bool:
    return last.isdecimal() and int(number) == int(last) + 1


def _begins_note(line: PdfLine, page: Sequence[PdfLine]) -> bool:
    """Whether a line begins with a mark that stands elsewhere on its page."""
    mark = _MARK.match(line.text)
    if mark is None:
        return False
    if mark["sign"]:
        return any(mark["sign"] in other.text for other in page if other is not line)
    named = _named(mark)
    signs = (f"[{named}]",) if mark["letter"] else (raised(named), f"[{named}]")
    return any(sign in other.text for other in page if other is not line for sign in signs)
