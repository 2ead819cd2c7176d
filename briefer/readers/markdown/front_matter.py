"""The fields between two rules at the start of a Markdown text: which there are, and which of them a page shows."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from briefer.readers.assembly import LabelledBlock, Role
from briefer.readers.credits import is_credit_field
from briefer.readers.markdown.blocks import trimmed
from briefer.text.english import STOP_WORDS
from briefer.text.wordlists import words
from briefer.text.words import LETTERS

_words = partial(words, __package__, "front_matter_words.tsv")

# YAML between dashes, or Hugo's TOML between plus signs.
_FRONT_MATTER = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<fields>(?:[^\n]*\n)*?)(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)"
)
# A field, what belongs to the field above it (set in, an item, the end of a list), a table of TOML, a comment.
_FIELD_LINE = re.compile(
    r"(?P<name>[\w.-]+(?::[\w.-]+)*|\"[^\"]+\"|'[^']+')[ \t]*[:=](?=\s|\Z|[\[\"'])|[ \t]+\S|-(?=\s|\Z)|[\]}\[#]"
)
_TITLE = re.compile(r"title[ \t]*[:=][ \t]*(?P<quote>[\"']?)(?P<title>.+?)(?P=quote)[ \t]*\Z", re.IGNORECASE)
_FIELD = re.compile(r"(?P<quote>[\"']?)(?P<name>\w(?:[\w \t.:-]*\w)?)(?P=quote)[ \t]*[:=](?=\s|\Z)")
# "summary: |" and "- >-": what is set in below is text, "#" and all.
_OPENS_TEXT = re.compile(r"[:\s][|>][-+0-9]{0,2}\Z")
# A value in quotes ends with them; a list and a table between brackets are left alone.
_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*+\"|'(?:[^']|'')*+'|[\[{].*")
_COMMENT = re.compile(r"(?:\A|(?<=[ \t]))#")
_PARTS_OF_NAME = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")
_SHOWN = _words("shown")
_DATED = _words("dated")
_FEWEST_WORDS = 4
_ENDS = re.compile(r"[.!?…][\"'”’)]*\s*\Z")


def front_matter(text: str) -> tuple[str | None, list[LabelledBlock], int]:
    """The title, the other fields with the comments among them, and where the Markdown begins."""
    matter = _FRONT_MATTER.match(text)
    if matter is None or not _is_fields(matter["fields"]):
        return None, [], 0
    title = None
    fields: list[LabelledBlock] = []
    role: Role = "field"
    offset = matter.start("fields")
    in_text = False
    for line in matter["fields"].split("\n"):
        in_text = in_text and (not line.strip() or line[0] in " \t")
        cut = len(line) if in_text else _comment_start(line)
        said = line[:cut]
        in_text = in_text or _OPENS_TEXT.search(said.rstrip()[-4:]) is not None
        named = _TITLE.match(said.rstrip())
        if named and title is None:
            title = named["title"].replace("''", "'") if named["quote"] == "'" else named["title"]
        elif said.strip():
            # What is set in below a field ("authors:", then "  - Jane Doe") is the field's.
            if field := _FIELD.match(said):
                role = "credit" if is_credit_field(field["name"]) else "field"
            fields.append(LabelledBlock(trimmed(text, offset, offset + cut), said.strip(), role))
        if cut < len(line):
            fields.append(LabelledBlock(trimmed(text, offset + cut, offset + len(line)), line[cut:].strip(), "comment"))
        offset += len(line) + 1
    return title, fields, matter.end()


def _comment_start(line: str) -> int:
    """Where the comment of a line begins: at "#" at the start or behind white space; its end where there is none."""
    field = _FIELD.match(line)
    at = field.end() if field else len(line) - len(line.lstrip(" \t-"))
    at += len(line[at:]) - len(line[at:].lstrip())
    quoted = _QUOTED.match(line, at)
    comment = _COMMENT.search(line, quoted.end() if quoted else at)
    return comment.start() if comment else len(line)


def without_fields(text: str, *, of_source: bool = False) -> str:
    """A Markdown text with as many spaces in place of its front matter's fields that no page shows; offsets hold.

    The title stays, and so do a description, a summary and the like. Of a summary every field stays, too, that reads as
    a sentence, whatever its name, and a comment that does: somebody may read it. Of a source, whose fields support what
    others state, only what a page shows: dates and credits as well, and no other field.

    Args:
        text: The Markdown.
        of_source: Whether it is a source.
    """
    _, fields, end = front_matter(text)
    if not fields:
        return text
    head = list(text[:end])
    for name, parts in _by_field(text, fields):
        if not (_is_shown_of_source(name, parts) if of_source else _is_shown(name, parts, text)):
            for part in parts:
                head[part.span.start : part.span.end] = " " * (part.span.end - part.span.start)
    return "".join(head) + text[end:]


def is_shown_field(name: str) -> bool:
    """Whether a field is read by who visits the page, by a word of its name: `seo_description`, `og:title`."""
    return not _SHOWN.isdisjoint(_last_word(name))


def is_date_field(name: str) -> bool:
    """Whether a field says when something was written, by the last word of its name: `date`, `last_updated`."""
    return not _DATED.isdisjoint(_last_word(name))


def _last_word(name: str) -> list[str]:
    return [part.casefold() for part in _PARTS_OF_NAME.split(name.strip(" \t_-"))][-1:]


def _by_field(text: str, fields: Sequence[LabelledBlock]) -> Iterator[tuple[str, list[LabelledBlock]]]:
    """The lines of each field with its name, which is empty for a comment and a table of TOML."""
    name, lines = "", list[LabelledBlock]()
    for part in fields:
        if part.role == "comment":
            yield "", [part]
            continue
        line = part.span.of(text)
        field = _FIELD.match(line)
        if field or line[0] == "[":
            if lines:
                yield name, lines
            name, lines = field["name"] if field else "", []
        lines.append(part)
    if lines:
        yield name, lines


def _is_shown(name: str, parts: Sequence[LabelledBlock], text: str) -> bool:
    if is_shown_field(name):
        return True
    if name and parts[0].role == "credit":
        return False
    said = " ".join(part.span.of(text) for part in parts)
    field = _FIELD.match(said)
    return _is_sentence(said[field.end() :] if field else said)


def _is_shown_of_source(name: str, parts: Sequence[LabelledBlock]) -> bool:
    return bool(name) and (parts[0].role == "credit" or is_shown_field(name) or is_date_field(name))


def _is_sentence(said: str) -> bool:
    """True for words that say something; a list of tags and a name are none."""
    found = [word.lower() for word in LETTERS.findall(said)]
    if len(found) < _FEWEST_WORDS or said.strip().startswith(("[", "{")):
        return False
    return bool(_ENDS.search(said)) or not STOP_WORDS.isdisjoint(found)


def _is_fields(lines: str) -> bool:
    """True for lines of fields; what stands between two rules and is none is text that everybody sees."""
    found = [_FIELD_LINE.match(line) for line in lines.split("\n") if line.strip()]
    first = next((match for match in found if match is None or match[0] != "#"), None)
    return all(found) and (not found or (first is not None and (first["name"] is not None or first[0] == "[")))
