"""briefer in somebody else's process: threads, forks, workers, and a server that lives long."""

import gc
import os
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import briefer
from briefer.models.loaded import loaded
from briefer.models.shared_settings import Shared

SEED = Path(__file__).parents[1] / "seeds" / "zelenskyy-brussels-talks.txt"
SOURCE = "The museum in Lisbon sold 3,500 tickets in 2019, about 18% more than in 2018, it said on Monday."
SUMMARIES = [f"The museum sold {number}00 tickets, {number}% more." for number in range(30, 40)]


def verdicts(_: int = 0) -> list[tuple[bool | None, int]]:
    reports = [briefer.check(SOURCE, summary) for summary in SUMMARIES]
    return [(report.faithful, len(report.findings)) for report in reports]


def brief_of(model: str | None) -> list[str]:
    return [section.summary for section in briefer.summarize(briefer.read(SEED), model).sections]


def in_a_process(code: str, *arguments: object) -> list[str]:
    """What a fresh Python prints: nothing of briefer is loaded yet."""
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


FOUR_THREADS = """
    import sys, threading
    import briefer
    article, model = briefer.read(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None
    start, found = threading.Barrier(4), []
    def work():
        start.wait()
        try:
            found.append([section.summary for section in briefer.summarize(article, model).sections])
        except Exception as error:
            found.append(repr(error))
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    work_alone = [section.summary for section in briefer.summarize(article, model).sections]
    for each in [*found, work_alone]:
        print(each)
"""


def test_four_threads_that_summarize_first_give_what_one_gives() -> None:
    found = in_a_process(FOUR_THREADS, SEED)
    assert len(found) == 5
    assert set(found) == {str(brief_of(None))}


def test_four_threads_that_load_a_model_of_transformers_first_leave_it_whole(model_folders) -> None:
    folder = model_folders("t5")
    found = in_a_process(FOUR_THREADS, SEED, folder)
    assert len(found) == 5
    assert set(found) == {str(brief_of(str(folder)))}


def test_eight_threads_check_as_one_does() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(verdicts, range(16)))
    assert found == [verdicts()] * 16


def _in_child(queue, model: str | None) -> None:
    try:
        queue.put((verdicts(), brief_of(model)))
    except BaseException as error:
        queue.put(repr(error))
        raise


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_child_process_gives_what_its_parent_gives(method: str) -> None:
    if method == "fork" and not hasattr(os, "fork"):
        pytest.skip("no fork on this system")
    expected = (verdicts(), brief_of(None))  # and the parent has loaded the model by now
    context = get_context(method)
    queue = context.Queue()
    child = context.Process(target=_in_child, args=(queue, None))
    child.start()
    assert queue.get(timeout=300) == expected
    child.join()
    assert child.exitcode == 0


def test_a_server_of_many_calls_holds_no_more_memory() -> None:
    """The long form, 100,000 calls and the memory of the process, is `python -m evals.server`."""

    def held(calls: int) -> int:
        for number in range(calls):
            briefer.check(f"{SOURCE} {number} people came.", f"{number} people came to Lisbon.")
        gc.collect()
        return len(gc.get_objects())

    before = held(200)  # whatever is remembered of texts is full by then
    assert held(200) - before < 400  # a report and its indexes have hundreds of objects each


def test_the_model_stays_loaded_until_another_is_asked_for(model_folders, tmp_path: Path) -> None:
    from shutil import copytree

    folder = copytree(model_folders("t5"), tmp_path / "model")
    first = loaded(str(folder))
    assert loaded(str(folder)) is first
    other = (folder / "generation_config.json").read_text().replace("24", "25")
    (folder / "generation_config.json").write_text(other)
    assert loaded(str(folder)) is not first
    assert loaded("extractive").engine == "extractive"


def test_a_setting_that_threads_share_is_undone_by_the_last() -> None:
    from contextlib import contextmanager

    setting = ["before"]

    @contextmanager
    def change():
        before, setting[0] = setting[0], "changed"
        yield
        setting[0] = before

    shared = Shared(change)
    first, second = shared(), shared()
    with first:
        second.__enter__()
    assert setting == ["changed"]
    second.__exit__(None, None, None)
    assert setting == ["before"]
