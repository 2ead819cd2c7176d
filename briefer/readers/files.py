"""From a path, standard input or a string to an Article."""

import hashlib
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.items import item_path, split_item
from briefer.readers.reader import Sample

STDIN = "-"
MAX_BYTES = 200_000_000
"""Largest input; the readers of HTML, PDF and DOCX have limits of their own."""


def read(path: str | os.PathLike[str], read_as: str | None = None) -> Article:
    """The article in a file, or on standard input for ``-``.

    The content tells the format, and where it leaves that open, the suffix; `briefer.readers.registry.readers` has all
    formats. A file with several articles, such as a news message or a mailbox, is read with `read_all`, or one of them
    by its number: ``wire.xml#2``.

    Args:
        path: Of the file.
        read_as: The name of the reader to use, whatever the content says.

    Raises:
        InputError: the file is missing, a directory, unreadable, too large, empty, holds no text or several articles,
            or is in a format that no reader takes or that needs an extra which is not installed.
        ConfigError: no reader is called `read_as`.
    """
    found = read_all(path, read_as)
    if len(found) == 1:
        return found[0]
    name = os.fspath(path)
    raise InputError(
        f"{_shown(name)}: {len(found)} articles are in this file; name one of them, {item_path(name, 1)} to "
        f"{item_path(name, len(found))} (`briefer sections` lists them), or use briefer.read_all"
    )


def read_all(path: str | os.PathLike[str], read_as: str | None = None) -> tuple[Article, ...]:
    """All articles in a file, in order: several of a news message, a feed or a mailbox, one of most files.

    Where there are several, the path of each one's source is that of the file with ``#`` and its number from 1. See
    `read`.
    """
    name, number = split_item(os.fspath(path))
    data = _stdin() if name == STDIN else _file(name)
    found = read_bytes(data, name, read_as)
    if number is None:
        return found
    if number > len(found):
        articles = "1 article is" if len(found) == 1 else f"{len(found)} articles are"
        raise InputError(f"{item_path(name, number)}: {articles} in this file; give a lower number")
    return (found[number - 1],)


def read_bytes(data: bytes, name: str, read_as: str | None = None) -> tuple[Article, ...]:
    """All articles in bytes that are not in a file, such as an attachment; `name` helps to tell their format.

    Raises:
        InputError: see `read`.
    """
    shown = _shown(name)
    # Loaded for who reads a file: `check --pairs` starts in three quarters of the time without the readers.
    from briefer.readers.registry import named_reader, reader_for

    reader = named_reader(read_as) if read_as else reader_for(Sample(data, name), shown)
    source = Source(name, hashlib.sha256(data).hexdigest(), read_as)
    try:
        found = reader.read(data, shown, source)
    except RecursionError as error:
        raise InputError(f"{shown}: nested too deeply to be read; save its text and give that") from error
    if len(found) == 1:
        return found
    return tuple(
        replace(article, source=replace(source, path=item_path(name, number)))
        for number, article in enumerate(found, start=1)
    )


def _shown(name: str) -> str:
    return "standard input" if name == STDIN else name


def read_text(text: str, source: Source | None = None) -> Article:
    """The article in a plain text; line ends become line feeds.

    Raises:
        InputError: the text is empty or white space.
    """
    normalised = text.replace("\r\n", "\n").replace("\r", "\n")
    if not normalised.strip():
        raise InputError("the text is empty; give an article")
    from briefer.readers.plain.article import split_article

    return split_article(normalised, source)


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
