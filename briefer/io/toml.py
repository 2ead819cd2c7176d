"""Values of a settings table, each checked when it is taken; whatever is wrong is told by file and key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefer.errors import ConfigError, nearest


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a TOML file; `place` is the file and the table's name, with which messages open."""

    values: Mapping[str, Any]
    place: str

    @classmethod
    def of(cls, value: object, place: str) -> "Table":
        """A value as a table."""
        if not isinstance(value, dict):
            raise ConfigError(f"{place}: {_shown(value)} is no table; give keys and values")
        return cls(value, place)

    def inner(self, key: str) -> str:
        """What to call the value of a key: a table of briefer.toml has no other before it."""
        return f"{self.place}.{key}" if ": " in self.place else f"{self.place}: {key}"

    def only(self, known: Sequence[str]) -> None:
        """Refuses every key that is not among the known ones."""
        for key in self.values:
            if key not in known:
                raise ConfigError(f'{self.place}: unknown key "{key}"; {nearest(key, known)}')

    def tables(self, key: str) -> list["Table"]:
        """The tables of an array; none when the key is not there."""
        return [Table.of(item, f"{self.inner(key)}[{number}]") for number, item in enumerate(self._list(key))]

    def table(self, key: str) -> "Table":
        """A table; an empty one when the key is not there."""
        return Table.of(self.values.get(key, {}), self.inner(key))

    def strings(self, key: str) -> tuple[str, ...]:
        """An array of strings; empty when the key is not there."""
        items = self._list(key)
        for item in items:
            if not isinstance(item, str):
                raise ConfigError(f"{self.inner(key)}: {_shown(item)} is no string; give a list of strings")
        return tuple(items)

    def string(self, key: str) -> str:
        """A string that must be there."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise ConfigError(f'{self.place}: no text under "{key}"; give a string')
        return value

    def share(self, key: str) -> float | None:
        """A number from 0 to 1; None when the key is not there."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise ConfigError(f"{self.inner(key)}: {_shown(value)} is no share; give a number from 0 to 1")
        return float(value)

    def text(self, key: str) -> str | None:
        """A string; None when the key is not there."""
        return self.string(key) if key in self.values else None

    def choice(self, key: str, known: Sequence[str]) -> str | None:
        """One of some words; None when the key is not there."""
        value = self.text(key)
        if value is not None and value not in known:
            raise ConfigError(f'{self.inner(key)}: "{value}" is none; {nearest(value, known)}')
        return value

    def whole(self, key: str, least: int) -> int | None:
        """A whole number of at least `least`; None when the key is not there."""
        value = self.values.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < least):
            raise ConfigError(f"{self.inner(key)}: {_shown(value)} is no whole number from {least}")
        return value

    def percent(self, key: str) -> float | None:
        """A number above 0, at most 100; None when the key is not there."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 100:
            raise ConfigError(f"{self.inner(key)}: {_shown(value)} is none; give more than 0, at most 100")
        return float(value)

    def flag(self, key: str) -> bool:
        """True or false; false when the key is not there."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise ConfigError(f"{self.inner(key)}: {_shown(value)} is neither true nor false")
        return value

    def _list(self, key: str) -> list[Any]:
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise ConfigError(f"{self.inner(key)}: {_shown(value)} is no list; put it in [ ]")
        return value


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
