"""ANPA 1312 to articles: each message between its marks of start and end is one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefer.documents.article import Article, Source
from briefer.readers.anpa.typography import anpa_text
from briefer.readers.markdown.render import DocBlock
from briefer.readers.story import Story, articles_of, credit, says
from briefer.readers.wire.bytes import decoded, without_controls
from briefer.readers.wire.layout import signed

_MESSAGE = re.compile("\x01(?P<head>[^\x01\x02]*)\x02(?P<text>[^\x01\x03\x04]*)")
_ENDS = re.compile(r"\s*(?P<mark>[<=])\s*\Z")
_RULE = re.compile(r"[\s_*=-]+\Z")
_FINISH = re.compile(r"\W*END\W*\Z")
_CELLS = re.compile("[\x1e\x1f][\x1e\x1f ]*")
_SEMICOLONS = 3
_GAPS = re.compile(r" {2,}")
_FIGURE = re.compile(r"\d")
_ALERT = re.compile(r"[A-Z]+!?\Z")
_NOTE = re.compile(
    r"(?:Eds|Editors?|EDS|EDITORS?)(?:['’]?S? NOTE|['’]s note)?\s*[:_—-]|EDITOR['’]?S['’]? NOTE\b", re.IGNORECASE
)
_MEDIA = re.compile(r"[A-Z]{2,}\s+(?:Photos?|Videos?|Graphics?|Audio|Interactives?)\b|With:?\s+[A-Z]{2,}\s+Photos?\b")
_BYLINE = re.compile(r"By\s+\S|BY\s+\S")
_SLUG = re.compile(r"(?:[A-Z]{2}-)?(?:[A-Z]{2,4}(?:--| ))?")
_VERSION = re.compile(r",.*\Z")
_CAPITALS = re.compile(r"[A-Z0-9][^a-z]*[A-Z][^a-z]*\Z")
_MOST_HEADING_WORDS = 14
_STOPS = (".", ":", ";", ",", "!", '"', "”")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a message. A `flush` line stands at the left or, when its `mark` is "=", in the middle.

    `cells` are those of a row, or what a line would have as cells if it were set in columns with spaces.
    """

    kind: Literal["flush", "row", "paragraph", "more", "blank"]
    text: str
    mark: str = ""
    cells: tuple[str, ...] = ()


def read_anpa(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The messages of a file. Their heads, with numbers, codes and catch words, are no text.

    Raises:
        InputError: there is no message in it, or none has a text.
    """
    stories = [_story(found["text"]) for found in _MESSAGE.finditer(decoded(data))]
    return articles_of(stories, name, source, "ANPA 1312 without a message text")


def _story(text: str) -> Story:
    lines = [_line(raw) for raw in text.split("\n")]
    while lines and lines[0].kind == "blank":
        lines.pop(0)
    head: list[_Line] = []
    while lines and lines[0].kind == "flush":
        head.append(lines.pop(0))
    # What stands in the middle directly above a table is the table's heading.
    while (
        len(head) > 1 and lines and lines[0].kind == "row" and head[-1].mark == "=" and not _BYLINE.match(head[-1].text)
    ):
        lines.insert(0, head.pop())
    body = signed(_body(lines))
    title, apart, content = _head(head, body)
    return Story(title, (*credit(*apart), *content, *body))


def _line(raw: str) -> _Line:
    if raw.startswith("\x08") or "\x1e" in raw or "\x1f" in raw:
        cells = (anpa_text(without_controls(cell)).strip() for cell in _CELLS.split(raw.strip("\x08\x1e\x1f \r\n")))
        return _Line("row", "", cells=tuple("" if cell == "^" else cell for cell in cells))
    is_paragraph = raw.startswith("\t")
    plain = without_controls(raw).strip()
    end = _ENDS.search(plain)
    text = anpa_text(_ENDS.sub("", plain).lstrip("^").strip())
    if not text or _RULE.match(text) or _FINISH.match(text):
        return _Line("blank", "")
    mark = end["mark"] if end else ""
    columns = tuple(map(anpa_text, _GAPS.split(_ENDS.sub("", plain).lstrip("^").strip())))
    kind: Literal["flush", "paragraph", "more"] = (
        "flush" if plain.startswith("^") else "paragraph" if is_paragraph else "more"
    )
    return _Line(kind, text, mark, columns if len(columns) > 2 and any(map(_FIGURE.search, columns[1:])) else ())


def _head(head: Sequence[_Line], body: Sequence[DocBlock]) -> tuple[str | None, list[str], list[DocBlock]]:
    """The headline, what stands apart, and what of the head is content."""
    title: str | None = None
    apart: list[str] = []
    content: list[DocBlock] = []
    signed_by = False
    for line in head[1:]:
        if _NOTE.match(line.text) or _MEDIA.match(line.text):
            apart.append(line.text)
        elif _BYLINE.match(line.text) or signed_by:
            # The paper or the agency stands below the byline.
            signed_by = True
            apart.append(line.text)
        elif title is None or _ALERT.match(title):
            # "URGENT" above the headline is none.
            apart += [title] if title else []
            title = line.text
        elif line.mark == "=":
            content.append(DocBlock("paragraph", line.text))
        elif not says(body, line.text):
            apart.append(line.text)
    if title is None and head:
        title = _VERSION.sub("", _SLUG.sub("", head[0].text, count=1)).strip() or None
    return title, apart, content


def _body(lines: Sequence[_Line]) -> list[DocBlock]:
    return list(_headed(list(_pieces(lines))))


def _pieces(lines: Sequence[_Line]) -> Iterator[DocBlock]:
    """The pieces of a body; the lines that a paragraph goes on in are joined to it."""
    gathered = ""
    above: str = ""
    ends = [_Line("blank", "")]
    for line, below in zip([*lines, *ends], [*lines[1:], *ends, *ends], strict=False):
        columns = line.text.split(";") if line.text.count(";") >= _SEMICOLONS else []
        # One line with gaps may be anything; two are a table.
        is_set = bool(line.cells) and (above == "row" or bool(below.cells))
        is_row = line.kind == "row" or is_set or (bool(columns) and line.kind != "blank")
        if gathered and (line.kind != "more" or is_row):
            yield DocBlock("paragraph", gathered)
            gathered = ""
        if is_row:
            cells = line.cells or tuple(cell.strip() for cell in columns)
            yield DocBlock("row", cells=cells, opens=above != "row")
            above = "row"
            continue
        if line.kind == "flush" and line.mark == "=":
            yield DocBlock("heading", line.text, 2)
        elif line.kind == "flush":
            yield DocBlock("paragraph", line.text)
        elif line.kind in ("paragraph", "more"):
            gathered = f"{gathered} {line.text}" if gathered else line.text
        above = line.kind


def _headed(pieces: Sequence[DocBlock]) -> Iterator[DocBlock]:
    """The pieces, with a line in capitals above a paragraph as its heading: "TIP-INS", "UP NEXT"."""
    for piece, below in zip(pieces, [*pieces[1:], None], strict=False):
        is_heading = (
            piece.kind == "paragraph"
            and below is not None
            and below.kind in ("paragraph", "row")
            and _CAPITALS.match(piece.text) is not None
            and not _CAPITALS.match(below.text or "x")
            and len(piece.text.split()) <= _MOST_HEADING_WORDS
            and not piece.text.endswith(_STOPS)
        )
        yield DocBlock("heading", piece.text, 2) if is_heading else piece
