"""Reviewdog's diagnostic format (``reviewdog -f=rdjson``): comments on the lines of a review, on any host of code.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

import json
from typing import Final, TextIO

from briefer.checks.outcome import Outcome, Totals
from briefer.checks.reports.excerpt import cut, excerpt
from briefer.checks.reports.help import help_uri, home_uri
from briefer.checks.reports.listing import Listed, Listing, Place, State
from briefer.checks.reports.places import Lines
from briefer.faithfulness.report import Severity
from briefer.io.json import Record, plain

_MESSAGE: Final = 1000
_EXCERPT: Final = 120
_SEVERITIES: Final = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING"}
_SET_ASIDE: Final = "INFO"


class RdjsonReporter:
    """A diagnostic for each finding that stands in a file, with the source's line as a related one."""

    def __init__(self, stream: TextIO, *, root: str) -> None:
        self._stream = stream
        self._listing = Listing(root)
        self._opened = False

    def add(self, outcome: Outcome) -> None:
        """Writes the diagnostics of one pair."""
        for listed in self._listing.of(outcome):
            self._stream.write(",\n" if self._opened else _HEAD)
            self._stream.write(plain(json.dumps(_diagnostic(listed), ensure_ascii=False)))
            self._opened = True

    def close(self, totals: Totals) -> None:
        """Ends the report."""
        self._stream.write("\n]}\n" if self._opened else f"{_HEAD.rstrip()}]}}\n")


_HEAD: Final = f'{{"source":{json.dumps({"name": "briefer", "url": home_uri()})},"diagnostics":[\n'


def _diagnostic(listed: Listed) -> Record:
    aside = "" if listed.state is State.NEW else f" ({listed.state})"
    record: Record = {
        "message": f"{cut(listed.message, _MESSAGE)}{aside}",
        "location": _location(listed.summary, listed.pair),
        "severity": _SEVERITIES[listed.severity] if listed.state is State.NEW else _SET_ASIDE,
        "code": {"value": str(listed.rule), "url": help_uri(listed.rule)},
    }
    source = listed.source
    if source and source.lines and source.span:
        said = excerpt(source.lines, source.span, _EXCERPT)
        related = {"message": f"the source: {said}", "location": _location(source, f"{listed.pair}: source")}
        record["related_locations"] = [related]
    return record


def _location(place: Place, name: str) -> Record:
    location: Record = {"path": place.path or name}
    if place.lines and place.span:
        lines, span = place.lines, place.span
        location["range"] = {"start": _position(lines, span.start), "end": _position(lines, span.end)}
    return location


def _position(lines: Lines, offset: int) -> Record:
    """Line and column from 1; a column counts the bytes of UTF-8."""
    line, before = lines.before(offset)
    return {"line": line, "column": len(before.encode(errors="surrogatepass")) + 1}
