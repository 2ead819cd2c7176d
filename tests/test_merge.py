"""Shards joined are the run that was never split."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from batches import article_text, fill, hidden, outputs, result, statuses

from briefer.batch import BatchError, Job, ModelSpec, Shard, merge, run
from briefer.batch.store import JOURNAL, SHARDS, locked
from briefer.briefing.settings import Settings


@pytest.fixture
def job(tmp_path: Path) -> Job:
    folder = fill(tmp_path / "in", 12, pattern="{0:02}/a.txt")
    (folder / "bad.txt").touch()
    return Job(folder, tmp_path / "whole", model=ModelSpec("extractive"))


@pytest.fixture
def shards(job: Job, tmp_path: Path) -> list[Path]:
    folders = [tmp_path / f"shard{number}" for number in (1, 2, 3)]
    for number, folder in enumerate(folders, 1):
        run(replace(job, out=folder, shard=Shard(number, 3)))
    return folders


def test_shards_merged_are_the_run_that_was_never_split(job: Job, shards: list[Path], tmp_path: Path) -> None:
    run(job)
    merged = merge(shards, tmp_path / "all")
    assert (merged.ok, merged.failed, merged.copied) == (12, 1, 12)
    assert result(tmp_path / "all") == result(job.out)
    assert hidden(tmp_path / "all") == {SHARDS}
    # And a run over all of it has nothing left to do but the failure.
    assert run(replace(job, out=tmp_path / "all")).reused == 12


def test_a_merge_may_be_repeated_in_any_order_and_steps(shards: list[Path], tmp_path: Path) -> None:
    merge(shards, tmp_path / "all")
    once = result(tmp_path / "all")
    assert merge(shards[::-1], tmp_path / "all").copied == 0
    assert result(tmp_path / "all") == once
    merge(shards[:1], tmp_path / "steps")
    merge(shards[1:], tmp_path / "steps")
    assert result(tmp_path / "steps") == once


def test_a_forgotten_shard_is_told(shards: list[Path], tmp_path: Path) -> None:
    assert merge([shards[0], shards[2]], tmp_path / "all").missing == (Shard(2, 3),)
    assert merge([shards[1]], tmp_path / "all").missing == ()
    assert merge([shards[0]], tmp_path / "all").missing == ()


def test_shards_of_two_divisions_are_refused(job: Job, shards: list[Path], tmp_path: Path) -> None:
    run(replace(job, out=tmp_path / "half", shard=Shard(1, 2)))
    with pytest.raises(BatchError, match="some shards are of 2, others of 3"):
        merge([shards[0], tmp_path / "half"], tmp_path / "all")
    assert not outputs(tmp_path / "all")


def test_a_run_over_everything_is_no_shard(job: Job, shards: list[Path], tmp_path: Path) -> None:
    run(replace(job, out=shards[0]))
    assert merge(shards[:1], tmp_path / "all").missing == ()


def test_a_merge_that_was_killed_is_ended_by_the_next(shards: list[Path], tmp_path: Path) -> None:
    merge(shards, tmp_path / "all")
    once = result(tmp_path / "all")
    copied = shutil.copytree(tmp_path / "all", tmp_path / "killed")
    (copied / "manifest.jsonl").unlink()
    (copied / "03" / "a.txt.json").unlink()
    (copied / JOURNAL).write_bytes(b'{"path":"0')
    assert merge(shards, copied).copied == 1
    assert result(copied) == once


def test_a_shard_that_was_made_again_counts_over_an_earlier_merge(job: Job, shards: list[Path], tmp_path: Path) -> None:
    merge(shards, tmp_path / "all")
    assert isinstance(job.source, Path)
    (job.source / "bad.txt").write_text(article_text(77), encoding="utf-8")
    for number, folder in enumerate(shards, 1):
        run(replace(job, out=folder, shard=Shard(number, 3)))
    assert merge(shards, tmp_path / "all").failed == 0
    assert statuses(tmp_path / "all")["bad.txt"] == "ok"


def _lose_output(shards: list[Path], job: Job) -> None:
    next(shards[1].rglob("a.txt.json")).unlink()


def _change_output(shards: list[Path], job: Job) -> None:
    next(shards[1].rglob("a.txt.json")).write_text("{}")


def _other_settings(shards: list[Path], job: Job) -> None:
    run(replace(job, out=shards[1], shard=Shard(2, 3), settings=Settings(max_sentences=1)))


def _other_brief(shards: list[Path], job: Job) -> None:
    """The same input, different when another shard read it."""
    line = json.loads((shards[0] / "manifest.jsonl").read_bytes().splitlines()[0])
    assert isinstance(job.source, Path)
    (job.source / line["path"]).write_text(article_text(88), encoding="utf-8")
    run(replace(job, out=shards[1], include=(line["path"],)))


def _unfinished(shards: list[Path], job: Job) -> None:
    (shards[1] / JOURNAL).touch()


def _meddle_with_manifest(shards: list[Path], job: Job) -> None:
    path = shards[1] / "manifest.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"status":"ok"', b'"status":"OK"', 1))


def _spoil_shards(shards: list[Path], job: Job) -> None:
    (shards[1] / SHARDS).write_bytes(b"\xff")


def _no_manifest(shards: list[Path], job: Job) -> None:
    (shards[1] / "manifest.jsonl").unlink()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_lose_output, "missing or was changed"),
        (_change_output, "missing or was changed"),
        (_other_settings, "different models, settings, formats"),
        (_other_brief, "different briefs of it"),
        (_unfinished, "not finished"),
        (_no_manifest, "no manifest.jsonl"),
        (_meddle_with_manifest, "shard2/manifest.jsonl: not what"),
        (_spoil_shards, "shard2/.briefer-shards: not what"),
    ],
)
def test_what_is_no_one_result_is_refused_whole(
    job: Job, shards: list[Path], tmp_path: Path, spoil: Callable[[list[Path], Job], None], said: str
) -> None:
    spoil(shards, job)
    with pytest.raises(BatchError, match=said) as refused:
        merge(shards, tmp_path / "all")
    assert "\n" not in str(refused.value)
    assert not (tmp_path / "all").exists() or not outputs(tmp_path / "all")
    assert not (tmp_path / "all" / "manifest.jsonl").exists()


def test_a_shard_at_work_is_refused(shards: list[Path], tmp_path: Path) -> None:
    with locked(shards[0]), pytest.raises(BatchError, match="another run"):
        merge(shards, tmp_path / "all")


def test_a_link_to_itself_is_no_folder(shards: list[Path], tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(BatchError, match=r"loop: no manifest\.jsonl"):
        merge([loop], tmp_path / "all")
    with pytest.raises(BatchError, match="loop: cannot be written to"):
        merge(shards, loop)


def test_a_source_is_no_target(shards: list[Path]) -> None:
    with pytest.raises(BatchError, match="both a source"):
        merge(shards, shards[0])
