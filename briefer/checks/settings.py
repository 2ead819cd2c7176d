"""The settings of check runs: `[tool.briefer.check]` in pyproject.toml, the same or `[check]` in briefer.toml."""

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefer.checks.allowances import listed_allowances
from briefer.checks.patterns import PairPattern
from briefer.checks.policy import Level, Policy, name_key
from briefer.checks.toml import Table
from briefer.errors import ConfigError, nearest
from briefer.facts.required import compiled
from briefer.faithfulness.rules import named_rule
from briefer.io.repository import lies_in, repository_folder

PYPROJECT = "pyproject.toml"
OWN_FILE = "briefer.toml"
_KEYS = (
    "pairs",
    "min_precision",
    "min_recall",
    "rules",
    "require",
    "ignore_names",
    "show_dropped",
    "baseline",
    "language",
    "select",
    "ignore",
    "allow_comments",
)
_PAIR_KEYS = ("source", "summary", "allow")


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What a settings file says of check runs; its paths start from `folder`."""

    path: Path | None = None
    folder: Path = Path()
    pairs: tuple[PairPattern, ...] = ()
    require: tuple[str, ...] = ()
    policy: Policy = field(default_factory=Policy)
    baseline: Path | None = None
    language: str | None = None
    allow_comments: bool | None = None
    """Whether comments in summaries are obeyed; None where the settings do not say."""
    passed_over: Path | None = None
    """A briefer.toml that stands among the summaries, and was not read."""


def find_settings(summaries: str | None = None) -> CheckSettings:
    """The settings of the current folder or the nearest above it that has any; the defaults when none has.

    The search ends at the root of the repository, outside of one at the user's home, outside of both with the current
    folder: what others may write above that decides nothing. In one folder briefer.toml comes before pyproject.toml.

    Args:
        summaries: A folder of the summaries to check: whoever writes them does not say how they are judged.

    Raises:
        ConfigError: when the file is no TOML, or the settings in it are wrong.
    """
    start = Path.cwd()
    passed_over: Path | None = None
    for folder in _searched(start):
        for name in (OWN_FILE, PYPROJECT):
            path = Path(os.path.relpath(folder / name, start))
            if not path.is_file():
                continue
            if summaries is not None and lies_in(folder, summaries):
                passed_over = passed_over or (path if name == OWN_FILE else None)
            elif (table := _table(path)) is not None:
                return replace(_settings(table, path), passed_over=passed_over)
    return CheckSettings(passed_over=passed_over)


def _searched(start: Path) -> Sequence[Path]:
    """The folders to look for settings in, the nearest first."""
    folders = [start, *start.parents]
    last = repository_folder(start) or next((folder for folder in folders if folder == _home()), start)
    return folders[: folders.index(last) + 1]


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:  # a user without one
        return None


def read_settings(path: Path) -> CheckSettings:
    """The settings in a file that the user names.

    Raises:
        ConfigError: when it cannot be read or has none, or they are wrong.
    """
    table = _table(path)
    if table is None:
        raise ConfigError(f"{path}: no table [tool.briefer.check] in it; add one, or name another --config")
    return _settings(table, path)


def parse_level(code: str, level: object, place: str) -> tuple[str, Level]:
    """A rule and the level that it is set to.

    Raises:
        ConfigError: when there is no such rule or level.
    """
    rule = named_rule(code, place)
    if not rule.has_level:
        raise ConfigError(f"{place}: {code} has no level; briefer rules {code} says what it is about")
    known = rule.code
    if level not in list(Level):
        raise ConfigError(f'{place}: {code} is "{level}"; {nearest(str(level), list(Level))}')
    return known, Level(str(level))


def _table(path: Path) -> Table | None:
    """The table with the settings of check runs; None when the file has none."""
    try:
        with path.open("rb") as stream:
            content = tomllib.load(stream)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (ValueError, RecursionError) as error:  # of TOML and of UTF-8
        raise ConfigError(f"{path}: not TOML ({error}); mend it") from error
    if path.name != PYPROJECT:
        # All of a file of our own is settings: "[chek]" is a slip, not somebody else's table.
        Table(content, str(path)).only(("check", "tool"))
    found = []
    if "check" in content and path.name != PYPROJECT:
        found.append(Table.of(content["check"], f"{path}: check"))
    tool = content.get("tool")
    own = tool.get("briefer") if isinstance(tool, dict) else None
    if own is not None:
        briefer = Table.of(own, f"{path}: tool.briefer")
        briefer.only(("check",))
        found += [Table.of(own["check"], f"{path}: tool.briefer.check")] if "check" in own else []
    if len(found) == 2:
        raise ConfigError(f"{path}: has both [check] and [tool.briefer.check]; leave one")
    return found[0] if found else None


def _settings(table: Table, path: Path) -> CheckSettings:
    table.only(_KEYS)
    require, levels = table.strings("require"), _levels(table.table("rules"))
    least = table.share("min_precision"), table.share("min_recall")
    ignored = frozenset(map(name_key, table.strings("ignore_names")))
    try:
        compiled(require)
        policy = Policy(
            levels,
            ignored,
            *least,
            show_dropped=table.flag("show_dropped"),
            select=table.strings("select"),
            ignore=table.strings("ignore"),
        )
    except ConfigError as error:
        raise ConfigError(f"{table.place}: {error}") from error
    return CheckSettings(
        path=path,
        folder=path.parent,
        pairs=tuple(_pattern(entry) for entry in table.tables("pairs")),
        require=require,
        policy=policy,
        language=table.string("language") if "language" in table.values else None,
        baseline=path.parent / table.string("baseline") if "baseline" in table.values else None,
        allow_comments=table.flag("allow_comments") if "allow_comments" in table.values else None,
    )


def _levels(table: Table) -> Mapping[str, Level]:
    return dict(parse_level(code, level, table.place) for code, level in table.values.items())


def _pattern(entry: Table) -> PairPattern:
    entry.only(_PAIR_KEYS)
    allow = listed_allowances(entry.values["allow"], f"{entry.place}.allow") if "allow" in entry.values else ()
    return PairPattern(entry.string("source"), entry.string("summary"), entry.place, allow)
