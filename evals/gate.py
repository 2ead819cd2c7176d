"""The gate: fails when any measurement is worse than its committed baseline. `--write` makes the baseline anew.

Every set is judged by itself: a gain on one does not pay for a loss on another. A set without a baseline fails too, and
so does a baseline whose set is gone, so that nothing drops out of sight.
"""

import json
import sys
from pathlib import Path

from evals import evaluator, sectioning, statements

BASELINE = Path(__file__).parent / "baseline.json"


def compare(measured: dict[str, float], baseline: dict[str, float]) -> list[str]:
    """What is wrong, a line each; nothing when the gate is open. Higher is better everywhere."""
    problems = [f"{name}: in the baseline, but not measured" for name in sorted(baseline.keys() - measured.keys())]
    for name, value in sorted(measured.items()):
        if name not in baseline:
            problems.append(f"{name}: {value:.4f} has no baseline; run `python -m evals.gate --write`")
        elif not round(value, 4) >= baseline[name]:  # "not >=" catches NaN too
            problems.append(f"{name}: {value:.4f} is below its baseline of {baseline[name]:.4f}")
    return problems if measured else ["nothing was measured"]


def measure() -> dict[str, float]:
    """Every measurement that needs no file from outside the project."""
    return {
        **evaluator.score(),
        **{f"sectioning/{name}": value for name, value in sectioning.score().items()},
        **{f"statements/{name}": value for name, value in statements.score().items()},
    }


def main() -> int:
    if unknown := set(sys.argv[1:]) - {"--write"}:
        print(f"unknown: {' '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    measured = measure()
    if "--write" in sys.argv[1:]:
        rounded = {name: round(value, 4) for name, value in sorted(measured.items())}
        BASELINE.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    for name, value in sorted(measured.items()):
        print(f"{name:<32} {value:.4f}   baseline {baseline.get(name, float('nan')):.4f}")
    problems = compare(measured, baseline)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
