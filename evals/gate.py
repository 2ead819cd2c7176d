"""The gate: fails when any measurement is worse than its committed baseline. `--write` makes the baseline anew.

    python -m evals.gate [SET ...] [--write]      `briefer eval` is the same as a command

Every set is judged by itself: a gain on one does not pay for a loss on another. A set without a baseline fails too, and
so does a baseline whose set is gone, so that nothing drops out of sight.
"""

import json
import math
import sys
from collections.abc import Callable, Collection
from pathlib import Path

from briefer.errors import BrieferError, ConfigError
from evals import evaluator, faults, languages, outside, sectioning, statements, summaries
from evals.digest import agreement, grouping

BASELINE = Path(__file__).parent / "baseline.json"

SETS: dict[str, Callable[[], dict[str, float]]] = {
    "cases": evaluator.score,
    "digest": lambda: {**grouping.score(), **agreement.score()},
    "sectioning": sectioning.score,
    "statements": statements.score,
    "outside": outside.score,
    "languages": languages.score,
    "summaries": lambda: {**summaries.score(), **faults.score()},
}
"""What measures each set, none of it with a file from outside the project."""

SLACK = {f"summaries/{name}": slack for name, slack in summaries.SLACK.items()} | faults.SLACK
"""How far a measure may fall below its baseline where it depends on the machine; 0.0 for all others."""


def compare(measured: dict[str, float], baseline: dict[str, float]) -> list[str]:
    """What is wrong, a line each; nothing when the gate is open. Higher is better everywhere."""
    problems = [f"{name}: in the baseline, but not measured" for name in sorted(baseline.keys() - measured.keys())]
    for name, value in sorted(measured.items()):
        slack = SLACK.get(name, 0.0)
        if name not in baseline:
            problems.append(f"{name}: {value:.4f} has no baseline; run `python -m evals.gate --write`")
        elif not round(value, 4) >= round(baseline[name] - slack, 4):  # "not >=" catches NaN too
            allowed = f" by more than {slack}" if slack else ""
            problems.append(f"{name}: {value:.4f} is below its baseline of {baseline[name]:.4f}{allowed}")
    return problems if measured else ["nothing was measured"]


def measure(sets: Collection[str] = ()) -> dict[str, float]:
    """The measurements of these sets, all of them when none is named, by names such as `statements/kept`.

    Raises:
        ConfigError: there is no set of a name.
    """
    _ensure_known(sets)
    return {
        f"{chosen}/{name.removeprefix(f'{chosen}/')}": value
        for chosen in SETS
        if not sets or chosen in sets
        for name, value in SETS[chosen]().items()
    }


def read_baseline(sets: Collection[str] = ()) -> dict[str, float]:
    """The committed values of these sets, of all when none is named: then also those of a set that is gone.

    Raises:
        ConfigError: there is no set of a name, or the file is no JSON.
    """
    _ensure_known(sets)
    try:
        values: dict[str, float] = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    except ValueError as error:
        raise ConfigError(f"{BASELINE}: not JSON ({error}); restore or delete it") from error
    return {name: value for name, value in values.items() if not sets or name.partition("/")[0] in sets}


def write_baseline(measured: dict[str, float], sets: Collection[str] = ()) -> None:
    """Makes what was measured the baseline of these sets; the values of others stay.

    Raises:
        ConfigError: there is nothing to write, or a measurement is no number.
    """
    if not measured or not all(map(math.isfinite, measured.values())):
        raise ConfigError("the baseline stays as it is: not everything could be measured")
    others = read_baseline().items() - read_baseline(sets).items()
    rounded = {name: round(value, 4) for name, value in measured.items()}
    values = dict(sorted([*others, *rounded.items()]))
    BASELINE.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")


def table(measured: dict[str, float], baseline: dict[str, float]) -> str:
    """A line a measurement, beside its baseline."""
    return "".join(
        f"{name:<32} {value:.4f}   baseline {format(baseline[name], '.4f') if name in baseline else '-'}\n"
        for name, value in sorted(measured.items())
    )


def _ensure_known(sets: Collection[str]) -> None:
    if unknown := sorted(set(sets) - SETS.keys()):
        raise ConfigError(f"no set {', '.join(unknown)}: choose from {', '.join(SETS)}")


def main() -> int:
    sets = [argument for argument in sys.argv[1:] if argument != "--write"]
    try:
        measured = measure(sets)
        if "--write" in sys.argv[1:]:
            write_baseline(measured, sets)
        baseline = read_baseline(sets)
    except BrieferError as error:
        print(error, file=sys.stderr)
        return 2
    print(table(measured, baseline), end="")
    problems = compare(measured, baseline)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
