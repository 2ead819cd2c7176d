"""Marks of notes and references in running text: "reopened in June.[1]", "errors of medication [2,3]"."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from briefer.documents.source_map import HiddenSpan
from briefer.text.wordlists import words

_BEFORE = words(__package__, "before_paragraph_numbers.tsv")
_NUMBERS = r"\[\d{1,3}(?: ?[,;–-] ?\d{1,3})*\]"
_MARK = re.compile(
    rf"(?<=[\w.,;:!?%)\"”’'])[ \u00a0]?{_NUMBERS}(?:(?:, ?| and | or | ?[–-] ?| )?{_NUMBERS})*"
    r"(?![\w(\[{:=]| ?[=+*/<(\[])"
)
_WORD = re.compile(r"[\w.]+\Z")


def has_note_marks(text: str) -> bool:
    """Whether there are marks of notes in a text, or what looks like them."""
    return _MARK.search(text) is not None


def with_note_marks(text: str, marks: Sequence[HiddenSpan]) -> tuple[HiddenSpan, ...]:
    """The marks of a text, which are in order, and between them those of notes, with the space before them.

    "at [12]" and "paragraphs [3]" name a paragraph, ``word[1]`` of program code is followed by what is done with it.
    """
    found = list(marks)
    starts = [mark.start for mark in marks]
    for match in _MARK.finditer(text):
        start, end = match.span()
        before = _WORD.search(text, max(0, start - 30), start)
        if text[start] != "[" and before and before.group().casefold() in _BEFORE:
            continue
        place = bisect_right(starts, start) - 1
        after = starts[place + 1] if place + 1 < len(starts) else end
        if (place < 0 or marks[place].end <= start) and end <= after:
            found.append(HiddenSpan(start, end))
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))
