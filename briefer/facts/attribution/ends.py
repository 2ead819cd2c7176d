"""Which end of a change or of a time a figure is: "to 12 October" for "from 12 October", "after" for "by 9 June"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import OTHER_PART, Rival
from briefer.facts.attribution.statements import Statement, Statements
from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.mention import Figure, FigureType, Mention, Name

_ENDS: Final = frozenset({"from", "to", "by"})
_OTHER_ENDS: Final = _ENDS | {"between", "than"}
_WAYS: Final = {"from": "to", "to": "from"}
_NOW: Final = re.compile(r"\bnow\b[^,;:()]*\Z")
_POINTS: Final = frozenset({FigureType.PERCENT, FigureType.PERCENTAGE_POINTS})
_HALF: Final = 0.5
_MOSTLY: Final = 0.66
_LONG: Final = 8  # words
_MOST_DATES: Final = 64
_SINCE_REACH: Final = 24
_TELLING: Final = 2


def by_end(asked: Question) -> Iterator[Rival]:
    """As in "to 12 October", where the source has "from 12 October to 3 November"."""
    link, mention = asked.placed.link, asked.placed.mention
    enough = max(_TELLING, _MOSTLY * len(asked.bare))
    is_long = len(asked.bare) > _LONG
    telling = [] if is_long else [home for home in asked.homes if len(asked.bare & home.statement.keys) >= enough]
    there = {home.placed.link for home in telling or asked.homes if home.placed is not None}
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


def by_way(asked: Question) -> Iterator[Rival]:
    """As in "moved the mint to Grau", where the source has "moved the mint from Grau" and no other end."""
    link, mention = asked.placed.link, asked.placed.mention
    if link not in _WAYS or not isinstance(mention, Name) or len(asked.bare) < _TELLING:
        return
    for home in asked.homes:
        if home.placed is None or home.placed.link != _WAYS[link] or not asked.bare <= home.statement.keys:
            return
    there = asked.homes[0].placed
    if there is not None:
        yield replace(there.mention, text=f"{there.link} {there.mention.text}"), OTHER_PART


_ROUTE: Final = re.compile(r" (?:in [A-Z]\w+ )?to (?:the )?")


def by_route(asked: Question) -> Iterator[Rival]:
    """As in "the ferry from Varn to Lisk", where the source has "sails from Lisk to Varn" and no way back."""
    pair = _route(asked.placed, asked.statement)
    if pair is None:
        return
    first, last = pair
    turned: Placed | None = None
    for home in asked.homes:
        theirs = _route(home.placed, home.statement) if home.placed is not None else None
        if theirs is None:
            if home.placed is not None and home.placed.link in _WAYS:
                return  # "came back to Lisk"
        elif theirs[0].words & last.words and theirs[1].words & first.words:
            turned = theirs[asked.placed is last]
            if not asked.bare & asked.source.said(home.number) or _AND_BACK.search(home.statement.text):
                return
        else:
            return
    if turned is not None:
        yield turned.mention, "other-end"


_AND_BACK: Final = re.compile(r"\b(?:back|return|returned|returning|both ways)\b")


def _route(placed: Placed, statement: Statement) -> tuple[Placed, Placed] | None:
    """The two ends of the way of which a name is one: Lisk and Varn of "from Lisk to Varn"."""
    names = [one for one in statement.mentions if isinstance(one.mention, Name)]
    for first, last in pairwise(names):
        gap = statement.text[first.mention.end - statement.start : last.mention.start - statement.start]
        if placed in (first, last) and first.link == "from" and _ROUTE.fullmatch(gap):
            return first, last
    return None


_SINCE: Final = re.compile(r"\bsince (?:[a-z]+ )?\Z")


def by_since(asked: Question) -> Iterator[Rival]:
    """As in "pay rose least since 2020", where the source has that of 2021, and "the most since 2020" of others."""
    mention = asked.placed.mention
    if not isinstance(mention, Figure) or mention.type not in CALENDAR or not _is_since(mention, asked.summary):
        return
    source = asked.source
    if any(home.placed is None or not _is_since(home.placed.mention, source) for home in asked.homes):
        return
    said = frozenset(word for word in asked.others if not word[0].isdigit())
    at_home = max(len(said & source.said(home.number)) for home in asked.homes)
    for figure in islice(source.index.of_types(*CALENDAR), _MOST_DATES):
        rival = source.placed_at((figure.start, figure.end))
        if rival is None or rival.words & asked.ours or not _is_since(figure, source):
            continue
        if len(said & source.said(source.number_at(figure.start))) - at_home >= _TELLING:
            yield figure, "other-end"


def _is_since(mention: Mention, statements: Statements) -> bool:
    return _SINCE.search(statements.index.text[max(0, mention.start - _SINCE_REACH) : mention.start]) is not None


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
