"""Markdown to an Article, with offsets into the Markdown itself."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefer.documents.article import Article, Marks, Source
from briefer.documents.source_map import SourceMap, with_odd_characters
from briefer.readers.assembly import LabelledBlock, assemble
from briefer.readers.bold import BoldLine, bold_headings
from briefer.readers.credits import MAX_CREDIT, credit_indexes
from briefer.readers.markdown.blocks import Block, Markup
from briefer.readers.markdown.front_matter import front_matter
from briefer.readers.markdown.inline import inline_marks
from briefer.readers.note_marks import with_note_marks
from briefer.text.span import Span

_BOLD = re.compile(
    r"(?P<mark>\*\*|__)(?=\S)(?:(?!\*\*|__)[^\n])+(?<=\S)(?P=mark):?\Z|<(?P<tag>b|strong)>[^<>\n]+</(?P=tag)>\Z"
)
# Room for the targets of its links: "By [Jane Doe](https://...)".
_CREDIT = 3 * MAX_CREDIT
_MAY_CONCEAL = re.compile(r"<[!?A-Za-z]")
_FOLDED = re.compile(r"[ \t\n\r\f\v]+")


@dataclass(frozen=True, slots=True)
class RenderHints:
    """What a reader knows of the Markdown that it made of a page or a document, and Markdown cannot say.

    `title_at` and `credits` are the offsets at which the words of the title's heading and of paragraphs that are
    credits begin; `title` is a title that does not stand in the text.
    """

    title: str | None = None
    title_at: int | None = None
    credits: frozenset[int] = frozenset()


def split_markdown(text: str, source: Source | None = None, notes: RenderHints | None = None) -> Article:
    """The article that a Markdown text holds; `text` has line feeds as line ends and is not blank.

    The title is that of the front matter, else the only heading of the topmost level when nothing but credits stand
    before it.
    Other fields of the front matter are credits when they say whose work the text is, else kept as `front_matter`.
    Paragraphs, list items and table rows are paragraphs; code and raw HTML are in the body only. With `notes` there is
    no front matter, the title they tell comes first, and nothing inside of a paragraph is a mark.
    """
    if notes is not None:
        return _split_noted(text, notes, source)
    title, fields, start = front_matter(text)
    fields = [field for field in fields if field.role != "comment"]
    parts = _with_bold_headings(text, _with_credits(list(_parts(Markup.of(text, start), marked=True))))
    return replace(_assembled(text, title, fields, parts, source), marks="all")


@lru_cache(maxsize=1)  # asked by the reader's caller, for the brief, and for its report
def shown_markdown(text: str, marks: Marks = "all", notes: bool = True, of_source: bool = False) -> SourceMap:
    """What a reader sees of a whole Markdown text, inside of its paragraphs, headings and rows.

    What makes them headings, items or quotes stays, as do front matter and code blocks, so that the text splits into
    the same parts. `marks` are those of the article that the text is of. Of any text no character is seen that shows
    nothing, and letters and digits in another dress are plain (`briefer.text.characters`); without `notes` nor are the
    marks of notes. Of a source what some page would hide is hidden (`Markup.marks`).
    """
    match marks:
        case "all":
            hidden = Markup.of(text, front_matter(text)[2]).marks(of_source=of_source)
        case "blocks":
            hidden = Markup.of(text, plain=True).marks()
        case _:
            hidden = ()
    hidden = with_odd_characters(text, hidden)
    return SourceMap.of(text, hidden if notes else with_note_marks(text, hidden))


def unseen(shown: SourceMap) -> Callable[[Span], bool]:
    """Tells whether a stretch of a Markdown text is one that nobody sees on the page, such as a comment.

    Args:
        shown: What `shown_markdown` says of a text with the marks "all".
    """
    asides = [block.span for block in Markup.of(shown.written, front_matter(shown.written)[2]).blocks if block.raw]

    def is_unseen(span: Span) -> bool:
        around = bisect_right(asides, span.start, key=lambda aside: aside.start) - 1
        within = around >= 0 and span.end <= asides[around].end
        return within or not shown.from_written(span).of(shown.text).strip()

    return is_unseen


def as_rendered(article: Article, *, notes: bool = True, of_source: bool = True) -> tuple[Article, SourceMap]:
    """An article as a reader sees it, and the way back: the same article where nothing of it is hidden.

    Without `notes` the marks of notes and references ("[1]") are hidden, as in a brief, which has none of the notes.
    With `of_source` it is one that supports what others state: see `shown_markdown`.

    Its offsets are into its own text; `SourceMap` has their places in the text that was given.
    """
    shown = shown_markdown(article.text, article.marks, notes, of_source)
    if not shown.marks:
        return article, shown
    sections = tuple(map(shown.section, article.sections))
    return replace(article, text=shown.text, sections=sections, marks="none"), shown


def without_unseen(article: Article) -> Callable[[Span], str]:
    """Gives what is written in a stretch of an article but comments and elements that a page does not show."""
    text = article.text
    spans = Markup.of(text, front_matter(text)[2]).unseen() if article.marks == "all" else []

    def written(span: Span) -> str:
        pieces, at = [""], span.start
        for hidden in spans[bisect_right(spans, span.start, key=lambda one: one.end) :]:
            if hidden.start >= span.end:
                break
            pieces.append(_behind(pieces[-1], text[at : max(at, hidden.start)]))
            at = hidden.end
        return "".join([*pieces, _behind(pieces[-1], text[at : max(at, span.end)])]).strip("\n")

    return written


def _behind(before: str, text: str) -> str:
    """A text behind one that is not seen, without the line ends that parted it: where it stood there is no gap."""
    return text.lstrip("\n") if before[-1:] in ("", "\n") else text


def displayed(markdown: str) -> str:
    """What a reader sees of a line of Markdown: no emphasis marks, escapes and link targets, and white space folded."""
    return on_one_line(SourceMap.of(markdown, inline_marks(markdown)).text)


def on_one_line(text: str) -> str:
    """A text with its line ends and its plain spaces folded; a no-break space may stand inside a figure, and stays."""
    return _FOLDED.sub(" ", text).strip()


def _split_noted(text: str, notes: RenderHints, source: Source | None) -> Article:
    parts = list(_parts(Markup.of(text), marked=False))
    title = notes.title
    for i, part in enumerate(parts):
        if part.role == "heading" and part.span.start == notes.title_at and len(parts) > 1:
            title = parts.pop(i).text
            break
    noted = [replace(part, role="credit") if part.span.start in notes.credits else part for part in parts]
    if not any(part.role == "paragraph" for part in noted):
        noted = parts
    return replace(_assembled(text, title, [], _with_credits(noted), source), marks="blocks")


def _assembled(
    text: str, title: str | None, fields: list[LabelledBlock], parts: list[LabelledBlock], source: Source | None
) -> Article:
    at = next((i for i, part in enumerate(parts) if part.role != "credit"), 0)
    if title is not None and len(parts) > at + 1 and parts[at].role == "heading" and parts[at].text == title:
        parts = [*parts[:at], *parts[at + 1 :]]  # a front matter's title is often said once more
    if title is None and parts and parts[at].role == "heading":
        first, rest = parts[at], [*parts[:at], *parts[at + 1 :]]
        if all(part.role != "heading" or part.level > first.level for part in rest) and len(rest) > at:
            title, parts = first.text, rest
    return assemble(text, [*fields, *parts], title, source)


def _parts(markup: Markup, *, marked: bool) -> Iterator[LabelledBlock]:
    """The parts that the blocks make; with `marked` a paragraph that may be a credit has the text that is seen."""
    unseen = markup.unseen() if marked and _MAY_CONCEAL.search(markup.text) else []
    for block in markup.blocks:
        if _lies_in(unseen, block.span) and not (block.raw and block.kind == "aside"):
            continue
        written = block.span.of(markup.text)
        if block.kind == "heading":
            if text := _text(markup, block):
                yield LabelledBlock(block.span, text, "heading", block.level)
        elif block.kind == "aside":
            yield LabelledBlock(block.span, written, "aside")
        else:
            text = _text(markup, block) if marked and block.kind == "paragraph" and len(written) <= _CREDIT else ""
            yield LabelledBlock(block.span, text or on_one_line(written), "paragraph")


def _lies_in(spans: Sequence[Span], span: Span) -> bool:
    before = bisect_right(spans, span.start, key=lambda one: one.start) - 1
    return before >= 0 and span.end <= spans[before].end


def _text(markup: Markup, block: Block) -> str:
    content = block.contents[0]
    return on_one_line(SourceMap.of(content, markup.inline(content)).text)


def _with_bold_headings(text: str, parts: Sequence[LabelledBlock]) -> list[LabelledBlock]:
    """The parts, with the paragraphs that serve as headings because all of them is bold made headings."""
    lines = [
        BoldLine(
            part.text,
            part.role == "paragraph" and _is_bold_line(text, part),
            part.level,
            part.role in ("paragraph", "aside"),
        )
        for part in parts
    ]
    headings = bold_headings(lines)
    return [replace(part, role="heading", level=headings[i]) if i in headings else part for i, part in enumerate(parts)]


def _is_bold_line(text: str, part: LabelledBlock) -> bool:
    line = text.rfind("\n", 0, part.span.start) + 1
    return not text[line : part.span.start].strip() and _BOLD.match(part.span.of(text)) is not None


def _with_credits(parts: Sequence[LabelledBlock]) -> list[LabelledBlock]:
    body = [i for i, part in enumerate(parts) if part.role == "paragraph"]
    opening = [k for k, i in enumerate(body) if i and parts[i - 1].role == "heading"]
    apart = {body[k] for k in credit_indexes([parts[i].text.strip("*_ ") for i in body], opening)}
    if len(apart) == len(body):
        return list(parts)
    return [replace(part, role="credit") if i in apart else part for i, part in enumerate(parts)]
