"""Which pairs a run is about: named on the command line in one of several ways, or else by the settings."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from briefer.checks.inputs import BrokenPair, CheckInput, TextPair
from briefer.checks.pairs import pair_lines
from briefer.checks.settings import CheckSettings
from briefer.cli.check_files import NamedFiles, Selection, by_files
from briefer.cli.options import ReadAs
from briefer.errors import ConfigError, InputError
from briefer.io.parameters import Argument, Option


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSource:
    """What the user names; at most one of the ways to name pairs may be used."""

    TITLE: ClassVar = "Which pairs"

    paths: Annotated[
        list[str] | None,
        Argument(
            help="A source and its summary, files or folders, - for stdin; or files of the settings' pairs, each "
            "checked with its partners. A .story alone brings its summary: its highlights.",
            metavar="[SOURCE SUMMARY | FILE...]",
            completes="file",
        ),
    ] = None
    source: Annotated[
        str | None,
        Option(
            "--source",
            metavar="FILE",
            completes="file",
            help="The source of the summaries that are named, or of --brief when it has moved.",
        ),
    ] = None
    only: Annotated[
        bool, Option("--only", help="Of the settings' pairs those that FILE... belong to; other files are passed over.")
    ] = False
    changed_since: Annotated[
        str | None,
        Option("--changed-since", metavar="REF", help="Only pairs with a file that git has changed since then."),
    ] = None
    pairs: Annotated[
        Path | None,
        Option(
            "--pairs",
            metavar="FILE",
            help='A JSONL file of {"id", "source", "summary"} lines (texts, not paths); - is stdin.',
        ),
    ] = None
    brief: Annotated[
        str | None,
        Option(
            "--brief",
            metavar="FILE",
            completes="file",
            help="A brief of `briefer summarize --format json`: each section against its section.",
        ),
    ] = None
    manifest: Annotated[
        Path | None,
        Option("--manifest", metavar="FILE", help="The manifest.jsonl of a batch run: every brief against its source."),
    ] = None
    folder: Annotated[
        str | None,
        Option("--folder", metavar="FOLDER", completes="dir", help="The folder that the batch of --manifest read."),
    ] = None
    read_as: ReadAs = None

    @property
    def summaries(self) -> str | None:
        """A folder that whoever makes the summaries writes to; None where none is named."""
        if self.manifest is not None:
            return str(self.manifest.parent)
        return next((path for path in (self.paths or ())[1:2] if os.path.isdir(path)), None)

    @property
    def files(self) -> tuple[str | Path | None, ...]:
        """The files that are read, which no result may replace."""
        return (*(self.paths or ()), self.source, self.pairs, self.brief, self.manifest)


def select(named: PairSource, settings: CheckSettings) -> Selection:
    """The pairs that are named, by the settings where the command line names none.

    Raises:
        ConfigError: when pairs are named in two ways, in half a way or in none.
        InputError: when a folder cannot be read.
    """
    others = {"--pairs": named.pairs, "--brief": named.brief, "--manifest": named.manifest}
    given = [way for way, value in others.items() if value is not None]
    if len(given) + bool(named.paths) > 1:
        raise ConfigError("give only one of SOURCE and SUMMARY, --pairs, --brief and --manifest")
    if given and (named.only or named.changed_since is not None):
        asked = "--only" if named.only else "--changed-since"
        raise ConfigError(f"{asked} chooses among pairs of files: leave out {given[0]}")
    if named.source is not None and named.brief is None and not named.paths:
        raise ConfigError("--source names what summaries were made from: give them, or a brief as --brief")
    if named.folder is not None and named.manifest is None:
        raise ConfigError("--folder names what a batch run read: give its manifest as --manifest")
    if named.pairs is not None:
        nothing = f'{named.pairs}: no pair to check; give one {{"id", "source", "summary"}} object a line'
        selection = Selection(_of_lines(named.pairs), nothing)
    elif named.brief is not None:
        # Imported when asked for: planning a section brings in half of what makes briefs.
        from briefer.checks.briefs import brief_pairs

        selection = Selection(brief_pairs(named.brief, named.source), f"{named.brief}: no section to check")
    elif named.manifest is not None:
        from briefer.batch.check_inputs import manifest_pairs

        nothing = f"{named.manifest}: no pair to check; the batch had no input"
        selection = Selection(manifest_pairs(named.manifest, named.folder), nothing)
    else:
        files = NamedFiles(tuple(named.paths or ()), named.source, named.only, named.changed_since, named.read_as)
        return by_files(files, settings)
    if named.read_as is not None:
        raise ConfigError("--read-as is for SOURCE: give a SOURCE and a SUMMARY")
    return selection


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
