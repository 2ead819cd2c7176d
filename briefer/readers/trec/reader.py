"""Documents of TREC and Gigaword to articles: each ``DOC`` with a text is one."""

import re
from html import unescape

from briefer.documents.article import Article, Source
from briefer.readers.markdown.render import DocBlock
from briefer.readers.sgml import every_tagged, tagged
from briefer.readers.story import Story, articles_of, credit
from briefer.readers.wire.bytes import decoded, without_controls
from briefer.readers.wire.text import wire_pieces

_DOC = re.compile(r"<DOC\b[^<>]*>(?P<inner>.*?)(?=</DOC\s*>|<DOC\b|\Z)", re.DOTALL | re.IGNORECASE)
_PARAGRAPH = re.compile(r"<P\b[^<>]*>|</P\s*>|<(?:BR|HR)\b[^<>]*>", re.IGNORECASE)
_SUBHEAD = re.compile(
    r"<(?P<name>H[1-6]|SUBHEAD)\b[^<>]*>(?P<inner>(?:(?!<H[1-6]\b|<SUBHEAD\b).)*?)</(?P=name)\s*>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*\b[^<>]*>|<!--.*?-->", re.DOTALL)
_TITLES = ("HEADLINE", "HEAD", "HL", "TITLE", "TI")
_LINES = ("BYLINE", "DATELINE", "AUTHOR")
_HEADING = "\ue001"


def read_trec(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The documents of a file that have a text.

    Raises:
        InputError: there is none.
    """
    stories = [_story(found["inner"]) for found in _DOC.finditer(decoded(data))]
    return articles_of(stories, name, source, "TREC or Gigaword SGML without a document that has a text")


def _story(inner: str) -> Story:
    title = next((text for kind in _TITLES if (text := " ".join(_plain(tagged(inner, kind)).split()))), None)
    pieces = [piece for text in every_tagged(inner, "TEXT") or every_tagged(inner, "BODY") for piece in _pieces(text)]
    lines = (" ".join(_plain(tagged(inner, kind)).split()) for kind in _LINES)
    return Story(title, (*pieces, *credit(*lines)))


def _pieces(text: str) -> list[DocBlock]:
    for kind in (*_TITLES, *_LINES):
        text = re.sub(rf"<{kind}\b[^<>]*>(?:(?!<{kind}\b).)*?</{kind}\s*>", "", text, flags=re.DOTALL | re.IGNORECASE)
    marked = _SUBHEAD.sub(lambda found: f"\n\n{_HEADING}{' '.join(found['inner'].split())}\n\n", text)
    pieces = []
    if _PARAGRAPH.search(marked):
        for block in _PARAGRAPH.split(marked):
            pieces += wire_pieces(_plain(block)) if _HEADING in block or "\n\n" in block.strip() else _one(block)
    else:
        pieces = wire_pieces(_plain(marked))
    return [
        DocBlock("heading", piece.text.removeprefix(_HEADING), 2) if piece.text.startswith(_HEADING) else piece
        for piece in pieces
    ]


def _one(block: str) -> list[DocBlock]:
    text = " ".join(_plain(block).split())
    return [DocBlock("paragraph", text)] if text else []


def _plain(text: str) -> str:
    return without_controls(unescape(_TAG.sub(" ", text)))
