"""Addresses of articles: a path, or a path and which of the several articles in the file, ``wire.xml#2``."""

import os
import re
import stat

_ITEM = re.compile(r"(?P<file>.+)#(?P<number>[1-9]\d{0,6})\Z", re.DOTALL)


def split_item(path: str) -> tuple[str, int | None]:
    """The file and the number, from 1, that a path names; a file that is called ``a#2`` itself is one file."""
    found = _ITEM.match(path)
    if found is None or os.path.lexists(path):
        return path, None
    return found["file"], int(found["number"])


def item_path(path: str, number: int) -> str:
    """How the article of a number in a file with several is called: ``wire.xml#2``."""
    return f"{path}#{number}"


def is_stream(path: str) -> bool:
    """Whether what is at an address can be read once only, or keeps a reader waiting: a pipe, a socket, a device."""
    try:
        mode = os.stat(split_item(path)[0]).st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def exists(path: str) -> bool:
    """Whether the file of an address is there."""
    return os.path.exists(split_item(path)[0])
