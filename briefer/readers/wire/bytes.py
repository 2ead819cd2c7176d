"""Wires that are bytes with control characters, not text."""

import re

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def decoded(data: bytes) -> str:
    """The text of a wire's bytes, control characters kept: UTF-8 where it is, else Windows-1252, and never refused."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_controls(text: str) -> str:
    """A text with a space for each control character but tabs and line feeds."""
    return _CONTROLS.sub(" ", text)
