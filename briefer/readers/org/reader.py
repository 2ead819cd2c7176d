"""Org to an article: headings without keywords and tags, lists, tables; drawers and comments left out."""

import re
from collections.abc import Iterator

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.decoding import decode
from briefer.readers.markdown.render import DocBlock
from briefer.readers.story import Story, articles_of, credit
from briefer.readers.wire.text import wire_pieces

MAX_CHARACTERS = 10_000_000
_FIELD = re.compile(r"^#\+(?P<name>[A-Za-z_]+):\s*(?P<value>.*)$", re.MULTILINE)
_BLOCK = re.compile(
    r"^[ \t]*#\+begin_(?P<kind>\w+)[^\n]*\n(?P<text>(?:(?!^[ \t]*#\+begin_).)*?)^[ \t]*#\+end_(?P=kind)[ \t]*$",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_LINK = re.compile(r"\[\[(?P<target>[^\[\]]+)\](?:\[(?P<text>[^\[\]]+)\])?\]")
_EMPHASIS = re.compile(r"(?<![\w*/_=~+])(?P<mark>[*/_=~+])(?=\S)(?P<text>[^\n]{0,300}?\S)(?P=mark)(?![\w*/_=~+])")
_RAISED = re.compile(r"(?<=\w)\^\{(?P<up>[^{}\n]{1,20})\}|(?<=\w)_\{(?P<down>[^{}\n]{1,20})\}")
_NOTE = re.compile(r"\[fn:(?P<name>[\w-]+)\]")
_ROW = re.compile(r"^\s*\|.*$")
_RULE = re.compile(r"^\s*\|[-+|]+\|?\s*$")
_SUPER = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SUB = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


def read_org(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The article in an Org file.

    Raises:
        InputError: it is too large, or holds no text.
    """
    text = decode(data, name)
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{name}: an Org file of more than {MAX_CHARACTERS // 1_000_000} MB; split it")
    from orgparse import loads

    try:
        nodes = list(loads(text))
    except (RecursionError, ValueError, IndexError, AttributeError, TypeError, AssertionError) as error:
        raise InputError(f"{name}: an Org file that orgparse cannot read ({type(error).__name__})") from error
    fields = {match["name"].lower(): match["value"].strip() for match in _FIELD.finditer(text)}
    blocks: list[DocBlock] = []
    for node in nodes:
        if node.level and (heading := node.get_heading("raw")):
            blocks.append(DocBlock("heading", _plain(heading), min(node.level, 6)))
        blocks += _body(node.get_body("raw"))
    told = (f"By {fields['author']}" if fields.get("author") else "", fields.get("date", ""))
    story = Story(fields.get("title") or None, (*blocks, *credit(*told)))
    return articles_of([story], name, source, "an Org file without a text")


def _body(text: str) -> Iterator[DocBlock]:
    """The blocks of a body: what is set apart by keywords, and the text around it."""
    at = 0
    for block in _BLOCK.finditer(text):
        yield from _text(text[at : block.start()])
        at = block.end()
        kind = block["kind"].lower()
        if kind in ("quote", "verse", "center"):
            yield DocBlock("quote", _plain(" ".join(block["text"].split())))
        elif kind != "comment":
            yield DocBlock("code", block["text"].strip("\n"))
    yield from _text(text[at:])


def _text(text: str) -> Iterator[DocBlock]:
    gathered: list[str] = []
    opens = True
    for line in [*text.split("\n"), ""]:
        if _ROW.match(line):
            yield from _prose(gathered)
            gathered = []
            if not _RULE.match(line):
                cells = tuple(_plain(cell.strip()) for cell in line.strip().strip("|").split("|"))
                yield DocBlock("row", cells=cells, opens=opens)
                opens = False
            continue
        opens = True
        if not line.lstrip().startswith(("#+", "# ")) and line.strip() != "#":
            gathered.append(line)
    yield from _prose(gathered)


def _prose(lines: list[str]) -> Iterator[DocBlock]:
    for block in wire_pieces("\n".join(lines)):
        yield DocBlock(block.kind, _plain(block.text), block.level, block.marker)


def _plain(text: str) -> str:
    """A text as it is seen: no emphasis marks and link targets, raised figures raised."""
    text = _LINK.sub(lambda match: match["text"] or match["target"], text)
    text = _NOTE.sub(lambda match: f"[{match['name']}]", text)
    text = _RAISED.sub(lambda m: m["up"].translate(_SUPER) if m["up"] else m["down"].translate(_SUB), text)
    return _EMPHASIS.sub(r"\g<text>", text)
