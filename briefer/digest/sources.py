"""What a digest is made of: inputs whose briefs are to be made, and briefs that are there already."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from briefer.batch.discovery import Input, find_inputs, listed_inputs
from briefer.batch.index import INDEX
from briefer.batch.job import BatchError, Job
from briefer.batch.plan import inputs_of
from briefer.batch.store import LOCK, MANIFEST
from briefer.digest.finished import is_brief, is_digest
from briefer.digest.job import DigestJob

_SPECIAL: Final = re.compile(r"[\[*?]")
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
    """Looks at what was given. Digests are no articles, nor are the manifest and the index of a batch.

    Raises:
        BatchError: There is nothing to read.
    """
    given = _given(job)
    apart = [item for item in given if is_apart(item, job.source, job.output)]
    found = [item for item in given if item not in apart] if apart else given
    finished = tuple(item for item in found if item.problem is None and is_brief(item.file))
    done = {item.path for item in finished}
    others = [item for item in found if item.path not in done]
    if not found:
        where = str(job.source) if isinstance(job.source, Path) else "the list"
        raise BatchError(f"{where}: no article and no brief in it; give a folder, files, or - for a list of paths")
    if not others:
        return Sources(finished, None, {})
    whole = isinstance(job.source, Path) and not finished
    batch = Job(
        source=job.source if whole else tuple(item.file for item in others),
        out=job.briefs,
        model=job.model,
        settings=job.settings,
        include=job.include if whole else (),
        exclude=(*job.exclude, *(_only(item.path) for item in apart)) if whole else (),
        workers=job.workers,
        read_as=job.read_as,
        judge=job.judge,
    )
    return Sources(finished, batch, {item.path: item for item in inputs_of(batch)})


def _given(job: DigestJob) -> list[Input]:
    if isinstance(job.source, Path):
        return find_inputs(job.source, job.briefs, job.include, job.exclude)
    return listed_inputs(job.source, job.briefs, job.include, job.exclude)


def is_apart(item: Input, source: Path | tuple[str, ...], output: str | Path) -> bool:
    """Whether a file is no article: a digest, the one that is made too, or what a batch wrote in a folder within.

    A folder of finished briefs may be given itself, and so may its files; then only its manifest and index are none.
    """
    if os.path.realpath(item.file) == os.path.realpath(output) or is_digest(item.file):
        return True
    folders = item.path.split("/")[:-1] if isinstance(source, Path) else []
    place = os.path.dirname(item.file)
    if os.path.isfile(os.path.join(place, LOCK)) and os.path.basename(item.file) in _OF_A_BATCH:
        return True
    for _ in folders:
        if os.path.isfile(os.path.join(place, LOCK)):
            return True
        place = os.path.dirname(place)
    return False


def _only(path: str) -> str:
    """A glob that matches one path."""
    return "./" + _SPECIAL.sub(r"[\g<0>]", path)
