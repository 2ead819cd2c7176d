"""Lines of foreign texts, quoted so that they do no harm: cut to a width, and nothing in them acts on a terminal."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, takewhile
from typing import Final

from rich.cells import get_character_cell_size

from briefer.checks.reports.places import Lines
from briefer.io.terminal import visible
from briefer.text.span import Span

_CUT: Final = "…"
# Characters looked at for each column: accents and joiners take no column of their own.
_PER_COLUMN: Final = 2
# A cut falls between words where one ends this near; Chinese and Japanese have no spaces to cut at.
_WORD: Final = 12
# Latin letters, and the dashes, quotation marks and signs of money of texts in them: one column each.
_NARROW: Final = re.compile("[ -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a text around a span, in three visible pieces; those that were cut say so by an ellipsis."""

    before: str
    marked: str
    after: str

    def __str__(self) -> str:
        """The line with the span in brackets."""
        return f"{self.before}[{self.marked}]{self.after}"


def excerpt(lines: Lines, span: Span, width: int) -> Excerpt:
    """The lines around a span as one, at most `width` columns wide with the two brackets.

    The cost does not depend on the length of the line.
    """
    text = lines.text
    around = lines.around(span)
    reach = width * _PER_COLUMN
    start, middle, end = (
        max(around.start, span.start - reach),
        min(span.end, span.start + reach),
        min(around.end, span.end + reach),
    )
    marked = cut(visible(text[span.start : middle]) + _CUT * (middle < span.end), max(width - 2, 1))
    before = _CUT * (start > around.start) + visible(text[start : span.start]).lstrip()
    after = visible(text[span.end : end]).rstrip() + _CUT * (end < around.end)
    room = max(width - 2 - columns(marked), 0)
    side = room // 2
    # What one side does not need is the other's.
    return Excerpt(
        _cut_before(before, max(side, room - columns(after))),
        marked,
        cut(after, max(room - side, room - columns(before))),
    )


def cut(text: str, width: int) -> str:
    """The beginning of a text, at most `width` columns wide with the ellipsis that says so; "" without room."""
    head = text[: max(width, 0) * _PER_COLUMN]
    if len(head) == len(text) and columns(text) <= width:
        return text
    if width < 1:
        return ""
    size = _fitting(head, width - 1)
    space = text.rfind(" ", max(size - _WORD, 0), size + 1)
    return text[: space if space > 0 else size].rstrip() + _CUT


def _cut_before(text: str, width: int) -> str:
    """The end of a text, like `cut`."""
    if columns(text) <= width:
        return text
    if width < 1:
        return ""
    start = len(text) - _fitting(text[::-1], width - 1)
    space = text.find(" ", max(start - 1, 0), start + _WORD)
    return _CUT + text[space if space >= 0 else start :].lstrip()


def columns(text: str) -> int:
    """How many columns of a terminal a visible text takes, or one more where an emoji is made of several characters."""
    return len(text) if _NARROW.fullmatch(text) else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    # The selector of emoji presentation makes a heart twice as wide as it was.
    return 1 if character == "\ufe0f" else get_character_cell_size(character)


def _fitting(characters: str, width: int) -> int:
    """How many characters, the first first, fit into a width."""
    if _NARROW.fullmatch(characters):
        return min(len(characters), width)
    return sum(1 for _ in takewhile(lambda used: used <= width, accumulate(map(_columns, characters))))
