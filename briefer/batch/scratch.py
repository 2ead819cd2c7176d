"""Tables on disk for what a run knows of its inputs: memory stays the same, whatever the number of these."""

import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import Any, Final

from briefer.batch.job import BatchError

_CACHE_KIB: Final = 1024
_PAGE: Final = 256  # rows


class Scratch:
    """A database of SQLite without a name: the system removes it with the process, however that ends.

    All that is in it stands in the inputs and the files of OUT too, and each run works it out again. Several threads
    may use it.

    Raises:
        BatchError: Every method, when the disk takes no more.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        try:
            self._connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
            self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            self._connection.execute("PRAGMA journal_mode = OFF")  # nothing is ever taken back
            self._connection.execute("BEGIN")
        except sqlite3.Error as error:
            raise _full(error) from error
        weakref.finalize(self, self._connection.close)

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Executes a statement; how many rows it changed."""
        with self._lock:
            try:
                return self._connection.execute(sql, values).rowcount
            except sqlite3.Error as error:
                raise _full(error) from error

    def run_all(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Executes a statement for each row; the rows may not come from this database."""
        with self._lock:
            try:
                self._connection.executemany(sql, rows)
            except sqlite3.Error as error:
                raise _full(error) from error

    def first(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query; None when it has none."""
        with self._lock:
            try:
                row: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
            except sqlite3.Error as error:
                raise _full(error) from error
        return row

    def rows(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, some at a time; meanwhile other tables than its own may be written to."""
        try:
            with self._lock:
                cursor = self._connection.execute(sql, values)
            while True:
                with self._lock:
                    page = cursor.fetchmany(_PAGE)
                if not page:
                    return
                yield from page
        except sqlite3.Error as error:
            raise _full(error) from error


def _full(error: sqlite3.Error) -> BatchError:
    # SQLite has its own order of such folders: which one it chose, it does not say.
    return BatchError(
        f"the table of the inputs cannot be kept in the folder of temporary files ({error}); make room, or name "
        "another with TMPDIR"
    )
