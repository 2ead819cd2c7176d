"""A table of findings for spreadsheets and data frames: a line each, whatever it counts for."""

import csv
from typing import Final, TextIO

from briefer.checks.outcome import Outcome, Totals
from briefer.checks.reports.listing import Listed, Listing, Place
from briefer.io.terminal import inert, without_commands

COLUMNS: Final = (
    "pair",
    "path",
    "line",
    "column",
    "rule",
    "severity",
    "state",
    "message",
    "source",
    "source_line",
    "source_column",
    "allowed_by",
    "fingerprint",
)
# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULA: Final = ("=", "+", "-", "@")


class CsvReporter:
    """A header, then a line for each finding, comma-separated, quoted where it must be."""

    def __init__(self, stream: TextIO, *, root: str) -> None:
        self._listing = Listing(root)
        self._writer = csv.writer(stream, lineterminator="\n")
        self._opened = False

    def add(self, outcome: Outcome) -> None:
        """Writes the lines of one pair."""
        self._open()
        self._writer.writerows(map(_row, self._listing.of(outcome)))

    def close(self, totals: Totals) -> None:
        """Writes nothing more than the header, where no pair has."""
        self._open()

    def _open(self) -> None:
        if not self._opened:
            self._writer.writerow(COLUMNS)
        self._opened = True


def _row(listed: Listed) -> list[str | int]:
    path, line, column = _cells(listed.summary)
    return [
        _text(listed.pair),
        path,
        line,
        column,
        str(listed.rule),
        str(listed.severity),
        str(listed.state),
        _text(listed.message),
        *(_cells(listed.source) if listed.source else ("", "", "")),
        _text(listed.allowed_by),
        listed.key,
    ]


def _cells(place: Place) -> tuple[str, str | int, str | int]:
    path = _text(inert(place.path)) if place.path else ""
    if place.lines is None or place.span is None:
        return path, "", ""
    region = place.lines.region(place.span)
    return path, region.line, region.column


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else without_commands(text)
