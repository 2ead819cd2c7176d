"""The verdict on one figure of a summary."""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.arithmetic import derived_from, total_of
from briefer.facts.figures.judging.binding import misbound, opposed
from briefer.facts.figures.judging.compare import comparable, converts
from briefer.facts.figures.judging.dates import judge_date, judge_time, judge_weekday, judge_year
from briefer.facts.figures.judging.index import FIRST_WORDS, SECOND_WORDS, FigureIndex
from briefer.facts.figures.judging.messages import absent, contradicted, derived, elsewhere
from briefer.facts.figures.judging.rounding import part_of_whole, rounded_from
from briefer.facts.mention import Figure, FigureType, Judgement, Verdict

_CALENDAR: Final = {
    FigureType.DATE: judge_date,
    FigureType.YEAR: judge_year,
    FigureType.DECADE: judge_year,
    FigureType.WEEKDAY: judge_weekday,
    FigureType.TIME: judge_time,
}


_AGES: Final = (FigureType.AGE, FigureType.COUNT)


def judge_figure(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None = None) -> Judgement:
    """What the source says of `figure`, with the span of the source that the verdict rests on.

    Args:
        figure: A figure of a summary.
        index: The figures of the source.
        stated_in: The figures of the summary: with them the figure is judged in its clause, without them alone.
    """
    judgement = _judge(figure, index)
    return replace(judgement, message=" ".join(judgement.message.split()))


def _judge(figure: Figure, index: FigureIndex) -> Judgement:
    judge = _CALENDAR.get(figure.type)
    found = judge(figure, index) if judge else _judge_number(figure, index)
    if found:
        return found
    if figure.restates and (restated := _judge_restated(figure, figure.restates, index)):
        return restated
    derivation = derived_from(figure, index)
    if derivation:
        span, how = derivation
        return Judgement(Verdict.DERIVED, span, derived(figure, how))
    return absent(figure, index)


def _judge_restated(figure: Figure, first: Figure, index: FigureIndex) -> Judgement | None:
    """A conversion in brackets holds when what it converts does: "US$1bn (£640m)"."""
    if not converts(first, figure):
        return None
    judged = judge_figure(first, index)
    if judged.verdict.is_error:
        return None
    return Judgement(Verdict.DERIVED, judged.evidence, derived(figure, f"it converts {first.text}"))


def _judge_number(figure: Figure, index: FigureIndex) -> Judgement | None:
    stated = _stating(figure, index)
    fitting = [other for other in stated if comparable(figure, other)]
    if fitting:
        return _judge_fitting(figure, fitting, index)
    if hint := _hinted(figure, index):
        return Judgement(Verdict.SUPPORTED, hint)
    if other := part_of_whole(figure, index) or rounded_from(figure, index):
        return Judgement(Verdict.SUPPORTED, (other.start, other.end))
    if stated and derived_from(figure, index) is None:
        return elsewhere(figure, stated[0], index)
    return None


def _judge_fitting(figure: Figure, fitting: list[Figure], index: FigureIndex) -> Judgement:
    agreeing = [other for other in fitting if not opposed(figure, other)]
    if not agreeing:
        return contradicted(figure, fitting[0], index)
    if (other := misbound(figure, agreeing, index)) and total_of(figure, index) is None:
        return elsewhere(figure, other, index)
    best = max(agreeing, key=lambda other: len(set(other.label) & set(figure.label)))
    return Judgement(Verdict.SUPPORTED, (best.start, best.end))


def _stating(figure: Figure, index: FigureIndex) -> list[Figure]:
    """The figures of the source that state the number, or all the numbers, of `figure`."""
    if figure.low is not None and figure.low == figure.high:
        stated = list(index.by_value.get(figure.low, ()))
        if figure.text.endswith(("m", "M")):  # "100m" is a distance or a number of people
            unit = None if figure.unit == "m" else "m"
            stated += [other for other in index.by_value.get(_other_m(figure), ()) if other.unit == unit]
        return stated
    if figure.low is not None and figure.high is not None:
        if figure.type is FigureType.AGE:  # "in her 20s"
            return [other for other in index.between(figure.low, figure.high) if other.type in _AGES]
        low, high = index.by_value.get(figure.low, ()), index.by_value.get(figure.high, ())
        return [*low] if high else []
    return _both_parts(figure.parts, index)


def _other_m(figure: Figure) -> Decimal:
    million = Decimal(1_000_000)
    value = figure.low or Decimal(0)
    return value * million if figure.unit == "m" else value / million


def _both_parts(parts: Iterable[Decimal | None], index: FigureIndex) -> list[Figure]:
    """A score is stated by one that has its numbers, in any order, or by its numbers in one sentence."""
    numbers = sorted(part for part in parts if part is not None)
    holders = [index.by_value.get(number, ()) for number in numbers]
    if not all(holders):
        return []
    stated = [
        other
        for other in holders[0]
        if sorted(part for part in other.parts if part is not None) == numbers
        or {other.low, other.high} == set(numbers)
    ]
    if stated:
        return stated
    for other in holders[0]:
        start, end = index.sentence(other.start)
        if all(any(start <= held.start < end for held in held_by) for held_by in holders[1:]):
            return [other]
    return []


def _hinted(figure: Figure, index: FigureIndex) -> tuple[int, int] | None:
    """A word of the source that says the number without being a figure: "both", "hat-trick", "debut"."""
    if figure.low is None or figure.low != figure.high:
        return None
    if figure.low == 1:
        return _single(figure, index)
    if figure.type is FigureType.COUNT or (figure.type is FigureType.ORDINAL and figure.text[0].isalpha()):
        second = index.first_of(SECOND_WORDS) if figure.low == 2 and figure.type is FigureType.ORDINAL else None
        return second or index.implied_numbers.get(figure.low)
    return None


def _single(figure: Figure, index: FigureIndex) -> tuple[int, int] | None:
    """What supports a "one", "first" or "a year" that the source does not count."""
    if figure.type is FigureType.ORDINAL:
        # "1st" for "fifth" is a slip of the pen; "first" is said of any debut.
        return index.first_of(FIRST_WORDS) if figure.text[0].isalpha() else None
    if figure.type is FigureType.DURATION:
        match = re.search(
            rf"\b(?:an?|one|each|every|per|last|next|this)[ -](?:\w+[ -])?{figure.unit}\b", index.text, re.IGNORECASE
        )
        return match.span() if match and not figure.text.lower().endswith("s") else None
    if figure.type is not FigureType.COUNT:
        return None
    if any(other.type is FigureType.COUNT for word in figure.label for other in index.labelled.get(word, ())):
        return None
    return index.first_of(("a", "an"))
