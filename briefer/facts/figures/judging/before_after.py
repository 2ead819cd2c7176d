"""Which way a figure went, and whether it is what is now or what was before.

The source says "turnout was 68.4%, down from 73%": it fell, 68.4% is now, and 73% was before. A summary may say neither
that it rose, nor that it was 68.4% before, nor that it is 73%.
"""

import re
from collections.abc import Sequence
from typing import Final

from briefer.facts.figures.judging.clause import CALENDAR, Clause
from briefer.facts.figures.judging.clauses import OPPOSITES
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import FALLING, RISING
from briefer.facts.figures.judging.placement import LOOSE, MOST_PLACES, moves_to, same_kind
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.text.english import is_verb
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_EARLIER: Final = words(__package__, "earlier.tsv")
_MARKS: Final = ".,;:()\"'“”‘’"


def way_of(figure: Figure, clause: Clause) -> int:
    """Which way a figure went: growth of -1.7% went down."""
    negative = figure.low is not None and figure.low < 0 and clause.direction > 0
    return -clause.direction if negative else clause.direction


def turned(
    figure: Figure, clause: Clause, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> Figure | None:
    """A place that states the figure, when all of them say that it went the other way."""
    if len(stated) > MOST_PLACES:
        return None
    before = stated_in.text[max(0, figure.start - _MOVED_REACH) : figure.start]
    moved = before[-_TO_LONG:].lower() == " to " and _MOVED_TO.search(before)
    if moved and all(_is_steady(place, index) for place in stated):
        return stated[0]
    if moved and clause.direction and (ways := [_from_before(place, index) for place in stated]) and all(ways):
        # "Rose to 6.8%" of "prices rose 6.8%, down from 7.3%": the rate fell.
        return stated[0] if all(way == -clause.direction for way in ways) else None
    if figure.type is FigureType.PERCENT and (way := _from_before(figure, stated_in)):
        # "Inflation was 2.2%, down from 7.3%" of "prices rose 2.2%, from a peak of 7.3%".
        return stated[0] if all(_by_values(place, index) == -way for place in stated) else None
    if clause.at and not moved and (figure.low or 0) >= 0:
        if right_there := turned_right_there(clause, stated, index):
            return right_there  # "a cut means 200 more nurses" of "the cut means 200 fewer"
        if any(index.clause(place).at == clause.at for place in stated):
            return None
    if not clause.direction or clause.wavers:
        return None
    if any(index.clause(place).wavers for place in stated):
        return None
    if all(_went(place, index) == -way_of(figure, clause) for place in stated):
        return stated[0]
    return None


def turned_right_there(clause: Clause, stated: Sequence[Figure], index: FigureIndex) -> Figure | None:
    """A place of a figure, where the words right at it say the other way: "3 minutes more", "3 minutes off"."""
    if not clause.at or not 0 < len(stated) <= MOST_PLACES:
        return None
    return stated[0] if all(index.clause(place).at == -clause.at for place in stated) else None


_MOVED_REACH: Final = 24
_TO_LONG: Final = len(" to ")
_LAST_TO: Final = re.compile(r"\b([A-Za-z]+) to \Z")
_MOVED_TO: Final = re.compile(rf"\b(?:{one_of(sorted(RISING | FALLING))}) to \Z", re.IGNORECASE)
_STEADY: Final = re.compile(rf"\b(?:{one_of(words(__package__, 'steady.tsv'))}) at \Z", re.IGNORECASE)


def _is_steady(place: Figure, index: FigureIndex) -> bool:
    """True for the €74 of "the pass stays at €74", which nothing rose to."""
    return _STEADY.search(index.text[max(0, place.start - 24) : place.start]) is not None


_UP_OR_DOWN: Final = re.compile(r"[^.;:]*\b(?P<way>up|down) from (?:[a-z]+ )?")


def _from_before(place: Figure, index: FigureIndex) -> int:
    """Which way a rate itself went, by what stands behind it: "6.8%, down from 7.3%"; 0 where nothing does."""
    before = index.next_amount(place)
    if before is None or not same_kind(place, before):
        return 0
    match = _UP_OR_DOWN.fullmatch(index.text, place.end, before.start)
    return 0 if match is None else 1 if match["way"] == "up" else -1


_CHANGED: Final = re.compile(r"\b(?:from|compared (?:with|to)|previously|instead of)\b")


def _went(place: Figure, index: FigureIndex) -> int:
    """Which way a figure of the source went: by its clause, or from what was before."""
    return way_of(place, index.clause(place)) or _by_values(place, index)


def _by_values(place: Figure, index: FigureIndex) -> int:
    """Which way it went from what was before, as the two figures say: "68.4%, compared with 73%"."""
    before = index.next_amount(place)
    if before is None or not index.clause(before).old or not same_kind(place, before):
        return 0
    if place.low is None or before.low is None or before.start >= index.sentence(place.start)[1]:
        return 0
    # "53.8% of the vote against 46.2%" are two at one time.
    if not _CHANGED.search(index.text, place.end, before.start):
        return 0
    return (place.low > before.low) - (place.low < before.low)


def denies_itself(figure: Figure, clause: Clause, stated_in: FigureIndex) -> bool:
    """True for "rose to 5,240 from 5,610": by its own figures it fell."""
    if figure.low is None or figure.type in LOOSE or not clause.direction or clause.wavers:
        return False
    word = _LAST_TO.search(stated_in.text[max(0, figure.start - _MOVED_REACH) : figure.start])
    if word is None or not is_verb(word[1].lower()):
        return False  # "cut its forecast for growth to 2%, from 3%" is about the forecast
    start, end = stated_in.sentence(figure.start)
    inside = stated_in.within(start, end)
    place = inside.index(figure)
    for other in (*inside[place + 1 : place + 2], *inside[max(0, place - 1) : place]):
        if other.low is not None and same_kind(figure, other) and stated_in.clause(other).old:
            return (figure.low - other.low) * way_of(figure, clause) < 0
    return False


def was_before(clause: Clause, stated: Sequence[Figure], index: FigureIndex) -> Figure | None:
    """A place that states the figure as what is now, when the summary says that it was before: "down from 83 cents"."""
    if not clause.old or len(stated) > MOST_PLACES:
        return None
    for place in stated:
        if index.clause(place).old:
            return None
        start, end = index.sentence(place.start)
        old = (other for other in index.within(start, end) if index.clause(other).old)
        if not any(same_kind(place, other) or (place.type not in CALENDAR and _is_bare(other)) for other in old):
            return None
    return stated[0]


def _is_bare(figure: Figure) -> bool:
    """True for the 15 of "every 10 minutes instead of every 15"."""
    return figure.type is FigureType.COUNT and not figure.label and figure.unit is None


def was_only_before(
    figure: Figure, clause: Clause, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> Figure | None:
    """What the source says is now, when the summary says so of what was before: "took 41 seats" of "36, down from 41".

    Not where the summary says that it was before, gives its date, or states what is now too.
    """
    if clause.old or figure.type in CALENDAR or figure.type in LOOSE or len(stated) > MOST_PLACES:
        return None
    # "More than 600,000" is nothing that anything was before.
    if not all(index.is_old(place) and place.bound not in (Bound.ABOVE, Bound.BELOW) for place in stated):
        return None
    if any(word.startswith("#") for word in clause.wide):
        return None
    now: Figure | None = None
    start, end = stated_in.sentence(figure.start)
    said = {word.strip(_MARKS) for word in stated_in.text[start:end].lower().split()}
    for place in stated:
        theirs = index.clause(place)
        before = index.within(index.sentence(place.start)[0], place.start)
        after = index.next_amount(place) if "now" in said else None
        moved = after if after is not None and moves_to(place, after, index) else None
        if theirs.set_apart & clause.own and moved is None:
            return None  # "fell by 1.6 points, against 0.4 points with placebo": of others at the same time
        alike = (other for other in reversed(before) if same_kind(place, other))
        # "Has five wardens now", of "from five to nine".
        now = moved or next(
            (other for other in alike if place.unit or place.label[-1:] in ((), other.label[-1:])), None
        )
        if now is None or index.clause(now).old or not clause.own & (theirs.all | index.clause(now).all):
            return None
    if now is None or not (said & _EARLIER) <= _said_of(now, index, stated_in.text[start:end]):
        return None
    values = (now.low, now.high, now.parts)
    states_now = any((other.low, other.high, other.parts) == values for other in stated_in.within(start, end))
    return None if states_now else now


_LAST: Final = re.compile(r"\blast \w+", re.IGNORECASE)


def _said_of(now: Figure, index: FigureIndex, sentence: str) -> frozenset[str]:
    """The "last" of "last year" where the source has what is now then: "9,000 last year, 7,000 the year before"."""
    last = _LAST.search(sentence)
    part = index.text[slice(*index.clause(now).span)]
    return frozenset({"last"}) if last and last.group().lower() in part.lower() else frozenset()


def opposite_word(clause: Clause, stated: Sequence[Figure], index: FigureIndex) -> Figure | None:
    """A place that states the figure, when all of them say it of the opposite: a loss of $3m, a profit of $3m."""
    if not clause.poles or len(stated) > MOST_PLACES:
        return None
    for group in OPPOSITES:
        ours = _sides(clause.poles, group)
        if len(ours) == 1 and all(
            theirs and not theirs & ours for theirs in (_sides(index.clause(place).poles, group) for place in stated)
        ):
            return stated[0]
    return None


def _sides(poles: frozenset[str], group: Sequence[frozenset[str]]) -> frozenset[int]:
    """The sides of a group of opposites that have one of the words."""
    return frozenset(number for number, side in enumerate(group) if side & poles)
