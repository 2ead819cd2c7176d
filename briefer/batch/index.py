"""The page that leads to the pages of a batch."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from os import fsencode
from typing import Final
from urllib.parse import quote

from briefer.batch.naming import shown
from briefer.batch.records import Record, from_lines
from briefer.briefing.reports.formats import SUFFIXES
from briefer.pages.render import rendered_parts

INDEX: Final = "index.html"
_OTHER: Final = "_index.html"
_LOOKS: Final = ("failed", "warned", "fine")
_OF_A_PAGE: Final = f'"suffix":"{SUFFIXES["html"]}"'.encode()
_STEPS: Final = 10
_BAR: Final = 240  # the longest bar of the histogram, in pixels


@dataclass(frozen=True, slots=True)
class _Row:
    """One input: its page, None where there is none, and what the page holds."""

    path: str
    page: str | None
    title: str
    record: Record
    length: float | None

    @property
    def look(self) -> str:
        """The class by which the page's filter shows or hides it."""
        return _LOOKS[0 if not self.record.ok or self.record.errors else 1 if self.record.findings else 2]


@dataclass(slots=True)
class _Totals:
    """What the page says of all its inputs together."""

    articles: int = 0
    failed: int = 0
    findings: int = 0
    source_words: int = 0
    brief_words: int = 0
    counts: list[int] = field(default_factory=lambda: [0] * _STEPS)

    def add(self, record: Record) -> None:
        self.articles += 1
        self.failed += not record.ok
        self.findings += record.findings or 0
        self.source_words += record.source_words or 0
        self.brief_words += record.brief_words or 0
        if (length := _length(record)) is not None:
            self.counts[min(int(length * _STEPS), _STEPS - 1)] += 1


def index_of(manifest: Callable[[], Iterable[bytes]]) -> tuple[str, Iterator[bytes]] | None:
    """The name and the page of the index of a batch of pages, piece after piece; None for other formats.

    No brief of an input called "index" gives way to it. What failed and what has findings stand first.

    Args:
        manifest: Reads the lines of a manifest, sorted by path.
    """
    if not any(_OF_A_PAGE in line for line in manifest()):
        return None
    name, totals = INDEX, _Totals()
    for record in from_lines(manifest()):
        totals.add(record)
        if record.ok and record.output == INDEX:
            name = _OTHER
    rows = (row for look in _LOOKS for row in map(_row, from_lines(manifest())) if row.look == look)
    page = rendered_parts(
        "index.html", language="en", title="Briefs", rows=rows, totals=totals, bars=_histogram(totals.counts)
    )
    return name, (part.encode() for part in page)


def _row(record: Record) -> _Row:
    # A link is to the bytes of the name, whatever they spell.
    page = quote(fsencode(record.output)) if record.ok else None
    return _Row(shown(record.path), page, record.title or shown(record.path), record, _length(record))


def _length(record: Record) -> float | None:
    """The words of a brief as a share of its source's."""
    return record.brief_words / record.source_words if record.source_words and record.brief_words is not None else None


def _histogram(counts: Sequence[int]) -> list[tuple[str, int, int]]:
    """How many briefs have which share of their source's words, in tenths, with the length of a bar."""
    most = max(counts) or 1
    return [(f"{k * 10}-{k * 10 + 10}%", count, count * _BAR // most) for k, count in enumerate(counts) if count]
