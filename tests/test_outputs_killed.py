"""What a killed `--output` leaves is cleaned up by the next; what one that is at work has written is not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefer.cli.output import emit, result_stream
from briefer.io.temporary import temporary_file, temporary_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="locks of files as POSIX has them")

_KILLED = """
import os, signal, sys
from pathlib import Path
from briefer.cli.output import result_stream
with result_stream(Path(sys.argv[1])) as stream:
    stream.write("half of a result")
    stream.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_next_run_removes_what_a_killed_one_left(tmp_path: Path) -> None:
    output = tmp_path / "brief.txt"
    output.write_text("what was there before")
    done = subprocess.run([sys.executable, "-c", _KILLED, str(output)], capture_output=True)
    assert done.returncode == -9
    assert len(list(tmp_path.iterdir())) == 2
    assert output.read_text() == "what was there before"

    emit("a result\n", tmp_path / "other.txt")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.txt", "other.txt"]
    assert (tmp_path / "other.txt").read_text() == "a result\n"


def test_what_is_being_written_is_left_alone(tmp_path: Path) -> None:
    with result_stream(tmp_path / "one.txt") as one:
        one.write("one")
        with result_stream(tmp_path / "two.txt") as two:
            two.write("two")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"one.txt": "one", "two.txt": "two"}


_KILLED_FOLDER = """
import os, signal, sys
from pathlib import Path
from briefer.io.temporary import temporary_folder
with temporary_folder(Path(sys.argv[1])) as making:
    (making / "model.bin").write_bytes(b"half of a model")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_next_folder_removes_what_a_killed_process_left_of_its_own(tmp_path: Path) -> None:
    (tmp_path / ".making-and-not-ours").symlink_to(tmp_path)
    done = subprocess.run([sys.executable, "-c", _KILLED_FOLDER, str(tmp_path)], capture_output=True)
    assert done.returncode == -9
    assert len(list(tmp_path.glob("*/model.bin"))) == 1

    with temporary_folder(tmp_path) as one, temporary_folder(tmp_path) as two:
        assert one != two
        assert one.is_dir()  # of a process that is at work
        assert not list(tmp_path.glob("*/model.bin"))
        (two / "model.bin").write_bytes(b"a model")
        (two / "model.bin").rename(tmp_path / "model.bin")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".making-and-not-ours", "model.bin"]


def test_a_batch_and_a_merge_remove_what_killed_processes_left_in_their_folder(tmp_path: Path, run) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "The museum in Lisbon sold 3,500 tickets in 2019, about 18% more than in 2018."
    )
    for folder in ("out", "all"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / ".briefer-0123abcd.tmp").write_text("half")
    with result_stream(tmp_path / "out" / "mine.txt") as stream:  # at work: its own is not removed
        (tmp_path / "out" / ".briefer-89ab0123.tmp").write_text("half")
        stream.write("mine")
        assert run("batch", tmp_path / "in", "-o", tmp_path / "out", "-m", "extractive", "--shard", "1/1").code == 0
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"
    assert run("merge", tmp_path / "out", "-o", tmp_path / "all").code == 0
    assert not list(tmp_path.glob("*/.briefer-*.tmp"))


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(AttributeError), result_stream(tmp_path / "one.txt") as stream:
        stream.writelines(["half", None.text])
    assert list(tmp_path.iterdir()) == []


def test_files_of_others_are_no_leftovers(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("x")
    (tmp_path / ".briefer-0.tmp").symlink_to(precious)
    (tmp_path / ".briefer-journal").write_text("a journal")
    handle, path = temporary_file(tmp_path)
    os.close(handle)
    path.unlink()
    assert precious.read_text() == "x"
    assert (tmp_path / ".briefer-journal").read_text() == "a journal"


def test_a_brief_of_a_pipe_does_not_wait(tmp_path: Path, run) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The museum in Lisbon sold 3,500 tickets in 2019, about 18% more than in 2018.")
    assert run("summarize", article, "-m", "extractive", "-f", "json", "-o", tmp_path / "a.json").code == 0
    article.unlink()
    os.mkfifo(article)
    done = run("check", "--brief", tmp_path / "a.json")
    assert done.code == 2
    assert "is a pipe or device; save it, and give --source" in done.err + done.out


@pytest.mark.parametrize("command", [["summarize", "-m", "extractive"], ["check", "{}"], ["sections"], ["read"]])
def test_a_text_that_is_too_long_is_one_line(tmp_path: Path, run, command: list[str]) -> None:
    long = tmp_path / "long.txt"
    long.write_text("The museum sold 12 tickets. " * 80_000)
    arguments = [argument.replace("{}", str(long)) for argument in command]
    done = run(*arguments, long)
    assert done.code == 2
    assert "2,240,000 characters are too many for an article (most: 2,000,000); split it" in done.err + done.out
