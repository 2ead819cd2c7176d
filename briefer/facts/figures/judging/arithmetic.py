"""Arithmetic that a writer may do on the source's figures: sums, differences, ages, years since, shares."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from briefer.facts.figures.grammar.vocabulary import word_set
from briefer.facts.figures.judging.compare import days, metric
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.listings import two_persons
from briefer.facts.figures.judging.nouns import is_person
from briefer.facts.figures.judging.rounding import last_place
from briefer.facts.figures.judging.totals import kind_of, within
from briefer.facts.mention import Bound, Figure, FigureType

Derivation = tuple[tuple[int, int], str]
"""The span of the source that gives a figure, and how it does."""

_SHIFTS: Final = {
    Bound.ABOUT: (0, 1, -1), Bound.BELOW: (0, -1), Bound.AT_MOST: (0, -1), Bound.ABOVE: (0, 1), Bound.AT_LEAST: (0, 1),
}  # fmt: skip
_BORN: Final = re.compile(r"\b(?:born|birth|b\.)", re.IGNORECASE)
_BORN_REACH: Final = 40
_SHARE_REACH: Final = Decimal("0.006")
_DIFFERENCE: Final = word_set(
    "less fewer lead point rise fall drop cut increase decrease raise gap gain loss margin difference discount hike"
)
_PAST: Final = re.compile(r"\b(?:past|last|previous)\s\|| \|\s(?:ago|after|since|earlier|later)\b", re.IGNORECASE)
_FUTURE: Final = re.compile(r"\b(?:next|in|within)\s\||\|\s(?:away|from now|later)\b", re.IGNORECASE)


def total_of(figure: Figure, index: FigureIndex) -> Derivation | None:
    """The span of the figures whose sum or difference is `figure`, and how."""
    return next(_totals(figure, index), None)


def derived_from(figure: Figure, index: FigureIndex) -> Derivation | None:
    """The span of the figures that give `figure`, and how; None where no arithmetic does."""
    for way in (_conversions, _years_between, _totals, _shares, _listings):
        for derivation in way(figure, index):
            return derivation
    return None


def _conversions(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    """12 months are a year, 250 kg are 0.25 tonnes; "two months" is said of nine weeks."""
    if figure.low is None or figure.type not in (FigureType.DURATION, FigureType.QUANTITY, FigureType.AGE):
        return
    for other in index.of_types(FigureType.DURATION, FigureType.QUANTITY, FigureType.AGE):
        if (
            other.low is None
            or other.unit == figure.unit
            or (other.type is not figure.type and not _both_times(figure, other))
        ):
            continue
        if figure.type is FigureType.QUANTITY:
            one, two = metric(figure, figure.low), metric(other, other.low)
            if one and two and one[0] == two[0] and _close(one[1], two[1], figure):
                yield (other.start, other.end), f"= {other.text}"
            continue
        span, length = days(figure, figure.low), days(other, other.low)
        if span and length and _close(span, length, figure):
            yield (other.start, other.end), f"= {other.text}"


def _both_times(one: Figure, other: Figure) -> bool:
    return {one.type, other.type} <= {FigureType.DURATION, FigureType.AGE}


def _close(value: Decimal, exact: Decimal, figure: Figure) -> bool:
    """Equal, or rounded in a coarser unit: nine weeks are "two months", 27 years "nearly 3 decades"."""
    if figure.low is None or not value:
        return False
    exact_in_unit = exact / (value / figure.low)
    gap = abs(exact_in_unit - figure.low)
    if gap <= figure.low * Decimal("0.005"):
        return True
    coarse = value / figure.low > exact / 100 and figure.low < 20
    return coarse and gap <= (figure.low * Decimal("0.08") if figure.bound is Bound.EXACT else Decimal("0.5"))


def _around(figure: Figure, index: FigureIndex) -> str:
    """The words before and after a duration, with ``|`` in its place."""
    return f"{index.text[max(0, figure.start - 20) : figure.start]}|{index.text[figure.end : figure.end + 12]}"


def _years_between(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    """As in "24 years after" from 1994 and 2018, "54-year-old" from a year of birth, "1994" from "24 years ago"."""
    now = index.now
    if now is None or figure.low is None:
        return
    if figure.type is FigureType.YEAR:
        for other in index.of_types(FigureType.DURATION):
            if (
                other.type is FigureType.DURATION
                and other.unit in ("year", "decade")
                and other.low is not None
                and index.dateline
            ):
                years = int(other.low) * (10 if other.unit == "decade" else 1)
                if (figure.low == now - years and _PAST.search(_around(other, index))) or (
                    figure.low == now + years and _FUTURE.search(_around(other, index))
                ):
                    yield (other.start, other.end), f"{years} years from {now}"
        for word, shift in (("last year", -1), ("this year", 0), ("next year", 1)):
            at = index.text.find(word)
            if at >= 0 and now + shift == figure.low:
                yield (at, at + len(word)), f"{word} of a text of {now}"
        return
    if figure.type is FigureType.ORDINAL and figure.label[:1] == ("century",):
        first = (figure.low - 1) * 100 + 1
        for other in index.between(first, first + 99):
            if other.type in (FigureType.YEAR, FigureType.DATE, FigureType.DECADE):
                yield (other.start, other.end), f"the century of {other.text}"
        return
    if not _counts_years(figure):
        return
    wanted = figure.low * (10 if figure.unit == "decade" else 1)
    # A birthday may still be to come; "nearly 20 years" are 19, "more than 20" are 21.
    shifts = (0, 1) if figure.type is FigureType.AGE else _SHIFTS.get(figure.bound, (0,))
    for year in index.years:
        if wanted > 0 and abs(now - year) - wanted in shifts:
            other = index.by_value[Decimal(year)][0]
            before = index.text[max(0, other.start - _BORN_REACH) : other.start]
            if figure.text.isdecimal() and not _BORN.search(before):
                continue  # the age of a person, not of a case or a building
            yield (other.start, other.end), f"{max(now, year)} - {min(now, year)}"


def _counts_years(figure: Figure) -> bool:
    if figure.type in (FigureType.AGE, FigureType.DURATION):
        return figure.unit in ("year", "decade")
    return figure.type is FigureType.ORDINAL and figure.label[:1] in (("anniversary",), ("birthday",))


def _totals(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    """As in "five arrested" from three men and two women in one sentence; "up 3 points" from 15% and 18%."""
    if figure.low is None or figure.low != figure.high or figure.type in (FigureType.ORDINAL, FigureType.YEAR):
        return
    reach = _reach(figure, figure.low)
    kind = kind_of(figure)
    for _, run in within(index.totals.sums.get(kind, ()), figure.low - reach, figure.low + reach):
        yield (run[0].start, run[-1].end), " + ".join(other.text for other in run)
    points = figure.type is FigureType.PERCENTAGE_POINTS or figure.unit == "bp" or "point" in figure.label
    wanted = figure.low / 100 if figure.unit == "bp" else figure.low
    told = points or not _DIFFERENCE.isdisjoint(figure.label)
    gaps = (index.totals.gaps if told else index.totals.moves).get("percent %" if points else kind, ())
    for _, run in within(gaps, wanted - reach, wanted + reach):
        yield (run[0].start, run[1].end), f"{run[0].text} and {run[1].text} differ by it"


def _reach(figure: Figure, value: Decimal) -> Decimal:
    """How far from a total its rounded form may be: counts below 100 are exact."""
    if abs(value) < 100 and figure.bound is Bound.EXACT:
        return Decimal(0)
    return min(last_place(figure, value) / 2, abs(value) * Decimal("0.05"))


def _shares(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    """As in "half" from 15 of 30: two counts of one sentence; a percentage needs the "of" between them."""
    if figure.low is None or figure.type not in (FigureType.FRACTION, FigureType.PERCENT):
        return
    fraction = figure.type is FigureType.FRACTION
    share = figure.low if fraction else figure.low / 100
    made = index.totals.shares if fraction else index.totals.stated_shares
    for _, (one, two) in within(made, share - _SHARE_REACH, share + _SHARE_REACH):
        yield (one.start, two.end), f"{one.text} and {two.text}"


def _listings(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    """As in "three companies" from "Honda, Toyota and Sony", "two people" from "a man and a woman"."""
    if figure.type is not FigureType.COUNT or figure.low is None or figure.low != int(figure.low):
        return
    if span := index.listings.get(int(figure.low)):
        yield span, f"it lists {figure.text.lower()}"
    persons = not figure.label or is_person(figure.label[-1])
    if figure.low == 2 and persons and (pair := two_persons(index.text)):
        yield pair, "one and one"
