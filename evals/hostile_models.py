"""Model folders that are broken, and what briefer makes of them: a brief, or one line that says what is wrong.

`python -m evals.hostile_models` breaks tiny models of six families, which are made on the spot, in a way that a number
decides: a field of another type, a token that is none, a file cut off, a value that is no number, a request for code.
A folder may be refused in one line with exit code 2, or summarize; a traceback, an "internal error", a second line, a
network or a hang is a failure, and makes the exit code 1.
"""

import argparse
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.hostile_folders import _write, break_folder
from evals.hostile_runs import Outcome, Session

_TEXT = (
    "The museum in Lisbon sold 3,500 tickets in 2019, about 18% more than in 2018, it said on Monday. The mayor was "
    "pleased. Ferries between Calais and Dover were late by 40 minutes after a storm closed the port.\n\nNorway’s oil "
    "fund lost 6.7 percent, or nearly 90 billion crowns, in the first half of the year."
)


@dataclass(frozen=True, slots=True)
class Case:
    """A broken folder: what was done to which family, and the engine and options that it is tried with."""

    number: int
    family: str
    fault: str
    options: tuple[str, ...]


def cases(count: int, seed: int) -> list[tuple[Case, random.Random]]:
    """What to try: `count` cases, the same for the same seed."""
    from tests.models import FAMILIES, MORE_FAMILIES

    families = [*FAMILIES, *MORE_FAMILIES]
    found = []
    for number in range(count):
        rng = random.Random(f"{seed} {number}")
        family = rng.choice(families)
        engines = ["transformers", "transformers", "ctranslate2", "numpy"] if family == "t5" else ["transformers"]
        options = ["--engine", rng.choice(engines)]
        options += ["--no-grounding"] if rng.random() < 0.25 else []
        found.append((Case(number, family, "", tuple(options)), rng))
    return found


def try_all(count: int, seed: int, work: Path) -> list[tuple[Case, Outcome]]:
    """Breaks and tries `count` folders in one process that is started anew when one ends it."""
    from tests.models import FAMILIES, MORE_FAMILIES

    whole = {family: save(work / "whole" / family) for family, save in (FAMILIES | MORE_FAMILIES).items()}
    article = work / "article.txt"
    article.write_text(_TEXT, encoding="utf-8")
    results = []
    with Session() as session:
        for case, rng in cases(count, seed):
            folder = Path(shutil.copytree(whole[case.family], work / "broken" / str(case.number)))
            if rng.random() < 0.4 or "numpy" in case.options:
                _write(folder / "briefer.json", {"prompt": "plain", "decoding": "choices"})
            fault = break_folder(folder, rng)
            case = Case(case.number, case.family, fault, case.options)
            results.append((case, session.run(["summarize", str(article), "--model", str(folder), *case.options])))
            shutil.rmtree(folder, ignore_errors=True)
    return results


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.hostile_models", description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=22)
    parser.add_argument("--show", action="store_true", help="print what each folder came to")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work:
        results = try_all(options.count, options.seed, Path(work))
    failed = 0
    for case, outcome in results:
        if fault := outcome.fault:
            failed += 1
            print(f"{case.number} {case.family} {' '.join(case.options)}: {case.fault}\n  {fault}")
        elif options.show:
            print(f"{case.number} {case.family} {' '.join(case.options)}: {case.fault}\n  {outcome.shown}")
    codes = Counter(outcome.code for _, outcome in results)
    print(f"{len(results)} folders: {codes[0] + codes[1]} summarized, {codes[2]} refused in one line, {failed} faults")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
