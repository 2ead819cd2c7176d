"""What lies in the middle: "the midpoint of its range is 220 metres", of "between 200 and 240 metres"."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.figures.judging.placement import same_kind
from briefer.facts.mention import Figure

RULE: Final = "midpoint"
_MIDDLE: Final = re.compile(
    r"\bmid-?points?\b|\bhalf-?way between\b|\bmiddle of (?:the|its|that|this)\b", re.IGNORECASE
)
_TO: Final = re.compile(r"[^.;]{0,24}?\b(?:to|and|or)\b[^.;]{0,12}|[–—-]")
_NEAR: Final = 48  # characters


def midpoint(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The range of the source, or the two ends that stand beside each other, of which a figure is the middle."""
    if figure.low is None or figure.low != figure.high or not stated_in.of_sentence(_tells_middle, figure.start):
        return None
    for span, twice in index.once(_ranges).get((figure.type, figure.unit), ()):
        if figure.low * 2 == twice:
            return Derivation(span, f"the middle of {index.text[slice(*span)]}", RULE)
    return None


def _tells_middle(sentence: str) -> bool:
    return _MIDDLE.search(sentence) is not None


def _ranges(index: FigureIndex) -> dict[tuple[object, str | None], list[tuple[tuple[int, int], object]]]:
    """The ranges of a text by what they are of, each with its span and twice its middle."""
    found: dict[tuple[object, str | None], list[tuple[tuple[int, int], object]]] = {}
    for figure, span, twice in _all_ranges(index):
        found.setdefault((figure.type, figure.unit), []).append((span, twice))
    return found


def _all_ranges(index: FigureIndex) -> Iterator[tuple[Figure, tuple[int, int], object]]:
    for figure in index.figures:
        if figure.low is not None and figure.high is not None and figure.low < figure.high:
            yield figure, (figure.start, figure.end), figure.low + figure.high
    for one, other in pairwise(index.figures):
        near = other.start - one.end <= _NEAR and same_kind(one, other) and one.low == one.high
        if near and one.low is not None and other.low is not None and _TO.fullmatch(index.text, one.end, other.start):
            yield other, (one.start, other.end), one.low + other.low
