"""What a user sees on stderr while a command works, and when it is done."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.batch import Job, ModelSpec, Tally, run
from briefer.batch.job import Found
from briefer.cli.progress import counted, signs, tell_outcome

ARTICLE = (
    "The mayor of Ostveg opened a bridge of 120 metres on Monday.\n\nIt cost 4 million crowns, the council said.\n"
)
WRONG = "The mayor of Ostveg opened a bridge of 130 metres on Monday."


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Called in a test: from then on stderr is a terminal of 100 columns. A fixture has another stderr."""

    def become() -> None:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("COLUMNS", "100")

    return become


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_terminal_is_told_what_is_being_done(run, article: Path, terminal: Callable[[], None]) -> None:
    terminal()
    done = run("summarize", article, "-m", "extractive")

    steps = [
        done.err.index(words) for words in ("Reading bridge.txt", "Loading the model", "Summarizing sections", "1 of 1")
    ]
    assert steps == sorted(steps)
    assert "Ostveg" in done.out
    assert "\x1b" not in done.out


def test_what_is_drawn_of_a_name_cannot_act(run, tmp_path: Path, terminal: Callable[[], None]) -> None:
    terminal()
    path = tmp_path / "[bold]a\x1b[31m.txt"
    path.write_text(ARTICLE, encoding="utf-8")

    done = run("summarize", path, "-m", "extractive")

    assert r"[bold]a\x1b[31m.txt" in done.err.replace("\n", "")


@pytest.mark.parametrize("options", [["--quiet"], []], ids=["quiet", "no terminal"])
def test_nobody_else_is_told_anything(run, article: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: bool(options), raising=False)

    assert run("summarize", article, "-m", "extractive", *options).err == ""


def test_a_check_of_many_pairs_tells_how_far_it_is(run, tmp_path: Path, terminal: Callable[[], None]) -> None:
    terminal()
    for name in ("in", "out"):
        (tmp_path / name).mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.txt").write_text(ARTICLE, encoding="utf-8")
        (tmp_path / "out" / f"{number}.txt").write_text(WRONG, encoding="utf-8")
    folders = [tmp_path / "in", tmp_path / "out"]

    drawn = run("check", *folders, "-f", "json", "-o", tmp_path / "report.json")
    quiet = run("check", *folders, "-f", "json", "-o", tmp_path / "quiet.json", "--quiet")

    assert (drawn.code, quiet.code) == (1, 1)
    assert "Checking" in drawn.err
    assert "3" in drawn.err
    assert quiet.err == ""
    assert (tmp_path / "report.json").read_text() == (tmp_path / "quiet.json").read_text()


def test_one_pair_draws_nothing(run, article: Path, tmp_path: Path, terminal: Callable[[], None]) -> None:
    terminal()
    summary = tmp_path / "summary.txt"
    summary.write_text(WRONG, encoding="utf-8")

    assert "Checking" not in run("check", article, summary, "-o", tmp_path / "report.txt").err


class Heard:
    def __init__(self) -> None:
        self.told: list[tuple[int, int | None, str]] = []

    def step(self, words: str) -> None:
        raise AssertionError(words)

    def at(self, done: int, total: int | None, words: str = "") -> None:
        self.told.append((done, total, words))


def test_items_are_counted_as_they_come() -> None:
    known, unknown = Heard(), Heard()

    assert list(counted("abc", known, 3)) == list(counted("abc", unknown, None)) == ["a", "b", "c"]

    assert [(done, total) for done, total, _ in known.told] == [(1, 3), (2, 3), (3, 3)]
    assert [bool(words) for _, _, words in known.told] == [True, True, False]
    assert unknown.told == [(1, None, ""), (2, None, ""), (3, None, "")]


def test_a_log_gets_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    clock = iter([0.0, 5.0, 16.0, 16.0, 20.0])
    monkeypatch.setattr("briefer.cli.progress.time.monotonic", lambda: next(clock))

    with signs(quiet=False, log=True) as tell:
        tell.step("Summarizing")
        tell.at(1, 9)
        tell.at(2, 9, "1 failed")
        tell.at(3, 9)

    assert capsys.readouterr().err == "briefer: 2 of 9 done, 1 failed\n"


def test_the_time_that_is_left_goes_by_what_is_left() -> None:
    tally = Tally(inputs=4, made=1, seconds=12.0, making=2.0, weight=1000, weight_done=250)

    assert tally.seconds_left == 30.0  # ten seconds for a quarter; the two before the first brief come only once
    assert Tally(inputs=4, seconds=12.0, making=2.0, weight=1000).seconds_left is None
    assert Tally(inputs=4, seconds=1.0).seconds_left is None


def test_a_run_weighs_what_it_has_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, times in (("long.txt", 9), ("short.txt", 1)):
        (folder / name).write_text(ARTICLE * times, encoding="utf-8")
    (folder / "empty.txt").touch()
    job = Job(folder, tmp_path / "out", model=ModelSpec("extractive"))
    seen: list[tuple[bool, int]] = []

    tally = run(job, on_progress=lambda now: seen.append((now.making is not None, now.weight_done)))

    assert tally.weight == tally.weight_done == len(ARTICLE) * 10 + 1
    assert seen[:2] == [(False, 0), (True, 0)]
    assert sorted(done for _, done in seen) == [done for _, done in seen]
    again = run(job)
    assert (again.reused, again.weight) == (2, 1)  # what failed is tried again, and weighs next to nothing


def test_files_with_findings_are_named_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    found = [Found("a.txt", 1, 0), Found("b/c\x1b.txt", 3, 2)]
    tally = Tally(inputs=9, made=9, findings=8, errors=2, found=found, with_findings=4)

    tell_outcome(tally, quiet=False)

    assert capsys.readouterr().err.splitlines()[-3:] == [
        "briefer: 1 finding: a.txt",
        r"briefer: 3 findings, 2 of them errors: b/c\x1b.txt",
        "briefer: findings in 2 more files; the manifest names them all",
    ]
    tell_outcome(tally, quiet=True)
    assert capsys.readouterr().err == ""


def test_a_run_finds_the_files_with_findings(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bridge.txt").write_text(ARTICLE, encoding="utf-8")
    job = Job(folder, tmp_path / "out", model=ModelSpec("extractive"))
    run(job)
    manifest = tmp_path / "out" / "manifest.jsonl"
    record = json.loads(manifest.read_text()) | {"findings": 3, "errors": 2}
    manifest.write_text(json.dumps(record) + "\n", encoding="utf-8")

    tally = run(job)

    assert (tally.reused, tally.with_findings, tally.found) == (1, 1, [Found("bridge.txt", 3, 2)])
