"""A number that is all of its sentence, as in a column of numbers: no word says anything of it."""

import re
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Mention

_NUMBER: Final = re.compile(r"[\W_]*\d+(?:,\d{3})*(?:\.\d+)?[\W_]*")
_LONGEST: Final = 40  # characters
_BESIDE: Final = 2  # characters


def stands_alone(mention: Mention, index: FigureIndex) -> bool:
    """True where a sentence has a number and no word, nor a word right before or behind it.

    Of "12" on a line of its own neither what rose to it is told nor whose it is, so the rules that ask need not be.
    """
    if not index.of_sentence(_is_number, mention.start):
        return False
    # "Up from" on one line, and the number on the next.
    start, end, text = mention.start, mention.end, index.text
    return not any(map(str.isalpha, text[max(0, start - _BESIDE) : start] + text[end : end + _BESIDE]))


def _is_number(sentence: str) -> bool:
    return len(sentence) <= _LONGEST and _NUMBER.fullmatch(sentence) is not None
