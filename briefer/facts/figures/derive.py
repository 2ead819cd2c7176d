"""Arithmetic that a writer may do on the source's figures: sums, differences, ages, years since, shares."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from briefer.facts.figures.compare import days, dimension, metric
from briefer.facts.figures.index import FigureIndex
from briefer.facts.figures.nouns import is_person
from briefer.facts.figures.rounding import last_place
from briefer.facts.figures.vocabulary import word_set
from briefer.facts.mention import Bound, Figure, FigureType

Derivation = tuple[tuple[int, int], str]

_NAME: Final = r"[A-Z][\w’'.-]{1,30}(?: (?:[a-z]{2,3} )?[A-Z][\w’'.-]{0,30}){0,3}"
_NAME_LIST: Final = re.compile(rf"{_NAME}(?:, (?:and )?{_NAME}){{0,8}}(?:,? and | & ){_NAME}")
_LIST_JOINT: Final = re.compile(r",? and | & |, ")
_LONGEST_LIST: Final = 9
_ADDENDS: Final = 5
_NEAR: Final = 160
_DIFFERENCE: Final = word_set(
    "less fewer lead point rise fall drop cut increase decrease raise gap gain loss margin difference discount hike"
)
_JOINT: Final = re.compile(r"\b(?:and|plus|another|along with|as well as|while|then|others?)\b|[,;+&]", re.IGNORECASE)
_PAST: Final = re.compile(r"\b(?:past|last|previous)\s\|| \|\s(?:ago|after|since|earlier|later)\b", re.IGNORECASE)
_FUTURE: Final = re.compile(r"\b(?:next|in|within)\s\||\|\s(?:away|from now|later)\b", re.IGNORECASE)
_OF_TOTAL: Final = re.compile(r"\b(?:out )?of\b", re.IGNORECASE)
_NAME_BEFORE: Final = re.compile(r"(?:[a-z,] |^)[A-Z&][\w&]* $")
_PART_OF: Final = re.compile(r"\s(?:[\w-]+\s){0,2}of (?:them|whom|those|these|the)\b", re.IGNORECASE)


def derived_from(figure: Figure, index: FigureIndex) -> Derivation | None:
    """The span of the figures that give `figure`, and how; None where no arithmetic does."""
    for way in (_conversions, _years_between, _totals, _shares, _enumerations):
        for derivation in way(figure, index):
            return derivation
    return None


def _conversions(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    """12 months are a year, 250 kg are 0.25 tonnes; "two months" is said of nine weeks."""
    if figure.low is None or figure.type not in (FigureType.DURATION, FigureType.QUANTITY, FigureType.AGE):
        return
    for other in index.figures:
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
        for other in index.figures:
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
    wanted = int(figure.low) * (10 if figure.unit == "decade" else 1)
    shifts = (0, 1, -1) if figure.bound is not Bound.EXACT else (0, 1) if figure.type is FigureType.AGE else (0,)
    for year in index.years:
        if wanted > 0 and abs(now - year) - wanted in shifts:
            other = index.by_value[Decimal(year)][0]
            yield (other.start, other.end), f"{max(now, year)} - {min(now, year)}"


def _counts_years(figure: Figure) -> bool:
    if figure.type in (FigureType.AGE, FigureType.DURATION):
        return figure.unit in ("year", "decade")
    return figure.type is FigureType.ORDINAL and figure.label[:1] in (("anniversary",), ("birthday",))


def _totals(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    """As in "five arrested" from three men and two women in one sentence; "up 3 points" from 15% and 18%."""
    if figure.low is None or figure.low != figure.high or figure.type in (FigureType.ORDINAL, FigureType.YEAR):
        return
    difference = (
        not _DIFFERENCE.isdisjoint(figure.label) or figure.type is FigureType.PERCENTAGE_POINTS or figure.unit == "bp"
    )
    for run in _runs(figure, index):
        if _equals(figure, sum((other.low or Decimal(0) for other in run), Decimal(0))) and _listed(run, index):
            yield (run[0].start, run[-1].end), " + ".join(other.text for other in run)
        if difference and len(run) == 2:
            gap = abs((run[0].low or Decimal(0)) - (run[1].low or Decimal(0)))
            if figure.unit == "bp":
                gap *= 100
            if gap and _equals(figure, gap):
                yield (run[0].start, run[1].end), f"{run[0].text} and {run[1].text} differ by it"


def _runs(figure: Figure, index: FigureIndex) -> Iterator[tuple[Figure, ...]]:
    """Neighbouring figures of the same kind within one sentence, two to five at a time."""
    alike = [
        other for other in index.figures
        if other.low is not None and other.low == other.high and _addable(figure, other) and not _is_loose(other, index)
    ]  # fmt: skip
    for start, first in enumerate(alike):
        end = index.sentence(first.start)[1]
        run = [first]
        for other in alike[start + 1 : start + _ADDENDS]:
            if other.start >= end or other.start - run[-1].end > _NEAR:
                break
            run.append(other)
            yield tuple(run)


def _is_loose(figure: Figure, index: FigureIndex) -> bool:
    """True for a number alone between commas: the ages in "three men, aged 65, 38 and 18, and two women"."""
    return (
        not figure.label
        and figure.type is FigureType.COUNT
        and index.text[figure.end : figure.end + 4].startswith((",", ")", " and"))
    )


def _listed(run: Sequence[Figure], index: FigureIndex) -> bool:
    """True where the text adds the figures up: "three men and two women", not "five people, two of them Americans"."""
    between = (index.text[one.end : other.start] for one, other in pairwise(run))
    if not all(_JOINT.search(words) for words in between):
        return False
    if any(_PART_OF.match(index.text, other.end) for other in run):
        return False
    # The 500 of "S&P 500" is no addend.
    if any(_NAME_BEFORE.search(index.text[max(0, other.start - 16) : other.start]) for other in run):
        return False
    heads = {other.label[-1] for other in run if other.label}
    return len(heads) < 2 or all(is_person(head) for head in heads)


def _addable(figure: Figure, other: Figure) -> bool:
    one, two = dimension(figure), dimension(other)
    if figure.type is FigureType.PERCENTAGE_POINTS or "point" in figure.label or figure.unit == "bp":
        return other.type is FigureType.PERCENT
    counts = ("count", "bare")
    if one in counts:
        return two in counts
    return one == two and figure.unit == other.unit


def _equals(figure: Figure, exact: Decimal) -> bool:
    if figure.low == exact:
        return True
    if figure.low is None or (abs(exact) < 100 and figure.bound is Bound.EXACT):
        return False
    reach = last_place(figure, figure.low) / 2
    return abs(exact - figure.low) <= min(reach, abs(exact) * Decimal("0.05"))


def _shares(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    """As in "half" from 15 of 30, "25%" from 3 of 12: two counts of one sentence."""
    if figure.low is None or figure.type not in (FigureType.FRACTION, FigureType.PERCENT):
        return
    share = figure.low / 100 if figure.type is FigureType.PERCENT else figure.low
    alike = [
        other
        for other in index.figures
        if other.low and other.low == other.high and dimension(other) in ("count", "bare", "money")
    ]
    for one, two in pairwise(alike):
        if not (two.start < index.sentence(one.start)[1] and one.low and two.low):
            continue
        if figure.type is FigureType.FRACTION or _OF_TOTAL.search(index.text[one.end : two.start]):
            ratio = min(one.low, two.low) / max(one.low, two.low)
            if abs(ratio - share) <= Decimal("0.006"):
                yield (one.start, two.end), f"{one.text} and {two.text}"


def _enumerations(figure: Figure, index: FigureIndex) -> Iterator[Derivation]:
    """As in "three companies" from "Honda, Toyota and Sony": as many names in one list."""
    if figure.type is not FigureType.COUNT or figure.low is None or not 2 <= figure.low <= _LONGEST_LIST:
        return
    for match in _NAME_LIST.finditer(index.text):
        if len(_LIST_JOINT.split(match.group())) == figure.low:
            yield match.span(), f"it lists {figure.text.lower()}"
