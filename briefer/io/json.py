"""JSON as briefer writes it."""

import json
import re
from collections.abc import Callable
from json.encoder import encode_basestring
from typing import Any, Final

# JSON may hold these as they are; but a lone surrogate cannot be written, U+2028 ends a line for some readers, C1
# controls and marks of direction act on a terminal, what has no width hides there, and "##[error]" or
# "##vso[task.complete]" acts on a runner.
_ACTIVE: Final = re.compile(
    r"[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
# Apart: beside these alternatives the search for single characters takes ten times as long.
_COMMAND: Final = re.compile(r"(?<=##)\[|(?<=##vso)\[|(?<=##teamcity)\[", re.IGNORECASE)

_SURROGATES: Final = re.compile("[\ud800-\udfff]")

Record = dict[str, Any]


def to_json(record: Record | list[Record]) -> str:
    """A record as indented JSON with its non-ASCII characters readable, ending in a line end; `plain`."""
    parts: list[str] = []
    _indent(record, "\n", parts.append)
    return plain("".join(parts)) + "\n"


def to_jsonl(record: Record) -> str:
    """A record as one line of JSON; `plain`."""
    return plain(json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":"))) + "\n"


def _indent(value: Any, margin: str, add: Callable[[str], object]) -> None:
    """What `json.dumps` with an indent of 2 gives, in half its time: that leaves its own fast path where it indents."""
    kind = type(value)
    if kind is str:
        add(encode_basestring(value))
    elif kind is dict and value:
        inner = margin + "  "
        before = "{" + inner
        for key, item in value.items():
            add(f"{before}{encode_basestring(key)}: ")
            _indent(item, inner, add)
            before = "," + inner
        add(margin + "}")
    elif kind in (list, tuple) and value:
        inner = margin + "  "
        before = "[" + inner
        for item in value:
            add(before)
            _indent(item, inner, add)
            before = "," + inner
        add(margin + "]")
    elif kind is int:
        add(str(value))
    else:
        add(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2).replace("\n", margin))


def encodable(text: str) -> str:
    """A text with a replacement character for each lone surrogate, which strict readers of JSON refuse."""
    return _SURROGATES.sub("\ufffd", text)


def plain(text: str) -> str:
    """JSON in which nothing acts on a terminal or a runner, and that any encoding can hold: the same values."""
    if not text.isascii() or "\x7f" in text:
        text = _ACTIVE.sub(_escape, text)
    return _COMMAND.sub(_escape, text) if "##" in text else text


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
