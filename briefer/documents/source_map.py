"""A text as a reader sees it, with the way back to the text as it was written."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from briefer.documents.article import Section
from briefer.text.characters import odd_spans
from briefer.text.span import Span


@dataclass(frozen=True, slots=True)
class HiddenSpan:
    """A stretch ``written[start:end]`` of which a reader sees `seen` instead: nothing of ``**``, "&" of ``&amp;``.

    It is empty where something is seen that is not written: the end of a row of a table without a last bar.
    """

    start: int
    end: int
    seen: str = ""


def with_odd_characters(text: str, marks: Sequence[HiddenSpan] = ()) -> tuple[HiddenSpan, ...]:
    """The marks of a text, which are in order, and between them the characters that are seen otherwise or not."""
    odd = odd_spans(text)
    if not odd:
        return tuple(marks)
    starts = [mark.start for mark in marks]
    found = list(marks)
    for start, end, seen in odd:
        place = bisect_right(starts, start) - 1
        after = starts[place + 1] if place + 1 < len(starts) else end
        if (place < 0 or marks[place].end <= start) and end <= after:
            found.append(HiddenSpan(start, end, seen))
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))


@dataclass(frozen=True, slots=True)
class SourceMap:
    """What is `written`, and the `text` that a reader sees of it; spans of either have their place in the other.

    `marks` are in order and apart; `places` holds for each the offset in `text` of what is seen in its stead.
    """

    written: str
    text: str
    marks: tuple[HiddenSpan, ...]
    places: tuple[int, ...]

    @classmethod
    def of(cls, written: str, marks: Sequence[HiddenSpan] = ()) -> Self:
        """The text that `marks` leave of what is written."""
        pieces: list[str] = []
        places: list[int] = []
        at = length = 0
        for mark in marks:
            before = written[at : mark.start]
            places.append(length + len(before))
            pieces += [before, mark.seen]
            length = places[-1] + len(mark.seen)
            at = mark.end
        return cls(written, "".join([*pieces, written[at:]]), tuple(marks), tuple(places))

    def to_written(self, span: Span) -> Span:
        """Where a span of `text` is written, without marks before and behind it: ``18**%`` for "18%" of ``**18**%``."""
        if span.start == span.end:
            return Span(self._first(span.start), self._first(span.start))
        return Span(self._first(span.start), self._last(span.end - 1))

    def with_marks(self, span: Span) -> Span:
        """Like `to_written`, with the marks that touch it: ``**18**%`` where that is all; none that shows something."""
        written = self.to_written(span)
        start, end = written.start, written.end
        before = bisect_right(self.marks, start, key=lambda mark: mark.end) - 1
        while before >= 0 and self.marks[before].end == start and not self.marks[before].seen:
            start = self.marks[before].start
            before -= 1
        behind = bisect_left(self.marks, end, key=lambda mark: mark.start)
        while behind < len(self.marks) and self.marks[behind].start == end and not self.marks[behind].seen:
            end = self.marks[behind].end
            behind += 1
        return Span(start, end)

    def marks_in(self, span: Span) -> tuple[HiddenSpan, ...]:
        """The marks that lie in a written span."""
        first = bisect_left(self.marks, span.start, key=lambda mark: mark.start)
        last = bisect_right(self.marks, span.end, key=lambda mark: mark.end)
        return self.marks[first:last]

    def from_written(self, span: Span) -> Span:
        """What is seen of a written span, as a span of `text`; an empty one where that is nothing."""
        return Span(self._seen(span.start), self._seen(span.end))

    def section(self, section: Section) -> Section:
        """A section of what is written as one of `text`; a paragraph of which nothing is seen is none."""
        body = self.from_written(Span(section.start, section.end))
        return replace(
            section,
            start=body.start,
            end=body.end,
            text=body.of(self.text),
            heading_span=self.from_written(section.heading_span) if section.heading_span else None,
            paragraphs=tuple(span for span in map(self.from_written, section.paragraphs) if span.of(self.text).strip()),
        )

    def _first(self, offset: int) -> int:
        """Where the character at `offset` of the text begins to be written."""
        mark, rest = self._before(offset)
        return offset if mark is None else mark.start if rest < 0 else mark.end + rest

    def _last(self, offset: int) -> int:
        """Where the character at `offset` of the text ends to be written."""
        mark, rest = self._before(offset)
        return offset + 1 if mark is None else mark.end if rest < 0 else mark.end + rest + 1

    def _before(self, offset: int) -> tuple[HiddenSpan | None, int]:
        """The last mark at or before an offset of the text, and how far behind what is seen of it: negative inside."""
        index = bisect_right(self.places, offset) - 1
        if index < 0:
            return None, offset
        mark = self.marks[index]
        return mark, offset - self.places[index] - len(mark.seen)

    def _seen(self, offset: int) -> int:
        index = bisect_right(self.marks, offset, key=lambda mark: mark.end)
        behind = self.marks[index - 1] if index else None
        place = offset if behind is None else self.places[index - 1] + len(behind.seen) + offset - behind.end
        # Inside the next mark there is no more to see than at its start.
        return min(place, self.places[index]) if index < len(self.marks) else place
