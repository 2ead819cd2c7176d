"""The body of an item, in whichever way it is written: elements of NITF or XHTML, HTML as text, plain text."""

import re
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from briefer.readers.html.parsing import parse
from briefer.readers.nitf.story import body_pieces, nitf_story
from briefer.readers.story import Story
from briefer.readers.wire.layout import laid_out, signed
from briefer.readers.wire.text import wire_pieces
from briefer.readers.xml.parsing import parse_xml_text
from briefer.readers.xml.tree import descendants, local, pieces, without_namespaces

_TAGGED = re.compile(
    r"<(?:p|br|hr|img|div|h[1-6]|ul|ol|li|dl|table|tr|td|html|body|section|article|blockquote|figure|span|font|center"
    r"|b|i|u|em|strong|small|big|a|pre)\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCKS = ("p", "div", "br", "ul", "ol", "table", "section", "article", "h1", "h2", "h3", "h4", "blockquote", "pre")
_NITF = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE\s+nitf\b[^>]*>\s*)?<nitf\b", re.IGNORECASE)


def story_in(element: etree._Element, name: str) -> Story:
    """The story in an element that conveys content: it may hold NITF, XHTML, NITF's paragraphs, or text."""
    nitf = next(descendants(element, "nitf"), None)
    if nitf is not None:
        return nitf_story(nitf)
    if not len(element):
        return text_story(element.text or "", name)
    page = next(descendants(element, "body"), None)
    if (
        page is None
        and next(descendants(element, "body.content", "hl2", "block", "bq", "nitf-table"), None) is not None
    ):
        return Story(None, tuple(signed(body_pieces(deepcopy(element)))))
    if page is None and next(descendants(element, *_BLOCKS), None) is None:
        return Story(None, ())  # results, programmes, data: no text of a story
    root = without_namespaces(deepcopy(element if page is None else page))
    laid_out(root)
    return Story(_title(element), tuple(signed(pieces(root))))


def text_story(text: str, name: str) -> Story:
    """The story in a text: NITF, HTML where there are tags of it, else a wire's plain text."""
    if _NITF.match(text):
        return nitf_story(parse_xml_text(text, name, "NITF inside of it"))
    if not _TAGGED.search(text):
        return Story(None, tuple(signed(wire_pieces(text))))
    page = parse(f"<html><body>{text}</body></html>", name)
    body = None if page is None else page.find("body")
    if body is None:
        return Story(None, ())
    laid_out(body)
    return Story(None, tuple(signed(pieces(body))))


def best(stories: Sequence[Story]) -> Story | None:
    """Of several forms of one body the first that has as many words as any, or nearly so; None without any."""
    told = [story for story in stories if story.has_text]
    most = max(map(size, told), default=0)
    return next((story for story in told if 10 * size(story) >= 8 * most), None)


def size(story: Story) -> int:
    """How many words a story has."""
    return sum(len(piece.text.split()) + sum(len(cell.split()) for cell in piece.cells) for piece in story.pieces)


def _title(element: etree._Element) -> str | None:
    title = next((found for found in descendants(element, "title") if local(found.getparent()) == "head"), None)
    return " ".join("".join(title.itertext()).split()) or None if title is not None else None
