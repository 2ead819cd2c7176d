"""Splits a plain text along its subheadings."""

from collections.abc import Sequence

from briefer.documents.article import Article, Source
from briefer.readers.assembly import LabelledBlock, assemble, whole
from briefer.readers.credits import credit_indexes
from briefer.readers.plain.block_features import kind
from briefer.readers.plain.blocks import Block, blocks_of
from briefer.readers.plain.headings import heading_indexes, is_headline, level_of
from briefer.readers.plain.interview import questions_of, turns_of
from briefer.readers.plain.live import entries_of


def split_article(text: str, source: Source | None = None) -> Article:
    """The article that a plain text holds; `text` has line feeds as line ends and is not blank.

    Every line with a letter or digit is in the title, a heading, a section's body or the credits. A text in which
    no structure can be found is one section without a heading.
    """
    blocks, entries = entries_of(text, blocks_of(text))
    apart = credit_indexes([block.text for block in blocks]) - entries
    content = [i for i in range(len(blocks)) if i not in apart]
    if not any(kind(blocks[i].text) == "prose" for i in content):
        return whole(text, [block.span for block in blocks], source)
    has_title = len(content) > 1 and content[0] not in entries and is_headline(blocks[content[0]])
    title = blocks[content.pop(0)] if has_title else None
    headings = entries or _headings(text, blocks, content)
    parts = [
        _part(block, is_heading=i in headings, is_credit=i in apart)
        for i, block in enumerate(blocks)
        if block is not title
    ]
    return assemble(text, parts, title.text if title else None, source)


def _headings(text: str, blocks: Sequence[Block], content: Sequence[int]) -> set[int]:
    found = {content[k] for k in heading_indexes([blocks[i] for i in content])}
    said = turns_of(text, blocks)
    return found - said if said else found | {content[k] for k in questions_of([blocks[i] for i in content])}


def _part(block: Block, *, is_heading: bool, is_credit: bool) -> LabelledBlock:
    if is_heading:
        return LabelledBlock(block.span, block.text, "heading", level_of(block))
    return LabelledBlock(block.span, block.text, "credit" if is_credit else "paragraph")
