"""From the pieces of a page or a document to Markdown that reads back as the same pieces.

What Markdown would take for markup at the start of a line is escaped, where it can be by a no-break space ("- 5
degrees", "1986. A good year"): a quoted sentence shows none. Inside a line nothing is, so that "3*4" and "-5" stay what
they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefer.readers.markdown.article import RenderHints, displayed, on_one_line

Kind = Literal["title", "heading", "paragraph", "item", "quote", "row", "code", "credit"]

MAX_HEADING = 300
"""Longest heading, in characters: a longer one is a paragraph that was set large."""

_DEEPEST_ITEM = 3
_MOST_COLUMNS = 100

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Soft hyphens, zero-width marks and marks of writing direction are drawn nowhere, but stand inside words and figures.
_UNSEEN = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_CLEANED = str.maketrans(
    {
        **_LIGATURES,
        **dict.fromkeys(_UNSEEN, ""),
        **{chr(code): " " for code in (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))},
        **dict.fromkeys("\r\x85\u2028\u2029", "\n"),
    }
)

_MARKUP = re.compile(
    r"#{1,6}\Z|>|[-+*]\Z|(?:```|~~~)|<(?=[A-Za-z/!?])|\[(?=[^\]]*\]:)|(?:=+|-+)\s*\Z"
    r"|(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})\Z|[|:-][\s|:-]*\Z"
)
_SPACED_MARK = re.compile(r"(#{1,6}|[-+*]|\d{1,9}[.)])[ \t](?=\S)")
_NUMBER_ALONE = re.compile(r"\A(\d{1,9})([.)])\Z")
_INLINE_MARKUP = re.compile(r"([\\`*_\[\]<>&!#~])")
_TICKS = re.compile(r"`{3,}")


@dataclass(frozen=True, slots=True)
class DocBlock:
    """A block of a document, as a reader found it.

    `text` has one line but for paragraphs with line breaks, quotes and code. `level` is a heading's level, or how many
    lists an item is inside of, from 0. `marker` is an item's (``-`` or ``7.``). `cells` are those of a row of a table;
    `opens` tells a table's first row.
    """

    kind: Kind
    text: str = ""
    level: int = 0
    marker: str = "-"
    cells: tuple[str, ...] = ()
    opens: bool = False


def clean(text: str) -> str:
    """A text without what is drawn nowhere, ligatures taken apart; spaces stay: "12 500" may be a figure."""
    return text.translate(_CLEANED)


def render(pieces: Sequence[DocBlock], title: str | None = None) -> tuple[str, RenderHints]:
    """The Markdown of the pieces, the title first, and what else is known of it.

    Args:
        pieces: what the document holds, in order; those without text are left out.
        title: a title that is in none of the pieces.
    """
    shown = [piece for piece in pieces if piece.text.strip() or any(cell.strip() for cell in piece.cells)]
    shown.sort(key=lambda piece: piece.kind != "title")
    lines: list[str] = []
    offset = 0
    title_at = None
    credits: set[int] = set()
    depth = 0
    for i, piece in enumerate(shown):
        if i:
            gap = "\n" if _joined(shown[i - 1], piece) else "\n\n"
            lines.append(gap)
            offset += len(gap)
        depth = _depth(shown[i - 1] if i else None, piece, depth)
        block, begins = _block(_marked(shown, i), depth, _columns(shown, i) if piece.opens else 0)
        if piece.kind == "title" and title_at is None:
            title_at = offset + begins
        elif piece.kind == "credit":
            credits.add(offset + begins)
        lines.append(block)
        offset += len(block)
    return "".join(lines), RenderHints(title, title_at, frozenset(credits))


def _joined(above: DocBlock, below: DocBlock) -> bool:
    """Whether no blank line stands between two pieces."""
    if below.kind == "row":
        return above.kind == "row" and not below.opens
    if not above.kind == below.kind == "item" or (above.marker == "-") != (below.marker == "-"):
        return False
    # Only "1." may open a list in the line below a text.
    return below.marker in ("-", "1.") or above.level == below.level


def _depth(above: DocBlock | None, piece: DocBlock, depth: int) -> int:
    """How deep an item is to be set: never more than one level below the item above, which is `depth` deep."""
    if piece.kind != "item" or above is None or above.kind != "item":
        return 0
    if piece.level > above.level:
        return min(depth + 1, _DEEPEST_ITEM)
    return max(0, depth - (above.level - piece.level))


def _block(piece: DocBlock, depth: int, columns: int) -> tuple[str, int]:
    """A piece as Markdown, and where in it its own words begin."""
    match piece.kind:
        case "title" | "heading" if len(piece.text) <= MAX_HEADING:
            marks = "#" * (1 if piece.kind == "title" else min(max(piece.level, 1), 6)) + " "
            return marks + _heading(on_one_line(piece.text)), len(marks)
        case "item":
            marks = "    " * depth + piece.marker + " "
            return marks + escaped(on_one_line(piece.text)), len(marks)
        case "quote":
            # The lines below the first need no mark, which would stand inside of a quoted sentence.
            return "> " + "\n".join(_lines(piece.text)), 2
        case "row":
            row = _row(piece.cells)
            if not columns:
                return row, 0
            head = _row([*piece.cells, *[""] * (columns - len(piece.cells))])
            return f"{head}\n{'| --- ' * max(columns, len(piece.cells))}|", 0
        case "code":
            longest = max((len(ticks) for ticks in _TICKS.findall(piece.text)), default=2)
            fence = "`" * (longest + 1)
            return f"{fence}\n{piece.text.strip(chr(10))}\n{fence}", len(fence) + 1
        case _:
            return "\n".join(_lines(piece.text)), 0


def escaped(line: str) -> str:
    """A line that Markdown reads as the start of a paragraph, or as its next line, and as nothing else."""
    if marked := _SPACED_MARK.match(line):
        # Only a plain space or a tab makes it a mark.
        line = f"{marked[1]}\u00a0{line[marked.end() :]}"
    if _MARKUP.match(line):
        return "\\" + line
    return _NUMBER_ALONE.sub(r"\1\\\2", line)


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if stripped := line.strip():
            yield escaped(stripped)


def _heading(text: str) -> str:
    """A heading's words, escaped only where they would show as something else."""
    if displayed(text) == text and not text.endswith("#"):
        return text
    return _INLINE_MARKUP.sub(r"\\\1", text)


def _marked(pieces: Sequence[DocBlock], i: int) -> DocBlock:
    """An item with a number that leaves room for the items inside of it: those are set in by four spaces."""
    piece = pieces[i]
    holds_items = i + 1 < len(pieces) and pieces[i + 1].kind == "item" and pieces[i + 1].level > piece.level
    return replace(piece, marker="1.") if len(piece.marker) > 3 and holds_items else piece


def _row(cells: Sequence[str]) -> str:
    return "".join("| " + on_one_line(cell).replace("|", "\\|") + " " for cell in cells) + "|"


def _columns(pieces: Sequence[DocBlock], first: int) -> int:
    columns = len(pieces[first].cells)
    for i in range(first + 1, len(pieces)):
        if not _joined(pieces[i - 1], pieces[i]):
            break
        columns = max(columns, len(pieces[i].cells))
    return min(columns, _MOST_COLUMNS)
