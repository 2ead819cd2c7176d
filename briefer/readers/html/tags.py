"""What the elements of a page are to a reader of its text."""

import re
from collections.abc import Mapping

from briefer.text.patterns import one_of
from briefer.text.wordlists import words

UNSEEN = words(__package__, "unseen_tags.tsv")
"""Elements that show no text, or none of the page's own: scripts, controls, what stands in for a player."""

DRAWN = words(__package__, "drawn_tags.tsv")
"""Elements that are drawn within a line though nothing of them is read: what stands on either side is apart."""

AS_WRITTEN = (
    "script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "textarea", "title", "plaintext",
)  # fmt: skip
"""Elements in which a page takes what stands there as it is written: a comment too is text."""

BLOCKS = words(__package__, "block_tags.tsv")
"""Elements that begin on a line of their own; all others run on within a line."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset(("ul", "ol", "menu", "dir"))

LANDMARKS = words(__package__, "landmarks.tsv")
"""ARIA roles of what stands around the content of a page."""

CONTENT = frozenset(("article", "main"))

_WORD = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*")
_CHROME = words(__package__, "chrome_classes.tsv")
_BYLINES = words(__package__, "byline_classes.tsv")
_CAPTIONS = words(__package__, "caption_classes.tsv")
_PHOTO_CREDITS = words(__package__, "picture_classes.tsv")

_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item|flow-root)\b", re.IGNORECASE)

RELATED = re.compile(
    rf"(?:{one_of(words(__package__, 'related_headings.tsv'))})\b",
    re.IGNORECASE,
)
"""How headings above lists of links to other pages begin."""


def is_hidden(style: str | None) -> bool:
    """Whether an element's own ``style`` keeps it from the page."""
    return style is not None and _HIDDEN_STYLE.search(style) is not None


def shows(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element shows the text in it."""
    if tag in UNSEEN or (tag == "dialog" and attributes.get("open") is None):
        return False
    return not conceals(attributes)


def conceals(attributes: Mapping[str, str]) -> bool:
    """Whether an element's attributes keep it from the page."""
    return attributes.get("hidden") not in (None, "until-found") or is_hidden(attributes.get("style"))


def is_block(tag: str, style: str | None) -> bool:
    """Whether an element that is no block stands on lines of its own, as its ``style`` has it."""
    return tag not in BLOCKS and style is not None and _BLOCK_STYLE.search(style) is not None


def is_chrome(names: str) -> bool:
    """Whether an element's class and id say that it stands around the content."""
    return not _CHROME.isdisjoint(_words(names))


def is_byline(names: str) -> bool:
    """Whether an element's class and id say that it tells who wrote the page, or when."""
    return not _BYLINES.isdisjoint(_words(names))


def is_caption(names: str) -> bool:
    """Whether an element's class and id say that it describes a picture, or tells whose it is."""
    words = set(_words(names))
    return not _CAPTIONS.isdisjoint(words) or ("credit" in words and not _PHOTO_CREDITS.isdisjoint(words))


def _words(names: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(names)]
