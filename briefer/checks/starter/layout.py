"""Where the summaries of a repository are, and where what they summarize is: told by the names and sizes of files."""

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path, PurePosixPath
from statistics import median

from briefer.checks.folders import stem_of
from briefer.checks.patterns import PairPattern
from briefer.errors import ConfigError
from briefer.io.repository import asked_of_git

_DEEPEST = 3
"""Levels of folders that may hold all sources, or all summaries."""
_MOST_FILES, _MOST_FOLDERS = 50_000, 200
_SHORTER = 0.8
"""A summary is at most this much of its source, by the median of their sizes; PDFs and pages hold more than text."""
_GLOB = re.compile(r"[*?\[\]{}]")


@dataclass(frozen=True, slots=True)
class Layout:
    """One entry of ``pairs``, and how many pairs it is good for today."""

    source: str
    summary: str
    pairs: int


@dataclass(frozen=True, slots=True)
class _Folder:
    """The files below a folder by their paths in it without suffixes, and their sizes."""

    path: str
    files: Mapping[str, PurePosixPath]
    sizes: Mapping[str, int]


def find_layouts(root: Path, suffixes: frozenset[str]) -> list[Layout]:
    """The entries that a repository's settings could have: each summary that is there belongs to one source.

    Two folders belong together when every file of the one has a file of the same path, whatever its suffix, in the
    other, and is shorter. Names in capitals (README, LICENSE) are no articles.

    Args:
        root: The folder to look through; what git ignores, and hidden folders, are left out.
        suffixes: Of files that briefer reads.
    """
    sizes = dict(_files(root, suffixes))
    found: list[Layout] = []
    taken: set[PurePosixPath] = set()
    folders = _folders(sizes)
    while True:
        best = max(_matches(folders, taken), key=lambda match: (len(match[2]), -len(match[1].path)), default=None)
        if best is None:
            return found
        sources, summaries, stems = best
        taken |= {PurePosixPath(summaries.path) / summaries.files[stem] for stem in stems}
        found += _entries(root, sources, summaries, stems)


def _files(root: Path, suffixes: frozenset[str]) -> Iterator[tuple[PurePosixPath, int]]:
    """The files that may be articles or summaries, with their sizes in bytes."""
    listed = asked_of_git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    paths = _walked(root) if listed is None else (path for path in listed.split("\0") if path)
    for count, name in enumerate(paths):
        if count == _MOST_FILES:
            return
        path = PurePosixPath(name)
        if path.suffix.lower() not in suffixes or path.name.split(".")[0].isupper() or _GLOB.search(name):
            continue
        if any(part.startswith(".") for part in path.parts) or not (root / path).is_file():
            continue
        yield path, (root / path).stat().st_size


def _walked(root: Path) -> Iterator[str]:
    for place, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            yield Path(os.path.relpath(os.path.join(place, name), root)).as_posix()


def _folders(sizes: Mapping[PurePosixPath, int]) -> list[_Folder]:
    """The folders that hold such files, at any depth below them; files of one stem in one folder are no articles."""
    below: defaultdict[PurePosixPath, dict[str, list[PurePosixPath]]] = defaultdict(lambda: defaultdict(list))
    for path in sizes:
        for folder in list(path.parents)[:-1][-_DEEPEST:]:
            inner = path.relative_to(folder)
            below[folder][stem_of(inner.as_posix())].append(inner)
    chosen = sorted(below, key=lambda folder: (-len(below[folder]), str(folder)))[:_MOST_FOLDERS]
    return [
        _Folder(
            str(folder),
            {stem: files[0] for stem, files in below[folder].items() if len(files) == 1},
            {stem: sizes[folder / files[0]] for stem, files in below[folder].items() if len(files) == 1},
        )
        for folder in chosen
    ]


def _matches(folders: Sequence[_Folder], taken: set[PurePosixPath]) -> Iterator[tuple[_Folder, _Folder, list[str]]]:
    """Folders of sources and of summaries that fit, with the stems of what is in the latter."""
    for sources, summaries in permutations(folders, 2):
        if _is_within(sources.path, summaries.path) or _is_within(summaries.path, sources.path):
            continue
        stems = [stem for stem, file in summaries.files.items() if PurePosixPath(summaries.path) / file not in taken]
        if not stems or len(stems) < len(summaries.files) or any(stem not in sources.files for stem in stems):
            continue
        if median(summaries.sizes[s] for s in stems) <= _SHORTER * median(sources.sizes[s] for s in stems):
            yield sources, summaries, sorted(stems)


def _is_within(path: str, folder: str) -> bool:
    return PurePosixPath(path).is_relative_to(folder)


def _entries(root: Path, sources: _Folder, summaries: _Folder, stems: Sequence[str]) -> Iterator[Layout]:
    """An entry for each suffix of the summaries; one that would not match what was found is left out."""
    by_suffix: defaultdict[str, list[str]] = defaultdict(list)
    for stem in stems:
        by_suffix[summaries.files[stem].suffix].append(stem)
    for suffix, group in sorted(by_suffix.items()):
        is_deep = any("/" in stem for stem in group)
        field = "{path}" if is_deep else "{stem}"
        if all(str(summaries.files[s].with_suffix("")) == str(sources.files[s]) for s in group):
            end = ""  # "a.txt.md" is the brief of "a.txt"
        else:
            ends = {sources.files[stem].suffix for stem in group}
            end = ends.pop() if len(ends) == 1 else ".*"
        source = f"{sources.path}/{field}{end}"
        summary = f"{summaries.path}/{'**/' if is_deep else ''}*{suffix}"
        if _fits(root, source, summary, len(group)):
            yield Layout(source, summary, len(group))


def _fits(root: Path, source: str, summary: str, count: int) -> bool:
    try:
        pairs = PairPattern(source, summary, "").found(root)
    except ConfigError:
        return False
    return len(pairs) == count and all(pair.source and os.path.exists(pair.source) for pair in pairs)
