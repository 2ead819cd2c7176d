"""Splits a plain text along its subheadings."""

from collections.abc import Collection, Sequence

from briefer.article import Article, Source
from briefer.readers.assembly import Part, assemble, whole
from briefer.readers.blocks import Block, blocks_of
from briefer.readers.credits import is_author_note, is_credit
from briefer.readers.forms import kind
from briefer.readers.headings import heading_indexes, is_headline, level_of


def split_article(text: str, source: Source | None = None) -> Article:
    """The article that a plain text holds; `text` has line feeds as line ends and is not blank.

    Every line with a letter or digit is in the title, a heading, a section's body or the credits. A text in which
    no structure can be found is one section without a heading.
    """
    blocks = blocks_of(text)
    apart = credit_indexes([block.text for block in blocks])
    content = [i for i in range(len(blocks)) if i not in apart]
    if not any(kind(blocks[i].text) == "prose" for i in content):
        return whole(text, [block.span for block in blocks], source)
    title = blocks[content.pop(0)] if len(content) > 1 and is_headline(blocks[content[0]]) else None
    headings = {content[k] for k in heading_indexes([blocks[i] for i in content])}
    parts = [
        _part(block, is_heading=i in headings, is_credit=i in apart)
        for i, block in enumerate(blocks)
        if block is not title
    ]
    return assemble(text, parts, title.text if title else None, source)


def credit_indexes(texts: Sequence[str], opening: Collection[int] = ()) -> set[int]:
    """Indexes of the blocks that are credits.

    Args:
        texts: Of all blocks but headings that are known for such.
        opening: Indexes of the blocks that a heading stands before; a text's own line that is no prose may be one too.
    """
    notes = _author_notes(texts, opening)
    prose = [
        i
        for i, text in enumerate(texts)
        if i not in notes and kind(text) == "prose" and not is_credit(text, at_edge=True)
    ]
    first, last = (prose[0], prose[-1]) if prose else (0, len(texts))
    # Under a headline often stands a summary, and only below it the byline.
    return notes | {i for i, text in enumerate(texts) if is_credit(text, at_edge=not first + 2 < i < last)}


def _author_notes(texts: Sequence[str], opening: Collection[int]) -> set[int]:
    """Indexes of the blocks that say who wrote the story: behind its last prose, with nothing but credits after them.

    Where nothing else stands under the last heading ("The panel", "Jane Doe is a reporter for the Gazette."), they are
    what it is about.
    """
    found = set()
    for index in range(len(texts) - 1, 0, -1):
        if is_author_note(texts[index]):
            found.add(index)
        elif not is_credit(texts[index], at_edge=True):
            return found if kind(texts[index]) == "prose" else set()
        if index in opening:
            return set()
    return set()


def _part(block: Block, *, is_heading: bool, is_credit: bool) -> Part:
    if is_heading:
        return Part(block.span, block.text, "heading", level_of(block))
    return Part(block.span, block.text, "credit" if is_credit else "paragraph")
