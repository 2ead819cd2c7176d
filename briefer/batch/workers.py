"""Several processes, each with a model of its own."""

import os
import signal
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pickle import UnpicklingError
from typing import Any, TypeAlias, cast

from briefer.batch.discovery import Input
from briefer.batch.job import BatchError
from briefer.batch.produced import Produced, Work
from briefer.batch.scheduler import produce
from briefer.errors import BrieferError
from briefer.models.batching import cores

_Pipe: TypeAlias = "Connection[Any, Any]"


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why a worker cannot work; the same would happen to the others."""

    message: str


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process, the pipe on which it asks for inputs, and the one on which its results come."""

    process: BaseProcess
    requests: "_Pipe"
    results: "_Pipe"


def produce_in_workers(
    inputs: Iterable[Input], work: Work, count: int, alone: Iterable[Input] = ()
) -> Generator[Produced, None, None]:
    """Like `produce`, in `count` processes that share the cores; each input goes to who has room for it first.

    What a process had when it was killed, as the system does when memory runs out, is made at the end, in one process
    and one input after the other; the one that is killed with its process again is the only one to fail.

    With `count` 0 there is only that one process, for what is to be made alone.

    Raises:
        BatchError: A worker was killed before it had any input.
        BrieferError: What keeps a worker from its work, such as a model that cannot be loaded.
    """
    threads = max(cores() // max(count, 1), 1)
    again: list[Input] = []
    rest = iter(inputs)
    crew = _Crew(work, threads)
    try:
        for _ in range(count):
            crew.start()
        yield from crew.results(rest)
        while crew.lost:
            again += crew.take_lost()
            # As many fewer as were killed: there was no memory for all of them. The last is replaced.
            if (item := next(rest, None)) is not None:
                crew.start()
                yield from crew.results(chain([item], rest))
        waiting = chain(again, alone)
        while (item := next(waiting, None)) is not None:
            crew.start(alone=True)
            yield from crew.results(chain([item], waiting))
            lost = crew.take_lost()
            if len(lost) > 1:
                # One may have been done, and not told yet, when the other took the process with it.
                for one in lost:
                    crew.start(alone=True)
                    yield from crew.results(iter([one]))
                lost = crew.take_lost()
            yield from (Produced(one.path, None, error=_KILLED) for one in lost)
    finally:
        crew.end()


_KILLED = (
    "the process that worked on it, and on nothing else, was killed, perhaps for lack of memory; split it, or give the "
    "process more"
)


class _Crew:
    """The workers of a run, and what each of them has."""

    def __init__(self, work: Work, threads: int) -> None:
        self._work = work
        self._threads = threads
        self._workers: list[_Worker] = []
        self._has: dict[int, dict[str, Input]] = {}
        self.lost: list[Input] = []
        """What those had that were killed."""

    def start(self, *, alone: bool = False) -> None:
        """One more worker, which takes one input after the other when `alone`."""
        worker = _start(self._work, self._threads, alone)
        self._workers.append(worker)
        self._has[id(worker)] = {}

    def take_lost(self) -> list[Input]:
        """What was lost since the last call."""
        lost, self.lost = self.lost, []
        return lost

    def results(self, rest: Iterator[Input]) -> Iterator[Produced]:
        """Gives out inputs until there are none, or no worker; yields what is made of them."""
        open_pipes = {pipe: worker for worker in self._workers for pipe in (worker.requests, worker.results)}
        while open_pipes:
            for pipe in cast("list[_Pipe]", wait(list(open_pipes))):
                if (worker := open_pipes.get(pipe)) is None:
                    continue
                has = self._has[id(worker)]
                try:
                    message = pipe.recv()
                except (EOFError, OSError, UnpicklingError):  # killed, perhaps in the middle of a message
                    del open_pipes[pipe]
                    if pipe is worker.results:
                        open_pipes.pop(worker.requests, None)
                        self._lose(worker)
                    continue
                if pipe is worker.requests:
                    if (item := next(rest, None)) is not None:
                        has[item.path] = item
                    with suppress(BrokenPipeError):  # it has died since: its other pipe says so
                        worker.requests.send(item)
                elif message is None:
                    del open_pipes[pipe]
                elif isinstance(message, _Fault):
                    raise BrieferError(message.message)
                else:
                    has.pop(message.path, None)
                    yield message
        self.end()

    def _lose(self, worker: _Worker) -> None:
        if not (has := self._has[id(worker)]):
            raise _killed(worker)
        self.lost += has.values()

    def end(self) -> None:
        """Ends all workers, at work or not."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.requests.close()
            worker.results.close()
        self._workers = []


def _start(work: Work, threads: int, alone: bool) -> _Worker:
    # Not forked: a copy of a process with threads, torch's among them, may hang.
    context = get_context("spawn")
    requests, its_requests = context.Pipe()
    results, its_results = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(work, threads, alone, its_requests, its_results), daemon=True)
    with _without_interrupts():
        process.start()
    # Held by the worker alone, they close when it dies, however it does.
    its_requests.close()
    its_results.close()
    return _Worker(process, requests, results)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """What is started inside never hears of Ctrl-C, not even while it is imported; this process hears of it later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # With the first process Python starts one that cleans up, and lets interrupts through behind it.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(work: Work, threads: int, alone: bool, requests: "_Pipe", results: "_Pipe") -> None:
    """What a worker does; it ends when its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    os.environ.setdefault("OMP_NUM_THREADS", str(threads))  # before torch or CTranslate2 is imported
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            given = _requested(requests)
            model, judge = work.model.load(), work.judge.load() if work.judge else None
            for produced in (
                produce((), model, work.settings, work.format, alone=given, judge=judge)
                if alone
                else produce(given, model, work.settings, work.format, judge=judge)
            ):
                results.send(produced)
            results.send(None)
        except BrieferError as error:
            results.send(_Fault(str(error)))


def _requested(requests: "_Pipe") -> Iterator[Input]:
    while True:
        requests.send(None)
        item = requests.recv()
        if item is None:
            return
        yield item


def _killed(worker: _Worker) -> BatchError:
    worker.process.join()
    return BatchError(
        f"a worker ended (exit code {worker.process.exitcode}), perhaps for lack of memory; give fewer --workers and "
        "the same command again: finished briefs are kept"
    )
