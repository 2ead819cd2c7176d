"""The measurements of summaries: what they count, what they read, the committed pairs, and the gate on them."""

import json
import lzma
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from fakes import FakeSummarizer
from hypothesis import given
from hypothesis import strategies as st

from briefer.cli import eval as command
from briefer.cli.app import main as briefer_main
from briefer.errors import ConfigError, InputError
from briefer.faithfulness.check import check
from briefer.text import split_sentences
from evals import gate, summaries, systems
from evals.measures import interval, measure
from evals.pairs import Pair, read_section_pairs, sample
from evals.rouge import rouge
from evals.systems import Output, Remembering, Run, Task

ROOT = Path(__file__).parents[1]

SECTION = (
    "The port of Oslo handled 215,000 containers last year. That was 18% more than in the year before. "
    "Most of them came from Rotterdam, the harbour master said. A third crane is to be built by the summer, so that "
    "two ships can be unloaded at once. It costs 94 million kroner."
)
PAIR = Pair("1", "Oslo", SECTION, "Oslo's port handled 18% more containers last year.")


def measured(pair: Pair, output: Output):
    return measure([Task.of(pair)], Run("system", (output,), 0.5))


# --- the committed pairs ---


def test_the_committed_pairs_are_many_and_various() -> None:
    (path,) = summaries.COMMITTED.glob("*.jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    pairs = read_section_pairs(path)
    lengths = [len(pair.text.split()) for pair in pairs]
    assert len({pair.id for pair in pairs}) == len({pair.text for pair in pairs}) == len(pairs) >= 60
    assert min(Counter(row["topic"] for row in rows).values()) >= 10
    assert len({row["topic"] for row in rows}) == 6
    assert min(lengths) >= 60
    assert max(lengths) <= 260
    assert max(lengths) > 3 * min(lengths)
    assert sum(pair.heading is not None for pair in pairs) >= 20


def test_every_committed_reference_is_faithful_short_and_its_writers_own() -> None:
    for task in summaries.committed():
        pair = task.pair
        report = check(task.article.text, pair.reference)
        assert not [f for f in report.findings if f.severity == "error"], pair.id
        assert report.mentions, pair.id
        assert 1 <= len(split_sentences(pair.reference)) <= 3, pair.id
        assert len(pair.reference.split()) <= 0.55 * len(pair.text.split()), pair.id
        assert not set(task.sentences) & {s.of(pair.reference) for s in split_sentences(pair.reference)}, pair.id


def test_the_first_sentence_is_often_not_the_best_of_a_committed_section() -> None:
    def best(task: Task) -> int:
        scores = [rouge(sentence, task.pair.reference).rouge2.f1 for sentence in task.sentences]
        return scores.index(max(scores))

    places = [best(task) for task in summaries.committed()]
    assert 0.25 < sum(place > 0 for place in places) / len(places) < 0.9


# --- reading pairs ---


def test_pairs_are_read_in_every_form(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    rows = [
        ["A source.", "A target."],
        {"text": "A text.", "reference": "A reference.", "heading": " Two\nlines ", "id": 7, "topic": "news"},
        {"source": "One.\r\nTwo.", "summary": "A summary.", "heading": ""},
        {"document": "A document.", "target": "Another target.", "id": None},
    ]
    path.write_text("\n\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    expected = [
        Pair("1", None, "A source.", "A target."),
        Pair("7", "Two lines", "A text.", "A reference."),
        Pair("5", None, "One.\nTwo.", "A summary."),
        Pair("7", None, "A document.", "Another target."),
    ]
    assert read_section_pairs(path) == expected
    packed = tmp_path / "pairs.jsonl.xz"
    packed.write_bytes(lzma.compress(path.read_bytes()))
    assert read_section_pairs(packed) == expected


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no pair"),
        (b'["a", "b"]\n["a"]\n', "pairs.jsonl:2: not a pair"),
        (b"3\n", "pairs.jsonl:1: not a pair"),
        (b"{nonsense\n", "pairs.jsonl:1: not JSON"),
        (b'{"text": "a"}\n', "pairs.jsonl:1: no text under reference, summary or target"),
        (b'["", "b"]\n', "pairs.jsonl:1: no text under source, text or document"),
        (b'{"text": "a", "summary": "b", "heading": 3}\n', "pairs.jsonl:1: the heading is no text"),
        (b'["caf\xe9", "b"]\n', "neither UTF-8"),
    ],
)
def test_what_is_no_pair_is_named_by_its_line(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says):
        read_section_pairs(path)


@pytest.mark.parametrize("content", [b"no archive", lzma.compress(b'["a", "b"]\n' * 99)[:40], lzma.compress(b"\xe9")])
def test_a_broken_archive_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pairs.jsonl.xz"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"pairs\.jsonl\.xz"):
        read_section_pairs(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_section_pairs(tmp_path / "missing.jsonl")


@given(st.lists(st.text("ab\n .", min_size=1), max_size=4), st.none() | st.just("Why it failed"))
def test_an_article_of_a_pair_has_exact_offsets(lines: list[str], heading: str | None) -> None:
    text = "\n".join(["First.", *lines, "Last."])
    article = Pair("1", heading, text, "x").article
    (section,) = article.sections
    assert article.text[section.start : section.end] == section.text == text
    assert section.scope.of(article.text) == (f"{heading}\n{text}" if heading else text)
    assert [p.of(article.text) for p in section.paragraphs] == [line for line in text.split("\n") if line.strip()]
    assert section.heading == (section.heading_span.of(article.text) if section.heading_span else None)


def test_a_sample_is_the_same_for_the_same_seed_and_in_order() -> None:
    pairs = [Pair(str(k), None, "text", "reference") for k in range(50)]
    chosen = sample(pairs, 10, seed=3)
    assert chosen == sample(pairs, 10, seed=3) != sample(pairs, 10, seed=4)
    assert len(chosen) == 10
    assert chosen == sorted(chosen, key=lambda pair: int(pair.id))
    assert sample(pairs, None, 0) == sample(pairs, 50, 0) == sample(pairs, 99, 0) == pairs


# --- measures ---


def test_a_sentence_is_wrong_when_one_of_its_names_or_figures_is() -> None:
    text = "The port of Oslo handled 218,000 containers last year. Most came from Rotterdam. It is in Bergen and Turku."
    result = measured(PAIR, Output(text))
    assert (result.counts.sentences, result.counts.wrong, result.wrong) == (3, 2, 2 / 3)
    assert measured(PAIR, Output(SECTION)).wrong == 0.0
    assert measured(PAIR, Output("")).wrong is None


def test_required_facts_are_counted_as_the_pipeline_chooses_them() -> None:
    everything, nothing = measured(PAIR, Output(SECTION)), measured(PAIR, Output("A crane is to be built."))
    assert everything.counts.required == nothing.counts.required > 0
    assert (everything.kept, nothing.kept) == (1.0, 0.0)
    plain = Pair("1", None, "He went home. She stayed.", "He went.")
    assert measured(plain, Output("He went home.")).kept is None


def test_new_bigrams_are_those_that_the_section_and_its_heading_lack() -> None:
    sentences = SECTION.split(". ")
    # Two sentences of the section that do not follow on each other say nothing new where they meet.
    assert measured(PAIR, Output(f"{sentences[0]}. {sentences[3]}.")).new == 0.0
    assert measured(PAIR, Output("It costs 94 million euros.")).new == 1 / 4
    assert measured(PAIR, Output("Crane.")).new is None
    assert measured(Pair("1", "Third cranes", SECTION, "x"), Output("Third cranes.")).new == 0.0


def test_length_scores_and_time_are_read_off() -> None:
    result = measured(PAIR, Output("The port handled 18% more containers last year."))
    assert result.length == 8 / len(SECTION.split())
    assert result.f1[0] == rouge("The port handled 18% more containers last year.", PAIR.reference).rouge1.f1
    assert result.seconds == 0.5


def test_means_are_over_pairs_and_shares_over_all_of_them() -> None:
    other = Pair("2", None, "Lima has 3 zoos. Quito has 4 zoos, and Bogota has 5 of them.", "Lima has 3 zoos.")
    outputs = (Output("Lima has 7 zoos. Most came from Rotterdam. It is in Oslo."), Output("Lima has 3 zoos."))
    result = measure([Task.of(PAIR), Task.of(other)], Run("system", outputs, 0.0))
    assert result.f1[1] == (rouge(outputs[0].text, PAIR.reference).rouge2.f1 + 1.0) / 2
    assert result.wrong == 1 / 4


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=30), st.integers(0, 99))
def test_an_interval_is_seeded_and_within_the_values(differences: list[float], seed: int) -> None:
    low, high = interval(differences, seed)
    assert (low, high) == interval(differences, seed)
    assert min(differences) - 1e-9 <= low <= high <= max(differences) + 1e-9


def test_an_interval_tells_chance_from_gain() -> None:
    low, high = interval([0.1, -0.1] * 50, 0)
    assert low < 0 < high
    low, high = interval([0.2, 0.1] * 50, 0)
    assert 0.13 < low < 0.15 < high < 0.17


# --- systems ---


def test_lead_is_the_first_sentences_of_the_body() -> None:
    task = Task.of(Pair("1", "Ports", "Oslo grew.\nBergen shrank a\n lot.", "x"))
    assert [o.text for count in (1, 2, 9) for o in systems.lead([task], count)] == [
        "Oslo grew.",
        "Oslo grew. Bergen shrank a",
        "Oslo grew. Bergen shrank a lot.",
    ]


def test_the_model_alone_is_its_first_candidate_for_each_passage() -> None:
    fake = FakeSummarizer(["One.", "Two."], [], ["Three."], window=120)
    (output,) = systems.alone([Task.of(PAIR)], fake)
    assert len(fake.asked) == 3
    assert output == Output("One. Three.")


def test_finished_briefs_reuse_what_the_model_alone_wrote() -> None:
    written = "The port of Oslo handled 215,000 containers last year."
    fake = FakeSummarizer([written])
    shared = Remembering(fake)
    (alone,) = systems.alone([Task.of(PAIR)], shared)
    (finished,) = systems.finished([Task.of(PAIR)], shared)
    assert len(fake.asked) == 1
    assert alone.text == written
    assert written in finished.text
    result = measured(PAIR, finished)
    assert result.origin("generated") == 1 / len(finished.sentences)
    assert result.origins["quoted (required-fact)"] > 0
    assert result.origin("repaired") == 0.0
    assert measured(PAIR, alone).origin("generated") is None


def test_a_model_is_measured_alone_and_finished(bundled_summarizer, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(systems, "load", lambda model, grounded=True: asked.append(grounded) or bundled_summarizer)
    runs = list(systems.model_runs("some/folder", [Task.of(PAIR)]))
    assert [run.system for run in runs] == [
        "some/folder alone, free",
        "some/folder alone",
        "some/folder finished",
    ]
    assert asked == [False, True]
    free, alone, finished = (run.outputs[0] for run in runs)
    assert free == alone
    assert finished.sentences
    assert runs[2].seconds > runs[1].seconds > 0


def test_sumy_ranks_our_own_sentences() -> None:
    pytest.importorskip("sumy")
    task = Task.of(PAIR)
    runs = {run.system: run.outputs[0].text for run in systems.plain_runs([task])}
    assert list(runs) == ["lead-1", "lead-2", "LexRank-1", "LexRank-2", "TextRank-1", "TextRank-2"]
    assert runs["LexRank-1"] in task.sentences
    assert runs["TextRank-2"] in {f"{a} {b}" for k, a in enumerate(task.sentences) for b in task.sentences[k + 1 :]}
    # No word in common: LexRank divides by zero.
    apart = Task.of(Pair("1", None, "Oslo grew. Trade shrank. Rain fell.", "x"))
    assert all(run.outputs[0].text for run in systems.plain_runs([apart]))


def test_without_sumy_its_rows_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sumy.nlp.stemmers", None)
    assert [run.system for run in systems.plain_runs([Task.of(PAIR)])] == ["lead-1", "lead-2"]


def test_without_sumy_one_line_says_how_to_get_it(
    pairs_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "sumy.nlp.stemmers", None)
    assert run_summaries(monkeypatch, pairs_file, pairs_file, "--model", "extractive") == 0
    out, err = capsys.readouterr()
    assert err == 'no LexRank, no TextRank: sumy is not installed; pip install "briefer-cli[eval]"\n'
    assert "LexRank" not in out


# --- python -m evals.summaries ---


@pytest.fixture
def pairs_file(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.jsonl"
    row = {"text": SECTION, "reference": PAIR.reference, "heading": "Oslo"}
    path.write_text((json.dumps(row) + "\n") * 3, encoding="utf-8")
    return path


def run_summaries(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    monkeypatch.setattr("sys.argv", ["summaries", *map(str, arguments)])
    return summaries.main()


def test_a_table_and_json_of_each_set(
    pairs_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_summaries(monkeypatch, pairs_file, pairs_file, "--model", "extractive", "--limit", 2) == 0
    out = capsys.readouterr().out
    assert out.count("pairs.jsonl: 2 pairs") == 2
    assert out.count("\nextractive finished ") == 2
    assert "sentences of extractive finished: " in out
    assert run_summaries(monkeypatch, pairs_file, "--model", "extractive", "--json") == 0
    (record,) = json.loads(capsys.readouterr().out)
    lead = record["systems"][0]
    assert (record["set"], record["pairs"], lead["system"], lead["origins"]) == ("pairs.jsonl", 3, "lead-1", {})
    assert lead["rouge1"] == pytest.approx(rouge(SECTION.split(". ")[0], PAIR.reference).rouge1.f1)
    assert lead["rouge2_over_lead1"] == {"mean": 0.0, "low": 0.0, "high": 0.0}
    finished = record["systems"][-1]
    assert finished["wrong"] == 0.0
    assert sum(finished["origins"].values()) == pytest.approx(1.0)


def test_what_cannot_be_measured_is_one_line(
    pairs_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_summaries(monkeypatch, tmp_path / "missing.jsonl") == 2
    assert run_summaries(monkeypatch, pairs_file, "--model", tmp_path) == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 2
    assert "missing.jsonl: cannot be read" in errors[0]
    with pytest.raises(SystemExit) as stop:
        run_summaries(monkeypatch, pairs_file, "--limit", 0)
    assert stop.value.code == 2


# --- the gate ---


@pytest.fixture
def quick_score(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """What the gate would measure if the bundled model were the extractive one, on the first committed pairs."""
    committed = summaries.committed
    monkeypatch.setattr(summaries, "committed", lambda: committed()[:5])
    monkeypatch.setattr(summaries, "grounded_runs", lambda _, tasks: systems.grounded_runs("extractive", tasks))
    return summaries.score()


def test_the_gate_measures_the_bundled_model_on_the_committed_set(quick_score: dict[str, float]) -> None:
    assert set(quick_score) == {*summaries.SLACK, "supported_finished"}
    assert quick_score["supported_finished"] == 1.0
    assert all(0 <= value <= 1 for value in quick_score.values())


def test_an_empty_committed_set_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summaries, "COMMITTED", tmp_path)
    with pytest.raises(InputError, match="no pair"):
        summaries.score()


@pytest.mark.parametrize(
    ("name", "value", "open"),
    [
        ("summaries/rouge2_finished", 0.24, True),
        ("summaries/rouge2_finished", 0.2399, False),
        ("summaries/supported_finished", 0.2499, False),
        ("statements/kept", 0.2499, False),
    ],
)
def test_only_what_depends_on_the_machine_has_slack(name: str, value: float, open: bool) -> None:
    assert (not gate.compare({name: value}, {name: 0.25})) is open


def test_a_set_is_compared_and_written_without_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "baseline.json"
    path.write_text('{"gone/x": 0.1, "statements/kept": 0.5, "statements/old": 0.5}', encoding="utf-8")
    monkeypatch.setattr(gate, "BASELINE", path)
    monkeypatch.setattr(gate, "SETS", {"statements": lambda: {"kept": 0.75}, "cases": lambda: {"cases/names": 1.0}})
    assert gate.measure() == {"statements/kept": 0.75, "cases/names": 1.0}
    assert gate.read_baseline() == {"gone/x": 0.1, "statements/kept": 0.5, "statements/old": 0.5}
    chosen = gate.measure(["statements"])
    assert chosen == {"statements/kept": 0.75}
    assert gate.read_baseline(["statements"]) == {"statements/kept": 0.5, "statements/old": 0.5}
    gate.write_baseline(chosen, ["statements"])
    assert json.loads(path.read_text()) == {"gone/x": 0.1, "statements/kept": 0.75}
    gate.write_baseline(gate.measure())
    assert json.loads(path.read_text()) == {"cases/names": 1.0, "statements/kept": 0.75}


@pytest.mark.parametrize("measured", [{}, {"statements/kept": float("nan")}])
def test_no_baseline_is_written_of_what_could_not_be_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, measured: dict[str, float]
) -> None:
    monkeypatch.setattr(gate, "BASELINE", tmp_path / "baseline.json")
    with pytest.raises(ConfigError, match="stays"):
        gate.write_baseline(measured)
    assert not gate.BASELINE.exists()


def test_a_baseline_that_is_missing_is_empty_and_one_that_is_broken_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "BASELINE", tmp_path / "baseline.json")
    assert gate.read_baseline() == {}
    gate.BASELINE.write_text("{", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"baseline\.json: not JSON"):
        gate.read_baseline()


# --- briefer eval ---


@pytest.fixture
def briefer_eval(capsys: pytest.CaptureFixture[str]):
    """Runs `briefer eval ...`: exit code, stdout, stderr."""

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stop:
            briefer_main(["eval", *arguments])
        return (stop.value.code or 0, *capsys.readouterr())

    return call


@pytest.fixture
def statements_half_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A baseline file of one measure, and a set that measures 0.5 for it."""
    path = tmp_path / "baseline.json"
    path.write_text('{"statements/kept": 0.75}\n', encoding="utf-8")
    monkeypatch.setattr(gate, "BASELINE", path)
    monkeypatch.setattr(gate, "SETS", {"statements": lambda: {"kept": 0.5}})
    return path


def test_eval_measures_a_set_from_any_folder_of_the_checkout() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefer", "eval", "statements", "sectioning"],
        cwd=ROOT / "evals" / "cases",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr  # what it measures is the gate's business
    names = [line.split()[0] for line in done.stdout.splitlines()]
    assert {"statements/kept", "sectioning/heading_f1"} <= set(names)
    assert {name.partition("/")[0] for name in names} == {"statements", "sectioning"}


def test_eval_has_help(briefer_eval) -> None:
    code, out, _ = briefer_eval("--help")
    assert code == 0
    assert "committed baseline" in out
    assert all(name in out for name in gate.SETS)


def test_a_loss_is_exit_code_1_and_names_the_measure(briefer_eval, statements_half_kept: Path) -> None:
    code, out, err = briefer_eval("-q")
    assert code == 1
    assert out == "statements/kept                  0.5000   baseline 0.7500\n"
    assert err == "briefer: statements/kept: 0.5000 is below its baseline of 0.7500\n"
    code, out, _ = briefer_eval("statements", "--format", "json")
    assert code == 1
    assert json.loads(out) == {
        "schema": "briefer/eval/1",
        "passed": False,
        "measurements": [{"name": "statements/kept", "value": 0.5, "baseline": 0.75, "slack": 0.0}],
        "problems": ["statements/kept: 0.5000 is below its baseline of 0.7500"],
    }


def test_write_makes_the_baseline_anew(briefer_eval, statements_half_kept: Path) -> None:
    code, out, err = briefer_eval("--write")
    assert (code, err) == (0, "")
    assert out.endswith("baseline 0.5000\n")
    assert json.loads(statements_half_kept.read_text()) == {"statements/kept": 0.5}
    code, _, _ = briefer_eval()
    assert code == 0


def test_what_is_not_measurable_is_null_in_json(
    briefer_eval, statements_half_kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "SETS", {"statements": lambda: {"kept": float("nan")}})
    code, out, _ = briefer_eval("--format", "json")
    assert code == 1
    assert json.loads(out)["measurements"][0]["value"] is None


def test_an_unknown_set_is_one_line_that_lists_the_sets(briefer_eval) -> None:
    code, out, err = briefer_eval("sumaries")
    assert (code, out) == (2, "")
    assert err == f"briefer: no set sumaries: choose from {', '.join(gate.SETS)}\n"


def test_an_installed_package_without_evals_says_where_they_are(
    briefer_eval, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "_PACKAGE", tmp_path / "site-packages" / "briefer")
    monkeypatch.chdir(tmp_path)
    code, out, err = briefer_eval()
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "they ship with the source" in err


def test_an_installed_package_is_measured_with_the_checkout_around(
    briefer_eval, statements_half_kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = statements_half_kept.parent / "site-packages" / "briefer"
    monkeypatch.setattr(command, "_PACKAGE", installed)
    monkeypatch.chdir(ROOT / "tests")
    code, _, err = briefer_eval()
    assert code == 1
    assert err.startswith(f"briefer: measuring the briefer installed in {installed} with {ROOT / 'evals'}\n")


def test_evals_of_another_version_are_one_line(briefer_eval, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "evals.gate", None)
    code, out, err = briefer_eval("statements")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "needs another briefer" in err
