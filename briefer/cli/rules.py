"""`briefer rules`: what each finding means, with an example."""

import textwrap
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated

from briefer.briefing.compression.cut_rules import CutDescription, cut_rules
from briefer.checks.policy import Policy
from briefer.cli.options import Output
from briefer.cli.output import emit, terminal_width
from briefer.errors import ConfigError
from briefer.facts.document import FactIndex
from briefer.facts.judging_rules import JudgingRule, judging_rules
from briefer.faithfulness.check import check
from briefer.faithfulness.report import Finding
from briefer.faithfulness.rules import RULES, Example, Maker, Rule, named_rule
from briefer.faithfulness.sentence import judge_sentence, source_words
from briefer.io.json import Record, to_json
from briefer.io.parameters import Argument, Option
from briefer.text import split_sentences


class RulesFormat(StrEnum):
    """How rules are printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


_INDENT = "  "
LEAST = 0.9
"""The min_precision that the example of the rule `threshold` is for."""


def codes() -> list[str]:
    """The codes, for a shell to offer."""
    return [*(rule.code for rule in RULES), *judging_rules(), *cut_rules()]


def rules(
    code: Annotated[
        str | None, Argument(help="One rule, such as altered-figure.", metavar="[CODE]", completes=codes)
    ] = None,
    format: Annotated[RulesFormat, Option("--format", "-f", help="How to print.")] = RulesFormat.TEXT,
    output: Output = None,
) -> None:
    """List the rules that findings have, or explain one of them with an example."""
    if code in judging_rules() or code in cut_rules():
        if format is not RulesFormat.TEXT:
            kind = "judging" if code in judging_rules() else "shortening"
            raise ConfigError(f"{code}: a rule of {kind} is printed as text only; leave out --format")
        width = terminal_width()
        lines = _judging(judging_rules()[code], width) if code in judging_rules() else _cut(cut_rules()[code], width)
        emit("\n".join(lines) + "\n", output)
        return
    chosen = RULES if code is None else (named_rule(code),)
    if format is RulesFormat.MARKDOWN:
        emit(rules_page(chosen), output)
    elif format is RulesFormat.JSON:
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


def rules_page(chosen: Sequence[Rule]) -> str:
    """The page of the rules, with a heading for each that a link can lead to: docs/rules.md."""
    parts = [
        "# Rules\n",
        "What a finding is called, by the stable code that settings and allowances name. `briefer rules CODE` prints\n"
        "one; `briefer rules --format markdown` makes this page.\n",
    ]
    for rule in chosen:
        examples = [("It finds", rule.example), *([("It passes", rule.passes)] if rule.passes.summary else [])]
        parts.append(f"## {rule.code}\n\n**{rule.title}** ({rule.severity}).\n")
        parts.append("\n".join(textwrap.wrap(rule.explanation, 120)) + "\n")
        for label, example in examples:
            lines = [f"source:  {example.source}", *([f"summary: {example.summary}"] if example.summary else [])]
            parts.append(f"{label}:\n\n```text\n" + "\n".join(lines) + "\n```\n")
    return "\n".join(parts)


def _listed(chosen: Sequence[Rule]) -> str:
    longest = max(len(rule.code) for rule in chosen)
    lines = [f"{rule.code:<{longest}}  {rule.severity:<7}  {rule.title}" for rule in chosen]
    return (
        "\n".join(
            [
                *lines,
                "",
                "briefer rules CODE explains one of them, a rule of check --explain, or a cut.",
            ]
        )
        + "\n"
    )


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


def _judging(rule: JudgingRule, width: int) -> Iterator[str]:
    """A rule by which names or figures are judged, with what it makes of its examples now."""
    yield rule.rule
    yield from textwrap.wrap(rule.says, width)
    for label, summary in (("It takes", rule.takes), ("It leaves", rule.leaves)):
        yield ""
        yield f"{label}:"
        yield from _filled("source:  ", rule.source, width)
        yield from _filled("summary: ", summary, width)
        judged = check(rule.source, summary).mentions
        yield from _filled("judged:  ", "; ".join(f"{m.mention.text}: {m.judgement.rule}" for m in judged), width)


def _cut(rule: CutDescription, width: int) -> Iterator[str]:
    """A rule by which sentences are shortened, with what it makes of its examples now."""
    yield rule.rule
    yield from textwrap.wrap(rule.says, width)
    for label, sentence in (("It cuts", rule.cuts), ("It leaves", rule.leaves)):
        yield ""
        yield f"{label}:"
        yield from _filled("sentence: ", sentence, width)
        if (form := rule.cut(sentence)) is not None:
            yield from _filled("shorter:  ", form, width)


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
        case Maker.BRIEF | Maker.JUDGE:
            return []  # it takes a model
    return [finding.message for finding in findings if finding.rule is rule.code]


def _filled(label: str, text: str, width: int) -> list[str]:
    head = f"{_INDENT}{label}"
    return textwrap.wrap(text, width, initial_indent=head, subsequent_indent=" " * len(head))
