"""The table of rules: it covers what can be found, its examples are true, and `briefer rules` explains it."""

import json
from pathlib import Path

import pytest

from briefer.briefing.pipeline import brief
from briefer.briefing.settings import Settings
from briefer.checks.inputs import JudgeOptions
from briefer.cli.rules import said
from briefer.errors import ConfigError
from briefer.facts.mention import Verdict
from briefer.faithfulness.check import check
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.report import Severity
from briefer.faithfulness.rules import BY_CODE, RULES, Example, Maker, Rule, named_rule
from tests.builders import article_of
from tests.fakes import FakeJudge, FakeSummarizer


def findings(rule: Rule, example: Example) -> list[str]:
    """What is found in an example by a rule: by whatever maker can break it."""
    if rule.maker is Maker.JUDGE:
        judge = FakeJudge(lambda passage, statement: 1.0 if statement == rule.passes.summary else 0.0)
        report = JudgeOptions(judge=judge).read(check(example.source, example.summary))
        return [finding.message for finding in report.findings if finding.rule is rule.code]
    if rule.maker is not Maker.BRIEF:
        return said(rule, example)
    made = brief(article_of(example.source), FakeSummarizer(window=40), Settings(short_section=0))
    return [f.message for section in made.sections for f in section.findings if f.rule is rule.code]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_has_an_example_on_both_sides(rule: Rule) -> None:
    assert len(findings(rule, rule.example)) == 1
    assert findings(rule, rule.passes) == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.maker is Maker.CHECK], ids=lambda rule: rule.code)
def test_the_example_breaks_its_rule_and_no_other_of_its_gravity(rule: Rule) -> None:
    found = {f.rule: f.severity for f in check(rule.example.source, rule.example.summary).findings}
    assert found[rule.code] is rule.severity
    errors = {code for code, severity in found.items() if severity is Severity.ERROR}
    assert errors == ({rule.code} if rule.severity is Severity.ERROR else set())
    passing = check(rule.passes.source, rule.passes.summary)
    assert passing.faithful


def test_every_code_has_its_rule() -> None:
    assert [rule.code for rule in RULES] == list(RuleCode)
    verdicts = {f"{verdict}-figure" for verdict in Verdict} - {"supported-figure", "expanded-figure"}
    assert verdicts <= set(RuleCode)


def test_what_cannot_be_set_is_refused_and_not_ignored(run) -> None:
    for code in ("threshold", "broken-sentence"):
        result = run("check", "--rule", f"{code}=off")
        assert (result.code, result.out) == (2, "")
        assert f"{code} has no level; briefer rules {code} says what it is about" in result.err


def test_codes_are_unique_and_severities_are_the_evaluators() -> None:
    assert len(BY_CODE) == len(RULES)
    for rule in RULES:
        verdict = rule.code.rpartition("-")[0]
        if verdict in list(Verdict):
            assert (rule.severity is Severity.ERROR) == Verdict(verdict).is_error


@pytest.mark.parametrize(
    ("code", "near"),
    [("altered-figre", '"altered-figure"'), ("DROPPED-NAME", '"dropped-name"'), ("zzz", "known: unsupported-figure, ")],
)
def test_an_unknown_code_names_those_that_look_like_it(code: str, near: str) -> None:
    with pytest.raises(ConfigError, match=r"there is no rule") as raised:
        named_rule(code)
    assert near in str(raised.value)


def test_the_command_lists_every_rule_within_80_columns(run) -> None:
    result = run("rules")
    assert result.code == 0
    assert [code for code in BY_CODE if code not in result.out] == []
    assert max(map(len, result.out.splitlines())) <= 80


def test_the_command_explains_one_rule_with_what_check_says_of_its_example(run) -> None:
    shown = run("rules", "altered-figure").out
    assert shown.count("finding: 80% - the source says 18%") == 1
    assert "It passes:" in shown


@pytest.mark.parametrize("code", list(RuleCode))
def test_the_command_knows_every_code(run, code: RuleCode) -> None:
    result = run("rules", code)
    assert result.code == 0
    assert result.out.startswith(f"{code} (")


def test_the_command_gives_json(run) -> None:
    record = json.loads(run("rules", "-f", "json").out)
    assert record["schema"] == "briefer/rules/1"
    assert [rule["code"] for rule in record["rules"]] == list(BY_CODE)
    (one,) = json.loads(run("rules", "derived-name", "-f", "json").out)["rules"]
    assert one["severity"] == "warning"
    assert one["example"]["summary"]


def test_the_command_refuses_an_unknown_code(run) -> None:
    result = run("rules", "altered-fig")
    assert (result.code, result.out) == (2, "")
    assert 'did you mean "altered-figure"' in result.err


def test_the_page_of_the_rules_is_what_the_command_makes_of_them(run) -> None:
    page = Path(__file__).parents[1] / "docs" / "rules.md"
    assert run("rules", "--format", "markdown").out == page.read_text(encoding="utf-8")
