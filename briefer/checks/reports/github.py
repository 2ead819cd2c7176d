"""GitHub annotations: workflow commands that mark the lines of a pull request.

The runner reads them from a step's output. It shows ten errors and ten warnings a step and drops the rest without a
word; hence a notice that says how many there are.
"""

from typing import Final, TextIO

from briefer.checks.outcome import CheckedPair, FailedPair, Outcome, PairFinding, Totals
from briefer.checks.reports.context import RunContext
from briefer.checks.reports.digest import allowed_by, is_loss, is_news, losses, totals_line
from briefer.checks.reports.excerpt import cut, excerpt
from briefer.checks.reports.places import PairLines, Region, file_path, has_lines, pair_name, place
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.report import Severity
from briefer.io.terminal import inert, visible

SHOWN: Final = 10
_EXCERPT: Final = 120
_MESSAGE: Final = 1000
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class GithubReporter:
    """An annotation for each new error as it comes; at the end the first ten warnings, those of lost facts last."""

    def __init__(self, stream: TextIO, context: RunContext) -> None:
        self._stream = stream
        self._context = context
        self._count = 0
        self._errors = 0
        self._warned = 0
        self._warnings: list[str] = []
        self._losses: list[str] = []
        self._notices: list[str] = []
        self._untold = 0

    def add(self, outcome: Outcome) -> None:
        """Writes the errors of one pair."""
        self._count += 1
        if isinstance(outcome, FailedPair):
            name = pair_name(outcome, self._count)
            self._error(self._command("error", outcome.summary, RuleCode.NOT_CHECKED, f"{name}: {outcome.error}"))
            return
        lines = PairLines(outcome)
        for found in outcome.findings:
            if not is_news(found) or is_loss(found):
                continue
            if found.finding.severity is Severity.ERROR:
                self._error(self._finding(outcome, found, lines))
            else:
                self._warn(self._warnings, self._finding(outcome, found, lines))
        for found in outcome.silenced:
            self._notices.append(self._finding(outcome, found, lines, allowed=True))
        for unused in outcome.unused:
            self._notices.append(self._command("notice", outcome.summary, "allowance", unused))
        self._untold += max(len(self._notices) - SHOWN, 0)
        del self._notices[SHOWN:]
        for missed in outcome.missed:
            self._error(self._command("error", outcome.summary, RuleCode.THRESHOLD, missed))
        for rule, lost in losses(outcome):
            self._warn(self._losses, self._command("warning", outcome.summary, rule, lost))

    def close(self, totals: Totals) -> None:
        """Writes the warnings, and the totals when GitHub will not show every finding."""
        for line in [*self._warnings, *self._losses][:SHOWN] + self._notices[: SHOWN - 1]:
            self._stream.write(line)
        if self._errors > SHOWN or self._warned > SHOWN or self._untold or totals.stale:
            said = totals_line(totals, self._context.settings)
            self._stream.write(self._command("notice", None, "briefer check", said))

    def _error(self, line: str) -> None:
        self._errors += 1
        self._stream.write(line)

    def _warn(self, kept: list[str], line: str) -> None:
        self._warned += 1
        if len(kept) < SHOWN:
            kept.append(line)

    def _finding(self, pair: CheckedPair, found: PairFinding, lines: PairLines, *, allowed: bool = False) -> str:
        said = [f"{found.finding.message}{allowed_by(found)}"]
        if found.in_source:
            at = place(pair.source, "source", lines.source.region(found.in_source))
            said.append(f"{at}: {excerpt(lines.source, found.in_source, _EXCERPT)}")
        region = lines.summary.region(found.in_summary) if found.in_summary else None
        command, title = str(found.finding.severity), str(found.finding.rule)
        if allowed:
            command, title = "notice", f"allowed {title}"
        return self._command(command, pair.summary, title, *said, region=region)

    def _command(self, command: str, path: str | None, title: str, *said: str, region: Region | None = None) -> str:
        properties = {"title": str(title)}
        if file := file_path(path, self._context.root):
            properties["file"] = file
            if region and has_lines(path):
                properties |= {"line": str(region.line), "endLine": str(region.end_line)}
                if region.line == region.end_line:  # columns of two lines are refused
                    properties |= {"col": str(region.column), "endColumn": str(region.end_column)}
        # What is escaped for the runner can still hold what acts on a terminal.
        listed = ",".join(f"{name}={inert(value.translate(_PROPERTY))}" for name, value in properties.items())
        message = "\n".join(cut(visible(line), _MESSAGE) for line in said)
        return f"::{command} {listed}::{message.translate(_DATA)}\n"
