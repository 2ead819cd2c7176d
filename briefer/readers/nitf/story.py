"""From the elements of NITF 2.5 to 3.6 to a story."""

import re
from collections.abc import Iterator

from lxml import etree

from briefer.readers.markdown.render import DocBlock
from briefer.readers.release import embargo_note, status_note
from briefer.readers.story import Story, credit, says
from briefer.readers.wire.layout import laid_out, signed
from briefer.readers.xml.tree import (
    SKIPPED,
    descendants,
    find,
    find_all,
    language_in,
    local,
    pieces,
    remove,
    renamed,
    words,
)

_PAGE = {
    **{
        name: name
        for name in (
            "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr th td caption blockquote pre br hr a em "
            "b i strong sub sup q"
        ).split()
    },
    "body.content": "div",
    "block": "div",
    "abstract": "div",
    "hl1": "h2",
    "hl2": "h2",
    "hl3": "h3",
    "hl4": "h4",
    "bq": "blockquote",
    "credit": "p",
    "nitf-table": "div",
    "fn": "p",
    "postaddr": "p",
    "media": "figure",
    "media-caption": "figcaption",
    "object.title": "em",
    "frac": "mfrac",
    "frac-sep": SKIPPED,
    "nitf-table-metadata": SKIPPED,
    "nitf-table-summary": SKIPPED,
    "media-metadata": SKIPPED,
    "media-object": SKIPPED,
    "media-reference": SKIPPED,
    "col": SKIPPED,
    "colgroup": SKIPPED,
    "object": SKIPPED,
    "style": SKIPPED,
    "script": SKIPPED,
}
_APART = ("byline", "dateline", "distributor", "note", "copyrite", "tagline", "bibliography", "series", "rights")
_MEDIA = ("media-caption", "media-producer")
_GLUED = re.compile(r"\ABy(?=[A-Z])")
"""``By<person>Jane Doe</person>``, without a space."""


def nitf_story(nitf: etree._Element) -> Story:
    """The story of a ``nitf`` element: headline, body with subheads, tables and lists, and what stands apart.

    Apart are secondary headlines, bylines, datelines, captions, notes to editors, and a status such as "embargoed" or
    "canceled". A summary in the head that the body does not repeat opens the body.
    """
    head, language = find(nitf, "body", "body.head"), language_in(nitf)
    title = _title(nitf, head)
    body = [piece for content in find_all(nitf, "body", "body.content") for piece in body_pieces(content)]
    apart = list(credit(*_status(nitf), *_head_lines(head, title)))
    for abstract in find_all(head, "abstract") if head is not None else ():
        lead = [piece for piece in body_pieces(abstract) if not says(body, piece.text)]
        body = lead + body
    ends = [words(part) for end in find_all(nitf, "body", "body.end") for part in end]
    return Story(title, (*apart, *signed(body), *credit(*ends)), language=language)


def body_pieces(content: etree._Element) -> list[DocBlock]:
    """What is seen of an element that holds a body; it is changed. What stands apart in it comes as credits."""
    for part in list(descendants(content, *_APART, "media")):
        lines = (
            [words(found) for found in descendants(part, *_MEDIA)] if local(part) == "media" else list(_lines_of(part))
        )
        _set_apart(part, lines)
    root = renamed(content, _PAGE)
    laid_out(root)
    return pieces(root)


def _set_apart(part: etree._Element, lines: list[str]) -> None:
    """Puts captions of a page in an element's place."""
    parent = part.getparent()
    if parent is None:
        return
    place = parent.index(part)
    tail = part.tail
    part.tail = None
    parent.remove(part)
    figure = etree.Element("media")
    figure.tail = tail
    for line in filter(None, lines):
        etree.SubElement(figure, "media-caption").text = line
    parent.insert(place, figure)


def _title(nitf: etree._Element, head: etree._Element | None) -> str | None:
    candidates = [
        *(find_all(head, "hedline", "hl1") if head is not None else ()),
        *find_all(nitf, "head", "title"),
        *(find_all(head, "hedline", "hl2") if head is not None else ()),
    ]
    return next(filter(None, map(words, candidates)), None)


def _head_lines(head: etree._Element | None, title: str | None) -> Iterator[str]:
    """Secondary headlines, bylines, datelines and notes of a body's head, in order."""
    if head is None:
        return
    for part in head:
        if local(part) == "hedline":
            yield from (line for line in map(words, part) if line != title)
        elif local(part) != "abstract":
            yield from _lines_of(part)


def _lines_of(part: etree._Element) -> Iterator[str]:
    if local(part) == "note":
        blocks = list(descendants(part, "p")) or [part]
        yield from map(words, blocks)
        return
    if local(part) == "byline":
        # "By Jane Doe" and "The Paper" are set on lines of their own.
        titles = [words(inner) for inner in descendants(part, "byttl")]
        for inner in list(descendants(part, "byttl")):
            remove(inner)
        by = _GLUED.sub("By ", " ".join("".join(part.itertext()).split()))
        yield ", ".join(filter(None, (by, *titles)))
        return
    yield words(part)


def _status(nitf: etree._Element) -> Iterator[str]:
    """What editors must know before they print: a status, an embargo, their messages."""
    for data in find_all(nitf, "head", "docdata"):
        status = (data.get("management-status") or "").strip()
        yield status_note(status)
        release = find(data, "date.release")
        if "embargo" in status.casefold() and release is not None:
            yield embargo_note(release.get("norm") or "")
        for message in find_all(data, "ed-msg"):
            yield message.get("info") or words(message)
