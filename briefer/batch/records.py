"""The lines of a manifest."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os import fsdecode, fsencode
from typing import Any

from briefer.batch.naming import is_exact, output_name, shown
from briefer.briefing.reports.formats import SUFFIXES
from briefer.io.json import Record as JsonRecord
from briefer.io.json import to_jsonl

OK = "ok"
FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Record:
    """What a run did with one input.

    Attributes:
        path: Of the input, relative to the folder, or as a list gave it; bytes that are no UTF-8 as surrogates.
        sha256: Of the input's bytes; None when they could not be read.
        job: The fingerprint of all else that the output depends on.
        suffix: What the output's name ends in.
        output_sha256: Of the output's bytes; None when there is no output.
        error: Why there is none, on one line; None when there is one.
        findings: How many the brief has; None without a brief.
        errors: How many of them are of error severity.
        sections: How many sections the brief has; None without a brief.
        title: The article's; None where it has none.
        source_words: Words of the article's sections; None where that is not known, like the next.
        brief_words: Words of the brief's sentences.
        seconds: Reading, judging and writing, and the share of the model's time.
        reused: True when the output stands from an earlier run.
    """

    path: str
    sha256: str | None
    job: str
    suffix: str
    output_sha256: str | None = None
    error: str | None = None
    findings: int | None = None
    errors: int | None = None
    sections: int | None = None
    title: str | None = None
    source_words: int | None = None
    brief_words: int | None = None
    seconds: float = 0.0
    reused: bool = False

    @property
    def ok(self) -> bool:
        """True when there is a brief."""
        return self.error is None

    @property
    def output(self) -> str:
        """The output's path under OUT, whether it was made or not."""
        return output_name(self.path, self.suffix)


def to_line(record: Record) -> str:
    """A record as a line of the manifest.

    A path that is no UTF-8 is shown with escapes, and stands in ``path_bytes`` (hex) as it is.
    """
    line: JsonRecord = {"path": shown(record.path)}
    if not is_exact(record.path):
        line["path_bytes"] = fsencode(record.path).hex()
    line |= {
        "sha256": record.sha256,
        "status": OK if record.ok else FAILED,
        "reused": record.reused,
        "output": shown(record.output) if record.ok else None,
        "output_sha256": record.output_sha256,
        "error": record.error,
        "findings": record.findings,
        "errors": record.errors,
        "sections": record.sections,
        "title": record.title,
        "source_words": record.source_words,
        "brief_words": record.brief_words,
        "seconds": record.seconds,
        "job": record.job,
        "suffix": record.suffix,
    }
    return to_jsonl(line)


def from_line(line: bytes) -> Record | None:
    """The record in a line; None when it is none: torn by a kill, or of another program."""
    try:
        found = json.loads(line)
        path = fsdecode(bytes.fromhex(found["path_bytes"])) if "path_bytes" in found else found["path"]
        fsencode(path)  # half of a surrogate pair is no name of a file
        record = Record(
            path=path,
            sha256=found["sha256"],
            job=found["job"],
            suffix=found["suffix"],
            output_sha256=found["output_sha256"],
            error=found["error"],
            findings=found["findings"],
            errors=found["errors"],
            sections=found["sections"],
            title=found.get("title"),  # not in what 0.1 wrote, like the next two
            source_words=found.get("source_words"),
            brief_words=found.get("brief_words"),
            seconds=found["seconds"],
            reused=found["reused"],
        )
    except (ValueError, KeyError, TypeError):
        return None
    return record if _is_sound(record, found) else None


def from_lines(lines: Iterable[bytes]) -> Iterator[Record]:
    """The records in the lines of a manifest or journal, without what is torn."""
    for line in lines:
        if line.strip(b"\n") and (record := from_line(line)) is not None:
            yield record


def _is_sound(record: Record, found: dict[str, Any]) -> bool:
    counts = (record.findings, record.errors, record.sections, record.source_words, record.brief_words)
    return (
        isinstance(record.path, str)
        and record.path != ""
        and "\0" not in record.path
        # A name of an output is made with it: "/../x" would lead out of the folder.
        and record.suffix in SUFFIXES.values()
        and isinstance(record.job, str)
        and all(
            isinstance(text, str | None) for text in (record.sha256, record.output_sha256, record.error, record.title)
        )
        and all(isinstance(count, int | None) for count in counts)
        and isinstance(record.seconds, int | float)
        and isinstance(record.reused, bool)
        and found.get("status") == (OK if record.ok else FAILED)
    )
