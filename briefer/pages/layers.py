"""A text with marks on stretches of it, as the paragraphs and pieces that a page is written from."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefer.text.span import Span


@dataclass(frozen=True, slots=True)
class PageMark:
    """What a page says of a stretch of a text.

    Attributes:
        span: The stretch.
        kind: Its look: a class of the style sheet.
        name: The name that links lead to; unique on the page.
        target: The name that it leads to, "" for none.
        note: What is told of it, for whoever points at it or has it read aloud.
    """

    span: Span
    kind: str
    name: str
    target: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that is marked alike: the marks on it, the first one its own, and where links may lead.

    `names` are those of all marks that begin here: one link may lead to each.
    """

    text: str
    mark: PageMark | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces under one outer mark (a sentence), or under none; `opens` is true for the first run of the mark."""

    pieces: tuple[Piece, ...]
    mark: PageMark | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a text."""

    runs: tuple[Run, ...]


def layered(text: str, outer: Sequence[PageMark], inner: Sequence[PageMark]) -> tuple[Paragraph, ...]:
    """The lines of a text that are not blank, with two layers of marks. Linear in text and marks, but for sorting.

    Args:
        text: The text.
        outer: Marks of sentences; one that overlaps an earlier one is cut to what is left of it.
        inner: Marks of names and figures; of several on one stretch the first is shown, and links lead to all.
    """
    outside, inside = _flat(outer), _grouped(inner)
    edges = sorted({edge for mark in outside for edge in (mark.span.start, mark.span.end)})
    paragraphs: list[Paragraph] = []
    opened: set[str] = set()
    at = 0
    for line in text.split("\n"):
        start, end, at = at, at + len(line), at + len(line) + 1
        if not line.strip():
            continue
        runs: list[Run] = []
        for span in _cut(start, end, edges):
            mark = _covering(outside, span)
            opens = mark is not None and mark.name not in opened
            if mark is not None:
                opened.add(mark.name)
            runs.append(Run(tuple(_pieces(text, span, inside)), mark, opens))
        paragraphs.append(Paragraph(tuple(runs)))
    return tuple(paragraphs)


def _flat(marks: Sequence[PageMark]) -> list[PageMark]:
    """The marks in order, none of which overlaps another."""
    out: list[PageMark] = []
    end = 0
    for mark in sorted(marks, key=lambda m: (m.span.start, -m.span.end)):
        start = max(mark.span.start, end)
        if start < mark.span.end:
            out.append(replace(mark, span=Span(start, mark.span.end)))
            end = mark.span.end
    return out


@dataclass(frozen=True, slots=True)
class _Group:
    """Marks that share a stretch: the one that is shown, and the names of all."""

    mark: PageMark
    names: tuple[str, ...]


def _grouped(marks: Sequence[PageMark]) -> list[_Group]:
    groups: list[_Group] = []
    for mark in sorted(marks, key=lambda m: (m.span.start, -m.span.end)):
        last = groups[-1] if groups else None
        if last is not None and mark.span.start < last.mark.span.end:
            groups[-1] = replace(last, names=(*last.names, mark.name))
        else:
            groups.append(_Group(mark, (mark.name,)))
    return groups


def _cut(start: int, end: int, edges: Sequence[int]) -> Iterator[Span]:
    """A stretch cut at the edges that lie within it."""
    low, high = bisect_right(edges, start), bisect_right(edges, end - 1)
    places = [start, *edges[low:high], end]
    yield from (Span(a, b) for a, b in pairwise(places))


def _covering(marks: Sequence[PageMark], span: Span) -> PageMark | None:
    index = bisect_right(marks, span.start, key=lambda mark: mark.span.start) - 1
    return marks[index] if index >= 0 and span.start < marks[index].span.end else None


def _pieces(text: str, span: Span, groups: Sequence[_Group]) -> Iterator[Piece]:
    at = span.start
    index = bisect_right(groups, span.start, key=lambda group: group.mark.span.start)
    if index and groups[index - 1].mark.span.end > span.start:
        index -= 1  # a mark that began before this stretch goes on in it
    while index < len(groups) and groups[index].mark.span.start < span.end:
        group = groups[index]
        start, end = max(group.mark.span.start, span.start), min(group.mark.span.end, span.end)
        if at < start:
            yield Piece(text[at:start])
        names = group.names if start == group.mark.span.start else ()
        yield Piece(text[start:end], group.mark, names)
        at, index = end, index + 1
    if at < span.end:
        yield Piece(text[at : span.end])
