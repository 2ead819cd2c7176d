"""Texts with their white space folded, or stretches of them blanked; every other offset stays."""

import re
from collections.abc import Sequence

from briefer.text.span import Span


def folded(text: str) -> str:
    """`text` with runs of white space folded to one space, as a quoted sentence is printed."""
    return " ".join(text.split())


def caseless(text: str) -> str:
    """`text` with its white space folded and in one case, to tell whether two lines say the same."""
    return " ".join(text.split()).casefold()


def blanked(text: str, spans: Sequence[Span]) -> str:
    """A text with spaces in place of some spans, which are in order; its line ends stay."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += [text[at : span.start], re.sub(r"[^\n]", " ", span.of(text))]
        at = span.end
    return "".join([*pieces, text[at:]])
