"""`briefer check`: are summaries, by any tool or by hand, faithful to their sources? Never loads a model."""

import os
import sys
from collections.abc import Sequence, Sized
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Annotated

import click

from briefer.checks.baseline import read_baseline
from briefer.checks.inputs import JudgeOptions
from briefer.checks.outcome import ExitCode, FailedPair
from briefer.checks.policy import Level, Policy, name_key
from briefer.checks.reports.formats import EXPLAINED, CheckFormat
from briefer.checks.run import Run
from briefer.checks.settings import find_settings, parse_level, read_settings
from briefer.cli.check_output import OutputPlan, deliver
from briefer.cli.check_selection import PairSource, select
from briefer.cli.options import ExitZero, Output, Quiet, ReadAs, Require
from briefer.cli.output import emit, ensure_kept, ensure_writable, notice
from briefer.cli.progress import counted, signs
from briefer.errors import ConfigError, InputError, nearest
from briefer.facts.required import compiled
from briefer.io.parameters import Argument, Option


def check(
    source: Annotated[
        str | None, Argument(help="The source file, or a folder of sources; - is stdin.", metavar="[SOURCE]")
    ] = None,
    summary: Annotated[
        str | None,
        Argument(
            help="The summary, or a folder with one of the same name for each source. A .story brings its own: its "
            "highlights.",
            metavar="[SUMMARY]",
        ),
    ] = None,
    pairs: Annotated[
        Path | None,
        Option("--pairs", help='A JSONL file of {"id", "source", "summary"} lines (texts, not paths); - is stdin.'),
    ] = None,
    brief: Annotated[
        str | None,
        Option("--brief", help="A brief of `briefer summarize --format json`: each section against its section."),
    ] = None,
    made_from: Annotated[
        str | None, Option("--source", help="The file that --brief was made from, when it has moved.")
    ] = None,
    manifest: Annotated[
        Path | None,
        Option("--manifest", help="The manifest.jsonl of a batch run: every brief against its source."),
    ] = None,
    folder: Annotated[str | None, Option("--folder", help="The folder that the batch of --manifest read.")] = None,
    config: Annotated[
        Path | None,
        Option("--config", help="Settings from this file, not from the nearest briefer.toml or pyproject.toml."),
    ] = None,
    rule: Annotated[
        list[str] | None,
        Option("--rule", metavar="CODE=LEVEL", help="Make a rule an error, a warning or off. Repeatable."),
    ] = None,
    ignore_name: Annotated[
        list[str] | None, Option("--ignore-name", help="A name that is never a finding. Repeatable.")
    ] = None,
    min_precision: Annotated[
        float | None,
        Option("--min-precision", help="Least share of a summary's names and figures that must stand, 0 to 1."),
    ] = None,
    min_recall: Annotated[
        float | None,
        Option("--min-recall", help="Least share of the required facts that a summary must keep, 0 to 1."),
    ] = None,
    require: Require = None,
    show_dropped: Annotated[
        bool, Option("--show-dropped", help="Tell which required facts a summary leaves out.")
    ] = False,
    baseline: Annotated[
        Path | None, Option("--baseline", help="Findings in this file are known: only new ones fail.")
    ] = None,
    write_baseline: Annotated[
        Path | None, Option("--write-baseline", help="Write what is found to this file, as known from now on.")
    ] = None,
    explain: Annotated[
        bool,
        Option(
            "--explain", help="Also print what became of each word that could be a fact, and by which rule: text, JSON."
        ),
    ] = False,
    format: Annotated[CheckFormat, Option("--format", "-f", help="How to print.")] = CheckFormat.TEXT,
    output: Output = None,
    report: Annotated[
        list[str] | None,
        Option("--report", metavar="FORMAT=PATH", help="Also write a report in this format. Repeatable."),
    ] = None,
    read_as: ReadAs = None,
    ner: Annotated[bool, Option("--ner", help="Name types by spaCy; needs the [ner] extra.")] = False,
    exit_zero: ExitZero = False,
    quiet: Quiet = False,
) -> None:
    """Check that summaries state no name and no figure that their sources do not support.

    Without SOURCE and SUMMARY, the pairs are those of the settings: [tool.briefer.check] in pyproject.toml or
    briefer.toml.
    """
    if explain and format not in EXPLAINED:
        raise ConfigError(f"--explain: {format} cannot hold the account; choose {', '.join(EXPLAINED)}")
    settings = find_settings() if config is None else read_settings(config)
    patterns = (*settings.require, *(require or ()))
    compiled(patterns)
    reports = [_report(asked) for asked in report or ()]
    _ensure_places(output, [path for _, path in reports], write_baseline)
    ensure_kept(
        [source, summary, pairs, brief, made_from, manifest, settings.path],
        [output, write_baseline, *(path for _, path in reports)],
    )
    known = baseline or settings.baseline
    if known and write_baseline and os.path.realpath(known) == os.path.realpath(write_baseline) and not known.exists():
        known = None  # the first time there is none to read yet
    run = Run(
        JudgeOptions(patterns, ner),
        _policy(settings.policy, rule or (), ignore_name or (), min_precision, min_recall, show_dropped),
        None if known is None else read_baseline(known),
        write_baseline,
    )
    selection = select(PairSource(source, summary, pairs, brief, made_from, manifest, folder, read_as), settings)
    for line in selection.notices:
        notice(line, quiet=quiet)
    plan = OutputPlan(format, output, reports, selection.is_single, quiet, explain)
    # A result on the same terminal shows by itself how far it is.
    with signs(quiet or selection.is_single or (output is None and sys.stdout.isatty())) as tell:
        tell.step("Checking")
        total = len(selection.inputs) if isinstance(selection.inputs, Sized) else None
        outcomes = counted(run.outcomes(selection.inputs), tell, total)
        first = next(outcomes, None)
        if first is None:
            raise InputError(selection.nothing)
        if selection.is_single and isinstance(first, FailedPair):
            raise InputError(first.error)
        totals = deliver(chain([first], outcomes), run, plan)
    if write_baseline is not None:
        emit(run.new_baseline(), write_baseline)
    found = totals.exit_code
    raise click.exceptions.Exit(ExitCode.FINE if exit_zero and found is ExitCode.FINDINGS else found)


def _ensure_places(output: Path | None, reports: Sequence[Path], write_baseline: Path | None) -> None:
    """Finds out before the work that everything can be written, each to a place of its own."""
    ensure_writable(output)
    files = [path for path in (output, *reports, write_baseline) if path is not None]
    for path in files:
        ensure_writable(path)
    places = [os.path.realpath(path) for path in files if path.is_file() or not path.exists()]
    for place in places:
        if places.count(place) > 1:
            raise ConfigError(f"{place}: two results go there; give each a file of its own")


def _policy(
    policy: Policy,
    rules: Sequence[str],
    names: Sequence[str],
    min_precision: float | None,
    min_recall: float | None,
    show_dropped: bool,
) -> Policy:
    """The settings' policy with what the command line says on top of it."""
    return replace(
        policy,
        levels={**policy.levels, **dict(_level(rule) for rule in rules)},
        ignore_names=policy.ignore_names | {name_key(name) for name in names},
        min_precision=policy.min_precision if min_precision is None else min_precision,
        min_recall=policy.min_recall if min_recall is None else min_recall,
        show_dropped=policy.show_dropped or show_dropped,
    )


def _level(rule: str) -> tuple[str, Level]:
    code, sign, level = rule.partition("=")
    if not sign:
        raise ConfigError(f"--rule {rule}: give CODE=LEVEL, such as dropped-figure=error")
    return parse_level(code, level, "--rule")


def _report(asked: str) -> tuple[CheckFormat, Path]:
    name, sign, path = asked.partition("=")
    if name not in list(CheckFormat):
        raise ConfigError(f'--report {asked}: unknown format "{name}"; {nearest(name, list(CheckFormat))}')
    if not sign or not path:
        raise ConfigError(f"--report {asked}: give FORMAT=PATH, such as {name}=report.xml")
    return CheckFormat(name), Path(path)
