"""Section/summary pairs to measure summarizers with: read from JSON Lines, plain or .xz, and made into articles."""

import json
import lzma
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from briefer.documents.article import Article, Section
from briefer.errors import InputError
from briefer.text.span import Span

_SOURCE_KEYS = ("source", "text", "document")
_REFERENCE_KEYS = ("reference", "summary", "target")


@dataclass(frozen=True, slots=True)
class Pair:
    """One section, its heading where it has one, and the summary that a person wrote of it."""

    id: str
    heading: str | None
    text: str
    reference: str

    @property
    def article(self) -> Article:
        """An article of this one section, each line of which is a paragraph: no sectioner's judgement comes in."""
        top = f"{self.heading}\n" if self.heading else ""
        paragraphs = []
        at = len(top)
        for line in self.text.split("\n"):
            if line.strip():
                paragraphs.append(Span(at, at + len(line)))
            at += len(line) + 1
        section = Section(
            heading=self.heading,
            level=1 if self.heading else 0,
            start=len(top),
            end=len(top) + len(self.text),
            text=self.text,
            heading_span=Span(0, len(top) - 1) if self.heading else None,
            paragraphs=tuple(paragraphs),
        )
        return Article(None, top + self.text, (section,))


def read_section_pairs(path: Path) -> list[Pair]:
    """The pairs of a file, in order.

    A line is `[source, target]`, or an object with the text under `source`, `text` or `document`, its summary under
    `reference`, `summary` or `target`, and perhaps an `id` (else it is the line's number) and a `heading`.

    Raises:
        InputError: the file cannot be read or holds no pair, or a line is none; the message names the line.
    """
    try:
        with _opened(path) as stream:
            pairs = [_pair(line, f"{path}:{number}") for number, line in _lines(stream)]
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
    except (lzma.LZMAError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: neither UTF-8 text nor an .xz file of it ({error})") from error
    if not pairs:
        raise InputError(f"{path}: no pair of a section and its summary")
    return pairs


def sample(pairs: Sequence[Pair], limit: int | None, seed: int) -> list[Pair]:
    """At most `limit` pairs in their order, the same ones for the same seed; all of them without a limit."""
    if limit is None or limit >= len(pairs):
        return list(pairs)
    return [pairs[k] for k in sorted(random.Random(seed).sample(range(len(pairs)), limit))]


def _opened(path: Path) -> IO[str]:
    return lzma.open(path, "rt", encoding="utf-8-sig") if path.suffix == ".xz" else path.open(encoding="utf-8-sig")


def _lines(stream: IO[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(stream, 1) if line.strip())


def _pair(line: str, place: str) -> Pair:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not JSON ({error}); give one pair a line") from error
    if isinstance(row, list) and len(row) == 2:
        row = {"source": row[0], "target": row[1]}
    if not isinstance(row, dict):
        raise InputError(f"{place}: not a pair; give [source, target] or an object with both")
    heading = row.get("heading")
    if heading is not None and not isinstance(heading, str):
        raise InputError(f"{place}: the heading is no text")
    given = row.get("id")
    return Pair(
        id=place.rpartition(":")[2] if given is None else str(given),
        heading=" ".join(heading.split()) or None if heading else None,
        text=_text(row, _SOURCE_KEYS, place),
        reference=_text(row, _REFERENCE_KEYS, place),
    )


def _text(row: dict[str, Any], keys: Sequence[str], place: str) -> str:
    for key in keys:
        if isinstance(text := row.get(key), str) and text.strip():
            return text.replace("\r\n", "\n").strip()
    raise InputError(f"{place}: no text under {', '.join(keys[:-1])} or {keys[-1]}")
