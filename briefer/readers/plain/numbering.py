"""Numbered blocks: what counts them, and how far the next of the same series stands."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_MARKER = re.compile(
    r"\(?(?P<label>#|[A-Z][a-z]+ #?)?(?P<number>\d{1,3}(?:\.\d{1,3})*|[A-Z])"
    r"(?P<sign>[.):]|\s*[-–—:](?=\s)|(?=\s[A-Z])|\Z)"
)
_REACH = 3
"""How many members of a series we look past for the next number: a list may restart inside it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A block's place in its series.

    `label` is what stands before the number ("Week" in ``Week 2 - Forms``), `depth` counts the dots within it. `above`
    and `below` say how many blocks away the previous and the next number stand, None when there is none.
    """

    label: str
    depth: int
    above: int | None
    below: int | None


def places(texts: Sequence[str]) -> list[Place | None]:
    """For each block of a text its place in a series, None where it opens with no number."""
    markers = [_marker(text) for text in texts]
    members: defaultdict[tuple[str, int, str], list[int]] = defaultdict(list)
    for i, marker in enumerate(markers):
        if marker:
            members[marker[0]].append(i)
    found: list[Place | None] = [None] * len(texts)
    for (label, depth, _), where in members.items():
        numbers = [marker[1] for i in where if (marker := markers[i])]
        for k, i in enumerate(where):
            above = next(
                (i - where[m] for m in range(k - 1, max(k - _REACH, 0) - 1, -1) if numbers[m] + 1 == numbers[k]), None
            )
            below = next(
                (where[m] - i for m in range(k + 1, min(k + _REACH + 1, len(where))) if numbers[m] - 1 == numbers[k]),
                None,
            )
            found[i] = Place(label, depth, above, below)
    return found


def _marker(text: str) -> tuple[tuple[str, int, str], int] | None:
    """The series that a block's opening belongs to and its number there: "2.1 Staff" is 1 in a series of depth 1."""
    match = _MARKER.match(text)
    if match is None:
        return None
    label, number, sign = (match["label"] or "").strip(), match["number"], match["sign"].strip()
    if number.isalpha():
        # "A. Methods" and "Part B", but not "A bridge".
        return ((label, 0, f"letter{sign}"), ord(number)) if label or sign in (".", ")", ":") else None
    return (label, number.count("."), sign), int(number.rpartition(".")[2])
