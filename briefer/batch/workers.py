"""Several processes, each with a model of its own."""

import os
import signal
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeAlias, cast

from briefer.batch.discovery import Input
from briefer.batch.job import BatchError
from briefer.batch.scheduler import Produced, Work, produce
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


def produce_in_workers(inputs: Sequence[Input], work: Work, count: int) -> Generator[Produced, None, None]:
    """Like `produce`, in `count` processes that share the cores; each input goes to who has room for it first.

    Raises:
        BatchError: A worker was killed, as the system does when memory runs out.
        BrieferError: What keeps a worker from its work, such as a model that cannot be loaded.
    """
    threads = max(cores() // count, 1)
    workers = [_start(work, threads) for _ in range(count)]
    rest = iter(inputs)
    try:
        open_pipes = {pipe: worker for worker in workers for pipe in (worker.requests, worker.results)}
        while open_pipes:
            for pipe in cast("list[_Pipe]", wait(list(open_pipes))):
                worker = open_pipes[pipe]
                try:
                    message = pipe.recv()
                except (EOFError, OSError):  # OSError: killed in the middle of a message
                    if pipe is worker.results:
                        raise _killed(worker) from None
                    del open_pipes[pipe]
                    continue
                if pipe is worker.requests:
                    with suppress(BrokenPipeError):  # it has died since: its other pipe says so
                        worker.requests.send(next(rest, None))
                elif message is None:
                    del open_pipes[pipe]
                elif isinstance(message, _Fault):
                    raise BrieferError(message.message)
                else:
                    yield message
    finally:
        for worker in workers:
            worker.process.terminate()
        for worker in workers:
            worker.process.join()
            worker.requests.close()
            worker.results.close()


def _start(work: Work, threads: int) -> _Worker:
    # Not forked: a copy of a process with threads, torch's among them, may hang.
    context = get_context("spawn")
    requests, its_requests = context.Pipe()
    results, its_results = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(work, threads, its_requests, its_results), daemon=True)
    process.start()
    # Held by the worker alone, they close when it dies, however it does.
    its_requests.close()
    its_results.close()
    return _Worker(process, requests, results)


def _serve(work: Work, threads: int, requests: "_Pipe", results: "_Pipe") -> None:
    """What a worker does; it ends when its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    os.environ.setdefault("OMP_NUM_THREADS", str(threads))  # before torch or CTranslate2 is imported
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            for produced in produce(_requested(requests), work.model.load(), work.settings, work.format):
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
