"""Where results and notices go: the result to stdout or a file, everything else to stderr."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from briefer.errors import ConfigError
from briefer.reports.text_report import WIDTH

_WIDEST = 100  # longer lines are hard to read


def terminal_width() -> int:
    """Columns for the text format: the terminal's, at most 100; 80 when stdout is no terminal."""
    return min(shutil.get_terminal_size((WIDTH, 24)).columns, _WIDEST) if sys.stdout.isatty() else WIDTH


def emit(text: str, output: Path | None) -> None:
    """Writes a whole result to stdout or to `output`."""
    with result_stream(output) as stream:
        stream.write(text)


@contextmanager
def result_stream(output: Path | None) -> Iterator[TextIO]:
    """Stdout, or a file that appears under its name only when it is whole: a failure leaves what was there before.

    A closed pipe ends the writing quietly.

    Raises:
        ConfigError: when the file cannot be written.
    """
    if output is None:
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader has gone (`briefer ... | head`). What is left in the buffer would fail again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    try:
        with _replacing(output) as stream:
            yield stream
    except OSError as error:
        raise ConfigError(f"{output}: cannot be written ({error.strerror}); choose another --output") from error


@contextmanager
def _replacing(output: Path) -> Iterator[TextIO]:
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
        temporary.chmod(0o666 & ~_umask())  # mkstemp makes files that only their owner can read
        temporary.replace(output)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def notice(text: str, *, quiet: bool = False) -> None:
    """One line on stderr, unless quiet."""
    if not quiet:
        sys.stderr.write(f"briefer: {text}\n")
