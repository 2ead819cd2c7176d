"""What `briefer check` can be told beside which pairs, in groups: what counts, what is known, what is written."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, ClassVar

from briefer.checks.baseline import Baseline, read_baseline
from briefer.checks.policy import Level, Policy, name_key
from briefer.checks.reports.formats import EXPLAINED, CheckFormat
from briefer.checks.settings import CheckSettings, find_settings, parse_level, read_settings
from briefer.cli.check_output import OutputPlan
from briefer.cli.options import Config, ExitZero, Output, Quiet, Require
from briefer.cli.output import ensure_writable
from briefer.errors import ConfigError, nearest
from briefer.faithfulness.report import Severity
from briefer.faithfulness.rules import RULES
from briefer.io.parameters import Option


def _rule_levels() -> list[str]:
    return [f"{rule.code}={level}" for rule in RULES if rule.has_level for level in Level]


def _rules() -> list[str]:
    return [rule.code for rule in RULES if rule.has_level]


def _report_formats() -> list[str]:
    return [f"{name}=" for name in CheckFormat]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyOptions:
    """What counts, on top of the settings."""

    TITLE: ClassVar = "What counts"
    config: Config = None
    rule: Annotated[
        list[str] | None,
        Option(
            "--rule",
            metavar="CODE=LEVEL",
            completes=_rule_levels,
            help="Make a rule an error, a warning or off. Repeatable.",
        ),
    ] = None
    select: Annotated[
        list[str] | None,
        Option(
            "--select",
            metavar="RULE",
            completes=_rules,
            help="Look at these rules only: codes, or a word of several (figure, altered), with commas. Repeatable.",
        ),
    ] = None
    ignore: Annotated[
        list[str] | None,
        Option(
            "--ignore",
            metavar="RULE",
            completes=_rules,
            help="Do not look at these rules; named as for --select. Repeatable.",
        ),
    ] = None
    level: Annotated[
        Severity | None,
        Option(
            "--level",
            help="Tell of errors only, or of warnings in pairs that pass too. The exit code stays the same.",
        ),
    ] = None
    ignore_name: Annotated[
        list[str] | None, Option("--ignore-name", help="A name that is never a finding. Repeatable.")
    ] = None
    min_precision: Annotated[
        float | None,
        Option(
            "--min-precision",
            metavar="SHARE",
            help="Least share of a summary's names and figures that must stand, 0 to 1.",
        ),
    ] = None
    min_recall: Annotated[
        float | None,
        Option(
            "--min-recall", metavar="SHARE", help="Least share of the required facts that a summary must keep, 0 to 1."
        ),
    ] = None
    require: Require = None
    show_dropped: Annotated[bool, Option("--show-dropped", help="Tell which required facts a summary leaves out.")] = (
        False
    )

    def settings(self, summaries: str | None = None) -> CheckSettings:
        """The settings that are named, else those of the nearest file that does not lie among the summaries."""
        return find_settings(summaries) if self.config is None else read_settings(self.config)

    def over(self, policy: Policy) -> Policy:
        """The settings' policy with what the command line says on top of it."""
        return replace(
            policy,
            levels={**policy.levels, **dict(_level(rule) for rule in self.rule or ())},
            select=_each(self.select) or policy.select,
            ignore=(*policy.ignore, *_each(self.ignore)),
            least=self.level or policy.least,
            ignore_names=policy.ignore_names | {name_key(name) for name in self.ignore_name or ()},
            min_precision=policy.min_precision if self.min_precision is None else self.min_precision,
            min_recall=policy.min_recall if self.min_recall is None else self.min_recall,
            show_dropped=policy.show_dropped or self.show_dropped,
        )


def _each(lists: Sequence[str] | None) -> tuple[str, ...]:
    """The names in ``["altered,derived-figure", "name"]``."""
    return tuple(name.strip() for listed in lists or () for name in listed.split(",") if name.strip())


def _level(rule: str) -> tuple[str, Level]:
    code, sign, level = rule.partition("=")
    if not sign:
        raise ConfigError(f"--rule {rule}: give CODE=LEVEL, such as dropped-figure=error")
    return parse_level(code, level, "--rule")


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineOptions:
    """What is known already."""

    TITLE: ClassVar = "What is known"
    baseline: Annotated[
        Path | None, Option("--baseline", metavar="FILE", help="Findings in this file are known: only new ones fail.")
    ] = None
    write_baseline: Annotated[
        Path | None,
        Option("--write-baseline", metavar="FILE", help="Write what is found to this file, as known from now on."),
    ] = None

    def known(self, settings: CheckSettings) -> Baseline | None:
        """The baseline to compare with, if any."""
        path, written = self.baseline or settings.baseline, self.write_baseline
        if path and written and os.path.realpath(path) == os.path.realpath(written) and not path.exists():
            return None  # the first time there is none to read yet
        return None if path is None else read_baseline(path)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """How to tell it, and where."""

    TITLE: ClassVar = "What is printed"
    explain: Annotated[
        bool,
        Option(
            "--explain", help="Also print what became of each word that could be a fact, and by which rule: text, JSON."
        ),
    ] = False
    format: Annotated[
        CheckFormat, Option("--format", "-f", metavar="FORMAT", help=f"How to print: {', '.join(CheckFormat)}.")
    ] = CheckFormat.TEXT
    output: Output = None
    report: Annotated[
        list[str] | None,
        Option(
            "--report",
            metavar="FORMAT=PATH",
            completes=_report_formats,
            help="Also write a report in this format. Repeatable.",
        ),
    ] = None
    exit_zero: ExitZero = False
    quiet: Quiet = False
    verbose: Annotated[bool, Option("--verbose", "-v", help="Also print the pairs that pass.")] = False

    def plan(self) -> OutputPlan:
        """What has to be written.

        Raises:
            ConfigError: a format that is unknown, or cannot hold the account that is asked for.
        """
        if self.explain and self.format not in EXPLAINED:
            raise ConfigError(f"--explain: {self.format} cannot hold the account; choose {', '.join(EXPLAINED)}")
        reports = [_report(asked) for asked in self.report or ()]
        return OutputPlan(
            self.format, self.output, reports, quiet=self.quiet, explain=self.explain, verbose=self.verbose
        )


def _report(asked: str) -> tuple[CheckFormat, Path]:
    name, sign, path = asked.partition("=")
    if name not in list(CheckFormat):
        raise ConfigError(f'--report {asked}: unknown format "{name}"; {nearest(name, list(CheckFormat))}')
    if not sign or not path:
        raise ConfigError(f"--report {asked}: give FORMAT=PATH, such as {name}=report.xml")
    return CheckFormat(name), Path(path)


def ensure_places(plan: OutputPlan, write_baseline: Path | None) -> None:
    """Finds out before the work that everything can be written, each to a place of its own."""
    ensure_writable(plan.output)
    files = [path for path in (plan.output, *(path for _, path in plan.reports), write_baseline) if path is not None]
    for path in files:
        ensure_writable(path)
    places = [os.path.realpath(path) for path in files if path.is_file() or not path.exists()]
    for place in places:
        if places.count(place) > 1:
            raise ConfigError(f"{place}: two results go there; give each a file of its own")
