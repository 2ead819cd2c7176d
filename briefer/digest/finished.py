"""Briefs that are there already: which files are some, and what each says of which article."""

import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from briefer.checks.own_output import is_own_brief
from briefer.documents.article import Article
from briefer.errors import BrieferError, InputError
from briefer.readers import read
from briefer.readers.items import exists
from briefer.text.sentences import split_paragraph

SCHEMA: Final = "briefer/brief/1"
_HEAD: Final = 400
_PAGE: Final = 1_000
_DIGEST: Final = re.compile(
    rb'\A\s*(?:\{\s*"schema": "briefer/digest/1"|# Digest of [\d,]+ articles?, \d)'
    rb"|<title>Digest of [\d,]+ articles?, \d"
)
_TAIL: Final = 600


@dataclass(frozen=True, slots=True)
class FinishedBrief:
    """A brief: what it says, and the article that it was made from, where that is still there.

    Attributes:
        sentences: Its sentences, in order.
        title: Of the article.
        notes: The article's credits and lines of front matter.
        path: Of the article, as the brief names it; the brief's own where it names none.
        sha256: Of the article's bytes, as the brief says.
        source: The article itself; None where it is gone or has changed since.
    """

    sentences: tuple[str, ...]
    title: str | None
    notes: tuple[str, ...]
    path: str
    sha256: str | None
    source: Article | None


def is_brief(file: str) -> bool:
    """Whether a file is a brief that `summarize` or `batch` wrote as JSON or Markdown, by its beginning and its end."""
    if not file.endswith((".json", ".md")):
        return False
    try:
        with Path(file).open("rb") as stream:
            head = stream.read(_HEAD)
            if file.endswith(".json"):
                return f'"schema": "{SCHEMA}"'.encode() in head
            stream.seek(max(stream.seek(0, os.SEEK_END) - _TAIL, 0))
            return is_own_brief(stream.read().decode("utf-8", "replace"))
    except OSError:
        return False


def is_digest(file: str) -> bool:
    """Whether a file is a digest that `briefer digest` wrote, by its beginning."""
    if not file.endswith((".json", ".md", ".html")):
        return False
    try:
        with Path(file).open("rb") as stream:
            return _DIGEST.search(stream.read(_PAGE)) is not None
    except OSError:
        return False


def read_brief(file: str) -> FinishedBrief:
    """What a brief says.

    Raises:
        InputError: it is no brief after all, or cannot be read.
    """
    return _of_json(file) if file.endswith(".json") else _of_markdown(file)


def brief_record(data: bytes, name: str) -> dict[str, Any]:
    """A ``briefer/brief/1`` record.

    Raises:
        InputError: it is none.
    """
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: not JSON ({error}); make the brief anew") from error
    if not isinstance(record, dict) or record.get("schema") != SCHEMA or not isinstance(record.get("sections"), list):
        raise InputError(f"{name}: not a {SCHEMA} record; give what `briefer summarize --format json` writes")
    return record


def sentences_of(record: dict[str, Any]) -> tuple[str, ...]:
    """The sentences of a record, in order; what is not as it should be is passed over."""
    sections = (section for section in record["sections"] if isinstance(section, dict))
    found = (item for section in sections for item in _items(section.get("sentences")))
    return tuple(item["text"] for item in found if isinstance(item.get("text"), str))


def _items(listed: object) -> Iterable[dict[str, Any]]:
    return (item for item in listed if isinstance(item, dict)) if isinstance(listed, list) else ()


def _of_json(file: str) -> FinishedBrief:
    try:
        record = brief_record(Path(file).read_bytes(), file)
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror}); check the path") from error
    named = record.get("source")
    source: dict[str, Any] = named if isinstance(named, dict) else {}
    path, sha256, title = source.get("path"), source.get("sha256"), record.get("title")
    notes = [note for field in ("credits", "front_matter") for note in record.get(field) or () if isinstance(note, str)]
    return FinishedBrief(
        sentences_of(record),
        title if isinstance(title, str) else None,
        tuple(notes),
        path if isinstance(path, str) and path not in ("", "-") else file,
        sha256 if isinstance(sha256, str) else None,
        _source(file, path, sha256, source.get("read_as")),
    )


def _source(file: str, path: object, sha256: object, read_as: object) -> Article | None:
    """The article that a brief was made from, as seen from here or from the brief's folder; None for none."""
    if not isinstance(path, str) or path in ("", "-"):
        return None
    for place in (path, os.path.join(os.path.dirname(file), path)):
        if exists(place):
            try:
                article = read(place, read_as if isinstance(read_as, str) else None)
            except BrieferError:
                continue
            if article.source is not None and article.source.sha256 == sha256:
                return article
    return None


def _of_markdown(file: str) -> FinishedBrief:
    article = read(file)
    lines = [paragraph.of(article.text) for section in article.sections for paragraph in section.paragraphs]
    said = [" ".join(line.split()) for line in lines if not is_own_brief(line) and not line.startswith(("*", "-", "_"))]
    sentences = tuple(span.of(line) for line in said for span in split_paragraph(line))
    sha256 = article.source.sha256 if article.source else None
    return FinishedBrief(sentences, article.title, article.credits, file, sha256, None)
