"""What stands in a source as it is written: the last thing that a word of its summary may rest on."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from briefer.facts.names.finding.suffixes import suffix_of
from briefer.text.limits import unread_words
from briefer.text.words import AS_WRITTEN

Place = tuple[int, int]

_CHUNK: Final = re.compile(r"\S+")
_DIGIT: Final = re.compile(r"\d")
# "4x100m" says "4x100" too: what is multiplied does not change with the unit behind it.
_PRODUCT: Final = re.compile(r"(?P<numbers>\d+(?:[x×]\d+)+)[a-z]{1,2}")
_NUMBERED: Final = re.compile(
    r"(?<![^\W_])(?P<word>[A-Za-z]{3,20})[ \u00a0-](?P<number>[IVXL]{1,7}|\d{1,3})(?![\w’'%]|[.,:]\d)"
)
_EDGES: Final = " \t\n.,;:!?\"'“”‘’()[]{}…"
_KEPT: Final = 8  # a source is asked for each word of each of its summaries


@lru_cache(maxsize=_KEPT)
def words_as_written(text: str) -> Mapping[str, Place]:
    """Each word of a text, as it is written, with the place where it first stands so."""
    places: dict[str, Place] = {}
    for match in AS_WRITTEN.finditer(text):
        places.setdefault(match.group(), match.span())
    return places


def small_words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return [word.lower() for word in AS_WRITTEN.findall(text)]


@lru_cache(maxsize=_KEPT)
def neighbours(text: str) -> Mapping[tuple[str, str], Place]:
    """Every two words in a row in small letters, with the place where they first stand so."""
    places: dict[tuple[str, str], Place] = {}
    before, start = "", 0
    for match in AS_WRITTEN.finditer(text):
        word = match.group().lower()
        if before:
            places.setdefault((before, word), (start, match.end()))
        before, start = word, match.start()
    return places


@lru_cache(maxsize=_KEPT)
def numbered(text: str) -> Mapping[str, Mapping[str, Place]]:
    """By each word in small letters the numbers right behind it, in digits or Roman numerals, and their places."""
    places: dict[str, dict[str, Place]] = {}
    for match in _NUMBERED.finditer(text):
        number = match["number"] if match["number"].isdigit() else suffix_of(match["number"])
        if number:
            places.setdefault(match["word"].lower(), {}).setdefault(number, match.span())
    return places


@lru_cache(maxsize=_KEPT)
def chunks_as_written(text: str) -> Mapping[str, Place]:
    """Each run of characters with a digit in it, or too long to be read, without punctuation around it, and its place.

    The place is the first.
    """
    places: dict[str, Place] = {}
    for match in _CHUNK.finditer(text):
        whole = match.group()
        if not _DIGIT.search(whole):
            continue
        bare = whole.strip(_EDGES)
        start = match.start() + whole.find(bare)
        places.setdefault(bare, (start, start + len(bare)))
        if product := _PRODUCT.fullmatch(bare):
            places.setdefault(product["numbers"], (start, start + len(product["numbers"])))
    for start, end in unread_words(text):
        places.setdefault(text[start:end].strip(_EDGES), (start, end))
    return places


def chunk_at(text: str, start: int, end: int) -> str:
    """The run of characters without a space that a stretch of text stands in, without punctuation around it."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip(_EDGES)
