"""`briefer init`: settings, a hook and a workflow for a repository of summaries."""

import os
from pathlib import Path
from typing import Annotated

from briefer.cli.output import emit
from briefer.io.parameters import Option
from briefer.io.terminal import inert


def init(
    dry_run: Annotated[bool, Option("--dry-run", help="Say what would be written, and write nothing.")] = False,
) -> None:
    """Write settings, a pre-commit hook and a GitHub workflow for the summaries that lie in this repository.

    It looks for folders whose files belong together by their names. What is there already is never overwritten.
    """
    from briefer.checks.reports.digest import counted
    from briefer.checks.starter.files import HOOK, starter_files, write_new
    from briefer.checks.starter.layout import find_layouts
    from briefer.io.repository import repository_folder
    from briefer.readers.registry import readers

    root = Path(os.path.relpath(repository_folder(Path.cwd()) or Path.cwd()))
    suffixes = frozenset(suffix for reader in readers().values() for suffix in reader.suffixes)
    layouts = find_layouts(root, suffixes)
    lines = [f"found {counted(one.pairs, 'pair')}: {one.source} with {one.summary}" for one in layouts]
    lines += [] if layouts else ["found no two folders whose files belong together by their names"]
    files = starter_files(root, layouts)
    made = False
    for file in files:
        path = root / file.path
        if file.why_left or not (dry_run or write_new(path, file.content)):
            lines.append(f"left {path}: {file.why_left or 'it is there already'}")
            if file.path == HOOK and path.exists() and "briefer check" not in path.read_text("utf-8", errors="replace"):
                hook = file.content.partition("repos:\n")[2].rstrip("\n")
                lines += ["  add to its repos:", *(f"  {line}" for line in hook.split("\n"))]
        else:
            made = True
            lines.append(f"{'would write' if dry_run else 'wrote'} {path}")
    if made and not dry_run:
        lines.append("next: briefer check" if layouts else f"next: name the pairs in {root / files[0].path}")
    emit("".join(f"{inert(line)}\n" for line in lines), None)
