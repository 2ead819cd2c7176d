"""Which end of a change or of a time a figure is: "to 12 October" for "from 12 October", "after" for "by 9 June"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.rival import OTHER_PART, Rival
from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.mention import Figure, FigureType, Name

_ENDS: Final = frozenset({"from", "to", "by"})
_OTHER_ENDS: Final = _ENDS | {"between", "than"}
_NOW: Final = re.compile(r"\bnow\b[^,;:()]*\Z")
_POINTS: Final = frozenset({FigureType.PERCENT, FigureType.PERCENTAGE_POINTS})
_HALF: Final = 0.5


def by_end(asked: Question) -> Iterator[Rival]:
    """As in "to 12 October", where the source has "from 12 October to 3 November"."""
    link, mention = asked.placed.link, asked.placed.mention
    there = {home.placed.link for home in asked.homes if home.placed is not None}
    before = asked.statement.text[: mention.start - asked.statement.start]
    if not link and _NOW.search(before):
        near = (home for home in asked.homes if len(asked.bare & home.statement.keys) >= _HALF * len(asked.bare))
        there = {home.placed.link for home in near if home.placed is not None}
        if there != {"from"}:
            return
        link = "to"  # "now has three guards", of "from three to six"
    if link not in _ENDS or link in there or not there <= _ENDS:
        return
    if "by" in there | {link} and (isinstance(mention, Name) or mention.type in CALENDAR):
        return
    for home in asked.homes:
        if home.placed is None or len(asked.bare & home.statement.keys) < _HALF * len(asked.bare):
            continue
        for rival in home.statement.mentions:
            changes = {mention.type, rival.mention.type} == _POINTS  # "cut by half a point to 3.75%"
            alike = changes or asked.could_be(rival.mention, linked=True)
            if rival.link in _OTHER_ENDS - {home.placed.link} and alike:
                yield rival.mention, "other-end"


_OPPOSED: Final = {
    "after": frozenset({"by", "before", "until", "till"}),
    "before": frozenset({"after", "since", "from"}),
    "since": frozenset({"by", "before", "until", "till"}),
    "until": frozenset({"after", "since"}),
}


def by_date(asked: Question) -> Iterator[Rival]:
    """As in "after 9 June", where the source has "by 9 June"."""
    mention = asked.placed.mention
    opposed = _OPPOSED.get(asked.placed.link)
    if opposed is None or not isinstance(mention, Figure) or mention.type not in CALENDAR:
        return
    there = [home.placed for home in asked.homes if home.placed is not None]
    if there and len(there) == len(asked.homes) and all(placed.link in opposed for placed in there):
        yield replace(there[0].mention, text=f"{there[0].link} {there[0].mention.text}"), OTHER_PART
