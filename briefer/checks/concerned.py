"""Which of many pairs some files belong to."""

import os
from collections.abc import Collection, Iterable, Sequence

from briefer.checks.inputs import BrokenPair, FilePair
from briefer.readers.items import split_item

KnownPair = FilePair | BrokenPair
"""A pair whose sides are known by their paths; of a broken one, one side may be missing."""

ANY_SUFFIX = ".*"
"""The end of a path that stands for a file of any suffix."""


def pairs_of(pairs: Iterable[KnownPair], files: Collection[str]) -> list[KnownPair]:
    """The pairs that one of the files is the source or the summary of; `files` are real paths."""
    return [pair for pair in pairs if any(_is_among(side, files) for side in (pair.source, pair.summary))]


def known_files(pairs: Iterable[KnownPair]) -> frozenset[str]:
    """The real paths of all sources and summaries."""
    return frozenset(_real(side) for pair in pairs for side in (pair.source, pair.summary) if side)


def pair_of(pairs: Iterable[KnownPair], source: str, summary: str) -> KnownPair | None:
    """The pair that two paths are, in this order."""
    wanted = (_real(source), _real(summary))
    return next((p for p in pairs if p.source and p.summary and (_real(p.source), _real(p.summary)) == wanted), None)


def unknown(files: Sequence[str], known: Collection[str]) -> list[str]:
    """Those of the paths that no pair has, in their order; `known` are real paths."""
    return [file for file in files if _real(file) not in known]


def _is_among(side: str | None, files: Collection[str]) -> bool:
    if side is None:
        return False
    if side.endswith(ANY_SUFFIX) and not os.path.lexists(side):
        # None is there now: one that has been deleted was its file.
        start = _real(side.removesuffix("*"))
        return any(file.startswith(start) for file in files)
    return _real(side) in files


def _real(path: str) -> str:
    return os.path.realpath(split_item(path)[0])
