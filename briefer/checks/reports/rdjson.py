"""Reviewdog's diagnostic format (``reviewdog -f=rdjson``): comments on the lines of a review, on any host of code.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

import json
import re
from typing import Final, TextIO

from briefer.checks.outcome import Outcome, Totals
from briefer.checks.reports.excerpt import cut, excerpt
from briefer.checks.reports.help import help_uri, home_uri
from briefer.checks.reports.listing import Listed, Listing, Place, State
from briefer.checks.reports.markdown import code
from briefer.checks.reports.places import Lines
from briefer.faithfulness.report import Severity
from briefer.io.json import Record, encodable, plain
from briefer.io.terminal import inert

_MESSAGE: Final = 1000
_EXCERPT: Final = 120
_MARKUP: Final = re.compile(r"[^\w\s.,;:()%€$£“”‘’'\"/+–—-]|://|__|www\.")
_SEVERITIES: Final = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING"}
_SET_ASIDE: Final = "INFO"


class RdjsonReporter:
    """A diagnostic for each finding, with the source's line in its message.

    Fields that an older reviewdog does not know make it refuse the report: only those that all know are used.
    """

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
    return {
        "message": f"{_words(cut(listed.message, _MESSAGE))}{aside}{_source(listed)}",
        "location": _location(listed.summary, listed.pair),
        "severity": _SEVERITIES[listed.severity] if listed.state is State.NEW else _SET_ASIDE,
        "code": {"value": str(listed.rule), "url": help_uri(listed.rule)},
    }


def _words(text: str) -> str:
    """A text for a comment, which is Markdown: as code where anything in it could be markup, a mention or a link."""
    return code(text) if _MARKUP.search(text) else text


def _source(listed: Listed) -> str:
    source = listed.source
    if source is None or source.lines is None or source.span is None:
        return ""
    where = f"{inert(source.path or 'source')}:{source.lines.region(source.span).line}"
    return f"\n\n{code(f'{where}: {excerpt(source.lines, source.span, _EXCERPT)}')}"


def _location(place: Place, name: str) -> Record:
    location: Record = {"path": encodable(place.path or name)}
    if place.lines and place.span:
        lines, span = place.lines, place.span
        location["range"] = {"start": _position(lines, span.start), "end": _position(lines, span.end)}
    return location


def _position(lines: Lines, offset: int) -> Record:
    """Line and column from 1; a column counts the bytes of UTF-8."""
    line, before = lines.before(offset)
    return {"line": line, "column": len(before.encode(errors="surrogatepass")) + 1}
