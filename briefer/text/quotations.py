"""Sentences in the middle of a quotation: on their own, somebody's words read as the paper's."""

from bisect import bisect_right
from collections.abc import Sequence

from briefer.text.span import Span

_OPENING = ('"', "“")


def spoken(text: str, sentences: Sequence[Span], paragraphs: Sequence[Span]) -> frozenset[Span]:
    """The sentences that begin inside a quotation which one before them opened.

    Of “It was late. Nobody came,” she said. that is "Nobody came,” she said." A quotation ends with its paragraph, and
    where a new one opens: in a long one every paragraph opens with a mark, and none but the last ends with one.

    Args:
        text: The article's.
        sentences: In order.
        paragraphs: In order; each sentence is in one of them.
    """
    starts = [paragraph.start for paragraph in paragraphs]
    found = []
    is_open, paragraph_before = False, 0
    for sentence in sentences:
        said, paragraph = sentence.of(text), bisect_right(starts, sentence.start)
        if paragraph != paragraph_before or said.startswith(_OPENING):
            is_open = False
        if is_open:
            found.append(sentence)
        is_open, paragraph_before = _left_open(said, is_open), paragraph
    return frozenset(found)


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
