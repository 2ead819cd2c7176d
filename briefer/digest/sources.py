"""What a digest is made of: inputs whose briefs are to be made, and briefs that are there already."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefer.batch.discovery import Input, find_inputs, listed_inputs
from briefer.batch.index import INDEX
from briefer.batch.job import BatchError, Job
from briefer.batch.naming import shown
from briefer.batch.plan import inputs_of
from briefer.batch.store import MANIFEST
from briefer.digest.finished import is_brief
from briefer.digest.job import DigestJob

_OF_A_BATCH: Final = frozenset({MANIFEST, INDEX, "_index.html"})


@dataclass(frozen=True, slots=True)
class Sources:
    """The inputs of a digest.

    Attributes:
        finished: Briefs that are there, by name and file.
        job: The batch that makes the others; None where there is none.
        inputs: The inputs of that batch by path.
    """

    finished: tuple[Input, ...]
    job: Job | None
    inputs: dict[str, Input]


def sources_of(job: DigestJob) -> Sources:
    """Looks at what was given. In a folder that a batch has filled its manifest and its index are no articles.

    Raises:
        BatchError: There is nothing to read.
    """
    found = list(_found(job))
    finished = tuple(item for item in found if item.problem is None and is_brief(item.file))
    done = {item.path for item in finished}
    others = [item for item in found if item.path not in done]
    if not found:
        where = str(job.source) if isinstance(job.source, Path) else "the list"
        raise BatchError(f"{where}: no article and no brief in it; give a folder, files, or - for a list of paths")
    if not others:
        return Sources(finished, None, {})
    whole = isinstance(job.source, Path) and not finished and len(others) == len(found)
    batch = Job(
        source=job.source if whole else tuple(item.file for item in others),
        out=job.briefs,
        model=job.model,
        settings=job.settings,
        include=job.include if whole else (),
        exclude=(*job.exclude, *_own_files(job)) if whole else (),
        workers=job.workers,
        read_as=job.read_as,
    )
    return Sources(finished, batch, {item.path: item for item in inputs_of(batch)})


def _own_files(job: DigestJob) -> Iterator[str]:
    """The digest itself, where it lies in the folder that it is made of: the next run must not read it."""
    if isinstance(job.source, Path):
        inside = os.path.relpath(os.path.realpath(job.output), os.path.realpath(job.source))
        if not inside.startswith(".."):
            yield inside if "/" in inside else f"{inside}"


def _found(job: DigestJob) -> Iterator[Input]:
    if isinstance(job.source, Path):
        found = find_inputs(job.source, job.briefs, job.include, job.exclude)
    else:
        found = listed_inputs(job.source, job.briefs, job.include, job.exclude)
    output = os.path.realpath(job.output)
    for item in found:
        name = item.path.rpartition("/")[2]
        if os.path.realpath(item.file) != output and not (name in _OF_A_BATCH and _is_of_a_batch(item.file)):
            yield item


def _is_of_a_batch(file: str) -> bool:
    """Whether a file lies beside the manifest of a batch."""
    folder = os.path.dirname(file)
    return os.path.isfile(os.path.join(folder, MANIFEST)) and os.path.isfile(os.path.join(folder, ".briefer-lock"))


def named(item: Input) -> str:
    """How a digest names an input."""
    return shown(item.path)
