"""What a run has to do, and what it need not."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from briefer.batch.discovery import Input
from briefer.batch.input_table import INPUT, InputTable
from briefer.batch.job import Job
from briefer.batch.record_table import RecordTable
from briefer.batch.records import Record
from briefer.batch.scratch import Scratch
from briefer.batch.several import digest_of

_KNOWN = "known"


class RebuildReason(StrEnum):
    """Why an input needs a brief."""

    NEW = "new"
    FORCED = "forced"
    FAILED = "failed before"
    SETTINGS = "other settings"
    CHANGED = "input changed"
    LOST = "output changed or lost"


@dataclass(frozen=True, slots=True)
class Step:
    """An input to summarize, and why."""

    input: Input
    why: RebuildReason


class Plan:
    """The inputs of a run, with what each needs, and the last record of each; on disk, however many they are.

    Args:
        job: What to do.

    Attributes:
        steps: How many inputs are to be summarized.
        reused: How many have a brief that still stands.
        weight: Bytes of the inputs that are to be summarized.

    Raises:
        BatchError: There is no input, in any shard.
        ConfigError: No reader is called like the job's.
    """

    def __init__(self, job: Job) -> None:
        self._job = job
        self._scratch = Scratch()
        self._inputs = InputTable(job, self._scratch)
        self._known: RecordTable | None = None
        self.steps = 0
        self.reused = 0
        self.weight = 0

    @property
    def inputs(self) -> int:
        """How many inputs the run has."""
        return self.steps + self.reused

    @property
    def known(self) -> RecordTable:
        """The last record of every input that any run has dealt with, of other inputs too."""
        if self._known is None:
            raise ValueError("nothing is known yet: compare first")
        return self._known

    def compare(
        self, fingerprint: str, known: Iterable[Record], has_output: Callable[[Record], bool]
    ) -> Iterator[Record]:
        """Compares the inputs with what is known of them; yields the records that still stand.

        Args:
            fingerprint: Of the job, see `fingerprint.fingerprint`.
            known: What is known, later records over earlier ones.
            has_output: Whether the output of a record is as it was written.
        """
        self._known = RecordTable(self._scratch, _KNOWN, known)
        for turn, item, _ in self._inputs.turns():
            record = self._known.get(item.path)
            why = RebuildReason.NEW if record is None else _why(self._job, item, fingerprint, record, has_output)
            if why is not None:
                weight = _weight(item)
                self._inputs.decide(turn, why, weight)
                self.steps += 1
                self.weight += weight
            elif record is not None:
                self.reused += 1
                if not record.reused:
                    record = replace(record, reused=True)
                    self._known.put(record)
                yield record

    def __iter__(self) -> Iterator[tuple[Input, RebuildReason | None]]:
        """All inputs in the order of their paths, and why each is to be summarized; None for one that is not."""
        for _, item, why in self._inputs.turns():
            yield item, None if why is None else RebuildReason(why)

    def to_make(self) -> Iterator[Step]:
        """The inputs to summarize, in the order of their paths."""
        for _, item, why in self._inputs.turns(with_reason=True):
            if why is not None:
                yield Step(item, RebuildReason(why))

    def weight_of(self, path: str) -> int:
        """The bytes of an input that is to be summarized; 0 of another."""
        return self._inputs.weight(path)

    def manifest(self) -> Iterator[bytes]:
        """The lines of the inputs of which there is a record, by path."""
        return self.known.lines(of=INPUT)

    def earlier(self) -> Iterator[bytes]:
        """The lines of what is no input of this run."""
        return self.known.lines(but=INPUT)


def inputs_of(job: Job) -> Iterator[Input]:
    """The inputs of a job, of its shard if it has one, in the order of their paths.

    Raises:
        BatchError: There is none, in any shard.
    """
    return iter(InputTable(job, Scratch()))


def _why(
    job: Job, item: Input, fingerprint: str, record: Record, has_output: Callable[[Record], bool]
) -> RebuildReason | None:
    if job.force:
        return RebuildReason.FORCED
    if not record.ok:
        return RebuildReason.FAILED
    if record.job != fingerprint:
        return RebuildReason.SETTINGS
    # A pipe that has taken the place of a file would keep its reader waiting.
    if not os.path.isfile(item.file) or digest_of(item) != record.sha256:
        return RebuildReason.CHANGED
    return None if has_output(record) else RebuildReason.LOST


def _weight(item: Input) -> int:
    """Bytes of an input; 1 of what cannot be looked at, which fails in no time."""
    try:
        return max(os.stat(item.file).st_size, 1)
    except (OSError, ValueError):  # ValueError: a null character in the path
        return 1
