"""How many are left beside the one that a summary names: of ten who died, "the mayor and nine others"."""

import re
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.figures.judging.nouns import is_person, may_stand_for
from briefer.facts.mention import Figure, FigureType

_OTHERS: Final = re.compile(r" (?:other (?P<noun>[a-z]+)|others)\b", re.IGNORECASE)
# Whoever is named before: ", Nine Others", "the mayor and nine others".
_BESIDE: Final = re.compile(r"(?:,|\band|&) \Z", re.IGNORECASE)
_REACH: Final = 8


def less_the_named(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The number of the source that is one more than the "others" of the summary."""
    if figure.type is not FigureType.COUNT or figure.low is None:
        return None
    others = _OTHERS.match(stated_in.text, figure.end)
    if others is None or not _BESIDE.search(stated_in.text, max(0, figure.start - _REACH), figure.start):
        return None
    for whole in index.holders(figure.low + 1, figure):
        if whole.type is FigureType.COUNT and _are_such(whole, figure, is_told=others["noun"] is not None):
            return Derivation((whole.start, whole.end), f"{whole.text} less the one named", "rest")
    return None


def _are_such(whole: Figure, figure: Figure, *, is_told: bool) -> bool:
    """True for people, who are just "others", and for what the summary calls as the source does: "nine other ships"."""
    if is_told:
        return bool(whole.label) and may_stand_for(figure.label[-1], whole.label[-1])
    return not whole.label or is_person(whole.label[-1])
