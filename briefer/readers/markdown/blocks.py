"""The blocks of a Markdown text that hold words, with exact offsets, and the marks in them."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any, Literal

from briefer.documents.source_map import HiddenSpan
from briefer.readers.markdown.html_blocks import words_in
from briefer.readers.markdown.inline import inline_marks
from briefer.readers.markdown.unseen import comments_of, unseen_of
from briefer.text.span import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKER = re.compile(r"(?:\s|>|[-*+]\s|\d{1,9}[.)]\s)*")
_YEAR_MARK = re.compile(r"\d{3,}[.)]\s")
_QUOTE_MARKS = re.compile(r"[\s>]*")
_FOOTNOTE = re.compile(r"^[ \t>]*\[\^([^\s\[\]]+)\]:", re.MULTILINE)
# "Fee\n: $12 a night\n: $40 a week", as Pandoc and PHP Markdown Extra have it.
_DEFINITION = re.compile(r"^:[ \t]+(?=\S)", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED_BAR = re.compile(r"\\\|")
_CLOSING = (".", "!", "?", ":", ";", ",")
"""After these, no semicolon parts a cell from the next, and no full stop a row."""
_EMPHASIS = "*_`"
_INLINE_TAG = re.compile(r"</?[A-Za-z][^<]*>\Z")
_INLINE_COMMENT = re.compile(r"<[!?]")
# As the parser has it: in what a JSON or an HTML file says, a carriage return alone ends a line too.
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph (an item's too), a row of a table, or code and raw HTML, which are asides.

    `span` is where its own words stand; `contents` are these words as Markdown has them, without what lists and quotes
    put before a line: one string, one for each cell of a row, none for an aside. `level` is a heading's, `raw` is true
    for an aside of HTML: what is seen of it is not what is written.
    """

    kind: Literal["heading", "paragraph", "row", "aside"]
    span: Span
    contents: tuple[str, ...] = ()
    level: int = 0
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Markup:
    """A Markdown text from `start` on, read: its blocks in order, and what its words may refer to."""

    text: str
    blocks: tuple[Block, ...]
    references: Mapping[str, Any] = field(repr=False)
    footnotes: frozenset[str]
    definitions: tuple[Span, ...]
    """The lines that say where references lead, which nobody sees."""
    raw: tuple[Span, ...] = ()
    """The blocks of raw HTML, those whose words are paragraphs too."""
    plain: bool = False
    """Whether what is inside of paragraphs and rows is no markup: a reader made the text, and escapes only headings."""

    @classmethod
    def of(cls, text: str, start: int = 0, *, plain: bool = False) -> Markup:
        """Reads the blocks of a text, not what is inside of them."""
        lines = [start, *(match.end() for match in _LINE_END.finditer(text, start)), len(text) + 1]
        found: dict[str, Any] = {}
        tokens = _parser().parse(text[start:], found)
        references = found.get("references", {})
        defined = [*references.values(), *found.get("duplicate_refs", ())]
        places = sorted((lines[first], min(lines[end] - 1, len(text))) for first, end in (d["map"] for d in defined))
        return cls(
            text,
            tuple(_blocks(text, tokens, lines)),
            references,
            frozenset(match[1] for match in _FOOTNOTE.finditer(text, start)),
            tuple(Span(*place) for place in places),
            tuple(_raw(text, tokens, lines)),
            plain,
        )

    def inline(self, content: str) -> tuple[HiddenSpan, ...]:
        """The marks in the content of a block."""
        return inline_marks(content, self.references, self.footnotes)

    def marks(self, *, of_source: bool = False) -> tuple[HiddenSpan, ...]:
        """What a reader does not see as it is written, in order and apart; asides are seen as they are, but comments.

        Of a source, which supports what others state, the tags of asides are marks too, and whole elements that a page
        does not show: some sites show these, so that in a summary they are read.
        """
        found = self._marks()
        if not self.plain:
            found += [HiddenSpan(span.start, span.end) for span in comments_of(self.text, self.raw)]
        if of_source and not self.plain:
            tags, elements = unseen_of(self.text, self.raw, self._in_lines(found, _INLINE_TAG))
            found += [*tags, *(HiddenSpan(span.start, span.end) for span in elements)]
        return tuple(_apart(sorted(found, key=lambda mark: (mark.start, -mark.end))))

    def unseen(self) -> list[Span]:
        """The comments, and the elements that a page does not show, in order and apart."""
        if "<" not in self.text or self.plain:
            return []
        marks = self._marks()
        elements = unseen_of(self.text, self.raw, self._in_lines(marks, _INLINE_TAG))[1]
        found = [*comments_of(self.text, self.raw), *self._in_lines(marks, _INLINE_COMMENT), *elements]
        apart = _apart(sorted((HiddenSpan(s.start, s.end) for s in found), key=lambda mark: (mark.start, -mark.end)))
        return [Span(mark.start, mark.end) for mark in apart]

    def _in_lines(self, marks: Sequence[HiddenSpan], kind: re.Pattern[str]) -> list[Span]:
        return [Span(mark.start, mark.end) for mark in marks if kind.match(self.text, mark.start, mark.end)]

    def _marks(self) -> list[HiddenSpan]:
        found = [HiddenSpan(span.start, span.end) for span in self.definitions]
        for block in self.blocks:
            if self.plain and block.kind == "paragraph":
                continue
            marks = self._row_marks if block.kind == "row" else self._line_marks
            found += marks(block)
        return found

    def _line_marks(self, block: Block) -> Iterator[HiddenSpan]:
        """The marks in a heading or a paragraph, and those of quotes before its lines."""
        at, inside = block.span.start, 0
        places: list[tuple[int, int]] = []
        written = block.span.of(self.text).split("\n")
        for content in block.contents:
            for line, words in zip(written, content.split("\n"), strict=False):
                bare = words.strip(" \t")
                column = line.rfind(bare)
                if column < 0:
                    return
                if places and line[:column].strip():
                    yield HiddenSpan(at - 1, at + column, "\n")
                places.append((inside + words.find(bare), at + column))
                at += len(line) + 1
                inside += len(words) + 1
            yield from _placed(self.inline(content), places)

    def _row_marks(self, block: Block) -> Iterator[HiddenSpan]:
        """The bars of a row, whose cells a reader sees apart, and the marks in the cells.

        It ends as a sentence does, so that "Waal; 1,400" and what comes next are not read as one; but "2" alone, with a
        full stop, would be the mark of an item.
        """
        row, offset = block.span.of(self.text), block.span.start
        bars = [bar.start() for bar in _BAR.finditer(row)]
        cells = [trimmed(row, start + 1, end) for start, end in pairwise([-1, *bars, len(row)])]
        if bars and cells[0].start == cells[0].end:
            del cells[0]
        end, seen, closed = 0, 0, True
        for index, cell in enumerate(cells):
            if cell.start == cell.end:
                continue
            yield HiddenSpan(offset + end, offset + cell.start, "" if not seen else " " if closed else "; ")
            end, seen, closed = cell.end, seen + 1, cell.of(row).rstrip(_EMPHASIS).endswith(_CLOSING)
            escapes = [cell.start + match.start() for match in _ESCAPED_BAR.finditer(cell.of(row))]
            yield from (HiddenSpan(offset + at, offset + at + 1) for at in escapes)
            if not self.plain and block.contents[index : index + 1] == (cell.of(row).replace("\\|", "|"),):
                places = [(0, offset + cell.start)]
                places += [(at - cell.start - skipped, offset + at + 1) for skipped, at in enumerate(escapes)]
                yield from _placed(self.inline(block.contents[index]), places)
        yield HiddenSpan(offset + end, offset + len(row), "." if seen > 1 and not closed else "")


def _placed(marks: Sequence[HiddenSpan], places: Sequence[tuple[int, int]]) -> Iterator[HiddenSpan]:
    """Marks of a content in the text; `places` are offsets of both from which on they run side by side."""

    def place(at: int) -> int:
        inside, outside = places[max(bisect_right(places, (at, sys.maxsize)) - 1, 0)]
        return outside + at - inside

    return (replace(mark, start=place(mark.start), end=place(mark.end - 1) + 1) for mark in marks)


def _apart(marks: Iterable[HiddenSpan]) -> Iterator[HiddenSpan]:
    """Those that take or show something and lie in no other."""
    end = 0
    for mark in marks:
        if mark.start >= end and (mark.end > mark.start or mark.seen):
            end = mark.end
            yield mark


def _blocks(text: str, tokens: Sequence[Token], lines: Sequence[int]) -> Iterator[Block]:
    level = 1
    for i, token in enumerate(tokens):
        if token.map is None:
            continue
        begin, end = lines[token.map[0]], min(lines[token.map[1]] - 1, len(text))
        if token.type == "heading_open":
            # A setext heading's underline is no part of it.
            last = lines[token.map[1] - 1] - 1 if token.markup in ("=", "-") else end
            level = int(token.tag[1])
            yield Block("heading", _bare_heading(text, begin, last), (tokens[i + 1].content,), level)
        elif token.type in ("paragraph_open", "tr_open"):
            span = trimmed(text, begin, end)
            inner = Span(_content_start(text, span, tokens[i + 1].content), span.end)
            if inner.start == inner.end:
                continue
            if token.type == "tr_open":
                row = takewhile(lambda other: other.type != "tr_close", (tokens[k] for k in range(i, len(tokens))))
                yield Block("row", inner, tuple(cell.content for cell in row if cell.type == "inline"))
            else:
                yield from _defined(Block("paragraph", inner, (tokens[i + 1].content,)))
        elif token.type == "html_block" and (words := list(words_in(text, begin, end))):
            for span, is_summary in words:
                kind: Literal["heading", "paragraph"] = "heading" if is_summary else "paragraph"
                yield Block(kind, span, (span.of(text),), min(level + 1, 6) if is_summary else 0)
        elif token.type in ("fence", "code_block", "html_block"):
            yield Block("aside", trimmed(text, begin, end), raw=token.type == "html_block")


def _raw(text: str, tokens: Sequence[Token], lines: Sequence[int]) -> Iterator[Span]:
    for token in tokens:
        if token.type == "html_block" and token.map is not None:
            yield Span(lines[token.map[0]], min(lines[token.map[1]] - 1, len(text)))


def _defined(block: Block) -> Iterator[Block]:
    """A paragraph; a term and its definitions, each behind a colon, as a paragraph for each definition."""
    content = block.contents[0]
    starts = [match.start() for match in _DEFINITION.finditer(content)]
    if not starts or block.span.end - block.span.start != len(content):
        yield block
        return
    for start, end in pairwise([0, *starts[1:], len(content)]):
        part = content[start:end].rstrip()
        mark = _DEFINITION.match(part)
        skipped = mark.end() if mark else 0
        begin = block.span.start + start
        yield Block("paragraph", Span(begin + skipped, begin + len(part)), (part[skipped:],))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # a plain text does without it

    # What is inside of a block is looked at only where it is asked for.
    return MarkdownIt("commonmark").enable("table").disable("inline")


def _content_start(text: str, span: Span, content: str) -> int:
    """Where a paragraph's or a row's own words begin, past the marks of lists and quotes.

    Markdown takes "2024. That was the year" for item 2024 of a list; it keeps its figure.
    """
    line = text[span.start : span.end].split("\n", 1)[0]
    first = content.split("\n", 1)[0].rstrip()
    if first and line.endswith(first):
        marks = line[: len(line) - len(first)]
        year = _YEAR_MARK.search(marks)
        return span.start + (year.start() if year else len(marks))
    start = _MARKER.match(text, span.start, span.end).end()  # type: ignore[union-attr]
    if not text.startswith("|", start):
        start = _QUOTE_MARKS.match(text, span.start, span.end).end()  # type: ignore[union-attr]
    return start


def _bare_heading(text: str, start: int, end: int) -> Span:
    """Where a heading's own words are: without the ``#`` marks around them."""
    span = trimmed(text, start, end)
    inner = span.of(text)
    if not inner.startswith("#"):
        return span
    words = inner.lstrip("#").lstrip()
    unclosed = words.rstrip("#")
    bare = unclosed.rstrip() if unclosed[-1:].isspace() else words
    begin = span.end - len(words)
    return Span(begin, begin + len(bare))


def trimmed(text: str, start: int, end: int) -> Span:
    """The span of ``text[start:end]`` without white space at its ends."""
    inner = text[start:end]
    begin = start + len(inner) - len(inner.lstrip())
    return Span(begin, max(begin, start + len(inner.rstrip())))
