"""What trafilatura takes for the main text of a page; it says where the content is, not what the text is."""

import logging
from collections.abc import Iterable

import trafilatura  # noqa: TID253  # only pages lead here
from lxml import etree

_SHINGLE = 4
_MAX_DEPTH = 200
_MAX_ELEMENTS = 30_000
"""The largest page that is handed over: trafilatura recurses, and takes quadratic time where many elements lie side by
side. On larger pages landmarks and class names alone tell what stands around the content."""

# Without a handler its warnings would reach the terminal.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


class Extract:
    """The words that were extracted, to look pieces up in."""

    def __init__(self, text: str) -> None:
        words = _words(text)
        self._shingles = set(_shingles(words))
        self._lines = {" ".join(_words(line)) for line in text.split("\n")}

    def __bool__(self) -> bool:
        return bool(self._shingles)

    def holds(self, text: str) -> bool:
        """Whether a piece's text was extracted, or most of it."""
        words = _words(text)
        if len(words) < 2 * _SHINGLE:
            return " ".join(words) in self._lines
        shingles = list(_shingles(words))
        return 2 * sum(shingle in self._shingles for shingle in shingles) > len(shingles)


def extract(page: etree._Element) -> Extract:
    """What trafilatura extracts from a page; nothing when the page is too large or nested too deeply for it."""
    if not _is_within_limits(page):
        return Extract("")
    found = trafilatura.extract(
        etree.tostring(page, encoding="unicode", method="html"),
        output_format="txt",
        fast=True,  # its other extractors take quadratic time on some pages: 160 s for 10,000 small tables
        include_comments=False,
        include_tables=True,
        deduplicate=False,
    )
    return Extract(found or "")


def _is_within_limits(page: etree._Element) -> bool:
    depth = elements = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > _MAX_DEPTH or elements > _MAX_ELEMENTS:
            return False
    return True


def _words(text: str) -> list[str]:
    return "".join(ch if ch.isalnum() else " " for ch in text).lower().split()


def _shingles(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[i:] for i in range(_SHINGLE)), strict=False)
