"""Arithmetic that a writer may do on figures that stand together in the source: a warning, with the calculation."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Final

from briefer.facts.figures.judging.clause import EMPTY
from briefer.facts.figures.judging.compare import metric
from briefer.facts.figures.judging.conversions import converted
from briefer.facts.figures.judging.deriving.allotments import allotted
from briefer.facts.figures.judging.deriving.anchored import anchored
from briefer.facts.figures.judging.deriving.anchors import is_of_others
from briefer.facts.figures.judging.deriving.averages import average
from briefer.facts.figures.judging.deriving.brackets import in_bracket
from briefer.facts.figures.judging.deriving.called_for import tells_rest
from briefer.facts.figures.judging.deriving.gathered import gathered
from briefer.facts.figures.judging.deriving.hundreds import from_round, is_from_round
from briefer.facts.figures.judging.deriving.intervals import interval
from briefer.facts.figures.judging.deriving.joined import joined
from briefer.facts.figures.judging.deriving.listed import listed
from briefer.facts.figures.judging.deriving.midpoints import midpoint
from briefer.facts.figures.judging.deriving.multiples import multiple
from briefer.facts.figures.judging.deriving.one_more import one_more
from briefer.facts.figures.judging.deriving.ordinals import counted_by_order
from briefer.facts.figures.judging.deriving.others import less_the_named
from briefer.facts.figures.judging.deriving.periods import of_period
from briefer.facts.figures.judging.deriving.ranks import former_rank
from briefer.facts.figures.judging.deriving.rates import multiplied
from briefer.facts.figures.judging.deriving.restated import restated
from briefer.facts.figures.judging.deriving.rounded import rounded_to_whole
from briefer.facts.figures.judging.deriving.ways import is_turned_round
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import FRACTION, Derivation, derivation_of, kind_of
from briefer.facts.figures.judging.moments import moments
from briefer.facts.figures.judging.of_wholes import rest_of_counted
from briefer.facts.figures.judging.plausible import is_told, may_make
from briefer.facts.figures.judging.rounding import last_place
from briefer.facts.figures.judging.since import years_between
from briefer.facts.figures.judging.worked_out import worked_out
from briefer.facts.mention import Bound, Figure, FigureType

_EXACT_BELOW: Final = 1000
_SHARE_REACH: Final = Decimal("0.006")


def total_of(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None = None) -> Derivation | None:
    """The figures whose sum, difference or share is `figure`, and how."""
    return next(_totals(figure, index, stated_in), None)


def derived_from(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None = None) -> Derivation | None:
    """The figures that give `figure`, and how; None where no arithmetic does."""
    if figure.series:
        return None
    if stated_in is not None and is_from_round(figure, stated_in):
        return from_round(figure, index, stated_in)
    ways = _ways(figure, index, stated_in)
    return next((way for way in ways if stated_in is None or not _is_no_way(way, figure, index, stated_in)), None)


def _is_no_way(way: Derivation, figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> bool:
    """True for what other figures are meant to make, what is told the other way round, or is of another whole."""
    if not way.parts:
        return False
    if is_of_others(figure, way, stated_in.clause(figure).own, index):
        return True
    if way.rule == "difference":
        return is_turned_round(way.parts, figure, index, stated_in)
    whole = _named_whole(figure, stated_in)
    return whole is not None and all(part.low != whole.low for part in way.parts)


def _ways(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> Iterator[Derivation]:
    """How the source's figures may give a figure, the plainest way first."""
    if found := converted(figure, index):
        yield found
    lasted = stated_in is not None and _lasted(figure, stated_in)
    if span_how := (not lasted and years_between(figure, index)) or moments(figure, index):
        yield Derivation(*span_how, rule="time-between")
    yield from _totals(figure, index, stated_in)
    yield from _complements(figure, index, stated_in)
    if stated_in is not None:
        yield from (found for way in _WAYS if (found := way(figure, index, stated_in)))
    yield from listed(figure, index, stated_in)


_LASTED: Final = re.compile(r"\b(?:last(?:ed|s|ing)?|took|takes?|taking) (?:[a-z]+ ){0,4}\Z", re.IGNORECASE)


def _lasted(figure: Figure, stated_in: FigureIndex) -> bool:
    """True for what took two years, which is no time since then."""
    return _LASTED.search(stated_in.text, max(0, figure.start - 32), figure.start) is not None


def _worked_out(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    return worked_out(figure, index, stated_in, told=is_told(figure, stated_in.clause(figure), stated_in))


def _restated(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    return restated(figure, index, stated_in, told=is_told(figure, stated_in.clause(figure), stated_in))


_OF_THE: Final = re.compile(r" of (?:the |its |their |all )?(?:[\w.-]+(?: [\w.-]+)?['’]s? )?")
_AMOUNTS: Final = frozenset({FigureType.COUNT, FigureType.MONEY, FigureType.QUANTITY})
_ROUGHLY: Final = Decimal("0.05")
_WELL_OVER: Final = Decimal("1.2")
_NEARLY: Final = Decimal("0.006")


def _named_whole(figure: Figure, stated_in: FigureIndex) -> Figure | None:
    """The amount of which a summary says a share: the 41,900 of "a third of the district's 41,900 pupils"."""
    if figure.type not in (FigureType.FRACTION, FigureType.RATIO, FigureType.PERCENT):
        return None
    whole = stated_in.next_amount(figure)
    if whole is None or whole.low is None or whole.type not in _AMOUNTS:
        return None
    return whole if _OF_THE.fullmatch(stated_in.text, figure.end, whole.start) else None


def _share_of_whole(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """As in "two thirds of the 1,216 patients", where the source has 811 of them."""
    whole = _named_whole(figure, stated_in)
    if whole is None or whole.low is None or figure.low is None:
        return None
    part = whole.low * (figure.low / 100 if figure.type is FigureType.PERCENT else figure.low)
    reach = part * (_NEARLY if figure.bound is Bound.EXACT else _ROUGHLY)
    low, high = part - reach, part + reach
    if figure.bound in (Bound.ABOVE, Bound.AT_LEAST):  # "more than a third" of 52 of 140
        low, high = part, part * _WELL_OVER
    for other in index.between(low, high):
        span = index.sentence(other.start)
        for all_of in index.holders(whole.low, whole):
            if kind_of(other) == kind_of(all_of) and span[0] <= all_of.start < span[1]:
                first, last = sorted((other, all_of), key=lambda one: one.start)
                return Derivation((first.start, last.end), f"{other.text} of {all_of.text}", "share")
    return None


_WAYS: Final = (
    _share_of_whole, _worked_out, joined, interval, of_period, in_bracket, multiple, allotted,
    _restated, average, former_rank, rest_of_counted, anchored, gathered, multiplied,
    less_the_named, counted_by_order, one_more, midpoint, rounded_to_whole,
)  # fmt: skip


def _totals(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> Iterator[Derivation]:
    """As in "five arrested" from three men and two women in one sentence; "up 3 points" from 15% and 18%."""
    if figure.low is None or figure.low != figure.high or figure.series:
        return
    if figure.type in (FigureType.ORDINAL, FigureType.YEAR):
        return
    clause = stated_in.clause(figure) if stated_in else EMPTY
    told = is_told(figure, clause, stated_in)
    wanted = list(_wanted(figure, index))
    if stated_in and figure.type is FigureType.COUNT and not figure.label:
        measure = stated_in.measure_before(figure)
        wanted += [(kind_of(measure), figure.low, Decimal(0))] if measure else []  # "13.5 knots, 3.5 above the limit"
    for kind, value, reach in wanted:
        for made in index.totals.within(kind, value - reach, value + reach):
            if may_make(made, figure, clause, told, index, stated_in):
                yield derivation_of(made)


# "More than doubled" is said of 2.3 times, "nearly tripled" of 2.8.
_MULTIPLE: Final = {
    Bound.ABOVE: (Decimal(1), Decimal("1.3")), Bound.AT_LEAST: (Decimal(1), Decimal("1.3")),
    Bound.BELOW: (Decimal("0.85"), Decimal(1)), Bound.ABOUT: (Decimal("0.9"), Decimal("1.1")),
}  # fmt: skip

_HEDGED_SHARE: Final = Decimal("0.03")
_SIDES: Final = {Bound.ABOVE: 1, Bound.AT_LEAST: 1, Bound.BELOW: -1, Bound.AT_MOST: -1}
_OPEN_SHARE: Final = Decimal("0.15")
_OPEN_AMOUNT: Final = Decimal("0.05")
# "Less than a fifth" is said of 0.189 and "more than a third" of 0.38, not of 0.1 and 0.5.
_PART: Final = {
    Bound.ABOVE: (Decimal(1), Decimal("1.3")), Bound.AT_LEAST: (Decimal(1), Decimal("1.3")),
    Bound.BELOW: (Decimal("0.85"), Decimal(1)), Bound.AT_MOST: (Decimal("0.85"), Decimal(1)),
    Bound.ABOUT: (1 - _HEDGED_SHARE, 1 + _HEDGED_SHARE),  # "about six in ten" of 61%
}  # fmt: skip


# "Two hours" of the 95 minutes that are 25 fewer than before.
_IN_OTHERS: Final = {
    "hour": (("minute", Decimal(60)), ("day", Decimal(1) / 24)), "minute": (("hour", Decimal(1) / 60),),
    "week": (("day", Decimal(7)),), "year": (("month", Decimal(12)),), "month": (("year", Decimal(1) / 12),),
}  # fmt: skip


def _wanted(figure: Figure, index: FigureIndex) -> Iterator[tuple[str, Decimal, Decimal]]:
    """The kinds of totals that may be `figure`, its value there, and how far off its rounding lets them be."""
    assert figure.low is not None
    if figure.type is FigureType.FRACTION or (figure.type is FigureType.RATIO and figure.parts):
        low, high = (figure.low * end for end in _PART.get(figure.bound, (Decimal(1), Decimal(1))))
        yield FRACTION, (low + high) / 2, max((high - low) / 2, _SHARE_REACH)
        return
    kind = "percentage-points pp" if figure.unit == "bp" or "point" in figure.label else kind_of(figure)
    value = figure.low / 100 if figure.unit == "bp" else figure.low
    if figure.type is FigureType.COUNT and "point" in figure.label:  # of a league
        yield kind_of(figure), value, Decimal(0)
    for shorter, factor in _IN_OTHERS.get(figure.unit or "", ()):
        yield f"time {shorter}", value * factor, Decimal(0)
    if figure.type is FigureType.MONEY and "cent" in figure.text.lower():
        for currency in {other.unit for other in index.of_types(FigureType.MONEY)}:
            yield f"money {currency}", value, Decimal(0)
    if figure.per:
        yield f"{kind} per {figure.per}", value, Decimal(0)
    if figure.unit == "times":
        low, high = _MULTIPLE.get(figure.bound, (Decimal("0.95"), Decimal("1.05")))
        yield kind, value * (low + high) / 2, value * (high - low) / 2
        return
    if side := _SIDES.get(figure.bound):
        # "More than three points" of 3.3, "just over 100,000" of 103,500: on that side, and not far.
        most = _OPEN_SHARE if figure.type in (FigureType.PERCENT, FigureType.PERCENTAGE_POINTS) else _OPEN_AMOUNT
        half = min(last_place(figure, value) / 2, abs(value) * most) / 2
        yield kind, value + side * half, half
        return
    open_to = value * _HEDGED_SHARE if figure.bound is Bound.ABOUT else Decimal(0)  # "about 60%" of 60.7
    reach = min(last_place(figure, value) / 2, max(_SHARE_REACH * 100, open_to))
    if figure.type is not FigureType.PERCENT:
        reach = _reach(figure, value)
    yield kind, value, reach
    if figure.type is FigureType.QUANTITY and (base := metric(figure, value)) and figure.per:
        for other in ("mg", "g", "µg", "kg", "ml", "l"):
            unit = metric(Figure("", 0, 0, FigureType.QUANTITY, unit=other), Decimal(1))
            if unit and unit[0] == base[0] and other != figure.unit:
                yield f"unit {other} {other} per {figure.per}", base[1] / unit[1], Decimal(0)


def _reach(figure: Figure, value: Decimal) -> Decimal:
    """How far from a total its rounded form may be: counts below 1,000 are exact; "$50m" of 33 and 15 needs a hedge."""
    if figure.bound is Bound.EXACT and (abs(value) < _EXACT_BELOW or figure.digits <= 1):
        return Decimal(0)
    return min(last_place(figure, value) / 2, abs(value) * Decimal("0.05"))


def _complements(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> Iterator[Derivation]:
    """As in "26% lower" of a ratio of 0.74, and "the remaining 40%" or "the other two fifths" of 60%."""
    if figure.low is None or figure.type not in _SHARES_OF_ALL:
        return
    share = figure.low / 100 if figure.type is FigureType.PERCENT else figure.low
    if not 0 < share < 1:
        return
    for other in index.holders(1 - share, figure) if figure.type is FigureType.PERCENT else ():
        before = index.text[max(0, other.start - 24) : other.start].lower()
        if other.type is FigureType.COUNT and ("ratio" in before or "risk" in before):
            yield Derivation((other.start, other.end), f"1 - {other.text}", "complement")
    if stated_in is not None and tells_rest(figure, stated_in):
        for value, kind in ((100 - 100 * share, FigureType.PERCENT), (1 - share, FigureType.FRACTION)):
            for other in islice(index.between(value - value * _THIRDS, value + value * _THIRDS), _MOST_SHARES):
                if other.type is kind:
                    whole = "100%" if kind is FigureType.PERCENT else "1"
                    yield Derivation((other.start, other.end), f"{whole} - {other.text}", "complement")


_SHARES_OF_ALL: Final = frozenset({FigureType.PERCENT, FigureType.FRACTION})
_MOST_SHARES: Final = 64
_THIRDS: Final = Decimal("1E-9")
"""How far off a third may be, which no decimal is."""
