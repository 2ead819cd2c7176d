"""What an annotation says of a parameter of a command; `parameters` makes click's of it."""

from collections.abc import Callable, Iterable
from typing import Any, Literal

Completes = Literal["file", "dir"] | Callable[[], Iterable[str]] | None
"""What a shell offers for a value: names of files or of folders, or words, which are asked for when they are needed."""


class Argument:
    """What stands in its place on the command line.

    Args:
        help: What it is.
        metavar: What the usage line calls it; the parameter's name in capitals when None.
        callback: Is given the value and returns the one that the command gets.
        completes: What a shell offers for it: files, folders, or the words of a list.
        **path: What `click.Path` asks of a path, such as ``exists=True``.
    """

    def __init__(
        self,
        *,
        help: str,
        metavar: str | None = None,
        callback: Callable[[Any], Any] | None = None,
        completes: Completes = None,
        **path: bool,
    ) -> None:
        self.help = help
        self.metavar = metavar
        self.callback = callback
        self.completes = completes
        self.path = path


class Option:
    """What has a name on the command line.

    Args:
        *names: Such as ``--quiet``, ``-q``; ``--`` and the parameter's name when none is given.
        help: What it does.
        metavar: What the help calls its value; its type when None.
        min: The least that a number may be.
        callback: Is given the value and returns the one that the command gets.
        completes: As in `Argument`.
        **path: As in `Argument`.
    """

    def __init__(
        self,
        *names: str,
        help: str,
        metavar: str | None = None,
        min: int | None = None,
        callback: Callable[[Any], Any] | None = None,
        completes: Completes = None,
        **path: bool,
    ) -> None:
        self.names = names
        self.help = help
        self.metavar = metavar
        self.min = min
        self.callback = callback
        self.completes = completes
        self.path = path
