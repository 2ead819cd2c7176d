"""Every rule of judging has a name, and an example on each side that is true."""

import ast
import json
from pathlib import Path

import pytest

import briefer
from briefer import check
from briefer.facts.judging_rules import JudgingRule, judging_rules
from briefer.facts.names.judging.matching import Licence

FACTS = Path(briefer.__file__).parent / "facts"
SEARCHED = (
    *sorted(FACTS.glob("figures/judging/**/*.py")),
    *sorted(FACTS.glob("names/judging/*.py")),
    *sorted(FACTS.glob("names/languages/*.py")),
    *sorted(FACTS.glob("attribution/*.py")),
)
MAKERS = {"Judgement": 3, "Derivation": 2, "Made": 1, "said_otherwise": 3, "_said": 3, "_of_same_clause": 2}
"""Which argument of these calls, from 0, is the name of a rule."""
RARE = {"ordinary-words"}
"""Rules that others come before in every example of a sentence or two that we could think of."""


def fired(source: str, summary: str) -> set[str]:
    return {str(mention.judgement.rule) for mention in check(source, summary).mentions}


def named_in(tree: ast.Module) -> set[str]:
    """The names of rules that a module gives, where it writes them out."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        given = [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
        place = MAKERS.get(node.func.id) if isinstance(node.func, ast.Name) else None
        given += node.args[place : place + 1] if place is not None else []
        found |= {
            part.value for one in given for part in ast.walk(one) if isinstance(part, ast.Constant) and part.value
        }
    return found


def test_every_rule_of_the_code_is_in_the_table() -> None:
    found = {name for path in SEARCHED for name in named_in(ast.parse(path.read_text(encoding="utf-8")))}
    assert {"same-value", "sum", "other-word", "other-direction"} <= found
    assert found | set(Licence) <= judging_rules().keys() | RARE


@pytest.mark.parametrize("rule", judging_rules().values(), ids=lambda rule: rule.rule)
def test_each_rule_has_an_example_on_both_sides(rule: JudgingRule) -> None:
    assert rule.rule in fired(rule.source, rule.takes)
    assert rule.rule not in fired(rule.source, rule.leaves)
    assert rule.says.endswith(".")


def test_the_command_explains_it(run) -> None:
    text = run("rules", "sum").out
    assert text.startswith("sum\nFigures of the source add up to it.\n\nIt takes:\n  source:  Police held 15 men")
    assert "judged:  17: sum" in text
    refused = run("rules", "sum", "--format", "json")
    assert (refused.code, refused.out) == (2, "")
    assert "printed as text only" in refused.err


def test_what_check_explains_is_in_the_table(run) -> None:
    out = run("check", "seeds/zelenskyy-brussels-talks.txt", "seeds/wrong-summary.txt", "--explain", "-f", "json").out
    (account,) = [part for part in [json.loads(out)] if part]
    text = json.dumps(account)
    assert '"rule": "other-value"' in text or '"rule":"other-value"' in text
