"""`briefer check`: are summaries, by any tool or by hand, faithful to their sources? Loads no model but a judge."""

import sys
from collections.abc import Sized
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click

from briefer.checks.inputs import JudgeOptions
from briefer.checks.outcome import ExitCode, FailedPair, Totals
from briefer.checks.reports.formats import NO_PLACE_FOR_SETTINGS
from briefer.checks.run import Run
from briefer.checks.trust import CommentTrust
from briefer.cli.check_files import Selection
from briefer.cli.check_options import BaselineOptions, PolicyOptions, ReportOptions, ensure_places
from briefer.cli.check_output import OutputPlan, deliver
from briefer.cli.check_selection import PairSource, select
from briefer.cli.options import JudgeOption
from briefer.cli.output import emit, ensure_kept, notice, tell_settings
from briefer.cli.progress import counted, signs
from briefer.errors import InputError
from briefer.facts.required import compiled
from briefer.io.parameters import Option
from briefer.text.language import TextLanguage, told_language

if TYPE_CHECKING:
    from briefer.models.judges import Judge


def check(
    named: PairSource,
    counts: PolicyOptions,
    known: BaselineOptions,
    report: ReportOptions,
    language: Annotated[
        str | None,
        Option(
            "--language",
            help="The language of source and summary, by its code: de, fr ...; de:en for a German source and an "
            "English summary. Without it the texts tell.",
            metavar="CODE",
        ),
    ] = None,
    ner: Annotated[bool, Option("--ner", help="Name types by spaCy; needs the [ner] extra.")] = False,
    judge: JudgeOption = None,
) -> None:
    """Check that summaries state no name and no figure that their sources do not support.

    Without SOURCE and SUMMARY, the pairs are those of the settings: [tool.briefer.check] in pyproject.toml or
    briefer.toml.
    """
    plan = report.plan()
    settings = counts.settings(named.summaries)
    patterns = (*settings.require, *(counts.require or ()))
    compiled(patterns)
    written = known.write_baseline
    ensure_places(plan, written)
    ensure_kept([*named.files, settings.path], [plan.output, written, *(path for _, path in plan.reports)])
    if settings.passed_over:
        told = f"{settings.passed_over}: not read, it lies among the summaries; give it as --config where it is yours"
        notice(told, quiet=plan.quiet)
    of_source, of_summary = _languages(language or settings.language)
    trust = CommentTrust.around(
        settings.folder if counts.config else Path.cwd(), settings.allow_comments, named.summaries
    )
    judging = JudgeOptions(patterns, ner, of_source, of_summary, trust, _judge(judge))
    run = Run(judging, counts.over(settings.policy), known.known(settings), written)
    selection = select(named, settings)
    used = None if settings.path is None else str(settings.path)
    if used and plan.format in NO_PLACE_FOR_SETTINGS:
        tell_settings(used, quiet=plan.quiet)
    totals = _checked(run, selection, replace(plan, is_single=selection.is_single, level=counts.level, settings=used))
    if written is not None:
        emit(run.new_baseline(), written)
    found = totals.exit_code
    raise click.exceptions.Exit(ExitCode.FINE if report.exit_zero and found is ExitCode.FINDINGS else found)


def _languages(asked: str | None) -> tuple[TextLanguage | None, TextLanguage | None]:
    """The languages of sources and summaries; "de:" tells of sources only."""
    if asked is None:
        return None, None
    of_source, parted, of_summary = asked.partition(":")
    codes = (of_source, of_summary if parted else of_source)
    source, summary = (told_language(code, "--language") if code.strip() else None for code in codes)
    return source, summary


def _judge(name: str | None) -> "Judge | None":
    if name is None:
        return None
    from briefer.models.judges import load_judge

    return load_judge(name)


def _checked(run: Run, selection: Selection, plan: OutputPlan) -> Totals:
    """Judges the pairs, and tells them as they come."""
    for line in selection.notices:
        notice(line, quiet=plan.quiet)
    # A result on the same terminal shows by itself how far it is.
    with signs(plan.quiet or plan.is_single or (plan.output is None and sys.stdout.isatty())) as tell:
        tell.step("Checking")
        total = len(selection.inputs) if isinstance(selection.inputs, Sized) else None
        outcomes = counted(run.outcomes(selection.inputs), tell, total)
        first = next(outcomes, None)
        if first is None:
            if not selection.may_be_none:
                raise InputError(selection.nothing)
            notice(selection.nothing, quiet=plan.quiet)
            return deliver((), run, plan)
        if plan.is_single and isinstance(first, FailedPair):
            raise InputError(first.error)
        return deliver(chain([first], outcomes), run, plan)
