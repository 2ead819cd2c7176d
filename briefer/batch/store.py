"""A folder of outputs and its records: locked while it is written to, whole whenever a run is killed.

The manifest lists the inputs of the last run. While a run works, each finished input is a line of a journal, so that
nothing done is done again; records of inputs that the last run did not have are kept apart, for the run that has them
again.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from briefer.batch.index import INDEX, index_of
from briefer.batch.job import BatchError, Shard
from briefer.batch.records import Record, from_line, from_lines, to_line
from briefer.batch.unfinished import Unfinished
from briefer.errors import ConfigError
from briefer.io.atomic import NotOurFileError, concerns_name, ensure_own, open_own, remove_parts, write_whole
from briefer.io.hashing import file_sha256
from briefer.io.temporary import remove_left

MANIFEST = "manifest.jsonl"
JOURNAL = ".briefer-journal"
EARLIER = ".briefer-earlier"
LOCK = ".briefer-lock"
SHARDS = ".briefer-shards"

_BLOCK = 1 << 16  # bytes
_SYNC_SECONDS = 1.0  # what a power cut may cost; a kill costs nothing


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Keeps other runs out of a folder, which is made if need be; a killed process holds no lock.

    Raises:
        BatchError: Another run has it, or it cannot be written to.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / LOCK)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise BatchError(f"{out}: another run is writing there; wait for it or give another --output") from error
    except OSError as error:
        raise BatchError(f"{out}: cannot be written to ({error.strerror}); mend its rights or give another") from error
    try:
        yield
    finally:
        lock.release()


class Store:
    """The records of a folder; to write, hold its lock."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._journal: BinaryIO | None = None
        self._synced = 0.0
        self.unfinished = Unfinished(out)

    @property
    def is_unfinished(self) -> bool:
        """True when a run is at work here, or ended before its last input."""
        return os.path.lexists(self.out / JOURNAL)

    def manifest(self) -> Iterator[Record]:
        """The records of the last finished run, sorted by path; none where there is no manifest.

        Raises:
            BatchError: It cannot be read, or a line of it is no record.
        """
        last = ""
        for line in filter(lambda line: line.strip(b"\n"), self._lines(MANIFEST)):
            record = from_line(line)
            if record is None or record.path == last:
                raise BatchError(f"{self.out / MANIFEST}: not what `briefer batch` wrote; give its command again")
            last = record.path
            yield record

    def known(self) -> Iterator[Record]:
        """The records of every input that any run in this folder has dealt with, the last one of each last."""
        for name in (EARLIER, MANIFEST, JOURNAL):
            yield from from_lines(self._lines(name))

    def shards(self) -> frozenset[Shard]:
        """The shares of the inputs that are here; none where the inputs were not shared out."""
        try:
            return frozenset(map(Shard.parse, b"".join(self._lines(SHARDS)).decode().split()))
        except (ConfigError, UnicodeDecodeError) as error:
            place = self.out / SHARDS
            raise BatchError(f"{place}: not what `briefer batch` wrote; give its command again") from error

    def keep_shards(self, shards: Iterable[Shard]) -> None:
        """Notes whose share of the inputs this folder has, so that a merge can tell which is missing."""
        lines = sorted((shard.number, f"{shard}\n") for shard in shards)
        with self._writing(SHARDS):
            if lines:
                write_whole(self.out / SHARDS, "".join(line for _, line in lines).encode())
            else:
                (self.out / SHARDS).unlink(missing_ok=True)

    def has_output(self, record: Record) -> bool:
        """True when the output is as it was written."""
        return record.ok and file_sha256(self.out / record.output) == record.output_sha256

    def begin(self) -> None:
        """Cleans up after a killed run, and opens the journal."""
        with self._writing(JOURNAL):
            for name in (JOURNAL, EARLIER, MANIFEST, SHARDS):  # before any is open, or written to
                ensure_own(self.out / name)
            if self.is_unfinished:
                remove_parts(self.out)
                self._mend_journal()
            else:
                remove_left(self.out)
            self.unfinished.begin()
            self._journal = open_own(self.out / JOURNAL, "ab")

    def add(self, record: Record, output: bytes | None) -> bytes:
        """Writes an output, if there is one, and takes down its record, whose line it returns.

        Raises:
            NameRefusedError: This output's name cannot be written, though others may.
            BatchError: Nothing more can be written.
        """
        if output is not None:
            if link := _leads_out(self.out, record.output):
                raise NameRefusedError(f"the output would lie outside of {self.out}: {link} is a link; remove it")
            try:
                write_whole(self.out / record.output, output)
            except OSError as error:
                if concerns_name(error):
                    raise NameRefusedError(
                        f"the output cannot be written ({error.strerror}); rename the input"
                    ) from error
                raise _stop(self.out / record.output, error) from error
        line = to_line(record).encode()
        with self._writing(JOURNAL):
            self._append(line)
            self.unfinished.done(record.path)
        return line

    def finish(
        self, manifest: Callable[[], Iterator[bytes]], earlier: Callable[[], Iterator[bytes]], *, complete: bool
    ) -> None:
        """Writes the manifest.

        Args:
            manifest: Reads the records of this run's inputs, as lines by path.
            earlier: Reads those of other inputs.
            complete: Whether none of its inputs is left to do.
        """
        has_earlier = next(earlier(), None) is not None
        with self._writing(EARLIER):
            # First what the manifest will no longer have: at no moment is a record in none of the files.
            if has_earlier:
                write_whole(self.out / EARLIER, earlier(), lasting=True)
        with self._writing(MANIFEST):
            write_whole(self.out / MANIFEST, manifest(), lasting=True)
            if not has_earlier:
                (self.out / EARLIER).unlink(missing_ok=True)
        with self._writing(INDEX):
            if index := index_of(manifest):
                write_whole(self.out / index[0], index[1])
        self.close()
        self.unfinished.end()
        if complete:
            (self.out / JOURNAL).unlink(missing_ok=True)

    def close(self) -> None:
        """Closes the journal; what it says stands, and a line that a full disk has torn does not."""
        self.unfinished.close()
        if self._journal is not None:
            journal, self._journal = self._journal, None
            with suppress(OSError):
                journal.close()

    def _append(self, line: bytes) -> None:
        if self._journal is None:
            raise ValueError("the journal is not open")
        self._journal.write(line)
        self._journal.flush()
        if time.monotonic() - self._synced > _SYNC_SECONDS:
            os.fsync(self._journal.fileno())
            self._synced = time.monotonic()

    def _mend_journal(self) -> None:
        """Cuts off the line in which a kill or a full disk ended the last run, lest the next one be appended to it."""
        with open_own(self.out / JOURNAL, "r+b") as journal:
            end = journal.seek(0, os.SEEK_END)
            while end:
                start = max(end - _BLOCK, 0)
                journal.seek(start)
                if (last := journal.read(end - start).rfind(b"\n")) >= 0:
                    journal.truncate(start + last + 1)
                    return
                end = start
            journal.truncate(0)

    def _lines(self, name: str) -> Iterator[bytes]:
        try:
            with open_own(self.out / name, "rb") as stream:
                yield from stream
        except FileNotFoundError:
            return
        except NotOurFileError as error:
            raise BatchError(f"{error.filename}: {error.strerror}; remove it") from error
        except OSError as error:
            raise BatchError(f"{self.out / name}: cannot be read ({error.strerror}); check its rights") from error

    @contextmanager
    def _writing(self, name: str) -> Iterator[None]:
        try:
            yield
        except NotOurFileError as error:
            raise BatchError(f"{error.filename}: {error.strerror}; remove it") from error
        except OSError as error:
            raise _stop(self.out / name, error) from error


class NameRefusedError(BatchError):
    """An output whose name the file system refuses; others may do."""


def _leads_out(out: Path, output: str) -> Path | None:
    """The folder of an output that is a link to one outside of `out`, None where there is none."""
    for folder in (out / part for part in Path(output).parents):
        if folder != out and folder.is_symlink() and not folder.resolve().is_relative_to(out.resolve()):
            return folder
    return None


def _stop(path: Path, error: OSError) -> BatchError:
    return BatchError(
        f"{path}: cannot be written ({error.strerror}); make room or mend its rights and give the same command again: "
        "finished briefs are kept"
    )
