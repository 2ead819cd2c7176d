"""SARIF 2.1.0: findings for code scanning, each with the line of the summary and, related, that of the source.

Columns count code points (``columnKind``), as all offsets here do. Services refuse a log that is too large: what does
not fit is left out, warnings first, and counted.
"""

import json
import tempfile
import weakref
import zlib
from typing import Final, TextIO

from briefer.checks.outcome import CheckedPair, FailedPair, Outcome, PairFinding, Totals
from briefer.checks.reports.context import RunContext
from briefer.checks.reports.digest import allowance, counted
from briefer.checks.reports.listing import Keys, Names
from briefer.checks.reports.places import PairLines, file_path
from briefer.checks.reports.sarif_nodes import Node, driver, location, message, run_head
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.report import Severity
from briefer.faithfulness.rules import RULES
from briefer.io.json import plain

MOST_RESULTS: Final = 25_000
"""More of them a run, and GitHub refuses the log."""

MOST_BYTES: Final = 9_000_000
"""Of a log that is packed with gzip GitHub takes ten million; the least packing is counted, so that any other fits."""

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT: Final = "briefer/v1"
_INDEX: Final = {rule.code: index for index, rule in enumerate(RULES)}
_MOST_NOTIFICATIONS: Final = 1000


class SarifReporter:
    """One run with a result for each finding; pairs that could not be judged are notifications of its invocation.

    Errors are written as they come. Warnings, and what is known or allowed, wait in a temporary file: they come after
    the errors, as far as there is room.
    """

    def __init__(self, stream: TextIO, context: RunContext) -> None:
        self._stream = stream
        self._context = context
        self._names = Names()
        self._results = self._left_out = self._untold = 0
        self._size = _Size()
        self._later = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115
        weakref.finalize(self, self._later.close)  # of a run that stopped half-way
        self._notifications: list[Node] = []

    def add(self, outcome: Outcome) -> None:
        """Writes the results of one pair."""
        name = self._names.of(outcome)
        if isinstance(outcome, FailedPair):
            where = location(outcome.summary, self._context.root, f"{name}: summary")
            self._note("error", f"{name}: {outcome.error}", where)
            return
        lines, keys = PairLines(outcome), Keys(file_path(outcome.summary, self._context.root) or name)
        for found in outcome.findings:
            if found.told:
                self._tell(self._result(name, outcome, found, lines, keys), at_once=found.fails)
        for found in outcome.silenced:
            self._tell(self._result(name, outcome, found, lines, keys) | _suppressed(found), at_once=False)
        for unused in outcome.unused:
            self._note("note", unused)
        for missed in outcome.missed:
            where = location(outcome.summary, self._context.root, f"{name}: summary")
            node = _result(RuleCode.THRESHOLD, Severity.ERROR, missed) | {
                "locations": [where],
                "fingerprints": {_FINGERPRINT: keys.of_missed(missed)},
            }
            self._tell(node | ({"baselineState": "new"} if self._context.has_baseline else {}), at_once=True)

    def close(self, totals: Totals) -> None:
        """Writes what has waited, and ends the run."""
        self._later.seek(0)
        for line in self._later:
            self._write(line.rstrip("\n"))
        self._later.close()
        if not self._results:
            self._stream.write(self._head())
        for entry in totals.stale:
            self._note("note", f"stale in the baseline: {entry}")
        invocation = {
            "executionSuccessful": not (totals.failed or totals.unchecked),
            "toolExecutionNotifications": [*self._notifications, *self._limits()],
        }
        self._stream.write(f'\n],"invocations":[{_json(invocation)}]}}]}}\n')

    def _limits(self) -> list[Node]:
        said = []
        if self._left_out:
            results = counted(self._left_out, "result")
            said.append(f"{results} left out: a service takes {MOST_RESULTS:,} a run, and ten megabytes")
        if self._untold:
            said.append(f"{counted(self._untold, 'notification')} left out; standard error has them")
        return [_notification("warning", line) for line in said]

    def _note(self, level: str, text: str, where: Node | None = None) -> None:
        if len(self._notifications) >= _MOST_NOTIFICATIONS:
            self._untold += 1
            return
        self._notifications.append(_notification(level, text) | ({"locations": [where]} if where else {}))

    def _tell(self, result: Node, *, at_once: bool) -> None:
        if at_once:
            self._write(_json(result))
        else:
            self._later.write(f"{_json(result)}\n")

    def _write(self, line: str) -> None:
        if self._results >= MOST_RESULTS or not self._size.takes(line):
            self._left_out += 1
            return
        self._stream.write(f",\n{line}" if self._results else f"{self._head()}\n{line}")
        self._results += 1

    def _head(self) -> str:
        run = {"columnKind": "unicodeCodePoints", **run_head(self._context.root, self._context.settings)}
        inner = _json({**run, "tool": {"driver": driver()}}).removesuffix("}")
        return f'{{"$schema":"{_SCHEMA}","version":"2.1.0","runs":[{inner},"results":['

    def _result(self, name: str, pair: CheckedPair, found: PairFinding, lines: PairLines, keys: Keys) -> Node:
        finding, root = found.finding, self._context.root
        node = _result(finding.rule, finding.severity, finding.message) | {
            "locations": [location(pair.summary, root, f"{name}: summary", lines.written, found.in_summary)],
            "fingerprints": {_FINGERPRINT: keys.of(found.fingerprint)},
            "partialFingerprints": {_FINGERPRINT: found.fingerprint},
        }
        if self._context.has_baseline:
            node["baselineState"] = "unchanged" if found.known else "new"
        if found.in_source:
            source = location(pair.source, root, f"{name}: source", lines.source, found.in_source)
            node["relatedLocations"] = [{"id": 1, **source}]
        return node


class _Size:
    """How large the log is when it is packed, in bytes."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(1, wbits=11, memLevel=4)  # 16 kB
        self._packed = 0

    def takes(self, line: str) -> bool:
        """Counts a line; False from the first on that is too much."""
        if self._packed < MOST_BYTES:
            self._packed += len(self._packer.compress(line.encode()))
        return self._packed < MOST_BYTES


def _suppressed(found: PairFinding) -> Node:
    by = found.allowed_by
    suppression = {"kind": "inSource" if by is None or by.inline else "external", "status": "accepted"}
    if by is not None:
        suppression["justification"] = message(allowance(found))
    return {"suppressions": [suppression]}


def _result(rule: RuleCode, severity: Severity, text: str) -> Node:
    return {
        "ruleId": str(rule),
        "ruleIndex": _INDEX[rule],
        "level": str(severity),
        "message": {"text": message(text)},
    }


def _notification(level: str, text: str) -> Node:
    return {"level": level, "message": {"text": message(text)}}


def _json(node: Node) -> str:
    return plain(json.dumps(node, ensure_ascii=False, separators=(",", ":")))
