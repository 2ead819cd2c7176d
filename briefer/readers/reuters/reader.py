"""Reuters-21578 to articles: each story of a file is one."""

import re
from html import unescape

from briefer.documents.article import Article, Source
from briefer.readers.markdown.render import DocBlock
from briefer.readers.sgml import tagged
from briefer.readers.story import Story, articles_of, credit
from briefer.readers.wire.bytes import decoded, without_controls
from briefer.readers.wire.text import wire_pieces

_STORY = re.compile(r"<REUTERS\b[^>]*>(?P<inner>(?:(?!<REUTERS\b).)*)</REUTERS>", re.DOTALL | re.IGNORECASE)
_TEXT = re.compile(r"<TEXT\b[^>]*>(?P<inner>(?:(?!<TEXT\b).)*?)</TEXT>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[A-Z][A-Z0-9]*\b[^<>]*>")
_CONTROL = re.compile(r"&#(?:[0-8]|1\d|2\d|3[01]|127);")
_END = re.compile(r"\s*\bREUTER\b\s*\Z", re.IGNORECASE)


def read_reuters(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The stories of a file that have a text; what has only a headline has none.

    Raises:
        InputError: there is none.
    """
    stories = [_story(found["inner"]) for found in _STORY.finditer(decoded(data))]
    return articles_of(stories, name, source, "Reuters-21578 without a story that has a text")


def _story(inner: str) -> Story:
    found = _TEXT.search(inner)
    text = found["inner"] if found else ""
    body = tagged(text, "BODY")
    if not body and "UNPROC" in inner.upper():
        # Stories that nobody marked up have neither headline nor body.
        body = _TAG.sub("\n", text)
    pieces: list[DocBlock] = wire_pieces(_END.sub("", _plain(body)))
    title = " ".join(_plain(tagged(text, "TITLE")).split())
    lines = (_plain(tagged(text, part)).strip(" -\n") for part in ("AUTHOR", "DATELINE"))
    return Story(title or None, (*pieces, *credit(*lines)))


def _plain(text: str) -> str:
    return without_controls(unescape(_CONTROL.sub(" ", text)))
