"""`briefer batch` and `briefer merge` as a user has them."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from batches import fill, manifest, outputs, statuses

ROOT = Path(__file__).parents[1]

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path / "in", 3)


def test_a_folder_and_the_table_at_the_end(briefer: Run, folder: Path, tmp_path: Path) -> None:
    code, out, err = briefer("batch", folder, "-o", tmp_path / "out", "-m", "extractive")
    assert (code, out) == (0, "")
    assert len(outputs(tmp_path / "out")) == 3
    head, row = err.splitlines()[1:3]
    table = dict(zip(head.split(), row.split(), strict=True))
    assert {"inputs": "3", "summarized": "3", "reused": "0", "failed": "0", "sections": "3"}.items() <= table.items()


def test_failures_are_told_and_make_the_exit_code_two(briefer: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "two\nlines.txt").touch()
    code, out, err = briefer("batch", folder, "-o", tmp_path / "out", "-m", "extractive", "--exit-zero")
    assert (code, out) == (2, "")
    assert err.splitlines()[-1].startswith(r"briefer: failed: two\nlines.txt: there is no text")
    code, _, err = briefer("batch", folder, "-o", tmp_path / "out", "-m", "extractive", "--quiet")
    assert code == 2
    assert err.count("\n") == 1
    assert "failed: " in err


def test_no_name_acts_on_a_terminal_or_a_runner_wherever_it_is_shown(briefer: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "##[error]\x1b[31m\n.txt").touch()
    shown = r"#\x23[error]\x1b[31m\n.txt"
    arguments = ("batch", tmp_path / "in", "-o", tmp_path / "out", "-m", "extractive")
    assert briefer(*arguments, "--dry-run")[1] == f"summarize\tnew\t{shown}\t{shown}.json\n"
    assert f"failed: {shown}: there is no text" in briefer(*arguments)[2]


def test_many_failures_are_named_up_to_twenty(briefer: Run, folder: Path, tmp_path: Path) -> None:
    for number in range(23):
        (folder / f"bad{number}.txt").touch()
    _, _, err = briefer("batch", folder, "-o", tmp_path / "out", "-m", "extractive")
    assert err.count("failed: bad") == 20
    assert "failed: 3 more" in err


def test_findings_of_error_severity_make_the_exit_code_one(
    briefer: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    briefer("batch", folder, "-o", out, "-m", "extractive")
    # No brief has such a finding; a record of an earlier run says that one had.
    lines = manifest(out)
    lines[0] |= {"findings": 1, "errors": 1}
    (out / "manifest.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    arguments = ("batch", folder, "-o", out, "-m", "extractive", "-q")
    assert briefer(*arguments) == (1, "", "")
    assert briefer(*arguments, "--exit-zero") == (0, "", "")
    (folder / "bad.txt").touch()
    assert briefer(*arguments)[0] == 2


def test_a_dry_run_prints_what_would_be_done_and_does_nothing(briefer: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, printed, err = briefer("batch", folder, "-o", out, "--dry-run")
    assert (code, err) == (0, "")
    assert printed.splitlines()[0] == "summarize\tnew\t0000.txt\t0000.txt.json"
    assert not out.exists()
    briefer("batch", folder, "-o", out, "-m", "extractive")
    (folder / "0001.txt").write_text("Something else.")
    _, printed, _ = briefer("batch", folder, "-o", out, "-m", "extractive", "--dry-run")
    assert [line.split("\t")[:3] for line in printed.splitlines()] == [
        ["reuse", "unchanged", "0000.txt"],
        ["summarize", "input changed", "0001.txt"],
        ["reuse", "unchanged", "0002.txt"],
    ]


def test_a_list_on_standard_input(briefer: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"0000.txt\ngone.txt\n")))
    code, _, _ = briefer("batch", "-", "-o", tmp_path / "out", "-m", "extractive")
    assert code == 2
    assert statuses(tmp_path / "out") == {"0000.txt": "ok", "gone.txt": "failed"}


@pytest.mark.parametrize(
    ("listed", "said"), [(b"\n", "give a path on each line"), (b"0000.txt\nout/x.txt\n", "check --include, --exclude")]
)
def test_a_list_of_nothing_says_what_to_look_at(
    briefer: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, listed: bytes, said: str
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(listed)))
    code, _, err = briefer("batch", "-", "-o", "out", "-m", "extractive", "--exclude", "0*")
    assert (code, err.count("\n")) == (2, 1)
    assert said in err


def test_include_and_exclude(briefer: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "data.csv").touch()
    arguments = ("batch", folder, "-o", tmp_path / "out", "-m", "extractive", "--include", "*.txt", "--exclude", "*1*")
    assert briefer(*arguments)[0] == 0
    assert list(statuses(tmp_path / "out")) == ["0000.txt", "0002.txt"]


def test_shards_and_merge(briefer: Run, folder: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        arguments = ("batch", folder, "-o", tmp_path / f"s{number}", "-m", "extractive", "--shard", f"{number}/2", "-q")
        assert briefer(*arguments) == (0, "", "")
    code, out, err = briefer("merge", tmp_path / "s1", tmp_path / "s2", "-o", tmp_path / "all")
    assert (code, out) == (0, "")
    assert "3 briefs in" in err
    assert len(outputs(tmp_path / "all")) == 3


@pytest.mark.parametrize("flags", [(), ("--quiet",)])
def test_a_merge_without_one_shard_keeps_the_others_and_is_not_green(
    briefer: Run, tmp_path: Path, flags: tuple[str, ...]
) -> None:
    folder = fill(tmp_path / "in", 8)
    shards = [tmp_path / f"s{number}" for number in (1, 2, 3, 4)]
    for number, shard in enumerate(shards, 1):
        briefer("batch", folder, "-o", shard, "-m", "extractive", "--shard", f"{number}/4", "-q")
    there = [shard for shard in shards if shard != shards[2]]
    code, out, err = briefer("merge", *there, "-o", tmp_path / "all", *flags)
    assert (code, out) == (2, "")
    assert err.splitlines()[-1].startswith("briefer: missing: shard 3/4; ")
    assert outputs(tmp_path / "all") == {name: brief for shard in there for name, brief in outputs(shard).items()}
    assert briefer("merge", shards[2], "-o", tmp_path / "all", "-q") == (0, "", "")
    assert len(outputs(tmp_path / "all")) == 8


def test_a_merge_of_runs_with_failures_ends_like_the_run_that_was_never_split(
    briefer: Run, folder: Path, tmp_path: Path
) -> None:
    (folder / "bad.txt").touch()
    for number in (1, 2):
        briefer("batch", folder, "-o", tmp_path / f"s{number}", "-m", "extractive", "--shard", f"{number}/2", "-q")
    code, out, err = briefer("merge", tmp_path / "s1", tmp_path / "s2", "-o", tmp_path / "all", "-q")
    assert (code, out) == (2, "")
    assert err == "briefer: failed: 1 of 4 inputs; the manifest names them all\n"
    assert len(outputs(tmp_path / "all")) == 3


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--shard", "3/2"], "shard 3/2"),
        (["--fail-fast", "--max-failures", "2"], "not both"),
        (["--ray-address", "auto"], "needs --engine-cluster"),
        (["--engine-cluster", "spark"], "the one cluster engine is ray"),
        (["--include", "*.pdf"], "no file to summarize"),
        (["--require", "("], "no regular expression"),
        (["-m", "no/such-model"], "no/such-model"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    briefer: Run, folder: Path, tmp_path: Path, options: list[str], said: str
) -> None:
    code, out, err = briefer("batch", folder, "-o", tmp_path / "out", *options)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert said in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param("", "FOLDER is empty", id="a variable with nothing in it"),
        pytest.param("in/0000.txt", "in/0000.txt: not a folder", id="a file"),
        pytest.param("gone", "gone: no such folder", id="nothing"),
        pytest.param("-", "standard input is closed", id="no list"),
    ],
)
def test_what_is_no_folder_is_one_line(
    briefer: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", None)  # as it is after `briefer ... <&-`
    code, out, err = briefer("batch", source, "-o", tmp_path / "out", "-m", "extractive")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert not (tmp_path / "out").exists()


def test_fail_fast_stops_at_the_first_failure(briefer: Run, folder: Path, tmp_path: Path) -> None:
    for number in range(5):
        (folder / f"{number}.txt").touch()
    code, _, err = briefer("batch", folder, "-o", tmp_path / "out", "-m", "extractive", "--fail-fast")
    assert code == 2
    assert err.count("failed: ") == 1


def test_without_ray_its_package_is_named(
    briefer: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    code, _, err = briefer("batch", folder, "-o", tmp_path / "out", "-m", "extractive", "--engine-cluster", "ray")
    assert code == 2
    assert err == 'briefer: Ray is not installed: run `pip install "briefer-cli[ray]"`\n'


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_with_130_and_a_manifest(tmp_path: Path, workers: str) -> None:
    folder = fill(tmp_path / "in", 400)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "briefer", "batch", str(folder), "-o", str(out), "-m", "extractive"]
    process = subprocess.Popen(
        [*command, "--workers", workers],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while len(list(out.glob("*.json"))) < 3:
        assert process.poll() is None
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the workers get it too
    _, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Traceback" not in err
    made = outputs(out)
    assert len(made) < 400
    assert {line["output"] for line in manifest(out)} <= set(made)
    # Between an output and its line in the journal there is a moment too.
    assert len(made) - 1 <= len(manifest(out))
