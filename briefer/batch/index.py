"""The page that leads to the pages of a batch."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from os import fsencode
from typing import Final
from urllib.parse import quote

from briefer.batch.naming import shown
from briefer.batch.records import Record
from briefer.briefing.reports.formats import SUFFIXES
from briefer.pages.render import render

INDEX: Final = "index.html"
_OTHER: Final = "_index.html"
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
        return "failed" if not self.record.ok or self.record.errors else "warned" if self.record.findings else "fine"


def index_name(records: Iterable[Record]) -> str:
    """The index's name: no brief of an input called "index" gives way to it."""
    return _OTHER if any(record.ok and record.output == INDEX for record in records) else INDEX


def index_page(records: Collection[Record]) -> bytes | None:
    """The index of a batch of pages, what failed and what has findings first; None for other formats."""
    if not any(record.suffix == SUFFIXES["html"] for record in records):
        return None
    rows = sorted((_row(record) for record in records), key=_rank)
    lengths = [row.length for row in rows if row.length is not None]
    page = render(
        "index.html",
        language="en",
        title="Briefs",
        rows=rows,
        failed=sum(not record.ok for record in records),
        findings=sum(record.findings or 0 for record in records),
        source_words=sum(record.source_words or 0 for record in records),
        brief_words=sum(record.brief_words or 0 for record in records),
        bars=_histogram(lengths),
    )
    return page.encode()


def _row(record: Record) -> _Row:
    length = (
        record.brief_words / record.source_words if record.source_words and record.brief_words is not None else None
    )
    # A link is to the bytes of the name, whatever they spell.
    page = quote(fsencode(record.output)) if record.ok else None
    return _Row(shown(record.path), page, record.title or shown(record.path), record, length)


def _rank(row: _Row) -> tuple[int, bytes]:
    return ("failed", "warned", "fine").index(row.look), fsencode(row.record.path)


def _histogram(lengths: Sequence[float]) -> list[tuple[str, int, int]]:
    """How many briefs have which share of their source's words, in tenths, with the length of a bar."""
    counts = [0] * _STEPS
    for length in lengths:
        counts[min(int(length * _STEPS), _STEPS - 1)] += 1
    most = max(counts) or 1
    return [(f"{k * 10}-{k * 10 + 10}%", count, count * _BAR // most) for k, count in enumerate(counts) if count]
