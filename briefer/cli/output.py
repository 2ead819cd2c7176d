"""Where results and notices go: the result to stdout or a file, everything else to stderr."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from briefer.errors import ConfigError
from briefer.io.temporary import temporary_file
from briefer.io.terminal import WIDTH, harmless, inert, without_commands

_REPLACES_OPEN = os.name == "posix"

_WIDEST = 100  # longer lines are hard to read


def terminal_width() -> int:
    """Columns for the text format: the terminal's, at most 100; 80 when stdout is no terminal."""
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    if not on_terminal:
        return WIDTH
    import shutil  # brings four kinds of archives with it

    return min(shutil.get_terminal_size((WIDTH, 24)).columns, _WIDEST)


def ensure_writable(output: Path | None) -> None:
    """Finds out before the work whether there is a place for its result.

    Raises:
        ConfigError: when stdout is closed, or `output` is a folder or in none.
    """
    if output is None:
        if sys.stdout is None:  # `briefer ... >&-`
            raise ConfigError("standard output is closed; open it or give --output")
        return
    folder = _target(output).parent
    if output.is_dir():
        raise ConfigError(f"{output}: a folder; give the name of a file in it as --output")
    if not folder.is_dir():
        raise ConfigError(f"{output}: there is no folder {folder}; make it or choose another --output")


def ensure_kept(inputs: Iterable[str | Path | None], results: Iterable[Path | None]) -> None:
    """Refuses to write a result over a file that was named as an input.

    Raises:
        ConfigError: when one of `results` is one of `inputs`; None is no file.
    """
    named = {os.path.realpath(path) for path in inputs if path}
    for path in results:
        if path and os.path.isfile(path) and os.path.realpath(path) in named:
            raise ConfigError(f"{path}: an input of this run; give the result a file of its own")


def emit(text: str, output: Path | None) -> None:
    """Writes a whole result to stdout or to `output`; whatever made it, nothing in it acts (`harmless`)."""
    with result_stream(output) as stream:
        stream.write(harmless(text))


@contextmanager
def result_stream(output: Path | None) -> Iterator[TextIO]:
    """Stdout, or a file that appears under its name only when it is whole: a failure leaves what was there before.

    When the reader of a pipe has gone (`briefer ... | head`), the block that writes ends early and quietly.

    Raises:
        ConfigError: when the result cannot be written.
    """
    ensure_writable(output)
    try:
        with _stdout() if output is None else _file(output) as stream:
            yield stream
    except BrokenPipeError:
        return
    except OSError as error:
        place = output or "standard output"
        raise ConfigError(f"{place}: cannot be written ({error.strerror}); choose another --output") from error


@contextmanager
def _stdout() -> Iterator[TextIO]:
    try:
        yield sys.stdout
        sys.stdout.flush()
    except OSError:
        _discard(sys.stdout)
        raise


def _discard(stream: TextIO) -> None:
    """Lets a stream's buffer run dry: what is left in it would fail again when Python exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def _file(output: Path) -> Iterator[TextIO]:
    target = _target(output)
    if output.exists() and not output.is_file():
        # A FIFO or a device is written to, never replaced.
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
        return
    handle, temporary = temporary_file(target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
            stream.flush()
            temporary.chmod(_mode(target))  # it was made so that only its owner can read it
            if _REPLACES_OPEN:  # or another process takes it for a dead one's
                temporary.replace(target)
        if not _REPLACES_OPEN:
            temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _target(output: Path) -> Path:
    """The file that a path means: what a link leads to is replaced, not the link."""
    return Path(os.path.realpath(output))


def _mode(target: Path) -> int:
    return stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def notice(*lines: str, quiet: bool = False) -> None:
    """A line on stderr, or several, unless quiet. Where stderr is closed or full, nobody is told: that is no failure.

    What is quoted in a line, such as the name of a file, can neither end it nor act on a terminal or a CI runner.
    """
    if quiet or sys.stderr is None:
        return
    try:
        sys.stderr.write("briefer: " + without_commands("".join(f"{inert(line)}\n" for line in lines)))
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def tell_settings(path: Path | str, *, quiet: bool) -> None:
    """Names the settings file in force, on stderr."""
    notice(f"settings: {path}", quiet=quiet)


def flush_or_discard() -> None:
    """Leaves nothing in stdout's buffer that would fail when Python exits."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        _discard(sys.stdout)
