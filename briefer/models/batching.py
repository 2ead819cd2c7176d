"""Which passages share a batch, how many batches run at once, and what happens when memory runs out."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from briefer.errors import OutOfMemoryError

# The share of a batch's tokens that may be padding.
MOST_PADDING = 0.25

# States (one token of one row) that a batch may hold at once: eight to ten news sections with four beams. With 4,000
# the bundled model took 8% longer, with 12,000 5% less time and 40 MB more.
MOST_STATES = 8_000

# What the allocators of torch, oneDNN and CTranslate2 say when they fail; on a CPU torch raises a bare RuntimeError.
_OUT_OF_MEMORY = ("allocate memory", "out of memory", "not enough memory", "bad_alloc", "could not create a memory")

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Batch:
    """Passages of similar length that go through the model together: their indexes, longest first."""

    indexes: tuple[int, ...]

    def halves(self) -> tuple["Batch", "Batch"]:
        """The longer and the shorter half."""
        middle = len(self.indexes) // 2
        return Batch(self.indexes[:middle]), Batch(self.indexes[middle:])


def batches(lengths: Sequence[int], written: int, most_states: int = MOST_STATES) -> list[Batch]:
    """Length buckets, the most expensive first.

    Args:
        lengths: Tokens of each passage; empty ones (0) are in no batch.
        written: States that the search keeps for each passage: beams times the longest summary.
        most_states: Budget of a batch, padding included. A passage that exceeds it is alone.

    Returns:
        Every index with a length above 0 once. No batch has more than `MOST_PADDING` of its tokens as padding.
    """
    found: list[list[int]] = []
    widest = room = 0
    for index in sorted((i for i, length in enumerate(lengths) if length), key=lambda i: (-lengths[i], i)):
        if room == 0 or lengths[index] < widest * (1 - MOST_PADDING):
            widest = lengths[index]
            room = max(1, most_states // (widest + written))
            found.append([])
        found[-1].append(index)
        room -= 1
    return [Batch(tuple(indexes)) for indexes in found]


def run(
    work: Sequence[Batch],
    search: Callable[[Batch], Sequence[_Result]],
    *,
    workers: int,
    prepare: Callable[[], None] | None = None,
) -> Iterator[tuple[int, _Result]]:
    """Results by the index of their passage, while `workers` batches run at once.

    Args:
        work: What `batches` returned.
        search: Gives a result for each index of a batch, in its order.
        workers: Threads; with one the batches run in the caller's.
        prepare: Called once in each thread that is started.

    Raises:
        OutOfMemoryError: Not even one passage fits in memory.
    """
    if workers == 1 or len(work) == 1:
        for batch in work:
            yield from _halving(batch, search)
        return
    with ThreadPoolExecutor(workers, "briefer-search", prepare or _nothing) as pool:
        try:
            for results in pool.map(lambda batch: _halving(batch, search), work):
                yield from results
        finally:
            # After Ctrl-C or an error what has not begun is not waited for.
            pool.shutdown(wait=True, cancel_futures=True)


def cores() -> int:
    """Processor cores that this process may use; fewer when OMP_NUM_THREADS says so."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    # Not os.cpu_count(): a container or a job array is often bound to few of the machine's cores.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _nothing() -> None:
    pass


def _halving(batch: Batch, search: Callable[[Batch], Sequence[_Result]]) -> list[tuple[int, _Result]]:
    """The results of a batch, or of its halves when it is too large for the memory that is left."""
    try:
        return list(zip(batch.indexes, search(batch), strict=True))
    except (MemoryError, RuntimeError) as error:
        if not _is_out_of_memory(error):
            raise
        if len(batch.indexes) == 1:
            raise OutOfMemoryError(
                "not enough memory for a single passage: close other programs, or choose a smaller model"
            ) from error
    # Outside the handler: while the error is held, so are the tensors of the frames it came through.
    return [result for half in batch.halves() for result in _halving(half, search)]


def _is_out_of_memory(error: MemoryError | RuntimeError) -> bool:
    text = str(error).casefold()
    return isinstance(error, MemoryError) or any(sign in text for sign in _OUT_OF_MEMORY)
