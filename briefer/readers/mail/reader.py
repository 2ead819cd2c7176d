"""E-mail to articles: the subject as title, what the sender wrote as text; headers, quotes and signatures apart."""

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.message import Message
from email.policy import default

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.decoding import decode
from briefer.readers.mail.page import page_story
from briefer.readers.mail.text import letter_pieces
from briefer.readers.markdown.render import DocBlock
from briefer.readers.story import Story, articles_of, credit
from briefer.readers.wire.body import size

_ANSWERS = re.compile(r"\A(?:(?:re|fwd?|fw|aw|wg)(?:\[\d+\])?: *)+", re.IGNORECASE)
_DEEPEST = 20
_STUB_WORDS = 30
"""A text part with fewer words than this beside an HTML part with five times as many only says that there is one."""

_MESSAGE = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+[^\n]{0,100}\d\d:\d\d[^\n]{0,60}\n(?=[A-Za-z][A-Za-z0-9-]*:)"
)
_ESCAPED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_email(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The message of a file.

    Raises:
        InputError: it is encrypted, or holds no text.
    """
    return articles_of([_story(data, name)], name, source, "an e-mail without a text")


def read_mbox(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The messages of a mailbox that have a text.

    Raises:
        InputError: there is none.
    """
    starts = [match.span() for match in _MESSAGE.finditer(data)]
    ends = [*(start for start, _ in starts[1:]), len(data)][: len(starts)]
    stories = []
    for (_, begin), end in zip(starts, ends, strict=True):
        try:
            stories.append(_story(_ESCAPED_FROM.sub(rb"\1", data[begin:end]), name))
        except InputError:
            continue  # an encrypted one costs no other one its brief
    return articles_of(stories, name, source, "a mailbox without a text")


def _story(data: bytes, name: str) -> Story:
    message = message_from_bytes(data, policy=default)
    if message.get_content_type() == "multipart/encrypted":
        raise InputError(f"{name}: an encrypted e-mail; decrypt it and save its text")
    pieces = tuple(_pieces(message, name))
    subject = _ANSWERS.sub("", _header(message, "subject")) or None
    told = (f"{field}: {value}" for field in ("From", "To", "Date") if (value := _header(message, field)))
    language = _header(message, "content-language").partition(",")[0]
    return Story(subject, (*pieces, *credit(*told)), language=language)


def _pieces(message: Message, name: str) -> Iterator[DocBlock]:
    """What the text parts of a message hold; the messages that it passes on where it has no text, or is a digest."""
    own = [piece for part in _texts(message, name, 0) for piece in _part_story(part, name).pieces]
    yield from own
    is_digest = any(part.get_content_type() == "multipart/digest" for part in message.walk())
    if is_digest or not any(piece.kind != "credit" for piece in own):
        for part in message.walk():
            inner = part.get_payload() if part.get_content_type() == "message/rfc822" else None
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                if subject := _header(inner[0], "subject"):
                    yield DocBlock("heading", subject, 2)
                for text in _texts(inner[0], name, 1):
                    yield from _part_story(text, name).pieces


def _header(message: Message, field: str) -> str:
    try:
        return " ".join(str(message.get(field) or "").split())
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""  # a field that no standard allows: nothing is known of it


def _texts(message: Message, name: str, depth: int) -> Iterator[Message]:
    """The parts that make the text, in order: of alternatives the plain one, or HTML where that is a stub."""
    kind = message.get_content_type()
    if depth > _DEEPEST:
        return
    if message.is_multipart() and kind.startswith("multipart/"):
        parts = [part for part in message.get_payload() if isinstance(part, Message)]
        if kind == "multipart/alternative":
            yield from _chosen(parts, name, depth)
        elif kind == "multipart/related":
            yield from _texts(parts[0], name, depth + 1) if parts else ()
        else:
            for part in parts:
                yield from _texts(part, name, depth + 1)
    elif kind.startswith("multipart/") and not message.is_multipart():
        yield message  # it says that it has parts, and has none
    elif kind in ("text/plain", "text/html") and message.get_content_disposition() != "attachment":
        yield message


def _chosen(parts: list[Message], name: str, depth: int) -> Iterator[Message]:
    found = [list(_texts(part, name, depth + 1)) for part in parts]
    plain = next((texts for texts in found if texts and texts[0].get_content_type() == "text/plain"), [])
    rich = next((texts for texts in found if texts and texts[0].get_content_type() == "text/html"), [])
    words = sum(size(_part_story(part, name)) for part in plain)
    if rich and words < _STUB_WORDS and sum(size(_part_story(part, name)) for part in rich) > 5 * max(words, 1):
        yield from rich
    else:
        yield from plain or rich


def _part_story(part: Message, name: str) -> Story:
    text = _decoded(part, name)
    if part.get_content_type() == "text/html":
        return page_story(text, name)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return Story(None, tuple(letter_pieces(text, flowed=flowed)))


def _decoded(part: Message, name: str) -> str:
    """The text of a part: by its charset where that is known and true, else as any other text."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")
    if not data.strip():
        return ""
    try:
        label = part.get_content_charset() or "utf-8"
        text = data.decode("cp1252" if label in ("iso-8859-1", "us-ascii", "ascii") else label)
        if label not in ("utf-8", "utf8"):
            # A text that says it is Latin-1 and is UTF-8 is a common mistake; the other way round is none.
            with suppress(UnicodeDecodeError):
                text = data.decode("utf-8")
    except (LookupError, UnicodeDecodeError):
        text = decode(data, name, controls=True)
    return text.replace("\r\n", "\n").replace("\r", "\n")
