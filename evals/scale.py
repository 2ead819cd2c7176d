"""A folder of very many small files: planned, made, killed and taken up again, sharded and merged, and on Ray.

`python -m evals.scale --files 100000` prints what each part took, and fails when what a run that was killed, the merged
shards or Ray made differs by a byte. The model is the ranker without a model: what is measured is the batch.
"""

import argparse
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

_BODY = "The harbour of {place} took in {n:,} boats in {year}, about {p}% more than a year before, it said on Monday."
_PLACES = ("Lagos", "Odense", "Tromsø", "Bari", "Split", "Cork", "Bergen", "Varna")
_PER_FOLDER = 1000


def write_files(folder: Path, count: int) -> None:
    """`count` articles of 20 words, the same for the same number, a thousand in a folder."""
    for number in range(count):
        place = folder / f"{number // _PER_FOLDER:04}" / f"{number:07}.txt"
        if number % _PER_FOLDER == 0:
            place.parent.mkdir(parents=True, exist_ok=True)
        text = _BODY.format(
            place=_PLACES[number % 8],
            n=1000 + number,
            year=1990 + number % 35,
            p=2 + number % 60,
        )
        place.write_text(text + "\n", encoding="utf-8")


def batch(folder: Path, out: Path, *options: str, kill_after: float | None = None) -> tuple[float, float, float, int]:
    """Runs `briefer batch`; seconds, CPU seconds, MiB at its peak, and the exit code, -9 when it was killed."""
    command = [sys.executable, "-m", "briefer", "batch", str(folder), "-o", str(out), "-m", "extractive", "-q"]
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen([*command, *options], stdout=subprocess.DEVNULL, start_new_session=True)
    if kill_after is not None:
        try:
            process.wait(kill_after)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
    _, status, used = os.wait4(process.pid, 0) if process.returncode is None else (0, process.returncode, None)
    code = os.waitstatus_to_exitcode(status) if used else process.returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime if used else after.ru_utime - before.ru_utime
    return time.monotonic() - started, cpu, (used.ru_maxrss / 1024 if used else 0.0), code


def records(out: Path) -> dict[str, tuple[object, ...]]:
    """What the manifest says of each input, without what a run that was taken up again may say otherwise."""
    lines = map(json.loads, (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines())
    return {line["path"]: (line["status"], line["sha256"], line["output_sha256"], line["findings"]) for line in lines}


def _told(name: str, figures: tuple[float, float, float, int], count: int) -> None:
    seconds, cpu, peak, code = figures
    print(
        f"{name:<28} {seconds:8.1f} s  {cpu:8.1f} CPU s  {1000 * cpu / count:6.2f} CPU ms a file  "
        f"{peak:7.0f} MiB  exit {code}",
        flush=True,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.scale", description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--shards", type=int, default=8)
    parser.add_argument("--ray", action="store_true", help="also on two local nodes of Ray (needs the extra ray)")
    parser.add_argument("--seed", type=int, default=22)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work:
        return _measured(Path(work), options)


def _measured(work: Path, options: argparse.Namespace) -> int:
    count, folder, rng = options.files, work / "in", random.Random(options.seed)
    write_files(folder, count)
    write_files(work / "few", count // 10)
    figures = batch(work / "few", work / "few-out")
    _told(f"{count // 10} files", figures, count // 10)
    few_peak = figures[2]
    _told("planned (--dry-run)", batch(folder, work / "whole", "--dry-run"), count)
    whole = batch(folder, work / "whole")
    _told(f"{count} files", whole, count)
    expected = records(work / "whole")
    manifest = (work / "whole" / "manifest.jsonl").stat().st_size
    print(f"manifest {manifest / 1e6:.1f} MB, {manifest / count:.0f} bytes a file", flush=True)
    _told("again, nothing to do", batch(folder, work / "whole"), count)
    for number in range(options.kills):
        after = whole[0] * (0.1 + 0.25 * rng.random())
        _told(f"killed after {after:.0f} s", batch(folder, work / "killed", kill_after=after), count)
        sizes = {name: (work / "killed" / name) for name in (".briefer-journal", ".briefer-making")}
        shown = ", ".join(f"{name} {path.stat().st_size / 1e6:.1f} MB" for name, path in sizes.items() if path.exists())
        print(f"  {number + 1}. {shown}", flush=True)
    _told("taken up again", batch(folder, work / "killed"), count)
    faults = _different("killed", expected, records(work / "killed"))
    parts = []
    for number in range(1, options.shards + 1):
        parts.append(work / f"part{number}")
        figures = batch(folder, parts[-1], "--shard", f"{number}/{options.shards}")
    _told(f"the last of {options.shards} shards", figures, count // options.shards)
    started = time.monotonic()
    merge = [sys.executable, "-m", "briefer", "merge", *map(str, parts), "-o", str(work / "merged"), "-q"]
    merged = subprocess.run(merge)
    print(f"merged in {time.monotonic() - started:.1f} s, exit {merged.returncode}", flush=True)
    faults += _different("merged", expected, records(work / "merged"))
    if options.ray:
        faults += _on_ray(work, folder, count, expected)
    print(f"memory of {count} files over that of {count // 10}: {whole[2] / few_peak:.2f}; {faults} differences")
    return 1 if faults else 0


def _on_ray(work: Path, folder: Path, count: int, expected: dict[str, tuple[object, ...]]) -> int:
    os.environ.setdefault("RAY_raylet_start_wait_time_s", "300")  # a busy machine is slow to start
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    cluster.add_node(num_cpus=1)
    try:
        address = ["--engine-cluster", "ray", "--ray-address", cluster.address, "--workers", "2"]
        _told("on two nodes of Ray", batch(folder, work / "ray", *address), count)
    finally:
        cluster.shutdown()
    return _different("ray", expected, records(work / "ray"))


def _different(name: str, expected: dict[str, tuple[object, ...]], found: dict[str, tuple[object, ...]]) -> int:
    wrong = [path for path in expected.keys() | found.keys() if expected.get(path) != found.get(path)]
    if wrong:
        print(f"{name}: {len(wrong)} of {len(expected)} differ, {sorted(wrong)[0]} for one")
    return len(wrong)


if __name__ == "__main__":
    raise SystemExit(main())
