"""Figures that tell which and not how many: dates, the ages of "those over 65", the weights of "adults above 90 kg"."""

import re
from typing import Final

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.figures.judging.nouns import is_person
from briefer.facts.mention import Figure, FigureType
from briefer.text.patterns import one_of
from briefer.text.wordlists import word_map

_BARE: Final = frozenset({FigureType.COUNT, FigureType.RANGE})
_OF_AGE: Final = re.compile(
    r"(?:\b(?:aged|ages)(?: (?:over|under|above|between|from)|(?: [\w-]+,){0,3}(?: [\w-]+ and)?)?"
    r"|\b(?P<those>[A-Za-z]+) (?:over|under|above)) \Z"
)
_BOUNDED: Final = ("over ", "under ", "above ")
_GLUED: Final = tuple(f"{word.strip()}-" for word in _BOUNDED)
_BOUNDS: Final = {*word_map("briefer.facts.figures.grammar", "bounds_words.tsv", "before"), "between", "from"}
_OF_SIZE: Final = re.compile(
    rf"\b(?P<those>[A-Za-z]{{3,}}) (?:(?:of|weighing|who weigh|with) )?(?:(?:{one_of(_BOUNDS)}) )?\Z"
)
_REACH: Final = 32


def mark_of(figure: Figure) -> str:
    """The key of a figure that tells which, beside the keys of words."""
    if figure.type in CALENDAR:
        return f"#{figure.value or figure.text.casefold()}"
    return f"#{figure.low}..{figure.high}"


def tells_age(figure: Figure, text: str) -> bool:
    """True for the number of "those over 65", "children aged three and seven", "women aged 18 to 24"."""
    if figure.type not in _BARE or figure.label or figure.unit:
        return False
    before = text[max(0, figure.start - _REACH) : figure.start]
    if before.lower().endswith(_GLUED):
        return True  # "under-15s"
    if "age" not in before and not before.endswith(_BOUNDED):
        return False  # most numbers stand behind other words, and are asked no more
    match = _OF_AGE.search(before)
    those = (match["those"] or "those").lower() if match else ""
    return those == "those" or is_person(singular(those))


def _tells_group(figure: Figure, text: str) -> bool:
    """True for the weight of "patients above 90 kg", "children weighing 20 to 40 kg", "those of 60-90 kg"."""
    if figure.type is not FigureType.QUANTITY or figure.per:
        return False
    match = _OF_SIZE.search(text[max(0, figure.start - _REACH) : figure.start])
    said = match["those"].lower() if match else ""
    # A group is of several: "went 7 km" is of nobody.
    return said == "those" or (singular(said) != said and is_person(singular(said)))


def tells_whom(figure: Figure, text: str) -> bool:
    """True for a figure that says of which age or weight those are of whom something is told."""
    return _tells_group(figure, text) if figure.type is FigureType.QUANTITY else tells_age(figure, text)


def tells_which(figure: Figure, text: str) -> bool:
    """True for a figure that says of which day, year, age or weight something is told."""
    return figure.type in CALENDAR or tells_whom(figure, text)


_RUNNING: Final = re.compile(
    r"(?: [a-z-]+){1,3} (?:this (?:year|season|month|week|summer|winter)|so far|to date|of the (?:year|season))\b"
)


def is_running(figure: Figure, text: str) -> bool:
    """True for the 74th of "its 74th rescue this year": there are 74 by now."""
    return figure.type is FigureType.ORDINAL and _RUNNING.match(text, figure.end) is not None
