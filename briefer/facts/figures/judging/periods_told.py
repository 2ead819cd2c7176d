"""For which quarter, half or week a figure is told, or for before or after what: "$43m in the first quarter".

A summary that gives it for another, for which the source has another figure, has it in the wrong place.
"""

import re
from collections.abc import Sequence
from typing import Final

from briefer.facts.figures.grammar.vocabulary import ORDINALS
from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.figures.judging.index import FEW_PLACES, FigureIndex
from briefer.facts.figures.judging.keys import key
from briefer.facts.figures.judging.placement import may_rival
from briefer.facts.figures.judging.rounding import rounds
from briefer.facts.mention import Figure, FigureType
from briefer.text.folding import as_matched
from briefer.text.patterns import one_of

Mark = tuple[str, str, str]
"""Of which family a time is, which of it, and of what: ("nth", "2", "quarter"), ("side", "before", "fire")."""

_UNITS: Final = r"(?P<{}>quarter|half|week|month)"
_MARK: Final = re.compile(
    rf"\b(?P<nth>{one_of(ORDINALS)})[ -]{_UNITS.format('unit')}\b(?! of the (?:match|game))"
    rf"|\b(?:previous|prior|preceding) {_UNITS.format('before')}\b"
    r"|\bQ(?P<q>[1-4])\b"
    r"|\b(?P<ago>an? year (?:earlier|ago|before)|year-(?:earlier|ago)|same [a-z]+ (?:of |in )?last year)\b"
    r"|\b(?P<ages>[a-z\d-]+ (?:years|months|decades) (?:earlier|ago))\b|\b(?P<now>now|today|currently)\b"
    r"|\b(?:in|during|for)(?: the (?:full )?year)? (?P<year>(?:19|20)\d\d)\b(?![-–/,.]\d)"
    r"|\b(?P<side>before|after) (?:(?:the|its|their) )?(?P<event>[a-z]+)\b"
    rf"|\b(?P<span>over|during) the {_UNITS.format('length')}\b|\bon (?P<day>[A-Z][a-z]+day)\b",
    re.IGNORECASE,
)
REACH: Final = 90
"""How many characters around a figure are read for what it is of."""
_LOOSE: Final = CALENDAR | {FigureType.ORDINAL, FigureType.TIME, FigureType.DURATION, FigureType.AGE}
_MEASURED: Final = frozenset(
    {FigureType.MONEY, FigureType.PERCENT, FigureType.QUANTITY, FigureType.COUNT, FigureType.PERCENTAGE_POINTS}
)


def of_another_period(
    figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> Figure | None:
    """The figure that the source gives for the time of which the summary speaks, where its own is of another time.

    Args:
        figure: A figure of the summary that the source states.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    if figure.type not in _MEASURED or not 0 < len(stated) <= FEW_PLACES:
        return None
    ours = _mark_of(figure, stated_in)
    if ours is None:
        return None
    found: Figure | None = None
    for home in stated:
        theirs = _mark_of(home, index)
        if theirs is None or not _exclude(ours, theirs):
            return None
        found = found or _told_for(ours, home, figure, index)
    return found


def is_of_this_period(
    figure: Figure, stated: Sequence[Figure], rival: Figure, index: FigureIndex, stated_in: FigureIndex
) -> bool:
    """True where the summary tells the time for which the source gives the figure, and the rival is of another."""
    ours, there = _mark_of(figure, stated_in), _mark_of(rival, index)
    if ours is None or there is None or not _exclude(ours, there):
        return False
    return any(_is_of(_mark_of(home, index), ours) for home in stated[:FEW_PLACES])


def _told_for(mark: Mark, home: Figure, figure: Figure, index: FigureIndex) -> Figure | None:
    """The figure of this time in the sentence of a place, or in the one beside it."""
    start, end = index.sentence(home.start)
    first = index.sentence(start - 1)[0] if start else start
    last = index.sentence(end)[1] if end < len(index.text) else end
    near = [one for one in index.within(first, last) if one.start != home.start and may_rival(figure, one, index)]
    near = [one for one in near if one.low != figure.low and not rounds(one, figure) and not rounds(figure, one)]
    return next((one for one in near[:_MOST_NEAR] if _is_of(_mark_of(one, index), mark)), None)


def _is_of(one: Mark | None, mark: Mark) -> bool:
    """True for the same time; "after it" may be after anything."""
    return one is not None and one[:2] == mark[:2] and (one[2] == mark[2] or (one[0] == "side" and not one[2]))


_MOST_NEAR: Final = 12


_APART: Final = ({"nth", "ago"}, {"nth", "before"}, {"ago", "before"}, {"now", "ago"})
"""Families of which a time of the one is none of the other."""


def _exclude(one: Mark, other: Mark) -> bool:
    """True for two times of one family of which one is not the other."""
    if one[0] != other[0]:
        return {one[0], other[0]} in _APART
    if one[0] == "side":
        return one[1] != other[1] and (one[2] == other[2] or "" in (one[2], other[2]))
    return one != other


def _mark_of(figure: Figure, index: FigureIndex) -> Mark | None:
    """The time right behind a figure, else the last one before it in its part; of another amount between it is none."""
    return index.of_figure(_found_mark, figure)


def _found_mark(figure: Figure, index: FigureIndex) -> Mark | None:
    if not index.of_sentence(_tells_time, figure.start):
        return None
    before, after = amounts_around(figure, index)
    behind = _MARK.search(index.text, figure.end, min(after, figure.end + REACH))
    ahead = list(_MARK.finditer(index.text, max(before, figure.start - REACH), figure.start))
    # "In 2018 it had 510 visitors, in 2023 just 330": what stands behind a comma leads to the next amount.
    if behind and ahead and "," in index.text[figure.end : behind.start()] and after < index.sentence(figure.start)[1]:
        behind = None
    found = behind or (ahead[-1] if ahead else None)
    return _mark(found) if found else None


def amounts_around(figure: Figure, index: FigureIndex) -> tuple[int, int]:
    """Where the amount before a figure ends and the one behind it begins; the ends of its sentence where none is."""
    start, end = index.sentence(figure.start)
    before = next((one.end for one in reversed(index.near_before(figure)) if one.type not in _LOOSE), start)
    after = next((one.start for one in index.near_after(figure) if one.type not in _LOOSE), end)
    return before, min(after, end)


def _tells_time(sentence: str) -> bool:
    return _MARK.search(sentence) is not None


def _mark(match: re.Match[str]) -> Mark:
    if match["nth"]:
        return "nth", str(ORDINALS[as_matched(match["nth"]).lower()]), match["unit"].lower()
    if match["q"]:
        return "nth", match["q"], "quarter"
    if match["before"]:
        return "before", "", match["before"].lower()
    if match["ago"]:
        return "ago", "", ""
    if match["ages"]:
        return "ago", "", match["ages"].lower().replace("earlier", "ago")
    if match["now"]:
        return "now", "", ""
    if match["year"]:
        return "year", match["year"], ""
    if match["side"]:
        return "side", match["side"].lower(), key(match["event"])
    return "span", "", (match["length"] or match["day"]).lower()
