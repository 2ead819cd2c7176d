"""What other packages bring, without the price of asking for it where none brings anything."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_FOLDERS = (".dist-info", ".egg-info")
_FILE = "entry_points.txt"


def entry_points(group: str) -> "Iterable[EntryPoint]":
    """The entry points of a group, as `importlib.metadata.entry_points` finds them.

    That module reads the headers of packages with the library for e-mail: 0.04 CPU seconds, an eighth of what
    `briefer check` takes. So the files that it would read are searched for the group's name first.
    """
    if not any(_may_name(group.encode(), place) for place in sys.path):
        return ()
    from importlib.metadata import entry_points as found

    return found(group=group)


def _may_name(group: bytes, place: str) -> bool:
    """Whether a package in a folder of the search path has a file of entry points with the group's name in it."""
    try:
        with os.scandir(place or ".") as entries:
            folders = [entry.path for entry in entries if entry.name.endswith(_FOLDERS)]
    except NotADirectoryError:
        return True  # an archive, which importlib.metadata can look into
    except OSError:
        return False
    return any(group in _content(os.path.join(folder, _FILE)) for folder in folders)


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:  # no file: no entry points
        return b""
