"""`briefer merge`: the outputs of shards as those of one run."""

from pathlib import Path
from typing import Annotated

import typer

from briefer.cli.options import Quiet
from briefer.cli.output import notice


def merge(
    folders: Annotated[list[Path], typer.Argument(help="Folders that `briefer batch` has filled.", metavar="OUT...")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder for all of them.", metavar="OUT")],
    quiet: Quiet = False,
) -> None:
    """Join the outputs and manifests of `briefer batch --shard` runs; all or nothing, and may be repeated."""
    from briefer.batch import merge as merge_folders

    merged = merge_folders(folders, output)
    failed = f", {merged.failed} inputs failed" if merged.failed else ""
    notice(f"{merged.ok} briefs in {output} ({merged.copied} copied){failed}", quiet=quiet)
    if merged.missing:  # told even when quiet: a job array in which one job was forgotten looks finished
        notice(f"not here yet: shard {', '.join(map(str, merged.missing))}; merge again when it is done")
