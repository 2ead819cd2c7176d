"""Scores the sectioner: precision, recall and F1 of headings, exact line, micro over documents.

    python evals/sectioning.py                     the committed documents in evals/cases/sectioning/
    python evals/sectioning.py FILE.jsonl ...      rows of {"title"?, "sections": [{"heading", "text"}]}

Each document is rebuilt as plain text in four ways: a line a paragraph or blank lines between, with and without its
title as first line. Its first line is judged as a title only.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefer.article import Article
from briefer.readers import read_text

CASES = Path(__file__).parent / "cases" / "sectioning"


@dataclass(frozen=True, slots=True)
class Document:
    """A document as (line, is a heading) pairs; the title stands apart."""

    name: str
    title: str | None
    lines: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Headings found and expected, over one or more documents."""

    right: int = 0
    found: int = 0
    expected: int = 0
    titles_right: int = 0
    titles: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.right + other.right,
            self.found + other.found,
            self.expected + other.expected,
            self.titles_right + other.titles_right,
            self.titles + other.titles,
        )

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.right / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        return 2 * self.right / (self.found + self.expected) if self.found + self.expected else None


def documents(path: Path) -> Iterator[Document]:
    """The documents of a JSON Lines file."""
    with path.open(encoding="utf-8") as rows:
        for number, raw in enumerate(rows, 1):
            row = json.loads(raw)
            lines: list[tuple[str, bool]] = []
            for section in row["sections"]:
                if heading := " ".join((section["heading"] or "").split()):
                    lines.append((heading, True))
                lines.extend((line.strip(), False) for line in section["text"].split("\n") if line.strip())
            yield Document(str(row.get("id", number)), row.get("title") or None, tuple(lines))


def judge(document: Document, *, blank_lines: bool, titled: bool) -> Counts:
    """Splits one rebuilt document and compares its headings with the expected ones, by line."""
    lines = [*document.lines]
    if titled and document.title:
        lines.insert(0, (document.title, False))
    separator = "\n\n" if blank_lines else "\n"
    article = read_text(separator.join(line for line, _ in lines))
    expected = {i for i, (_, is_heading) in enumerate(lines) if is_heading and i}
    found = {i for i in _heading_lines(article, len(separator)) if i}
    has_title = bool(titled and document.title)
    return Counts(
        right=len(expected & found),
        found=len(found),
        expected=len(expected),
        titles_right=int((article.title is not None) == has_title),
        titles=int(not (lines[0][1] and not has_title)),
    )


def _heading_lines(article: Article, step: int) -> Iterator[int]:
    starts: dict[int, int] = {}
    offset = 0
    for i, line in enumerate(article.text.split("\n" * step)):
        starts[offset] = i
        offset += len(line) + step
    for section in article.sections:
        if section.heading_span is not None:
            yield starts[section.heading_span.start]


def measure(docs: Iterable[Document]) -> dict[str, Counts]:
    """Counts by layout."""
    kept = list(docs)
    return {
        f"{layout}, {'title' if titled else 'no title'}": sum(
            (judge(document, blank_lines=blank, titled=titled) for document in kept), Counts()
        )
        for layout, blank in (("lines", False), ("blank lines", True))
        for titled in (False, True)
    }
