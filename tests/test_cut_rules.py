"""Every way of shortening a sentence has a name, and an example on each side that is true."""

import pytest

from briefer.briefing.compression.cut_rules import CutDescription, cut_rules
from briefer.briefing.compression.cuts import CutRule
from briefer.facts.judging_rules import judging_rules
from briefer.faithfulness.rules import BY_CODE


def test_every_rule_of_the_code_is_in_the_table() -> None:
    assert set(CutRule) == cut_rules().keys()
    assert not cut_rules().keys() & (judging_rules().keys() | BY_CODE.keys())


@pytest.mark.parametrize("rule", cut_rules().values(), ids=lambda rule: rule.rule)
def test_each_rule_has_an_example_on_both_sides(rule: CutDescription) -> None:
    shorter = rule.cut(rule.cuts)
    assert shorter is not None
    assert len(shorter) < len(rule.cuts)
    assert rule.cut(rule.leaves) is None
    assert rule.says.endswith(".")


def test_the_command_explains_it(run) -> None:
    assert run("rules", "cut-aside").out == (
        "cut-aside\n"
        "What stands between two commas or dashes goes where it says who somebody is or\n"
        "what a thing is, and denies nothing.\n"
        "\n"
        "It cuts:\n"
        "  sentence: Ann Oduya, the chief pilot, closed the old quay.\n"
        "  shorter:  Ann Oduya closed the old quay.\n"
        "\n"
        "It leaves:\n"
        "  sentence: Ann Oduya, who denied it, closed the old quay.\n"
    )
    refused = run("rules", "cut-aside", "--format", "json")
    assert (refused.code, refused.out) == (2, "")
    assert "a rule of shortening is printed as text only" in refused.err
