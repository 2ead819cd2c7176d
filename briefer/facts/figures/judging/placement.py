"""Whether a figure of the summary stands with what it stands with in the source.

The source says "Revenue rose 7% and profit fell 12%", the summary "Profit fell 7%": 7% is there, but all that the
summary says of it is said of another figure of the same kind, and nothing of it of this one.
"""

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.binding import opposed
from briefer.facts.figures.judging.clause import CALENDAR, Clause
from briefer.facts.figures.judging.homes import Home, of_it_alone
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.marks import tells_whom
from briefer.facts.figures.judging.rounding import rounds
from briefer.facts.mention import Bound, Figure, FigureType

# A value that stands in more places than this belongs to many things.
MOST_PLACES: Final = 16
_SMALL: Final = 12
_MOST_OF: Final = 2
LOOSELY: Final = Decimal("0.25")
_MOST_KEYS: Final = 12
_COMMON_KEY: Final = 12
_MOST_RIVALS: Final = 64
_FROM: Final = re.compile(r",? (?:an? \w+,? )?from (?:an? |the )?")
_FROM_REACH: Final = 24
_TOTAL: Final = re.compile(r"\btotal (?:to|of|at) (?:[a-z]+ )?")
_TOTAL_REACH: Final = 80
_DATES: Final = frozenset({FigureType.DATE, FigureType.YEAR})
_SHARES: Final = frozenset({FigureType.PERCENT, FigureType.FRACTION, FigureType.RATIO})
_SHARE_UNITS: Final = ("%", None)
_COUNTS: Final = frozenset({FigureType.COUNT, FigureType.RANGE})
# "The first of the seven wickets" and "in the second year" say of what they count in a hundred ways.
LOOSE: Final = frozenset({FigureType.ORDINAL, FigureType.AGE, FigureType.DURATION})

# Every word that the summary says of it must be said of the other; what lasts so long is measured.
_TOLD_LOOSELY: Final = (LOOSE - {FigureType.DURATION}) | _DATES
# A day or a span stands in a text more often than the index keeps it.
_OFTEN: Final = CALENDAR | LOOSE


def kind_of(figure: Figure) -> tuple[object, str | None]:
    """What the figures of one kind have in common: that all count tickets, or state pounds, or a share of anything."""
    if figure.type in _COUNTS:
        return "count", figure.unit
    if figure.type in _DATES:
        return "date", figure.unit
    if figure.type in _SHARES and figure.unit in _SHARE_UNITS:
        return "share", None
    return figure.type, figure.unit


def same_kind(one: Figure, other: Figure) -> bool:
    """True for two figures of which one could stand for the other: two amounts in one currency, two years."""
    return (one.type is other.type and one.unit == other.unit) or kind_of(one) == kind_of(other)


def may_rival(figure: Figure, other: Figure, index: FigureIndex) -> bool:
    """True for a figure of the kind, and for a bare number in a sentence that gives the unit: "4.7 mg, ... 2.9"."""
    if same_kind(figure, other):
        return True
    bare = other.type is FigureType.COUNT and not other.label and not other.series and other.unit is None
    # Not the 11 of "costing £3.4 million, would ... cut the wait from 19 minutes to 11": those are minutes.
    return bare and figure.unit is not None and figure.type not in _DATES and figure.unit == index.unit_before(other)


def rival_of(figure: Figure, clause: Clause, stated: Sequence[Figure], index: FigureIndex) -> Figure | None:
    """The figure of the source to which the summary's words belong, when they do not belong to any in `stated`."""
    if figure.type is FigureType.AGE or not clause.own or clause.apart or not 0 < len(stated) <= MOST_PLACES:
        return None
    if all(place.type is FigureType.AGE and not index.clause(place).head for place in stated):
        return None  # "At only 15, Ida Poe won": it is of whom the rest speaks
    homes: list[Home] = []
    for rival in _rivals(figure, clause, stated, index):
        theirs = index.clause(rival)
        if theirs.old and any(_are_ends(rival, place, index) for place in stated):
            continue  # "its wardens from five to nine": what is said of the old number is said of the new
        if any(_is_total_of(place, rival, index) for place in stated):
            continue  # "hired 210 officers, bringing the total to 540": both are officers
        if opposed(figure, rival):
            continue  # "children under 20 kg ... those above 60 kg": the bound tells which are meant
        if (rival.low, rival.high) in clause.beside:
            continue  # "$110m of spending of $260m": the words of one part do not tell of which they are said
        if rounds(figure, rival) or rounds(rival, figure) or _within_bound(figure, rival):
            continue
        left = len(clause.own - theirs.all)
        if left > (figure.type not in _TOLD_LOOSELY) or not clause.own & theirs.all:
            continue
        homes = homes or [Home.of(place, index) for place in stated]
        there = Home.of(rival, index)
        is_loose = left and (figure.type in _OFTEN or rival.label[-1:] != figure.label[-1:])
        if is_loose and any(home.number != there.number for home in homes):
            continue
        if all(_belongs(clause, home, there, left, index) for home in homes):
            return rival
    return None


def told_of_another_part(share: Figure, parts: Sequence[Figure], clause: Clause, index: FigureIndex) -> bool:
    """True for "care takes half of the budget", where the half is what schools take of what roads and care do."""
    part = min(parts, key=lambda one: one.low or Decimal(0))
    like = replace(share, type=part.type, unit=part.unit, low=part.low, high=part.high, parts=(), label=part.label)
    return rival_of(like, clause, [part], index) is not None


def moves_to(one: Figure, other: Figure, index: FigureIndex) -> bool:
    """True for the two ends of "from five to nine"."""
    return one.end < other.start and index.text[one.end : other.start] == " to "


def _are_ends(old: Figure, new: Figure, index: FigureIndex) -> bool:
    """True for the two ends of "from 50 to 30 mph" and of "to 30 mph from 50 mph"."""
    if moves_to(old, new, index):
        return True
    return new.end < old.start <= new.end + _FROM_REACH and _FROM.fullmatch(index.text, new.end, old.start) is not None


def _is_total_of(place: Figure, rival: Figure, index: FigureIndex) -> bool:
    """True for the 540 of "hired 210 officers, bringing the total to 540"."""
    if place.label or not rival.end < place.start <= rival.end + _TOTAL_REACH:
        return False
    return _TOTAL.search(index.text, rival.end, place.start) is not None


def _is_small(figure: Figure) -> bool:
    """True for a plain count that many things have: two, three, a dozen; a magnitude of 7.0 is measured."""
    low = figure.low
    if figure.type not in _COUNTS or low is None or "." in figure.text:
        return False
    return abs(low) <= _SMALL and low == low.to_integral_value()


def _within_bound(figure: Figure, rival: Figure) -> bool:
    """True when the rival may be the figure, said less exactly: "more than a dozen" of 13."""
    if rival.bound is Bound.EXACT or figure.low is None or rival.low is None or not rival.low:
        return False
    return abs(figure.low - rival.low) <= abs(rival.low) * LOOSELY


def _belongs(clause: Clause, home: Home, there: Home, left: int, index: FigureIndex) -> bool:
    """True when the words of `clause` tell for the figure of `there`, and none for that of `home`."""
    here, rival, beside = home.clause, there.clause, home.number == there.number
    few = len(clause.own & rival.all) < _MOST_OF and not _is_only_there(clause.own & rival.all, there, index)
    if left and not beside and (few or clause.own & here.wide):
        return False  # "maize prices rose 8%", where they rose 45% and the tea crop 8%
    # "Kast would win 24%, Jara 19%": names tell whose a figure is, whatever else is said of both.
    at_home = clause.own & here.all - rival.all
    is_dated = any(word.startswith("#") for word in at_home)  # "Revenue: 2013 412, 2014 500"
    named = clause.own & rival.names - here.all
    if beside and not is_dated and named and not clause.own & here.names:
        # "Democrat Rosa Villar" is who "Villar" is.
        return not any(index.said.names_beside(name) & here.names for name in named)
    ours = clause.all & here.all - rival.all
    marks = {word for word in clause.own if word.startswith("#")} & rival.all - here.wide
    # "Permits in Elmar fell by 4% to 39,100": that both are in Elmar tells less than the 39,100 beside it.
    if ours and not (marks and len(clause.own & rival.all) > 2 * len(ours)):
        return False
    strong = clause.own & rival.all - (here.all if beside else here.wide)
    # "Took three for 57 for the visitors": most of what is said of 57 it has from the three.
    tells = rival.head | rival.set_apart
    if not rival.acts:
        tells |= rival.lead  # "trout weighed 412 g on average, perch 286 g"
    if beside and not strong & tells and len(clause.own & here.own) > len(clause.own & rival.own):
        return False
    if beside:
        # "Ferry fire kills 31" of "31 drowned and 12 were hurt in a ferry": that anybody was killed is said of nobody.
        is_open = left and not any(index.sentences_with(word) for word in clause.own - rival.all)
        return bool(strong & tells if is_open else strong)
    strong = of_it_alone(strong, clause, home, there, index)
    # That something died, rose or opened is said of many things, in other sentences.
    return len(strong) > 1 or bool(strong - clause.acts)


def _is_only_there(words: frozenset[str], there: Home, index: FigureIndex) -> bool:
    """True for words of a rival's sentence that no other sentence has: "a fifth from brewers. Sales rose 12%"."""
    return all(tuple(index.sentences_with(word)) == (there.number,) for word in words)


def _rivals(figure: Figure, clause: Clause, stated: Sequence[Figure], index: FigureIndex) -> Iterator[Figure]:
    """Other figures of the kind: in the sentences that state the value, and in those that have its words."""
    breaks = index.breaks
    numbers = dict.fromkeys([bisect.bisect_right(breaks, place.start) for place in stated])
    if figure.type not in LOOSE and not _is_small(figure):
        for word in sorted(clause.all, key=len, reverse=True)[:_MOST_KEYS]:
            places = index.sentences_with(word)
            if len(places) <= _COMMON_KEY:
                numbers.update(dict.fromkeys(places))
    values = {(place.low, place.high, place.parts) for place in stated}
    seen = 0
    for number in numbers:
        start, end = index.nth_sentence(number)
        if index.is_list(start):
            continue
        for other in index.within(start, end):
            # "Those aged 18 to 24" is no number of anything.
            if not may_rival(figure, other, index) or tells_whom(other, index.text):
                continue
            if (other.low, other.high, other.parts) not in values:
                yield other
                seen += 1
                if seen == _MOST_RIVALS:
                    return
