"""Pairs from JSON Lines: one at a time, and what is no pair is named by its line."""

import json
from pathlib import Path

import pytest

from briefer.checks.pairs import Pair, pair_lines
from briefer.errors import InputError

GOOD = '{"id": 7, "source": "It rose 4%.", "summary": "It rose."}'


def pairs_of(folder: Path, content: str) -> list[Pair]:
    path = folder / "pairs.jsonl"
    path.write_text(content, encoding="utf-8")
    return [line.pair() for line in pair_lines(path)]


def test_blank_lines_and_a_byte_order_mark_are_passed_over(tmp_path: Path) -> None:
    assert pairs_of(tmp_path, f"\ufeff{GOOD}\n\n \n{GOOD}") == [Pair(7, "It rose 4%.", "It rose.")] * 2


@pytest.mark.parametrize("value", [None, "a", 1.5, 10**20, -3, ["x", {"y": True}]])
def test_an_id_may_be_any_json_value(tmp_path: Path, value: object) -> None:
    line = json.dumps({"id": value, "source": "", "summary": ""})
    assert [pair.id for pair in pairs_of(tmp_path, line)] == [value]


@pytest.mark.parametrize(
    ("value", "says"),
    [
        pytest.param("NaN", "NaN", id="not a number"),
        pytest.param("-Infinity", "-Infinity", id="infinity"),
        pytest.param("[1e999]", "1e999", id="a float beyond floats"),
        pytest.param("9" * 5000, "5000 digits", id="an integer beyond what Python converts"),
        pytest.param("[" * 100_000, "not JSON", id="nested too deep"),
        pytest.param("{", "not JSON", id="cut off"),
    ],
)
def test_a_value_that_json_cannot_say_again_is_named_with_its_line(tmp_path: Path, value: str, says: str) -> None:
    with pytest.raises(InputError) as raised:
        pairs_of(tmp_path, f'{GOOD}\n{{"id": {value}, "source": "a", "summary": "b"}}\n')
    assert "pairs.jsonl:2: not JSON" in str(raised.value)
    assert says in str(raised.value)
    assert len(str(raised.value)) < 500
