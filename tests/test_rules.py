"""The table of rules: it covers what can be found, its examples are true, and `briefer rules` explains it."""

import json

import pytest

from briefer.errors import ConfigError
from briefer.facts.mention import Verdict
from briefer.faithfulness.check import check
from briefer.faithfulness.report import Severity
from briefer.faithfulness.rules import BY_CODE, RULES, Rule, named_rule

EXAMPLES = [rule for rule in RULES if rule.example is not None]


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_the_example_breaks_its_rule_and_no_other_of_its_gravity(rule: Rule) -> None:
    assert rule.example is not None
    report = check(rule.example.source, rule.example.summary)
    found = {finding.rule: finding.severity for finding in report.findings}
    assert found[rule.code] is rule.severity
    errors = {code for code, severity in found.items() if severity is Severity.ERROR}
    assert errors == ({rule.code} if rule.severity is Severity.ERROR else set())


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_the_source_of_an_example_does_not_break_the_rule(rule: Rule) -> None:
    assert rule.example is not None
    report = check(rule.example.source, rule.example.source)
    assert rule.code not in {finding.rule for finding in report.findings}


def test_only_what_making_a_brief_finds_has_no_example() -> None:
    assert [rule.code for rule in RULES if rule.example is None] == ["unread-text"]


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
    assert "finding: 80% - the source says 18%" in shown


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
