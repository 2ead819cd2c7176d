"""Which file holds the settings, and the tables in it: briefer.toml, or `[tool.briefer]` in pyproject.toml."""

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from briefer.errors import ConfigError
from briefer.io.repository import lies_in, repository_folder
from briefer.io.toml import Table

PYPROJECT: Final = "pyproject.toml"
OWN_FILE: Final = "briefer.toml"
COMMANDS: Final = ("check", "summarize", "batch", "digest")
"""The commands with a table of their own."""
BRIEF_KEYS: Final = (
    "model",
    "engine",
    "grounding",
    "length",
    "words",
    "percent",
    "max_sentences",
    "depth",
    "require",
    "language",
    "strictness",
    "judge",
)
"""What may stand outside these tables, for all commands that make briefs."""


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A file with settings: what stands for all briefs, and the commands' own tables. Its paths start from `folder`."""

    path: Path
    common: Table
    tables: Mapping[str, Table] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """The folder that the file's paths start from."""
        return self.path.parent


@dataclass(frozen=True, slots=True)
class Found:
    """The file in force, None where there is none, and a briefer.toml that was not read because of where it lies."""

    file: SettingsFile | None = None
    passed_over: Path | None = None


def find_file(summaries: str | None = None) -> Found:
    """The settings of the current folder or the nearest above it that has any.

    The search ends at the root of the repository, outside of one at the user's home, outside of both with the current
    folder: what others may write above that decides nothing. In one folder briefer.toml comes before pyproject.toml.

    Args:
        summaries: A folder of the summaries to check: whoever writes them does not say how they are judged.

    Raises:
        ConfigError: when the file is no TOML, or has what is no setting.
    """
    passed_over: Path | None = None
    for path in _candidates(Path.cwd()):
        if summaries is not None and lies_in(path.parent, summaries):
            passed_over = passed_over or (path if path.name == OWN_FILE else None)
        elif (found := settings_in(path)) is not None:
            return Found(found, passed_over)
    return Found(None, passed_over)


def read_file(path: Path) -> SettingsFile:
    """The settings in a file that the user names.

    Raises:
        ConfigError: when it cannot be read or has none, or has what is no setting.
    """
    found = settings_in(path)
    if found is None:
        raise ConfigError(f"{path}: no table [tool.briefer.check] in it; add one, or name another --config")
    return found


def searched(start: Path) -> Sequence[Path]:
    """The folders to look for settings in, the nearest first."""
    folders = [start, *start.parents]
    last = repository_folder(start) or next((folder for folder in folders if folder == _home()), start)
    return folders[: folders.index(last) + 1]


def _candidates(start: Path) -> Iterator[Path]:
    paths = (
        Path(os.path.relpath(folder / name, start)) for folder in searched(start) for name in (OWN_FILE, PYPROJECT)
    )
    return (path for path in paths if path.is_file())


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:  # a user without one
        return None


def settings_in(path: Path) -> SettingsFile | None:
    """The settings in a file; None when it has none.

    Raises:
        ConfigError: when it cannot be read, or has what is no setting.
    """
    content = _content(path)
    tool = content.get("tool")
    named = tool.get("briefer") if isinstance(tool, dict) else None
    tables = [] if named is None else [Table.of(named, f"{path}: tool.briefer")]
    if path.name != PYPROJECT:
        # All of a file of our own is settings: "[chek]" is a slip, not somebody else's table.
        tables.append(Table({key: value for key, value in content.items() if key != "tool"}, str(path)))
    return _joined(path, [table for table in tables if table.values])


def _joined(path: Path, tables: Sequence[Table]) -> SettingsFile | None:
    if not tables:
        return None
    for table in tables:
        table.only((*COMMANDS, *BRIEF_KEYS))
    for key in tables[0].values:
        if key in tables[-1].values and len(tables) == 2:
            shown = (f"[{key}]", f"[tool.briefer.{key}]") if key in COMMANDS else (key, f"{key} of [tool.briefer]")
            raise ConfigError(f"{path}: has both {shown[0]} and {shown[1]}; leave one")
    values = {key: value for table in tables for key, value in table.values.items()}
    common = Table({key: value for key, value in values.items() if key not in COMMANDS}, tables[0].place)
    own = {
        command: Table.of(table.values[command], table.inner(command))
        for table in tables
        for command in COMMANDS
        if command in table.values
    }
    return SettingsFile(path, common, own)


def _content(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (ValueError, RecursionError) as error:  # of TOML and of UTF-8
        raise ConfigError(f"{path}: not TOML ({error}); mend it") from error
