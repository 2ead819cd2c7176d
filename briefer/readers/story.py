"""What a reader of a structured format finds in a file, and the articles that come of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.markdown.article import on_one_line, split_markdown
from briefer.readers.markdown.render import DocBlock, render
from briefer.text.folding import caseless
from briefer.text.language import language_of_tag

_CONTENT = ("heading", "paragraph", "item", "quote", "row", "code")
_REPEATS = 8
"""Pieces at the start of a body in which its title or its summary may stand once more."""


@dataclass(frozen=True, slots=True)
class Story:
    """One item of a file: its title, and its body with what stands apart from it as pieces of kind ``credit``.

    `reference` is a summary by a human that came with the story and is no part of it; `fields` are what else is known
    of it and stands apart, such as its list of references. `language` is what the file says of it, as it is written:
    "de-AT".
    """

    title: str | None
    pieces: tuple[DocBlock, ...]
    reference: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    language: str | None = None

    @property
    def has_text(self) -> bool:
        """Whether there is anything to summarize."""
        return any(piece.kind in _CONTENT and (piece.text.strip() or any(piece.cells)) for piece in self.pieces)


def articles_of(stories: Sequence[Story], name: str, source: Source | None, without: str) -> tuple[Article, ...]:
    """The articles of the stories that have a text, in order.

    Args:
        stories: Of one file.
        name: The input, which the message opens with.
        source: Of the file.
        without: What the file is when none of them has a text, such as "a NITF story without a text".

    Raises:
        InputError: no story has a text.
    """
    found = tuple(_article(story, source) for story in stories if story.has_text)
    if not found:
        raise InputError(f"{name}: {without}; there is nothing to summarize in it")
    return found


def _article(story: Story, source: Source | None) -> Article:
    pieces = tuple(piece for piece in story.pieces if piece.text.strip() or any(cell.strip() for cell in piece.cells))
    title = on_one_line(story.title or "") or None
    if title:
        left = without_repeated(pieces, title)
        # A body that only says the title again is all there is.
        pieces = (DocBlock("title", title), *(left if any(piece.kind in _CONTENT for piece in left) else pieces))
    markdown, notes = render(pieces)
    article = split_markdown(markdown, source, notes)
    return replace(
        article,
        reference=story.reference,
        front_matter=(*article.front_matter, *story.fields),
        language=language_of_tag(story.language),
    )


def without_repeated(pieces: Sequence[DocBlock], title: str) -> tuple[DocBlock, ...]:
    """The pieces without those near their start that say the title again."""
    said = caseless(title)
    return tuple(
        piece
        for i, piece in enumerate(pieces)
        if i >= _REPEATS or piece.kind not in ("heading", "paragraph", "credit") or caseless(piece.text) != said
    )


def says(pieces: Sequence[DocBlock], text: str, within: int = _REPEATS) -> bool:
    """Whether the first pieces of a body, `within` of them, say a text already, as bodies do with their summary."""
    said = caseless(text).rstrip(". …")
    return bool(said) and any(said in caseless(piece.text) for piece in pieces[:within])


def credit(*lines: str | None) -> tuple[DocBlock, ...]:
    """What stands apart from a story, a piece a line; empty lines and repeated ones are none."""
    return tuple(DocBlock("credit", line) for line in dict.fromkeys(on_one_line(line or "") for line in lines) if line)
