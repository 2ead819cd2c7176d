"""Plain text to blocks: a paragraph, a heading or a list item each, with hard-wrapped lines joined."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefer.text.span import Span

MAX_WRAP_WIDTH = 140
"""Longest line, in characters, that a hard-wrapped text may have: longer lines are paragraphs of their own."""

_NEARLY = 0.85
_RULE = re.compile(r"[\s=\-–—_~*#^+•·.]+\Z")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,}|\*{3,}|\^{3,}|_{3,})\Z")
_BULLETS = "•‣◦▪▫●○■□◆◇❖➢➤►▶▸⁃∙✓✔☐☑☒→⇒\uf0a7\uf0b7\uf0d8\uf0fc"
"""Signs that open an item and nothing else; the last are those of Symbol and Wingdings."""
_ITEM = re.compile(rf"(?:[-*–—+>|·o{_BULLETS}]|\(?(?:\d{{1,3}}|[A-Za-z]|[ivxIVX]{{1,4}})[.)])\s")
_INLINE_ITEM = re.compile(rf"(?:(?<=\s)|\A)([{_BULLETS}])\s+(?=\S)")
_TERMINAL = re.compile(r"[.?!:…。！？؟।][\"'”’»)\]」』]*\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """A trimmed run of lines that belong together.

    `text` is the slice with its line ends folded to spaces. `blank_before` counts the blank lines above, `underline`
    is the mark drawn under a heading (``=`` or ``-``), else empty; the underline itself lies outside `span`.
    """

    span: Span
    text: str
    blank_before: int
    underline: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    indent: int
    blank_before: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def is_rule(text: str) -> bool:
    """Whether a line is drawn rather than written: ``* * *``, ``-----``."""
    return _RULE.match(text) is not None


def is_item(text: str) -> bool:
    """Whether a line opens with a list marker: a bullet, ``1.``, ``(a)``."""
    return _ITEM.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, closing quotes and brackets aside."""
    return _TERMINAL.search(text[-8:]) is not None


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text with line feeds as line ends, in order; drawn lines are in none."""
    lines = _lines(text)
    width = _wrap_width(lines)
    blocks: list[Block] = []
    i = 0
    while i < len(lines):
        first = lines[i]
        if is_rule(first.text):
            if blocks and not first.blank_before and _underlines(first.text, blocks[-1].text):
                last = blocks[-1]
                blocks[-1] = Block(last.span, last.text, last.blank_before, first.text[0])
            i += 1
            continue
        j = i + 1
        while width and j < len(lines) and _continues(lines, i, j, width):
            j += 1
        blocks += _blocks(text, lines[i:j])
        i = j
    return blocks


def _blocks(text: str, lines: Sequence[_Line]) -> Iterator[Block]:
    """The block that lines make; several where bullets stand within them: "• Revenue rose 12% • Costs fell 3%"."""
    first, last = lines[0], lines[-1]
    marks = [mark.start() for mark in _INLINE_ITEM.finditer(text, first.start, last.end)]
    if len(marks) < 2:
        yield Block(Span(first.start, last.end), " ".join(line.text for line in lines), first.blank_before)
        return
    edges = sorted({first.start, *marks, last.end})
    for start, end in pairwise(edges):
        part = text[start:end].rstrip()
        folded = " ".join(line.strip() for line in part.split("\n"))
        yield Block(Span(start, start + len(part)), folded, first.blank_before if start == first.start else 0)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    offset = blanks = 0
    for raw in text.split("\n"):
        body = raw.strip()
        if body:
            indent = len(raw) - len(raw.lstrip())
            lines.append(_Line(offset + indent, body, indent, blanks))
            blanks = 0
        else:
            blanks += 1
        offset += len(raw) + 1
    return lines


def _wrap_width(lines: list[_Line]) -> int | None:
    """The width to which a text was hard-wrapped, or None when a line is a paragraph."""
    width = max((len(line.text) for line in lines if " " in line.text), default=0)
    if width > MAX_WRAP_WIDTH:
        return None
    pairs = [
        (above.text, below.text)
        for above, below in pairwise(lines)
        if not (below.blank_before or is_item(below.text) or is_rule(below.text) or is_rule(above.text))
    ]
    # A one-word line cannot be a wrapped one, and most lines of wrapped prose break inside a sentence.
    broken = sum(below[0].islower() and not ends_sentence(above) and 2 * len(above) > width for above, below in pairs)
    return width if broken and broken >= 0.4 * len(pairs) else None


def _continues(lines: Sequence[_Line], first: int, i: int, width: int) -> bool:
    """Whether line `i` carries on the paragraph that began with line `first`, in a text wrapped at `width`."""
    above, below = lines[i - 1], lines[i]
    if below.blank_before or is_rule(below.text):
        return False
    if is_item(below.text):
        # Wrapping can put a dash or a figure first: "... religious schools / – many of them small – said".
        by_chance = _is_full(above, below, width) and not ends_sentence(above.text) and not is_item(lines[first].text)
        return by_chance and below.text[0] not in f"*+>|·o{_BULLETS}"
    if below.indent > above.indent and not is_item(above.text):
        return False
    if _is_listed(lines, first) and not is_item(lines[first].text) and not _is_nearly_full(above, below, width):
        return False
    if ends_sentence(above.text):
        # The last line of a paragraph can be full by chance; the heading below it is neither full nor a sentence.
        return _is_full(above, below, width) and (
            ends_sentence(below.text) or (i + 1 < len(lines) and _is_full(below, lines[i + 1], width))
        )
    return _is_full(above, below, width) or below.text[0].islower() or len(above.text) >= 0.8 * width


def _is_listed(lines: Sequence[_Line], first: int) -> bool:
    """Whether a line is set in below one that ends in a colon, as the items of a list without bullets are."""
    at = first
    while at and not lines[at].blank_before and lines[at - 1].indent == lines[at].indent:
        at -= 1
    return at > 0 and lines[at - 1].text.endswith(":") and lines[at].indent > lines[at - 1].indent


def _is_nearly_full(line: _Line, below: _Line, width: int) -> bool:
    word = below.text.split(None, 1)[0]
    return line.indent + len(line.text) + 1 + len(word) > _NEARLY * width


def _is_full(line: _Line, below: _Line, width: int) -> bool:
    """Whether a line had no room for the first word of the next."""
    return not below.blank_before and len(line.text) + 1 + len(below.text.split(None, 1)[0]) > width


def _underlines(mark: str, text: str) -> bool:
    return _UNDERLINE.match(mark) is not None and len(text) <= MAX_WRAP_WIDTH and len(mark) >= min(len(text) // 2, 3)
