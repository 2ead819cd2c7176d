"""An input read, or why it cannot be."""

import os
import stat
import time
from dataclasses import dataclass, replace
from pathlib import Path

from briefer.batch.discovery import Input, problem_of
from briefer.batch.naming import shown
from briefer.batch.pool import NO_MEMORY
from briefer.batch.several import LARGEST_FILE, article_of
from briefer.documents.article import Article, Source
from briefer.errors import BrieferError, InputError
from briefer.io.hashing import file_sha256
from briefer.io.terminal import inert
from briefer.readers.length import within_length


@dataclass(frozen=True, slots=True)
class Loaded:
    """An input that was read. Its article's source has the path of the manifest; `seconds` is what reading took."""

    path: str
    article: Article
    sha256: str
    seconds: float

    @property
    def size(self) -> int:
        """Characters of the text."""
        return len(self.article.text)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that is no article: why, and the SHA-256 of its bytes unless they are too many or cannot be read.

    `lacks_memory`: alone it might be read.
    """

    path: str
    sha256: str | None
    error: str
    lacks_memory: bool = False


def load_input(item: Input) -> Loaded | Unreadable:
    """Reads an input; whatever is wrong with it, no exception."""
    started = time.thread_time()
    try:
        article = _read(item)
    except BrieferError as error:
        return _unreadable(item, str(error))
    except MemoryError:
        return Unreadable(item.path, None, NO_MEMORY, lacks_memory=True)
    except Exception as error:
        # A reader's library that trips over one broken file must not cost the others.
        return _unreadable(item, f"internal error: {type(error).__name__}: {error}; please report it")
    digest = article.source.sha256 if article.source else ""
    # The same brief wherever the folder lies, and whatever path led there.
    article = replace(article, source=Source(shown(item.path), digest, item.read_as))
    return Loaded(item.path, article, digest, time.thread_time() - started)


def _read(item: Input) -> Article:
    if problem := problem_of(item):
        raise InputError(problem)
    if (size := _size(item)) > LARGEST_FILE:
        raise InputError(f"{size:,} bytes are too many for an article (most: {LARGEST_FILE:,}); split it")
    return within_length(article_of(item), "")


def _size(item: Input) -> int:
    """Bytes of a file; -1 when there is none, or what is there is no file."""
    try:
        status = os.stat(item.file)
    except (OSError, ValueError):
        return -1
    return status.st_size if stat.S_ISREG(status.st_mode) else -1


def _unreadable(item: Input, message: str) -> Unreadable:
    digest = file_sha256(Path(item.file)) if 0 <= _size(item) <= LARGEST_FILE else None
    # The line of the manifest names the input already.
    return Unreadable(item.path, digest, inert(shown(message.removeprefix(f"{item.file}: "))))
