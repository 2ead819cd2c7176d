"""The settings of check runs: `[tool.briefer.check]` in pyproject.toml, the same or `[check]` in briefer.toml."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefer.checks.allowances import listed_allowances
from briefer.checks.patterns import PairPattern
from briefer.checks.policy import Level, Policy, name_key
from briefer.errors import ConfigError, nearest
from briefer.facts.required import compiled
from briefer.faithfulness.rules import named_rule
from briefer.io.settings_file import SettingsFile, find_file, read_file
from briefer.io.toml import Table

CHECK_KEYS = (
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
    """The settings of check runs in the nearest file with settings (`find_file`); the defaults when there is none.

    Args:
        summaries: A folder of the summaries to check: whoever writes them does not say how they are judged.

    Raises:
        ConfigError: when the file is no TOML, or the settings in it are wrong.
    """
    found = find_file(summaries)
    settings = CheckSettings() if found.file is None else check_settings(found.file)
    return replace(settings, passed_over=found.passed_over)


def read_settings(path: Path) -> CheckSettings:
    """The settings in a file that the user names.

    Raises:
        ConfigError: when it cannot be read or has none, or they are wrong.
    """
    file = read_file(path)
    if "check" not in file.tables:
        raise ConfigError(f"{path}: no table [tool.briefer.check] in it; add one, or name another --config")
    return check_settings(file)


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


def check_settings(file: SettingsFile) -> CheckSettings:
    """What a file says of check runs.

    Raises:
        ConfigError: when it says what cannot be.
    """
    path, table = file.path, file.tables.get("check", Table({}, str(file.path)))
    table.only(CHECK_KEYS)
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
        language=table.text("language"),
        baseline=path.parent / table.string("baseline") if "baseline" in table.values else None,
        allow_comments=table.flag("allow_comments") if "allow_comments" in table.values else None,
    )


def _levels(table: Table) -> Mapping[str, Level]:
    return dict(parse_level(code, level, table.place) for code, level in table.values.items())


def _pattern(entry: Table) -> PairPattern:
    entry.only(_PAIR_KEYS)
    allow = listed_allowances(entry.values["allow"], f"{entry.place}.allow") if "allow" in entry.values else ()
    return PairPattern(entry.string("source"), entry.string("summary"), entry.place, allow)
