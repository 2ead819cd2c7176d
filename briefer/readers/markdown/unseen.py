"""What nobody sees of the HTML in a Markdown text: comments, and elements that a page keeps to itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefer.documents.source_map import HiddenSpan
from briefer.readers.html import tags
from briefer.text.span import Span

# Each reads to its end, or to that of the block: no second look at what stands there. In quotes a ">" ends no tag.
_MARKUP = re.compile(
    r"(?P<comment><!--(?:-?>|.*?(?:--!?>|\Z))|<[?!/](?![A-Za-z\[]|DOCTYPE)[^>]*(?:>|\Z)|<!(?:DOCTYPE|\[CDATA\[)[^>]*(?:>|\Z))"
    r"|<(?P<closes>/?)(?P<name>[A-Za-z][^\s/>]*)"
    r"(?P<attributes>(?:\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)|[^'\">])*+)(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)|'([^']*)|([^\s\"'>]+)))?")
_MAY_HIDE = re.compile(r"hidden|style|open", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A comment, or a tag with the name of its element; `block` is where the raw HTML around it ends."""

    span: Span
    kind: Literal["comment", "opens", "closes"]
    name: str
    block: int
    conceals: bool = False
    raw: bool = False


def comments_of(text: str, blocks: Iterable[Span]) -> Iterator[Span]:
    """The comments in blocks of raw HTML, each with its marks; one without an end goes on to that of its block."""
    for block in blocks:
        yield from (piece.span for piece in _pieces(text, block) if piece.kind == "comment")


def unseen_of(text: str, blocks: Iterable[Span], tags_in_lines: Sequence[Span]) -> tuple[list[HiddenSpan], list[Span]]:
    """What nobody sees of the HTML in a text: the tags of its blocks, and whole elements that a page does not show.

    Where a site shows what another one hides, this takes it for hidden: it is for texts that support what others say.

    Args:
        text: The Markdown.
        blocks: Its blocks of raw HTML.
        tags_in_lines: The tags in its paragraphs.
    """
    pieces = [piece for block in blocks for piece in _pieces(text, block)]
    for span in tags_in_lines:
        pieces += _pieces(text, span, raw=False)
    pieces.sort(key=lambda piece: piece.span.start)
    found = [HiddenSpan(p.span.start, p.span.end, _apart(p)) for p in pieces if p.raw and p.kind != "comment"]
    return found, list(_concealed(pieces, text))


def _apart(tag: _Piece) -> str:
    return "\n" if tag.name in tags.BLOCKS or tag.name == "br" else ""


def _pieces(text: str, block: Span, *, raw: bool = True) -> Iterator[_Piece]:
    """The comments and tags of a block of raw HTML, or one tag in a line, in order."""
    at = block.start
    while (found := _MARKUP.search(text, at, block.end)) is not None:
        at = max(found.end(), at + 1)
        span = Span(*found.span())
        if found["comment"]:
            yield _Piece(span, "comment", "", block.end, raw=raw)
            continue
        name = found["name"].lower()
        if found["closes"]:
            yield _Piece(span, "closes", name, block.end, raw=raw)
            continue
        yield _Piece(span, "opens", name, block.end, not _shows(name, found["attributes"]), raw)
        if raw and name in tags.AS_WRITTEN:
            closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, at, block.end)
            if closing is None:
                return
            at = closing.start()


def _shows(name: str, attributes: str) -> bool:
    if not _MAY_HIDE.search(attributes):
        return tags.shows(name, {})
    given = {key.lower(): "".join(values) for key, *values in _ATTRIBUTE.findall(attributes)}
    return tags.shows(name, given)


def _end_of_open(piece: _Piece, text: str) -> int:
    from lxml.html.defs import empty_tags

    if piece.name in empty_tags or (piece.name in tags.UNSEEN and not (piece.raw and piece.name in tags.AS_WRITTEN)):
        return piece.span.end
    if piece.raw and (piece.name in tags.UNSEEN or piece.name == "p"):
        return piece.block
    end = text.find("\n\n", piece.span.end) if piece.name == "p" else -1
    return len(text) if end < 0 else end


def _concealed(pieces: Sequence[_Piece], text: str) -> Iterator[Span]:
    """The elements that are not shown, from tag to tag.

    One that nothing closes goes on to the end of the text where its attributes conceal it, as on a page; of others
    ("<title>" in a sentence about HTML) only what a page would take as it is written.
    """
    closers: dict[str, list[int]] = {}
    for piece in pieces:
        if piece.kind == "closes":
            closers.setdefault(piece.name, []).append(piece.span.end)
    opened: _Piece | None = None
    depth = done = 0
    for piece in pieces:
        if piece.span.start < done:
            continue
        if opened is None:
            if piece.kind != "opens" or not piece.conceals:
                continue
            ends = closers.get(piece.name, [])
            if ends and ends[-1] > piece.span.start:
                opened, depth = piece, 1
                continue
            done = _end_of_open(piece, text)
            yield Span(piece.span.start, done)
        elif piece.name == opened.name:
            depth += 1 if piece.kind == "opens" else -1
            if depth == 0:
                yield Span(opened.span.start, piece.span.end)
                opened = None
    if opened is not None:
        yield Span(opened.span.start, closers[opened.name][-1])
