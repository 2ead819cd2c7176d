"""From inputs to rendered briefs: reading, planning, judging and rendering go on while the model works.

The model runs in the caller's thread, so that Ctrl-C reaches it between two steps. All else runs in a thread of its
own, which puts its questions to the model and its results in one queue of events.
"""

import gc
from collections.abc import Generator, Iterable
from itertools import chain
from queue import SimpleQueue
from threading import Semaphore, Thread

from briefer.batch.discovery import Input
from briefer.batch.inputs import Loaded, Unreadable, load_input
from briefer.batch.model_calls import Answered, ask
from briefer.batch.pool import NO_MEMORY, Group, Limits, Made, Pool
from briefer.batch.produced import Produced, produced_of
from briefer.briefing.pipeline import exchange
from briefer.briefing.settings import Settings
from briefer.errors import OutOfMemoryError
from briefer.models import Summarizer
from briefer.models.judges import Judge

_ONE = Limits(call=64, characters=0)
"""One article in the making."""

_CALLS_AHEAD = 2  # one that the model works on, and one that is ready when it is done


def produce(
    inputs: Iterable[Input],
    summarizer: Summarizer,
    settings: Settings,
    format: str,
    limits: Limits | None = None,
    alone: Iterable[Input] = (),
    *,
    judge: Judge | None = None,
) -> Generator[Produced, None, None]:
    """Makes the briefs of many inputs; each is given out when it is done, in no certain order.

    An input for which the memory was not enough is tried again at the end, with nothing beside it: what took the memory
    may have been its neighbour.

    Args:
        inputs: Taken one by one, in another thread, as there is room for them.
        summarizer: Its `candidates` are called here, its `fits` in the other thread at the same time.
        settings: How to compose.
        format: One of `formats.SUFFIXES`.
        limits: How much is in the making at once.
        alone: More inputs, which are made at the end, one by one: none is taken before the last one is with the caller
            and the caller is back, so that what ends the process is told from what was done before it.
        judge: Works in the other thread, while the model works here.
    """
    feeder = _Feeder(inputs, summarizer, settings, format, limits, alone, judge)
    thread = Thread(target=feeder.run, name="briefer-feeder", daemon=True)
    thread.start()
    try:
        while (event := feeder.events.get()) is not None:
            if isinstance(event, Produced):
                yield event
                feeder.kept.release()  # whoever took it has come back for the next
            elif isinstance(event, Group):
                feeder.answers.put(ask(summarizer, event))
            else:
                raise event
    finally:
        feeder.stop()
        thread.join()


class _Feeder:
    """Reads, plans, judges and renders; a None among its events is the last."""

    def __init__(
        self,
        inputs: Iterable[Input],
        summarizer: Summarizer,
        settings: Settings,
        format: str,
        limits: Limits | None,
        alone: Iterable[Input],
        judge: Judge | None,
    ) -> None:
        self.events: SimpleQueue[Group[Loaded] | Produced | BaseException | None] = SimpleQueue()
        self.answers: SimpleQueue[Answered | None] = SimpleQueue()
        self._inputs = iter(inputs)
        self._summarizer = summarizer
        self._settings = settings
        self._format = format
        self._judge = judge
        self._pool: Pool[Loaded] = Pool(limits)
        self._next: Loaded | None = None
        self._taken: dict[str, Input] = {}
        self._again: list[Input] = []
        self._alone = alone
        self._one_by_one = False
        self.kept = Semaphore(0)
        self._not_kept = 0
        self._calls = 0
        self._is_stopped = False

    def run(self) -> None:
        """Works until every input is done, or `stop`."""
        try:
            while not self._is_stopped and self._step():
                pass
        except BaseException as error:  # of the iterator of inputs: it is the caller's, and raised there
            self.events.put(error)
        else:
            self.events.put(None)

    def stop(self) -> None:
        """Ends `run` after the step that it is at; called from another thread."""
        self._is_stopped = True
        self.answers.put(None)
        self.kept.release()

    def _step(self) -> bool:
        """The most pressing thing to do; False when nothing is left."""
        if not self.answers.empty():
            self._take_answer()
        elif self._calls < _CALLS_AHEAD and self._pool.is_full_call:
            self._ask()
        elif self._admit():
            pass
        elif self._calls:
            self._take_answer()
        elif self._pool.waiting:
            self._ask()
        else:
            return self._begin_alone()
        return True

    def _begin_alone(self) -> bool:
        """Goes on with what has to be alone, when all else is done; False when that is done as well."""
        if self._one_by_one:
            return False
        self._one_by_one = True
        if self._again:
            gc.collect()  # whatever the exceptions held
        self._inputs = chain(self._again, self._alone)
        self._pool = Pool(_ONE)
        return True

    def _ask(self) -> None:
        self._calls += 1
        self.events.put(self._pool.take())

    def _take_answer(self) -> None:
        answered = self.answers.get()
        if answered is not None:
            self._calls -= 1
            self._give_out(self._pool.give(answered.group, answered.answers, answered.seconds))

    def _admit(self) -> bool:
        """Lets the next article in; False when there is none, or no room for it."""
        if self._next is None:
            if self._one_by_one and not (self._pool.is_empty and self._has_kept_all()):
                return False
            item = next(self._inputs, None)
            if item is None:
                return False
            loaded = load_input(item)
            if isinstance(loaded, Unreadable) and loaded.lacks_memory and not self._one_by_one:
                self._again.append(item)
                return True
            if not isinstance(loaded, Loaded):
                self._put(Produced(loaded.path, loaded.sha256, error=loaded.error))
                return True
            self._next = loaded
            self._taken[loaded.path] = item
        if not self._pool.has_room(self._next.size):
            return False
        loaded, self._next = self._next, None
        work = exchange(loaded.article, self._summarizer, self._settings, judge=self._judge)
        self._give_out(self._pool.admit(loaded, work, loaded.size))
        return True

    def _put(self, produced: Produced) -> None:
        self._not_kept += 1
        self.events.put(produced)

    def _has_kept_all(self) -> bool:
        """Waits until the caller has all that was made; False when it wants no more."""
        while self._not_kept and not self._is_stopped:
            self.kept.acquire()
            self._not_kept -= 1
        return not self._is_stopped

    def _give_out(self, done: Iterable[Made[Loaded]]) -> None:
        for made in done:
            item = self._taken.pop(made.item.path)
            try:
                lacks_memory = isinstance(made.brief, OutOfMemoryError)
                produced = None if lacks_memory else produced_of(made, self._format)
            except MemoryError:
                produced = None
            if produced is not None:
                self._put(produced)
            elif self._one_by_one:
                self._put(Produced(item.path, made.item.sha256, error=NO_MEMORY))
            else:
                self._again.append(item)
