"""Paragraphs of a wire's markup that are plain text inside, and what a desk signs below a story."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from html import unescape

from lxml import etree

from briefer.readers.markdown.render import DocBlock
from briefer.readers.wire.text import is_laid_out, wire_pieces
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "layout_words.tsv")

_INITIALS = re.compile(
    r"\(?[A-Za-z]{1,4}(?:[/-][A-Za-z]{1,4})+\)?\Z|(?:[A-Z]{2,4} )?(?:[a-z]{2,4} ){0,4}[a-z]{2,4}(?:/[a-z]{2,4})*\Z"
)
_CHANGES = re.compile(r"\([A-Z][^()]{3,300}[^.()]\)\Z")
"""What an update changes, in brackets above the text: "(Adds comments, detail)"."""
_END = re.compile(rf"\W*(?:{one_of(_words('end'))}|30|\(ends\))\W*\Z", re.IGNORECASE)
_AGENCY = re.compile(r"\([A-Z][\w .&-]{1,30}\)\Z")
_REPORTING = re.compile(
    r"\((?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Translated|Produced)\b.{0,400}\)\Z"
)
_ESCAPED = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-z]{2,8});")
_PSEUDO_TAG = re.compile(r"</?[a-z][a-z0-9-]{0,15}\s*/?>", re.IGNORECASE)


def laid_out(root: etree._Element) -> None:
    """Puts paragraphs in the place of a ``p`` whose text is laid out by white space; changes the tree."""
    for paragraph in list(root.iter("p", "div", "pre")):
        if len(paragraph) or not is_laid_out(paragraph.text or ""):
            continue
        made = wire_pieces(paragraph.text or "")
        paragraph.text = None
        paragraph.tag = "div"
        table: etree._Element | None = None
        for piece in made:
            if piece.kind == "row":
                if piece.opens or table is None:
                    table = etree.SubElement(paragraph, "table")
                row = etree.SubElement(table, "tr")
                for cell in piece.cells:
                    etree.SubElement(row, "td").text = cell
                continue
            if piece.kind == "item":
                block = etree.SubElement(etree.SubElement(paragraph, "ul"), "li")
            else:
                block = etree.SubElement(paragraph, f"h{piece.level}" if piece.kind == "heading" else "p")
            block.text = piece.text


def signed(pieces: Iterable[DocBlock]) -> list[DocBlock]:
    """The pieces of a body, what its desk wrote below it as credits: initials, "ends", who reported.

    Entities and tags that were escaped once too often are taken as what they stand for.
    """
    found = [_unescaped(piece) for piece in pieces]
    last = len(found)
    while last > 1 and found[last - 1].kind in ("paragraph", "credit", "item") and _is_signature(found[last - 1].text):
        last -= 1
        found[last] = DocBlock("credit", found[last].text)
    first = next((i for i, piece in enumerate(found) if piece.kind != "credit"), 0)
    if len(found) > 1 and found[first].kind == "paragraph" and _CHANGES.match(found[first].text):
        found[first] = DocBlock("credit", found[first].text)
    return [DocBlock("credit", p.text) if p.kind == "paragraph" and _REPORTING.match(p.text) else p for p in found]


def _is_signature(text: str) -> bool:
    return any(pattern.match(text) for pattern in (_INITIALS, _END, _AGENCY, _REPORTING))


def _unescaped(piece: DocBlock) -> DocBlock:
    return replace(piece, text=plain(piece.text), cells=tuple(map(plain, piece.cells)))


def plain(text: str) -> str:
    """A text without the tags and entities that stand in it as text: ``800&lt;endash&gt;-&lt;/endash&gt;900``."""
    if "&" in text and _ESCAPED.search(text):
        text = unescape(text)
    return _PSEUDO_TAG.sub("", text) if "<" in text else text
