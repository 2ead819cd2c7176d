"""The command line, run many times in one process: importing torch for each of 300 runs would take half an hour."""

import json
import os
import select
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any

SECONDS = 60
"""Most for one run, ten times what the slowest takes."""

# Answers each line of arguments with a line: the exit code, what went to stdout and stderr (native code's too).
_SERVER = """
import json, os, sys, tempfile
answers = os.fdopen(os.dup(1), "w")
import socket
def refuse(*args, **kwargs):
    raise AssertionError("the network was used")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from briefer.cli.app import main
for line in sys.stdin:
    files = [tempfile.TemporaryFile(), tempfile.TemporaryFile()]
    for number, file in enumerate(files, 1):
        os.dup2(file.fileno(), number)
    code = None
    try:
        main(json.loads(line))
    except SystemExit as stopped:
        code = stopped.code
    sys.stdout.flush(), sys.stderr.flush()
    texts = []
    for file in files:
        file.seek(0)
        texts.append(file.read().decode(errors="replace"))
    print(json.dumps([code, *texts]), file=answers, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to; `code` is None where the process ended or hung."""

    code: int | None
    out: str
    err: str

    @property
    def fault(self) -> str | None:
        """What is wrong with it; None for a brief, or one line and exit code 2."""
        lines = self.err.strip().splitlines()
        if self.code is None:
            return f"ended or hung: {self.err[-300:]}"
        if "Traceback" in self.err or "panicked" in self.err or "internal error" in self.err:
            return f"{self.code}: {self.err[-400:]}"
        if self.code == 2 and (len(lines) != 1 or self.out):
            return f"2, and not one line: {self.err[-400:]}"
        return None if self.code in (0, 1, 2) else f"exit code {self.code}: {self.err[-300:]}"

    @property
    def shown(self) -> str:
        """The one line, or what the brief begins with."""
        return (self.err.strip() or self.out.strip())[:300]


class Session:
    """A process that runs commands one after the other, started again when one ends it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def run(self, arguments: Sequence[str]) -> Outcome:
        """Runs `briefer` with these arguments."""
        process = self._process or self._start()
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(json.dumps(list(arguments)) + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            return self._lost()
        ready, _, _ = select.select([process.stdout], [], [], SECONDS)
        line = process.stdout.readline() if ready else ""
        if not line:
            return self._lost()
        answer: list[Any] = json.loads(line)
        return Outcome(*answer)

    def _start(self) -> subprocess.Popen[str]:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "BRIEFER_DEBUG": ""},
        )
        return self._process

    def _lost(self) -> Outcome:
        process = self._process
        code = process.poll() if process else None
        self._end()
        return Outcome(None, "", "no answer" if code is None else f"the process ended with {code}")

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()
            self._process = None
