"""JSON of a check run, as the contract says: an object for one pair, an array or a line each for many."""

from dataclasses import asdict
from typing import TextIO

from briefer.checks.outcome import CheckedPair, Outcome, PairFinding, Totals
from briefer.checks.reports.context import RunContext
from briefer.checks.reports.places import Lines, PairLines
from briefer.faithfulness.records import account_record, check_record, finding_record
from briefer.faithfulness.report import Severity
from briefer.io.json import Record, plain, to_json, to_jsonl
from briefer.text.span import Span


class JsonlReporter:
    """One ``briefer/check/1`` object a line, in order."""

    def __init__(self, stream: TextIO, context: RunContext, *, explain: bool = False) -> None:
        self._stream = stream
        self._settings = context.settings
        self._explain = explain

    def add(self, outcome: Outcome) -> None:
        """Writes the line of one pair."""
        self._stream.write(plain(to_jsonl(outcome_record(outcome, self._settings, explain=self._explain))))

    def close(self, totals: Totals) -> None:
        """Writes nothing: every line says what it says by itself."""


class JsonReporter:
    """One object for a single pair, else one array with an object on each line."""

    def __init__(self, stream: TextIO, context: RunContext, *, single: bool = False, explain: bool = False) -> None:
        self._stream = stream
        self._settings = context.settings
        self._single = single
        self._explain = explain
        self._opened = False

    def add(self, outcome: Outcome) -> None:
        """Writes the object of one pair."""
        record = outcome_record(outcome, self._settings, explain=self._explain)
        if self._single:
            self._stream.write(plain(to_json(record)))
            return
        # The opening comes with the first record: a run without a pair prints nothing.
        self._stream.write((",\n" if self._opened else "[\n") + plain(to_jsonl(record)).rstrip("\n"))
        self._opened = True

    def close(self, totals: Totals) -> None:
        """Ends the array; that of a run that had no pair to check is empty."""
        if not self._single:
            self._stream.write("\n]\n" if self._opened else "[]\n")


def outcome_record(outcome: Outcome, settings: str | None = None, *, explain: bool = False) -> Record:
    """A ``briefer/check/1`` record under the run's policy.

    Beyond the contract's fields: `passed`; on each finding whether it is `known`, its `fingerprint`, and where it
    stands `in_summary` and `in_source` (offsets, line, column); the findings that were `allowed`, each with what it is
    `allowed_by` (where that stands, why, and whether in the summary itself), the thresholds `missed` and the allowances
    `unused`; an `error` that says why a pair could not be judged, None for one that was; and the path of the `settings`
    in force, None without any. A pair that could not be judged has `faithful` None. With `explain`, the `account` of
    the summary's words; where a `judge` was asked, its name, the SHA-256 of its weights and its threshold.
    """
    if not isinstance(outcome, CheckedPair):
        return {
            "schema": "briefer/check/1",
            "id": outcome.id,
            "source": outcome.source,
            "summary": outcome.summary,
            "faithful": None,
            "precision": None,
            "recall": None,
            "mentions": [],
            "dropped": [],
            "findings": [],
            "checked": False,
            "language": {"source": None, "summary": None},
            "passed": False,
            "allowed": [],
            "missed": [],
            "unused": [],
            "error": outcome.error,
            "settings": settings,
        } | ({"account": []} if explain else {})
    lines = PairLines(outcome)
    record = check_record(outcome.report, id=outcome.id, source=outcome.source, summary=outcome.summary)
    stands = any(found.finding.severity is Severity.ERROR for found in outcome.findings)
    return (
        record
        | {
            "faithful": not stands and not outcome.missed if outcome.report.checked else None,
            "findings": [_finding(found, lines) for found in outcome.findings],
            "passed": outcome.passed,
            "allowed": [_allowed(found, lines) for found in outcome.allowed],
            "missed": list(outcome.missed),
            "unused": list(outcome.unused),
            "error": None,
            "settings": settings,
        }
        | ({"account": account_record(outcome.report)} if explain else {})
        | ({"judge": asdict(outcome.report.judged_by)} if outcome.report.judged_by else {})
    )


def _finding(found: PairFinding, lines: PairLines) -> Record:
    return finding_record(found.finding) | {
        "known": found.known,
        "fingerprint": found.fingerprint,
        "in_summary": _place(lines.summary, found.in_summary) if found.in_summary else None,
        "in_source": _place(lines.source, found.in_source) if found.in_source else None,
    }


def _allowed(found: PairFinding, lines: PairLines) -> Record:
    by = found.allowed_by
    said = None if by is None else {"place": by.place, "reason": by.reason, "inline": by.inline}
    return _finding(found, lines) | {"allowed_by": said}


def _place(lines: Lines, span: Span) -> Record:
    region = lines.region(span)
    return {"start": span.start, "end": span.end, "line": region.line, "column": region.column}
