"""Markdown to an Article, with offsets into the Markdown itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefer.article import Article, Source, Span
from briefer.readers.assembly import Part, Role, assemble
from briefer.readers.credits import is_credit_field
from briefer.readers.sectioner import credit_indexes

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TITLE = re.compile(r"title[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<title>.+?)(?P=quote)[ \t]*\Z", re.IGNORECASE)
_FIELD = re.compile(r"(?P<name>\w[\w \t-]*):(?=\s|\Z)")
_MARKER = re.compile(r"(?:\s|>|[-*+]\s|\d{1,9}[.)]\s)*")
_YEAR_MARK = re.compile(r"\d{3,}[.)]\s")
_FOLDED = re.compile(r"[ \t\n\r\f\v]+")
_QUOTE_MARKS = re.compile(r"[\s>]*")


@dataclass(frozen=True, slots=True)
class Notes:
    """What a reader knows of the Markdown that it made of a page or a document, and Markdown cannot say.

    `title_at` and `credits` are the offsets at which the words of the title's heading and of paragraphs that are
    credits begin; `title` is a title that does not stand in the text.
    """

    title: str | None = None
    title_at: int | None = None
    credits: frozenset[int] = frozenset()


def split_markdown(text: str, source: Source | None = None, notes: Notes | None = None) -> Article:
    """The article that a Markdown text holds; `text` has line feeds as line ends and is not blank.

    The title is that of the front matter, else the only heading of the topmost level when nothing stands before it.
    Other fields of the front matter are credits when they say whose work the text is, else kept as `front_matter`.
    Paragraphs, list items and table rows are paragraphs; code and raw HTML are in the body only. With `notes` there is
    no front matter, and the title they tell comes first.
    """
    if notes is not None:
        return _split_noted(text, notes, source)
    title, fields, start = _front_matter(text)
    return _assembled(text, title, fields, _with_credits(list(_parts(text, start))), source)


def displayed(markdown: str) -> str:
    """What a reader sees of a line of Markdown: no emphasis marks, escapes and link targets, and white space folded."""
    inline = _parser().parseInline(markdown)[0]
    return _shown(inline)


def on_one_line(text: str) -> str:
    """A text with its line ends and its plain spaces folded; a no-break space may stand inside a figure, and stays."""
    return _FOLDED.sub(" ", text).strip()


def _split_noted(text: str, notes: Notes, source: Source | None) -> Article:
    parts = list(_parts(text, 0))
    title = notes.title
    for i, part in enumerate(parts):
        if part.role == "heading" and part.span.start == notes.title_at and len(parts) > 1:
            title = parts.pop(i).text
            break
    noted = [replace(part, role="credit") if part.span.start in notes.credits else part for part in parts]
    if not any(part.role == "paragraph" for part in noted):
        noted = parts
    return _assembled(text, title, [], _with_credits(noted), source)


def _assembled(text: str, title: str | None, fields: list[Part], parts: list[Part], source: Source | None) -> Article:
    if title is None and parts and parts[0].role == "heading":
        first = parts[0]
        if all(part.role != "heading" or part.level > first.level for part in parts[1:]) and len(parts) > 1:
            title, parts = first.text, parts[1:]
    return assemble(text, [*fields, *parts], title, source)


def without_fields(text: str) -> str:
    """A Markdown text with as many spaces in place of its front matter's fields, but for the title: offsets hold."""
    _, fields, end = _front_matter(text)
    head = list(text[:end])
    for part in fields:
        head[part.span.start : part.span.end] = " " * (part.span.end - part.span.start)
    return "".join(head) + text[end:]


def _front_matter(text: str) -> tuple[str | None, list[Part], int]:
    """The title, the other fields, and where the Markdown begins."""
    matter = _FRONT_MATTER.match(text)
    if matter is None:
        return None, [], 0
    title = None
    fields: list[Part] = []
    role: Role = "field"
    offset = matter.start("fields")
    for line in matter["fields"].split("\n"):
        named = _TITLE.match(line)
        if named and title is None:
            title = named["title"]
        elif line.strip():
            # What is set in below a field ("authors:", then "  - Jane Doe") is the field's.
            if field := _FIELD.match(line):
                role = "credit" if is_credit_field(field["name"]) else "field"
            fields.append(Part(_trimmed(text, offset, offset + len(line)), line.strip(), role))
        offset += len(line) + 1
    return title, fields, matter.end()


def _parts(text: str, start: int) -> Iterator[Part]:
    lines = [start]
    for line in text[start:].split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    # Only headings are read for what they show; inline marks of the rest stay as they are.
    references: dict[str, object] = {}
    tokens = _blocks_parser().parse(text[start:], references)
    for i, token in enumerate(tokens):
        if token.map is None:
            continue
        begin, end = lines[token.map[0]], min(lines[token.map[1]] - 1, len(text))
        if token.type == "heading_open":
            shown = _shown(_parser().parseInline(tokens[i + 1].content, references)[0])
            if shown:
                # A setext heading's underline is no part of it.
                last = lines[token.map[1] - 1] - 1 if token.markup in ("=", "-") else end
                yield Part(_bare_heading(text, begin, last), shown, "heading", int(token.tag[1]))
        elif token.type in ("paragraph_open", "tr_open"):
            span = _trimmed(text, begin, end)
            inner = Span(_content_start(text, span, tokens[i + 1].content), span.end)
            if inner.start < inner.end:
                yield Part(inner, on_one_line(inner.of(text)), "paragraph")
        elif token.type in ("fence", "code_block", "html_block"):
            span = _trimmed(text, begin, end)
            yield Part(span, span.of(text), "aside")


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


@cache
def _blocks_parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").disable("inline")


def _content_start(text: str, span: Span, content: str) -> int:
    """Where a paragraph's or a row's own words begin, past the marks of lists and quotes.

    Markdown takes "2024. That was the year" for item 2024 of a list; it keeps its figure.
    """
    line = text[span.start : span.end].split("\n", 1)[0]
    first = content.split("\n", 1)[0].rstrip()
    if first and line.endswith(first):
        marks = line[: len(line) - len(first)]
        year = _YEAR_MARK.search(marks)
        return span.start + (year.start() if year else len(marks))
    start = _MARKER.match(text, span.start, span.end).end()  # type: ignore[union-attr]
    if not text.startswith("|", start):
        start = _QUOTE_MARKS.match(text, span.start, span.end).end()  # type: ignore[union-attr]
    return start


def _with_credits(parts: Sequence[Part]) -> list[Part]:
    body = [i for i, part in enumerate(parts) if part.role == "paragraph"]
    apart = {body[k] for k in credit_indexes([parts[i].text.strip("*_ ") for i in body])}
    if len(apart) == len(body):
        return list(parts)
    return [replace(part, role="credit") if i in apart else part for i, part in enumerate(parts)]


def _shown(inline: Token) -> str:
    """A heading as a reader sees it: without emphasis marks and link targets."""
    return on_one_line("".join(child.content or " " for child in _leaves(inline)))


def _leaves(inline: Token) -> Iterator[Token]:
    for child in inline.children or ():
        if child.type in ("text", "code_inline", "softbreak", "hardbreak", "text_special"):
            yield child


def _bare_heading(text: str, start: int, end: int) -> Span:
    """Where a heading's own words are: without the ``#`` marks around them."""
    span = _trimmed(text, start, end)
    inner = span.of(text)
    if not inner.startswith("#"):
        return span
    words = inner.lstrip("#").lstrip()
    unclosed = words.rstrip("#")
    bare = unclosed.rstrip() if unclosed[-1:].isspace() else words
    begin = span.end - len(words)
    return Span(begin, begin + len(bare))


def _trimmed(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    begin = start + len(inner) - len(inner.lstrip())
    return Span(begin, max(begin, start + len(inner.rstrip())))
