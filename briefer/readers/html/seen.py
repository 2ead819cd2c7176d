"""What of a page is seen, and how it stands in its line."""

from lxml import etree

from briefer.readers.html import tags

_PERMALINKS = frozenset(("#", "¶", "§", "🔗"))


def is_seen(element: etree._Element) -> bool:
    """Whether the text in an element is on the page."""
    return tags.shows(element.tag, element.attrib)


def is_drawn(element: etree._Element) -> bool:
    """Whether an element takes up room in its line though nothing of it is read: a picture, a control."""
    return element.tag in tags.DRAWN and element.get("type") != "hidden" and not tags.conceals(element.attrib)


def is_styled_block(element: etree._Element) -> bool:
    """Whether an inline element stands on lines of its own, as its ``style`` has it."""
    return tags.is_block(element.tag, element.get("style"))


def is_permalink(link: etree._Element) -> bool:
    """Whether a heading's link leads to itself: the sign that shows when a reader points at the heading."""
    return "#" in (link.get("href") or "") and "".join(link.itertext()).strip() in _PERMALINKS
