"""Scores a judge model on labelled pairs given by path, and finds its threshold.

    python -m evals.judges MODEL PAIRS.jsonl ... [--limit N] [--write FILE.json]

A line of a file is {"id", "source", "summary", "label": 1 faithful, 0 not}. A summary is as likely to be entailed as
its least likely sentence; what the source has word for word is. Prints for each file how often a faithful summary
scores above another (AUC: 0.5 is blind), and what passes at the judge's own threshold; then both for all files at the
threshold at which a tenth of the wrong ones pass. With --write that threshold goes into a file for `--judge`.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefer.faithfulness.entailment import entailments
from briefer.models.judges import Judge, load_judge
from briefer.text import split_sentences
from briefer.text.folding import folded
from briefer.text.words import SourceWords
from briefer.training.judging.calibration import Calibration, at_threshold, calibrated
from evals.evaluator import read_jsonl


def scores(judge: Judge, path: Path, limit: int | None = None) -> Iterator[tuple[float, bool]]:
    """For each labelled pair of a file the probability of its least likely sentence, and whether it is faithful."""
    rows = [row for row in read_jsonl(path) if row.get("label") in (0, 1)][:limit]
    if not rows:
        raise ValueError(f"{path}: no row with a label of 0 or 1")
    for row in rows:
        words = SourceWords.of(row["source"], [(s.start, s.end) for s in split_sentences(row["source"])])
        whole = folded(row["source"])
        sentences = [folded(span.of(row["summary"])) for span in split_sentences(row["summary"])]
        asked = [(sentence, words) for sentence in sentences if sentence not in whole]
        yield min(entailments(asked, judge.entailments), default=1.0), row["label"] == 1


def line(name: str, count: int, found: Calibration) -> str:
    """One row of the table."""
    values = (found.auc, found.faithful, found.wrong, found.balanced)
    shown = " ".join(f"{value:>8.3f}" if value is not None else f"{'-':>8}" for value in values)
    return f"{name:<28} {count:>5} {found.threshold:>9.4f} {shown}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.judges", description="Scores a judge model.")
    parser.add_argument("judge", help="as --judge takes it")
    parser.add_argument("files", nargs="+", type=Path, help="JSON Lines of labelled pairs")
    parser.add_argument("--limit", type=int, help="most pairs of a file")
    parser.add_argument("--write", type=Path, help="a file for --judge with the threshold that was found")
    options = parser.parse_args(arguments)
    judge = load_judge(options.judge)
    print(f"{'file':<28} {'pairs':>5} {'threshold':>9} {'AUC':>8} {'faithful':>8} {'wrong':>8} {'balanced':>8}")
    every: list[tuple[float, bool]] = []
    for path in options.files:
        found = list(scores(judge, path, options.limit))
        every += found
        print(line(path.stem, len(found), at_threshold(found, judge.threshold)), flush=True)
    best = calibrated(every)
    print(line("all, a tenth of wrong passes", len(every), best))
    if options.write:
        told = {"model": options.judge, "threshold": best.threshold}
        options.write.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
