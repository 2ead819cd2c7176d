"""Figures with the group, the row, the change and the side to which their source gives them: cases of both kinds."""

from pathlib import Path

import pytest

from evals.evaluator import judge_case, read_jsonl

ROWS = list(read_jsonl(Path(__file__).parents[1] / "evals" / "cases" / "placed.jsonl"))
KINDS = sorted({row["phenomenon"] for row in ROWS})


@pytest.mark.parametrize("kind", KINDS)
def test_cases(kind: str) -> None:
    rows = [row for row in ROWS if row["phenomenon"] == kind]
    is_right = {row["expect"][0]["verdict"] in ("supported", "derived") for row in rows}
    assert is_right == {True, False}, "both sides"
    assert [(row["id"], *judge_case(row).mistakes) for row in rows if judge_case(row).mistakes] == []
