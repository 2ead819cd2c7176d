"""Sums and differences of which the summary itself names the parts, or says that it adds up.

"Lind earned $55,000 in all: $40,000 for her win and $15,000 for the record" names both parts; "the quota is 12,500
tonnes above the advised 71,500" one of them, and the source has the other close to it; "a total of 15 years" names
none, and its parts follow each other in the source. Nothing is rounded unless a hedge says so.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import COUNTS, Derivation, Made, derivation_of
from briefer.facts.figures.judging.rounding import last_place
from briefer.facts.figures.judging.spread import amount, of_one_thing, over_sentences
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.text.wordlists import words

_SUMMED: Final = words(__package__, "summed.tsv")
_LEADS_IN: Final = re.compile(r"[:–—]")
_BY: Final = re.compile(r"\bby (?:[a-z]+ )?\Z", re.IGNORECASE)
# Of more than one: "Aske and Ohlsen were jailed for a total of".
_SEVERAL: Final = re.compile(r"\b(?:and|both|together|combined|each)\b|&", re.IGNORECASE)
_BEFORE: Final = 24
_SMALL: Final = 20
_MOST_OPERANDS: Final = 6
_MOST_ADDENDS: Final = 4
_BESIDE: Final = 8  # figures on either side
_TELLING: Final = 2  # words
_SENTENCES: Final = 2
_ROUNDED_AT_MOST: Final = Decimal("0.05")


def worked_out(figure: Figure, index: FigureIndex, stated_in: FigureIndex, *, told: bool) -> Derivation | None:
    """How `figure` of a summary follows from what its sentence and the source state.

    Args:
        figure: Of the summary; not stated in the source.
        index: The figures of the source.
        stated_in: The figures of the summary.
        told: Whether the summary speaks of a change or a difference.
    """
    if figure.type is FigureType.DURATION and (between := _between_dates(figure, index, stated_in)):
        return between
    found = amount(figure)
    if found is None or figure.low is None or not figure.low:
        return None
    kind, value = found
    reach = _reach(figure, value)
    summed = _sums_up(figure, stated_in)
    operands = list(_operands(figure, kind, index, stated_in))
    told = told or bool(_BY.search(stated_in.text[max(0, figure.start - _BEFORE) : figure.start]))
    ways = (
        _sums(operands) if summed or kind != COUNTS or abs(value) > _SMALL else (),
        _differences(operands) if told else (),
        _from_source(figure, kind, operands, index, stated_in) if told else (),
        _over_sentences(figure, kind, value, reach, index, stated_in) if summed else (),
    )
    return next(
        (
            derivation_of(made)
            for way in ways
            for made in way
            if abs(made.value - value) <= reach and of_one_thing((figure, *made.parts))
        ),
        None,
    )


def _between_dates(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """As in "stolen in May 2021 ... found in a barn four months later", where one on the barn has September 2021.

    One date stands in the sentence of the summary; that of the other shares words with what is said of the months.
    """
    if figure.unit != "month" or figure.low is None:
        return None
    start, end = stated_in.sentence(figure.start)
    place = bisect_left(stated_in.starts, figure.start)
    own = stated_in.clause(figure).own
    named = stated_in.figures[max(0, place - _BESIDE) : place + _BESIDE + 1]
    months = [_month(other) for other in named if start <= other.start < end]
    dates = list(index.of_types(FigureType.DATE)) if any(months) else []
    known = {_month(other) for other in dates}
    for one in months:
        for other in dates if one and one in known else ():
            month = _month(other)
            if month and one and abs(month - one) == figure.low and len(own & index.clause(other).wide) >= _TELLING:
                return Derivation((other.start, other.end), f"up to {other.text}", "time-between")
    return None


def _month(figure: Figure) -> int | None:
    """The months since the year 0 of a date with a year and a month."""
    if figure.type is not FigureType.DATE or figure.parts[0] is None or figure.parts[1] is None:
        return None
    return int(figure.parts[0]) * 12 + int(figure.parts[1])


def _reach(figure: Figure, value: Decimal) -> Decimal:
    """How far off its rounding lets the figure be; without a hedge it is exact."""
    if figure.bound is Bound.EXACT or figure.low is None:
        return abs(value) * Decimal("1E-9")  # units are converted into each other
    place = last_place(figure, figure.low) / 2 * value / figure.low
    return min(abs(place), abs(value) * _ROUNDED_AT_MOST)


def _sums_up(figure: Figure, stated_in: FigureIndex) -> bool:
    """True where the sentence adds up, in a word ("in total") or in its form ("27 ships: 23 at anchor and four")."""
    start, end = stated_in.sentence(figure.start)
    return stated_in.of_sentence(_says_sum, start) or _LEADS_IN.search(stated_in.text, figure.end, end) is not None


def _says_sum(sentence: str) -> bool:
    said = sentence.lower()
    return " in all" in said or not _SUMMED.isdisjoint(re.findall(r"[a-z]+", said))


_Operand = tuple[Decimal, Figure]
"""A value in the kind's own unit, and where the source states it."""


def _operands(figure: Figure, kind: str, index: FigureIndex, stated_in: FigureIndex) -> Iterator[_Operand]:
    """The other amounts of the figure's kind in its sentence that the source states, of very many the nearest."""
    start, end = stated_in.sentence(figure.start)
    place = bisect_left(stated_in.starts, figure.start)
    seen = 0
    for other in stated_in.figures[max(0, place - _BESIDE) : place + _BESIDE + 1]:
        if other.start == figure.start or not start <= other.start < end or other.low is None:
            continue
        for stated in index.holders(other.low, other):
            made = amount(stated)
            if made and made[0] == kind and (amount(other) == made or _is_bare(other, stated)):
                yield made[1], stated
                seen += 1
                break
        if seen == _MOST_OPERANDS:
            return


def _is_bare(other: Figure, stated: Figure) -> bool:
    """True for the 71,500 of "12,500 tonnes above the 71,500 that were advised"."""
    return other.type is FigureType.COUNT and other.unit is None and other.low == stated.low and other.low == other.high


def _sums(operands: Sequence[_Operand]) -> Iterator[Made]:
    for size in range(2, min(_MOST_ADDENDS, len(operands)) + 1):
        for terms in combinations(operands, size):
            yield _made("sum", sum((value for value, _ in terms), Decimal(0)), [place for _, place in terms], " + ")


def _differences(operands: Sequence[_Operand]) -> Iterator[Made]:
    for one, other in combinations(operands, 2):
        yield _made("difference", abs(one[0] - other[0]), [one[1], other[1]], " and ")


def _made(rule: str, value: Decimal, parts: Sequence[Figure], joint: str) -> Made:
    how = joint.join([part.text for part in parts])
    ordered = tuple(sorted(parts, key=lambda part: part.start))
    return Made(value, rule, ordered, f"the difference of {how}" if rule == "difference" else how)


def _from_source(
    figure: Figure, kind: str, operands: Sequence[_Operand], index: FigureIndex, stated_in: FigureIndex
) -> Iterator[Made]:
    """The differences of an amount that the sentence names and one of the source near by."""
    said = stated_in.clause(figure).wide
    for value, one in operands:
        place, number = bisect_left(index.starts, one.start), bisect_right(index.breaks, one.start)
        for other in index.figures[max(0, place - _BESIDE) : place + _BESIDE + 1]:
            made = amount(other)
            if made is None or made[0] != kind or other.start == one.start:
                continue
            apart = abs(bisect_right(index.breaks, other.start) - number)
            # Further off only of what both sentences and the summary name.
            shared = said & index.clause(one).wide & index.clause(other).wide
            if apart <= 1 or (apart <= _SENTENCES and shared):
                yield _made("difference", abs(value - made[1]), [one, other], " and ")


def _over_sentences(
    figure: Figure, kind: str, value: Decimal, reach: Decimal, index: FigureIndex, stated_in: FigureIndex
) -> Iterator[Made]:
    names = stated_in.clause(figure).names
    several = _SEVERAL.search(stated_in.text, stated_in.sentence(figure.start)[0], figure.start) is not None
    for made in index.totals.within(over_sentences(kind), value - reach, value + reach):
        if several or not names or not _of_one_sentence(names, [index.clause(part).wide for part in made.parts]):
            yield made


def _of_one_sentence(names: frozenset[str], said: Sequence[frozenset[str]]) -> bool:
    """True where one part's sentence has all the names and no other's has any: "B has 28 seats in total" of its ten."""
    having = [bool(names & words) for words in said]
    return not all(having) and any(names <= words for words in said)
