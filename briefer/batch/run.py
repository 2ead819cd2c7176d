"""A batch from its first input to its manifest."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from hashlib import sha256

from briefer.batch.discovery import Input
from briefer.batch.fingerprint import fingerprint
from briefer.batch.job import MOST_SHOWN, BatchError, Failure, Found, Job, Tally
from briefer.batch.naming import shown
from briefer.batch.plan import Plan
from briefer.batch.produced import Produced, Work
from briefer.batch.records import Record
from briefer.batch.scheduler import produce
from briefer.batch.second_try import with_second_try
from briefer.batch.store import NameRefusedError, Store, locked
from briefer.batch.unfinished import MOST_DEATHS
from briefer.errors import ConfigError
from briefer.models import Summarizer

_ENDS_PROCESSES = (
    f"{MOST_DEATHS} processes ended while they worked on it alone, perhaps for lack of memory; split it, or give the "
    "process more"
)

OnProgress = Callable[[Tally], None]
"""Called when the plan stands and after each input, with the same, growing tally."""


def plan(job: Job, summarizer: Summarizer | None = None) -> Plan:
    """What `run` would do. Loads no model and writes nothing in OUT; see `run` for the arguments and errors."""
    found = Plan(job)
    store = Store(job.out)
    for _ in found.compare(fingerprint(job, summarizer), store.known(), store.has_output):
        pass
    return found


def run(job: Job, summarizer: Summarizer | None = None, on_progress: OnProgress | None = None) -> Tally:
    """Makes the brief of every input that has none yet, and writes the manifest.

    A failed input costs no other one its brief. Killed at any moment, the next run goes on where this one was. Where
    `job.workers` is more than 1, a script that calls this needs the usual ``if __name__ == "__main__":``.

    Args:
        job: What to do.
        summarizer: What to use in place of `job.model`; only in this process.
        on_progress: Told how far the run is.

    Raises:
        BatchError: There is no input, another run is at work in OUT, or OUT cannot be written to.
        ModelError: The model cannot be found, loaded or trusted.
        ConfigError: Something in the settings contradicts.
    """
    started = time.monotonic()
    if summarizer is not None and (job.workers > 1 or job.cluster is not None):
        raise ConfigError("a summarizer that is loaded stays in this process; give its name as the job's model")
    todo = Plan(job)
    mark = fingerprint(job, summarizer)
    with locked(job.out):
        return _Run(job, mark, todo, summarizer, on_progress, started).through()


class _Run:
    """One run under the lock of its folder."""

    def __init__(
        self,
        job: Job,
        mark: str,
        plan: Plan,
        summarizer: Summarizer | None,
        on_progress: OnProgress | None,
        started: float,
    ) -> None:
        self._job = job
        self._mark = mark
        self._plan = plan
        self._store = Store(job.out)
        self._summarizer = summarizer
        self._tell = on_progress or (lambda tally: None)
        self._started = started
        self._tally = Tally()

    def through(self) -> Tally:
        tally, plan = self._tally, self._plan
        for record in plan.compare(self._mark, self._store.known(), self._store.has_output):
            self._count(record)
        tally.inputs = plan.inputs
        tally.weight = plan.weight
        self._tell(tally)
        self._store.begin()
        self._store.keep_shards([self._job.shard] if self._job.shard else [])
        try:
            if plan.steps:
                self._make()
        except BaseException:
            # What is done stays done; a second error would only hide the first.
            with suppress(BatchError):
                self._finish()
            raise
        else:
            self._finish()
        finally:
            self._store.close()
        return tally

    def _make(self) -> None:
        deaths = self._store.unfinished.deaths
        # Who has ended most processes comes last: all else is done by then.
        suspects = [step.input for step in self._plan.to_make() if step.input.path in deaths] if deaths else []
        suspects.sort(key=lambda item: deaths[item.path])
        alone = [item for item in suspects if deaths[item.path] < MOST_DEATHS]
        for item in suspects[len(alone) :]:
            self._count(self._keep(Produced(item.path, None, error=_ENDS_PROCESSES)))
        together = self._plan.steps - len(suspects)
        if not together and not alone:
            return
        with closing(self._produced(together, alone)) as produced:
            self._tally.making = self._tally.seconds = time.monotonic() - self._started
            self._tell(self._tally)
            for result in produced:
                self._count(self._keep(result))
                self._tally.model_seconds += result.model_seconds
                self._tell(self._tally)
                if self._job.max_failures is not None and self._tally.failed >= self._job.max_failures:
                    self._tally.stopped = f"stopped at failure {self._tally.failed}"
                    return

    def _together(self) -> Iterator[Input]:
        """What has ended no process."""
        deaths = self._store.unfinished.deaths
        return (step.input for step in self._plan.to_make() if step.input.path not in deaths)

    def _taken(self, inputs: Iterable[Input], *, alone: bool) -> Iterator[Input]:
        for item in inputs:
            self._store.unfinished.taken(item.path, alone=alone)
            yield item

    def _produced(self, together: int, alone: list[Input]) -> Generator[Produced, None, None]:
        job = self._job
        number = together + len(alone)
        inputs, last = self._taken(self._together(), alone=False), self._taken(alone, alone=True)
        work = Work(job.model, job.settings, job.format, job.judge)
        if self._summarizer is not None:
            judge = job.judge.load() if job.judge else None
            return produce(inputs, self._summarizer, job.settings, job.format, alone=last, judge=judge)
        if job.cluster is not None:
            from briefer.batch.ray_cluster import produce_on_ray

            # No note of what is taken: all of it is at once, and what ends an actor does not end this process.
            return produce_on_ray([*self._together(), *alone], work, job.workers, job.cluster)
        if min(job.workers, number) > 1:
            from briefer.batch.workers import produce_in_workers

            return produce_in_workers(inputs, work, min(job.workers, number), last)
        summarizer = job.model.load()
        self._tally.note = summarizer.note
        judge = job.judge.load() if job.judge else None
        made = produce(inputs, summarizer, job.settings, job.format, alone=last, judge=judge)
        return with_second_try(made, work, self._input_at)

    def _input_at(self, path: str) -> Input | None:
        return next((step.input for step in self._plan.to_make() if step.input.path == path), None)

    def _keep(self, result: Produced) -> Record:
        """Writes down what became of an input."""
        record = Record(
            path=result.path,
            sha256=result.sha256,
            job=self._mark,
            suffix=self._job.suffix,
            output_sha256=None if result.output is None else sha256(result.output).hexdigest(),
            error=result.error,
            findings=result.findings,
            errors=result.errors,
            sections=result.sections,
            title=result.title,
            source_words=result.source_words,
            brief_words=result.brief_words,
            seconds=round(result.seconds + result.model_seconds, 3),
        )
        try:
            line = self._store.add(record, result.output)
        except NameRefusedError as error:
            record = Record(record.path, record.sha256, record.job, record.suffix, error=str(error))
            line = self._store.add(record, None)
        self._plan.known.put(record, line)
        return record

    def _count(self, record: Record) -> None:
        tally = self._tally
        tally.seconds = time.monotonic() - self._started
        tally.findings += record.findings or 0
        tally.errors += record.errors or 0
        if not record.reused:
            tally.weight_done += self._plan.weight_of(record.path)
        if record.findings:
            tally.with_findings += 1
            if len(tally.found) < MOST_SHOWN:
                tally.found.append(Found(shown(record.path), record.findings, record.errors or 0))
        if not record.ok:
            tally.failed += 1
            if len(tally.failures) < MOST_SHOWN:
                tally.failures.append(Failure(shown(record.path), record.error or ""))
        elif record.reused:
            tally.reused += 1
        else:
            tally.made += 1
            tally.sections += record.sections or 0

    def _finish(self) -> None:
        # Of what was not reached, an earlier brief still lies in OUT.
        complete = self._tally.done == self._plan.inputs
        self._store.finish(self._plan.manifest, self._plan.earlier, complete=complete)
        self._tally.seconds = time.monotonic() - self._started
