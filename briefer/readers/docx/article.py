"""DOCX to an Article: mammoth makes HTML of it, and the text is Markdown made of that."""

import io
import logging
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import replace
from xml.parsers.expat import ExpatError

import mammoth  # noqa: TID253  # only DOCX files lead here
from lxml import etree

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.docx.parts import as_shown
from briefer.readers.docx.styles import roles_of
from briefer.readers.html.bold import with_bold_headings
from briefer.readers.html.found import Found
from briefer.readers.html.parsing import parse
from briefer.readers.html.walk import pieces_of
from briefer.readers.markdown.article import split_markdown
from briefer.readers.markdown.render import Kind, render
from briefer.text.language import language_of_tag

MAX_XML_BYTES = 40_000_000
"""Most bytes of text and styles, unpacked: a book has some 10 MB. Pictures are never unpacked."""
MAX_ENTRIES = 10_000

MAX_TAGS = 800_000

_BACK = " ↑"
_KINDS: Mapping[str, Kind] = {"title": "title", "contents": "credit"}
_LIMITS = f"more than {MAX_XML_BYTES // 1_000_000} MB or {MAX_TAGS:,} tags"
_CHUNK = 1 << 16
_TEXT = re.compile(r"word/(?!styles|numbering|settings|fontTable|webSettings|theme|_rels)[^/]*\.xml\Z")
_LANGUAGE = re.compile(rb'<w:lang\b[^>]*?\bw:val="([A-Za-z-]{2,20})"')
_READ = ("word/", "_rels/", "[Content_Types].xml", "mammoth/")
# Whatever the case of the names: Word writes "heading 7" and shows "Heading 7".
_STYLES = """
p.briefer-title => h1.title:fresh
p.briefer-contents => p.contents:fresh
p.briefer-h1 => h1:fresh
p.briefer-h2 => h2:fresh
p.briefer-h3 => h3:fresh
p.briefer-h4 => h4:fresh
p.briefer-h5 => h5:fresh
p.briefer-h6 => h6:fresh
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
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
        kept = _unpacked(data, name)
        page = mammoth.convert_to_html(
            io.BytesIO(kept),
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
    found = [] if tree is None else with_bold_headings([_told(its) for its in pieces_of(tree.find("body"))])
    pieces = [its.piece for its in found]
    if not pieces:
        raise InputError(f"{name}: a DOCX without text; if it holds scanned pages, run OCR first")
    markdown, notes = render(pieces)
    return replace(split_markdown(markdown, source, notes), language=_language(kept))


def _language(archive: bytes) -> str | None:
    """The language of the text by the document's defaults."""
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        styles = parts.read("word/styles.xml") if "word/styles.xml" in parts.namelist() else b""
    match = _LANGUAGE.search(styles)
    return language_of_tag(match[1].decode("ascii")) if match else None


def _told(found: Found) -> Found:
    kind = _KINDS.get(found.element.get("class") or "", found.piece.kind)
    # A footnote ends with an arrow back to its mark.
    return replace(found, piece=replace(found.piece, kind=kind, text=found.piece.text.removesuffix(_BACK)))


def _unpacked(data: bytes, name: str) -> bytes:
    """The same archive without pictures, its parts unpacked within the limit, whatever sizes it declares."""
    left, tags = MAX_XML_BYTES, MAX_TAGS
    kept = io.BytesIO()
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
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
            parts[entry.filename] = bytes(content)
    styles = parts.get("word/styles.xml")
    roles = roles_of(styles) if styles else {}
    with zipfile.ZipFile(kept, "w") as copy:
        for part, text in parts.items():
            copy.writestr(part, as_shown(text, roles) if _TEXT.match(part) else text)
    return kept.getvalue()
