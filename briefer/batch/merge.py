"""The outputs of several runs, such as the shards of a job array, as those of one."""

import os
from collections.abc import Collection, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefer.batch.job import BatchError, Shard
from briefer.batch.naming import shown
from briefer.batch.records import Record
from briefer.batch.store import MANIFEST, Store, locked
from briefer.io.terminal import inert


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge came to: inputs with a brief, inputs without, briefs that were copied now, shards still to come."""

    ok: int
    failed: int
    copied: int
    missing: tuple[Shard, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A record and the folder that has its output."""

    store: Store
    record: Record


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
        stores = [Store(source) for source in sources]
        found = _joined(stores)
        target = Store(out)
        for path, record in (target.manifest() or {}).items():
            found.setdefault(path, _Found(target, record))
        _check_alike(found.values())
        shards = frozenset(shard for store in (*stores, target) for shard in store.shards())
        return _copied(found, target, shards, _missing(shards))


def _missing(shards: Collection[Shard]) -> tuple[Shard, ...]:
    """The shares of the inputs that nobody has brought.

    Raises:
        BatchError: The shards are of two divisions, so that what is missing, or there twice, cannot be told.
    """
    counts = sorted({shard.count for shard in shards})
    if len(counts) > 1:
        raise BatchError(f"some shards are of {counts[0]}, others of {counts[1]}; give all the same --shard i/n")
    return tuple(Shard(k, n) for n in counts for k in range(1, n + 1) if Shard(k, n) not in shards)


def _joined(stores: Iterable[Store]) -> dict[str, _Found]:
    found: dict[str, _Found] = {}
    for store in stores:
        if store.is_unfinished:
            raise BatchError(f"{store.out}: its run is not finished; give its `briefer batch` command again")
        for path, record in (store.manifest() or {}).items():
            other = found.get(path)
            if other is None or (record.ok and not other.record.ok):
                found[path] = _Found(store, record)
            elif record.ok and record.output_sha256 != other.record.output_sha256:
                raise BatchError(
                    f"{_named(record)}: {other.store.out} and {store.out} have different briefs of it; "
                    "merge only one of the two"
                )
    return found


def _check_alike(found: Iterable[_Found]) -> None:
    first: _Found | None = None
    for each in found:
        if first is None:
            first = each
        elif each.record.job != first.record.job or each.record.suffix != first.record.suffix:
            raise BatchError(
                f"{first.store.out} and {each.store.out} were made with different models, settings, formats or "
                "versions of briefer; give all shards the same options"
            )


def _copied(found: dict[str, _Found], target: Store, shards: Collection[Shard], missing: tuple[Shard, ...]) -> Merged:
    briefs = [each for each in found.values() if each.record.ok]
    # All are looked at before the first is written: a merge that cannot be whole leaves `out` as it was.
    for each in briefs:
        if not each.store.has_output(each.record):
            raise BatchError(
                f"{each.store.out}: the brief of {_named(each.record)} is missing or was changed; "
                "give its `briefer batch` command again"
            )
    new = [each for each in briefs if not target.has_output(each.record)]
    target.begin()
    target.keep_shards(shards)
    for each in new:
        target.add(each.record, _output(each))
    target.finish({path: each.record for path, each in found.items()}, complete=True)
    return Merged(ok=len(briefs), failed=len(found) - len(briefs), copied=len(new), missing=missing)


def _output(found: _Found) -> bytes:
    path = found.store.out / found.record.output
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BatchError(f"{path}: cannot be read ({error.strerror}); check its rights") from error
    if sha256(data).hexdigest() != found.record.output_sha256:
        raise BatchError(f"{path}: changed while it was merged; merge again")
    return data


def _named(record: Record) -> str:
    return inert(shown(record.path))


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
