"""What two amounts of a source make, of which the words of a summary single one or both out.

"£25m above that of a US rival" singles out the £615m that "the American competitor had offered", and of what the source
has beside it only £640m is £25m more. The amount that the words single out most is always one of the two: another pair
that makes the number by chance counts for nothing. What the words behind "than" or "twice" single out is what the
summary compares with, so that the smaller is never twice the larger.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.deriving.anchors import Operand, Operands, earlier_of, operands, singled_out
from briefer.facts.figures.judging.deriving.comparisons import EARLIER, FURTHER, GREATER, NEARER, SMALLER
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import key, keys_of
from briefer.facts.figures.judging.made import PERCENT, Derivation
from briefer.facts.figures.judging.marks import mark_of, tells_which
from briefer.facts.figures.judging.plausible import is_told
from briefer.facts.figures.judging.rounding import comes_to
from briefer.facts.figures.judging.spread import amount, of_one_thing
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.text.words import ALPHANUMERICS

_WAYS_APART: Final = GREATER | SMALLER | FURTHER | NEARER
_APART: Final = re.compile(r"\s(?:[a-z]+\s){0,2}(?P<way>[a-z]+)\b")
_BY: Final = re.compile(r"\b(?:by|within) (?:[a-z]+ ){0,3}\Z")
_CLAUSE: Final = re.compile(r"[^.;:]*?(?=,? (?:and|but|while|whereas) |[.;:]|, |\Z)")
_THAN: Final = re.compile(r"[^.;:]*?\bthan\b")
_LEAST: Final = Decimal("0.5")
"""How much the words must single an amount out: one of two that share a word."""
_MOST_ALONE: Final = 12
"""Among how many others the one may be of which the words say nothing: more make any number of two digits."""
_TIMES: Final = {
    Bound.EXACT: (Decimal("0.975"), Decimal("1.025")), Bound.ABOUT: (Decimal("0.93"), Decimal("1.07")),
    Bound.BELOW: (Decimal("0.85"), Decimal(1)), Bound.AT_MOST: (Decimal("0.85"), Decimal(1)),
    Bound.ABOVE: (Decimal(1), Decimal("1.25")), Bound.AT_LEAST: (Decimal(1), Decimal("1.25")),
}  # fmt: skip


def anchored(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The two amounts whose difference or ratio `figure` is, where the summary tells which and how."""
    if figure.low is None or figure.low != figure.high or figure.low <= 0 or figure.series:
        return None
    if figure.unit == "times":
        return _ratio(figure, index, stated_in)
    if not _is_difference(figure, stated_in):
        return None
    for kind, value in _sought(figure):
        of_kind = index.once(operands).get(kind)
        for one, other in _pairs(figure, of_kind, stated_in) if of_kind else ():
            # Of 61,412 and 27 "about 61,000" is no difference.
            tells = not comes_to(figure, value, max(one.value, other.value))
            is_so = tells and comes_to(figure, value, abs(one.value - other.value))
            if is_so and not _goes_wrong_way(one, other, figure, index, stated_in):
                return _derivation(one, other, "difference")
    return None


def _sought(figure: Figure) -> Iterator[tuple[str, Decimal]]:
    """The kinds and the values of two amounts so far apart: points are of a league or between two percentages."""
    if (found := amount(figure)) is not None:
        yield found[0].partition(" per ")[0], found[1]
    if figure.low is not None and (figure.type is FigureType.PERCENTAGE_POINTS or "point" in figure.label):
        yield PERCENT, figure.low


def _is_difference(figure: Figure, stated_in: FigureIndex) -> bool:
    text = stated_in.text
    before = text[max(0, figure.start - 32) : figure.start]
    return bool(_way_behind(figure, text) or _BY.search(before)) or is_told(figure, stated_in.clause(figure), stated_in)


def _way_behind(figure: Figure, text: str) -> int:
    """1 for "£25m above", "eight more", -1 for "£5m less", "two short of"; 0 where nothing of that follows."""
    match = _APART.match(text, figure.end)
    for word in match.group().split() if match else ():
        if word in _WAYS_APART:
            return 1 if word in GREATER | FURTHER else -1
    return 0


def _pairs(figure: Figure, of_kind: Operands, stated_in: FigureIndex) -> Iterator[tuple[Operand, Operand]]:
    """The amount that the words single out with each other that may be of one thing with it, the likeliest first."""
    clause = stated_in.clause(figure)
    said = (clause.all | {key(word) for word in figure.label}) - {""}
    scores = singled_out(said, of_kind)
    if max(scores.values(), default=0) < _LEAST:
        return
    alike = _of_this(figure, of_kind)
    best = max((scores.get(one.figure.start, Decimal(0)) for one in alike), default=Decimal(0))
    for one in alike if best >= _LEAST else ():
        if scores.get(one.figure.start) != best:
            continue
        others = [
            other
            for other in alike
            if other.figure.start != one.figure.start and of_one_thing((one.figure, other.figure))
        ]
        told = [other for other in others if scores.get(other.figure.start, Decimal(0)) >= _LEAST]
        yield from ((one, other) for other in told)
        # "Missed its record by 8,000": of one sentence, as one digit is made by chance.
        unspoken = (other for other in _unspoken(one, others) if figure.digits > 1 or other.sentence == one.sentence)
        yield from ((one, other) for other in unspoken if other not in told)


def _unspoken(one: Operand, others: Sequence[Operand]) -> Sequence[Operand]:
    """The amounts that one may be compared with though the words say nothing of them; none of very many.

    That is what stands beside it in its sentence, else what shares most words with it.
    """
    beside = [other for other in others if other.sentence == one.sentence]
    most = max((len(other.keys & one.keys) for other in others), default=0)
    near = beside or [other for other in others if len(other.keys & one.keys) == most]
    return near if len({other.value for other in near}) <= _MOST_ALONE else ()


def _of_this(figure: Figure, of_kind: Operands) -> Sequence[Operand]:
    """The amounts that may be of what a figure is of; those that say so, if two do."""
    alike = [one for one in of_kind.all if not one.is_whole and of_one_thing((figure, one.figure))]
    named = [one for one in alike if one.figure.label] if figure.label else alike
    return named if len(named) > 1 else alike


def _goes_wrong_way(one: Operand, other: Operand, figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> bool:
    """True where the summary says that the larger of two is the smaller."""
    way = _way_behind(figure, stated_in.text) or stated_in.clause(figure).direction
    base = _base(one, other, figure, stated_in) if way else None
    if base is None and way and (earlier := earlier_of(one.figure, other.figure, index)):
        base = one if earlier is one.figure else other
    if base is None:
        return False
    left = other if base is one else one
    return (left.value > base.value) is (way < 0)


def _base(one: Operand, other: Operand, figure: Figure, stated_in: FigureIndex) -> Operand | None:
    """Which of two the summary compares with: that of which the words behind it speak, or that of before."""
    low, high = _compared(figure, stated_in)
    said = stated_in.text[low:high]
    keys = _keys_within(low, high, stated_in)
    hits = [keys & one.keys - other.keys, keys & other.keys - one.keys]
    if _way_behind(figure, stated_in.text) and bool(hits[0]) != bool(hits[1]):
        return one if hits[0] else other
    if one.is_old != other.is_old and (
        not _way_behind(figure, stated_in.text) or not EARLIER.isdisjoint(ALPHANUMERICS.findall(said.lower()))
    ):
        return one if one.is_old else other
    return None


def _compared(figure: Figure, stated_in: FigureIndex) -> tuple[int, int]:
    """The words behind "than", though another comparison stands between, or else those right behind a figure."""
    end = stated_in.sentence(figure.start)[1]
    than = _THAN.match(stated_in.text, figure.end, end)
    start = than.end() if than else figure.end
    behind = _CLAUSE.match(stated_in.text, start, end)
    return start, behind.end() if behind else start


def _keys_within(low: int, high: int, stated_in: FigureIndex) -> frozenset[str]:
    marks = {mark_of(one) for one in stated_in.within(low, high) if tells_which(one, stated_in.text)}
    return keys_of(stated_in.text[low:high]) | marks


def _ratio(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """As in "more than twice what it paid the founders": of what the words behind it single out."""
    behind = _CLAUSE.match(stated_in.text, figure.end)
    keys = _keys_within(figure.end, behind.end() if behind else figure.end, stated_in)
    if not keys or figure.low is None or figure.bound not in _TIMES:
        return None
    low, high = (end * figure.low for end in _TIMES[figure.bound])
    best: list[tuple[Decimal, Operand, Operands]] = []
    for of_kind in index.once(operands).values():
        scores = singled_out(keys, of_kind)
        best += [(score, one, of_kind) for one in of_kind.all if (score := scores.get(one.figure.start))]
    most = max((score for score, _, _ in best), default=Decimal(0))
    for score, base, of_kind in best:
        if score < most or score < 1 or len(of_kind.all) > _MOST_ALONE:
            continue
        for other in of_kind.all:
            if low <= other.value / base.value <= high and of_one_thing((base.figure, other.figure)):
                return _derivation(base, other, "ratio")
    return None


def _derivation(one: Operand, other: Operand, rule: str) -> Derivation:
    first, last = sorted((one.figure, other.figure), key=lambda part: part.start)
    both = f"{one.figure.text} and {other.figure.text}"
    return Derivation((first.start, last.end), f"the difference of {both}" if rule == "difference" else both, rule)
