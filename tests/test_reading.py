"""The blind-reading kit, and the faults that rules can tell."""

import json
from pathlib import Path

import pytest

from evals import faults, reading
from evals.reading import main
from evals.reading_score import read_items, sign_test

SENTENCES = (
    "The council of {0} agreed on Monday to build two bridges over the river by 2030. "
    "But Mr Doe voted against it, as he had done before in March. "
    "Acme will build them for 40 million pounds, half of which the state of {0} pays. "
    "Shops on both banks had asked for a bridge since the flood of 2015 in {0}. "
    "Engineers of the council wrote that no lorry of more than 20 tonnes may cross either of them. "
    "Ferries cross the river from six in the morning until ten at night, and will go on doing so. "
    "Cyclists of {0} want a lane of their own on each of the bridges that the council plans to build."
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    rows = [{"title": f"Bridges for {town}", "text": SENTENCES.format(town)} for town in ("Leeds", "Cork", "Oslo")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def make(monkeypatch: pytest.MonkeyPatch, articles: Path, out: Path) -> None:
    monkeypatch.setattr(
        "sys.argv", ["reading", "make", str(articles), "--out", str(out), "--count", "3", "--model", "extractive"]
    )
    assert main() == 0


def test_a_reader_is_shown_no_names_and_the_key_knows(monkeypatch, capsys, tmp_path, articles) -> None:
    out = tmp_path / "folder"
    make(monkeypatch, articles, out)
    shown = (out / "items.md").read_text(encoding="utf-8")
    assert "ours" not in shown
    assert "briefer" not in shown
    items = read_items(out)
    assert len(items) == 3
    for item in items:
        theirs = item.b if item.ours == "A" else item.a
        assert theirs.startswith("The council of")
        assert item.same or item.a in shown


def test_verdicts_are_counted_and_tested(monkeypatch, capsys, tmp_path, articles) -> None:
    out = tmp_path / "folder"
    make(monkeypatch, articles, out)
    items = read_items(out)
    read = [k for k, item in enumerate(items, start=1) if not item.same]
    lines = [f"{k}\t{items[k - 1].ours}\ty\ty\n" for k in read]
    (out / "verdicts.tsv").write_text("".join(lines), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["reading", "score", str(out)])
    capsys.readouterr()
    assert main() == 0
    text = capsys.readouterr().out
    assert f"wins {len(read)}  losses 0  ties {3 - len(read)}" in text
    (out / "verdicts.tsv").write_text("1\tC\n", encoding="utf-8")
    assert main() == 2
    assert "verdicts.tsv:1" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wins", "losses", "p"), [(0, 0, 1.0), (5, 5, 1.0), (11, 3, 0.057), (4, 20, 0.0015), (14, 16, 0.856)]
)
def test_the_sign_test_is_the_binomial_one(wins: int, losses: int, p: float) -> None:
    assert sign_test(wins, losses) == pytest.approx(p, abs=0.001)


def test_faults_are_told_of_a_lead_as_it_is(monkeypatch, capsys, articles) -> None:
    monkeypatch.setattr("sys.argv", ["faults", str(articles), "--model", "extractive"])
    assert faults.main() == 0
    out = capsys.readouterr().out
    assert "read alone" in out
    assert out.index("ours") < out.index("lead")


def test_no_file_is_one_line(monkeypatch, capsys, tmp_path) -> None:
    monkeypatch.setattr("sys.argv", ["reading", "score", str(tmp_path)])
    assert reading.main() == 2
    assert "evals.reading make" in capsys.readouterr().err
