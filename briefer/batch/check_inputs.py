"""The briefs of a batch run, as its manifest lists them."""

import os
from collections.abc import Iterator
from pathlib import Path

from briefer.batch.naming import shown
from briefer.batch.records import Record, from_line
from briefer.batch.store import Store
from briefer.checks.briefs import brief_pairs
from briefer.checks.inputs import BrokenPair, CheckInput
from briefer.errors import InputError
from briefer.readers.items import exists

_SUFFIX = ".json"


def manifest_pairs(manifest: Path, folder: str | None = None) -> Iterator[CheckInput]:
    """The sections of all briefs of a batch run, in the manifest's order; an input that failed is a broken pair.

    Args:
        manifest: The ``manifest.jsonl`` in a batch's output folder.
        folder: The folder that the batch read, which the paths of its inputs start from; None for the current one.

    Raises:
        InputError: when the manifest cannot be read, a line of it is none, or its run is not finished.
    """
    if Store(manifest.parent).is_unfinished:
        raise InputError(f"{manifest}: its run is not finished; give its `briefer batch` command again")
    try:
        with manifest.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                if line.strip():
                    record = from_line(line)
                    if record is None:
                        raise InputError(f"{manifest}:{number}: no line of a manifest; run the batch again")
                    yield from _pairs(record, manifest.parent, folder)
    except OSError as error:
        raise InputError(f"{manifest}: cannot be read ({error.strerror}); check the path") from error


def _leads_out(path: str) -> bool:
    """True for an absolute path, and for one that climbs: a manifest names files of the folders that were given."""
    return os.path.isabs(path) or os.path.normpath(path).split(os.sep)[0] == os.pardir


def _pairs(record: Record, out: Path, folder: str | None) -> Iterator[CheckInput]:
    source = os.path.join(folder or "", record.path)
    output = str(out / record.output)
    for path, place in ((record.path, "the batch's folder"), (record.output, "the manifest's folder")):
        if path and _leads_out(path):
            yield BrokenPair(
                None, None, f"{shown(path)}: a manifest cannot name a file outside of {place}; make it anew"
            )
            return
    if not record.ok:
        yield BrokenPair(source, None, f"{shown(source)}: the batch made no brief of it ({record.error})")
    elif record.suffix != _SUFFIX:
        yield BrokenPair(source, output, f"{shown(output)}: no JSON; run the batch with --format json to check it")
    elif not exists(source):
        yield BrokenPair(source, output, f"{shown(source)}: no such file; give the batch's folder as --folder")
    else:
        yield from brief_pairs(output, source, record.sha256)
