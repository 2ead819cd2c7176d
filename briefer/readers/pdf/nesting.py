"""Forms that draw forms: a PDF may make a page of a million parts out of six, and PDFium draws them one by one."""

import re
import zlib
from collections.abc import Mapping

MAX_DRAWN = 20_000
"""Most parts that one form may come to: pages that people make have some hundred."""

_FORM = re.compile(rb"/Subtype\s*/Form\b")
_REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R")
_RESOURCES = re.compile(rb"/Resources\s+(\d+)\s+\d+\s+R")
_DO = re.compile(rb"(?<=\s)Do(?=\s|\Z)")
_MOST_BYTES = 4_000_000


class Forms:
    """What of each form is known from one look at the file: how often it draws another, and which it refers to."""

    def __init__(self) -> None:
        self._draws: dict[int, int] = {}
        self._refers: dict[int, frozenset[int]] = {}
        self._resources: dict[int, int] = {}

    def add(self, number: int, head: bytes, packed: bytes, is_flate: bool) -> None:
        """A stream, which may be a form; `head` is its dictionary, `packed` its bytes and some of what follows."""
        if not _FORM.search(head):
            return
        try:
            content = zlib.decompressobj().decompress(packed, _MOST_BYTES) if is_flate else packed
        except zlib.error:
            return
        draws = len(_DO.findall(content))
        if draws:
            self._draws[number] = draws
            self._refers[number] = frozenset(int(found) for found in _REFERENCE.findall(head))
            if indirect := _RESOURCES.search(head):
                self._resources[number] = int(indirect[1])

    def most_drawn(self, data: bytes, offsets: Mapping[int, int]) -> int:
        """How many parts the largest form comes to.

        Args:
            data: the file.
            offsets: where the objects begin.
        """
        for number, resources in self._resources.items():
            if resources in offsets:
                start = offsets[resources]
                written = data[start : data.find(b"endobj", start)]
                self._refers[number] |= {int(found) for found in _REFERENCE.findall(written)}
        known: dict[int, int] = {}
        return max((self._drawn(number, known, frozenset()) for number in self._draws), default=0)

    def _drawn(self, number: int, known: dict[int, int], around: frozenset[int]) -> int:
        if number in around or number not in self._draws:
            return 1
        if number not in known:
            inside = [self._drawn(other, known, around | {number}) for other in self._refers[number]]
            known[number] = min(1 + self._draws[number] * max(inside, default=1), MAX_DRAWN + 1)
        return known[number]
