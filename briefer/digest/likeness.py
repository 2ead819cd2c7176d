"""Whether two figures of two articles measure the same, and whether they then say the same."""

from collections.abc import Set
from decimal import Decimal
from typing import Final

from briefer.digest.measures import Measure
from briefer.facts.figures.judging.binding import opposed
from briefer.facts.figures.judging.nouns import is_person, may_stand_for
from briefer.facts.figures.judging.placement import same_kind
from briefer.facts.figures.judging.rounding import rounds
from briefer.facts.mention import Bound, Figure, FigureType

SAME: Final = 2.0
"""From this likeness on two figures of one value are one measure."""
SURE: Final = 2.25
"""From this likeness on two figures of different values are: more is needed to say that two articles disagree."""
_SAME_NOUN: Final = 2.0
_LIKE_NOUN: Final = 1.0
_MOST_KEYS: Final = 3
_WIDE: Final = 0.5
_MOST_WIDE: Final = 3
_STRANGE: Final = 0.25
_MOST_STRANGE: Final = 4
_ALONE: Final = 1.0
_ALONE_OF_UNIT: Final = 0.5
_COUNTED: Final = frozenset({FigureType.COUNT, FigureType.RANGE, FigureType.QUANTITY, FigureType.SCORE})
_DIRECTED: Final = frozenset({FigureType.PERCENT, FigureType.PERCENTAGE_POINTS, FigureType.MONEY})
_FACTOR: Final = 12
"""Figures that differ by more measure something else, whatever the words say: 380 coins, and two."""
_HEDGED: Final = Decimal("0.1")


def likeness(one: Measure, other: Measure) -> float:
    """How sure it is that two figures measure the same; 0 where something says that they do not.

    What counts: the noun that is counted, all the more where each article counts it once, the words that stand with
    both, words of the sentences, and what happened to those who are counted (`acts.tsv`). What excludes: another kind
    or unit, a noun that cannot stand for the other, other acts, other dates or parts of a day, another thing that rose,
    names on both sides of which the other article's sentence has none, a part or a demand against a whole or a fact
    (`apart.tsv`), rates of different things, what is against what was.
    """
    if not _comparable(one, other):
        return 0.0
    shared = (one.keys & other.keys) - {one.noun, other.noun}
    wide = ((one.keys | one.wide) & (other.keys | other.wide)) - shared - {one.noun, other.noun}
    strange = min(len(one.keys - other.keys - other.wide), len(other.keys - one.keys - one.wide))
    return (
        _noun(one, other)
        + min(len(shared), _MOST_KEYS)
        + _WIDE * min(len(wide), _MOST_WIDE)
        + bool(one.acts & other.acts)
        + _alone(one, other)
        - _STRANGE * min(strange, _MOST_STRANGE)
    )


def _comparable(one: Measure, other: Measure) -> bool:
    f, g = one.figure, other.figure
    if not _one_kind(one, other) or f.per != g.per or one.old != other.old or one.apart != other.apart:
        return False
    if _apart(one.acts, other.acts):
        return False
    if _apart(one.dates, other.dates) or _apart(one.day_parts, other.day_parts) or _apart(one.ranks, other.ranks):
        return False
    other_head = one.head - other.head and other.head - one.head
    if f.type in _DIRECTED and (one.direction * other.direction < 0 or other_head):
        return False
    if one.names - other.wide and other.names - one.wide:
        return False
    if one.noun and other.noun and not _noun(one, other):
        return False
    if bool(one.noun) != bool(other.noun) and f.type in _COUNTED and f.unit is None and not one.acts & other.acts:
        return f.type is FigureType.SCORE
    if f.low is not None and g.low is not None and f.low * g.low > 0:
        small, large = sorted((abs(f.low), abs(g.low)))
        return large <= small * _FACTOR
    return True


def _apart(mine: Set[object], theirs: Set[object]) -> bool:
    """True when both say something, and nothing that both say."""
    return bool(mine) and bool(theirs) and not mine & theirs


def _one_kind(one: Measure, other: Measure) -> bool:
    """Whether one could stand for the other; "who was 58" gives an age if another article says "aged 85"."""
    kinds = {one.figure.type, other.figure.type}
    if kinds == {FigureType.AGE, FigureType.COUNT}:
        bare = next(m.figure for m in (one, other) if m.figure.type is FigureType.COUNT)
        return not bare.label and bare.unit is None and bool(one.names & other.names)
    return same_kind(one.figure, other.figure)


def _alone(one: Measure, other: Measure) -> float:
    """Where each article counts drones once, these are likely the same drones."""
    if not (one.alone and other.alone):
        return 0.0
    counted = one.figure.type in _COUNTED and (one.noun or one.figure.type is not FigureType.COUNT)
    return _ALONE if counted else _ALONE_OF_UNIT


def _noun(one: Measure, other: Measure) -> float:
    if not one.noun or not other.noun:
        return 0.0
    if one.noun == other.noun or (one.noun in other.keys and other.noun in one.keys):
        return _SAME_NOUN  # "14 cases of measles", "18 measles cases"
    nouns = one.figure.label[-1], other.figure.label[-1]
    if any(map(is_person, nouns)) and not one.acts & other.acts:
        return 0.0
    return _LIKE_NOUN if may_stand_for(*nouns) else 0.0


def may_be_of(one: Measure, other: Measure) -> bool:
    """True when two figures are of one kind, and neither their nouns nor what happened tells them apart."""
    if one.old != other.old and not one.dates & other.dates:
        return False  # "rose from nine" takes up what the other says; "6.8 percent in April" says the same of April
    if not _one_kind(one, other) or (one.acts and other.acts and not one.acts & other.acts):
        return False
    return not (one.noun and other.noun) or _noun(one, other) > 0


def agree(one: Figure, other: Figure) -> bool:
    """True when two figures of one measure may both be right: equal, rounded, or within each other's bounds."""
    if one.type in (FigureType.SCORE, FigureType.TIME):
        return one.parts == other.parts or one.parts == other.parts[::-1] or _same_hour(one, other)
    if one.low is None or other.low is None or one.high is None or other.high is None:
        return one.value == other.value
    if opposed(one, other) and one.low == other.low:
        return False
    if one.low <= other.high and other.low <= one.high:
        return True
    return rounds(one, other) or rounds(other, one) or _within(one, other) or _within(other, one)


def states(one: Figure, other: Figure) -> bool:
    """True when two figures say one value, or one the other's less exactly; "more than 100" does not state 190."""
    if one.low is None or other.low is None:
        return agree(one, other)
    return (one.low, one.high) == (other.low, other.high) or rounds(one, other) or rounds(other, one)


def _same_hour(one: Figure, other: Figure) -> bool:
    """True for 4:30 and 16:30, unless both say which half of the day they mean."""
    if one.type is not FigureType.TIME or one.parts[1:2] != other.parts[1:2]:
        return False
    hours = [figure.parts[0] for figure in (one, other)]
    halves = {figure.unit for figure in (one, other)} - {None}
    return None not in hours and len(halves) < 2 and (hours[0] or 0) % 12 == (hours[1] or 0) % 12


def _within(bounded: Figure, other: Figure) -> bool:
    """True for 12 within "at least nine", and 108 within "about 100"."""
    assert bounded.low is not None
    assert other.low is not None
    match bounded.bound:
        case Bound.ABOVE | Bound.AT_LEAST:
            return other.low >= bounded.low
        case Bound.BELOW | Bound.AT_MOST:
            return other.low <= bounded.low
        case Bound.ABOUT:
            return abs(other.low - bounded.low) <= abs(bounded.low) * _HEDGED
        case _:
            return False
