"""Runs: every input accounted for, nothing done twice, nothing lost, whatever happens on the way."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from batches import article_text, fill, hidden, manifest, outputs, result, statuses

from briefer.batch import BatchError, Cluster, Job, ModelSpec, RebuildReason, Shard, Tally, plan, run
from briefer.batch.code_digest import PACKAGE, code_digest
from briefer.briefing.settings import Settings
from briefer.errors import ConfigError, ModelError
from briefer.models import Candidate, Passage
from briefer.models.extractive import ExtractiveSummarizer

TESTS = Path(__file__).parent


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """A job over six articles in two folders."""
    fill(tmp_path / "in", 6, pattern="{0:04}.txt")
    fill(tmp_path / "in", 2, pattern="more/{0}.md")
    return Job(tmp_path / "in", tmp_path / "out", model=ModelSpec("extractive"))


def test_every_input_has_an_output_and_a_line(job: Job) -> None:
    tally = run(job)
    assert (tally.inputs, tally.made, tally.reused, tally.failed) == (8, 8, 0, 0)
    lines = manifest(job.out)
    assert [line["path"] for line in lines] == [f"{n:04}.txt" for n in range(6)] + ["more/0.md", "more/1.md"]
    assert {line["output"] for line in lines} == set(outputs(job.out))
    assert all(line["status"] == "ok" and not line["reused"] and line["error"] is None for line in lines)
    assert hidden(job.out) == set()


@pytest.mark.parametrize(("format", "suffix"), [("json", ".json"), ("markdown", ".md"), ("text", ".txt")])
def test_formats(job: Job, format: str, suffix: str) -> None:
    run(replace(job, format=format))
    assert all(name.endswith(suffix) and content.endswith(b"\n") for name, content in outputs(job.out).items())
    assert len(outputs(job.out)) == 8


def test_what_is_unchanged_is_not_done_again_and_needs_no_model(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    run(job)
    before = result(job.out)
    monkeypatch.setattr(ModelSpec, "load", lambda self: pytest.fail("the model was loaded"))
    tally = run(job)
    assert (tally.made, tally.reused, tally.sections) == (0, 8, 0)
    assert all(line["reused"] for line in manifest(job.out))
    assert result(job.out) == before


def _edit(job: Job) -> Job:
    (Path(str(job.source)) / "0003.txt").write_text(article_text(99), encoding="utf-8")
    return job


def _lose(job: Job) -> Job:
    (job.out / "0003.txt.json").unlink()
    return job


def _tamper(job: Job) -> Job:
    (job.out / "0003.txt.json").write_text("{}")
    return job


@pytest.mark.parametrize(
    ("change", "why", "count"),
    [
        pytest.param(_edit, RebuildReason.CHANGED, 1, id="an input changed"),
        pytest.param(_lose, RebuildReason.LOST, 1, id="an output was removed"),
        pytest.param(_tamper, RebuildReason.LOST, 1, id="an output was changed"),
        pytest.param(
            lambda job: replace(job, settings=Settings(max_sentences=1)), RebuildReason.SETTINGS, 8, id="settings"
        ),
        pytest.param(lambda job: replace(job, format="text"), RebuildReason.SETTINGS, 8, id="format"),
        pytest.param(lambda job: replace(job, force=True), RebuildReason.FORCED, 8, id="force"),
    ],
)
def test_what_has_changed_is_done_again(job: Job, change, why: RebuildReason, count: int) -> None:
    run(job)
    changed = change(job)
    assert [step.why for step in plan(changed).to_make()] == [why] * count
    tally = run(changed)
    assert (tally.made, tally.reused) == (count, 8 - count)
    fresh = replace(changed, out=job.out.parent / "fresh")
    run(fresh)
    assert result(fresh.out)[0] == result(job.out)[0]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of briefer's own code and data, which a run takes for the one that it is."""
    copy = tmp_path / "briefer"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "*.safetensors"))
    monkeypatch.setattr("briefer.batch.fingerprint.code_digest", lambda: code_digest.__wrapped__(copy))
    return copy


def test_where_briefer_lies_does_not_matter(package: Path) -> None:
    (package / "facts" / "__pycache__").mkdir()
    (package / "facts" / "__pycache__" / "mention.pyc").write_bytes(b"compiled")
    assert code_digest.__wrapped__(package) == code_digest()


@pytest.mark.parametrize(
    ("part", "why"),
    [
        pytest.param("facts/mention.py", {RebuildReason.SETTINGS}, id="code of the judge"),
        pytest.param("text/titles.tsv", {RebuildReason.SETTINGS}, id="a list of words"),
        pytest.param("briefing/reports/json.py", {RebuildReason.SETTINGS}, id="how a brief is written"),
        pytest.param("facts/new.py", {RebuildReason.SETTINGS}, id="a new file"),
        pytest.param("cli/summarize.py", set(), id="no part of a brief"),
        pytest.param("models/bundled/MODEL_CARD.md", set(), id="words for people"),
    ],
)
def test_another_commit_of_briefer_makes_its_own_briefs(
    job: Job, package: Path, part: str, why: set[RebuildReason]
) -> None:
    """Whatever its version says: it is the same for many commits."""
    run(job)
    assert plan(job).steps == 0
    with (package / part).open("a", encoding="utf-8") as file:
        file.write("# a change\n")
    assert {step.why for step in plan(job).to_make()} == why


@pytest.mark.parametrize("part", ["model.safetensors", "config.json", "tokenizer.json", "generation_config.json"])
def test_a_change_in_the_models_folder_is_seen(job: Job, model_folders, tmp_path: Path, part: str) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    for file in model_folders("t5").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    spec = replace(job, model=ModelSpec(str(folder)))
    run(replace(spec, include=("0000.txt",)))
    assert [step.input.path for step in plan(spec).to_make() if step.why is RebuildReason.SETTINGS] == []
    (folder / part).write_bytes((folder / part).read_bytes() + b" ")
    assert [step.input.path for step in plan(spec).to_make() if step.why is RebuildReason.SETTINGS] == ["0000.txt"]


def test_a_narrower_run_loses_nothing_for_a_wider_one(job: Job) -> None:
    run(job)
    run(replace(job, include=("*.md",)))
    assert [line["path"] for line in manifest(job.out)] == ["more/0.md", "more/1.md"]
    assert run(job).reused == 8


def test_an_input_that_is_gone_leaves_its_output_and_no_line(job: Job) -> None:
    run(job)
    (Path(str(job.source)) / "0003.txt").unlink()
    run(job)
    assert "0003.txt" not in statuses(job.out)
    assert (job.out / "0003.txt.json").exists()


def test_failures_stand_in_the_manifest_and_stop_nothing(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 2)
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n....")
    (folder / "broken.txt").symlink_to("nowhere")
    (folder / "fifty-megabytes.txt").touch()
    os.truncate(folder / "fifty-megabytes.txt", 50_000_000)
    (folder / "huge.txt").touch()
    os.truncate(folder / "huge.txt", 5_000_000_000)
    (folder / "long.txt").write_text("No end. " * 300_000)
    os.mkfifo(folder / "pipe.txt")
    (folder / "vanishing.txt").write_text(article_text(5))
    job = Job(folder, tmp_path / "out", model=ModelSpec("extractive"))

    def vanish(tally: Tally) -> None:
        (folder / "vanishing.txt").unlink(missing_ok=True)

    tally = run(job, on_progress=vanish)
    errors = {line["path"]: line["error"] for line in manifest(job.out)}
    assert {path for path, error in errors.items() if error is None} == {"0000.txt", "0001.txt"}
    assert tally.failed == len(errors) - 2 == 9
    assert {f.path: f.error for f in tally.failures} == {p: e for p, e in errors.items() if e}
    for path, said in {
        "empty.txt": "no text",
        "picture.png": "PNG",
        "broken.txt": "no such file",
        "vanishing.txt": "no such file",
        "pipe.txt": "not a file",
        "huge.txt": "too many",
        "long.txt": "too many",
    }.items():
        assert said in errors[path]
    assert set(outputs(job.out)) == {"0000.txt.json", "0001.txt.json"}
    assert run(job).failed == 9 - 1  # tried again; what has vanished is no input any more


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS wants names to be UTF-8")
def test_any_name_is_an_input(tmp_path: Path) -> None:
    names = [b"two words.txt", b"line\nend.txt", "\U0001f600.txt".encode(), b"caf\xe9.txt", b"-o.txt", b"%up.txt"]
    names += [b"a.txt", b"a.md", b"n" * 251 + b".txt", b"x.json"]
    folder = tmp_path / "in"
    folder.mkdir()
    for name in names:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(article_text(1))
    fill(folder, 1, pattern="b.json/c.txt")
    job = Job(folder, tmp_path / "out", model=ModelSpec("extractive"))
    tally = run(job)
    assert (tally.made, tally.failed) == (len(names) + 1, 0)
    (job.out / "manifest.jsonl").read_text(encoding="utf-8")
    assert len(outputs(job.out)) == len(names) + 1
    strange = next(line for line in manifest(job.out) if "path_bytes" in line)
    assert strange["path"] == r"caf\xe9.txt"
    assert bytes.fromhex(strange["path_bytes"]) == b"caf\xe9.txt"
    assert run(job).reused == len(names) + 1


def test_a_list_of_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "in", 2)
    monkeypatch.chdir(fill(tmp_path / "here", 1))
    listed = ("0000.txt", str(tmp_path / "in" / "0001.txt"), "../in/0000.txt", "gone.txt", ".")
    tally = run(Job(listed, tmp_path / "out", model=ModelSpec("extractive")))
    assert (tally.made, tally.failed) == (3, 2)
    absolute = str(tmp_path / "in" / "0001.txt")
    assert set(outputs(tmp_path / "out")) == {"0000.txt.json", "%up/in/0000.txt.json", f"%root{absolute}.json"}


def test_no_input_is_an_error_but_an_empty_shard_is_none(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    job = Job(tmp_path / "in", tmp_path / "out", model=ModelSpec("extractive"))
    with pytest.raises(BatchError, match="no file"):
        run(job)
    assert not job.out.exists()
    fill(tmp_path / "in", 1)
    tallies = [run(replace(job, shard=Shard(n, 2), out=tmp_path / str(n))) for n in (1, 2)]
    assert sorted(tally.inputs for tally in tallies) == [0, 1]
    assert all((tmp_path / str(n) / "manifest.jsonl").is_file() for n in (1, 2))


@pytest.mark.parametrize("most", [1, 3])
def test_a_run_can_stop_at_failures(tmp_path: Path, most: int) -> None:
    folder = fill(tmp_path / "in", 3)
    for number in range(5):
        (folder / f"{number}-bad.txt").touch()
    job = Job(folder, tmp_path / "out", model=ModelSpec("extractive"), max_failures=most)
    tally = run(job)
    assert tally.failed == most
    assert tally.stopped
    assert run(replace(job, max_failures=None)).failed == 5


def test_a_run_with_one_summarizer_of_the_callers(job: Job) -> None:
    run(job, ExtractiveSummarizer())
    assert run(job, ExtractiveSummarizer()).reused == 8


@pytest.mark.parametrize("elsewhere", [{"workers": 2}, {"cluster": Cluster()}])
def test_a_summarizer_of_the_callers_cannot_go_to_other_processes(job: Job, elsewhere: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match="stays in this process"):
        run(replace(job, **elsewhere), ExtractiveSummarizer())  # type: ignore[arg-type]


class _Interrupted(ExtractiveSummarizer):
    def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        raise KeyboardInterrupt


def test_an_interrupted_run_keeps_what_is_finished_and_what_stood(job: Job) -> None:
    run(replace(job, include=("*.md",)), ExtractiveSummarizer())
    with pytest.raises(KeyboardInterrupt):
        run(job, _Interrupted())
    assert statuses(job.out) == {"more/0.md": "ok", "more/1.md": "ok"}
    tally = run(job, ExtractiveSummarizer())
    assert (tally.made, tally.reused) == (6, 2)
    assert hidden(job.out) == set()


def test_a_full_disk_loses_no_finished_brief(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_file, written = Path.replace, []

    def until_full(self: Path, target: Path) -> Path:
        written.append(target)
        if len(written) > 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return replace_file(self, target)

    monkeypatch.setattr(Path, "replace", until_full)
    with pytest.raises(BatchError, match="No space left on device"):
        run(job)
    monkeypatch.undo()
    assert len(outputs(job.out)) == 3
    tally = run(job)
    assert (tally.made, tally.reused) == (5, 3)


def test_a_model_that_cannot_be_loaded_is_one_error_and_no_output(job: Job, tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        run(replace(job, model=ModelSpec(str(tmp_path))))
    assert not job.out.exists()


_SLOW = """
    import sys, time
    from pathlib import Path
    from briefer.batch import Job, run
    from briefer.models.extractive import ExtractiveSummarizer
    import briefer.batch.pool as pool

    class Slow(ExtractiveSummarizer):
        def candidates(self, passages):
            time.sleep(0.02 * len(passages))
            return super().candidates(passages)

    pool.Limits.__init__.__defaults__ = (2, 400_000)
    run(Job(Path(sys.argv[1]), Path(sys.argv[2])), Slow(), lambda tally: print(tally.done, flush=True))
"""


def _start(*arguments: object) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS.parent), str(TESTS)])}
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_SLOW), *map(str, arguments)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_killed_at_any_moment_the_next_run_ends_like_one_that_never_was(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 40)
    (folder / "bad.txt").touch()
    whole = Job(folder, tmp_path / "whole")
    run(whole, ExtractiveSummarizer())
    rng = random.Random(5)
    killed = 0
    for _ in range(4):
        with _start(folder, tmp_path / "out") as process:
            assert process.stdout is not None
            process.stdout.readline()  # the plan stands
            time.sleep(rng.uniform(0.0, 0.3))
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += process.returncode == -signal.SIGKILL
    assert killed
    tally = run(Job(folder, tmp_path / "out"), ExtractiveSummarizer())
    assert tally.done == 41
    assert result(tmp_path / "out") == result(tmp_path / "whole")
    assert hidden(tmp_path / "out") == set()


def test_a_second_run_on_the_same_out_says_so_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 40)
    with _start(folder, tmp_path / "out") as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            with pytest.raises(BatchError, match="another run"):
                run(Job(folder, tmp_path / "out"), ExtractiveSummarizer())
        finally:
            process.kill()
    assert run(Job(folder, tmp_path / "out"), ExtractiveSummarizer()).done == 40
