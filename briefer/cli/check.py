"""`briefer check`: is a summary, by any tool or by hand, faithful to its source? Never loads a model."""

from pathlib import Path
from typing import Annotated

import typer

from briefer.cli.options import CheckFormat, ExitZero, Output, Quiet, Require
from briefer.cli.output import emit, result_stream, terminal_width
from briefer.cli.required import tell_unmatched
from briefer.config import compiled
from briefer.errors import ConfigError, InputError
from briefer.evaluator import Faithfulness
from briefer.evaluator import check as check_texts
from briefer.pairs import Pair, read_pairs
from briefer.readers import read
from briefer.reports.json_report import check_record, to_json, to_jsonl
from briefer.reports.text_report import check_text


def check(
    source: Annotated[
        str | None, typer.Argument(help="The source text; - reads standard input.", metavar="[SOURCE]")
    ] = None,
    summary: Annotated[str | None, typer.Argument(help="The summary to judge.", metavar="[SUMMARY]")] = None,
    pairs: Annotated[
        Path | None,
        typer.Option("--pairs", help='A JSONL file of {"id", "source", "summary"} lines (texts, not paths).'),
    ] = None,
    format: Annotated[CheckFormat, typer.Option("--format", "-f", help="How to print.")] = CheckFormat.TEXT,
    output: Output = None,
    require: Require = None,
    ner: Annotated[bool, typer.Option("--ner", help="Name types by spaCy; needs the [ner] extra.")] = False,
    exit_zero: ExitZero = False,
    quiet: Quiet = False,
) -> None:
    """Check that a summary states no name and no figure that its source does not support."""
    patterns = require or []
    compiled(patterns)
    if pairs is not None:
        if source is not None:
            raise ConfigError("give either SOURCE and SUMMARY or --pairs, not both")
        faithful = _check_pairs(pairs, patterns, ner, format, output)
    elif source is None or summary is None:
        raise ConfigError("give a SOURCE and a SUMMARY file, or --pairs FILE.jsonl")
    elif source == summary == "-":
        raise ConfigError("SOURCE and SUMMARY cannot both be standard input; give one as a file")
    else:
        text = read(source).text
        report = check_texts(text, read(summary).text, require=patterns, ner=ner)
        tell_unmatched(patterns, text, quiet=quiet)
        emit(_rendered(report, source, summary, format), output)
        faithful = report.faithful
    raise typer.Exit(0 if faithful or exit_zero else 1)


def _rendered(report: Faithfulness, source: str, summary: str, format: CheckFormat) -> str:
    record = check_record(report, source=source, summary=summary)
    if format is CheckFormat.JSON:
        return to_json(record)
    return to_jsonl(record) if format is CheckFormat.JSONL else check_text(report, terminal_width())


def _check_pairs(pairs: Path, patterns: list[str], ner: bool, format: CheckFormat, output: Path | None) -> bool:
    """Judges pair after pair, one in memory at a time; True when all that were judged are faithful.

    A pair counts before it is written: when the reader of a pipe stops at the first pair, its verdict still stands.
    """
    judged = 0
    unfaithful = 0
    with result_stream(output) as stream:
        for pair in read_pairs(pairs):
            report = check_texts(pair.source, pair.summary, require=patterns, ner=ner)
            judged += 1
            unfaithful += not report.faithful
            stream.write(_pair_rendered(pair, report, format, is_first=judged == 1))
        if not judged:
            raise InputError(f'{pairs}: no pair to check; give one {{"id", "source", "summary"}} object a line')
        if format is CheckFormat.JSON:
            stream.write("\n]\n")
        elif format is CheckFormat.TEXT:
            stream.write(f"{judged - unfaithful} of {judged} pairs faithful.\n")
    return not unfaithful


def _pair_rendered(pair: Pair, report: Faithfulness, format: CheckFormat, *, is_first: bool) -> str:
    if format is CheckFormat.TEXT:
        return "" if report.faithful else f"{pair.id}: {check_text(report, terminal_width())}\n"
    line = to_jsonl(check_record(report, id=pair.id))
    if format is CheckFormat.JSONL:
        return line
    # The opening comes with the first record: a file without a good pair prints nothing.
    return ("[\n" if is_first else ",\n") + line.rstrip("\n")
