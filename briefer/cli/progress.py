"""Signs of life on stderr: what is being done, how far it is, how long it will take, and how it ended.

Drawn where stderr is a terminal and nobody asked for quiet; a batch also prints a line now and then into a log.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TypeVar

from briefer.cli.output import notice
from briefer.io.terminal import visible

if TYPE_CHECKING:
    from briefer.batch import Tally

_PLAIN_SECONDS = 15.0  # between two lines where there is no terminal to draw a bar on
_MANY = 64  # sections of an article that are worth a line in a log

_Item = TypeVar("_Item")


class Signs(Protocol):
    """What a command tells while it works."""

    def step(self, words: str) -> None:
        """What is being done now, such as "Loading the model"; how long it takes is not known."""

    def at(self, done: int, total: int | None, words: str = "") -> None:
        """How much of the step is done, of how much where that is known, and what else is to be said of it."""


class _Silent:
    """Says nothing."""

    def step(self, words: str) -> None:
        """See `Signs`."""

    def at(self, done: int, total: int | None, words: str = "") -> None:
        """See `Signs`."""


class _Lines(_Silent):
    """Says how far a long job is, a line now and then."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def at(self, done: int, total: int | None, words: str = "") -> None:
        """See `Signs`."""
        if time.monotonic() - self._last > _PLAIN_SECONDS:
            self._last = time.monotonic()
            notice(f"{done} of {total} done{words and ', '}{words}")


@contextmanager
def signs(quiet: bool, *, log: bool = False) -> Iterator[Signs]:
    """What tells the user how far a command is; the drawing is gone when the block ends.

    Args:
        quiet: Tell nothing.
        log: Where stderr is no terminal, a line now and then.
    """
    if quiet or sys.stderr is None:
        yield _Silent()
    elif sys.stderr.isatty():
        with _drawn() as drawn:
            yield drawn
    else:
        yield _Lines() if log else _Silent()


@contextmanager
def _drawn() -> Iterator[Signs]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20),
        TextColumn("{task.fields[more]}", markup=False),
    )
    # The result may go to the same terminal: its stream is left alone.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("Starting", total=None, more="")

        class Drawn:
            def step(self, words: str) -> None:
                bar.reset(task, total=None, description=visible(words), more="")
                bar.refresh()

            def at(self, done: int, total: int | None, words: str = "") -> None:
                counted = f"{done} of {total}" if total is not None else str(done)
                bar.update(task, completed=done, total=total, more=f"{counted}{words and ', '}{words}")

        yield Drawn()


def counted(items: Iterable[_Item], tell: Signs, total: int | None) -> Iterator[_Item]:
    """The items, each told of when it comes, with the time that the others will take where their number is known."""
    started = time.monotonic()
    for number, item in enumerate(items, start=1):
        spent = time.monotonic() - started
        left = f"{_duration(spent / number * (total - number))} left" if total and number < total else ""
        tell.at(number, total, left)
        yield item


def of_batch(tell: Signs) -> "Callable[[Tally], None]":
    """What a batch reports to while it runs."""
    making = False

    def told(tally: "Tally") -> None:
        nonlocal making
        if tally.making is None:
            tell.step("Loading the model")
            return
        if not making:
            making = True
            tell.step("Summarizing")
        tell.at(tally.done, tally.inputs, _pace(tally))

    return told


def _pace(tally: "Tally") -> str:
    speed = tally.sections_per_second
    left = tally.seconds_left
    parts = [
        f"{speed:.2f} sections/s" if speed else "",
        f"about {_duration(left)} left" if left else "",
        f"{tally.findings} findings",
        f"{tally.failed} failed",
    ]
    return ", ".join(part for part in parts if part)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def tell_outcome(tally: "Tally", *, quiet: bool) -> None:
    """The numbers of a run as a table, the files with findings, and its failures, which are told even when quiet."""
    notice(tally.stopped or "done", *_table(tally), quiet=quiet)
    if tally.note:
        notice(tally.note, quiet=quiet)
    for found in tally.found:
        errors = f", {found.errors} of them errors" if found.errors else ""
        notice(f"{found.findings} finding{'s' if found.findings > 1 else ''}{errors}: {found.path}", quiet=quiet)
    if unnamed := tally.with_findings - len(tally.found):
        notice(f"findings in {unnamed} more files; the manifest names them all", quiet=quiet)
    for failure in tally.failures:
        notice(f"failed: {failure.path}: {failure.error}")
    if unnamed := tally.failed - len(tally.failures):
        notice(f"failed: {unnamed} more; the manifest names them all")


def _table(tally: "Tally") -> tuple[str, str]:
    """The names of the columns, and the numbers below them."""
    speed = tally.sections_per_second
    columns = {
        "inputs": str(tally.inputs),
        "summarized": str(tally.made),
        "reused": str(tally.reused),
        "failed": str(tally.failed),
        "sections": str(tally.sections),
        "findings": str(tally.findings),
        "seconds": f"{tally.seconds:.1f}",
        "sections/s": f"{speed:.2f}" if speed else "-",
    }
    widths = {name: max(len(name), len(value)) for name, value in columns.items()}
    head = "  ".join(name.rjust(width) for name, width in widths.items())
    row = "  ".join(columns[name].rjust(width) for name, width in widths.items())
    return head, row
