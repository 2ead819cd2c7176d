"""`briefer merge`: the outputs of shards as those of one run."""

from pathlib import Path
from typing import Annotated

import click

from briefer.cli.options import Quiet
from briefer.cli.output import notice
from briefer.io.parameters import Argument, Option


def merge(
    folders: Annotated[list[Path], Argument(help="Folders that `briefer batch` has filled.", metavar="OUT...")],
    output: Annotated[Path, Option("--output", "-o", help="The folder for all of them.", metavar="OUT")],
    quiet: Quiet = False,
) -> None:
    """Join the outputs and manifests of `briefer batch --shard` runs; all or nothing, and may be repeated."""
    from briefer.batch import merge as merge_folders

    merged = merge_folders(folders, output)
    notice(f"{merged.ok} briefs in {output} ({merged.copied} copied)", quiet=quiet)
    # Told even when quiet, with the exit code of a batch that could not do it all: a job array in which one job was
    # forgotten looks finished.
    if merged.failed:
        notice(f"failed: {merged.failed} of {merged.ok + merged.failed} inputs; the manifest names them all")
    if merged.missing:
        shards = ", ".join(map(str, merged.missing))
        notice(
            f"missing: shard {shards}; what was given is merged: run `briefer batch --shard` for the rest, "
            "and merge that too, hidden files and all"
        )
    if merged.failed or merged.missing:
        raise click.exceptions.Exit(2)
