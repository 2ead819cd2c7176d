"""The outputs of several runs, such as the shards of a job array, as those of one."""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from os import fsencode
from pathlib import Path

from briefer.batch.job import BatchError, Shard
from briefer.batch.naming import shown
from briefer.batch.record_table import RecordTable
from briefer.batch.records import Record, from_line, to_line
from briefer.batch.scratch import Scratch
from briefer.batch.store import MANIFEST, Store, locked
from briefer.io.terminal import inert

_JOINED = "joined"


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge came to: inputs with a brief, inputs without, briefs that were copied now, shards still to come."""

    ok: int
    failed: int
    copied: int
    missing: tuple[Shard, ...] = ()


def merge(sources: Sequence[Path], out: Path) -> Merged:
    """Joins the outputs and manifests of finished runs in `out`; the sources stay as they are.

    What an earlier merge left in `out` counts too, so a killed merge can be given again and a late shard added; where
    a source has the same input, the source is right. Of a source's brief and another's failure, the brief counts.

    Raises:
        BatchError: One line that says what keeps the folders from being one result; then nothing was written.
    """
    if not sources:
        raise BatchError("nothing to merge; give the folders of the shards")
    for source in sources:
        if _same(source, out):
            raise BatchError(f"{source} is both a source and the --output; give another --output")
        if not (source / MANIFEST).is_file():
            raise BatchError(f"{source}: no {MANIFEST} in it; give folders that `briefer batch` has finished")
    with ExitStack() as held:
        for folder in sorted({os.path.realpath(path): path for path in (*sources, out)}.values()):
            held.enter_context(locked(folder))
        target = Store(out)
        stores = [*map(Store, sources), target]
        joined = _Joined(stores)
        joined.ensure_alike()
        shards = frozenset(shard for store in stores for shard in store.shards())
        return _copied(joined, target, shards, _missing(shards))


def _missing(shards: Collection[Shard]) -> tuple[Shard, ...]:
    """The shares of the inputs that nobody has brought.

    Raises:
        BatchError: The shards are of two divisions, so that what is missing, or there twice, cannot be told.
    """
    counts = sorted({shard.count for shard in shards})
    if len(counts) > 1:
        raise BatchError(f"some shards are of {counts[0]}, others of {counts[1]}; give all the same --shard i/n")
    return tuple(Shard(k, n) for n in counts for k in range(1, n + 1) if Shard(k, n) not in shards)


class _Joined:
    """The records of several folders, one of each input, with the folder that has its output; on disk.

    Args:
        stores: The sources, and last the target, which is right where no source has an input.

    Raises:
        BatchError: One of them is not finished, or two disagree.
    """

    def __init__(self, stores: Sequence[Store]) -> None:
        self.scratch = Scratch()
        self.stores = stores
        self.scratch.run(f"CREATE TABLE {_JOINED} (path BLOB PRIMARY KEY, place INTEGER, line BLOB)")
        for place, source in enumerate(stores[:-1]):
            if source.is_unfinished:
                raise BatchError(f"{source.out}: its run is not finished; give its `briefer batch` command again")
            for record in source.manifest():
                self._join(place, record)
        for record in stores[-1].manifest():
            self._put("IGNORE", len(stores) - 1, record)

    def _join(self, place: int, record: Record) -> None:
        row = self.scratch.first(f"SELECT place, line FROM {_JOINED} WHERE path = ?", (fsencode(record.path),))
        other = None if row is None else from_line(row[1])
        if row is None or other is None or (record.ok and not other.ok):
            self._put("REPLACE", place, record)
        elif record.ok and record.output_sha256 != other.output_sha256:
            raise BatchError(
                f"{_named(record)}: {self.stores[row[0]].out} and {self.stores[place].out} have different briefs of "
                "it; merge only one of the two"
            )

    def _put(self, otherwise: str, place: int, record: Record) -> None:
        row = (fsencode(record.path), place, to_line(record).encode())
        self.scratch.run(f"INSERT OR {otherwise} INTO {_JOINED} VALUES (?, ?, ?)", row)

    def __iter__(self) -> Iterator[tuple[Store, Record]]:
        for place, line in self.scratch.rows(f"SELECT place, line FROM {_JOINED} ORDER BY path"):
            if (record := from_line(line)) is not None:
                yield self.stores[place], record

    def ensure_alike(self) -> None:
        """Raises BatchError when not all were made in the same way."""
        first: tuple[Store, Record] | None = None
        for store, record in self:
            if first is None:
                first = store, record
            elif (record.job, record.suffix) != (first[1].job, first[1].suffix):
                raise BatchError(
                    f"{first[0].out} and {store.out} were made with different models, settings, formats or "
                    "versions of briefer; give all shards the same options"
                )

    def manifest(self) -> Iterator[bytes]:
        """The lines, by path."""
        return (line for (line,) in self.scratch.rows(f"SELECT line FROM {_JOINED} ORDER BY path"))


def _copied(joined: _Joined, target: Store, shards: Collection[Shard], missing: tuple[Shard, ...]) -> Merged:
    # All are looked at before the first is written: a merge that cannot be whole leaves `out` as it was.
    ok = failed = copied = 0
    for store, record in joined:
        ok += record.ok
        failed += not record.ok
        if record.ok and not store.has_output(record):
            raise BatchError(
                f"{store.out}: the brief of {_named(record)} is missing or was changed; "
                "give its `briefer batch` command again"
            )
    known = RecordTable(joined.scratch, "known", target.known())
    target.begin()
    target.keep_shards(shards)
    for store, record in joined:
        if record.ok and not target.has_output(record):
            target.add(record, _output(store, record))
            copied += 1
    target.finish(joined.manifest, lambda: known.lines(but=_JOINED), complete=True)
    return Merged(ok, failed, copied, missing)


def _output(store: Store, record: Record) -> bytes:
    path = store.out / record.output
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BatchError(f"{path}: cannot be read ({error.strerror}); check its rights") from error
    if sha256(data).hexdigest() != record.output_sha256:
        raise BatchError(f"{path}: changed while it was merged; merge again")
    return data


def _named(record: Record) -> str:
    return inert(shown(record.path))


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
