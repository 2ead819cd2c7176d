"""From a path, standard input or a string to an Article."""

import hashlib
import os
import sys
from pathlib import Path
from typing import BinaryIO

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.decoding import decode
from briefer.readers.extras import needs_extra
from briefer.readers.formats import Format, format_of_bytes, format_of_text
from briefer.readers.markdown.article import split_markdown
from briefer.readers.plain.article import split_article

STDIN = "-"
MAX_BYTES = 200_000_000
"""Largest input; the readers of HTML, PDF and DOCX have limits of their own."""


def read(path: str | os.PathLike[str]) -> Article:
    """The article in a file, or on standard input for ``-``: plain text, Markdown, HTML, PDF or DOCX.

    The content tells the format, and where it does not, the suffix.

    Raises:
        InputError: the file is missing, a directory, unreadable, too large, empty, holds no text, or is in a format
            that needs an extra which is not installed.
    """
    name = os.fspath(path)
    data = _stdin() if name == STDIN else _file(name)
    return _article(data, "standard input" if name == STDIN else name, Source(name, hashlib.sha256(data).hexdigest()))


def read_text(text: str, source: Source | None = None) -> Article:
    """The article in a plain text; line ends become line feeds.

    Raises:
        InputError: the text is empty or white space.
    """
    normalised = text.replace("\r\n", "\n").replace("\r", "\n")
    if not normalised.strip():
        raise InputError("the text is empty; give an article")
    return split_article(normalised, source)


def _article(data: bytes, name: str, source: Source) -> Article:
    form = format_of_bytes(data, name)
    if form is Format.PDF:
        with needs_extra("docs", "a PDF", name):
            from briefer.readers.pdf import split_pdf
        return split_pdf(data, name, source)
    if form is Format.DOCX:
        with needs_extra("docs", "a DOCX", name):
            from briefer.readers.docx.article import split_docx
        return split_docx(data, name, source)
    text = decode(data, name)
    match format_of_text(text, source.path):
        case Format.HTML:
            with needs_extra("html", "an HTML page", name):
                from briefer.readers.html.page import split_html
            return split_html(text, name, source)
        case Format.MARKDOWN:
            return split_markdown(text, source)
        case _:
            return read_text(text, source)


def standard_input() -> BinaryIO:
    """Standard input, to read bytes from.

    Raises:
        InputError: it is closed (``briefer ... <&-``).
    """
    if sys.stdin is None:
        raise InputError("standard input is closed; open it or give a file")
    return sys.stdin.buffer


def _stdin() -> bytes:
    return _within_limit(standard_input().read(MAX_BYTES + 1), "standard input")


def _file(name: str) -> bytes:
    try:
        with Path(name).open("rb") as stream:
            # Never more than the limit: a device or a pipe has no size to ask for.
            return _within_limit(stream.read(MAX_BYTES + 1), name)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file; check the path") from error
    except IsADirectoryError as error:
        raise InputError(f"{name}: a directory, not a file; `briefer batch` reads folders") from error
    except PermissionError as error:
        raise InputError(f"{name}: permission denied; check the file's rights") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        raise InputError(f"{name}: cannot be read ({error}); check the path") from error


def _within_limit(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB; split it into parts")
    return data
