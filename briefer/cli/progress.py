"""How far a batch is, and how far it came, on stderr."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from briefer.batch import Tally
from briefer.batch.run import OnProgress
from briefer.cli.output import notice

_PLAIN_SECONDS = 15.0  # between two lines where there is no terminal to draw a bar on


@contextmanager
def batch_progress(quiet: bool) -> Iterator[OnProgress | None]:
    """A bar on a terminal, a line now and then elsewhere, nothing when quiet."""
    if quiet:
        yield None
    elif sys.stderr is not None and sys.stderr.isatty():
        with _bar() as progress:
            yield progress
    else:
        yield _Plain()


@contextmanager
def _bar() -> Iterator[OnProgress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("planning", total=None)
        yield lambda tally: bar.update(task, completed=tally.done, total=tally.inputs, description=_pace(tally))


class _Plain:
    """Prints a line when the last one is some time ago."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, tally: Tally) -> None:
        if time.monotonic() - self._last > _PLAIN_SECONDS:
            self._last = time.monotonic()
            notice(f"{tally.done} of {tally.inputs} inputs done, {_pace(tally)}")


def _pace(tally: Tally) -> str:
    speed = tally.sections_per_second
    left = tally.seconds_left
    parts = [
        f"{speed:.2f} sections/s" if speed else "",
        f"{_duration(left)} left" if left else "",
        f"{tally.findings} findings",
        f"{tally.failed} failed",
    ]
    return ", ".join(part for part in parts if part)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def tell_outcome(tally: Tally, *, quiet: bool) -> None:
    """The numbers of a run as a table, and its failures, which are told even when quiet."""
    notice(tally.stopped or "done", *_table(tally), quiet=quiet)
    for failure in tally.failures:
        notice(f"failed: {failure.path}: {failure.error}")
    if unnamed := tally.failed - len(tally.failures):
        notice(f"failed: {unnamed} more; the manifest names them all")


def _table(tally: Tally) -> tuple[str, str]:
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
