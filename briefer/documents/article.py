"""What a reader makes of a file: an Article and its Sections, with exact offsets into its text."""

from dataclasses import dataclass
from typing import Literal

from briefer.text.span import Span

Marks = Literal["none", "blocks", "all"]
"""What of a text a reader does not see: nothing, what parts the cells of tables, or all that is markup."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from: a path (``-`` for standard input) and the SHA-256 of the file's bytes, in hex.

    Of one of several articles in a file the path ends in its number: ``wire.xml#2``. `read_as` is the reader that the
    user forced.
    """

    path: str
    sha256: str
    read_as: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of an article under one heading.

    `start:end` is the body in the article's text, without the heading; `text` is exactly that slice. `heading` is None
    for what stands before the first subheading, and `heading_span` then too. `level` is 0 without a heading, else the
    depth of the heading (1 is the topmost). `paragraphs` are the spans of the body's content, in order: captions,
    bylines and the like lie inside `start:end` but in none of them.
    """

    heading: str | None
    level: int
    start: int
    end: int
    text: str
    heading_span: Span | None
    paragraphs: tuple[Span, ...]

    @property
    def scope(self) -> Span:
        """Heading and body: what the section's summary is judged against."""
        return Span(self.heading_span.start if self.heading_span else self.start, self.end)


@dataclass(frozen=True, slots=True)
class Article:
    """A text and its split into sections.

    `text` is the decoded input, byte-order mark removed and line ends as one line feed; every offset is
    a code point into it.
    `credits` holds what is no content (credit lines, bylines, captions marked as such), in order of appearance;
    `front_matter` the lines of a Markdown file's front matter that are neither its title nor credits, such as tags.
    `marks` tells what of the text is not seen: "all" for Markdown that somebody wrote (`**`, link targets), "blocks"
    for what a reader made of a page or a document, where a ``*`` is one.
    `language` is the ISO 639-1 code that the document gives for itself, as ``<html lang="de-AT">`` does.
    `reference` is a summary by a human that came with the article and is no part of it, a sentence or point each.
    """

    title: str | None
    text: str
    sections: tuple[Section, ...]
    credits: tuple[str, ...] = ()
    source: Source | None = None
    front_matter: tuple[str, ...] = ()
    marks: Marks = "none"
    reference: tuple[str, ...] = ()
    language: str | None = None
