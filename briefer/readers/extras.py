"""Packages that some readers need; an install that is only to check plain texts may lack them."""

from collections.abc import Iterator
from contextlib import contextmanager

from briefer.errors import InputError

_PACKAGES = {"html": ("trafilatura", "lxml"), "docs": ("mammoth", "lxml")}


@contextmanager
def needs_extra(extra: str, what: str, name: str) -> Iterator[None]:
    """Where a reader is imported: a package that is not there is told in one line.

    Args:
        extra: Which packages: "html" or "docs".
        what: What cannot be read without them, such as "a PDF".
        name: The input.

    Raises:
        InputError: when one of the packages is missing; it names the pip command.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in _PACKAGES[extra]:
            raise
        raise InputError(f"{name}: this is {what}; to read it, pip install {' '.join(_PACKAGES[extra])}") from error
