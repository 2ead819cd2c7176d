"""Markdown to an Article, with offsets into the Markdown itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefer.article import Article, Source, Span
from briefer.readers.assembly import Part, assemble
from briefer.readers.sectioner import credit_indexes

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TITLE = re.compile(r"title[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<title>.+?)(?P=quote)[ \t]*\Z", re.IGNORECASE)
_MARKER = re.compile(r"(?:\s|>|[-*+]\s|\d{1,9}[.)]\s)*")


def split_markdown(text: str, source: Source | None = None) -> Article:
    """The article that a Markdown text holds; `text` has line feeds as line ends and is not blank.

    The title is that of the front matter, else the only heading of the topmost level when nothing stands before it.
    Other fields of the front matter are credits. Paragraphs, list items and table rows are paragraphs; code and raw
    HTML are in the body only.
    """
    title, fields, start = _front_matter(text)
    parts = _with_credits(list(_parts(text, start)))
    if title is None and parts and parts[0].role == "heading":
        first = parts[0]
        if all(part.role != "heading" or part.level > first.level for part in parts[1:]) and len(parts) > 1:
            title, parts = first.text, parts[1:]
    return assemble(text, [*fields, *parts], title, source)


def _front_matter(text: str) -> tuple[str | None, list[Part], int]:
    """The title, the other fields, and where the Markdown begins."""
    matter = _FRONT_MATTER.match(text)
    if matter is None:
        return None, [], 0
    title = None
    fields: list[Part] = []
    offset = matter.start("fields")
    for line in matter["fields"].split("\n"):
        named = _TITLE.match(line)
        if named and title is None:
            title = named["title"]
        elif line.strip():
            fields.append(Part(_trimmed(text, offset, offset + len(line)), line.strip(), "credit"))
        offset += len(line) + 1
    return title, fields, matter.end()


def _parts(text: str, start: int) -> Iterator[Part]:
    lines = [start]
    for line in text[start:].split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    tokens = _parser().parse(text[start:])
    for i, token in enumerate(tokens):
        if token.map is None:
            continue
        begin, end = lines[token.map[0]], min(lines[token.map[1]] - 1, len(text))
        if token.type == "heading_open":
            shown = _shown(tokens[i + 1])
            if shown:
                # A setext heading's underline is no part of it.
                last = lines[token.map[1] - 1] - 1 if token.markup in ("=", "-") else end
                yield Part(_bare_heading(text, begin, last), shown, "heading", int(token.tag[1]))
        elif token.type in ("paragraph_open", "tr_open"):
            span = _trimmed(text, begin, end)
            inner = Span(_MARKER.match(text, span.start, span.end).end(), span.end)  # type: ignore[union-attr]
            if inner.start < inner.end:
                yield Part(inner, " ".join(inner.of(text).split()), "paragraph")
        elif token.type in ("fence", "code_block", "html_block"):
            span = _trimmed(text, begin, end)
            yield Part(span, span.of(text), "aside")


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _with_credits(parts: Sequence[Part]) -> list[Part]:
    body = [i for i, part in enumerate(parts) if part.role == "paragraph"]
    apart = {body[k] for k in credit_indexes([parts[i].text.strip("*_ ") for i in body])}
    if len(apart) == len(body):
        return list(parts)
    return [replace(part, role="credit") if i in apart else part for i, part in enumerate(parts)]


def _shown(inline: Token) -> str:
    """A heading as a reader sees it: without emphasis marks and link targets."""
    return " ".join("".join(child.content or " " for child in _leaves(inline)).split())


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
