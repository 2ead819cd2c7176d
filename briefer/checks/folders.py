"""Two folders, matched by name: each summary under one belongs to the source of the same stem under the other."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefer.checks.concerned import KnownPair
from briefer.checks.inputs import BrokenPair, FilePair
from briefer.errors import InputError

_SUFFIX = re.compile(r"(?<=[^/])\.[A-Za-z]\w{0,9}\Z")
# What may stand before another suffix: the brief of "a.txt" is "a.txt.md".
_OF_TEXTS = re.compile(r"(?<=[^/])\.(?:txt|text|md|markdown|html?|xhtml|pdf|docx)\Z", re.IGNORECASE)
# What a batch writes beside its briefs, and settings.
_NO_SUMMARIES = frozenset(["manifest.jsonl", "briefer.toml"])


@dataclass(frozen=True, slots=True)
class Matched:
    """The pairs of two folders, in the order of the summaries' stems, and the sources that no summary belongs to."""

    pairs: tuple[KnownPair, ...]
    without_summary: tuple[str, ...]


def match_folders(sources: str, summaries: str) -> Matched:
    """Pairs the files under two folders whose relative paths are equal without their suffixes.

    A summary without a source and a stem that several files share are broken pairs: passed over, they would look
    checked. Links to folders are followed. Hidden files are left out, and so is either folder where it lies within the
    other.

    Raises:
        InputError: when a folder cannot be listed.
    """
    if os.path.samefile(sources, summaries):
        raise InputError(f"{sources}: one folder cannot be both; give a folder of sources and one of summaries")
    originals, written = _by_stem(sources, summaries), _by_stem(summaries, sources)
    pairs = tuple(_pair(stem, originals.get(stem, ()), written[stem], sources) for stem in sorted(written))
    left = (path for stem in sorted(originals.keys() - written.keys()) for path in originals[stem])
    return Matched(pairs, tuple(left))


def stem_of(path: str) -> str:
    """A path without its suffixes: ``a.txt.md`` -> ``a``, ``v1.2-notes.txt`` -> ``v1.2-notes``."""
    bare = _SUFFIX.sub("", path)
    while (shorter := _OF_TEXTS.sub("", bare)) != bare:
        bare = shorter
    return bare


def _pair(stem: str, originals: Sequence[str], written: Sequence[str], sources: str) -> KnownPair:
    summary = written[0]
    if len(written) > 1:
        return BrokenPair(
            None, summary, f"{', '.join(written)}: several summaries of {stem}; leave one, or use --pairs"
        )
    if not originals:
        return BrokenPair(None, summary, f"{summary}: no source {stem} in {sources}; add it, or remove the summary")
    if len(originals) > 1:
        return BrokenPair(None, summary, f"{summary}: several sources of it: {', '.join(originals)}; leave one of them")
    return FilePair(originals[0], summary)


def _by_stem(folder: str, other: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in _files(folder, os.path.realpath(other)):
        found.setdefault(stem_of(Path(os.path.relpath(path, folder)).as_posix()), []).append(path)
    return found


def _files(folder: str, without: str) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        raise InputError(f"{error.filename}: cannot be listed ({error.strerror}); check its rights") from error

    for place, folders, names in os.walk(folder, onerror=refuse, followlinks=True):
        inner = (name for name in folders if not _leads_back(os.path.join(place, name), without))
        folders[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(place, name)
            if not name.startswith(".") and name not in _NO_SUMMARIES and _may_be_read(path):
                yield path


def _leads_back(path: str, without: str) -> bool:
    """True for the folder to leave out, and for a link to a folder that it lies in, which has no end."""
    real = os.path.realpath(path)
    above = Path(os.path.abspath(path)).parents if os.path.islink(path) else ()
    return real == without or real in map(os.path.realpath, above)


def _may_be_read(path: str) -> bool:
    """False for what keeps a reader waiting: a pipe, a socket, a device. A link that leads nowhere is told later."""
    return os.path.isfile(path) or not os.path.exists(path)
