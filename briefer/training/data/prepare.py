"""Pairs of texts in, labelled passages out: one JSON object a line, the same for the same input and seed."""

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from briefer.training.data.records import Referenced, referenced
from briefer.training.data.targets import Labelled, label, label_central

SHARD = 1000
"""Input lines a part file; a run that was stopped goes on behind its last whole part."""


@dataclass(frozen=True, slots=True)
class Options:
    """What decides the output beside the input.

    Attributes:
        seed: Of everything that is random.
        general_headings: The share of passages without a heading that get one that fits any section.
        central: Whether all passages of articles with a title are taken, and labelled by what the article says, instead
            of the first one of each, labelled by the title.
    """

    seed: int = 0
    general_headings: float = 0.1
    central: bool = False


@dataclass(frozen=True, slots=True)
class _Shard:
    source: Path
    first: int
    part: Path
    options: Options


def prepare(sources: Sequence[Path], out: Path, options: Options, *, processes: int = 1) -> int:
    """Labels every record of some JSONL files; returns how many passages were kept.

    Beside `out` it writes ``<out>.manifest.json`` with the hashes of what it read and wrote, and, until it is done, a
    folder of parts, from which a run that was stopped goes on.
    """
    hashes = {source.name: sha256(source) for source in sources}
    key = hashlib.sha256(json.dumps([hashes, asdict(options)]).encode()).hexdigest()[:12]
    parts = out.with_name(f"{out.name}.{key}.parts")
    parts.mkdir(parents=True, exist_ok=True)
    shards = [shard for source in sources for shard in _shards(source, parts, options)]
    todo = [shard for shard in shards if not shard.part.is_file()]
    if processes == 1:
        for shard in todo:
            _label_shard(shard)
    else:
        with ProcessPoolExecutor(processes) as pool:
            list(pool.map(_label_shard, todo))
    partial = out.with_name(f"{out.name}.partial")
    kept = 0
    with partial.open("w", encoding="utf-8") as joined:
        for shard in shards:
            lines = shard.part.read_text(encoding="utf-8")
            kept += lines.count("\n")
            joined.write(lines)
    partial.replace(out)
    manifest = {"sources": hashes, "options": asdict(options), "passages": kept, "sha256": sha256(out)}
    out.with_name(f"{out.name}.manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    shutil.rmtree(parts)
    return kept


def _shards(source: Path, parts: Path, options: Options) -> Iterator[_Shard]:
    with source.open(encoding="utf-8") as lines:
        first = 0
        while count := sum(1 for _ in islice(lines, SHARD)):
            yield _Shard(source, first, parts / f"{source.stem}-{first:08}.jsonl", options)
            first += count


def _label_shard(shard: _Shard) -> None:
    options = shard.options
    found: list[dict[str, Any]] = []
    with shard.source.open(encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, shard.first, shard.first + SHARD), start=shard.first + 1):
            place = f"{shard.source}:{number}"
            for given in referenced(line, place, options.seed, options.general_headings, central=options.central):
                labelled = (
                    label(given.passage, given.reference)
                    if isinstance(given.reference, str)
                    else label_central(given.passage, given.reference)
                )
                if labelled:
                    found.append(_as_record(given, labelled))
    partial = shard.part.with_suffix(".partial")
    partial.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in found), encoding="utf-8")
    partial.replace(shard.part)


def _as_record(given: Referenced, labelled: Labelled) -> dict[str, Any]:
    return {
        "heading": given.heading,
        "source": labelled.source,
        "target": labelled.target.text,
        "kinds": labelled.target.kinds,
        "score": labelled.target.score,
        "sentences": [[s.start, s.end, v] for s, v in zip(labelled.sentences, labelled.salience, strict=True)],
        "reference": given.reference if isinstance(given.reference, str) else None,
    }


def sha256(path: Path) -> str:
    """The hash of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
