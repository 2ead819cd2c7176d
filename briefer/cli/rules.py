"""`briefer rules`: what each finding means, with an example."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from briefer.cli.options import Output, PlainFormat
from briefer.cli.output import emit, terminal_width
from briefer.faithfulness.check import check
from briefer.faithfulness.rules import RULES, Rule, named_rule
from briefer.io.json import Record, to_json

_INDENT = "  "


def rules(
    code: Annotated[str | None, typer.Argument(help="One rule, such as altered-figure.", metavar="[CODE]")] = None,
    format: Annotated[PlainFormat, typer.Option("--format", "-f", help="How to print.")] = PlainFormat.TEXT,
    output: Output = None,
) -> None:
    """List the rules that findings have, or explain one of them with an example."""
    chosen = RULES if code is None else (named_rule(code),)
    if format is PlainFormat.JSON:
        emit(to_json({"schema": "briefer/rules/1", "rules": [_record(rule) for rule in chosen]}), output)
    elif code is None:
        emit(_listed(chosen), output)
    else:
        emit("\n".join(_explained(chosen[0], terminal_width())) + "\n", output)


def _record(rule: Rule) -> Record:
    example = rule.example
    return {
        "code": rule.code,
        "severity": str(rule.severity),
        "title": rule.title,
        "explanation": rule.explanation,
        "example": None if example is None else {"source": example.source, "summary": example.summary},
    }


def _listed(chosen: Sequence[Rule]) -> str:
    longest = max(len(rule.code) for rule in chosen)
    lines = [f"{rule.code:<{longest}}  {rule.severity:<7}  {rule.title}" for rule in chosen]
    return "\n".join([*lines, "", "briefer rules CODE explains one of them."]) + "\n"


def _explained(rule: Rule, width: int) -> Iterator[str]:
    yield f"{rule.code} ({rule.severity})"
    yield f"{rule.title}."
    yield ""
    yield from textwrap.wrap(rule.explanation, width)
    if rule.example is None:
        return
    yield ""
    yield from _filled("source:  ", rule.example.source, width)
    yield from _filled("summary: ", rule.example.summary, width)
    # What check says, not what somebody once wrote down.
    report = check(rule.example.source, rule.example.summary)
    for finding in report.findings:
        if finding.rule == rule.code:
            yield from _filled("finding: ", finding.message, width)


def _filled(label: str, text: str, width: int) -> list[str]:
    head = f"{_INDENT}{label}"
    return textwrap.wrap(text, width, initial_indent=head, subsequent_indent=" " * len(head))
