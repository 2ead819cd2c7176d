"""Sentences in the middle of a quotation: on their own, somebody's words read as the paper's."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from briefer.text.span import Span

_OPENING = ('"', "“")
_SINGLE = re.compile(r"['‘](?=[A-Z])")
# "It was late,' she said": an apostrophe stands in a word, or behind an s.
_CLOSES_SINGLE = re.compile(r"(?<=[.,;:!?…])['’](?!\w)")
_MARK = re.compile(r"[\"“”]")


def spoken(
    text: str, sentences: Sequence[Span], paragraphs: Sequence[Span], speaks: Callable[[str], bool] | None = None
) -> frozenset[Span]:
    """The sentences that begin inside a quotation which one before them opened.

    Of “It was late. Nobody came,” she said. that is "Nobody came,” she said." A quotation ends where a new one opens:
    in a long one every paragraph opens with a mark, and none but the last ends with one. It ends with its paragraph,
    too, unless the next one closes it, or goes on in the first person: what is opened is not always closed.

    Args:
        text: The article's.
        sentences: In order.
        paragraphs: In order; each sentence is in one of them.
        speaks: Whether a sentence is somebody's who speaks of himself.
    """
    starts = [paragraph.start for paragraph in paragraphs]
    found = []
    is_open = is_single = False
    paragraph_before = 0
    for sentence in sentences:
        said, paragraph = sentence.of(text), bisect_right(starts, sentence.start)
        if paragraph != paragraph_before:
            goes_on = is_open and _goes_on(paragraphs[paragraph - 1].of(text) if paragraph else "")
            is_open, is_single = goes_on or (is_open and speaks is not None and speaks(said)), False
        if said.startswith(_OPENING):
            is_open = False
        if is_open or is_single:
            found.append(sentence)
        is_open, paragraph_before = _left_open(said, is_open), paragraph
        is_single = _left_open_single(said, is_single)
    return frozenset(found)


def _goes_on(paragraph: str) -> bool:
    """Whether a paragraph closes a quotation that it does not open."""
    mark = _MARK.search(paragraph)
    if mark is None or mark.start() == 0:
        return False
    before, behind = paragraph[mark.start() - 1], paragraph[mark.end() : mark.end() + 1]
    return mark.group() == "”" or (mark.group() == '"' and not before.isspace() and not behind.isalnum())


def _left_open_single(sentence: str, is_open: bool) -> bool:
    """Whether a quotation in single marks is open behind a sentence; one that opens in the middle may be a name's."""
    opens = _SINGLE.match(sentence) is not None
    if not opens and not is_open:
        return False
    return _CLOSES_SINGLE.search(sentence, 1) is None


def is_half_single(sentence: str) -> bool:
    """True for "‘It was late." and "Nobody came,’ she said.", half of a quotation in single marks."""
    opens = _SINGLE.match(sentence) is not None
    return opens and _left_open_single(sentence, is_open=False)


def _left_open(sentence: str, is_open: bool) -> bool:
    """Whether a quotation is open behind a sentence, given whether one was before it."""
    before = ""
    for character in sentence:
        if character == "“" or (character == '"' and not is_open and not before.isdigit()):  # 6'2" is a height
            is_open = True
        elif character in ('"', "”"):
            is_open = False
        before = character
    return is_open
