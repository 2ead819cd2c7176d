"""Scores what is outside names and figures: plans told as done, a "not" more or less, roles, directions turned round.

    python -m evals.outside        names each mistake, then prints the two shares

A case is {"id", "field", "phenomenon", "source", "summary", "gold": "error" or "faithful"}. An error is found by an
error or by a warning of these rules; a faithful summary must get neither.
"""

from pathlib import Path
from typing import Any

from briefer.faithfulness.check import check
from evals.evaluator import read_jsonl

CASES = Path(__file__).parent / "outside.jsonl"


def said(case: dict[str, Any]) -> list[str]:
    """What is held against a summary: the messages of errors, and of warnings outside names and figures."""
    report = check(case["source"], case["summary"])
    return [one.message for one in report.findings if one.contradiction is not None or one.severity == "error"]


def is_right(case: dict[str, Any]) -> bool:
    """True when an error is found, and when nothing is held against a faithful summary."""
    return bool(said(case)) is (case["gold"] == "error")


def score() -> dict[str, float]:
    """The share of errors found, and of faithful summaries of which nothing is said."""
    shares = {}
    for name, gold in (("found", "error"), ("silent", "faithful")):
        cases = [case for case in read_jsonl(CASES) if case["gold"] == gold]
        if not cases:
            raise ValueError(f"{CASES}: no case that is {gold}")
        shares[name] = sum(map(is_right, cases)) / len(cases)
    return shares


def main() -> None:
    for case in read_jsonl(CASES):
        if not is_right(case):
            print(f"{case['id']} ({case['field']}, {case['phenomenon']}): {case['summary']} {said(case)}")
    for name, share in score().items():
        print(f"{name:<10} {share:.3f}")


if __name__ == "__main__":
    main()
