"""The inputs of a job, on disk, with what is to be done of each."""

from collections.abc import Iterable, Iterator
from os import fsdecode, fsencode
from pathlib import Path
from typing import Any, Final

from briefer.batch.discovery import Input, files_under, listed_inputs
from briefer.batch.job import BatchError, Job
from briefer.batch.scratch import Scratch
from briefer.batch.several import articles_of, split_order
from briefer.readers.items import split_item
from briefer.readers.registry import named_reader

INPUT: Final = "input"
"""The table's name."""

_PAGE: Final = 256  # rows


class InputTable:
    """The inputs of a job, of its shard if it has one, in the order of their paths: those of one file by their number.

    Raises:
        BatchError: There is none, in any shard.
        ConfigError: No reader is called like the job's.
    """

    def __init__(self, job: Job, scratch: Scratch) -> None:
        self._scratch = scratch
        self._read_as = job.read_as
        if job.read_as is not None:
            named_reader(job.read_as)
        self._find(job)
        scratch.run(
            f"CREATE TABLE {INPUT} (turn INTEGER PRIMARY KEY, path BLOB UNIQUE, file BLOB NOT NULL, problem TEXT, "
            "item INTEGER, why TEXT, weight INTEGER)"
        )
        for item in articles_of(self._found(), self._is_taken, job.read_as):
            if job.shard is None or job.shard.has(item.path):
                # Of two of one name the first stays: an article whose address is the name of a file.
                scratch.run(
                    f"INSERT OR IGNORE INTO {INPUT} (path, file, problem, item) VALUES (?, ?, ?, ?)",
                    (fsencode(item.path), fsencode(item.file), item.problem, item.item),
                )
        scratch.run("DROP TABLE found")

    def __iter__(self) -> Iterator[Input]:
        return (item for _, item, _ in self.turns())

    def turns(self, *, with_reason: bool = False) -> Iterator[tuple[int, Input, str | None]]:
        """The inputs with their turns, and why each is made; without those that need not be when `with_reason`."""
        some = " AND why IS NOT NULL" if with_reason else ""
        last = 0
        # A page at a time, so that what is told of an input that was given out cannot be in the way of the next.
        while page := list(
            self._scratch.rows(
                f"SELECT turn, why, path, file, problem, item FROM {INPUT} WHERE turn > ?{some} "
                f"ORDER BY turn LIMIT {_PAGE}",
                (last,),
            )
        ):
            for turn, why, path, file, problem, item in page:
                yield turn, Input(fsdecode(path), fsdecode(file), problem, item, self._read_as), why
            last = page[-1][0]

    def decide(self, turn: int, why: str, weight: int) -> None:
        """Notes that an input is to be made, why, and how much work it is."""
        self._scratch.run(f"UPDATE {INPUT} SET why = ?, weight = ? WHERE turn = ?", (why, weight, turn))

    def weight(self, path: str) -> int:
        """How much work an input is; 0 of one that is not made."""
        row = self._scratch.first(f"SELECT weight FROM {INPUT} WHERE path = ?", (fsencode(path),))
        return (row and row[0]) or 0

    def _find(self, job: Job) -> None:
        self._scratch.run(
            "CREATE TABLE found (base BLOB, number INTEGER, path BLOB, file BLOB, problem TEXT, "
            "PRIMARY KEY (base, number, path)) WITHOUT ROWID"
        )
        self._scratch.run_all("INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?, ?)", map(_row, _given(job)))
        if self._scratch.first("SELECT 1 FROM found LIMIT 1") is None:
            raise BatchError(_none(job))

    def _found(self) -> Iterator[Input]:
        """The files in the order of their paths, the articles that a list names by their number."""
        query = "SELECT path, file, problem FROM found ORDER BY base, number, path"
        for path, file, problem in self._scratch.rows(query):
            yield Input(fsdecode(path), fsdecode(file), problem)

    def _is_taken(self, item: Input) -> bool:
        """Whether an article's address is the name of a file, or was given itself."""
        base, number = split_order(item)
        keys = (fsencode(item.path), fsencode(base), number)
        query = "SELECT 1 FROM found WHERE base = ?1 AND number = 0 OR base = ?2 AND number = ?3 AND path = ?1"
        return self._scratch.first(query, keys) is not None


def _given(job: Job) -> Iterable[Input]:
    if isinstance(job.source, Path):
        return files_under(job.source, job.out, job.include, job.exclude, follow_links=job.follow_links)
    return listed_inputs(job.source, job.out, job.include, job.exclude)


def _row(item: Input) -> tuple[Any, ...]:
    number = split_item(item.file)[1]
    base = item.path if number is None else item.path.rpartition("#")[0]
    return fsencode(base), number or 0, fsencode(item.path), fsencode(item.file), item.problem


def _none(job: Job) -> str:
    if isinstance(job.source, Path):
        return f"{job.source}: no file to summarize in it; check --include and --exclude"
    check = "check --include, --exclude and --output" if job.source else "give a path on each line"
    return f"the list names no file to summarize; {check}"
