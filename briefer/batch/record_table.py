"""Records by the path of their input, on disk."""

from collections.abc import Iterable, Iterator
from os import fsencode

from briefer.batch.records import Record, from_line, to_line
from briefer.batch.scratch import Scratch


class RecordTable:
    """The last record that was put for each path, as its line.

    Args:
        scratch: Where.
        name: Of the table.
        records: The first to put.
    """

    def __init__(self, scratch: Scratch, name: str, records: Iterable[Record] = ()) -> None:
        self._scratch = scratch
        self.name = name
        scratch.run(f"CREATE TABLE {name} (path BLOB PRIMARY KEY, line BLOB NOT NULL)")
        for record in records:
            self.put(record)

    def put(self, record: Record, line: bytes | None = None) -> None:
        """Takes a record, in place of the one that its path had; `line` is its line, where that is known."""
        row = (fsencode(record.path), to_line(record).encode() if line is None else line)
        self._scratch.run(f"INSERT OR REPLACE INTO {self.name} VALUES (?, ?)", row)

    def get(self, path: str) -> Record | None:
        """The record of a path."""
        row = self._scratch.first(f"SELECT line FROM {self.name} WHERE path = ?", (fsencode(path),))
        return None if row is None else from_line(row[0])

    def lines(self, *, of: str | None = None, but: str | None = None) -> Iterator[bytes]:
        """The lines by path, sorted: of the paths that another table has, or of those that it has not."""
        where = f" WHERE path IN (SELECT path FROM {of})" if of else ""
        where = f" WHERE path NOT IN (SELECT path FROM {but})" if but else where
        return (line for (line,) in self._scratch.rows(f"SELECT line FROM {self.name}{where} ORDER BY path"))
