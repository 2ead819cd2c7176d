"""Files that are written beside their place, and cleaned up after a process that was killed before they took it."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

_PREFIX = ".briefer-"
_SUFFIX = ".tmp"


def temporary_file(folder: Path) -> tuple[int, Path]:
    """A new file with a name of its own, open for writing, and locked for as long as it is open.

    Whatever earlier processes left in the folder is removed first: the lock of a dead one is free.

    Raises:
        OSError: There is no writing in the folder.
    """
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        _remove_if_dead(left)
    while True:
        # A short name: the file's own may be as long as the file system allows.
        path = folder / f"{_PREFIX}{secrets.token_hex(4)}{_SUFFIX}"
        with suppress(FileExistsError):
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            try:
                is_ours = _lock(handle) and path.exists()
            except OSError:
                is_ours = True  # a file system without locks, where nothing is taken for a dead one's
            if is_ours:
                return handle, path
            os.close(handle)  # another process took it for a dead one's in between


def _remove_if_dead(path: Path) -> None:
    with suppress(OSError):
        if path.is_symlink():
            return
        handle = os.open(path, os.O_RDWR)
        try:
            if _lock(handle):
                path.unlink()
        finally:
            os.close(handle)


def _lock(handle: int) -> bool:
    """Locks a file without waiting; False when another process has it. Raises OSError where there are no locks."""
    try:
        import fcntl
    except ImportError:  # Windows keeps open files from being removed by itself
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
