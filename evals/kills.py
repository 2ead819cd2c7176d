"""Batches that are killed at any moment, and taken up again: nothing done is lost, nothing half written is left.

`python -m evals.kills --count 300` kills with SIGKILL, SIGTERM and SIGINT, with one process and with two workers, at
moments that a seed draws, and compares what the run after the last kill leaves with what an undisturbed run leaves.
"""

import argparse
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evals.scale import write_files

_SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
# What Python itself says in a worker whose parent is killed while it starts it: nothing of briefer runs there yet.
_ORPHANED = re.compile(rb"multiprocessing/spawn\.py.*EOFError: Ran out of input\s*\Z", re.DOTALL)
_MOST_KILLS = 8  # of one batch
_FILES = 400


def _command(folder: Path, out: Path, workers: int) -> list[str]:
    options = ["-m", "extractive", "-q", "--workers", str(workers)]
    return [sys.executable, "-m", "briefer", "batch", str(folder), "-o", str(out), *options]


def _left(out: Path) -> dict[str, bytes]:
    """All files of a folder of outputs; of the manifest what does not differ by the clock."""
    found = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.name not in (".briefer-lock", "manifest.jsonl")
    }
    lines = [json.loads(line) for line in (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    for line in lines:
        del line["seconds"], line["reused"]
    return found | {"manifest.jsonl": json.dumps(lines).encode()}


def _broken(out: Path) -> list[str]:
    """Outputs that are there and not whole."""
    wrong = []
    for path in out.rglob("*.json"):
        try:
            json.loads(path.read_bytes())
        except ValueError:
            wrong.append(str(path))
    return wrong


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.kills", description=__doc__)
    parser.add_argument("--count", type=int, default=300, help="kills")
    parser.add_argument("--files", type=int, default=_FILES)
    parser.add_argument("--seed", type=int, default=22)
    options = parser.parse_args(arguments)
    rng = random.Random(options.seed)
    done: Counter[str] = Counter()
    faults = 0
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work, "in")
        write_files(folder, options.files)
        for name in ("first", "whole"):  # the second time nothing is new to the disk
            started = time.monotonic()
            subprocess.run(_command(folder, Path(work, name), 1), check=True)
            seconds = time.monotonic() - started
        expected = _left(Path(work, "whole"))
        while done.total() < options.count:
            out = Path(work, "out")
            shutil.rmtree(out, ignore_errors=True)
            for _ in range(rng.randrange(1, _MOST_KILLS)):
                workers, number = rng.choice([1, 1, 2]), rng.choice(_SIGNALS)
                process = subprocess.Popen(
                    _command(folder, out, workers), stderr=subprocess.PIPE, start_new_session=True
                )
                time.sleep(rng.uniform(0.1, 0.8) * seconds)
                if process.poll() is None:
                    # As a terminal or the system does it: all processes, or the first alone.
                    (os.killpg if rng.random() < 0.5 else os.kill)(process.pid, number)
                    done[f"{signal.Signals(number).name}, {workers} worker{'s' * (workers > 1)}"] += 1
                _, error = process.communicate()
                if (b"Traceback" in error and not _ORPHANED.search(error)) or b"internal error" in error:
                    faults += 1
                    print(error.decode(errors="replace")[-4000:])
                if wrong := _broken(out):
                    faults += 1
                    print(f"not whole: {wrong[:3]}")
                if process.returncode == 0:
                    break  # done before it was killed
            time.sleep(0.2)  # workers of a process that was killed alone end by themselves
            last = subprocess.run(_command(folder, out, 1), capture_output=True)
            if last.returncode or _left(out) != expected:
                faults += 1
                print(f"exit {last.returncode}: {last.stderr.decode(errors='replace')[-400:]}")
            print(f"{done.total()} kills, {faults} faults", flush=True)
    print(", ".join(f"{count} {name}" for name, count in sorted(done.items())))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
