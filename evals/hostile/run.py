"""Runs briefer's commands over hostile files and shapes in processes of their own, and says what fell short."""

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evals.hostile.files import HostileFile, hostile_files
from evals.hostile.shapes import SHAPES, SHORT

ROOT: Final = Path(__file__).parents[2]
MEMORY: Final = 4 << 30
CPU: Final = 120
_CHUNK: Final = 40
_ALLOWED: Final = (0, 1, 2)


@dataclass(frozen=True, slots=True)
class Failure:
    """A command that failed on a file as no file may make it: where, on what, how."""

    command: str
    name: str
    about: str
    how: str


def commands(path: Path, other: Path) -> dict[str, list[str]]:
    """The six commands that are run over a file; `other` is a good text."""
    folder = path.parent
    return {
        "summarize": ["summarize", str(path), "--model", "extractive", "--quiet"],
        "sections": ["sections", str(path), "--explain"],
        "read": ["read", str(path)],
        "check its summary": ["check", str(path), str(other)],
        "check it as a summary": ["check", str(other), str(path)],
        "batch": ["batch", str(folder), "-o", str(folder / "out"), "--model", "extractive", "--quiet"],
    }


def failures(seed: int, number: int) -> Iterator[Failure]:
    """Runs every command over so many files of a seed, in chunks; a process that dies names the file it died on."""
    for start in range(0, number, _CHUNK):
        size = min(_CHUNK, number - start)
        made = subprocess.run(
            [sys.executable, "-m", "evals.hostile", "worker", str(seed), str(start), str(size)],
            capture_output=True, text=True, cwd=ROOT, check=False, errors="replace",
        )  # fmt: skip
        lines = [json.loads(line) for line in made.stdout.splitlines() if line.startswith("{")]
        yield from (Failure(**line["failure"]) for line in lines if "failure" in line)
        if made.returncode:
            last = next((line["at"] for line in reversed(lines) if "at" in line), ["?", "?", "?"])
            tail = made.stderr.strip().splitlines()[-1:] or ["no word"]
            yield Failure(*last, f"the process ended with {made.returncode}: {tail[0]}")


def work(seed: int, start: int, size: int) -> None:
    """A worker: one chunk of files, told line by line."""
    from briefer.cli.app import main

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU * size, CPU * size))
    out = sys.stdout
    files = list(hostile_files(seed, start + size))[start:]
    with tempfile.TemporaryDirectory() as temporary:
        other = Path(temporary) / "good.txt"
        other.write_text(SHORT, encoding="utf-8")
        for file in files:
            folder = Path(temporary) / file.name.replace(".", "_")
            folder.mkdir()
            path = folder / file.name
            path.write_bytes(file.data)
            for name, arguments in commands(path, other).items():
                out.write(json.dumps({"at": [name, file.name, file.about]}) + "\n")
                out.flush()
                if how := _how_it_failed(main, arguments):
                    failure = {"command": name, "name": file.name, "about": file.about, "how": how}
                    out.write(json.dumps({"failure": failure}) + "\n")


def _how_it_failed(main: object, arguments: Sequence[str]) -> str | None:
    assert callable(main)
    said, told = io.StringIO(), io.StringIO()
    code: object = 0
    with redirect_stdout(said), redirect_stderr(told):
        try:
            main(list(arguments))
        except SystemExit as end:
            code = end.code
        except BaseException as error:
            return f"{type(error).__name__}: {error}"
    if code not in _ALLOWED:
        return f"exit code {code}"
    if "internal error" in told.getvalue() or "Traceback" in told.getvalue():
        return told.getvalue().strip()[-300:]
    return None


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took for one shape: CPU seconds and bytes.

    `code` is the exit code, below 0 for a signal, and `fault` what a command said that no text may make it say.
    """

    shape: str
    command: str
    seconds: float
    memory: int
    code: int
    fault: str = ""


# The `briefer` command as it is started: its garbage collector does not look for what no pair leaves.
_MEASURED: Final = """
import resource, sys
sys.stdout = open("/dev/null", "w")
from briefer.__main__ import main
try:
    main()
except SystemExit as end:
    code = end.code
used = resource.getrusage(resource.RUSAGE_SELF)
sys.__stdout__.write(f"{used.ru_utime + used.ru_stime} {used.ru_maxrss * 1024} {code}")
"""


def costs(size: int, names: Sequence[str] = (), limit: int = 60, at_once: int = 1) -> Iterator[Cost]:
    """What `check` and `summarize` (without a model) take for each shape of a size, in a process of its own each."""
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(at_once) as pool:
        asked = [
            pool.submit(_cost_of, name, size, Path(temporary) / str(number), command, limit)
            for number, name in enumerate(names or SHAPES)
            for command in ("check", "summarize")
        ]
        for cost in asked:
            yield cost.result()


def _cost_of(name: str, size: int, folder: Path, command: str, limit: int) -> Cost:
    shape = SHAPES[name](size)
    folder = folder / command
    folder.mkdir(parents=True)
    path, summary = folder / f"source{shape.suffix}", folder / "summary.md"
    path.write_bytes(shape.source)
    summary.write_text(shape.summary, encoding="utf-8")
    said = [str(summary)] if command == "check" else ["--model", "extractive", "--quiet"]
    return _cost(name, [command, str(path), *said, "--exit-zero"], limit)


def _cost(name: str, command: Sequence[str], limit: int) -> Cost:
    start = time.process_time()
    made = subprocess.run(
        [sys.executable, "-c", _MEASURED, *command],
        capture_output=True, text=True, cwd=ROOT, check=False, preexec_fn=lambda: _limit(limit),
    )  # fmt: skip
    words = made.stdout.split()
    if len(words) != 3:
        return Cost(name, command[0], max(time.process_time() - start, float(limit)), 0, made.returncode)
    told = made.stderr.strip()
    fault = told[-300:] if "internal error" in told or "Traceback" in told else ""
    return Cost(name, command[0], float(words[0]), int(words[1]), int(words[2]), fault)


def _limit(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def sample(seed: int, number: int) -> list[HostileFile]:
    """Some files of a seed, for tests that run commands in their own process."""
    return list(hostile_files(seed, number))
