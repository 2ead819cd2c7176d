"""`briefer config`: which settings are in force, and from where."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from briefer.cli.options import Config, Output, PlainFormat
from briefer.cli.output import emit
from briefer.io.json import plain, to_json
from briefer.io.parameters import Option
from briefer.io.settings_file import OWN_FILE, PYPROJECT, find_file, read_file, searched
from briefer.io.terminal import inert


def config(
    config: Config = None,
    format: Annotated[PlainFormat, Option("--format", "-f", help="How to print.")] = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """Print the settings that are in force here, and which file they are from.

    As TOML: what no file sets is a comment.
    """
    from briefer.checks.in_force import in_force

    found = find_file().file if config is None else read_file(config)
    rows = list(in_force(found))
    folders = [str(folder) for folder in searched(Path.cwd())] if config is None else []
    path = None if found is None else str(found.path)
    if format is PlainFormat.JSON:
        record = {
            "schema": "briefer/config/1",
            "path": path,
            "searched": folders,
            "settings": [
                {"command": row.command, "key": row.key, "value": row.value, "from": row.place or "default"}
                for row in rows
            ],
        }
        emit(to_json(record), output)
        return
    head = f"# {inert(path)}" if path else f"# no {OWN_FILE} and no [tool.briefer] in a {PYPROJECT}: {_span(folders)}"
    lines = [head]
    for command in dict.fromkeys(row.command for row in rows):
        lines += ["", f"[{command}]"]
        lines += [_line(row.key, row.value, row.place) for row in rows if row.command == command]
    emit("\n".join(lines) + "\n", output)


def _span(folders: Sequence[str]) -> str:
    first, last = inert(folders[0]), inert(folders[-1])
    return first if first == last else f"{first} up to {last}"


def _line(key: str, value: Any, place: str | None) -> str:
    if value is None:
        return f"# {key} is not set"
    said = f"{key} = {_toml(value)}"
    return f"# {said} by default" if place is None else f"{said}  # {inert(place)}"


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(str(key))} = {_toml(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_items(value))}]"
    if isinstance(value, str):
        return plain(json.dumps(value, ensure_ascii=False))  # JSON's escapes are TOML's
    return json.dumps(value)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[\w-]+", key, re.ASCII) else _toml(key)


def _items(values: Sequence[Any]) -> Iterator[str]:
    return (_toml(value) for value in values)
