"""A server that lives long: many calls of `briefer.check` from eight threads and `briefer.summarize` from four.

`python -m evals.server --checks 100000 --summaries 1000` prints the memory of the process as it goes, and fails when an
answer differs from the first of its kind or the memory grows by more than a tenth after the first tenth of the calls.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path

import briefer

_SEED = Path(__file__).parents[1] / "seeds" / "zelenskyy-brussels-talks.txt"
_SHORT = "The museum in Lisbon sold 3,500 tickets in 2019, about 18% more than in 2018, it said on Monday."
_GROWTH = 1.1


def _resident() -> float:
    """MiB of the process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


def _checked(number: int) -> tuple[object, ...]:
    count = 1001 + 10 * (number % 7919)  # 1,009 would be rounded to the 1,010 of the other sentence
    report = briefer.check(
        f"{_SHORT} {count:,} people came.", f"{count:,} people came; {count + 1:,} tickets were sold."
    )
    return report.faithful, len(report.findings), len(report.mentions)


def _briefed(number: int) -> tuple[object, ...]:
    return tuple(section.summary for section in briefer.summarize(briefer.read(_SEED)).sections)


def _serve(name: str, call: Callable[[int], tuple[object, ...]], calls: int, threads: int) -> int:
    expected, started, faults, first = call(0), time.monotonic(), 0, 0.0
    tenth = max(calls // 10, 1)
    with ThreadPoolExecutor(threads) as pool:
        for done in range(0, calls, tenth):
            found = pool.map(call, range(done, min(done + tenth, calls)))
            faults += sum(answer != wanted for answer, wanted in zip(found, repeat(expected), strict=False))
            gc.collect()
            first = first or _resident()
            print(
                f"{name}: {min(done + tenth, calls)} calls, {time.monotonic() - started:.0f} s, {_resident():.0f} MiB"
            )
            sys.stdout.flush()
    growth = _resident() / first
    print(f"{name}: {calls} calls from {threads} threads, {faults} other answers, memory {growth:.3f} times the first")
    return faults + (growth > _GROWTH)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.server", description=__doc__)
    parser.add_argument("--checks", type=int, default=100_000)
    parser.add_argument("--summaries", type=int, default=1_000)
    options = parser.parse_args(arguments)
    faults = _serve("check", _checked, options.checks, 8)
    faults += _serve("summarize", _briefed, options.summaries, 4)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
