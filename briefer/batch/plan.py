"""What a run has to do, and what it need not."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from briefer.batch.discovery import Input, find_inputs, listed_inputs
from briefer.batch.job import BatchError, Job
from briefer.batch.records import Record
from briefer.batch.several import digest_of, expanded


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


@dataclass(frozen=True, slots=True)
class Plan:
    """The inputs of a run, in the order of their paths: those to summarize, and the records that still stand."""

    steps: tuple[Step, ...]
    reused: tuple[Record, ...]

    @property
    def inputs(self) -> int:
        """How many inputs the run has."""
        return len(self.steps) + len(self.reused)


def inputs_of(job: Job) -> list[Input]:
    """The inputs of a job, of its shard if it has one.

    Raises:
        BatchError: There is none, in any shard.
    """
    if isinstance(job.source, Path):
        found = find_inputs(job.source, job.out, job.include, job.exclude, follow_links=job.follow_links)
        if not found:
            raise BatchError(f"{job.source}: no file to summarize in it; check --include and --exclude")
    else:
        found = listed_inputs(job.source, job.out, job.include, job.exclude)
        if not found:
            check = "check --include, --exclude and --output" if job.source else "give a path on each line"
            raise BatchError(f"the list names no file to summarize; {check}")
    return [item for item in expanded(found, job.read_as) if job.shard is None or job.shard.has(item.path)]


def make_plan(
    job: Job,
    inputs: list[Input],
    fingerprint: str,
    known: Mapping[str, Record],
    has_output: Callable[[Record], bool],
) -> Plan:
    """Compares inputs with what is known of them.

    Args:
        job: What to do.
        inputs: Of `inputs_of`.
        fingerprint: Of the job, see `keys.fingerprint`.
        known: The last record of each input.
        has_output: Whether the output of a record is as it was written.
    """
    steps: list[Step] = []
    reused: list[Record] = []
    for item in inputs:
        record = known.get(item.path)
        why = RebuildReason.NEW if record is None else _why(job, item, fingerprint, record, has_output)
        if why:
            steps.append(Step(item, why))
        elif record:
            reused.append(replace(record, reused=True))
    return Plan(tuple(steps), tuple(reused))


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
