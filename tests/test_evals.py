"""The gate closes on any loss, and on any set that drops out of sight."""

import json
from pathlib import Path

import pytest

from evals import bench_grounding, briefs, evaluator, gate, statements


@pytest.mark.parametrize(
    ("measured", "baseline", "problems"),
    [
        ({"a": 0.9}, {"a": 0.9}, 0),
        ({"a": 0.95}, {"a": 0.9}, 0),
        ({"a": 0.89, "b": 1.0}, {"a": 0.9, "b": 0.5}, 1),
        ({"a": 0.9}, {}, 1),
        ({"a": 0.9}, {"a": 0.9, "b": 0.1}, 1),
        ({}, {}, 1),
        ({"a": float("nan")}, {"a": 0.5}, 1),
    ],
)
def test_each_set_is_judged_by_itself(measured: dict[str, float], baseline: dict[str, float], problems: int) -> None:
    assert len(gate.compare(measured, baseline)) == problems


def test_a_case_fails_on_a_wrong_verdict_and_on_a_false_alarm() -> None:
    case = {
        "id": "x",
        "phenomenon": "percent",
        "source": "Sales rose 18% in Oslo.",
        "summary": "Sales rose 80% in Bergen.",
        "expect": [{"text": "80%", "verdict": "altered"}],
    }
    assert len(evaluator.judge_case(case).mistakes) == 1
    case["expect"] = [{"text": "80%", "verdict": "supported"}, {"text": "Bergen", "verdict": "unsupported"}]
    assert len(evaluator.judge_case(case).mistakes) == 2


def test_an_expected_error_does_not_excuse_one_inside_it() -> None:
    case = {
        "id": "x",
        "phenomenon": "substring",
        "source": "Oslo has 8 schools.",
        "summary": "Oslo has 15 schools and 5 parks.",
        "expect": [{"text": "15", "verdict": "altered"}],
    }
    assert any(mistake.startswith("5: false alarm") for mistake in evaluator.judge_case(case).mistakes)


def test_statements_are_judged_both_ways() -> None:
    case = {"source": "Acme sued Bolt in Berlin.", "sentence": "Bolt sued Acme in Berlin."}
    assert statements.is_right({**case, "sound": False})
    assert not statements.is_right({**case, "sound": True})


def test_labelled_pairs_are_scored(tmp_path: Path) -> None:
    rows = [
        {"id": 1, "source": "Sales rose 18%.", "summary": "Sales rose 18%.", "label": 1},
        {"id": 2, "source": "Sales rose 18%.", "summary": "Sales rose 80%.", "label": 0},
        {"id": 3, "source": "Sales rose 18%.", "summary": "Sales rose.", "label": 0},
        {"id": 4, "source": "Sales rose 18%.", "summary": "Sales rose.", "label": None},
    ]
    path = tmp_path / "pairs.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    scores = evaluator.score_labelled(path)
    assert scores == {"unfaithful": 2, "faithful": 1, "recall": 0.5, "false_alarm": 0.0, "balanced_accuracy": 0.75}


def test_a_set_without_labels_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="label"):
        evaluator.score_labelled(path)


def test_there_are_two_hundred_own_cases_or_more() -> None:
    cases = [case for path in evaluator.CASES.glob("*.jsonl") for case in evaluator.read_jsonl(path)]
    assert len(cases) >= 200
    assert len({case["id"] for case in cases}) == len(cases)
    for case in cases:
        for expected in case["expect"]:
            assert expected["text"] in case["summary"], case["id"]


def test_briefs_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "articles.jsonl"
    sentence = "The port of Rotterdam handled {} million containers in the year that ended in March, it said. "
    rows = [{"text": "".join(sentence.format(n) for n in range(11, 19))}, {"document": "Short."}, {"text": " "}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["briefs", str(path), "--model", "extractive"])
    briefs.main()
    out = capsys.readouterr().out
    assert "2 articles" in out
    assert "unsupported findings: 0" in out


def test_no_article_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["briefs", str(tmp_path / "none.jsonl"), "--model", "extractive"])
    with pytest.raises(SystemExit, match="no article"):
        briefs.main()


def test_the_cost_of_grounding_is_measured(
    model_folders, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["bench_grounding", "--model", str(model_folders("t5"))])
    bench_grounding.main()
    assert "speed with grounding / without: " in capsys.readouterr().out
