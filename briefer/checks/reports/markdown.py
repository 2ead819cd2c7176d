"""Markdown of a check run, for a job summary or a comment on a pull request: a table of pairs, then their findings."""

import re
from typing import Final, TextIO

from briefer.checks.outcome import CheckedPair, FailedPair, Outcome, Totals
from briefer.checks.reports.context import RunContext
from briefer.checks.reports.digest import counted, is_news, is_shown, short_verdict, totals_line
from briefer.checks.reports.excerpt import cut
from briefer.checks.reports.places import pair_name, shown_path
from briefer.checks.reports.text import pair_text
from briefer.faithfulness.report import Severity
from briefer.io.terminal import inert, visible

# GitHub refuses a comment of more than 65,536 characters, and a job summary of more than a mebibyte.
LIMIT: Final = 60_000
_TABLE: Final = 20_000
_PAIR: Final = 8_000
_NAME: Final = 200
_HEADER: Final = (
    "| summary | source | verdict | errors | warnings | precision | recall |\n"
    "| --- | --- | --- | ---: | ---: | ---: | ---: |\n"
)
_TICKS: Final = re.compile("`+")


class MarkdownReporter:
    """What there is to tell, in at most `LIMIT` bytes; the totals stand first, so all is written at the end.

    Everything foreign stands in code, where neither Markdown nor HTML, mentions (@team) nor references (#1) work.
    """

    def __init__(self, stream: TextIO, context: RunContext) -> None:
        self._stream = stream
        self._context = context
        self._rows = _Bounded(_TABLE)
        self._details = _Bounded(LIMIT - _TABLE)
        self._count = 0

    def add(self, outcome: Outcome) -> None:
        """Keeps what there is to tell about one pair."""
        self._count += 1
        if isinstance(outcome, CheckedPair) and not outcome.silenced and not is_shown(outcome, self._context):
            return
        name = cut(inert(pair_name(outcome, self._count)), _NAME)
        self._rows.add(_row(name, outcome))
        if self._details.left_out:
            self._details.left_out += 1
            return
        text = visible(outcome.error) if isinstance(outcome, FailedPair) else pair_text(outcome, _PAIR)
        self._details.add(f"\n### {code(name)}\n\n{fenced(text)}")

    def close(self, totals: Totals) -> None:
        """Writes the report."""
        self._stream.write(f"## briefer check\n\n{totals_line(totals, self._context.settings)}\n")
        if self._rows.parts:
            self._stream.write(f"\n{_HEADER}{''.join(self._rows.parts)}")
        for part in self._details.parts:
            self._stream.write(part)
        if self._rows.left_out or self._details.left_out:
            unlisted = f"{counted(self._rows.left_out, 'pair')} not in the table" if self._rows.left_out else ""
            untold = f"{counted(self._details.left_out, 'pair')} without its lines" if self._details.left_out else ""
            self._stream.write(f"\nCut here: {'; '.join(filter(None, (unlisted, untold)))}.\n")


class _Bounded:
    """Texts up to a number of bytes in all; from the first that is too much, only how many there are."""

    def __init__(self, room: int) -> None:
        self.parts: list[str] = []
        self.left_out = 0
        self._room = room

    def add(self, text: str) -> None:
        self._room -= len(text.encode())
        if self.left_out or self._room < 0:
            self.left_out += 1
        else:
            self.parts.append(text)


def code(text: str) -> str:
    """A visible text as a code span, also good in a table's cell."""
    ticks = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    return f"{ticks} {text} {ticks}".replace("|", "\\|") if text else ""


def fenced(text: str) -> str:
    """Lines of visible text as a code block that nothing in them can end."""
    ticks = "`" * max(max(map(len, _TICKS.findall(text)), default=0) + 1, 3)
    return f"{ticks}text\n{text.rstrip()}\n{ticks}\n"


def _row(name: str, outcome: Outcome) -> str:
    source = code(cut(inert(shown_path(outcome.source)), _NAME)) if outcome.source is not None else ""
    if isinstance(outcome, FailedPair):
        cells = ["not checked", "", "", "", ""]
    else:
        new = [found.finding.severity for found in outcome.findings if is_news(found)]
        cells = [
            short_verdict(outcome),
            f"{new.count(Severity.ERROR):,}",
            f"{new.count(Severity.WARNING):,}",
            _share(outcome.report.precision),
            _share(outcome.report.recall),
        ]
    return f"| {' | '.join([code(name), source, *cells])} |\n"


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"
