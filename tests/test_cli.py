"""The command line: results on stdout, the rest on stderr, exit codes per contract, no traceback whatever comes in."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefer import __version__
from briefer.cli.app import main

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "zelenskyy-brussels-talks.txt"
SUMMARY = "Russia occupies about 18% of Ukraine, Zelenskyy told Le Parisien."


class Result:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def call(*arguments: object) -> Result:
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(int(stopped.value.code or 0), captured.out, captured.err)

    return call


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    path = tmp_path / "summary.txt"
    path.write_text(SUMMARY, encoding="utf-8")
    return path


def test_version(run) -> None:
    assert run("--version").out == f"briefer {__version__}\n"


@pytest.mark.parametrize("command", ["summarize", "check", "sections", "models"])
def test_every_command_has_help_and_is_in_the_readme(run, command: str) -> None:
    result = run(command, "--help")
    assert result.code == 0
    assert "Usage" in result.out
    assert f"briefer {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_seed_end_to_end_on_the_model_that_ships(run) -> None:
    result = run("summarize", SEED, "--format", "json", "--quiet")
    assert result.code == 0
    assert result.err == ""
    brief = json.loads(result.out)
    assert brief["schema"] == "briefer/brief/1"
    assert [s["heading"] for s in brief["sections"]] == [None, "NATO and Ukraine", "Moscow attack"]
    assert "18%" in brief["sections"][0]["summary"]
    assert {"text": "18%", "survived": True}.items() <= next(
        r for r in brief["sections"][0]["required"] if r["text"] == "18%"
    ).items()
    assert brief["faithfulness"]["precision"] == 1.0
    assert brief["credits"] == ["Some information for this story came from Agence France-Presse and Reuters."]
    assert brief["provenance"]["model"] == "bundled"
    text = SEED.read_text(encoding="utf-8")
    for section in brief["sections"]:
        assert section["summary"] == " ".join(sentence["text"] for sentence in section["sentences"])
        for required in section["required"]:
            assert text[required["start"] : required["end"]] == required["text"]
        for sentence in section["sentences"]:
            if sentence["origin"] == "quoted":
                assert text[sentence["start"] : sentence["end"]] == sentence["text"]


def test_text_and_markdown_say_the_same_sentences(run) -> None:
    brief = json.loads(run("summarize", SEED, "-m", "extractive", "-f", "json").out)
    text = " ".join(run("summarize", SEED, "-m", "extractive").out.split())
    markdown = run("summarize", SEED, "-m", "extractive", "-f", "markdown").out.replace("\\", "")
    for section in brief["sections"]:
        for sentence in section["sentences"]:
            assert " ".join(sentence["text"].split()) in text
            assert sentence["text"] in markdown
    assert "names and figures supported" in text


def test_explain_names_origins_and_what_was_rejected(run) -> None:
    result = run("summarize", SEED, "--explain")
    assert "+ " in result.out
    assert "- rejected:" in result.out


def test_section_and_max_sentences_narrow_the_brief(run) -> None:
    result = run(
        "summarize", SEED, "-m", "extractive", "-f", "json", "--section", "moscow attack", "--max-sentences", "1"
    )
    (section,) = json.loads(result.out)["sections"]
    assert section["heading"] == "Moscow attack"
    assert len(section["sentences"]) == 1


def test_a_heading_that_is_not_there_names_those_that_are(run) -> None:
    result = run("summarize", SEED, "--section", "Weather")
    assert result.code == 2
    assert '"NATO and Ukraine"' in result.err


def test_output_goes_to_a_file_and_stdout_stays_empty(run, tmp_path: Path) -> None:
    target = tmp_path / "brief.json"
    result = run("summarize", SEED, "-m", "extractive", "-f", "json", "-o", target)
    assert result.out == ""
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "briefer/brief/1"
    assert [p.name for p in tmp_path.iterdir()] == ["brief.json"]


def test_an_output_that_cannot_be_written_is_one_clear_line(run, tmp_path: Path) -> None:
    result = run("summarize", SEED, "-m", "extractive", "-o", tmp_path / "missing" / "brief.txt")
    assert result.code == 2
    assert result.err.count("\n") == 1


def test_a_text_that_is_not_english_is_summarized_with_a_warning(run, tmp_path: Path) -> None:
    path = tmp_path / "de.txt"
    path.write_text(
        "Der Hafen von Rotterdam hat im vergangenen Jahr 14 Millionen Container abgefertigt, sagte die Behörde. "
        "Der Verkehr ging im Frühjahr um 18 Prozent zurück, weil ein Streik zwei Terminals geschlossen hatte. " * 3,
        encoding="utf-8",
    )
    result = run("summarize", path, "-m", "extractive")
    assert result.code == 0
    assert "not look English" in result.err
    assert run("summarize", path, "-m", "extractive", "-q").err == ""


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(None, "no such file", id="missing"),
        pytest.param(b"", "no text", id="empty"),
        pytest.param(b" \n\t\n", "no text", id="white space"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "", id="binary"),
        pytest.param(b"abc \xff\xfe\x00\x81 def", "", id="no text"),
    ],
)
@pytest.mark.parametrize("command", ["summarize", "sections"])
def test_bad_input_is_one_clear_line(run, tmp_path: Path, command: str, content: bytes | None, says: str) -> None:
    path = tmp_path / "in.txt"
    if content is not None:
        path.write_bytes(content)
    target = tmp_path / "out.txt"
    result = run(command, path, "-o", target)
    assert result.code == 2
    assert result.out == ""
    assert result.err.startswith("briefer: ")
    assert result.err.count("\n") == 1
    assert "in.txt" in result.err
    assert says in result.err
    assert not target.exists()


def test_a_directory_is_one_clear_line(run, tmp_path: Path) -> None:
    result = run("summarize", tmp_path)
    assert result.code == 2
    assert "directory" in result.err


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("First heading\n\nSecond heading\n\nThird heading\n", id="headings only"),
        pytest.param("no sentence here", id="no sentence"),
        pytest.param("12 18% $5", id="figures only"),
        pytest.param("A heading\nOne sentence stands here.", id="one sentence"),
    ],
)
def test_odd_texts_give_an_honest_brief(run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(text, encoding="utf-8")
    result = run("summarize", path, "-m", "extractive", "-f", "json", "-q")
    assert result.code == 0
    assert json.loads(result.out)["faithfulness"]["precision"] in (None, 1.0)


def test_check_finds_nothing_in_a_faithful_summary(run, summary: Path) -> None:
    result = run("check", SEED, summary, "-f", "json")
    assert result.code == 0
    report = json.loads(result.out)
    assert report["schema"] == "briefer/check/1"
    assert report["faithful"] is True
    assert report["precision"] == 1.0
    assert (report["source"], report["summary"]) == (str(SEED), str(summary))
    for mention in report["mentions"]:
        assert SUMMARY[mention["start"] : mention["end"]] == mention["text"]
    source = SEED.read_text(encoding="utf-8")
    for part in [*report["dropped"], *(m["evidence"] for m in report["mentions"] if m["evidence"])]:
        assert source[part["start"] : part["end"]] == part["text"]


def test_check_fails_on_an_altered_figure_and_shows_both_lines(run, tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(SUMMARY.replace("18%", "80%"), encoding="utf-8")
    result = run("check", SEED, path)
    assert result.code == 1
    assert "altered-figure" in result.out
    assert "[80%]" in result.out
    assert "18%" in result.out
    assert run("check", SEED, path, "--exit-zero").code == 0


def test_check_reads_the_summary_from_stdin(summary: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefer", "check", str(SEED), "-", "-f", "json"],
        input=SUMMARY.encode(),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["summary"] == "-"


def test_pairs_are_judged_in_order(run, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    rows = [
        {"id": 7, "source": "It rose 4%.", "summary": "It rose 4%."},
        {"id": "b", "source": "It rose 4%.", "summary": "It rose 5%."},
    ]
    pairs.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = run("check", "--pairs", pairs, "-f", "jsonl")
    assert result.code == 1
    assert [(r["id"], r["faithful"]) for r in map(json.loads, result.out.splitlines())] == [(7, True), ("b", False)]
    assert json.loads(run("check", "--pairs", pairs, "-f", "json").out) == [
        json.loads(line) for line in result.out.splitlines()
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "no pair"),
        ("{", "not JSON"),
        ("[]", "not an object"),
        ('{"source": "a"}', "summary"),
        ('{"source": 1, "summary": "a"}', "source"),
    ],
)
def test_a_bad_line_of_pairs_is_named(run, tmp_path: Path, line: str, says: str) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(line, encoding="utf-8")
    result = run("check", "--pairs", pairs, "-o", tmp_path / "out.jsonl", "-f", "jsonl")
    assert result.code == 2
    assert says in result.err
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "a.txt"],
        ["check", "-", "-"],
        ["check", "a", "b", "--pairs", "c"],
        ["check", "a", "b", "--require", "("],
    ],
)
def test_contradicting_arguments_are_one_clear_line(run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert result.err.count("\n") == 1


def test_sections_shows_the_split(run) -> None:
    record = json.loads(run("sections", SEED, "-f", "json").out)
    assert [s["heading"] for s in record["sections"]] == [None, "NATO and Ukraine", "Moscow attack"]
    for section in record["sections"]:
        assert record["text"][section["start"] : section["end"]] == section["text"]
    shown = run("sections", SEED).out
    assert "NATO and Ukraine" in shown
    assert max(len(line) for line in shown.splitlines()) <= 80


def test_models_lists_the_one_that_ships(run) -> None:
    assert "bundled" in run("models").out
    (bundled, *_) = json.loads(run("models", "-f", "json").out)["models"]
    assert len(bundled["sha256"]) == 64


def test_a_model_that_is_not_there_names_the_next_step(run) -> None:
    result = run("summarize", SEED, "--model", "nobody/no-such-model")
    assert result.code == 2
    assert "briefer models get nobody/no-such-model" in result.err


def test_help_and_check_never_import_torch(summary: Path) -> None:
    script = (
        "import sys\n"
        "from briefer.cli.app import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit as stop:\n    assert not stop.code, stop.code\n"
        "loaded = {'torch', 'transformers', 'sentencepiece', 'huggingface_hub'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )
    for arguments in (["--help"], ["check", str(SEED), str(summary)], ["sections", str(SEED)]):
        subprocess.run([sys.executable, "-c", script, *arguments], check=True, capture_output=True)


def test_a_closed_pipe_ends_quietly() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "briefer", "sections", str(SEED), "-f", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0
    process.stderr.close()


def test_a_pipe_closed_while_pairs_stream_ends_quietly(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(json.dumps({"source": "It rose 4%.", "summary": "It rose 4%."}) + "\n", encoding="utf-8")
    script = f"{sys.executable} -m briefer check --pairs {pairs} -f jsonl | true"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", script], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
