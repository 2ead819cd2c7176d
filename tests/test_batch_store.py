"""What a folder of outputs keeps, whatever happens to the run that fills it."""

import errno
import json
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from batches import fill, hidden, manifest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.batch import BatchError, Job, ModelSpec, run
from briefer.batch.record_table import RecordTable
from briefer.batch.records import Record, from_lines, to_line
from briefer.batch.scratch import Scratch
from briefer.batch.store import EARLIER, JOURNAL, MANIFEST, NameRefusedError, Store, locked
from briefer.batch.unfinished import MAKING
from briefer.io.atomic import PART, write_whole

_DIGEST = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"  # of b"hello"


def _record(path: str, **fields: object) -> Record:
    values = {"sha256": "0" * 64, "job": "j", "suffix": ".json", "output_sha256": _DIGEST, "findings": 0, "errors": 0}
    return Record(path, **{**values, "sections": 1, **fields})  # type: ignore[arg-type]


def _failed(path: str) -> Record:
    return Record(path, None, "j", ".json", error="no such file; check the path")


def _known(store: Store) -> list[str]:
    return sorted({record.path for record in store.known()})


def _finish(store: Store, *records: Record) -> None:
    scratch = Scratch()
    of_inputs = RecordTable(scratch, "input", records)
    known = RecordTable(scratch, "known", store.known())
    store.finish(of_inputs.lines, lambda: known.lines(but="input"), complete=True)


_NAMES = st.binary(min_size=1, max_size=12).filter(lambda name: b"\0" not in name).map(os.fsdecode)


@given(st.lists(st.builds(_record, _NAMES) | st.builds(_failed, _NAMES), max_size=4))
def test_records_survive_their_lines(records: list[Record]) -> None:
    lines = [to_line(record).encode() for record in records]
    assert list(from_lines(lines)) == records


@given(st.lists(st.builds(_record, _NAMES), min_size=1, max_size=4), st.data())
def test_a_journal_torn_at_any_byte_keeps_its_whole_lines(records: list[Record], data: st.DataObject) -> None:
    whole = "".join(map(to_line, records)).encode()
    cut = data.draw(st.integers(0, len(whole)))
    kept = list(from_lines(BytesIO(whole[:cut])))
    assert kept == records[: len(kept)]
    assert len(kept) >= whole[:cut].count(b"\n")


@pytest.mark.parametrize("line", [b"{}", b"[]", b"null", b'{"path": 3}', b"\xff", b"{"])
def test_what_is_no_record_is_passed_over(line: bytes) -> None:
    assert list(from_lines([line + b"\n", to_line(_record("a.txt")).encode()])) == [_record("a.txt")]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("suffix", "/../../x.json", id="a name that leads out of the folder"),
        pytest.param("path", "a\0b", id="a name that no file can have"),
        pytest.param("path", "\ud800", id="half of a surrogate pair"),
        pytest.param("path_bytes", "6100", id="a null byte"),
        pytest.param("findings", "2", id="a count that is none"),
        pytest.param("seconds", None, id="no time"),
        pytest.param("reused", "no", id="neither yes nor no"),
        pytest.param("output_sha256", 5, id="a hash that is none"),
    ],
)
def test_a_record_that_was_meddled_with_is_none(field: str, value: object) -> None:
    line = json.loads(to_line(_record("a.txt"))) | {field: value}
    assert list(from_lines([json.dumps(line).encode()])) == []


@settings(max_examples=20)
@given(cut=st.integers(0, 400))
def test_the_next_run_goes_on_behind_the_last_whole_line(cut: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("out")
    line = to_line(_record("a.txt")).encode()
    (out / JOURNAL).write_bytes(line + line.replace(b"a.txt", b"b.txt")[: min(cut, len(line) - 1)])
    store = Store(out)
    store.begin()
    store.add(_record("c.txt"), b"hello")
    store.close()
    assert _known(Store(out)) == ["a.txt", "c.txt"]


def test_outputs_records_and_manifest(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.begin()
    store.add(_record("b/x.txt"), b"hello")
    store.add(_failed("a.txt"), None)
    assert (tmp_path / "b" / "x.txt.json").read_bytes() == b"hello"
    assert store.is_unfinished
    _finish(store, _failed("a.txt"), _record("b/x.txt"))
    assert [line["path"] for line in manifest(tmp_path)] == ["a.txt", "b/x.txt"]
    assert store.has_output(_record("b/x.txt"))
    assert not store.has_output(_record("c.txt"))
    assert hidden(tmp_path) == set()


def test_records_of_other_inputs_are_kept_for_the_run_that_has_them_again(tmp_path: Path) -> None:
    for path in ("a.txt", "b.txt", "a.txt"):
        store = Store(tmp_path)
        store.begin()
        store.add(_record(path), b"hello")
        _finish(store, _record(path))
    assert [line["path"] for line in manifest(tmp_path)] == ["a.txt"]
    assert _known(store) == ["a.txt", "b.txt"]
    assert hidden(tmp_path) == {EARLIER}


def test_what_a_killed_run_left_half_written_is_removed(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / PART).write_bytes(b"hel")
    (tmp_path / JOURNAL).touch()
    store = Store(tmp_path)
    store.begin()
    _finish(store)
    assert hidden(tmp_path) == set()


def test_two_runs_in_one_folder(tmp_path: Path) -> None:
    with locked(tmp_path / "out"), pytest.raises(BatchError, match="another run"), locked(tmp_path / "out"):
        pass
    with locked(tmp_path / "out"):
        pass


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BatchError, match="cannot be written to"), locked(tmp_path / "file" / "out"):
        pass


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_a_disk_that_takes_no_more_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    store = Store(tmp_path)
    store.begin()
    store.add(_record("a.txt"), b"hello")

    def refuse(self: Path, target: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(BatchError, match="finished briefs are kept"):
        store.add(_record("b.txt"), b"hello")
    monkeypatch.undo()
    store.close()
    assert _known(Store(tmp_path)) == ["a.txt"]
    assert not (tmp_path / "b.txt.json").exists()
    assert hidden(tmp_path) == {JOURNAL, MAKING}


def test_a_name_that_the_disk_refuses_is_that_inputs_failure(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.begin()
    (tmp_path / "taken").write_text("a file where a folder is needed")
    with pytest.raises(NameRefusedError, match="rename the input"):
        store.add(_record("taken/b.txt"), b"hello")
    store.close()


def test_a_file_stands_until_the_new_one_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / MANIFEST
    write_whole(target, b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(target, b"new", lasting=True)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == [MANIFEST]


@pytest.mark.parametrize("name", [".briefer-journal", ".briefer-earlier", ".briefer-making"])
def test_a_link_in_place_of_the_journal_is_not_followed(tmp_path: Path, name: str) -> None:
    job = Job(fill(tmp_path / "in", 1), tmp_path / "out", model=ModelSpec("extractive"))
    other = tmp_path / "precious.txt"
    other.write_text("not a journal")
    job.out.mkdir()
    (job.out / name).symlink_to(other)

    with pytest.raises(BatchError, match=rf"{name}: a link, which is not followed; remove it"):
        run(job)
    assert other.read_text() == "not a journal"
    (job.out / name).unlink()
    assert run(job).made == 1


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
@pytest.mark.parametrize(
    "name", [".briefer-journal", ".briefer-earlier", ".briefer-making", ".briefer-shards", "manifest.jsonl"]
)
def test_what_is_no_file_in_place_of_the_journal_is_told_at_once(
    tmp_path: Path, run, name: str, make: Callable[[Path], None]
) -> None:
    folder = fill(tmp_path / "in", 1)
    (tmp_path / "out").mkdir()
    make(tmp_path / "out" / name)
    done = run("batch", folder, "-o", tmp_path / "out", "-m", "extractive", "--shard", "1/1")
    what = "a folder, not a file" if make is os.mkdir else "not a file (a pipe, socket or device)"
    assert (done.code, done.err) == (2, f"briefer: {tmp_path / 'out' / name}: {what}; remove it\n")


def test_a_pipe_in_place_of_a_brief_is_replaced(tmp_path: Path) -> None:
    job = Job(fill(tmp_path / "in", 1), tmp_path / "out", model=ModelSpec("extractive"))
    assert run(job).made == 1
    (brief,) = job.out.glob("*.json")
    written = brief.read_bytes()
    brief.unlink()
    os.mkfifo(brief)
    assert run(job).made == 1
    assert json.loads(brief.read_bytes())["sections"] == json.loads(written)["sections"]


def test_no_output_goes_through_a_link_that_leads_out(tmp_path: Path) -> None:
    for name in ("in/sub/a.txt", "in/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("The museum in Lisbon sold 3,500 tickets in 2019.", encoding="utf-8")
    (tmp_path / "else").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "sub").symlink_to(tmp_path / "else")

    tally = run(Job(tmp_path / "in", tmp_path / "out", model=ModelSpec("extractive")))

    assert (tally.made, tally.failed) == (1, 1)
    assert list((tmp_path / "else").iterdir()) == []
    (failure,) = tally.failures
    assert failure.path == "sub/a.txt"
    assert failure.error.endswith("out/sub is a link; remove it")
