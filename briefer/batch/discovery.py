"""The inputs of a batch: the files under a folder, or a list of paths."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from briefer.batch.job import BatchError
from briefer.batch.naming import output_name


@dataclass(frozen=True, slots=True)
class Input:
    """An input: its name in the manifest, the file to open, and why it cannot be opened when that is known.

    `item` is the number, from 1, of the article that is meant where the file holds several; `read_as` the reader that
    the user forced.
    """

    path: str
    file: str
    problem: str | None = None
    item: int | None = None
    read_as: str | None = None


_Identity = tuple[int, int]  # device and inode


def find_inputs(
    folder: Path, out: Path, include: Sequence[str] = (), exclude: Sequence[str] = (), *, follow_links: bool = False
) -> list[Input]:
    """`files_under` a folder, in the order of their paths."""
    found = files_under(folder, out, include, exclude, follow_links=follow_links)
    return sorted(found, key=lambda item: os.fsencode(item.path))


def files_under(
    folder: Path, out: Path, include: Sequence[str] = (), exclude: Sequence[str] = (), *, follow_links: bool = False
) -> Iterator[Input]:
    """All files under a folder, without hidden ones; in no certain order, and as they are found.

    Links within the folder are followed; one that leads out of it is an input with a problem unless `follow_links`: a
    folder that came from somebody else must not have other files of this machine summarized. A folder that several
    links lead to is read once, under its own path if it lies under `folder`, so a loop of links ends. Nothing in `out`
    is an input, whichever way leads there. A folder that cannot be listed is an input with a problem.

    Raises:
        BatchError: `folder` is no folder, or lies in `out`.
    """
    if not folder.is_dir():
        what = "not a folder" if folder.exists() else "no such folder"
        raise BatchError(f"{folder}: {what}; give one with articles in it, or - for a list of paths")
    real_out = Path(os.path.realpath(out))
    if Path(os.path.realpath(folder)).is_relative_to(real_out):
        raise BatchError(f"{folder} lies in {out}, where the outputs go: give another --output")
    walk = _Walk(real_out, tuple(exclude), None if follow_links else Path(os.path.realpath(folder)))
    return (item for item in walk.files(folder) if item.problem or is_wanted(item.path, include, exclude))


def listed_inputs(
    paths: Sequence[str], out: Path, include: Sequence[str] = (), exclude: Sequence[str] = ()
) -> list[Input]:
    """The inputs that a list names, in the order of their paths, each once; nothing in `out` is one."""
    real_out = Path(os.path.realpath(out))
    seen: dict[str, Input] = {}
    for path in paths:
        if is_wanted(path, include, exclude) and not _is_in(path, real_out):
            seen.setdefault(output_name(path, ""), Input(path, path))
    return sorted(seen.values(), key=lambda item: os.fsencode(item.path))


def parse_list(data: bytes) -> tuple[str, ...]:
    """The paths of a list: separated by null characters when there is one, else by line ends; empty ones are none."""
    separator = b"\0" if b"\0" in data else b"\n"
    lines = data.split(separator)
    if separator == b"\n":
        lines = [line.removesuffix(b"\r") for line in lines]
    return tuple(os.fsdecode(line) for line in lines if line)


def is_wanted(path: str, include: Sequence[str], exclude: Sequence[str]) -> bool:
    """Whether the globs let a path in.

    A glob with a ``/`` is matched against the whole path (``*`` stops at a ``/``, ``**`` does not), one without against
    the name of the file; of `exclude`, against the names of its folders too.
    """
    if include and not any(_matches(glob, path) for glob in include):
        return False
    parts = path.split("/")
    ways = ["/".join(parts[: end + 1]) for end in range(len(parts))] if exclude else []
    return not any(_matches(glob, way) for glob in exclude for way in ways if way)


def _matches(glob: str, path: str) -> bool:
    subject = path if "/" in glob.rstrip("/") else path.rpartition("/")[2]
    return _compiled(glob.rstrip("/").removeprefix("./")).fullmatch(subject) is not None


_PIECE = re.compile(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]]*\]|.", re.DOTALL)
_SPECIAL = re.compile(r"[\\\[\]^&|~]")


@lru_cache(maxsize=256)
def _compiled(glob: str) -> re.Pattern[str]:
    return re.compile("".join(_regex(piece[0]) for piece in _PIECE.finditer(glob)), re.DOTALL)


def _regex(piece: str) -> str:
    if piece == "**/":
        return "(?:.*/)?"
    if piece in ("**", "*", "?"):
        return {"**": ".*", "*": "[^/]*", "?": "[^/]"}[piece]
    if len(piece) > 1 and "--" not in piece:
        negated = piece.startswith("[!")
        inside = _SPECIAL.sub(r"\\\g<0>", piece[1 + negated : -1])
        try:
            return re.compile(f"[{'^' * negated}{inside}]").pattern
        except re.error:  # "[z-a]" matches itself
            return re.escape(piece)
    return re.escape(piece)


class _Walk:
    """One walk through a folder."""

    def __init__(self, out: Path, exclude: tuple[str, ...], within: Path | None) -> None:
        self._out = out
        self._within = within
        self._exclude = exclude
        self._seen: set[_Identity] = set()
        self._links: list[tuple[str, str]] = []

    def files(self, folder: Path) -> Iterator[Input]:
        """Everything that is no folder; what links to folders lead to comes last."""
        yield from self._folder(str(folder), "")
        while self._links:
            links, self._links = sorted(self._links), []
            for path, name in links:
                yield from self._folder(path, name)

    def _folder(self, folder: str, name: str) -> Iterator[Input]:
        # A stack of our own: folders may be nested deeper than Python's calls.
        rest = [(folder, name)]
        while rest:
            folder, name = rest.pop()
            folders: list[tuple[str, str]] = []
            try:
                status = os.stat(folder)
                identity = (status.st_dev, status.st_ino)
                if identity in self._seen:
                    continue
                self._seen.add(identity)
                with os.scandir(folder) as entries:
                    for entry in entries:
                        yield from self._entry(entry, name, folders)
            except OSError as error:
                yield Input(name or ".", folder, f"the folder cannot be listed ({error.strerror}); check its rights")
            rest += sorted(folders)

    def _entry(self, entry: os.DirEntry[str], name: str, folders: list[tuple[str, str]]) -> Iterator[Input]:
        path = f"{name}/{entry.name}" if name else entry.name
        if entry.name.startswith(".") or (entry.is_symlink() and _is_in(entry.path, self._out)):
            return
        if entry.is_symlink() and self._within is not None and _leads_out(entry.path, self._within):
            yield Input(path, entry.path, _LEADS_OUT)
        elif not _is_folder(entry):
            yield Input(path, entry.path)
        elif is_wanted(path, (), self._exclude) and not _is_same(entry.path, self._out):
            (self._links if entry.is_symlink() else folders).append((entry.path, path))


_LEADS_OUT = (
    "a link that leads out of the folder; put a copy in its place, or let `briefer batch --follow-links` read it"
)


def _leads_out(path: str, folder: Path) -> bool:
    """True for a link to something that is there, and not in `folder`; the reader says of others that nothing is."""
    real = Path(os.path.realpath(path))
    return not real.is_relative_to(folder) and real.exists()


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of links to each other
        return False


def _is_in(path: str, out: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(out)


def _is_same(path: str, out: Path) -> bool:
    try:
        return os.path.samefile(path, out)
    except OSError:
        return False


def problem_of(item: Input) -> str | None:
    """Why an input is no file that can be read; None when it may be one."""
    if item.problem:
        return item.problem
    try:
        mode = os.stat(item.file).st_mode
    except OSError:
        return None  # the reader says it better
    # A pipe without a writer would keep a reader waiting for ever.
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "not a file (a pipe, socket or device); leave it out"
