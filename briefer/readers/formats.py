"""Which format an input is in: by its content first, by its suffix second."""

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from briefer.errors import InputError


class Format(StrEnum):
    """What an input can be read as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


_PDF_WINDOW = 1024
"""Bytes in which a PDF's mark may stand; what mail programs put before it does no harm."""

_OTHERS = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a sound, film or WebP image"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_WORD = re.compile(r"word/document\d*\.xml\Z")
_ZIP_KINDS = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an EPUB book"),
    ("content.xml", "an OpenDocument file"),
)
_SUFFIXES = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".txt": Format.TEXT,
}

# What may stand before the first tag of a page.
_PROLOG = re.compile(r"(?:\s|<\?xml\b[^>]{0,500}\?>|<!--(?:(?!-->).){0,20000}-->)*", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s+html\b", re.IGNORECASE)
_PAGE = re.compile(r"<(?:html|head|body)(?=[\s>/])", re.IGNORECASE)
_BLOCK = re.compile(
    r"<(?:article|aside|blockquote|div|dl|figure|footer|h[1-6]|header|main|meta|nav|ol|p|section|table|title|ul)"
    r"(?=[\s>/])",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"</(?:article|aside|blockquote|body|div|dl|figure|h[1-6]|head|header|html|main|ol|p|section|table|title|ul)\s*>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(
    r"</?(?:a|article|b|blockquote|body|br|center|dd|div|dl|dt|em|figure|font|footer|h[1-6]|head|header|hr|html|i|img|li|link"
    r"|main|meta|nav|ol|p|pre|script|section|span|strong|style|table|td|th|title|tr|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_SNIFFED = 65_536
"""Characters of a text in which its format must show."""

_FRONT_MATTER = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\n(?:[A-Za-z][\w -]*[:=][^\n]*\n|[ \t#\[-][^\n]*\n){1,100}"
    r"(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)"
)
_ATX = re.compile(r"(?:(?<=\n\n)|\A) {0,3}#{1,6} [^\n]*[^\W\d_][^\n]*(?=\n)")
_FENCED = re.compile(r"^(```|~~~).*?(?:^\1|\Z)", re.MULTILINE | re.DOTALL)


def format_of_bytes(data: bytes, name: str) -> Format | None:
    """The format when the bytes tell it: a PDF, a DOCX, or None for what may be a text.

    Raises:
        InputError: the bytes are something that no reader takes; the message opens with `name` and says what it is.
    """
    if b"%PDF-" in data[:_PDF_WINDOW] and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        return Format.PDF
    if data.startswith(_ZIP):
        return _format_of_zip(data, name)
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise InputError(f"{name}: this document needs a password; save it without one and try again")
        raise InputError(f"{name}: this is an old Office document, not text; save it as DOCX or text first")
    for magic, kind in _OTHERS:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {kind}, not text; extract its text first")
    return None


def format_of_text(text: str, name: str) -> Format:
    """The format of a decoded text: HTML when it shows, else what the suffix of `name` says, else a guess.

    A text without a suffix that says (standard input among them) is Markdown when it opens with front matter or has at
    least two ``#`` headings below blank lines, else plain text. Markdown may open with a tag, as many a README does;
    only a whole page makes it HTML.
    """
    declared = _SUFFIXES.get(PurePath(name).suffix.lower())
    start = text[:_SNIFFED]
    opening = _PROLOG.match(start).end()  # type: ignore[union-attr]  # it matches the empty string
    if _DOCTYPE.match(start, opening) or (_PAGE.match(start, opening) and _CLOSED.search(text)):
        return Format.HTML
    if declared is Format.HTML:
        return Format.HTML if _ANY_TAG.search(start) else Format.TEXT
    if declared is Format.MARKDOWN:
        return Format.MARKDOWN
    if _BLOCK.match(start, opening) and text.rstrip().endswith(">") and _CLOSED.search(text):
        return Format.HTML
    return declared or (Format.MARKDOWN if _looks_markdown(start) else Format.TEXT)


def _looks_markdown(start: str) -> bool:
    return _FRONT_MATTER.match(start) is not None or len(_ATX.findall(_FENCED.sub("", start))) >= 2


def _format_of_zip(data: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError(f"{name}: a DOCX or another ZIP archive, cut short or broken; get a whole copy") from error
    if any(_WORD.match(member) for member in names):
        return Format.DOCX
    for member, kind in _ZIP_KINDS:
        if member in names:
            raise InputError(f"{name}: this is {kind}, not text; extract its text first")
    raise InputError(f"{name}: this is a ZIP archive, not text; unpack it first")
