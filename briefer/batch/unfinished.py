"""Which inputs were in the making when a process was killed: one of them may have killed it.

A file that takes all memory takes the process with it, and would take the next one too: so what was in the making is
made last, one by one, and what ended three processes that made it alone is told as failed instead of being tried.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

from briefer.io.atomic import open_own, write_whole

MAKING = ".briefer-making"

MOST_DEATHS = 3
"""Processes that an input may end alone. One or two may have been ended by somebody else."""

_Item = TypeVar("_Item")


class Unfinished:
    """A folder's list of what is in the making: a line when an input is begun, another when it is done.

    Args:
        out: The folder of the outputs, whose lock the caller has.
    """

    def __init__(self, out: Path) -> None:
        self._file = out / MAKING
        self._stream: BinaryIO | None = None
        self.deaths: dict[str, int] = {}
        """What the last process left in the making, by path: how many processes ended while it alone was."""

    def begin(self) -> None:
        """Reads what a killed process left, and begins anew."""
        self.deaths = dict(_left(self._lines()))
        # What is not tried again before the next kill keeps its place in the list.
        content = "".join(json.dumps([path, deaths, False]) + "\n" for path, deaths in self.deaths.items())
        self._file.unlink(missing_ok=True)
        if content:
            write_whole(self._file, content.encode())
        self._stream = open_own(self._file, "ab")

    def taken(self, path: str, *, alone: bool) -> None:
        """An input is in the making; from whichever thread."""
        self._write([path, self.deaths.get(path, 0), alone])

    def done(self, path: str) -> None:
        """An input has its record."""
        self._write([path])

    def end(self) -> None:
        """The process ends by itself, so no input has killed it."""
        self.close()
        self._file.unlink(missing_ok=True)

    def close(self) -> None:
        """Closes the list; what it says stands."""
        if self._stream is not None:
            stream, self._stream = self._stream, None
            with suppress(OSError):
                stream.close()

    def _write(self, line: Sequence[object]) -> None:
        if self._stream is not None:
            # One call of the system, whole: a kill between two lines costs nothing.
            os.write(self._stream.fileno(), (json.dumps(line) + "\n").encode())

    def _lines(self) -> Iterator[bytes]:
        with suppress(FileNotFoundError), open_own(self._file, "rb") as stream:
            yield from stream


def _left(lines: Iterable[bytes]) -> Iterator[tuple[str, int]]:
    """What was begun and not done, with the processes that each has ended alone, this one included."""
    found: dict[str, tuple[int, bool]] = {}
    for line in lines:
        try:
            path, *begun = json.loads(line)
            found.pop(path, None)
            if begun:
                deaths, alone = begun
                found[str(path)] = int(deaths), bool(alone)
        except (ValueError, TypeError):
            continue  # torn by a kill, or of another program
    for path, (deaths, alone) in found.items():
        yield path, deaths + alone
