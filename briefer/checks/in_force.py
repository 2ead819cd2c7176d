"""Which settings are in force for each command, and whether a file or nobody says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from briefer.briefing.defaults import KEYS, brief_defaults
from briefer.briefing.length import Length
from briefer.checks.settings import CHECK_KEYS, check_settings
from briefer.io.settings_file import SettingsFile
from briefer.io.toml import Table
from briefer.models.base import BUNDLED

_OF_BRIEFS: Final[Mapping[str, Any]] = {
    **dict.fromkeys(KEYS["batch"]),
    "model": BUNDLED,
    "grounding": True,
    "length": str(Length.MEDIUM),
    "require": [],
}
_OF_FOLDERS: Final[Mapping[str, Any]] = {"include": [], "exclude": [], "workers": 1}
DEFAULTS: Final[Mapping[str, Mapping[str, Any]]] = {
    "check": {
        **dict.fromkeys(CHECK_KEYS),
        **{key: [] for key in ("pairs", "require", "ignore_names", "select", "ignore")},
        "rules": {},
        "show_dropped": False,
    },
    "summarize": {**{key: _OF_BRIEFS[key] for key in KEYS["summarize"]}, "format": "text"},
    "batch": {**_OF_BRIEFS, "format": "json", **_OF_FOLDERS},
    "digest": {**{key: _OF_BRIEFS[key] for key in KEYS["digest"]}, **_OF_FOLDERS},
}
"""What stands where nobody says anything; None for what is then not set."""
_LENGTHS: Final = ("length", "words", "percent")


@dataclass(frozen=True, slots=True)
class InForce:
    """One setting of one command; `place` is the file and table that say so, None for a default."""

    command: str
    key: str
    value: Any
    place: str | None


def in_force(file: SettingsFile | None) -> Iterator[InForce]:
    """All settings of all commands.

    Raises:
        ConfigError: when the file says what cannot be.
    """
    if file is not None:
        check_settings(file)
        for command in KEYS:
            brief_defaults(file, command)
    for command, defaults in DEFAULTS.items():
        tables = _tables(file, command)
        for key, default in defaults.items():
            said = next((table for table in tables if key in table.values), None)
            value = default if said is None else said.values[key]
            # The length that an outer table says gives way to another kind of length in the command's own.
            if key in _LENGTHS and tables and any(other in tables[0].values for other in _LENGTHS):
                said, value = (tables[0], tables[0].values[key]) if key in tables[0].values else (None, None)
            elif key == "length" and said is None and any(k in table.values for table in tables for k in _LENGTHS):
                value = None
            yield InForce(command, key, value, None if said is None else said.place)


def _tables(file: SettingsFile | None, command: str) -> list[Table]:
    """The tables that speak for a command, the one with the last word first."""
    if file is None:
        return []
    own = [file.tables[command]] if command in file.tables else []
    return own if command == "check" else [*own, file.common]
