"""The command line: results on stdout, the rest on stderr, exit codes per contract, no traceback whatever comes in."""

import json
import os
import re
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from briefer import __version__
from briefer.cli.app import COMMANDS

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "zelenskyy-brussels-talks.txt"
SUMMARY = "Russia occupies about 18% of Ukraine, Zelenskyy told Le Parisien."


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    path = tmp_path / "summary.txt"
    path.write_text(SUMMARY, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_no_help_names_a_type_of_python(run, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = run(command, "--help").out
    assert not re.search(r"\b(?:list|tuple|dict|Annotated|Union|Optional)\[|<class|\bNone\b|Wrapper|Value error", told)


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(run, option: str) -> None:
    assert run(option).out == f"briefer {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
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
    assert "No unsupported name or figure (" in text


def test_explain_names_origins_and_what_was_rejected(run) -> None:
    result = run("summarize", SEED, "--explain", "--no-grounding")
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
    assert 'no section "Weather"' in result.err
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


def test_a_missing_folder_of_the_output_is_found_before_the_model_is_loaded(run, tmp_path: Path) -> None:
    result = run("summarize", SEED, "-m", "nobody/no-such-model", "-o", tmp_path / "missing" / "brief.txt")
    assert result.code == 2
    assert "there is no folder" in result.err
    assert "no-such-model" not in result.err


def test_an_output_that_is_a_folder_is_one_clear_line(run, tmp_path: Path) -> None:
    result = run("sections", SEED, "-o", tmp_path)
    assert result.code == 2
    assert "give the name of a file" in result.err


@pytest.mark.parametrize("command", ["summarize", "sections"])
def test_an_input_is_never_overwritten(run, tmp_path: Path, command: str) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Sales rose 18% in May.", encoding="utf-8")
    result = run(command, article, "-o", article)
    assert result.code == 2
    assert "an input of this run" in result.err
    assert article.read_text(encoding="utf-8") == "Sales rose 18% in May."


def test_an_output_replaces_what_a_link_leads_to_and_keeps_its_mode(run, tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("before", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    run("sections", SEED, "-o", link)
    assert link.is_symlink()
    assert "NATO and Ukraine" in target.read_text(encoding="utf-8")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_an_output_has_as_long_a_name_as_the_file_system_allows(run, tmp_path: Path) -> None:
    target = tmp_path / ("n" * 249)
    assert run("sections", SEED, "-o", target).code == 0
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_fifo_is_written_to_and_stays_a_fifo(run, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(fifo.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    assert run("sections", SEED, "-o", fifo).code == 0
    reader.join(timeout=10)
    assert "NATO and Ukraine" in read[0]
    assert fifo.is_fifo()


def test_a_device_is_written_to_and_stays_a_device(run) -> None:
    assert run("sections", SEED, "-o", os.devnull).code == 0
    assert Path(os.devnull).is_char_device()


def test_a_text_in_a_language_that_is_not_covered_is_summarized_with_a_warning(run, tmp_path: Path) -> None:
    path = tmp_path / "pl.txt"
    path.write_text(
        "Port w Gdyni przeładował w zeszłym roku 14 milionów ton towarów, podał zarząd portu. "
        "Wiosną ruch spadł o 18 procent, bo strajk zamknął dwa terminale kontenerowe w porcie. " * 3,
        encoding="utf-8",
    )
    result = run("summarize", path, "-m", "extractive")
    assert result.code == 0
    assert "the text is in Polish, which is not covered" in result.err
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


def test_check_of_another_language_says_so_and_settings_may_let_it_pass(run, tmp_path: Path) -> None:
    path = tmp_path / "foreign.txt"
    path.write_text("Мэр открыл мост в пятницу.", encoding="utf-8")
    result = run("check", SEED, path)
    assert (result.code, result.out) == (2, "Not checked: the summary is in Russian, which is not covered.\n")
    assert run("check", SEED, path, "--exit-zero").code == 2
    assert run("check", SEED, path, "--rule", "not-checked=warning").code == 0
    record = json.loads(run("check", SEED, path, "-f", "json").out)
    assert (record["faithful"], record["checked"], record["precision"]) == (None, False, None)
    assert record["language"] == {
        "source": "en",
        "summary": None,
        "told": {"source": {"code": "en", "by": "text"}, "summary": {"code": "ru", "by": "text"}},
    }


def test_a_user_may_tell_the_languages_of_a_check(run, tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("Rutte, Zelenskyy, 18%", encoding="utf-8")
    assert run("check", SEED, path, "--language", "en").code == 0
    assert "the summary is in Welsh" in run("check", SEED, path, "--language", ":cy").out
    assert "the source is in Welsh" in run("check", SEED, path, "--language", "cy:en").out
    record = json.loads(run("check", SEED, path, "--language", "en-GB", "-f", "json").out)
    assert record["language"]["told"]["source"] == {"code": "en", "by": "user"}
    wrong = run("check", SEED, path, "--language", "english")
    assert (wrong.code, "no code of a language" in wrong.err) == (2, True)


def test_settings_may_tell_the_language_of_their_pairs(run, tmp_path: Path) -> None:
    settings = tmp_path / "briefer.toml"
    settings.write_text('[check]\nlanguage = "cy"\n', encoding="utf-8")
    path = tmp_path / "names.txt"
    path.write_text("Rutte, Zelenskyy, 18%", encoding="utf-8")
    assert run("check", SEED, path, "--config", settings).code == 2
    assert run("check", SEED, path, "--config", settings, "--language", "en").code == 0


def test_check_tells_what_was_dropped_where_it_is_asked(run, summary: Path) -> None:
    assert "dropped" not in run("check", SEED, summary).out
    shown = run("check", SEED, summary, "--show-dropped").out
    assert "required facts kept" in shown
    assert "warning dropped-name: " in shown
    asked = run("check", SEED, summary, "--require", "13 drones").out
    assert asked.rstrip().endswith("warning dropped-figure: 13 drones")


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
        ["summarize", "a", "--require", "["],
        ["summarize", "a", "--model", ""],
        ["models", "show", " "],
    ],
)
def test_contradicting_arguments_are_one_clear_line(run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert result.err.count("\n") == 1


def test_pairs_print_nothing_when_the_first_line_is_bad(run, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text("{", encoding="utf-8")
    result = run("check", "--pairs", pairs, "-f", "json")
    assert (result.code, result.out) == (2, "")


def test_a_required_pattern_that_asks_for_nothing_is_told(run, summary: Path) -> None:
    arguments = ("check", SEED, summary, "-f", "json", "--require", "Zelenskyy", "--require", "Obama")
    result = run(*arguments)
    assert result.err == "briefer: --require Obama matches no name or figure of the source\n"
    assert json.loads(result.out)["schema"] == "briefer/check/1"
    assert run(*arguments, "--quiet").err == ""


def test_a_required_pattern_of_another_section_is_told(run) -> None:
    arguments = ("summarize", SEED, "-m", "extractive", "--require", "Kirillov")
    assert run(*arguments).err == ""
    narrowed = run(*arguments, "--section", "NATO and Ukraine")
    assert "--require Kirillov matches no name or figure of the source" in narrowed.err
    assert run(*arguments, "--section", "NATO and Ukraine", "-q").err == ""


@pytest.mark.parametrize(("flags", "grounded"), [((), True), (("--no-grounding",), False)])
def test_grounding_is_a_choice_that_the_provenance_names(
    run, model_folders: Callable[[str], Path], flags: tuple[str, ...], grounded: bool
) -> None:
    result = run("summarize", SEED, "-m", model_folders("t5"), "-f", "json", "-q", "--section", "Moscow attack", *flags)
    assert result.code == 0
    assert json.loads(result.out)["provenance"]["grounded"] is grounded


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


def test_models_show_explains_the_summarizer_without_a_model(run) -> None:
    assert "built-in summarizer without a model" in run("models", "show", "extractive").out
    (record,) = json.loads(run("models", "show", "extractive", "-f", "json").out)["models"]
    assert (record["name"], record["sha256"]) == ("extractive", None)


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


@pytest.mark.parametrize("format", ["text", "json", "jsonl"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(("stated", "code"), [("4%", 0), ("5%", 1)])
def test_a_pipe_closed_while_pairs_stream_ends_quietly_with_the_code_of_what_was_judged(
    tmp_path: Path, format: str, unbuffered: str, stated: str, code: int
) -> None:
    pairs = tmp_path / "pairs.jsonl"
    line = json.dumps({"source": "It rose 4%.", "summary": f"It rose {stated}."}) + "\n"
    pairs.write_text(line * 300, encoding="utf-8")
    command = f"{sys.executable} -m briefer check --pairs {pairs} -f {format}"
    script = f"{command} | head -c 10 >/dev/null; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, env={**os.environ, "PYTHONUNBUFFERED": unbuffered}
    )
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        pytest.param("sections {seed} > /dev/full", 2, "No space left", id="stdout full"),
        pytest.param("check --pairs {pairs} -f jsonl > /dev/full", 2, "No space left", id="stdout full, many records"),
        pytest.param("--help > /dev/full", 2, "No space left", id="stdout full, help"),
        pytest.param("--version > /dev/full", 2, "No space left", id="stdout full, version"),
        pytest.param("sections {seed} >&-", 2, "standard output is closed", id="stdout closed"),
        pytest.param("--version >&-", 2, "standard output is closed", id="stdout closed, version"),
        pytest.param("sections {seed} -o {out} >&-", 0, "", id="stdout closed, not needed"),
        pytest.param("sections {seed} >/dev/null 2>&-", 0, "", id="stderr closed"),
        pytest.param("sections missing.txt 2>&-", 2, "", id="stderr closed, error"),
        pytest.param("sections missing.txt 2>/dev/full", 2, "", id="stderr full, error"),
        pytest.param("check --pairs {pairs} >/dev/null 2>&-", 1, "", id="stderr closed, findings"),
    ],
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_stream_that_takes_nothing_is_at_most_one_line(tmp_path: Path, command: str, code: int, says: str) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(json.dumps({"source": "It rose 4%.", "summary": "It rose 5%."}) + "\n", encoding="utf-8")
    arguments = command.format(seed=SEED, pairs=pairs, out=tmp_path / "out.txt")
    done = subprocess.run(["bash", "-c", f"{sys.executable} -m briefer {arguments}"], capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert done.stderr.count("\n") == bool(says)
    assert "Traceback" not in done.stderr


def test_what_nobody_expected_is_one_line_and_never_looks_like_findings(
    run, monkeypatch: pytest.MonkeyPatch, summary: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a fault\nof two lines")

    monkeypatch.setattr("briefer.checks.inputs.check", fail)
    monkeypatch.delenv("BRIEFER_DEBUG", raising=False)
    result = run("check", SEED, summary)
    assert result.code == 2
    assert result.err == "briefer: internal error: ZeroDivisionError: a fault of two lines; please report it\n"
    monkeypatch.setenv("BRIEFER_DEBUG", "1")
    assert "Traceback" in run("check", SEED, summary).err


@pytest.mark.parametrize(
    "module",
    [
        pytest.param("briefer.cli.app", id="while the command line is imported"),
        pytest.param("briefer.briefing.pipeline", id="while a command runs"),
    ],
)
def test_ctrl_c_is_130_and_quiet(module: str) -> None:
    script = (
        "import sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}:\n            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "from briefer.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script, "summarize", str(SEED)], capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


_SCRIPT = """
import os, signal, sys

class Press:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Press())
from briefer.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize(
    "module",
    ["briefer.cli.app", "click", "briefer.cli.summarize", "briefer.readers", "numpy", "briefer.briefing.pipeline"],
)
def test_a_real_ctrl_c_at_any_moment_of_the_start_is_130_and_quiet(module: str) -> None:
    script = _SCRIPT.format(module=module)
    done = subprocess.run([sys.executable, "-c", script, "summarize", str(SEED)], capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_a_library_that_takes_ctrl_c_for_a_missing_part_does_not_make_it_an_error() -> None:
    script = _SCRIPT.format(module="briefer.briefing.pipeline").replace(
        "os.kill(os.getpid(), signal.SIGINT)",
        "try:\n                os.kill(os.getpid(), signal.SIGINT)\n                for _ in range(9): len(str(_))\n"
        "            except KeyboardInterrupt:\n                raise ImportError('a part is missing') from None",
    )
    done = subprocess.run([sys.executable, "-c", script, "summarize", str(SEED)], capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_ctrl_c_after_the_end_changes_nothing(summary: Path) -> None:
    late = "import atexit\natexit.register(lambda: os.kill(os.getpid(), signal.SIGINT))\nfrom briefer.__main__"
    script = _SCRIPT.format(module="").replace("from briefer.__main__", late)
    done = subprocess.run([sys.executable, "-c", script, "check", str(SEED), str(summary)], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"No unsupported" in done.stdout
