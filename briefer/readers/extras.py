"""Optional packages that some readers need."""

from collections.abc import Iterator
from contextlib import contextmanager

from briefer.errors import InputError

_PACKAGES = {"html": ("trafilatura", "lxml"), "docs": ("mammoth", "lxml")}


@contextmanager
def needs_extra(extra: str, what: str, name: str) -> Iterator[None]:
    """Where a reader is imported: a package that is not there is told in one line.

    Args:
        extra: The extra that brings the packages.
        what: What cannot be read without them, such as "a PDF".
        name: The input.

    Raises:
        InputError: when a package of the extra is missing; it names the pip command.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in _PACKAGES[extra]:
            raise
        raise InputError(f'{name}: this is {what}; to read it, pip install "briefer[{extra}]"') from error
