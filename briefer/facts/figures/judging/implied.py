"""Words of a source that say a number without being a figure: "both", "hat-trick", "debut"."""

import re

from briefer.facts.figures.judging.index import FIRST_WORDS, FigureIndex
from briefer.facts.mention import Figure, FigureType


def implied(figure: Figure, index: FigureIndex) -> tuple[int, int] | None:
    """The span of a word that says the number of `figure`."""
    if figure.low is None or figure.low != figure.high or figure.series:
        return None
    if figure.low == 1:
        return _single(figure, index)
    if figure.type is FigureType.COUNT or (figure.type is FigureType.ORDINAL and figure.text[0].isalpha()):
        return index.implied_numbers.get(figure.low)
    return None


def _single(figure: Figure, index: FigureIndex) -> tuple[int, int] | None:
    """What supports a "one", "first" or "a year" that the source does not count."""
    if figure.type is FigureType.ORDINAL:
        # "1st" for "fifth" is a slip of the pen; "first" is said of any debut.
        return index.first_of(FIRST_WORDS) if figure.text[0].isalpha() else None
    if figure.type is FigureType.DURATION:
        match = re.search(
            rf"\b(?:an?|one|each|every|per|last|next|this)[ -](?:\w+[ -])?{figure.unit}\b", index.text, re.IGNORECASE
        )
        return match.span() if match and not figure.text.lower().endswith("s") else None
    if figure.type is not FigureType.COUNT:
        return None
    if any(other.type is FigureType.COUNT for word in figure.label for other in index.labelled.get(word, ())):
        return None
    if not figure.label:
        return index.first_of(("a", "an"))
    head = figure.label[-1]
    match = re.search(
        rf"\b(?:an?|the|another|single|only)[ -](?:[\w’'-]+[ -]){{0,3}}{re.escape(head)}\b", index.text, re.IGNORECASE
    )
    return match.span() if match else index.first_of(("a", "an")) if head not in index.words else None
