"""From labelled parts of a text to an Article; every reader ends here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefer.documents.article import Article, Section, Source
from briefer.readers.rulings import caption_of, is_opinion
from briefer.text.span import Span

Role = Literal["heading", "paragraph", "aside", "credit", "field", "comment"]


@dataclass(frozen=True, slots=True)
class LabelledBlock:
    """A trimmed stretch of a text and what it is.

    A heading has a level from 1. An ``aside`` (program code, a raw HTML block) belongs to its section's body, but is
    no paragraph; a ``credit`` and a ``field`` (a line of the front matter that is no credit) belong to no section, a
    ``comment`` of the front matter to nothing.
    """

    span: Span
    text: str
    role: Role
    level: int = 0


def assemble(
    text: str, parts: Sequence[LabelledBlock], title: str | None = None, source: Source | None = None
) -> Article:
    """The article that the parts of `text` make, the title not among them.

    Where there is no paragraph, the whole text is one section.
    """
    title, parts = _with_ruling(title, parts)
    if not any(part.role == "paragraph" for part in parts):
        return whole(text, [part.span for part in parts], source)
    content = [part for part in parts if part.role not in ("credit", "field", "comment")]
    starts = sorted({0, *(i for i, part in enumerate(content) if part.role == "heading")})
    sections = [
        _section(text, content[start:end]) for start, end in zip(starts, [*starts[1:], len(content)], strict=True)
    ]
    credits, fields = (tuple(part.text for part in parts if part.role == role) for role in ("credit", "field"))
    return Article(title, text, tuple(sections), credits, source, fields)


def _with_ruling(title: str | None, parts: Sequence[LabelledBlock]) -> tuple[str | None, Sequence[LabelledBlock]]:
    """The parts of a court's opinion with its caption apart and each judge's opinion headed; others as they are."""
    caption = caption_of(
        [part.text if part.role in ("heading", "paragraph", "credit") else "" for part in parts], title
    )
    if caption is None:
        return title, parts
    levels = [part.level for i, part in enumerate(parts) if part.role == "heading" and i not in caption.blocks]
    top = min(levels, default=1)
    found = [replace(part, role="credit", level=0) if i in caption.blocks else part for i, part in enumerate(parts)]
    found = [
        replace(part, role="heading", level=top) if part.role == "paragraph" and is_opinion(part.text) else part
        for part in found
    ]
    if title not in (None, caption.title):
        found.insert(0, LabelledBlock(Span(0, 0), title, "credit"))
    return caption.title, found


def whole(text: str, paragraphs: Sequence[Span], source: Source | None = None) -> Article:
    """The article of one section without a heading: what a text of headings only, or of one line, comes to."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    section = Section(None, 0, start, end, text[start:end], None, tuple(paragraphs) or (Span(start, end),))
    return Article(None, text, (section,), (), source)


def _section(text: str, parts: Sequence[LabelledBlock]) -> Section:
    head = parts[0] if parts[0].role == "heading" else None
    body = parts[1:] if head else parts
    start = body[0].span.start if body else parts[0].span.end
    end = body[-1].span.end if body else start
    return Section(
        heading=head.text if head else None,
        level=head.level if head else 0,
        start=start,
        end=end,
        text=text[start:end],
        heading_span=head.span if head else None,
        paragraphs=tuple(part.span for part in body if part.role == "paragraph"),
    )
