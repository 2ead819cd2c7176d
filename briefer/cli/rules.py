"""`briefer rules`: what each finding means, with an example."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Annotated

from briefer.checks.policy import Policy
from briefer.cli.options import Output, PlainFormat
from briefer.cli.output import emit, terminal_width
from briefer.facts.document import FactIndex
from briefer.faithfulness.check import check
from briefer.faithfulness.report import Finding
from briefer.faithfulness.rules import RULES, Example, Maker, Rule, named_rule
from briefer.faithfulness.sentence import judge_sentence, source_words
from briefer.io.json import Record, to_json
from briefer.io.parameters import Argument, Option
from briefer.text import split_sentences

_INDENT = "  "
LEAST = 0.9
"""The min_precision that the example of the rule `threshold` is for."""


def codes() -> list[str]:
    """The codes, for a shell to offer."""
    return [rule.code for rule in RULES]


def rules(
    code: Annotated[
        str | None, Argument(help="One rule, such as altered-figure.", metavar="[CODE]", completes=codes)
    ] = None,
    format: Annotated[PlainFormat, Option("--format", "-f", help="How to print.")] = PlainFormat.TEXT,
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
    return {
        "code": rule.code,
        "severity": str(rule.severity),
        "title": rule.title,
        "explanation": rule.explanation,
        "example": {"source": rule.example.source, "summary": rule.example.summary},
        "passes": {"source": rule.passes.source, "summary": rule.passes.summary},
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
    for label, example in (("It finds", rule.example), ("It passes", rule.passes)):
        yield ""
        yield f"{label}:"
        yield from _filled("source:  ", example.source, width)
        if example.summary:
            yield from _filled("summary: ", example.summary, width)
        for message in said(rule, example):
            yield from _filled("finding: ", message, width)


def said(rule: Rule, example: Example) -> list[str]:
    """What the evaluator says of an example by a rule, not what somebody once wrote down."""
    source, summary = example.source, example.summary
    match rule.maker:
        case Maker.CHECK:
            findings: Sequence[Finding] = check(source, summary).findings
        case Maker.SENTENCE:
            words = source_words(source, split_sentences(source))
            findings = judge_sentence(summary, FactIndex.of(source), words)[0].findings
        case Maker.SETTINGS:
            report = check(source, summary)
            return list(Policy(min_precision=LEAST).missed(report, report.findings))
        case Maker.BRIEF:
            return []  # it takes a model
    return [finding.message for finding in findings if finding.rule is rule.code]


def _filled(label: str, text: str, width: int) -> list[str]:
    head = f"{_INDENT}{label}"
    return textwrap.wrap(text, width, initial_indent=head, subsequent_indent=" " * len(head))
