"""The gate closes on any loss, and on any set that drops out of sight."""

import json
from pathlib import Path

import pytest

from evals import bench_grounding, briefs, chain, evaluator, gate, sectioning, statements


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


def test_sectioning_counts_a_missed_and_a_false_heading(tmp_path: Path) -> None:
    prose = "The council voted on Tuesday to close the old bridge, a step that will send 12,000 cars a day elsewhere."
    path = tmp_path / "bridge.md"
    path.write_text(
        f"# The bridge\n{prose}\n{prose}\n## Ferry fares\n{prose}\n{prose}\n## {prose}\n{prose}\n", encoding="utf-8"
    )
    (document,) = sectioning.documents(path)
    assert document.title == "The bridge"
    counts = sectioning.measure([document])["lines, title"]
    assert (counts.right, counts.found, counts.expected, counts.titles_right) == (1, 1, 2, 1)


def test_every_set_of_documents_has_three_or_more() -> None:
    assert all(len(list((sectioning.CASES / name).glob("*.md"))) >= 3 for name in sectioning.SETS)


def test_a_fit_learns_what_tells_headings_apart() -> None:
    texts = [
        chain.Labelled([None, ["bold"], None, ["plain"], None], ["prose"] * 5, [False, True, False, False, False], 1.0),
        chain.Labelled([None, ["plain"], ["bold"], None], ["prose"] * 4, [False, False, True, False], 1.0),
    ]
    weights, _ = chain.fit(texts, ("prose", "short"), 0.01)
    assert weights["bold"] > 1
    assert weights["plain"] < -1
