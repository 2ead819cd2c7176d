"""From the path of an input to the name of its output: no two inputs ever share one."""

import re
from functools import lru_cache
from hashlib import sha256
from os import fsdecode, fsencode

_LONGEST = 255  # bytes of a name on every file system in use
_ROOT = "%root"
_UP = "%up"
_CUT = re.compile(r"~[0-9a-f]{32}\Z")


def output_name(path: str, suffix: str) -> str:
    """Where in OUT the brief of an input goes: its path and the suffix, ``a/b.txt`` -> ``a/b.txt.json``.

    A path from a list may lead out of the folder it starts in: ``/data/a.txt`` -> ``%root/data/a.txt.json``,
    ``../a.txt`` -> ``%up/a.txt.json``. So that no output needs the name of another one's folder, a folder whose name
    ends like an output gets a ``%`` behind it (``x.json/a.txt`` -> ``x.json%/a.txt.json``), and so does one that is
    called ``%root`` or ``%up`` itself. A name that is too long with its suffix is cut and ends in a hash of the whole.
    """
    *folders, name = _parts(path)
    reserved = _reserved(suffix)
    out = [_ROOT] if path.startswith("/") else []
    for folder in folders:
        if folder == "..":
            out.append(_UP)
        else:
            out.append(_cut(f"{folder}%" if reserved.fullmatch(folder) else folder, ""))
    out.append(_cut(name, suffix))
    return "/".join(out)


@lru_cache(maxsize=8)
def _reserved(suffix: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_ROOT}|{_UP}|.*{re.escape(suffix)})%*", re.DOTALL)


def shown(path: str) -> str:
    r"""A path as text that can be printed and stored as UTF-8: bytes that are no UTF-8 become ``\xe9``."""
    return fsencode(path).decode("utf-8", "backslashreplace")


def is_exact(path: str) -> bool:
    """True when `shown` is the path itself."""
    return shown(path) == path


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part not in ("", ".")] or ["."]


def _cut(name: str, suffix: str) -> str:
    if len(fsencode(name + suffix)) <= _LONGEST and not _CUT.search(name):
        return name + suffix
    mark = "~" + sha256(fsencode(name)).hexdigest()[:32]
    room = _LONGEST - len(mark) - len(suffix)
    kept = fsencode(name)[:room]
    # Not in the middle of a character: some file systems refuse what is no UTF-8.
    return fsdecode(kept.decode("utf-8", "ignore").encode() if is_exact(name) else kept) + mark + suffix
