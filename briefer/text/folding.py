"""Texts with their white space folded, or stretches of them blanked; every other offset stays."""

import re
from collections.abc import Sequence
from typing import Final

from briefer.text.span import Span


def folded(text: str) -> str:
    """`text` with runs of white space folded to one space, as a quoted sentence is printed."""
    return " ".join(text.split())


def caseless(text: str) -> str:
    """`text` with its white space folded and in one case, to tell whether two lines say the same."""
    return " ".join(text.split()).casefold()


# The letters that `re.IGNORECASE` takes for i, s and the micro sign, and `str.lower` does not: "Mıllıonen", "5 μg".
_MATCHED_AS: Final = {"İ": "I", "ı": "i", "ſ": "s", "\u03bc": "\u00b5", "\u039c": "M"}


def as_matched(text: str) -> str:
    """`text`, as long as it is, with the letters that a search in any case takes for others as these.

    What such a search finds in it is found in a table by its small letters.
    """
    if not text.isascii():
        for letter, other in _MATCHED_AS.items():
            text = text.replace(letter, other)
    return text


def blanked(text: str, spans: Sequence[Span]) -> str:
    """A text with spaces in place of some spans, which are in order; its line ends stay."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += [text[at : span.start], re.sub(r"[^\n]", " ", span.of(text))]
        at = span.end
    return "".join([*pieces, text[at:]])
