"""A file that takes the memory, or the process, costs no other file its brief."""

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path

import pytest
from batches import article_text, fill, hidden, manifest, outputs, result, statuses

from briefer.batch import Cluster, Job, ModelSpec, run, scheduler, workers
from briefer.batch.discovery import Input, find_inputs
from briefer.batch.pool import NO_MEMORY
from briefer.batch.produced import Produced, Work
from briefer.batch.scheduler import produce
from briefer.batch.unfinished import MAKING, MOST_DEATHS, Unfinished
from briefer.batch.workers import produce_in_workers
from briefer.briefing.settings import Settings
from briefer.models import Candidate, Passage
from briefer.models.extractive import ExtractiveSummarizer

EXTRACTIVE = ModelSpec("extractive")


class Crowded(ExtractiveSummarizer):
    """Has memory for the passages of one article at a time, and for those of the largest never."""

    def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        if len(passages) > 1 or "9,999,999" in passages[0].text:
            raise MemoryError
        return super().candidates(passages)


def with_large(folder: Path) -> Path:
    fill(folder, 5)
    (folder / "0002.txt").write_text(article_text(2).replace("1014", "9,999,999"), encoding="utf-8")
    return folder


def test_only_the_file_that_does_not_fit_alone_fails(tmp_path: Path) -> None:
    tally = run(Job(with_large(tmp_path / "in"), tmp_path / "out"), Crowded())

    assert (tally.made, tally.failed) == (4, 1)
    assert [line["error"] for line in manifest(tmp_path / "out") if line["status"] == "failed"] == [NO_MEMORY]
    assert statuses(tmp_path / "out")["0002.txt"] == "failed"


def test_it_stays_the_only_one_when_the_run_is_taken_up_again(tmp_path: Path) -> None:
    job = Job(with_large(tmp_path / "in"), tmp_path / "out")
    run(job, Crowded())
    before = result(job.out)
    tally = run(job, Crowded())

    assert (tally.reused, tally.failed) == (4, 1)
    assert result(job.out) == before


def run_short_of_memory(monkeypatch: pytest.MonkeyPatch, when: Callable[[str], bool]) -> None:
    """Reading an input fails for lack of memory each time that `when` says so of its path."""
    real = scheduler.load_input

    def load_input(item: Input):
        if when(item.path):
            monkeypatch.setattr("briefer.batch.inputs.article_of", short_of_memory)
        try:
            return real(item)
        finally:
            monkeypatch.undo()
            monkeypatch.setattr(scheduler, "load_input", load_input)

    def short_of_memory(item: Input):
        raise MemoryError

    monkeypatch.setattr(scheduler, "load_input", load_input)


def test_a_reader_that_runs_out_of_memory_is_tried_again_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = find_inputs(fill(tmp_path / "in", 3), tmp_path / "out")
    tried: list[str] = []

    def lacks_memory(path: str) -> bool:
        tried.append(path)
        return path == "0001.txt" and tried.count(path) == 1

    run_short_of_memory(monkeypatch, lacks_memory)
    found = {made.path: made.error for made in produce(inputs, ExtractiveSummarizer(), Settings(), "json")}

    assert found == dict.fromkeys(["0000.txt", "0001.txt", "0002.txt"])
    assert tried == ["0000.txt", "0001.txt", "0002.txt", "0001.txt"]


def test_what_lacks_memory_here_is_made_by_a_fresh_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_short_of_memory(monkeypatch, lambda path: path == "0002.txt")
    tally = run(Job(fill(tmp_path / "in", 4), tmp_path / "out", model=EXTRACTIVE))

    assert (tally.made, tally.failed) == (4, 0)
    assert set(statuses(tmp_path / "out").values()) == {"ok"}


def _serve_deadly(*arguments: object) -> None:
    """A worker that is killed by what is called deadly, as the system would for its memory."""
    real = scheduler.load_input

    def load_input(item: Input):
        if "deadly" in item.path:
            os._exit(137)
        return real(item)

    scheduler.load_input = load_input
    workers._serve(*arguments)


def _start_deadly(work: Work, threads: int, alone: bool) -> workers._Worker:
    context = get_context("spawn")
    requests, its_requests = context.Pipe()
    results, its_results = context.Pipe(duplex=False)
    process = context.Process(target=_serve_deadly, args=(work, threads, alone, its_requests, its_results), daemon=True)
    process.start()
    its_requests.close()
    its_results.close()
    return workers._Worker(process, requests, results)


def test_of_what_a_dead_worker_had_only_its_killer_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fill(tmp_path / "in", 6)
    (folder / "0003-deadly.txt").write_text("The museum sold 12 tickets.")
    monkeypatch.setattr(workers, "_start", _start_deadly)
    made = list(produce_in_workers(find_inputs(folder, tmp_path / "out"), Work(EXTRACTIVE, Settings(), "json"), 2))

    assert [one.path for one in made if one.error] == ["0003-deadly.txt"]
    assert "was killed" in str([one.error for one in made if one.error])
    assert sorted(one.path for one in made if one.error is None) == [f"{number:04}.txt" for number in range(6)]


_DEADLY = """
    import os, signal, sys
    from pathlib import Path
    from briefer.batch import Job, ModelSpec, inputs, run

    real = inputs.article_of

    def article_of(item):
        if "deadly" in item.path:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(item)

    inputs.article_of = article_of
    run(Job(Path(sys.argv[1]), Path(sys.argv[2]), model=ModelSpec("extractive")))
"""


def test_what_is_made_alone_is_written_down_before_the_next_is_begun(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", 3), tmp_path / "out"
    (folder / "0000.txt").write_text("")  # fails at once, and so would be in the making when its neighbour is begun
    (folder / "0003-deadly.txt").write_text("The museum sold 12 tickets.")
    for _ in range(MOST_DEATHS + 1):
        killed = subprocess.run([sys.executable, "-c", textwrap.dedent(_DEADLY), str(folder), str(out)])
        assert killed.returncode == -9
    tally = run(Job(folder, out, model=EXTRACTIVE))

    assert {one.path: one.error[:12] for one in tally.failures} == {
        "0000.txt": "there is no ",
        "0003-deadly.txt": "3 processes ",
    }
    assert (tally.reused, tally.made) == (2, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="where the address space can be limited")
def test_a_file_that_takes_all_memory_while_the_run_is_planned_is_the_only_one_to_fail(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", 4), tmp_path / "out"
    (folder / "0002-huge.json").write_text("[" + "[[]]," * 6_000_000 + "[]]")
    command = [sys.executable, "-m", "briefer", "batch", str(folder), "-o", str(out), "-m", "extractive", "-q"]
    limited = ["sh", "-c", 'ulimit -v 700000; exec "$@"', "sh", *command]
    for _ in range(2):
        done = subprocess.run(limited, capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "0002-huge.json: not enough memory for it" in done.stderr
        assert sorted(statuses(out).values()) == ["failed", "ok", "ok", "ok", "ok"]


class TestAfterAKill:
    def left(self, out: Path, *lines: list[object]) -> None:
        out.mkdir()
        (out / ".briefer-journal").touch()
        (out / MAKING).write_text("".join(json.dumps(line) + "\n" for line in lines))

    def test_what_ended_three_processes_alone_is_told_and_not_tried(self, tmp_path: Path) -> None:
        job = Job(fill(tmp_path / "in", 3), tmp_path / "out", model=EXTRACTIVE)
        self.left(job.out, ["0001.txt", MOST_DEATHS - 1, True])
        tally = run(job)

        assert (tally.made, tally.failed) == (2, 1)
        assert tally.failures[0].path == "0001.txt"
        assert "3 processes ended while they worked on it alone" in tally.failures[0].error
        # Perhaps there is more memory next time.
        assert (run(job).made, hidden(job.out)) == (1, set())

    def test_what_was_in_the_making_is_made_last_and_alone(self, tmp_path: Path) -> None:
        job = Job(fill(tmp_path / "in", 4), tmp_path / "out", model=EXTRACTIVE)
        self.left(job.out, ["0000.txt", 0, False], ["0001.txt", 0, False], ["0001.txt"], ["0002.txt", 0, True])
        asked: list[int] = []

        class Asked(ExtractiveSummarizer):
            def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
                asked.append(len(passages))
                return super().candidates(passages)

        tally = run(job, Asked())

        assert (tally.made, tally.failed) == (4, 0)
        assert asked == [2, 1, 1]
        assert len(outputs(job.out)) == 4
        assert hidden(job.out) == set()

    def test_a_run_that_ends_by_itself_leaves_no_suspect(self, tmp_path: Path) -> None:
        job = Job(fill(tmp_path / "in", 4), tmp_path / "out", model=EXTRACTIVE)

        def stop(tally: object) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            run(job, on_progress=stop)
        assert MAKING not in hidden(job.out)

    def test_on_a_cluster_nothing_is_a_suspect(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """All inputs are taken at once, and what ends an actor does not end the process that writes."""
        job = Job(fill(tmp_path / "in", 3), tmp_path / "out", model=EXTRACTIVE, cluster=Cluster())
        noted: list[bytes] = []

        def produce_on_ray(inputs: Sequence[Input], *_: object) -> Iterator[Produced]:
            for item in inputs:
                noted.append((job.out / MAKING).read_bytes())
                yield Produced(item.path, None, error="no text")

        monkeypatch.setattr("briefer.batch.ray_cluster.produce_on_ray", produce_on_ray)
        assert run(job).failed == 3
        assert [line for text in noted for line in text.splitlines() if b"false" in line or b"true" in line] == []

    def test_deaths_are_counted_of_what_was_alone(self, tmp_path: Path) -> None:
        for deaths in range(3):
            unfinished = Unfinished(tmp_path)
            unfinished.begin()
            assert unfinished.deaths.get("a.txt", 0) == deaths
            unfinished.taken("b.txt", alone=True)
            unfinished.done("b.txt")
            unfinished.taken("a.txt", alone=True)
            unfinished.close()
        assert unfinished.deaths == {"a.txt": 2}

    def test_a_list_of_another_program_is_passed_over(self, tmp_path: Path) -> None:
        (tmp_path / MAKING).write_bytes(b'["a.txt", 0, true]\n{"x": 1}\n7\n["b.txt", "x", []]\n[[1]]\n\xff\n["c.t')
        unfinished = Unfinished(tmp_path)
        unfinished.begin()
        unfinished.close()
        assert unfinished.deaths == {"a.txt": 1}
