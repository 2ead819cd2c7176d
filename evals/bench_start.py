"""What it costs to start: CPU seconds and memory of whole commands, side by side in one run.

    python -m evals.bench_start [ARTICLES] [--beside CHECKOUT] [--repeats N]
    python -m evals.bench_start --same

First `briefer --help`, `check` and `summarize` of the sample article, as ratios to `import torch`, of which they need
none. Then a whole `briefer batch` of a folder, with CPU seconds a section and, with `--beside`, their ratio to those of
another checkout for the same articles in the same run. Without ARTICLES the folder is made: 60 articles of three
sections each, from the committed sections of `evals.summaries`.

Every command is a process of its own, after one that is not measured and leaves its bytecode in a cache, as an
installation has it; the least of the repeats counts. Machines differ and are shared, so look at the ratios.

`--same` runs the bundled model in numpy and in transformers over the committed sections: how many finished summaries
are the same, and how far their ROUGE is apart.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "seeds" / "zelenskyy-brussels-talks.txt"
WRONG = ROOT / "seeds" / "wrong-summary.txt"
SECTIONS = ROOT / "evals" / "cases" / "summaries" / "sections.jsonl"

ARTICLES = 60
TORCH = "import torch"
FOLDER = "batch"
# The sections of an article that is made stand so far apart in the file: no two articles share two of them.
_APART = (0, 19, 43)


@dataclass(frozen=True, slots=True)
class Target:
    """The most that a command may take.

    Attributes:
        ratio: Of its CPU seconds to those that it is measured by: `import torch`, or the other checkout's.
        peak: Memory, in MB; None where none was set.
    """

    ratio: float
    peak: float | None = None


COMMANDS: Mapping[str, tuple[Sequence[str], Target]] = {
    "briefer --help": (["--help"], Target(0.15)),
    "briefer check": (["check", str(SEED), str(WRONG), "--quiet"], Target(0.25)),
    "briefer summarize": (["summarize", str(SEED), "--quiet"], Target(1.0, 220)),
}
BATCH = Target(0.4, 300)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a process took: CPU seconds of all its threads and children, and its most memory in MB."""

    cpu: float
    peak: float

    def least(self, other: "Spent | None") -> "Spent":
        """The less disturbed of two runs."""
        return self if other is None else Spent(min(self.cpu, other.cpu), min(self.peak, other.peak))


def spent(arguments: Sequence[str], checkout: Path, cache: Path) -> Spent:
    """Runs a Python with the briefer of a checkout, in an empty folder.

    Raises:
        RuntimeError: It ended with an error.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(checkout), "PYTHONPYCACHEPREFIX": str(cache)}
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=empty, env=environment, stdout=subprocess.DEVNULL, stderr=told
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):  # 1: findings, as the sample's wrong summary has
            told.seek(0)
            raise RuntimeError(f"{' '.join(arguments)}: {told.read().decode(errors='replace')[-500:]}")
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Spent(used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def made_articles(folder: Path) -> None:
    """Writes the articles of a folder that is to be made into briefs: Markdown, three sections each."""
    lines = SECTIONS.read_text(encoding="utf-8").splitlines()
    sections = [json.loads(line) for line in lines]
    for number in range(ARTICLES):
        parts = [sections[(number + apart) % len(sections)] for apart in _APART]
        written = [f"## {part['heading'] or f'Part {at}'}\n\n{part['text']}" for at, part in enumerate(parts, start=1)]
        (folder / f"{number:02}.md").write_text("\n\n".join([f"# Article {number}", *written]), encoding="utf-8")


def measured(runs: Mapping[str, tuple[Sequence[str], Path]], cache: Path, repeats: int) -> dict[str, Spent]:
    """The least of each run, in turn; the first of each only warms up."""
    found: dict[str, Spent] = {}
    for turn in range(repeats + 1):
        for name, (arguments, checkout) in runs.items():
            took = spent(arguments, checkout, cache)
            if turn:
                found[name] = took.least(found.get(name))
    return found


def sections_of(out: Path) -> int:
    """How many sections the briefs of a batch have."""
    lines = (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return sum(json.loads(line)["sections"] for line in lines)


def print_commands(repeats: int, cache: Path) -> None:
    """The commands that should start fast, beside `import torch`."""
    runs: dict[str, tuple[Sequence[str], Path]] = {TORCH: (["-c", TORCH], ROOT)}
    runs |= {name: (["-m", "briefer", *arguments], ROOT) for name, (arguments, _) in COMMANDS.items()}
    found = measured(runs, cache, repeats)
    print(f"{'':<20}{'CPU s':>8}{'ratio':>8}{'at most':>9}{'MB':>7}{'at most':>9}")
    for name, took in found.items():
        target = COMMANDS[name][1] if name in COMMANDS else None
        print(_row(name, took, took.cpu, took.cpu / found[TORCH].cpu, target))


def print_batch(articles: Path | None, beside: Path | None, repeats: int, cache: Path) -> None:
    """A folder of articles, beside the same in another checkout."""
    with tempfile.TemporaryDirectory() as place:
        folder = articles or Path(place) / "articles"
        if articles is None:
            folder.mkdir()
            made_articles(folder)
        checkouts = {FOLDER: ROOT} | ({f"{FOLDER}, beside": beside} if beside else {})
        runs = {
            name: (
                ["-m", "briefer", "batch", str(folder), "-o", str(Path(place) / name), "--force", "--quiet"],
                checkout,
            )
            for name, checkout in checkouts.items()
        }
        found = measured(runs, cache, repeats)
        sections = {name: sections_of(Path(place) / name) for name in found}
    print(f"\n{'':<20}{'CPU s/s.':>8}{'ratio':>8}{'at most':>9}{'MB':>7}{'at most':>9}")
    each = {name: took.cpu / sections[name] for name, took in found.items()}
    for name, took in found.items():
        ratio = each[name] / each[f"{FOLDER}, beside"] if beside else float("nan")
        print(_row(name, took, each[name], ratio, BATCH if name == FOLDER else None))
    print(f"sections: {', '.join(f'{name} {count}' for name, count in sections.items())}")


def _row(name: str, took: Spent, cpu: float, ratio: float, target: Target | None) -> str:
    ratios = f"{cpu:>8.3f}{ratio:>8.2f}{target.ratio if target else '':>9}"
    peaks = f"{took.peak:>7.0f}{(target.peak if target else None) or '':>9}"
    missed = target is not None and (ratio > target.ratio or (target.peak is not None and took.peak > target.peak))
    return f"{name:<20}{ratios}{peaks}{'  missed' if missed else ''}"


def print_sameness() -> None:
    """How far the bundled model's finished summaries in numpy are from those in transformers."""
    from briefer.models import load
    from evals.measures import measure
    from evals.summaries import committed
    from evals.systems import finished, timed

    tasks = committed()
    runs = [
        timed(engine, tasks, lambda given, engine=engine: finished(given, load(engine=engine)))  # type: ignore[misc]
        for engine in ("numpy", "transformers")
    ]
    ours, theirs = (measure(tasks, run) for run in runs)
    same = sum(mine.text == other.text for mine, other in zip(runs[0].outputs, runs[1].outputs, strict=True))
    print(f"the same: {same} of {len(tasks)} sections ({same / len(tasks):.1%}, at least 99%)")
    for name, mine, other in zip(("R-1", "R-2", "R-L"), ours.f1, theirs.f1, strict=True):
        print(f"{name}: numpy {mine:.4f}, transformers {other:.4f}, difference {mine - other:+.4f} (within 0.001)")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m evals.bench_start", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, nargs="?", help="a folder of articles; one is made without")
    parser.add_argument("--beside", type=Path, help="another checkout of briefer, for the folder's ratio")
    parser.add_argument("--repeats", type=int, default=5, help="of each command; a folder takes part in at most two")
    parser.add_argument("--same", action="store_true", help="compare the engines' summaries instead")
    options = parser.parse_args()
    if options.repeats < 1:
        parser.error("--repeats: give 1 or more")
    if options.same:
        print_sameness()
        return
    with tempfile.TemporaryDirectory() as cache:
        print_commands(options.repeats, Path(cache))
        articles = options.articles and options.articles.resolve()
        beside = options.beside and options.beside.resolve()
        print_batch(articles, beside, min(options.repeats, 2), Path(cache))


if __name__ == "__main__":
    main()
