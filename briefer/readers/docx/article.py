"""DOCX to an Article: mammoth makes HTML of it, and the text is Markdown made of that."""

import io
import logging
import zipfile
import zlib
from dataclasses import replace
from xml.parsers.expat import ExpatError

import mammoth  # noqa: TID253  # only DOCX files lead here
from lxml import etree

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.docx.parts import as_shown
from briefer.readers.html.parsing import parse
from briefer.readers.html.walk import Found, pieces_of
from briefer.readers.markdown.article import split_markdown
from briefer.readers.markdown.render import DocBlock, render

MAX_XML_BYTES = 40_000_000
"""Most bytes of text and styles, unpacked: a book has some 10 MB. Pictures are never unpacked."""
MAX_ENTRIES = 10_000

MAX_TAGS = 800_000

_BACK = " ↑"
_LIMITS = f"more than {MAX_XML_BYTES // 1_000_000} MB or {MAX_TAGS:,} tags"
_CHUNK = 1 << 16
_READ = ("word/", "_rels/", "[Content_Types].xml", "mammoth/")
# Whatever the case of the names: Word writes "heading 7" and shows "Heading 7".
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Heading 7'] => h6:fresh
p[style-name='Heading 8'] => h6:fresh
p[style-name='Heading 9'] => h6:fresh
r[style-name='Strong'] => strong
comment-reference =>
"""

logging.getLogger("mammoth").addHandler(logging.NullHandler())


def split_docx(data: bytes, name: str, source: Source | None = None) -> Article:
    """The article that a DOCX holds: headings by style, lists, tables; footnotes at the end, tracked changes accepted.

    Raises:
        InputError: the file is broken, too large when unpacked, or holds no text.
    """
    try:
        page = mammoth.convert_to_html(
            io.BytesIO(_unpacked(data, name)),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=lambda image: [],
        ).value
    except (
        zipfile.BadZipFile, zlib.error, EOFError, ExpatError, OSError, KeyError, ValueError, AttributeError, TypeError,
        IndexError, NotImplementedError, RuntimeError, etree.XMLSyntaxError,
    ) as error:  # fmt: skip  # RuntimeError: an archive with a password, and elements nested too deeply
        raise InputError(f"{name}: a broken DOCX; open it in Word and save it again") from error
    tree = parse(f"<html><body>{page}</body></html>", name)
    pieces = [] if tree is None else [_piece(found) for found in pieces_of(tree.find("body"))]
    if not pieces:
        raise InputError(f"{name}: a DOCX without text; if it holds scanned pages, run OCR first")
    markdown, notes = render(pieces)
    return split_markdown(markdown, source, notes)


def _piece(found: Found) -> DocBlock:
    kind = "title" if found.element.get("class") == "title" else found.piece.kind
    # A footnote ends with an arrow back to its mark.
    return replace(found.piece, kind=kind, text=found.piece.text.removesuffix(_BACK))


def _unpacked(data: bytes, name: str) -> bytes:
    """The same archive without pictures, its parts unpacked within the limit, whatever sizes it declares."""
    left, tags = MAX_XML_BYTES, MAX_TAGS
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(kept, "w") as copy:
        entries = archive.infolist()
        if len(entries) > MAX_ENTRIES:
            raise InputError(f"{name}: a DOCX of more than {MAX_ENTRIES:,} parts is no document; nothing was read")
        for entry in entries:
            if not (entry.filename.startswith(_READ) and entry.filename.endswith((".xml", ".rels"))):
                continue
            content = bytearray()
            with archive.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    content += chunk
                    left -= len(chunk)
                    tags -= chunk.count(b"<")
                    if left < 0 or tags < 0:
                        raise InputError(f"{name}: too large when unpacked ({_LIMITS}); split it or save it as text")
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                raise InputError(f"{name}: a DOCX that defines entities of its own; open it in Word and save it again")
            copy.writestr(entry.filename, as_shown(bytes(content)))
    return kept.getvalue()
