"""What a digest costs beyond its briefs: CPU seconds and memory of whole commands, for growing numbers of articles.

    python -m evals.digest.bench FOLDER [--counts 250 500 1000] [--model NAME]

For each count the first articles of the folder are made into briefs with `briefer batch`, then into a page with
`briefer digest --briefs` of the same briefs, which has only the rest to do. Memory is the most that the process held
(ru_maxrss); machines differ and are shared, so look at the ratio, and at how memory grows.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: CPU seconds, its own and the system's for it, and memory in MB."""

    seconds: float
    peak: float


def measured(arguments: Sequence[str], paths: Sequence[Path]) -> Cost:
    """Runs `briefer` as a process of its own, with a list of paths on its standard input.

    Raises:
        RuntimeError: it fails.
    """
    with tempfile.TemporaryFile() as listed:
        listed.write(b"\0".join(os.fsencode(path) for path in paths) + b"\0")
        listed.flush()
        listed.seek(0)
        child = os.posix_spawn(
            sys.executable,
            [sys.executable, "-m", "briefer", *arguments],
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, listed.fileno(), 0)],
        )
        _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise RuntimeError(f"briefer {arguments[0]} failed")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> None:
    """Prints a row for each count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--counts", nargs="+", type=int, default=[250, 500, 1000])
    parser.add_argument("--model")
    given = parser.parse_args()
    model = ["--model", given.model] if given.model else []
    articles = sorted(path for path in given.folder.rglob("*") if path.is_file())
    print(f"{'articles':>8}  {'briefs':>9}  {'MB':>5}  {'digest':>9}  {'MB':>5}  {'again':>9}  {'of the briefs':>13}")
    for count in given.counts:
        with tempfile.TemporaryDirectory() as place:
            paths, briefs, page = articles[:count], f"{place}/briefs", f"{place}/digest.html"
            batch = measured(["batch", "-", "-o", briefs, "--quiet", *model], paths)
            rest = ["digest", "-", "-o", page, "--briefs", briefs, "--quiet", *model]
            digest, again = measured(rest, paths), measured(rest, paths)
        print(
            f"{len(paths):8}  {batch.seconds:8.1f}s  {batch.peak:5.0f}  {digest.seconds:8.1f}s  {digest.peak:5.0f}  "
            f"{again.seconds:8.1f}s  {digest.seconds / batch.seconds:13.1%}",
            flush=True,
        )


if __name__ == "__main__":
    main()
