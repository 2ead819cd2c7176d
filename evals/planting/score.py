"""Recall of planted errors, by kind."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefer.faithfulness.check import check
from briefer.faithfulness.report import FaithfulnessReport, Severity
from evals.evaluator import read_jsonl
from evals.planting.plant import OUTSIDE, Planted, planted_rows


def faithful_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file that are faithful; a corrected summary is a row of its own."""
    for row in read_jsonl(path):
        if row.get("label", 1) in (1, None) and row.get("gold", "faithful") == "faithful":
            yield row
        if row.get("corrected"):
            yield {"id": f"{row['id']}#corrected", "source": row["source"], "summary": row["corrected"]}


@dataclass(frozen=True, slots=True)
class Score:
    """How many errors of a kind were planted, how many of them the evaluator found, and some that it did not."""

    kind: str
    planted: int
    found: int
    missed: tuple[tuple[str, Planted], ...]


def is_found(faithful: FaithfulnessReport, planted: FaithfulnessReport, kind: str) -> bool:
    """True when the evaluator says something against the planted summary that it does not say against the faithful one.

    That must be an error; of the kinds that no name and no figure show, any finding on a sentence will do.
    """
    grave = None if kind in OUTSIDE else Severity.ERROR
    return bool(_said(planted, grave) - _said(faithful, grave))


def _said(report: FaithfulnessReport, severity: Severity | None) -> Counter[tuple[str, str]]:
    return Counter(
        (finding.rule, finding.message)
        for finding in report.findings
        if finding.dropped is None and severity in (None, finding.severity)
    )


def score(rows: Sequence[dict[str, Any]], kinds: Sequence[str], seed: int = 0, each: int | None = None) -> list[Score]:
    """Recall of each kind; a kind without a place in the rows has 0 planted. What is not English is left out."""
    before = {row["id"]: check(row["source"], row["summary"]) for row in rows}
    checked = [row for row in rows if before[row["id"]].checked]
    counts = {kind: [0, 0] for kind in kinds}
    missed: dict[str, list[tuple[str, Planted]]] = {kind: [] for kind in kinds}
    for row, planted in planted_rows(checked, kinds, seed, each):
        hit = is_found(before[row["id"]], check(row["source"], planted.summary), planted.kind)
        counts[planted.kind][0] += 1
        counts[planted.kind][1] += hit
        if not hit:
            missed[planted.kind].append((row["id"], planted))
    return [Score(kind, *counts[kind], tuple(missed[kind])) for kind in kinds]


def table(scores: Sequence[Score]) -> str:
    """A line a kind, the sums of those in and outside names and figures last."""
    lines = [f"{'kind':<24} {'planted':>7} {'found':>6}  share"]
    inside = [s for s in scores if s.kind not in OUTSIDE]
    sums = [Score("names and figures", sum(s.planted for s in inside), sum(s.found for s in inside), ())]
    for s in [*scores, *sums]:
        share = f"{s.found / s.planted:.3f}" if s.planted else "-"
        lines.append(f"{s.kind:<24} {s.planted:>7} {s.found:>6}  {share}")
    return "\n".join(lines) + "\n"
