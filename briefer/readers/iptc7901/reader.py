"""IPTC 7901 to articles: each message between its marks of start and end is one."""

import re
from collections.abc import Sequence

from briefer.documents.article import Article, Source
from briefer.readers.markdown.render import DocBlock
from briefer.readers.story import Story, articles_of, credit
from briefer.readers.wire.bytes import decoded, without_controls
from briefer.readers.wire.layout import signed
from briefer.readers.wire.text import wire_pieces

_MESSAGE = re.compile("\x01(?P<head>[^\x01\x02]*)\x02(?P<text>[^\x01\x03\x04]*)")
_HEADLINE_END = re.compile(r"\s*[=+]\s*\Z")
_HEADLINE_LINES = 5
_LOWER = re.compile(r"[a-zà-öø-ÿ]")
_NOTES = re.compile(r"(?:\S+ )?(?:notebook|notizblock|notes? to editors)\Z", re.IGNORECASE)
_UNPUBLISHED = re.compile(
    r"The following information is not (?:intended )?for publication|Die folgenden Informationen", re.I
)


def read_iptc7901(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The messages of a file. The head, with its numbers and codes, is no text.

    Raises:
        InputError: there is no message in it, or none has a text.
    """
    stories = [_story(found["head"], found["text"]) for found in _MESSAGE.finditer(decoded(data))]
    return articles_of(stories, name, source, "IPTC 7901 without a message text")


def _story(head: str, text: str) -> Story:
    lines = without_controls(text).strip("\n").split("\n")
    headline, flags, body = _headline(lines)
    if headline is None:
        # The catch word of the head is all that names the story.
        catch = [line.strip().rstrip("/") for line in without_controls(head).split("\n")[1:] if line.strip()]
        headline = catch[0] if catch else None
    return Story(headline, (*credit(*flags), *_without_notes(signed(wire_pieces("\n".join(body))))))


def _headline(lines: Sequence[str]) -> tuple[str | None, list[str], Sequence[str]]:
    """The headline, flags that stand above it ("EXTRA", "(Attention)"), and the lines of the body."""
    ends = [i for i, line in enumerate(lines[:_HEADLINE_LINES]) if _HEADLINE_END.search(line) and line.strip(" =+")]
    if ends:
        head, body = lines[: ends[0] + 1], lines[ends[0] + 1 :]
    elif len(lines) > 1 and lines[0].strip() and not lines[1].strip():
        head, body = lines[:1], lines[1:]
    else:
        return None, [], lines
    told = [_HEADLINE_END.sub("", line).strip() for line in head if line.strip()]
    flags: list[str] = []
    while len(told) > 1 and _is_flag(told[0]):
        flags.append(told.pop(0))
    return " ".join(told), flags, body


def _is_flag(line: str) -> bool:
    return not _LOWER.search(line) or (line.startswith("(") and line.endswith(")"))


def _without_notes(pieces: Sequence[DocBlock]) -> list[DocBlock]:
    """The pieces, those from the desk's notebook on as credits: it is not for publication."""
    for i, piece in enumerate(pieces):
        if (piece.kind == "heading" and _NOTES.search(piece.text)) or _UNPUBLISHED.match(piece.text):
            return [*pieces[:i], *(DocBlock("credit", later.text or " ".join(later.cells)) for later in pieces[i:])]
    return list(pieces)
