"""One of many of whom a source gives the bracket: "a child of 31 kg" in "20 to 40 kg", "a boy of nine" in "5 to 11"."""

import re
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.mention import Bound, Figure, FigureType

RULE: Final = "in-bracket"
# Whoever it is: "a child of 31 kg", "a child who weighs 31 kg", not "the child weighs 31 kg".
_ANYBODY: Final = re.compile(
    r"\b(?:an?|any|every|each)\s(?:[\w-]+\s){1,2}(?:of|with|weigh(?:s|ing)|who(?:\sis|\sweighs)?|aged|at)\s\Z",
    re.IGNORECASE,
)
_REACH: Final = 48
_RANGED: Final = frozenset({FigureType.QUANTITY, FigureType.RANGE, FigureType.AGE, FigureType.DURATION})


def in_bracket(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The range of the source, in the same unit, in which a figure lies that the summary takes for an example."""
    if figure.low is None or figure.low != figure.high or figure.bound is not Bound.EXACT:
        return None
    if not _ANYBODY.search(stated_in.text[max(0, figure.start - _REACH) : figure.start]):
        return None
    for other in index.of_types(*_RANGED):
        if other.low is None or other.high is None or not other.low < figure.low < other.high:
            continue
        if figure.unit == other.unit or (figure.type is FigureType.AGE and other.unit is None):
            return Derivation((other.start, other.end), f"it lies in {other.text}", RULE)
    return None
