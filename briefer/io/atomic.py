"""Files that appear under their names only when they are whole."""

import errno
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from briefer.io.temporary import remove_left

PART = ".briefer-part"
"""The name of a file that is being written. One run at a time writes in a folder, so one name is enough."""

# What is wrong with one name, not with the disk: another name may do.
_OF_A_NAME = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.ENOTDIR, errno.EEXIST, errno.EISDIR})


def write_whole(target: Path, data: bytes | Iterable[bytes], *, lasting: bool = False) -> None:
    """Writes a file and the folders it lies in; what had the name before stands until the new file is whole.

    Args:
        target: The file.
        data: All of it, or piece after piece.
        lasting: Wait until the disk has it, so that a power cut cannot take it.

    Raises:
        OSError: It cannot be written; nothing of it stays.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.parent / PART
    part.unlink(missing_ok=True)
    try:
        with part.open("xb") as stream:
            stream.writelines((data,) if isinstance(data, bytes) else data)
            if lasting:
                stream.flush()
                os.fsync(stream.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


class NotOurFileError(OSError):
    """Something else stands where a file of briefer's own should: a link, a pipe, a folder; `strerror` says which."""


_LINK = "a link, which is not followed"

_FLAGS = {
    "rb": os.O_RDONLY,
    "r+b": os.O_RDWR,
    "ab": os.O_WRONLY | os.O_APPEND | os.O_CREAT,
    "a+b": os.O_RDWR | os.O_APPEND | os.O_CREAT,
}


def open_own(path: Path, mode: str) -> BinaryIO:
    """Opens a file that only briefer writes: never what a link leads to, which would be somebody else's file.

    Args:
        path: Of the file.
        mode: ``rb``, ``r+b``, ``ab`` or ``a+b``.

    Raises:
        NotOurFileError: It is a link or no file; a pipe without a reader would keep us waiting for ever.
        OSError: It cannot be opened.
    """
    ensure_own(path)
    flags = _FLAGS[mode] | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        number = os.open(path, flags, 0o666)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise NotOurFileError(errno.ELOOP, _LINK, str(path)) from error
        raise
    try:
        _ensure_file(path, lambda: os.fstat(number).st_mode)  # it may have changed since
    except BaseException:
        os.close(number)
        raise
    return cast(BinaryIO, os.fdopen(number, mode))


def ensure_own(path: Path) -> None:
    """Raises NotOurFileError where something else stands in place of a file that only briefer writes."""
    _ensure_file(path, lambda: path.lstat().st_mode)


def _ensure_file(path: Path, mode_of: Callable[[], int]) -> None:
    try:
        mode = mode_of()
    except FileNotFoundError:
        return
    if stat.S_ISLNK(mode):
        raise NotOurFileError(errno.ELOOP, _LINK, str(path))
    if not stat.S_ISREG(mode):
        what = "a folder, not a file" if stat.S_ISDIR(mode) else "not a file (a pipe, socket or device)"
        raise NotOurFileError(errno.EINVAL, what, str(path))


def concerns_name(error: OSError) -> bool:
    """True when another file might well be written: this one's name is too long, or a folder's."""
    return error.errno in _OF_A_NAME


def remove_parts(folder: Path) -> None:
    """Removes what killed runs left half written anywhere under a folder."""
    rest = [os.fspath(folder)]
    while rest:
        place = rest.pop()
        # Not os.walk, which holds the names of all files of a folder at once: of these there may be a million.
        with suppress(OSError), os.scandir(place) as entries:
            rest += [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
        Path(place, PART).unlink(missing_ok=True)
        remove_left(Path(place))
