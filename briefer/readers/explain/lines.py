"""Each line of an article: title, heading, body or credit, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefer.documents.article import Article
from briefer.readers.credits import credit_reason, is_author_note
from briefer.readers.markdown.article import on_one_line
from briefer.readers.markdown.blocks import Markup
from briefer.readers.plain.blocks import blocks_of
from briefer.readers.plain.headings import heading_evidence
from briefer.text.span import Span

Part = Literal["title", "heading", "body", "credit", "aside"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence, and what it is worth for a heading in log odds; None where nothing was weighed."""

    what: str
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A line or a joined run of lines of an article's text, what it was taken for, and why, weightiest reason first.

    `score` is the sum of what speaks for and against a heading, in log odds, where that was weighed.
    """

    span: Span
    text: str
    part: Part
    reasons: tuple[Reason, ...]
    score: float | None = None


def explained(article: Article) -> tuple[ExplainedLine, ...]:
    """The lines of an article in order, each with its part and the evidence for it.

    Of a plain text the evidence is what the sectioner weighed; of other formats, what the file itself marks.
    """
    return tuple(_plain_lines(article) if article.marks == "none" else _marked_lines(article))


def _plain_lines(article: Article) -> Iterator[ExplainedLine]:
    blocks = blocks_of(article.text)
    headings = {s.heading_span.start for s in article.sections if s.heading_span}
    body = {span.start for section in article.sections for span in section.paragraphs}
    weighed = heading_evidence([block for block in blocks if _part_of(block.span.start, headings, body) != "credit"])
    for i, block in enumerate(blocks):
        part = _part_of(block.span.start, headings, body)
        if i == 0 and part == "credit" and block.text == article.title:
            part = "title"
        if part == "credit":
            yield ExplainedLine(block.span, block.text, part, (Reason(_why_credit(block.text)),))
            continue
        found = weighed.get(block.span.start)
        if part == "title":
            yield ExplainedLine(block.span, block.text, part, (Reason("a first line that can be a headline"),))
        elif found is None:
            yield ExplainedLine(block.span, block.text, part, (Reason(f"no heading by its form{_form(block.text)}"),))
        else:
            reasons = sorted(found, key=lambda entry: -abs(entry[1]))
            yield ExplainedLine(
                block.span,
                block.text,
                part,
                tuple(Reason(name, weight) for name, weight in reasons),
                sum(weight for _, weight in found),
            )


def _part_of(start: int, headings: set[int], body: set[int]) -> Part:
    return "heading" if start in headings else "body" if start in body else "credit"


def _form(text: str) -> str:
    words = len(text.split())
    return f": {words} words" if words > 1 else ""


def _why_credit(text: str) -> str:
    if (reason := credit_reason(text, at_edge=True)) is not None:
        return reason
    return "says who wrote the story, behind its last paragraph" if is_author_note(text) else "set apart by its reader"


def _marked_lines(article: Article) -> Iterator[ExplainedLine]:
    headings = {s.heading_span.start: s.level for s in article.sections if s.heading_span}
    body = {span.start for section in article.sections for span in section.paragraphs}
    credits = {on_one_line(line) for line in article.credits}
    made = article.marks == "blocks"
    by = "the reader found it marked so in the file" if made else "marked with # or underlined"
    for block in Markup.of(article.text, plain=made).blocks:
        start, text = block.span.start, on_one_line(block.span.of(article.text))
        if block.kind == "heading" and start in headings:
            yield ExplainedLine(block.span, text, "heading", (Reason(f"level {headings[start]}: {by}"),))
        elif block.kind == "heading":
            yield ExplainedLine(block.span, text, "title", (Reason("the file's own title, or its topmost heading"),))
        elif start in body:
            what = {"row": "a row of a table", "aside": "program code or raw HTML"}.get(
                block.kind, "a paragraph or an item"
            )
            yield ExplainedLine(block.span, text, "body", (Reason(what),))
        elif block.kind == "aside":
            yield ExplainedLine(
                block.span, text, "aside", (Reason("program code, a formula or raw HTML: never quoted"),)
            )
        else:
            yield ExplainedLine(block.span, text, "credit", (Reason(_why_apart(text, text in credits)),))


def _why_apart(text: str, is_known: bool) -> str:
    if (reason := credit_reason(text.strip("*_ "), at_edge=True)) is not None:
        return reason
    return "the file marks it as a byline, a caption or a note" if is_known else "set apart by its reader"
