"""Scores the evaluator: on our own cases, and on labelled pairs given by path.

    python -m evals.evaluator                  our own cases, a row a file
    python -m evals.evaluator PAIRS.jsonl ...  labelled pairs: {"id", "source", "summary", "label": 1 faithful, 0 not}

A case is {"id", "kind", "phenomenon", "source", "summary", "expect": [{"text", "verdict"}, ...]}. It passes when every
expected mention has its verdict, no mention that is not expected to be an error is one, and the warnings outside names
and figures are those of its "rules"; where it has none, none may be told of a faithful summary. "languages", the codes
of the source's and the summary's language, are told where they stand; else the texts tell.

The kinds are those of `kinds.tsv`. `cases/open.jsonl` has the cases whose right verdict is known and not reached yet;
its share is measured like any other's.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefer.faithfulness.check import check
from briefer.faithfulness.languages import ToldLanguages
from briefer.faithfulness.report import FaithfulnessReport
from briefer.text.language import told_language

CASES = Path(__file__).parent / "cases"
ERRORS = ("unsupported", "altered", "misattributed")


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What was wrong with one case; nothing when it passes."""

    id: str
    phenomenon: str
    mistakes: tuple[str, ...]


def judge_case(case: dict[str, Any]) -> CaseResult:
    """Runs one case."""
    told = ToldLanguages(*(told_language(code, "languages") for code in case.get("languages", ())))
    report = check(case["source"], case["summary"], told=told)
    mistakes = []
    for expected in case["expect"]:
        said = _verdict_on(report, expected["text"])
        if said != expected["verdict"]:
            mistakes.append(f"{expected['text']}: {said}, expected {expected['verdict']}")
    expected = [span for e in case["expect"] if e["verdict"] in ERRORS for span in _spans(case["summary"], e["text"])]
    for judged in report.errors:
        if not any(start < judged.mention.end and judged.mention.start < end for start, end in expected):
            mistakes.append(f"{judged.mention.text}: false alarm, {judged.verdict}")
    told_outside = sorted({str(said.rule) for said in report.contradictions})
    if told_outside != case.get("rules", told_outside if is_error(case) else []):
        mistakes.append(f"outside names and figures: {', '.join(told_outside) or 'nothing'}")
    return CaseResult(case["id"], case["phenomenon"], tuple(mistakes))


def is_error(case: dict[str, Any]) -> bool:
    """True for a case whose summary has an error, of a name or figure or outside of these."""
    return bool(case.get("rules")) or any(expected["verdict"] in ERRORS for expected in case["expect"])


def _verdict_on(report: FaithfulnessReport, text: str) -> str:
    """The verdict on the mention with this text, else on one that overlaps a place where it stands."""
    exact = [m for m in report.mentions if m.mention.text == text]
    near = [
        m
        for start, end in _spans(report.summary, text)
        for m in report.mentions
        if m.mention.start < end and start < m.mention.end
    ]
    return str((exact or near)[0].verdict) if exact or near else "not found"


def _spans(summary: str, text: str) -> list[tuple[int, int]]:
    """Where a text stands as whole words: "5" does not stand in "15"."""
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", summary)]


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream if line.strip())


def score() -> dict[str, float]:
    """The share of our own cases that pass, for each file of cases.

    Raises:
        ValueError: when a file holds no case.
    """
    shares = {}
    for path in sorted(CASES.glob("*.jsonl")):
        results = [judge_case(case) for case in read_jsonl(path)]
        if not results:
            raise ValueError(f"{path}: no case")
        shares[f"cases/{path.stem}"] = sum(not r.mistakes for r in results) / len(results)
    if not shares:
        raise ValueError(f"{CASES}: no file of cases")
    return shares


def score_labelled(path: Path) -> dict[str, float | int | None]:
    """Recall of unfaithful summaries, false alarms on faithful ones, and their balanced accuracy."""
    counts = {0: [0, 0], 1: [0, 0]}
    for row in read_jsonl(path):
        if row.get("label") in counts:
            flagged = not check(row["source"], row["summary"]).faithful
            counts[row["label"]][flagged] += 1
    (missed, caught), (quiet, alarms) = counts[0], counts[1]
    if not missed + caught + quiet + alarms:
        raise ValueError(f"{path}: no row with a label of 0 or 1")
    recall = caught / (missed + caught) if missed + caught else None
    false_alarm = alarms / (quiet + alarms) if quiet + alarms else None
    balanced = None if recall is None or false_alarm is None else (recall + 1 - false_alarm) / 2
    return {
        "unfaithful": missed + caught,
        "faithful": quiet + alarms,
        "recall": recall,
        "false_alarm": false_alarm,
        "balanced_accuracy": balanced,
    }


def main() -> None:
    paths = [Path(argument) for argument in sys.argv[1:]]
    for path in paths:
        row = score_labelled(path)
        print(path.name, *(f"{k}={v:.3f}" if isinstance(v, float) else f"{k}={v}" for k, v in row.items()))
    if paths:
        return
    for path in sorted(CASES.glob("*.jsonl")):
        for result in map(judge_case, read_jsonl(path)):
            for mistake in result.mistakes:
                print(f"{result.id} ({result.phenomenon}): {mistake}")
    for name, share in score().items():
        print(f"{name:<24} {share:.3f}")


if __name__ == "__main__":
    main()
