"""Where files lie: in which folder, in which repository, and what git tells of that; it runs no program to tell it."""

import os
from pathlib import Path

_SECONDS = 20.0


def repository_folder(start: Path) -> Path | None:
    """The root of the repository that a folder lies in: the nearest folder at or above it that holds ``.git``."""
    folder = start.absolute()
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)


def lies_in(path: str | Path, folder: str | Path) -> bool:
    """True for what is in a folder, at any depth, once links are followed; the folder itself is."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def asked_of_git(folder: Path, *arguments: str) -> str | None:
    """What a git command prints, run in a folder; None when it fails, or there is no git."""
    import subprocess  # most runs ask git nothing

    # A repository's own settings can name a program to watch its files: none is started to answer a question.
    command = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    return os.fsdecode(done.stdout) if done.returncode == 0 else None
