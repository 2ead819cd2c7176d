"""GitLab's Code Quality report: a JSON array of findings, each with a path, a line and a fingerprint.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import json
from typing import Final, TextIO

from briefer.checks.outcome import Outcome, Totals
from briefer.checks.reports.excerpt import cut
from briefer.checks.reports.listing import Listed, Listing, State
from briefer.faithfulness.report import Severity
from briefer.io.json import Record, encodable, plain

_MESSAGE: Final = 1000
# Of info, minor, major, critical and blocker.
_GRAVE: Final = {Severity.ERROR: "major", Severity.WARNING: "minor"}
_SET_ASIDE: Final = "info"


class GitlabReporter:
    """An entry for each finding. GitLab tells new from old by fingerprints, and drops the second of two alike."""

    def __init__(self, stream: TextIO, *, root: str) -> None:
        self._stream = stream
        self._listing = Listing(root)
        self._opened = False

    def add(self, outcome: Outcome) -> None:
        """Writes the entries of one pair."""
        for listed in self._listing.of(outcome):
            self._stream.write(",\n" if self._opened else "[\n")
            self._stream.write(plain(json.dumps(_entry(listed), ensure_ascii=False)))
            self._opened = True

    def close(self, totals: Totals) -> None:
        """Ends the array; that of a run without a finding is empty, and says so."""
        self._stream.write("\n]\n" if self._opened else "[]\n")


def _entry(listed: Listed) -> Record:
    place = listed.summary
    line = place.lines.region(place.span).line if place.lines and place.span else 1
    aside = "" if listed.state is State.NEW else f" ({listed.state})"
    return {
        "description": f"{cut(listed.message, _MESSAGE)}{aside}",
        "check_name": str(listed.rule),
        "fingerprint": listed.key,
        "severity": _GRAVE[listed.severity] if listed.state is State.NEW else _SET_ASIDE,
        # An entry without a path is refused; a text without a file is told by its pair's name.
        "location": {"path": encodable(place.path or listed.pair), "lines": {"begin": line}},
    }
