"""What libraries raise over a broken model, as one line that says of which file."""

import contextlib
import os
from collections.abc import Iterator
from typing import IO

from briefer.errors import BrieferError, ModelError
from briefer.models.base import BUNDLED


class NotNumbersError(ModelError):
    """Weights that no arithmetic can be done with: NaN or infinite."""


@contextlib.contextmanager
def broken(name: str, part: str, remedy: str = "get the model again") -> Iterator[None]:
    """Turns whatever goes wrong inside into a ModelError.

    Libraries raise nothing narrower: a tokenizer whose vocabulary is no table a KeyError, an AttributeError or what
    their native code panics with, which is no Exception.

    Args:
        name: What the errors call the model.
        part: What is read inside: a file, or "the tokenizer".
        remedy: What the user may do.

    Raises:
        ModelError: Of every exception but briefer's own, KeyErrors of a part that was asked for by its name, and those
            that end a program.
    """
    try:
        yield
    except (BrieferError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except MemoryError as error:
        raise ModelError(f"{name}: not enough memory for {part}: choose a smaller model") from error
    except BaseException as error:
        raise ModelError(f"{name}: {part} cannot be loaded ({reason(error)}): {remedy}") from error


PROBES = ("", "a", "About 18% of Ukraine, or $1.2bn: “yes”, said Łódź’s mayor.  5\xa0000 €", "</s> <pad> x_y#z 中文 🙂")
"""Texts that a tokenizer has to take; what is broken in one often shows only when it works."""


@contextlib.contextmanager
def without_panics() -> Iterator[None]:
    """Keeps what native code prints when it panics off the user's screen: the exception says the same.

    All else that is printed inside, by whichever thread, comes when the block ends well.
    """
    import tempfile  # brings archives with it

    try:
        number = 2
        screen = os.dup(number)
    except OSError:  # stderr is closed
        yield
        return
    with tempfile.TemporaryFile() as kept:
        os.dup2(kept.fileno(), number)
        try:
            yield
        except BaseException as error:
            if isinstance(error, Exception):
                _copy(kept, screen)
            raise
        else:
            _copy(kept, screen)
        finally:
            os.dup2(screen, number)
            os.close(screen)


def _copy(kept: IO[bytes], screen: int) -> None:
    kept.seek(0)
    with contextlib.suppress(OSError):
        os.write(screen, kept.read())


@contextlib.contextmanager
def failing(name: str) -> Iterator[None]:
    """Turns what goes wrong while a model works into a ModelError; of the bundled one it stays what it is, our fault.

    Args:
        name: The model's.
    """
    try:
        yield
    except (BrieferError, KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:
        if name == BUNDLED:
            raise
        raise ModelError(f"{name}: the model fails at its work ({reason(error)}): choose another one") from error


def reason(error: BaseException) -> str:
    """The first line of a library's message, with the kind of the error where it says little."""
    lines = [line.strip() for line in str(error).strip().splitlines()] or [""]
    # "Validation error for field 'vocab_size':" says in its next line what is wrong.
    line = " ".join(lines[: 2 if lines[0].endswith(":") else 1])
    kind = type(error).__name__
    return line if isinstance(error, OSError | ValueError | RuntimeError) and len(line) > 10 else f"{kind}: {line}"
