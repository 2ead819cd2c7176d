"""The closed list of kinds: each has its cases on both sides, and a planter that plants its errors."""

import random
from collections import Counter, defaultdict
from typing import Any

import pytest

from evals.evaluator import CASES, is_error, judge_case, read_jsonl
from evals.kinds import WHOLE_TEXTS, Kind, read_kinds
from evals.planting import PLANTERS, plant

FEWEST = 6
ROWS: list[tuple[str, dict[str, Any]]] = [
    (path.stem, case) for path in sorted(CASES.glob("*.jsonl")) for case in read_jsonl(path)
]
STATEMENTS = [kind for kind in read_kinds() if kind.where != WHOLE_TEXTS]


def test_a_kind_is_listed_once_with_what_it_takes_in() -> None:
    kinds = read_kinds()
    assert not [name for name, count in Counter(kind.name for kind in kinds).items() if count > 1]
    assert {kind.where for kind in kinds} == {"names", "figures", "binding", "outside", WHOLE_TEXTS}
    assert all(kind.says for kind in kinds)


def test_every_case_is_of_a_kind() -> None:
    known = {kind.name for kind in read_kinds()}
    assert [case["id"] for _, case in ROWS if case.get("kind") not in known] == []


@pytest.mark.parametrize("kind", STATEMENTS, ids=lambda kind: kind.name)
def test_a_kind_has_six_faithful_cases_and_six_errors(kind: Kind) -> None:
    """Those whose verdict is known to be wrong do not count."""
    own = Counter(is_error(case) for file, case in ROWS if case["kind"] == kind.name and file != "open")
    assert own[False] >= FEWEST
    assert own[True] >= FEWEST


def test_planters_and_kinds_are_each_others() -> None:
    assert all(kind.planters for kind in STATEMENTS)
    assert {planter for kind in read_kinds() for planter in kind.planters} == set(PLANTERS)


@pytest.mark.parametrize("kind", STATEMENTS, ids=lambda kind: kind.name)
def test_errors_of_a_kind_are_planted_into_its_own_faithful_cases(kind: Kind) -> None:
    faithful = [case for _, case in ROWS if case["kind"] == kind.name and not is_error(case)]
    planted: dict[str, set[str]] = defaultdict(set)
    for case in faithful:
        for planter in kind.planters:
            if found := plant(case["source"], case["summary"], planter, random.Random(case["id"])):
                planted[case["id"]].add(found.summary)
    assert planted, f"none of {', '.join(kind.planters)} finds a place in a faithful case of {kind.name}"
    for case in faithful:
        assert case["summary"] not in planted[case["id"]]


def test_the_cases_of_kinds_pass() -> None:
    assert [case["id"] for file, case in ROWS if file == "kinds" and judge_case(case).mistakes] == []
