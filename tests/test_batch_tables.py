"""What a run knows of its inputs lies on disk: memory does not grow with their number."""

import os
import sqlite3
import tracemalloc
from pathlib import Path
from threading import Thread

import pytest

from briefer.batch import BatchError, Job, ModelSpec, RebuildReason, plan
from briefer.batch.record_table import RecordTable
from briefer.batch.records import Record, from_lines, to_line
from briefer.batch.scratch import Scratch
from briefer.batch.store import MANIFEST, Store
from briefer.batch.unfinished import MAKING, Unfinished
from briefer.io.atomic import PART, remove_parts

EXTRACTIVE = ModelSpec("extractive")


def _record(path: str) -> Record:
    return Record(
        path, "0" * 64, "another job", ".json", "1" * 64, findings=0, errors=0, sections=1, title=f"Of {path}"
    )


def _many(folder: Path, count: int) -> Job:
    """A folder of files and what an earlier run said of them and of as many others."""
    (folder / "in").mkdir(parents=True)
    (folder / "out").mkdir()
    with (folder / "out" / MANIFEST).open("w") as manifest:
        for number in range(count):
            (folder / "in" / f"{number:06}.txt").touch()
            manifest.write(to_line(_record(f"{number:06}.txt")))
        for number in range(count):
            manifest.write(to_line(_record(f"gone/{number:06}.txt")))
    with (folder / "out" / MAKING).open("w") as making:
        making.writelines(f'["{number:06}.txt", 0, false]\n["{number:06}.txt"]\n' for number in range(count))
    return Job(folder / "in", folder / "out", model=EXTRACTIVE)


def _peak(job: Job) -> int:
    tracemalloc.start()
    try:
        found = plan(job)
        assert {why for _, why in found} == {RebuildReason.SETTINGS}
        unfinished = Unfinished(job.out)
        unfinished.begin()
        unfinished.close()
        store = Store(job.out)
        store.finish(found.manifest, found.earlier, complete=True)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_inputs(tmp_path: Path) -> None:
    _peak(_many(tmp_path / "warm", 10))  # what is imported and compiled once
    few, many = _many(tmp_path / "few", 1000), _many(tmp_path / "many", 3000)
    # The least of some: pathlib interns names, and the interpreter's table of these is enlarged at any time.
    grown = (min(_peak(many) for _ in range(3)) - min(_peak(few) for _ in range(3))) / 2000
    assert grown < 40  # bytes a file; of a list of their paths alone more than 60
    assert len((many.out / MANIFEST).read_bytes().splitlines()) == 3000


def test_the_last_record_of_a_path_counts_and_tables_tell_whose_lines() -> None:
    scratch = Scratch()
    known = RecordTable(scratch, "known", [_record("b"), _record("a"), _record("c")])
    RecordTable(scratch, "some", [_record("b"), _record("x")])
    known.put(Record("a", None, "j", ".json", error="no text"))

    assert [record.path for record in from_lines(known.lines())] == ["a", "b", "c"]
    assert known.get("a") == Record("a", None, "j", ".json", error="no text")
    assert known.get("x") is None
    assert [record.path for record in from_lines(known.lines(of="some"))] == ["b"]
    assert [record.path for record in from_lines(known.lines(but="some"))] == ["a", "c"]


def test_a_name_of_any_bytes_is_found_again() -> None:
    path = os.fsdecode(b"caf\xe9/\xff.txt")
    assert RecordTable(Scratch(), "known", [_record(path)]).get(path) == _record(path)


def test_two_threads_may_read_and_write() -> None:
    scratch = Scratch()
    one, other = RecordTable(scratch, "one", map(_record, map(str, range(1000)))), RecordTable(scratch, "other")
    thread = Thread(target=lambda: [other.put(record) for record in from_lines(one.lines())])
    thread.start()
    assert sum(1 for _ in one.lines()) == 1000
    thread.join()
    assert sum(1 for _ in other.lines(of="one")) == 1000


def test_a_disk_that_takes_no_more_is_one_line() -> None:
    scratch = Scratch()
    scratch.run("PRAGMA max_page_count = 20")
    with pytest.raises(
        BatchError,
        match=r"cannot be kept in the folder of temporary files .*full.*; make room, or name another with TMPDIR",
    ):
        RecordTable(scratch, "known", map(_record, map(str, range(1000))))


def test_nothing_is_left_of_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    scratch = Scratch()
    RecordTable(scratch, "known", map(_record, map(str, range(20_000))))
    # Whatever kills the process: the file has no name while it is written.
    assert list(tmp_path.iterdir()) == []
    assert sqlite3.threadsafety == 3


def test_what_is_half_written_is_removed_and_links_are_not_followed(tmp_path: Path) -> None:
    elsewhere, out = tmp_path / "elsewhere", tmp_path / "out"
    for folder in (elsewhere, out / "deep" / "deeper"):
        folder.mkdir(parents=True)
        (folder / PART).touch()
    (out / "link").symlink_to(elsewhere)
    remove_parts(out)
    assert [path.name for path in tmp_path.rglob(PART)] == [PART]
    assert (elsewhere / PART).exists()
