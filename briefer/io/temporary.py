"""Files and folders that are written beside their place, and cleaned up after a process that was killed meanwhile."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = ".briefer-"
_SUFFIX = ".tmp"
_MAKING = ".making-"


def temporary_file(folder: Path) -> tuple[int, Path]:
    """A new file with a name of its own, open for writing, and locked for as long as it is open.

    Whatever earlier processes left in the folder is removed first: the lock of a dead one is free.

    Raises:
        OSError: There is no writing in the folder.
    """
    remove_left(folder)
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


def remove_left(folder: Path) -> None:
    """Removes the files that killed processes left in a folder; one that somebody is writing is locked, and stays."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        _remove_if_dead(left)


@contextmanager
def temporary_folder(folder: Path) -> Iterator[Path]:
    """A new folder in another one, gone at the end; what killed processes left of theirs is removed first.

    Raises:
        OSError: There is no writing in the folder.
    """
    handle, lock = temporary_file(folder)
    made = _folder_of(lock)
    try:
        for left in folder.glob(f"{_MAKING}*"):
            # It is made after its lock and removed before it; that of a dead process is gone by now.
            if not left.is_symlink() and not _lock_of(left).exists():
                shutil.rmtree(left, ignore_errors=True)
        made.mkdir()
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        os.close(handle)
        lock.unlink(missing_ok=True)


def _folder_of(lock: Path) -> Path:
    return lock.with_name(_MAKING + lock.name.removeprefix(_PREFIX).removesuffix(_SUFFIX))


def _lock_of(folder: Path) -> Path:
    return folder.with_name(_PREFIX + folder.name.removeprefix(_MAKING) + _SUFFIX)


def _remove_if_dead(path: Path) -> None:
    with suppress(OSError):
        if path.is_symlink() or not path.is_file():
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
