"""What a reader is: a name, how well an input fits it, and how it makes articles of one.

A package adds its own with an entry point::

    [project.entry-points."briefer.readers"]
    minutes = "town_hall.minutes:READER"

    # town_hall/minutes.py
    READER = Reader("minutes", "council minutes", (".min",), fits, "town_hall.minutes_file:read_minutes")

`fits` looks at a `Sample` and says how sure it is; the read function gets the bytes, the name to open messages with,
and what is known of the source, and gives back the articles (see `briefer.readers.story.articles_of`, which makes them
of pieces). It raises `briefer.errors.InputError`, one line, for what it cannot read.
"""

import codecs
import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from pathlib import PurePath
from pkgutil import resolve_name
from typing import Any

from briefer.documents.article import Article, Source

SAMPLED = 65_536
"""Bytes at the start of an input in which its format must show."""

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PROLOG = re.compile(
    r"(?:\s|\ufeff|<\?(?:(?!\?>).){0,2000}\?>|<!--(?:(?!-->).){0,20000}-->"
    r"|<!DOCTYPE\b[^\[>]{0,1000}(?:\[(?:(?!\]\s*>).){0,40000}\]\s*)?>)*",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"<(?:(?P<prefix>[A-Za-z_][\w.-]*):)?(?P<name>[A-Za-z_][\w.-]*)(?=[\s>/])")
_NAMESPACE = re.compile(r"""\bxmlns(?::(?P<prefix>[\w.-]+))?\s*=\s*["'](?P<uri>[^"'<>]*)["']""")
_LARGEST_JSON = 64 << 20
_TAIL = 4096


class Fit(IntEnum):
    """How well an input fits a reader; the best reader is asked to read."""

    NO = 0
    FALLBACK = 1
    """Nothing speaks against it: any text is plain text."""
    SUFFIX = 2
    """The suffix of its name says so, and the content allows it."""
    LIKELY = 3
    """The content looks so."""
    CERTAIN = 4
    """The content says so."""


class Sample:
    """The start of an input, and what can be seen of it; each is worked out once, when it is asked for."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name

    @property
    def suffix(self) -> str:
        """The suffix of the name, in lower case, with its dot; empty without one."""
        return PurePath(self.name).suffix.lower()

    @cached_property
    def text(self) -> str:
        """The first characters as text, line ends as line feeds; bytes that are no UTF-8 as Windows-1252."""
        start = self.data[:SAMPLED]
        for mark, encoding in _BOMS:
            if start.startswith(mark):
                return _lines(start[len(mark) :].decode(encoding, "ignore"))
        if start[:400].count(0) * 4 > len(start[:400]):
            return _lines(start.decode("utf-16-le" if start[1:2] == b"\0" else "utf-16-be", "ignore"))
        try:
            # Cut in the middle of a character, the last few bytes are none.
            return _lines(codecs.getincrementaldecoder("utf-8")().decode(start))
        except UnicodeDecodeError:
            return _lines(start.decode("cp1252", "replace"))

    @property
    def is_whole(self) -> bool:
        """Whether `text` is all there is."""
        return len(self.data) <= SAMPLED

    @cached_property
    def edges(self) -> str:
        """The start and the end of the text: all of it where that is short."""
        if self.is_whole:
            return self.text
        return self.text + "\n" + _lines(self.data[max(SAMPLED, len(self.data) - _TAIL) :].decode("utf-8", "ignore"))

    @cached_property
    def root(self) -> str:
        """The local name of the first element, in lower case, when the input begins as XML or SGML; else empty."""
        found = self._root
        return found["name"].lower() if found else ""

    @cached_property
    def root_name(self) -> str:
        """As `root`, as it is written."""
        found = self._root
        return found["name"] if found else ""

    @cached_property
    def markup(self) -> str:
        """The text from its first element on, without what stands above it; empty where it begins with none."""
        found = self._root
        return self.text[found.start() :] if found else ""

    @cached_property
    def namespace(self) -> str:
        """The namespace of the first element; empty without one."""
        found = self._root
        if not found:
            return ""
        tag = self.text[found.start() : self.text.find(">", found.start())]
        named = {match["prefix"]: match["uri"] for match in _NAMESPACE.finditer(tag)}
        return named.get(found["prefix"], "")

    @cached_property
    def doctype(self) -> str:
        """The document type declaration, in lower case; empty without one."""
        match = re.match(
            r"\s*(?:<\?[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*(<!DOCTYPE[^>\[]*)", self.text[:8192], re.S | re.I
        )
        return match[1].lower() if match else ""

    @cached_property
    def json(self) -> Any:
        """What the input is as JSON; None when it is none, or larger than anything that a reader of JSON takes."""
        if self.text.lstrip()[:1] not in ("{", "[") or len(self.data) > _LARGEST_JSON:
            return None
        try:
            return json.loads(self.data)
        except (ValueError, RecursionError):
            return None

    @cached_property
    def members(self) -> frozenset[str]:
        """The names of the files in a ZIP archive; empty for what is none."""
        if not self.data.startswith(b"PK\x03\x04"):
            return frozenset()
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                return frozenset(archive.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            return frozenset()

    @property
    def _root(self) -> re.Match[str] | None:
        prolog = _PROLOG.match(self.text)
        return _ROOT.match(self.text, prolog.end() if prolog else 0)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


ReadFunction = Callable[[bytes, str, Source | None], Sequence[Article]]
"""From the bytes of an input, the name to open messages with, and its source, to its articles: at least one."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One format that inputs can be read as.

    Attributes:
        name: What ``--read-as`` calls it: short, lower case, no spaces.
        title: What it is, as in "this is ...".
        suffixes: Of its files' names, in lower case, with their dots.
        fits: How well an input fits; it never raises.
        target: The read function, or where it is, ``package.module:function``: imported when it is needed.
        several: Whether a file can hold several articles.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    fits: Callable[[Sample], Fit]
    target: str | ReadFunction
    several: bool = False

    def read(self, data: bytes, name: str, source: Source | None = None) -> tuple[Article, ...]:
        """The articles in an input.

        Raises:
            InputError: it cannot be read; one line that opens with `name`.
        """
        function: ReadFunction = resolve_name(self.target) if isinstance(self.target, str) else self.target
        return tuple(function(data, name, source))


def fits_root(name: str) -> Callable[[Sample], Fit]:
    """Certain of XML whose first element has this local name, in lower case; a vendor's envelope may be around it."""
    inside = re.compile(rf"<(?:[A-Za-z_][\w.-]*:)?{name}(?=[\s>])", re.IGNORECASE)

    def fits(sample: Sample) -> Fit:
        if sample.root == name:
            return Fit.CERTAIN
        return Fit.LIKELY if sample.root not in ("", "html") and inside.search(sample.markup) else Fit.NO

    return fits
