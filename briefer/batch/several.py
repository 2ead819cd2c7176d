"""Files with several articles in a batch: each article is an input of its own, ``wire.xml#2``."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from briefer.batch.discovery import Input, problem_of
from briefer.documents.article import Article
from briefer.errors import BrieferError, InputError
from briefer.io.hashing import file_sha256
from briefer.readers import read_all
from briefer.readers.items import item_path, split_item
from briefer.readers.reader import SAMPLED, Sample
from briefer.readers.registry import BUILT_IN, named_reader, readers

_OPENING = 512
# Byte-order marks, UTF-16, controls, tags, JSON, mailboxes: so begins every file that a built-in reader may find
# several articles in. Prose does not, and is not looked into before its turn.
_OPENS_SEVERAL = re.compile(
    rb"[\s\xef\xbb\xbf\xff\xfe\x00]*(?:[\x01-\x08\x0e-\x1f\x7f<{\[]|From )|[\xff\xfe\x00]|.\x00", re.DOTALL
)

LARGEST_FILE = 64 << 20
"""Bytes. A PDF full of pictures may have as many; nothing larger is an article."""


def expanded(inputs: Sequence[Input], read_as: str | None = None) -> list[Input]:
    """`articles_of` some inputs, each once, in the order of their paths.

    Raises:
        ConfigError: no reader is called so.
    """
    taken = {item.path for item in inputs}
    found: dict[str, Input] = {}
    for one in articles_of(inputs, lambda one: one.path in taken, read_as):
        found.setdefault(one.path, one)
    return sorted(found.values(), key=lambda one: (os.fsencode(split_order(one)[0]), split_order(one)[1]))


def articles_of(
    inputs: Iterable[Input], is_taken: Callable[[Input], bool], read_as: str | None = None
) -> Iterator[Input]:
    """The inputs, with one for each article in place of a file that holds several.

    A file that cannot be read stays one input, and fails when its turn comes. An article whose address is the name of
    another input is one with a problem, for no two inputs share an output.

    Args:
        inputs: Files, or articles of files that a list names.
        is_taken: Whether another input has the path of an article.
        read_as: The reader to use for all of them.

    Raises:
        ConfigError: no reader is called so.
    """
    only_built_in = set(readers().values()) <= set(BUILT_IN)
    for item in inputs:
        for one in _articles(replace(item, read_as=read_as), only_built_in):
            if one.item is not None and one.path != item.path and is_taken(one):
                one = replace(one, problem=f"{item.path} has an article of this name; rename one of the files")
            yield one


def split_order(item: Input) -> tuple[str, int]:
    """What inputs are sorted by: the file, then the number of the article."""
    return (item.path.rpartition("#")[0], item.item) if item.item is not None else (item.path, 0)


def articles_in(item: Input) -> tuple[Article, ...]:
    """All articles in the file of an input; those of the file that was asked for last are kept.

    Raises:
        InputError: it cannot be read.
    """
    try:
        status = os.stat(item.file)
    except (OSError, ValueError):
        return read_all(item.file, item.read_as)  # the reader says it better
    return _kept(item.file, item.read_as, status.st_mtime_ns, status.st_size)


def digest_of(item: Input) -> str | None:
    """The SHA-256 of an input's file in hex, worked out once for all articles in it; None when it cannot be read."""
    try:
        status = os.stat(item.file)
    except (OSError, ValueError):
        return None
    return _digest(item.file, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1)
def _digest(file: str, changed: int, size: int) -> str | None:
    return file_sha256(Path(file))


@lru_cache(maxsize=1)
def _kept(file: str, read_as: str | None, changed: int, size: int) -> tuple[Article, ...]:
    return read_all(file, read_as)


def _articles(item: Input, only_built_in: bool) -> list[Input]:
    file, number = split_item(item.file)
    if number is not None:
        return [replace(item, file=file, item=number)]
    if problem_of(item):
        return [item]
    # What cannot be read is one input, and fails when its turn comes.
    try:
        several = _may_hold_several(item, only_built_in)
    except MemoryError:
        several = False
    if not several:
        return [item]
    try:
        count = len(articles_in(item))
    except (BrieferError, MemoryError):
        return [item]
    if count == 1:
        return [item]
    return [replace(item, path=item_path(item.path, n), item=n) for n in range(1, count + 1)]


def _may_hold_several(item: Input, only_built_in: bool) -> bool:
    if item.read_as is not None:
        return named_reader(item.read_as).several
    try:
        with Path(item.file).open("rb") as stream:
            start = stream.read(_OPENING)
            if only_built_in and not _OPENS_SEVERAL.match(start):
                return False
            start += stream.read(SAMPLED)
            if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
                # Only the whole of a JSON file is JSON.
                start += stream.read(LARGEST_FILE)
    except (OSError, ValueError):
        return False
    sample = Sample(start, item.file)
    return any(reader.several and reader.fits(sample) for reader in readers().values())


def article_of(item: Input) -> Article:
    """The article of an input.

    Raises:
        InputError: it cannot be read, or the file has changed since the run began.
    """
    found = articles_in(item)
    number = item.item
    if number is None and len(found) > 1:
        raise InputError(f"{len(found)} articles are in this file now; run the batch again")
    if number is not None and number > len(found):
        raise InputError(f"only {len(found)} articles are in this file now; run the batch again")
    return found[0 if number is None else number - 1]
