"""A folder of very many small files: planned, made, killed and taken up again, sharded and merged, and on Ray.

`python -m evals.scale --files 100000` prints what each part took, and fails when what a run that was killed, the merged
shards or Ray made differs by a byte. The model is the ranker without a model: what is measured is the batch. With
`--side-by-side` the undisturbed run, the killed one and the shards work at the same time.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path

_BODY = "Berth {n:,} of the harbour of {place} was dredged in {year}."
_PLACES = ("Lagos", "Odense", "Tromsø", "Bari", "Split", "Cork", "Bergen", "Varna")
_PER_FOLDER = 1000
_JOURNAL, _MAKING, _PART = ".briefer-journal", ".briefer-making", ".briefer-part"
_LINE = 453  # bytes of a record
_LOOK = 0.02  # seconds between two looks at what a run has done

Moment = Callable[[Path], bool]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one command took: seconds, CPU seconds, MiB at its peak, and its exit code, -9 when it was killed."""

    seconds: float
    cpu: float
    peak: float
    code: int


def write_files(folder: Path, count: int) -> None:
    """`count` articles of ten words, the same for the same number, a thousand in a folder."""
    for number in range(count):
        place = folder / f"{number // _PER_FOLDER:04}" / f"{number:07}.txt"
        if number % _PER_FOLDER == 0:
            place.parent.mkdir(parents=True, exist_ok=True)
        text = _BODY.format(place=_PLACES[number % 8], n=1000 + number, year=1990 + number % 35)
        place.write_text(text + "\n", encoding="utf-8")


def briefer(*arguments: object, out: Path | None = None, kill_when: Moment | None = None) -> Figures:
    """Runs a command, and kills it with all that it started at a moment that its output folder tells."""
    command = [sys.executable, "-m", "briefer", *map(str, arguments), "-q"]
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    while out is not None and kill_when is not None:
        if os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
            break
        if kill_when(out):
            os.killpg(process.pid, signal.SIGKILL)
            break
        time.sleep(_LOOK)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Figures(time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / unit, process.returncode)


def batch(folder: Path, out: Path, *options: object, kill_when: Moment | None = None) -> Figures:
    """`briefer batch` with the ranker that needs no model."""
    return briefer("batch", folder, "-o", out, "-m", "extractive", *options, out=out, kill_when=kill_when)


def moments(count: int, kills: int, rng: random.Random) -> Iterator[tuple[str, Moment]]:
    """When to kill a run: while it plans, after some of its files, and while it writes the manifest."""
    yield "while it planned", _AfterSeconds(1.5)
    for share in sorted(rng.uniform(0.1, 0.9) for _ in range(kills - 2)):
        yield f"after {share:.0%} of its files", partial(_has_journal, least=int(share * count * _LINE))
    if kills > 1:
        yield "while it wrote the manifest", lambda out: _size(out / _PART) > 0


def _has_journal(out: Path, least: int) -> bool:
    return _size(out / _JOURNAL) > least


@dataclass(slots=True)
class _AfterSeconds:
    """So many seconds after a run was first looked at."""

    seconds: float
    first: float | None = None

    def __call__(self, out: Path) -> bool:
        self.first = self.first or time.monotonic()
        return time.monotonic() - self.first > self.seconds


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def differences(one: Path, other: Path) -> int:
    """How many lines of two manifests, or outputs that they name, are not the same; hidden leftovers count too."""
    found = 0
    with (one / "manifest.jsonl").open("rb") as first, (other / "manifest.jsonl").open("rb") as second:
        for a, b in zip_longest(first, second):
            mine, theirs = (_kept(line) for line in (a, b))
            found += mine != theirs or theirs is None or not _is_whole(other, theirs)
    left = [path for path in other.rglob(".briefer-*") if path.name not in (".briefer-lock", ".briefer-shards")]
    for path in left:
        print(f"left: {path}", flush=True)
    return found + len(left)


def _kept(line: bytes | None) -> dict[str, object] | None:
    """A record without what a run that was taken up again may say otherwise."""
    return None if line is None else {k: v for k, v in json.loads(line).items() if k not in ("seconds", "reused")}


def _is_whole(out: Path, record: dict[str, object]) -> bool:
    output = record["output"]
    return output is None or sha256((out / str(output)).read_bytes()).hexdigest() == record["output_sha256"]


def _told(name: str, figures: Figures, count: int) -> None:
    print(
        f"{name:<44} {figures.seconds:8.1f} s  {figures.cpu:8.1f} CPU s  {1000 * figures.cpu / count:6.2f} CPU ms a "
        f"file  {figures.peak:7.0f} MiB  exit {figures.code}",
        flush=True,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.scale", description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--shards", type=int, default=8)
    parser.add_argument("--ray", action="store_true", help="also on two local nodes of Ray (needs the extra ray)")
    parser.add_argument("--side-by-side", action="store_true")
    parser.add_argument("--seed", type=int, default=22)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="briefer-scale-") as work:
        return _measured(Path(work), options)


def _measured(work: Path, options: argparse.Namespace) -> int:
    count, folder = options.files, work / "in"
    write_files(folder, count)
    parts = [
        lambda: _whole(work, folder, count),
        lambda: _killed(work, folder, count, options.kills, random.Random(options.seed)),
        lambda: _sharded(work, folder, count, options.shards),
    ]
    if options.ray:
        parts.append(lambda: _on_ray(work, folder, count))
    with ThreadPoolExecutor(len(parts) if options.side_by_side else 1) as pool:
        made = [done.result() for done in [pool.submit(part) for part in parts]]
    faults = 0
    for out in made[1:]:
        wrong = differences(made[0], out)
        print(f"{out.name}: {wrong} of {count} differ from the undisturbed run", flush=True)
        faults += wrong
    return 1 if faults else 0


def _whole(work: Path, folder: Path, count: int) -> Path:
    out = work / "whole"
    peaks = {}
    for some in (count // 50, count // 5):
        if some:
            write_files(work / f"in{some}", some)
            figures = batch(work / f"in{some}", work / f"out{some}")
            _told(f"{some} files", figures, some)
            peaks[some] = figures.peak
    _told("planned (--dry-run)", batch(folder, out, "--dry-run"), count)
    figures = batch(folder, out)
    _told(f"{count} files", figures, count)
    for some, peak in peaks.items():
        print(f"memory of {count} files over that of {some}: {figures.peak / peak:.2f}", flush=True)
    size = (out / "manifest.jsonl").stat().st_size
    print(f"manifest {size / 1e6:.1f} MB, {size / count:.0f} bytes a file", flush=True)
    _told("again, nothing to do", batch(folder, out), count)
    return out


def _killed(work: Path, folder: Path, count: int, kills: int, rng: random.Random) -> Path:
    out = work / "killed"
    for when, moment in moments(count, kills, rng):
        _told(f"killed {when}", batch(folder, out, kill_when=moment), count)
        sizes = ", ".join(f"{name} {_size(out / name) / 1e6:.1f} MB" for name in (_JOURNAL, _MAKING))
        print(f"  {sizes}", flush=True)
    _told("taken up again", batch(folder, out), count)
    return out


def _sharded(work: Path, folder: Path, count: int, shards: int) -> Path:
    parts = [work / f"part{number}" for number in range(1, shards + 1)]
    for number, part in enumerate(parts, 1):
        _told(f"shard {number}/{shards}", batch(folder, part, "--shard", f"{number}/{shards}"), count // shards)
    _told("merged", briefer("merge", *parts, "-o", work / "merged"), count)
    return work / "merged"


def _on_ray(work: Path, folder: Path, count: int) -> Path:
    os.environ.setdefault("RAY_raylet_start_wait_time_s", "300")  # a busy machine is slow to start
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    cluster.add_node(num_cpus=1)
    try:
        address = ["--engine-cluster", "ray", "--ray-address", cluster.address, "--workers", "2"]
        _told("on two nodes of Ray", batch(folder, work / "ray", *address), count)
    finally:
        cluster.shutdown()
    return work / "ray"


if __name__ == "__main__":
    raise SystemExit(main())
