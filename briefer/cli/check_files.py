"""Pairs by the names of files: a source and its summary, two folders, or files that the settings' pairs have."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefer.checks.changes import changed_since
from briefer.checks.concerned import KnownPair, known_files, pair_of, pairs_of, unknown
from briefer.checks.folders import match_folders
from briefer.checks.inputs import CheckInput, FilePair, ReferencePair
from briefer.checks.settings import CheckSettings
from briefer.errors import ConfigError
from briefer.readers.files import STDIN

_TOLD = 3


@dataclass(frozen=True, slots=True)
class Selection:
    """The pairs of a run, in order, each read when its turn comes.

    `is_single` is true for one source file and one summary file. `nothing` says what to do when there is no pair: that
    is an error, unless it `may_be_none`. `notices` are what the user should hear before the first.
    """

    inputs: Iterable[CheckInput]
    nothing: str
    is_single: bool = False
    may_be_none: bool = False
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedFiles:
    """What the command line says of files; see the options of `briefer check`."""

    paths: tuple[str, ...] = ()
    source: str | None = None
    only: bool = False
    changed_since: str | None = None
    read_as: str | None = None


def by_files(named: NamedFiles, settings: CheckSettings) -> Selection:
    """The pairs that files belong to.

    Raises:
        ConfigError: when it cannot be told what the files are to each other.
        InputError: when a folder cannot be read.
    """
    if named.only and named.changed_since is not None:
        raise ConfigError("give either --only with files, or --changed-since")
    if named.source is not None:
        return _of_source(named.source, named)
    if named.only:
        pairs = _settings_pairs(settings)
        left_out = unknown(named.paths, known_files(pairs) | _settings_files(settings))
        aside = _listed(f"in no pair of {settings.path}", left_out)
        return replace(_concerned(pairs, frozenset(map(os.path.realpath, named.paths)), settings), notices=aside)
    if any(map(os.path.isdir, named.paths)) and len(named.paths) <= 2:
        return _of_folders(named)
    if named.changed_since is not None:
        if named.paths:
            raise ConfigError("--changed-since finds the files itself: leave them out, or name two folders")
        return _concerned(_settings_pairs(settings), changed_since(named.changed_since), settings)
    return _told_apart(named, settings) if named.paths else _all(_settings_pairs(settings), settings)


def _told_apart(named: NamedFiles, settings: CheckSettings) -> Selection:
    """A source and its summary, or files that the settings know: the settings tell which."""
    pairs = [pair for pattern in settings.pairs for pair in pattern.found(settings.folder)]
    strange = unknown(named.paths, known_files(pairs)) if pairs else list(named.paths)
    if not strange:
        if len(named.paths) == 2 and (known := pair_of(pairs, *named.paths)):
            return Selection([_read_as(known, named.read_as)], "", is_single=True)
        if named.read_as is not None:
            raise ConfigError("--read-as is for a SOURCE and its SUMMARY, not for files of the settings' pairs")
        return Selection(pairs_of(pairs, frozenset(map(os.path.realpath, named.paths))), "")
    if len(strange) == len(named.paths) <= 2:
        return _of_two(*named.paths, read_as=named.read_as)
    if not pairs:
        raise ConfigError(
            f"{len(named.paths)} files, and no settings say which belong together (`briefer init` writes some); give a "
            "SOURCE and a SUMMARY, or --source SOURCE and its summaries"
        )
    more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
    raise ConfigError(
        f"{strange[0]}{more}: in no pair of {settings.path}, where the other files are; give --source SOURCE before "
        "summaries of it, or --only to pass over files that are in no pair"
    )


def _of_two(source: str, summary: str | None = None, *, read_as: str | None) -> Selection:
    if source and summary is None:
        return Selection([ReferencePair(source, read_as)], "", is_single=True)
    if not source or not summary:
        raise ConfigError("give a SOURCE and a SUMMARY (files or folders), --pairs FILE.jsonl, --brief or --manifest")
    if source == summary == STDIN:
        raise ConfigError("SOURCE and SUMMARY cannot both be standard input; give one as a file")
    return Selection([FilePair(source, summary, read_as=read_as)], "", is_single=True)


def _of_source(source: str, named: NamedFiles) -> Selection:
    """Summaries of one source."""
    if named.only or named.changed_since is not None:
        raise ConfigError("--source and its summaries are pairs by themselves: leave out --only and --changed-since")
    for path in (source, *named.paths):
        if os.path.isdir(path):
            raise ConfigError(f"{path}: a folder; --source is one file, and so is each of its summaries")
    if len(named.paths) == 1:
        return _of_two(source, named.paths[0], read_as=named.read_as)
    if STDIN in (source, *named.paths):
        raise ConfigError("standard input can be read once: give --source and one summary, or files")
    return Selection([FilePair(source, path, read_as=named.read_as) for path in dict.fromkeys(named.paths)], "")


def _of_folders(named: NamedFiles) -> Selection:
    source, *summaries = named.paths
    if not summaries or not source or not summaries[0]:
        raise ConfigError("give a SOURCE and a SUMMARY (files or folders), --pairs FILE.jsonl, --brief or --manifest")
    (summary,) = summaries
    if not (os.path.isdir(source) and os.path.isdir(summary)):
        folder, other = (source, summary) if os.path.isdir(source) else (summary, source)
        raise ConfigError(f"{folder} is a folder, {other} is none; give two files or two folders")
    matched = match_folders(source, summary)
    nothing = f"no pair to check: {source} and {summary} have no two files of one name"
    pairs = [_read_as(pair, named.read_as) for pair in matched.pairs]
    notices = _listed("sources without a summary", matched.without_summary)
    if named.changed_since is None:
        return Selection(pairs, nothing, notices=notices)
    return replace(_concerned(pairs, changed_since(named.changed_since)), notices=notices)


def _read_as(pair: KnownPair, reader: str | None) -> KnownPair:
    return replace(pair, read_as=reader) if isinstance(pair, FilePair) and reader is not None else pair


def _settings_pairs(settings: CheckSettings) -> list[KnownPair]:
    if not settings.pairs:
        none = "there are no settings that name pairs (`briefer init` writes them)"
        place = f"{settings.path} has no pairs; name them in it" if settings.path else none
        raise ConfigError(f"no pair to check: give a SOURCE and a SUMMARY (files or folders) or --pairs; {place}")
    # All patterns before the first pair: one that matches nothing is an error, not a surprise at the end.
    return list(dict.fromkeys(pair for pattern in settings.pairs for pair in pattern.pairs(settings.folder)))


def _all(pairs: Sequence[KnownPair], settings: CheckSettings) -> Selection:
    return Selection(pairs, f"{settings.path}: no pair to check")


def _concerned(pairs: Sequence[KnownPair], files: frozenset[str], settings: CheckSettings | None = None) -> Selection:
    """The pairs that some files belong to; all of them where the settings are among the files."""
    if settings is not None and files & _settings_files(settings):
        return _all(pairs, settings)
    return Selection(pairs_of(pairs, files), "no pair to check: none of the files belongs to one", may_be_none=True)


def _settings_files(settings: CheckSettings) -> frozenset[str]:
    """What decides on every pair: the settings and the baseline."""
    return frozenset(os.path.realpath(path) for path in (settings.path, settings.baseline) if path)


def _listed(what: str, paths: Sequence[str]) -> tuple[str, ...]:
    more = f" and {len(paths) - _TOLD} more" if len(paths) > _TOLD else ""
    return (f"{what}: {', '.join(paths[:_TOLD])}{more}",) if paths else ()
