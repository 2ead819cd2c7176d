"""Figures that tell which and not how many: dates, and the ages of "those over 65", "women aged 18 to 24"."""

import re
from typing import Final

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.figures.judging.nouns import is_person
from briefer.facts.mention import Figure, FigureType

_BARE: Final = frozenset({FigureType.COUNT, FigureType.RANGE})
_OF_AGE: Final = re.compile(
    r"(?:\b(?:aged|ages)(?: (?:over|under|above|between|from)|(?: [\w-]+,){0,3}(?: [\w-]+ and)?)?"
    r"|\b(?P<those>[a-z]+) (?:over|under|above)) \Z"
)
_REACH: Final = 28


def mark_of(figure: Figure) -> str:
    """The key of a figure that tells which, beside the keys of words."""
    if figure.type in CALENDAR:
        return f"#{figure.value or figure.text.casefold()}"
    return f"#{figure.low}..{figure.high}"


def tells_age(figure: Figure, text: str) -> bool:
    """True for the number of "those over 65", "children aged three and seven", "women aged 18 to 24"."""
    if figure.type not in _BARE or figure.label or figure.unit:
        return False
    match = _OF_AGE.search(text[max(0, figure.start - _REACH) : figure.start])
    return match is not None and (match["those"] in (None, "those") or is_person(singular(match["those"])))


def tells_which(figure: Figure, text: str) -> bool:
    """True for a figure that says of which day, year or age something is told."""
    return figure.type in CALENDAR or tells_age(figure, text)
