"""`briefer check`: is a summary, by any tool or by hand, faithful to its source? Never loads a model."""

import re
from pathlib import Path
from typing import Annotated

import typer

from briefer.cli.options import CheckFormat, ExitZero, Output, Require
from briefer.cli.output import emit, result_stream, terminal_width
from briefer.errors import ConfigError, InputError
from briefer.evaluator import Faithfulness
from briefer.evaluator import check as check_texts
from briefer.pairs import read_pairs
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
) -> None:
    """Check that a summary states no name and no figure that its source does not support."""
    patterns = _patterns(require or [])
    if pairs is not None:
        if source is not None:
            raise ConfigError("give either SOURCE and SUMMARY or --pairs, not both")
        faithful = _check_pairs(pairs, patterns, ner, format, output)
    elif source is None or summary is None:
        raise ConfigError("give a SOURCE and a SUMMARY file, or --pairs FILE.jsonl")
    elif source == summary == "-":
        raise ConfigError("SOURCE and SUMMARY cannot both be standard input; give one as a file")
    else:
        report = check_texts(read(source).text, read(summary).text, require=patterns, ner=ner)
        emit(_rendered(report, source, summary, format), output)
        faithful = report.faithful
    raise typer.Exit(0 if faithful or exit_zero else 1)


def _patterns(require: list[str]) -> list[str]:
    for pattern in require:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ConfigError(f"--require {pattern}: no regular expression ({error}); mend or escape it") from error
    return require


def _rendered(report: Faithfulness, source: str, summary: str, format: CheckFormat) -> str:
    record = check_record(report, source=source, summary=summary)
    if format is CheckFormat.JSON:
        return to_json(record)
    return to_jsonl(record) if format is CheckFormat.JSONL else check_text(report, terminal_width())


def _check_pairs(pairs: Path, patterns: list[str], ner: bool, format: CheckFormat, output: Path | None) -> bool:
    """Judges pair after pair, one in memory at a time; True when all are faithful."""
    judged = 0
    unfaithful = 0
    with result_stream(output) as stream:
        stream.write("[\n" if format is CheckFormat.JSON else "")
        for pair in read_pairs(pairs):
            report = check_texts(pair.source, pair.summary, require=patterns, ner=ner)
            if format is CheckFormat.TEXT:
                stream.write("" if report.faithful else f"{pair.id}: {check_text(report, terminal_width())}\n")
            else:
                separator = ",\n" if format is CheckFormat.JSON and judged else ""
                stream.write(separator + to_jsonl(check_record(report, id=pair.id)).rstrip("\n"))
                stream.write("\n" if format is CheckFormat.JSONL else "")
            judged += 1
            unfaithful += not report.faithful
        if not judged:
            raise InputError(f'{pairs}: no pair to check; give one {{"id", "source", "summary"}} object a line')
        stream.write("\n]\n" if format is CheckFormat.JSON else "")
        if format is CheckFormat.TEXT:
            stream.write(f"{judged - unfaithful} of {judged} pairs faithful.\n")
    return not unfaithful
