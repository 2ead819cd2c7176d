"""The file of cards: what a digest keeps of each article, on disk, so that memory holds few of them at once.

A line of JSON a card, appended as articles are read. A digest that is made again reads no article of which the file has
a card: one of the same input, brief and code. A line that a kill has torn is cut off.
"""

import json
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO, Self

from briefer.digest.article import DigestArticle, Features, article_of, features_of, to_record
from briefer.errors import ConfigError
from briefer.io.atomic import NotOurFileError, open_own, write_whole
from briefer.io.json import to_jsonl

CARDS = ".briefer-cards"
_MANY_OLD = 4  # times as many cards as are wanted


class CardFile:
    """The cards of a folder of briefs, by the key of what they were made from; one process at a time writes."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / CARDS
        self._places: dict[str, tuple[int, int]] = {}
        self._stream: BinaryIO | None = None

    def __enter__(self) -> Self:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = open_own(self._path, "a+b")
            self._stream.seek(0)
            for at, line in self._lines(self._stream):
                if key := _key(line):
                    self._places[key] = (at, len(line))
        except OSError as error:
            raise self._failed(error) from error
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()

    def _lines(self, stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
        at = 0
        for line in stream:
            if not line.endswith(b"\n"):
                os.ftruncate(stream.fileno(), at)
                return
            yield at, line
            at += len(line)

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def add(self, key: str, article: DigestArticle, features: Features) -> None:
        """Appends a card.

        Raises:
            ConfigError: the file cannot be written.
        """
        line = to_jsonl({"key": key, **to_record(article, features)}).encode("utf-8", "backslashreplace")
        try:
            stream = self._open()
            at = stream.seek(0, os.SEEK_END)
            stream.write(line)
            stream.flush()
        except OSError as error:
            raise self._failed(error) from error
        self._places[key] = (at, len(line))

    def article(self, key: str) -> DigestArticle:
        """The article of a card."""
        return article_of(self._record(key))

    def both(self, key: str) -> tuple[DigestArticle, Features]:
        """The article of a card, and its features."""
        record = self._record(key)
        return article_of(record), features_of(record)

    def keep_only(self, keys: Collection[str]) -> None:
        """Writes the file anew without cards of other keys, where these are most of it: of earlier code and inputs.

        Raises:
            ConfigError: the file cannot be written.
        """
        if len(self._places) < _MANY_OLD * len(keys):
            return
        stream = self._open()
        places: dict[str, tuple[int, int]] = {}

        def kept() -> Iterator[bytes]:
            end = 0
            for key in keys:
                at, size = self._places[key]
                stream.seek(at)
                places[key] = (end, size)
                end += size
                yield stream.read(size)

        try:
            write_whole(self._path, kept())
            stream.close()
            self._stream, self._places = open_own(self._path, "a+b"), places
        except OSError as error:
            raise self._failed(error) from error

    def _record(self, key: str) -> dict[str, object]:
        at, size = self._places[key]
        stream = self._open()
        stream.seek(at)
        found: dict[str, object] = json.loads(stream.read(size))
        return found

    def _open(self) -> BinaryIO:
        if self._stream is None:
            raise ValueError("the cards are not open")
        return self._stream

    def _failed(self, error: OSError) -> ConfigError:
        if isinstance(error, NotOurFileError):
            return ConfigError(f"{self._path}: {error.strerror}; remove it")
        return ConfigError(f"{self._path}: cannot be written ({error.strerror}); make room or give another --briefs")


def _key(line: bytes) -> str | None:
    """The key of a card, which is the first of its fields."""
    try:
        found = json.loads(line)
        key = found["key"]
        article_of(found), features_of(found)
    except (ValueError, KeyError, TypeError):
        return None
    return key if isinstance(key, str) else None
