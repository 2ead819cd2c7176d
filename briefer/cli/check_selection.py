"""Which pairs a run is about: named on the command line in one of several ways, or else by the settings."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from briefer.checks.folders import match_folders
from briefer.checks.inputs import BrokenPair, CheckInput, FilePair, ReferencePair, TextPair
from briefer.checks.pairs import pair_lines
from briefer.checks.settings import CheckSettings
from briefer.cli.options import ReadAs
from briefer.errors import ConfigError, InputError
from briefer.io.parameters import Argument, Option
from briefer.readers.files import STDIN


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSource:
    """What the user names; at most one of the ways to name pairs may be used."""

    source: Annotated[
        str | None, Argument(help="The source file, or a folder of sources; - is stdin.", metavar="[SOURCE]")
    ] = None
    summary: Annotated[
        str | None,
        Argument(
            help="The summary, or a folder with one of the same name for each source. A .story brings its own: its "
            "highlights.",
            metavar="[SUMMARY]",
        ),
    ] = None
    pairs: Annotated[
        Path | None,
        Option("--pairs", help='A JSONL file of {"id", "source", "summary"} lines (texts, not paths); - is stdin.'),
    ] = None
    brief: Annotated[
        str | None,
        Option("--brief", help="A brief of `briefer summarize --format json`: each section against its section."),
    ] = None
    made_from: Annotated[
        str | None, Option("--source", help="The file that --brief was made from, when it has moved.")
    ] = None
    manifest: Annotated[
        Path | None,
        Option("--manifest", help="The manifest.jsonl of a batch run: every brief against its source."),
    ] = None
    folder: Annotated[str | None, Option("--folder", help="The folder that the batch of --manifest read.")] = None
    read_as: ReadAs = None

    @property
    def files(self) -> tuple[str | Path | None, ...]:
        """The files that are read, which no result may replace."""
        return (self.source, self.summary, self.pairs, self.brief, self.made_from, self.manifest)


@dataclass(frozen=True, slots=True)
class Selection:
    """The pairs of a run, in order, each read when its turn comes.

    `is_single` is true for one source file and one summary file. `nothing` says what to do when there is no pair,
    `notices` what the user should hear before the first.
    """

    inputs: Iterable[CheckInput]
    nothing: str
    is_single: bool = False
    notices: tuple[str, ...] = ()


def select(named: PairSource, settings: CheckSettings) -> Selection:
    """The pairs that are named, by the settings where the command line names none.

    Raises:
        ConfigError: when pairs are named in two ways, in half a way or in none.
        InputError: when a folder cannot be read.
    """
    texts = named.source is not None or named.summary is not None
    ways = [texts, named.pairs is not None, named.brief is not None, named.manifest is not None]
    if sum(ways) > 1:
        raise ConfigError("give only one of SOURCE and SUMMARY, --pairs, --brief and --manifest")
    if named.made_from is not None and named.brief is None:
        raise ConfigError("--source names what a brief was made from: give the brief as --brief")
    if named.folder is not None and named.manifest is None:
        raise ConfigError("--folder names what a batch run read: give its manifest as --manifest")
    if named.read_as is not None and not texts:
        raise ConfigError("--read-as is for SOURCE: give a SOURCE and a SUMMARY")
    if texts:
        return _of_paths(named.source, named.summary, named.read_as)
    if named.pairs is not None:
        nothing = f'{named.pairs}: no pair to check; give one {{"id", "source", "summary"}} object a line'
        return Selection(_of_lines(named.pairs), nothing)
    if named.brief is not None:
        # Imported when asked for: planning a section brings in half of what makes briefs.
        from briefer.checks.briefs import brief_pairs

        return Selection(brief_pairs(named.brief, named.made_from), f"{named.brief}: no section to check")
    if named.manifest is not None:
        from briefer.batch.check_inputs import manifest_pairs

        nothing = f"{named.manifest}: no pair to check; the batch had no input"
        return Selection(manifest_pairs(named.manifest, named.folder), nothing)
    return _of_settings(settings)


def _of_lines(path: Path) -> Iterator[CheckInput]:
    """The pairs of a JSON Lines file. A line that is none is told like any pair that cannot be read.

    Raises:
        InputError: when the file cannot be read, or its first line is no pair: it is some other file.
    """
    for count, line in enumerate(pair_lines(path)):
        try:
            found: CheckInput = TextPair(line.pair())
        except InputError as error:
            if count == 0:
                raise
            found = BrokenPair(None, None, str(error))
        yield found


def _of_paths(source: str | None, summary: str | None, read_as: str | None) -> Selection:
    if source and summary is None and not os.path.isdir(source):
        return Selection([ReferencePair(source, read_as)], "", is_single=True)
    if not source or not summary:
        raise ConfigError("give a SOURCE and a SUMMARY (files or folders), --pairs FILE.jsonl, --brief or --manifest")
    if source == summary == STDIN:
        raise ConfigError("SOURCE and SUMMARY cannot both be standard input; give one as a file")
    folders = [os.path.isdir(path) for path in (source, summary)]
    if not any(folders):
        return Selection([FilePair(source, summary, read_as=read_as)], "", is_single=True)
    if not all(folders):
        folder, other = (source, summary) if folders[0] else (summary, source)
        raise ConfigError(f"{folder} is a folder, {other} is none; give two files or two folders")
    matched = match_folders(source, summary)
    nothing = f"no pair to check: {source} and {summary} have no two files of one name"
    pairs = [replace(pair, read_as=read_as) if isinstance(pair, FilePair) else pair for pair in matched.pairs]
    return Selection(pairs, nothing, notices=tuple(_without_summary(matched.without_summary)))


_TOLD = 3


def _without_summary(sources: tuple[str, ...]) -> Iterator[str]:
    if sources:
        more = f" and {len(sources) - _TOLD} more" if len(sources) > _TOLD else ""
        yield f"sources without a summary: {', '.join(sources[:_TOLD])}{more}"


def _of_settings(settings: CheckSettings) -> Selection:
    if not settings.pairs:
        place = f"{settings.path} has no pairs" if settings.path else "there are no settings that name pairs"
        raise ConfigError(f"no pair to check: give a SOURCE and a SUMMARY (files or folders) or --pairs; {place}")
    # All patterns before the first pair: one that matches nothing is an error, not a surprise at the end.
    found = [pair for pattern in settings.pairs for pair in pattern.pairs(settings.folder)]
    return Selection(list(dict.fromkeys(found)), f"{settings.path}: no pair to check")
