"""Scores what is outside names and figures: plans told as done, a "not" more or less, roles, directions turned round.

    python -m evals.outside                  own cases: names each mistake, then prints the two shares
    python -m evals.outside FILE.jsonl ...   faithful texts of others: which share of their sentences gets a warning

A case is {"id", "field", "phenomenon", "source", "summary", "gold": "error" or "faithful"}. An error is found by an
error or by a warning of these rules; a faithful summary must get neither.

The files are what `evals.planting` reads: rows with a `label` or `gold` that is not faithful are left out, and what
people `corrected` is a text of its own, counted by itself. `--writer human` leaves only rows whose `writer` begins so;
`--show` prints every warning with its sentence.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefer.faithfulness.check import check
from briefer.text import split_sentences
from evals.evaluator import read_jsonl
from evals.planting.score import faithful_rows

CASES = Path(__file__).parent / "outside.jsonl"
MOST_WARNED = 0.01
"""The share of the sentences of faithful texts that may carry a warning of these rules."""


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


@dataclass(frozen=True, slots=True)
class Silence:
    """The sentences of faithful texts, and those of them that a warning outside names and figures stands on.

    Attributes:
        texts: Texts that were checked; those in a language that is not covered are left out.
        sentences: Their sentences.
        warned: Those with a warning, each counted once.
        rules: Warnings by the code of their rule.
        shown: The id of the text, the rule and the sentence of each warning.
    """

    texts: int
    sentences: int
    warned: int
    rules: Counter[str]
    shown: tuple[tuple[str, str, str], ...]


def silence(rows: Iterable[dict[str, Any]]) -> Silence:
    """What the rules outside names and figures say of faithful texts."""
    texts = sentences = warned = 0
    rules: Counter[str] = Counter()
    shown = []
    for row in rows:
        report = check(row["source"], row["summary"])
        if not report.checked:
            continue
        spans = split_sentences(report.summary)
        texts, sentences = texts + 1, sentences + len(spans)
        for span in spans:
            here = [one for one in report.contradictions if one.start < span.end and span.start < one.end]
            warned += bool(here)
            rules.update(str(one.rule) for one in here)
            shown.extend((str(row["id"]), str(one.rule), span.of(report.summary)) for one in here)
    return Silence(texts, sentences, warned, rules, tuple(shown))


def report_on_file(path: Path, writer: str, *, show: bool) -> list[str]:
    """The lines on a file: one for the texts as they were written, one for those that people corrected."""
    rows = [row for row in faithful_rows(path) if str(row.get("writer", "")).startswith(writer)]
    lines = []
    for name, is_corrected in ((path.stem, False), (f"{path.stem}, corrected", True)):
        found = silence(row for row in rows if str(row["id"]).endswith("#corrected") is is_corrected)
        if not found.texts:
            continue
        rules = ", ".join(f"{rule} {count}" for rule, count in sorted(found.rules.items())) or "none"
        share = found.warned / max(found.sentences, 1)
        lines.append(
            f"{name}: {found.warned} of {found.sentences} sentences of {found.texts} texts warned "
            f"({share:.2%}{'' if share <= MOST_WARNED else ', too many'}): {rules}"
        )
        lines += [f"  {id} {rule}: {sentence}" for id, rule, sentence in found.shown if show]
    return lines or [f"{path.stem}: no faithful text"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.outside", description="Rules outside names and figures.")
    parser.add_argument("files", nargs="*", type=Path, help="JSON Lines of faithful pairs; none: the own cases")
    parser.add_argument("--writer", default="", help="only rows whose `writer` begins so")
    parser.add_argument("--show", action="store_true", help="print every warning with its sentence")
    options = parser.parse_args()
    for path in options.files:
        print(*report_on_file(path, options.writer, show=options.show), sep="\n")
    if options.files:
        return
    for case in read_jsonl(CASES):
        if not is_right(case):
            print(f"{case['id']} ({case['field']}, {case['phenomenon']}): {case['summary']} {said(case)}")
    for name, share in score().items():
        print(f"{name:<10} {share:.3f}")


if __name__ == "__main__":
    main()
