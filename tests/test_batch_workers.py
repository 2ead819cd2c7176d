"""Several processes, and a tiny real model: the same briefs in any company."""

import os
import signal
import struct
import subprocess
import sys
from dataclasses import replace
from multiprocessing import Pipe, active_children, get_context
from pathlib import Path

import pytest
from batches import fill, result

from briefer.batch import BatchError, Job, ModelSpec, Tally, run, workers
from briefer.batch.discovery import find_inputs
from briefer.batch.produced import Work
from briefer.batch.workers import produce_in_workers
from briefer.briefing.settings import Settings
from briefer.errors import BrieferError


def test_workers_make_what_one_process_makes(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 12)
    (folder / "bad.txt").touch()
    job = Job(folder, tmp_path / "one", model=ModelSpec("extractive"))
    run(job)
    tally = run(replace(job, out=tmp_path / "two", workers=2))
    assert (tally.made, tally.failed) == (12, 1)
    assert result(tmp_path / "two") == result(tmp_path / "one")


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="no masks of signals on this system")
def test_a_worker_never_hears_of_an_interrupt() -> None:
    context = get_context("spawn")
    queue = context.Queue()
    process = context.Process(target=_tell_mask, args=(queue,))
    with workers._without_interrupts():
        process.start()
    assert signal.SIGINT in queue.get(timeout=300)
    process.join()
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


_FIRST = """
import signal
from multiprocessing import get_context
from briefer.batch import workers

def tell(pipe):
    pipe.send(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))

if __name__ == "__main__":
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=tell, args=(there,))
    with workers._without_interrupts():
        process.start()
    there.close()
    print(here.recv(), signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))
    process.join()
"""


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="no masks of signals on this system")
def test_the_first_worker_of_a_process_never_hears_of_one_either(tmp_path: Path) -> None:
    """With it Python starts its resource tracker, and lets interrupts through behind that."""
    script = tmp_path / "first.py"
    script.write_text(_FIRST, encoding="utf-8")
    made = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=300, check=True)
    assert made.stdout.split() == ["True", "False"]


def _tell_mask(queue) -> None:
    queue.put(set(signal.pthread_sigmask(signal.SIG_BLOCK, ())))


def test_what_keeps_a_worker_from_its_work_is_one_error(tmp_path: Path) -> None:
    inputs = find_inputs(fill(tmp_path / "in", 2), tmp_path / "out")
    work = Work(ModelSpec(str(tmp_path / "nothing")), Settings(), "json")
    with pytest.raises(BrieferError, match="no such folder"):
        list(produce_in_workers(inputs, work, 1))


def test_a_tiny_model_says_the_same_in_any_company(tmp_path: Path, model_folders) -> None:
    job = Job(fill(tmp_path / "in", 6), tmp_path / "all", model=ModelSpec(str(model_folders("t5"))))
    run(job)
    for number in range(6):
        run(replace(job, out=tmp_path / "one-by-one", include=(f"{number:04}.txt",)))
    run(replace(job, out=tmp_path / "one-by-one"))
    assert result(tmp_path / "one-by-one") == result(tmp_path / "all")


def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", 120)
    job = Job(folder, tmp_path / "out", model=ModelSpec("extractive"), workers=2)
    killed: list[int] = []

    def kill_one(tally: Tally) -> None:
        # The one that is left makes the rest, and what the other had.
        if tally.done and not killed and len(workers_left := active_children()) == 2:
            workers_left[0].kill()
            killed.append(tally.done)

    tally = run(job, on_progress=kill_one)
    assert killed
    assert killed[0] < 120
    assert (tally.made, tally.failed) == (120, 0)
    run(replace(job, out=tmp_path / "one", workers=1))
    assert result(job.out) == result(tmp_path / "one")


def test_a_worker_that_is_killed_in_the_middle_of_a_message_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(work: Work, threads: int, alone: bool) -> workers._Worker:
        requests, its_requests = Pipe()
        results, its_results = Pipe(duplex=False)
        os.write(its_results.fileno(), struct.pack("!i", 100) + b"half of a message")
        its_requests.close()
        its_results.close()
        process = get_context("spawn").Process(target=int)
        process.start()
        return workers._Worker(process, requests, results)

    monkeypatch.setattr(workers, "_start", torn)
    with pytest.raises(BatchError, match="a worker ended"):
        run(Job(fill(tmp_path / "in", 4), tmp_path / "out", model=ModelSpec("extractive"), workers=2))
