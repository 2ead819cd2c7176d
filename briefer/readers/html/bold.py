"""Paragraphs of a page that serve as headings: all of their text is bold, and they stand alone."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from briefer.readers.bold import LONGEST, BoldLine, bold_headings
from briefer.readers.html.found import Found

_CONTENT = frozenset(("paragraph", "item", "quote", "row", "code"))
_PARAGRAPHS = frozenset(("p", "div", "center", "td"))
_BOLD = frozenset(("b", "strong"))
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b", re.IGNORECASE)


def with_bold_headings(pieces: Sequence[Found], *, titled: bool = False) -> list[Found]:
    """The pieces, with those that are headings because they are bold made headings.

    Args:
        pieces: of a document, in order.
        titled: whether its title is known; of one that has none the first piece may be it.
    """
    lines = [
        BoldLine(
            found.piece.text,
            found.piece.kind == "paragraph" and _is_bold(found),
            {"title": 1, "heading": max(found.piece.level, 1)}.get(found.piece.kind, 0),
            found.piece.kind in _CONTENT,
        )
        for found in pieces
    ]
    headings = bold_headings(lines)
    headed = [
        replace(found, piece=replace(found.piece, kind="heading", level=headings[i])) if i in headings else found
        for i, found in enumerate(pieces)
    ]
    if not titled and 0 in headings and len(headings) > 1 and not any(line.level for line in lines):
        headed[0] = replace(headed[0], piece=replace(headed[0].piece, kind="title"))
    return headed


def _is_bold(found: Found) -> bool:
    """Whether all text of a paragraph is bold, and it is all of its element's."""
    element = found.element
    if element.tag not in _PARAGRAPHS or "\n" in found.piece.text or len(found.piece.text) > LONGEST:
        return False
    shown = 0
    for part in element.iter():
        for text, around in ((part.text, part), (part.tail if part is not element else None, part.getparent())):
            if text and text.strip():
                shown += len(text.strip())
                if shown > LONGEST or not _is_within_bold(around, element):
                    return False
    return shown > 0


def _is_within_bold(part: etree._Element, root: etree._Element) -> bool:
    for around in (part, *part.iterancestors()):
        if around.tag in _BOLD or _BOLD_STYLE.search(around.get("style") or ""):
            return True
        if around is root:
            return False
    return False
