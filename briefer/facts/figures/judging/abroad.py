"""The verdict on a figure where source or summary is in another language than English.

What is compared means the same in every language: the value, what it measures (currency, unit, percent), its bound,
which way it went, dates and times. What a figure counts is a word, and words are not compared: another noun is no
error here.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.arithmetic import derived_from
from briefer.facts.figures.judging.before_after import opposite_word, turned
from briefer.facts.figures.judging.binding import opposed, rate_differs, wrong_end
from briefer.facts.figures.judging.clauses_abroad import year_before
from briefer.facts.figures.judging.compare import converts, metric, same_currency
from briefer.facts.figures.judging.dates import judge_date, judge_time, judge_weekday, judge_year
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.messages import absent, contradicted, derived, said_otherwise
from briefer.facts.figures.judging.rounding import multiple_form, part_of_whole, rounded_from
from briefer.facts.figures.judging.stating import same_value
from briefer.facts.mention import Figure, FigureType, Judgement, Verdict
from briefer.text.language import Language

_CALENDAR: Final = {
    FigureType.DATE: judge_date,
    FigureType.YEAR: judge_year,
    FigureType.DECADE: judge_year,
    FigureType.WEEKDAY: judge_weekday,
    FigureType.TIME: judge_time,
}
_COUNTS: Final = frozenset({FigureType.COUNT, FigureType.RANGE})
_PLAIN: Final = _COUNTS | {FigureType.YEAR, FigureType.ORDINAL, FigureType.SCORE}
_AGES: Final = frozenset({FigureType.AGE, FigureType.DURATION})
_SHARES: Final = frozenset({FigureType.FRACTION, FigureType.RATIO})
_LARGE: Final = Decimal(10_000)
"""A number above it that bears no unit may be an amount whose unit stands elsewhere: "3,2 milioni per il castello"."""
_APART: Final = 25
_SCALES: Final = (Decimal(1_000), Decimal(10) ** 6, Decimal(10) ** 9)


def judge_abroad(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None = None) -> Judgement:
    """What a source says of `figure`; arguments as of `judge_figure`."""
    if judge := _CALENDAR.get(figure.type):
        found = judge(figure, index, stated_in)
        if found is None and figure.type is FigureType.YEAR:
            counted = replace(figure, type=FigureType.COUNT, unit=None)
            found = _year_before(figure, index) or _judge_number(counted, index, stated_in)
    else:
        found = _judge_number(figure, index, stated_in)
    if found:
        return found
    if figure.restates and converts(figure.restates, figure):
        judged = judge_abroad(figure.restates, index)
        if not judged.verdict.is_error:
            message = derived(figure, f"it converts {figure.restates.text}")
            return Judgement(Verdict.DERIVED, judged.evidence, message, "conversion")
    if derivation := derived_from(figure, index, stated_in):
        return Judgement(Verdict.DERIVED, derivation.span, derived(figure, derivation.how), derivation.rule)
    return absent(figure, index)


def _told_year_before(index: FigureIndex) -> re.Match[str] | None:
    return year_before(index.language).search(index.text)


def _year_before(figure: Figure, index: FigureIndex) -> Judgement | None:
    """2023 of a source that tells of 2024, "contre 640 millions un an plus tôt"."""
    if index.language is Language.ENGLISH or figure.low is None or int(figure.low) + 1 not in index.years:
        return None
    match = index.once(_told_year_before)
    if match is None:
        return None
    message = derived(figure, f"the year before {int(figure.low) + 1}: “{match.group()}”")
    return Judgement(Verdict.DERIVED, match.span(), message, "year-before")


def _judge_number(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> Judgement | None:
    stated = [
        other for other in _stated(figure, index, stated_in) if _measures_the_same(figure, other, index, stated_in)
    ]
    stated = [other for other in stated if _same_sign(figure, other, index, stated_in)]
    if not stated:
        for other in (
            multiple_form(figure, index),
            part_of_whole(figure, index, stated_in),
            rounded_from(figure, index),
        ):
            if other and not _is_turned(figure, [other], index, stated_in):
                return Judgement(Verdict.SUPPORTED, (other.start, other.end), rule="another-form")
        return None
    agreeing = [other for other in stated if not opposed(figure, other) and not wrong_end(figure, other)]
    if not agreeing:
        return contradicted(figure, stated[0], index)
    same_rate = [other for other in agreeing if not (figure.per and other.per and rate_differs(figure, other, index))]
    if not same_rate:
        return said_otherwise(figure, agreeing[0], index, "other-rate")
    if stated_in is not None:
        if other := _is_turned(figure, same_rate, index, stated_in):
            return said_otherwise(figure, other, index, "other-direction")
        if other := opposite_word(stated_in.clause(figure), same_rate, index):
            return said_otherwise(figure, other, index, "opposite-word")
    return Judgement(Verdict.SUPPORTED, (same_rate[0].start, same_rate[0].end), rule="same-value")


def _stated(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> Iterator[Figure]:
    yield from same_value(figure, index)
    if figure.type in _SHARES and figure.low is not None:
        yield from (other for other in index.of_types(*_SHARES) if other.low == figure.low)
    if figure.low is None or figure.low != figure.high:
        return
    # Of "1.210 millones a Sanidad y 950 a Educación" the second are millions, too.
    for scale in _SCALES:
        for other in index.by_value.get(figure.low / scale, ()):
            if other.type is FigureType.COUNT and other.low and _has_scaled_before(other, scale, index):
                yield replace(other, type=figure.type, unit=figure.unit)
    # English writes "from 104.8 to 96.1 million euros", and gives both the scale only here.
    if figure.text[-1:].isdecimal() and stated_in is not None and (after := stated_in.after(figure)):
        for scale in _SCALES[1:]:
            if after.low and after.low / _APART <= figure.low * scale <= after.low * _APART:
                yield from index.by_value.get(figure.low * scale, ())
    if metric(figure, figure.low):
        yield from (other for other in index.of_types(FigureType.QUANTITY) if _is_same_measure(figure, other))


def _has_scaled_before(figure: Figure, scale: Decimal, index: FigureIndex) -> bool:
    start, end = index.sentence(figure.start)
    before = [other for other in index.within(start, end) if other.start < figure.start]
    return any(other.low is not None and other.low >= scale for other in before)


def _is_same_measure(figure: Figure, other: Figure) -> bool:
    if figure.low is None or other.low is None:
        return False
    return metric(figure, figure.low) == metric(other, other.low)


def _measures_the_same(figure: Figure, other: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> bool:
    if figure.type is FigureType.MONEY and other.type is FigureType.MONEY:
        return same_currency(figure, other)
    if figure.type in _AGES and other.type in _AGES:
        return figure.unit == other.unit
    if figure.type in _SHARES or other.type in _SHARES:
        return figure.type in _SHARES and other.type in _SHARES and (figure.unit == other.unit)
    if figure.type is other.type:
        return (
            figure.unit == other.unit or _is_same_measure(figure, other) or _is_speed(figure, other, index, stated_in)
        )
    if FigureType.PERCENTAGE_POINTS in (figure.type, other.type) and "point" in (*figure.label, *other.label):
        return True  # "0.4 points"
    if figure.type in _PLAIN and other.type in _PLAIN:
        return True
    # "64 percent in one group and 58 in the other": the sentence has the unit.
    if other.type in _COUNTS:
        return _lacks_unit(other, figure, index)
    return figure.type in _COUNTS and stated_in is not None and _lacks_unit(figure, other, stated_in)


def _is_speed(figure: Figure, other: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> bool:
    """True for kilometres an hour whose hour another language says before the number: 時速90キロ."""
    if stated_in is None or stated_in.language is index.language:
        return False
    return {f"{figure.unit}/h", f"{other.unit}/h"} & {figure.unit, other.unit} != set()


def _lacks_unit(bare: Figure, measured: Figure, index: FigureIndex) -> bool:
    """True where a number without a unit may have the other's: one that is large, or whose sentence has that unit."""
    if bare.low is not None and bare.low >= _LARGE and measured.type is FigureType.MONEY:
        return True
    start, end = index.sentence(bare.start)
    return measured.unit in {other.unit for other in index.within(start, end) if other is not bare}


def _same_sign(figure: Figure, other: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> bool:
    """True for one sign, and for a minus that the other text says in words."""
    if figure.low is None or other.low is None or (figure.low < 0) == (other.low < 0):
        return True
    said = index.clause(other) if figure.low < 0 else stated_in.clause(figure) if stated_in else None
    return said is not None and said.direction < 0


def _is_turned(
    figure: Figure, stated: list[Figure], index: FigureIndex, stated_in: FigureIndex | None
) -> Figure | None:
    if stated_in is None or figure.unit == "times" or figure.type in _AGES:
        return None
    return turned(figure, stated_in.clause(figure), stated, index, stated_in)
