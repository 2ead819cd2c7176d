"""Two mentions that the summary puts together and the source keeps apart, each with another in the other's place.

"She graduated from Orsa College in 1978", where the source has "she took her first degree from Orsa College in 1975 and
graduated from Varn College in 1978": the college stands with 1975 there, and 1978 with the other college.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.homes import Home, homes_of
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.figures.judging.placement import same_kind
from briefer.facts.figures.judging.rounding import rounds
from briefer.facts.mention import Bound, Figure, FigureType, Name, NameType
from briefer.facts.names.judging.bonds import same_person

CROSSED: Final = "crossed"
_MOST_MENTIONS: Final = 8
_MOST_HOMES: Final = 2
_UNASKED: Final = frozenset({FigureType.ORDINAL, FigureType.AGE, FigureType.WEEKDAY})


def by_crossing(asked: Question) -> Iterator[Rival]:
    """As in "from Orsa College in 1978", where the source has Orsa College with 1975, and 1978 with Varn College.

    Of a name and a figure the figure is accused, of two names or two figures the second.
    """
    placed, beside = asked.placed, asked.statement.mentions
    if len(beside) > _MOST_MENTIONS or _is_loose(placed):
        return
    homes = _own(placed, asked.homes)
    if not homes:
        return
    for other in beside:
        if other is placed or _is_loose(other) or not _is_bound(placed, other) or not _is_accused(placed, other):
            continue
        there = _own(other, homes_of(other.mention, None, other.words, asked.source))
        if not there or any(_is_together(one, home, placed, other) for one in there for home in homes):
            continue
        mine = [_stand_in(other, home, asked) for home in homes]
        theirs = [_stand_in(placed, home, asked) for home in there]
        found = next(iter(theirs), None)
        if found is None or not all(mine) or not all(theirs) or _goes_on(homes, there, mine):
            continue
        if _is_parallel(asked, (*homes, *there)):
            yield found.mention, CROSSED


def _goes_on(homes: Sequence[Home], there: Sequence[Home], rivals: Sequence[Placed | None]) -> bool:
    """True where the sentence goes on about the same: "Orsa oil lost $2, or 2%, to $85 after Varn sold"."""
    return any(
        one.number == home.number
        and one.statement.start < home.statement.start
        and home.placed is not None
        and rival is not None
        and home.placed.mention.start < rival.mention.start
        for home, rival in zip(homes, rivals, strict=True)
        for one in there
    )


def _is_together(one: Home, home: Home, placed: Placed, other: Placed) -> bool:
    """True for two in one statement, for two figures of one sentence or kind: "lost $2, or 2%, and closed at $85"."""
    if one.statement is home.statement:
        return True
    if not isinstance(placed.mention, Figure) or not isinstance(other.mention, Figure):
        return False
    return one.number == home.number or same_kind(placed.mention, other.mention)


def _own(placed: Placed, homes: Iterable[Home]) -> list[Home]:
    """The places of a mention that have all of it: "Orsa College" is not in "Varn College"; none for many."""
    own = [home for home in homes if home.placed is not None and placed.words <= home.placed.words]
    return own if len(own) <= _MOST_HOMES else []


def _is_loose(placed: Placed) -> bool:
    mention = placed.mention
    if placed.speaks:
        return True  # what somebody says is of others: "Orsa said Varn closes in May"
    if isinstance(mention, Figure):
        return mention.type in _UNASKED
    return not isinstance(mention, Name) or mention.type is NameType.NATIONALITY or placed.is_modifier


def _is_bound(placed: Placed, other: Placed) -> bool:
    """True for a name and a figure that is said exactly, and for two that a small word binds to what is before them."""
    figures = [one.mention for one in (placed, other) if isinstance(one.mention, Figure)]
    return bool(placed.link or other.link) or (len(figures) == 1 and figures[0].bound is Bound.EXACT)


def _is_accused(placed: Placed, other: Placed) -> bool:
    if isinstance(placed.mention, Figure) is isinstance(other.mention, Figure):
        return placed.mention.start > other.mention.start
    return isinstance(placed.mention, Figure)


def _stand_in(ours: Placed, home: Home, asked: Question) -> Placed | None:
    """What stands, in a statement of the other, where the summary has `ours` beside it; None for none or several."""
    rivals = [
        one
        for one in home.statement.mentions
        if one is not home.placed and not one.speaks and (one.link or not one.is_modifier) and _is_like(ours, one)
    ]
    linked = [one for one in rivals if one.link == ours.link]
    found = linked if len(linked) == 1 or not isinstance(asked.placed.mention, Figure) else rivals
    if len(found) != 1 or any(_is_said(one, ours, asked) for one in rivals):
        return None  # what is said of both may be taken from either
    return found[0]


def _is_said(rival: Placed, ours: Placed, asked: Question) -> bool:
    """True for what the summary has too: by more than the "College" of "Orsa College"."""
    mention = rival.mention
    if isinstance(mention, Figure) and mention.low is not None and mention.low in asked.summary.index.by_value:
        return True  # in another sentence, too: "It runs for 8 km to Orsa. A tunnel of 4 km leads on"
    alone = rival.words - ours.words
    return not alone or any(not alone.isdisjoint(one.words) for one in asked.sentence)


def _is_like(ours: Placed, rival: Placed) -> bool:
    one, other = ours.mention, rival.mention
    if isinstance(one, Figure) and isinstance(other, Figure):
        return same_kind(one, other) and not rounds(one, other)
    if not isinstance(one, Name) or not isinstance(other, Name) or same_person(one, other):
        return False
    return one.type is other.type or NameType.OTHER in (one.type, other.type)


def _is_parallel(asked: Question, homes: Iterable[Home]) -> bool:
    """True where the statement's other words are all in the statements of the two."""
    return asked.bare <= frozenset().union(*(home.statement.keys for home in homes))
