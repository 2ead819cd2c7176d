"""HTML of a check run: a table of pairs, errors first, and for each a reading of its summary beside its source."""

import tempfile
import weakref
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TextIO

from briefer.checks.outcome import CheckedPair, FailedPair, Outcome, PairFinding, Totals
from briefer.checks.reports.context import RunContext
from briefer.checks.reports.digest import allowed_by, has_news, short_verdict, totals_line, verdict
from briefer.checks.reports.places import pair_name
from briefer.faithfulness.report import Severity
from briefer.faithfulness.wording import look_of, note_of
from briefer.pages.layers import PageMark, Paragraph, layered
from briefer.pages.render import render
from briefer.text.span import Span

_NEVER: Final = "\0"  # what no page holds: foreign text is shown without control characters
_BAR: Final = 240  # the longest bar of the picture, in pixels


@dataclass(frozen=True, slots=True)
class _PageFinding:
    """One finding with links to its places; `status` says what sets it aside, "" where nothing does."""

    rule: str
    severity: str
    message: str
    status: str
    in_summary: str
    in_source: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A pair in the table; `place` is the name of its reading, "" where there is none."""

    name: str
    source: str
    verdict: str
    errors: int
    warnings: int
    precision: float | None
    recall: float | None
    place: str

    @property
    def rank(self) -> int:
        """Errors first, then warnings, then what is fine."""
        return 0 if self.errors else 1 if self.warnings else 2

    @property
    def look(self) -> str:
        """The class by which the page's filter shows or hides it."""
        return ("failed", "warned", "fine")[self.rank]


class HtmlReporter:
    """One page, written at the end; the readings wait in a temporary file: a run of any size needs little memory.

    A run about one pair shows its reading alone. Of many pairs only those have one that there is something to tell of.
    """

    def __init__(self, stream: TextIO, *, single: bool, context: RunContext) -> None:
        self._stream = stream
        self._context = context
        self._single = single
        self._readings = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115
        weakref.finalize(self, self._readings.close)  # of a run that stopped half-way
        self._rows: list[_Row] = []
        self._rules: Counter[str] = Counter()

    def add(self, outcome: Outcome) -> None:
        """Keeps one pair."""
        number = len(self._rows) + 1
        name = pair_name(outcome, number)
        if isinstance(outcome, FailedPair):
            self._rows.append(_Row(name, outcome.source or "", outcome.error, 1, 0, None, None, ""))
            return
        open_ = [found for found in outcome.findings if not found.known and found.told]
        self._rules.update(str(found.finding.rule) for found in open_)
        counts = Counter(found.finding.severity for found in open_)
        told = self._single or has_news(outcome)
        report = outcome.report
        self._rows.append(
            _Row(
                name,
                outcome.source or "",
                short_verdict(outcome),
                counts[Severity.ERROR] + len(outcome.missed),
                counts[Severity.WARNING],
                report.precision,
                report.recall,
                f"pair{number}" if told else "",
            )
        )
        if told:
            self._readings.write(_reading(outcome, number, name, is_open=self._single))

    def close(self, totals: Totals) -> None:
        """Writes the page."""
        page = render(
            "check.html",
            language="en",
            title="briefer check",
            totals=totals_line(totals, self._context.settings),
            stale=totals.stale,
            rows=[] if self._single else sorted(self._rows, key=lambda row: row.rank),
            failed=[row for row in self._rows if self._single and not row.place],
            bars=_bars(self._rules),
            readings=_NEVER,
        )
        before, _, after = page.partition(_NEVER)
        self._stream.write(before)
        self._readings.seek(0)
        self._stream.writelines(self._readings)
        self._readings.close()
        self._stream.write(after)


def _bars(rules: Counter[str]) -> list[tuple[str, int, int]]:
    """Rules by their number of findings, with the length of a bar."""
    most = max(rules.values(), default=1)
    return [(rule, count, max(count * _BAR // most, 1)) for rule, count in rules.most_common()]


def _reading(pair: CheckedPair, number: int, name: str, *, is_open: bool) -> str:
    report = pair.report
    return render(
        "reading.html",
        place=f"pair{number}",
        name=name,
        is_open=is_open,
        verdict=verdict(pair),
        missed=pair.missed,
        unused=pair.unused,
        findings=list(_findings(pair, number)),
        summary=_texts(report.summary, _in_summary(pair, number)),
        source=_texts(report.source, _in_source(pair, number)),
    )


def _texts(text: str, marks: Iterator[PageMark]) -> tuple[Paragraph, ...]:
    return layered(text, (), list(marks))


def _findings(pair: CheckedPair, number: int) -> Iterator[_PageFinding]:
    for status, found in _all(pair):
        mention = found.finding.mention
        yield _PageFinding(
            str(found.finding.rule),
            str(found.finding.severity),
            f"{found.finding.message}{allowed_by(found)}",
            status,
            f"p{number}-m{mention}" if mention is not None else "",
            _place_in_source(found, number),
        )


def _all(pair: CheckedPair) -> Iterator[tuple[str, PairFinding]]:
    for found in pair.findings:
        if found.told:
            yield ("in the baseline" if found.known else "", found)
    for found in pair.silenced:
        yield ("allowed", found)


def _place_in_source(found: PairFinding, number: int) -> str:
    if found.finding.mention is not None and found.in_source:
        return f"p{number}-e{found.finding.mention}"
    return f"p{number}-d{found.finding.dropped}" if found.finding.dropped is not None else ""


def _in_summary(pair: CheckedPair, number: int) -> Iterator[PageMark]:
    for k, judged in enumerate(pair.report.mentions):
        target = f"p{number}-e{k}" if judged.judgement.evidence else ""
        span = Span(judged.mention.start, judged.mention.end)
        yield PageMark(span, look_of(judged), f"p{number}-m{k}", target, note_of(judged))


def _in_source(pair: CheckedPair, number: int) -> Iterator[PageMark]:
    for k, judged in enumerate(pair.report.mentions):
        if judged.judgement.evidence:
            note = f"evidence of “{judged.mention.text}”"
            span = Span(*judged.judgement.evidence)
            yield PageMark(span, look_of(judged), f"p{number}-e{k}", f"p{number}-m{k}", note)
    for _, found in _all(pair):
        if found.finding.dropped is not None and found.in_source:
            name = f"p{number}-d{found.finding.dropped}"
            yield PageMark(found.in_source, "lost", name, "", "required, and not kept")
