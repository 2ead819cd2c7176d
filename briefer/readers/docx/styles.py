"""What the paragraph styles of a DOCX make of a paragraph: a heading, the title, a line of the table of contents."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

_HEADING = re.compile(r"heading ([1-9])\Z", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|table of figures|index) ?\d*\Z|toc heading\Z", re.IGNORECASE)
_BODY = 9
"""The outline level that is none."""
_DEEPEST = 6
_MOST_BASES = 50


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    outline: int | None


def parser() -> etree.XMLParser:
    """Reads a part of a DOCX, and nothing else that it may name."""
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def value_of(element: etree._Element) -> str | None:
    """The ``val`` of an element, whatever its namespace."""
    return next((value for name, value in element.attrib.items() if etree.QName(name).localname == "val"), None)


def heading_name(level: int) -> str:
    """The identifier of the style that mammoth is told to make a heading of; the outline counts from 0."""
    return f"briefer-h{min(level + 1, _DEEPEST)}"


TITLE, CONTENTS = "briefer-title", "briefer-contents"


def roles_of(part: bytes) -> Mapping[str, str]:
    """For the identifier of each style that has one, its role: that of `heading_name`, `TITLE` or `CONTENTS`.

    A style has the outline level that it is given, else the one that its name tells, else that of the style that it is
    based on.

    Raises:
        etree.XMLSyntaxError: the part is broken.
    """
    styles: dict[str, _Style] = {}
    for style in etree.fromstring(part, parser()).iter("{*}style"):
        key = next((value for name, value in style.attrib.items() if etree.QName(name).localname == "styleId"), None)
        if key is not None:
            styles[key] = _Style(_told(style, "name") or "", _told(style, "basedOn"), _outline(style))
    found = {key: _role(key, styles) for key in styles}
    return {key: role for key, role in found.items() if role is not None}


def _told(style: etree._Element, name: str) -> str | None:
    child = style.find(f"{{*}}{name}")
    return None if child is None else value_of(child)


def _outline(style: etree._Element) -> int | None:
    level = style.find("{*}pPr/{*}outlineLvl")
    told = None if level is None else value_of(level)
    return int(told) if told and told.isdecimal() and len(told) < 3 else None


def _role(key: str, styles: Mapping[str, _Style]) -> str | None:
    for _ in range(_MOST_BASES):
        style = styles.get(key)
        if style is None:
            return None
        if _CONTENTS.match(style.name):
            return CONTENTS
        if style.outline is not None:
            return heading_name(style.outline) if style.outline < _BODY else None
        if named := _HEADING.match(style.name):
            return heading_name(int(named[1]) - 1)
        if style.name.casefold() == "title":
            return TITLE
        if style.based_on is None:
            return None
        key = style.based_on
    return None
