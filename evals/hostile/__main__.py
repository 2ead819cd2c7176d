"""Hostile files and shapes, run by one command each.

    python -m evals.hostile files [--number N] [--seed S]   every command over N files: no traceback, no internal error
    python -m evals.hostile shapes [--size BYTES] [--seconds N] [NAME...]   CPU seconds and memory of each shape
    python -m evals.hostile steps [NAME...]                 with which exponent the steps of each shape grow

Exits 1 where something fell short of docs/robustness.md.
"""

import argparse
import sys
from typing import Final

from evals.hostile.run import costs, failures, work
from evals.hostile.shapes import SHAPES
from evals.hostile.steps import MOST, exponent

SECONDS: Final = 10.0
MEMORY: Final = 500_000_000
SIZE: Final = 250_000


def main() -> int:
    """Runs what the arguments name; 1 when a promise is not kept."""
    parser = argparse.ArgumentParser(prog="python -m evals.hostile")
    commands = parser.add_subparsers(dest="what", required=True)
    over_files = commands.add_parser("files")
    over_files.add_argument("--number", type=int, default=2_000)
    over_files.add_argument("--seed", type=int, default=1)
    over_shapes = commands.add_parser("shapes")
    over_shapes.add_argument("--size", type=int, default=SIZE)
    over_shapes.add_argument("--seconds", type=float, default=SECONDS, help="CPU seconds that each may take")
    over_shapes.add_argument("--at-once", type=int, default=1, help="shapes measured side by side")
    over_shapes.add_argument("names", nargs="*")
    steps = commands.add_parser("steps")
    steps.add_argument("names", nargs="*")
    worker = commands.add_parser("worker")
    worker.add_argument("numbers", type=int, nargs=3)
    asked = parser.parse_args()
    match asked.what:
        case "files":
            return _files(asked.seed, asked.number)
        case "shapes":
            return _shapes(asked.size, asked.names, asked.seconds, asked.at_once)
        case "steps":
            return _steps(asked.names)
        case _:
            work(*asked.numbers)
            return 0


def _files(seed: int, number: int) -> int:
    found = 0
    for failure in failures(seed, number):
        found += 1
        print(f"{failure.command}: {failure.name} ({failure.about}): {failure.how}", flush=True)
    print(f"{found} failures in {number} files of seed {seed} by six commands")
    return int(found > 0)


def _shapes(size: int, names: list[str], seconds: float, at_once: int) -> int:
    short = 0
    for cost in costs(size, names, at_once=at_once):
        over = cost.seconds > seconds or cost.memory > MEMORY or cost.code not in (0, 1, 2) or cost.fault != ""
        short += over
        refused = "refused" if cost.code == 2 and not cost.fault else ""
        print(
            f"{cost.shape:40} {cost.command:10} {cost.seconds:7.2f} s {cost.memory / 1e6:7.0f} MB",
            *filter(None, (refused, "over" if over else "", cost.fault)),
            sep="  ",
            flush=True,
        )
    print(f"{short} over {seconds:.0f} CPU seconds or {MEMORY / 1e6:.0f} MB at {size} bytes")
    return int(short > 0)


def _steps(names: list[str]) -> int:
    short = 0
    for name in names or SHAPES:
        found = exponent(name)
        short += found > MOST
        print(f"{name:40} {found:5.2f}{'  over' if found > MOST else ''}", flush=True)
    print(f"{short} shapes over {MOST}")
    return int(short > 0)


if __name__ == "__main__":
    sys.exit(main())
