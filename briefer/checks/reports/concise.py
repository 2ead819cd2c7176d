"""One line a finding, as compilers and linters print them: editors and problem matchers read it."""

from typing import TextIO

from briefer.checks.outcome import Outcome, Totals
from briefer.checks.reports.context import RunContext
from briefer.checks.reports.digest import totals_line
from briefer.checks.reports.listing import Listed, Listing, Place, State
from briefer.io.terminal import inert


class ConciseReporter:
    """``briefs/a.md:2:17: error altered-figure: 80% - the source says 18%``; known findings are counted only."""

    def __init__(self, stream: TextIO, context: RunContext) -> None:
        self._stream = stream
        self._context = context
        # Paths as the user gave them: a click opens the file from the folder the run was started in.
        self._listing = Listing("")

    def add(self, outcome: Outcome) -> None:
        """Writes the lines of one pair."""
        for listed in self._listing.of(outcome):
            if listed.state is not State.KNOWN:
                self._stream.write(f"{line_of(listed)}\n")

    def close(self, totals: Totals) -> None:
        """Writes the totals."""
        self._stream.write(f"{totals_line(totals, self._context.settings)}\n")


def line_of(listed: Listed) -> str:
    """A finding on one line; an allowed one with where it is allowed, and why."""
    kind = State.ALLOWED if listed.state is State.ALLOWED else listed.severity
    by = f" ({listed.allowed_by})" if listed.allowed_by else ""
    line = f"{_where(listed.pair, listed.summary)}: {kind} {listed.rule}: {listed.message}{by}"
    # GitHub's runner obeys a line that begins so.
    return line.replace("::", "\\x3a:", 1) if line.lstrip().startswith("::") else line


def _where(pair: str, place: Place) -> str:
    if place.path is None or place.lines is None or place.span is None:
        return pair
    region = place.lines.region(place.span)
    return f"{inert(place.path)}:{region.line}:{region.column}"
