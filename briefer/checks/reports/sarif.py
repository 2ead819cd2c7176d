"""SARIF 2.1.0: findings for code scanning, each with the line of the summary and, related, that of the source.

Results are written as they come. Columns count code points (``columnKind``), as all offsets here do.
"""

import json
import os
import re
from pathlib import Path
from typing import Any, Final, TextIO
from urllib.parse import quote

from briefer.checks.outcome import CheckedPair, FailedPair, Outcome, PairFinding, Totals
from briefer.checks.reports.excerpt import cut, excerpt
from briefer.checks.reports.places import Lines, PairLines, file_path, has_lines, pair_name
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.report import Severity
from briefer.faithfulness.rules import RULES, Example, Rule
from briefer.io.terminal import inert, visible
from briefer.text.span import Span
from briefer.version import __version__

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT: Final = "briefer/v1"
_MESSAGE: Final = 1000
_EXCERPT: Final = 120
_INDEX: Final = {rule.code: index for index, rule in enumerate(RULES)}
# A path that a manifest names can hold surrogates that stand for no byte of a file's name.
_NO_BYTES: Final = re.compile("[\ud800-\udc7f\udd00-\udfff]")

Node = dict[str, Any]


class SarifReporter:
    """One run with a result for each finding; pairs that could not be judged are notifications of its invocation."""

    def __init__(self, stream: TextIO, *, root: str) -> None:
        self._stream = stream
        self._root = root
        self._count = 0
        self._results = 0
        self._notifications: list[Node] = []

    def add(self, outcome: Outcome) -> None:
        """Writes the results of one pair."""
        self._count += 1
        name = inert(pair_name(outcome, self._count))
        if isinstance(outcome, FailedPair):
            where = self._location(outcome.summary, f"{name}: summary")
            self._notifications.append(_notification("error", f"{name}: {outcome.error}") | {"locations": [where]})
            return
        lines = PairLines(outcome)
        for found in outcome.findings:
            self._write(self._result(name, outcome, found, lines))
        for found in outcome.allowed:
            # Where an allowance stands, in the summary or in the settings, both are under version control.
            self._write(self._result(name, outcome, found, lines) | {"suppressions": [{"kind": "inSource"}]})
        self._notifications += [_notification("note", unused) for unused in outcome.unused]
        for missed in outcome.missed:
            where = self._location(outcome.summary, f"{name}: summary")
            self._write(_result(RuleCode.THRESHOLD, Severity.ERROR, missed) | {"locations": [where]})

    def close(self, totals: Totals) -> None:
        """Ends the run."""
        if not self._results:
            self._stream.write(_head())
        stale = [_notification("note", f"stale in the baseline: {entry}") for entry in totals.stale]
        invocation = {
            "executionSuccessful": not (totals.failed or totals.unchecked),
            "toolExecutionNotifications": [*self._notifications, *stale],
        }
        self._stream.write(f'\n],"invocations":[{_json(invocation)}]}}]}}\n')

    def _write(self, result: Node) -> None:
        self._stream.write(f",\n{_json(result)}" if self._results else f"{_head()}\n{_json(result)}")
        self._results += 1

    def _result(self, name: str, pair: CheckedPair, found: PairFinding, lines: PairLines) -> Node:
        finding = found.finding
        summary = self._location(pair.summary, f"{name}: summary", lines.summary, found.in_summary)
        node = _result(finding.rule, finding.severity, finding.message) | {
            "locations": [summary],
            "partialFingerprints": {_FINGERPRINT: found.fingerprint},
            "baselineState": "unchanged" if found.known else "new",
        }
        if found.in_source:
            source = self._location(pair.source, f"{name}: source", lines.source, found.in_source)
            node["relatedLocations"] = [{"id": 1, **source}]
        return node

    def _location(self, path: str | None, logical: str, lines: Lines | None = None, span: Span | None = None) -> Node:
        """A place in a file where there is one, else in a text that goes by a name; the line itself where known."""
        node: Node = {}
        region: Node = {}
        if lines and span:
            place = lines.region(span)
            region = {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            }
            node["message"] = {"text": _message(f"line {place.line}: {excerpt(lines, span, _EXCERPT)}")}
        file = file_path(path, self._root)
        if file is None:
            return node | {"logicalLocations": [{"fullyQualifiedName": logical}]}
        physical: Node = {"artifactLocation": _artifact(file)}
        if region and has_lines(path):
            physical["region"] = region
        return node | {"physicalLocation": physical}


def _head() -> str:
    driver = {"name": "briefer", "version": __version__, "rules": [*map(_rule, RULES)]}
    return (
        f'{{"$schema":"{_SCHEMA}","version":"2.1.0","runs":[{{"columnKind":"unicodeCodePoints",'
        f'"tool":{_json({"driver": driver})},"results":['
    )


def _rule(rule: Rule) -> Node:
    text = "\n\n".join([rule.explanation, _example(rule.example)])
    return {
        "id": str(rule.code),
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _example(example: Example) -> str:
    return f"Source: {example.source}\n\nSummary: {example.summary}"


def _result(rule: RuleCode, severity: Severity, message: str) -> Node:
    return {
        "ruleId": str(rule),
        "ruleIndex": _INDEX[rule],
        "level": str(severity),
        "message": {"text": _message(message)},
    }


def _notification(level: str, message: str) -> Node:
    return {"level": level, "message": {"text": _message(message)}}


def _message(text: str) -> str:
    """A message in which nothing foreign is a link: viewers make one of ``[text](target)``."""
    shown = cut(visible(text), _MESSAGE)
    return shown.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in shown else shown


def _artifact(path: str) -> Node:
    """A path as a URI; ``%SRCROOT%`` is by convention the checkout's root."""
    path = _NO_BYTES.sub("\ufffd", path)
    if os.path.isabs(path):
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(os.fsencode(path)), "uriBaseId": "%SRCROOT%"}


def _json(node: Node) -> str:
    return json.dumps(node, ensure_ascii=False, separators=(",", ":"))
