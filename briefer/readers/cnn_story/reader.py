"""A story to an article: the highlights are its reference summary and no part of the text."""

import re
from dataclasses import replace

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.decoding import decode
from briefer.readers.plain.article import split_article

_HIGHLIGHT = re.compile(r"^@highlight[ \t]*$", re.MULTILINE)


def read_story(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The article above the first ``@highlight``, with what stands below each of them as its reference.

    Raises:
        InputError: nothing stands above the highlights.
    """
    text, *highlights = _HIGHLIGHT.split(decode(data, name))
    if not text.strip():
        raise InputError(f"{name}: a story with nothing but highlights; there is nothing to summarize in it")
    reference = tuple(" ".join(highlight.split()) for highlight in highlights if highlight.strip())
    return (replace(split_article(text, source), reference=reference),)
