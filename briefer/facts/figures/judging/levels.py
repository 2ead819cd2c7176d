"""What something came to, and by how much it changed: "to £248" and "by £248" are two statements.

The source says "rose by 2.9% to £248". "Households pay £248 more" takes the level for the change, "rose to 2.9%" the
change for the level. Only where both texts say in so many words which of the two it is, is anything told.
"""

import re
from collections.abc import Sequence
from enum import Enum
from typing import Final

from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.figures.judging.deriving.comparisons import side_of
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import FALLING, RISING
from briefer.facts.mention import Figure, FigureType
from briefer.text.patterns import one_of
from briefer.text.wordlists import words
from briefer.text.words import LETTERS

_BY: Final = re.compile(r"\bby (?:[a-z]+ ){0,2}\Z")
_TO: Final = re.compile(r"\b(?:to|at) (?:[a-z]+ ){0,2}\Z")
_UP: Final = re.compile(r"\b(?:up|down)(?: by)? (?:[a-z]+ )?\Z")
_WAS_UP: Final = re.compile(r"(?: [a-z]+){0,2}, (?:up|down) ")
_MORE: Final = re.compile(r"\s(?:[a-z]+\s)?(?:more|less|fewer|higher|lower)\b(?!\sthan\s\d)")
_REACH: Final = 32
_MOVING: Final = RISING | FALLING
_NOT: Final = frozenset({FigureType.ORDINAL, FigureType.AGE, FigureType.SCORE, FigureType.TIME, *CALENDAR})


_OWNED: Final = re.compile(
    rf"(?:['’]s|\b(?:{one_of(words(__package__, 'levels_words.tsv', 'has'))})) (?:[a-z]+ )?\Z", re.IGNORECASE
)


class Role(Enum):
    """What a figure says of something: what it came to, or by how much it changed."""

    LEVEL = "level"
    CHANGE = "change"


def level_or_change(
    figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> Figure | None:
    """Where the source has the figure as a level and the summary as a change, or the other way round.

    Args:
        figure: A figure of the summary that the source states.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    if figure.type in _NOT or figure.unit == "times":
        return None
    ours = role_of(figure, stated_in)
    if ours is None:
        return None
    other = Role.LEVEL if ours is Role.CHANGE else Role.CHANGE
    side = side_of(figure, stated_in.text)
    if side and side["alone"] and all(_is_owned(place, index) for place in stated):
        return stated[0]  # "Hull are 41 points ahead" of "Hull have 41 points"
    return stated[0] if all(role_of(place, index) is other for place in stated) else None


def _is_owned(figure: Figure, index: FigureIndex) -> bool:
    """True for the 41 of "Hull have 41 points" and of "Hull's 41"; not for "won by 41"."""
    before = index.text[max(index.sentence(figure.start)[0], figure.start - _REACH) : figure.start]
    return _OWNED.search(before) is not None and role_of(figure, index) is None


def role_of(figure: Figure, index: FigureIndex) -> Role | None:
    """What its own words say of a figure; None where they do not tell, or tell both."""
    text = index.text
    before = text[max(index.sentence(figure.start)[0], figure.start - _REACH) : figure.start]
    words = [word.lower() for word in LETTERS.findall(before)]
    moved = sum(map(_MOVING.__contains__, words))
    if moved > 1:
        return None  # "Growth slowed to 2%": what came to so much is a change
    if "by" in words and _BY.search(before):
        return Role.CHANGE if moved else None
    if ("to" in words or "at" in words) and (to := _TO.search(before)):
        # "Rose by 5 to 60", "up 12% at 340": not "gave money to 60 schools", and not "is to cut 60 jobs".
        is_infinitive = not _MOVING.isdisjoint(to.group().lower().split())
        return Role.LEVEL if moved and not is_infinitive else None
    if _WAS_UP.match(text, figure.end):
        return Role.LEVEL
    if (
        (("up" in words or "down" in words) and _UP.search(before))
        or side_of(figure, text)
        or _MORE.match(text, figure.end)
    ):
        return Role.CHANGE
    return None
