"""Splits a plain text along its subheadings."""

from collections.abc import Sequence

from briefer.article import Article, Section, Source, Span
from briefer.readers.blocks import Block, blocks_of
from briefer.readers.credits import is_credit
from briefer.readers.evidence import kind
from briefer.readers.headings import heading_indexes, is_headline, level_of


def split_article(text: str, source: Source | None = None) -> Article:
    """The article that a plain text holds; `text` has ``\\n`` line ends and is not blank.

    Every line with a letter or digit is in the title, a heading, a section's body or the credits. A text in which
    no structure can be found is one section without a heading.
    """
    blocks = blocks_of(text)
    credit = _credits(blocks)
    content = [block for block, is_apart in zip(blocks, credit, strict=True) if not is_apart]
    if not any(kind(block.text) == "prose" for block in content):
        return _unstructured(text, blocks, source)
    first = int(len(content) > 1 and is_headline(content[0]))
    headings = {first + i for i in heading_indexes(content[first:])}
    bounds = sorted(headings | {first})
    sections = [
        _section(text, content[start:end], start in headings)
        for start, end in zip(bounds, [*bounds[1:], len(content)], strict=True)
    ]
    return Article(
        title=content[0].text if first else None,
        text=text,
        sections=tuple(sections),
        credits=tuple(block.text for block, is_apart in zip(blocks, credit, strict=True) if is_apart),
        source=source,
    )


def _section(text: str, blocks: Sequence[Block], headed: bool) -> Section:
    head = blocks[0] if headed else None
    body = blocks[1:] if headed else blocks
    start = body[0].span.start if body else blocks[0].span.end
    end = body[-1].span.end if body else start
    return Section(
        heading=head.text if head else None,
        level=level_of(head) if head else 0,
        start=start,
        end=end,
        text=text[start:end],
        heading_span=head.span if head else None,
        paragraphs=tuple(block.span for block in body),
    )


def _unstructured(text: str, blocks: Sequence[Block], source: Source | None) -> Article:
    """One section without a heading: what a text of headings only, of one line or of mere signs comes to."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    paragraphs = tuple(block.span for block in blocks) or (Span(start, end),)
    return Article(None, text, (Section(None, 0, start, end, text[start:end], None, paragraphs),), (), source)


def _credits(blocks: Sequence[Block]) -> list[bool]:
    prose = [
        i for i, block in enumerate(blocks) if kind(block.text) == "prose" and not is_credit(block.text, at_edge=True)
    ]
    first, last = (prose[0], prose[-1]) if prose else (0, len(blocks))
    return [is_credit(block.text, at_edge=not first + 2 < i < last) for i, block in enumerate(blocks)]
