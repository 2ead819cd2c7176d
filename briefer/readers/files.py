"""From a path, standard input or a string to an Article."""

import hashlib
import os
import sys
from pathlib import Path

from briefer.article import Article, Source
from briefer.errors import InputError
from briefer.readers.decoding import decode
from briefer.readers.markdown import split_markdown
from briefer.readers.sectioner import split_article

STDIN = "-"
MARKDOWN_SUFFIXES = (".md", ".markdown")


def read(path: str | os.PathLike[str]) -> Article:
    """The article in a plain-text or Markdown file (told by its suffix), or in plain text on standard input for ``-``.

    Raises:
        InputError: the file is missing, a directory, unreadable, empty, or no text.
    """
    name = os.fspath(path)
    data = _stdin() if name == STDIN else _file(name)
    text = decode(data, "standard input" if name == STDIN else name)
    source = Source(name, hashlib.sha256(data).hexdigest())
    if Path(name).suffix.lower() in MARKDOWN_SUFFIXES:
        return split_markdown(text, source)
    return read_text(text, source)


def read_text(text: str, source: Source | None = None) -> Article:
    """The article in a plain text; line ends become line feeds.

    Raises:
        InputError: the text is empty or white space.
    """
    normalised = text.replace("\r\n", "\n").replace("\r", "\n")
    if not normalised.strip():
        raise InputError("the text is empty; give an article")
    return split_article(normalised, source)


def _stdin() -> bytes:
    return sys.stdin.buffer.read()


def _file(name: str) -> bytes:
    path = Path(name)
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file; check the path") from error
    except IsADirectoryError as error:
        raise InputError(f"{name}: a directory, not a file; `briefer batch` reads folders") from error
    except PermissionError as error:
        raise InputError(f"{name}: permission denied; check the file's rights") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        raise InputError(f"{name}: cannot be read ({error}); check the path") from error
