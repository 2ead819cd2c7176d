"""What lacks memory in a process that has made other briefs is tried in a fresh one before it is blamed."""

from collections.abc import Callable, Generator, Iterable, Iterator

from briefer.batch.discovery import Input
from briefer.batch.pool import NO_MEMORY
from briefer.batch.produced import Produced, Work
from briefer.errors import BrieferError


def with_second_try(
    made: Iterable[Produced], work: Work, input_at: Callable[[str], Input | None]
) -> Generator[Produced, None, None]:
    """What was made, and at the end what lacked memory, each by a process of its own.

    What a heavy article took, Python does not always give back: "z.txt" may lack it though nothing else is in the
    making, and have enough in a process that has made nothing.

    Args:
        made: What this process makes.
        work: How.
        input_at: The input of a path.
    """
    short: list[Produced] = []
    for result in made:
        if result.error == NO_MEMORY:
            short.append(result)
        else:
            yield result
    for result in short:
        item = input_at(result.path)
        yield from [result] if item is None else _in_fresh_process(item, work, result)


def _in_fresh_process(item: Input, work: Work, before: Produced) -> Iterator[Produced]:
    from briefer.batch.workers import produce_in_workers

    try:
        yield from produce_in_workers((), work, 0, [item])
    except (BrieferError, OSError, MemoryError):  # there is no memory for a process, or none for its model
        yield before
