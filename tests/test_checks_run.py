"""Check runs as a whole: exit codes whatever the format, several reports, GitHub's variables, memory."""

import gc
import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.checks.inputs import TextPair
from briefer.checks.outcome import Totals
from briefer.checks.pairs import Pair
from briefer.checks.reports.formats import CheckFormat
from briefer.checks.run import Run

FORMATS = list(CheckFormat)
SOURCE = "Sales at Toyota rose 18% in May."
GOOD, BAD = "Sales rose 18%.", "Sales rose 80%."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("briefer.checks.run.perf_counter", lambda: 0.0)  # two runs are to say the same
    return tmp_path


def write(**summaries: str) -> None:
    for stem, summary in summaries.items():
        for place, text in (("in", SOURCE), ("out", summary)):
            path = Path(place) / f"{stem}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("summaries", "flags", "code"),
    [
        pytest.param({"a": GOOD}, (), 0, id="fine"),
        pytest.param({"a": GOOD, "b": BAD}, (), 1, id="an error"),
        pytest.param({"a": GOOD, "b": BAD}, ("--exit-zero",), 0, id="an error, exit zero"),
        pytest.param({"a": GOOD, "b": BAD, "c": ""}, (), 2, id="a failed pair beats an error"),
        pytest.param({"a": GOOD, "c": ""}, ("--exit-zero",), 2, id="exit zero is about findings only"),
        pytest.param({"a": "Sales rose."}, (), 0, id="a warning"),
        pytest.param({"a": "Sales rose."}, ("--min-recall", "1"), 1, id="a missed threshold"),
    ],
)
def test_the_exit_code_is_the_same_in_every_format(
    run, format: str, summaries: dict[str, str], flags: tuple[str, ...], code: int
) -> None:
    write(**summaries)
    result = run("check", "in", "out", "-f", format, "-q", *flags)
    assert result.code == code
    assert run("check", "in", "out", "-f", format, "-o", "report", "-q", *flags).code == code
    assert Path("report").read_text(encoding="utf-8") == result.out


def test_several_reports_in_one_run_say_what_each_says_alone(run) -> None:
    write(a=GOOD, b=BAD)
    reports = [argument for format in FORMATS for argument in ("--report", f"{format}={format}.out")]
    assert run("check", "in", "out", *reports, "-q").code == 1
    for format in FORMATS:
        alone = run("check", "in", "out", "-f", format, "-q").out
        assert Path(f"{format}.out").read_text(encoding="utf-8") == alone, format


def test_a_report_that_cannot_be_written_is_named(run) -> None:
    write(a=GOOD)
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    result = run("check", "in", "out", "--report", "jsonl=/dev/full")
    assert result.code == 2
    assert "/dev/full: cannot be written" in result.err


def test_reports_are_whole_when_the_reader_of_the_result_has_gone() -> None:
    pairs = "".join(json.dumps({"id": n, "source": SOURCE, "summary": BAD}) + "\n" for n in range(400))
    Path("p.jsonl").write_text(pairs, encoding="utf-8")
    command = f"{sys.executable} -m briefer check --pairs p.jsonl -f jsonl --report jsonl=all.jsonl"
    command += " --write-baseline known.json"
    script = f"{command} | head -c 10 >/dev/null; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, cwd=Path.cwd(), env=_environment())
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(Path("all.jsonl").read_text(encoding="utf-8").splitlines()) == 400
    assert len(json.loads(Path("known.json").read_text(encoding="utf-8"))["findings"]) == 400


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}


def test_on_github_annotations_go_to_stderr_and_the_summary_is_added_to_the_jobs(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(a=BAD)
    Path("job.md").write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "job.md")
    result = run("check", "in", "out", "-f", "jsonl")
    assert result.code == 1
    assert json.loads(result.out)["faithful"] is False
    assert result.err.startswith("::error ")
    job = Path("job.md").read_text(encoding="utf-8")
    assert job.startswith("before\n")
    assert "80%" in job
    assert run("check", "in", "out", "-q").err == ""


@pytest.mark.parametrize("path", ["/dev/full", "gone/job.md"])
def test_a_job_summary_that_cannot_be_written_is_named(run, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    write(a=BAD)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", path)
    result = run("check", "in", "out", "-q")
    assert result.code == 2
    assert f"{path}: cannot be written" in result.err
    assert "GITHUB_STEP_SUMMARY" in result.err


def test_on_github_annotations_are_written_once(run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a=BAD)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    result = run("check", "in", "out", "-f", "github")
    assert result.out.startswith("::error ")
    assert result.err == ""


def test_what_is_required_of_many_pairs_is_told_only_when_no_source_has_it(run) -> None:
    write(a=GOOD, b=GOOD)
    Path("in/b.txt").write_text("Nissan fell 18%.", encoding="utf-8")
    result = run("check", "in", "out", "--require", "Nissan", "--require", "Renault")
    assert result.err == "briefer: --require Renault matches no name or figure of the source\n"


def test_an_allowance_without_a_use_is_told(run) -> None:
    write(a=f"{GOOD} <!-- briefer: allow derived-figure -->")
    Path("briefer.toml").write_text("[check]\nallow_comments = true\n", encoding="utf-8")
    result = run("check", "in", "out")
    assert (result.code, result.err) == (0, "briefer: out/a.txt:1: allow derived-figure allows nothing; remove it\n")
    assert run("check", "in", "out", "-q").err == ""


def test_what_notices_quote_does_not_act(run) -> None:
    foreign = "\x1b[31m80%\n::error::no ##[error]no"
    write(**{"a": f'{GOOD} <!-- briefer: allow altered-figure "{foreign}" -->', "\x1b[31m\n::error::b": " "})
    Path("briefer.toml").write_text("[check]\nallow_comments = true\n", encoding="utf-8")
    entry = {"pair": "out/a.txt", "rule": "altered-figure", "text": foreign, "sentence": foreign, "count": 1}
    Path("known.json").write_text(json.dumps({"schema": "briefer/baseline/1", "findings": [entry]}), encoding="utf-8")
    lines = run("check", "in", "out", "--baseline", "known.json", "-o", "report").err.splitlines()
    assert [line.split(": ")[0] for line in lines] == ["briefer"] * 3
    assert "there is no text in it" in lines[0]
    assert "allows nothing" in lines[1]
    assert "stale in the baseline" in lines[2]
    assert all(line.isprintable() and "##[" not in line for line in lines)


def most_held(count: int) -> int:
    """The most bytes that a run over `count` pairs holds between two pairs."""

    def pairs() -> Iterator[TextPair]:
        for number in range(count):
            # Words that come again: what is remembered of words has bounds of its own.
            sold = number % 40
            yield TextPair(Pair(number, f"Toyota sold {sold} cars in Osaka.", f"Toyota sold {sold + 1} cars."))

    held = []
    totals = Totals()
    tracemalloc.start()
    for outcome in Run().outcomes(pairs()):
        totals = totals.plus(outcome)
        if totals.pairs % (count // 4) == 0:
            gc.collect()  # empties Python's own stock of tuples too
            held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert (totals.pairs, len(held)) == (count, 4)
    return max(held)


def test_memory_is_flat() -> None:
    most_held(40)  # tables that are read once; what is remembered of sources is full after some hundred pairs
    # The verdict on one of these pairs takes some thousand bytes.
    assert most_held(1000) - most_held(200) < 100 * (1000 - 200)


def test_a_closed_stdout_does_not_matter_when_the_result_goes_elsewhere() -> None:
    write(a=BAD)
    script = f"{sys.executable} -m briefer check in out -o report.txt >&-"
    done = subprocess.run(["bash", "-c", script], capture_output=True, env=_environment())
    assert (done.returncode, done.stderr) == (1, b"")
    assert "[80%]" in Path("report.txt").read_text(encoding="utf-8")
