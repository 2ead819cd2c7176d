"""Measures summaries against those that people wrote: the finished briefs, the model alone, and what needs no model.

    python -m evals.summaries [PAIRS.jsonl[.xz] ...] [--model MODEL ...] [--limit N] [--seed N] [--json]

Without a path the committed set is measured: sections and reference summaries of our own. A table a set:

    R-1 R-2 R-L   figure-aware ROUGE F1 against the reference, macro over the pairs; for R-2 also how much it is above
                  lead-1's, with the bootstrapped 95% interval of that difference
    wrong         sentences that state a name or a figure that the section does not support / all sentences, before
                  any repair but for the finished briefs
    kept          required facts that survive / required facts, micro
    new           bigrams that the section does not have / bigrams of the summary, micro
    length        words of the summaries / words of the sections
    cost          CPU seconds a section / those of the first model alone without grounding
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import fmean
from typing import Any

from briefer.briefing.brief import Origin, Reason
from briefer.errors import BrieferError, InputError
from briefer.version import install_line
from evals.measures import Result, interval, measure
from evals.pairs import read_section_pairs, sample
from evals.systems import Task, grounded_runs, model_runs, plain_runs

COMMITTED = Path(__file__).parent / "cases" / "summaries"
BASE = "lead-1"

SLACK = {
    "rouge1_finished": 0.01,
    "rouge2_finished": 0.01,
    "rougeL_finished": 0.01,
    "rouge2_alone": 0.01,
    "supported_alone": 0.02,
    "required_kept": 0.01,
    "not_quoted": 0.03,
}
"""How far the gate lets a measure fall: another machine's arithmetic may break a tie of the beam search otherwise.

One summary in 60 that comes out differently moves a mean by 0.002, seldom by 0.005. `supported_finished` has no slack:
what is printed is supported, whatever the model does.
"""


def results(tasks: Sequence[Task], models: Sequence[str | None]) -> Iterator[Result]:
    """Measures what needs no model, then each model."""
    for run in plain_runs(tasks):
        yield measure(tasks, run)
    for model in models:
        for run in model_runs(model, tasks):
            yield measure(tasks, run)


def committed() -> list[Task]:
    """The pairs of the committed files, in the order of the files' names."""
    return [Task.of(pair) for path in sorted(COMMITTED.glob("*.jsonl")) for pair in read_section_pairs(path)]


def score() -> dict[str, float]:
    """What the gate compares with its baseline: the bundled model on the committed set; higher is better.

    Without grounding nothing is generated: that takes a third of the time and changes with the weights only.

    Raises:
        InputError: there is nothing to score.
    """
    tasks = committed()
    if not tasks:
        raise InputError(f"{COMMITTED}: no pair of a section and its summary")
    alone, finished = (measure(tasks, run) for run in grounded_runs(None, tasks))
    quoted = finished.origin(f"{Origin.QUOTED} ({Reason.MODEL_UNSUPPORTED})")
    shares = {
        "supported_alone": _rest(alone.wrong),
        "supported_finished": _rest(finished.wrong),
        "required_kept": finished.kept,
        "not_quoted": _rest(quoted),
    }
    rouge1, rouge2, rouge_l = finished.f1
    return {
        "rouge1_finished": rouge1,
        "rouge2_finished": rouge2,
        "rougeL_finished": rouge_l,
        "rouge2_alone": alone.f1[1],
        **{name: float("nan") if share is None else share for name, share in shares.items()},
    }


def _rest(share: float | None) -> float | None:
    return None if share is None else 1 - share


def record(name: str, tasks: Sequence[Task], measured: Sequence[Result], seed: int) -> dict[str, Any]:
    """A set's measurements as JSON: `null` where there is nothing to measure."""
    base = next(result for result in measured if result.system == BASE)
    return {
        "set": name,
        "pairs": len(tasks),
        "seed": seed,
        "systems": [
            {
                "system": result.system,
                **dict(zip(("rouge1", "rouge2", "rougeL"), result.f1, strict=True)),
                "rouge2_over_lead1": _over(result, base, "rouge2", seed),
                "rougeL_over_lead1": _over(result, base, "rouge_l", seed),
                "wrong": result.wrong,
                "kept": result.kept,
                "new": result.new,
                "length": result.length,
                "seconds": result.seconds,
                "origins": {origin: result.origin(origin) for origin in sorted(result.origins)},
                "counts": asdict(result.counts),
            }
            for result in measured
        ],
    }


def _over(result: Result, base: Result, measure_name: str, seed: int) -> dict[str, float]:
    """How much a system's ROUGE is above the base's, with its 95% interval."""
    pairs = zip(result.scores, base.scores, strict=True)
    differences = [getattr(ours, measure_name).f1 - getattr(theirs, measure_name).f1 for ours, theirs in pairs]
    low, high = interval(differences, seed)
    return {"mean": fmean(differences), "low": low, "high": high}


def table(set_record: dict[str, Any]) -> str:
    """A set's measurements as text, a row a system."""
    systems = set_record["systems"]
    width = max(len(s["system"]) for s in systems)
    free = next((s["seconds"] for s in systems if s["system"].endswith(", free")), None)
    head = f"{'R-1':>7}{'R-2':>7}{'R-L':>7}  {f'R-2 over {BASE}':<25}"
    lines = [
        f"{set_record['set']}: {set_record['pairs']} pairs",
        f"{'system':<{width}}{head}{'wrong':>7}{'kept':>7}{'new':>7}{'length':>8}{'cost':>7}",
    ]
    for s in systems:
        over = s["rouge2_over_lead1"]
        above = f"{over['mean']:+.3f} ({over['low']:+.3f} to {over['high']:+.3f})"
        rouges = "".join(_cell(s[name]) for name in ("rouge1", "rouge2", "rougeL"))
        shares = "".join(_cell(s[name]) for name in ("wrong", "kept", "new"))
        cost = format(s["seconds"] / free, ".2f") if free else "-"
        lines.append(f"{s['system']:<{width}}{rouges}  {above}{shares}{s['length']:>8.3f}{cost:>7}")
    for s in systems:
        if s["origins"]:
            parts = ", ".join(f"{origin} {share:.1%}" for origin, share in s["origins"].items())
            lines.append(f"sentences of {s['system']}: {parts}")
    return "\n".join(lines) + "\n"


def _cell(share: float | None) -> str:
    return f"{'-' if share is None else format(share, '.3f'):>7}"


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m evals.summaries", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path, nargs="*", help="JSON Lines, plain or .xz; the committed set without any")
    parser.add_argument("--model", action="append", help="a folder, 'bundled' or 'extractive'; repeatable")
    parser.add_argument("--limit", type=int, help="measure a sample of so many pairs of each set")
    parser.add_argument("--seed", type=int, default=0, help="of the sample and of the intervals")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    if options.limit is not None and options.limit < 1:
        parser.error("--limit: give 1 or more")
    records = []
    try:
        for name, tasks in _sets(options.pairs, options.limit, options.seed):
            measured = list(results(tasks, options.model or ["bundled", "extractive"]))
            if not records and not any(result.system.startswith("LexRank") for result in measured):
                print(f"no LexRank, no TextRank: sumy is not installed; {install_line('eval')}", file=sys.stderr)
            records.append(record(name, tasks, measured, options.seed))
            if not options.json:
                print(table(records[-1]))
    except BrieferError as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(records, indent=2))
    return 0


def _sets(paths: Sequence[Path], limit: int | None, seed: int) -> Iterator[tuple[str, list[Task]]]:
    for path in paths or sorted(COMMITTED.glob("*.jsonl")):
        yield path.name, [Task.of(pair) for pair in sample(read_section_pairs(path), limit, seed)]


if __name__ == "__main__":
    sys.exit(main())
