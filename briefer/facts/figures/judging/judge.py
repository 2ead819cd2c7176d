"""The verdict on one figure of a summary: what the source says of it, and the rule that says so.

A figure is looked up by its value, then by what it measures (`compare`), then by where it stands (`binding`,
`placement`). What is not found so may be another form of a figure of the source (`rounding`), or follow from its
figures (`arithmetic`: a warning). Nothing else matches: a unit that nobody knows is compared as it is written.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from briefer.facts.figures.judging.arithmetic import derived_from, total_of
from briefer.facts.figures.judging.bare import as_count
from briefer.facts.figures.judging.before_after import turned
from briefer.facts.figures.judging.binding import (
    is_exact,
    is_version,
    misbound,
    numbered_alike,
    rate_differs,
    wrong_end,
)
from briefer.facts.figures.judging.compare import converts
from briefer.facts.figures.judging.dates import hour_of_clock, judge_date, judge_time, judge_weekday, judge_year
from briefer.facts.figures.judging.deadlines import on_the_other_side
from briefer.facts.figures.judging.deriving.results import other_result
from briefer.facts.figures.judging.events import counts_events
from briefer.facts.figures.judging.implied import implied
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.loosely import stated_loosely
from briefer.facts.figures.judging.measures import measures_the_same, same_sign
from briefer.facts.figures.judging.messages import (
    absent,
    contradicted,
    derived,
    elsewhere,
    loosely,
    said_otherwise,
)
from briefer.facts.figures.judging.otherwise import bounded_otherwise, may_be_opposed, opposed_there, ordered_otherwise
from briefer.facts.figures.judging.own_lists import counts_own_list, numbers_own_list
from briefer.facts.figures.judging.paces import of_same_pace
from briefer.facts.figures.judging.paired import IN_TURN, paired
from briefer.facts.figures.judging.pairs import turned_pair
from briefer.facts.figures.judging.placing import DIRECTED, placed, rival_there
from briefer.facts.figures.judging.rounding import multiple_form, part_of_whole, rounded_from, times_a_unit
from briefer.facts.figures.judging.scores import keeping_order
from briefer.facts.figures.judging.stating import same_value
from briefer.facts.mention import Bound, Figure, FigureType, Judgement, Verdict
from briefer.text.language import Language

_CALENDAR: Final = {
    FigureType.DATE: judge_date,
    FigureType.YEAR: judge_year,
    FigureType.DECADE: judge_year,
    FigureType.WEEKDAY: judge_weekday,
    FigureType.TIME: judge_time,
}


def judge_figure(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None = None) -> Judgement:
    """What the source says of `figure`, with the span of the source that the verdict rests on.

    Args:
        figure: A figure of a summary.
        index: The figures of the source.
        stated_in: The figures of the summary: with them the figure is judged in its clause, without them alone.
    """
    if index.language is Language.ENGLISH and (stated_in is None or stated_in.language is Language.ENGLISH):
        judgement = _judge(figure, index, stated_in)
    else:
        from briefer.facts.figures.judging.abroad import judge_abroad

        judgement = judge_abroad(figure, index, stated_in)
    message = " ".join(judgement.message.split())
    return judgement if message == judgement.message else replace(judgement, message=message)


def is_stated(figure: Figure, index: FigureIndex) -> bool:
    """True where a text states `figure` in whatever form, so that `judge_figure` finds it supported.

    No arithmetic is tried for it: what follows from other figures is not stated, and for a text of thousands of figures
    it takes longer than all else.
    """
    if index.language is Language.ENGLISH:
        found = _looked_up(figure, index, None)
        return found is not None and found.verdict is Verdict.SUPPORTED
    return judge_figure(figure, index).verdict is Verdict.SUPPORTED


def _judge(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> Judgement:
    figure = as_count(figure)
    judged = _judged(figure, index, stated_in)
    if stated_in is None or not judged.verdict.is_error:
        return judged
    # What the source counts otherwise, it counts: "three towns" of its four.
    is_uncounted = judged.rule in _UNCOUNTED and counts_own_list(figure, stated_in)
    if not is_uncounted and not numbers_own_list(figure, stated_in):
        return judged
    verb = "counts" if is_uncounted else "numbers"
    return Judgement(Verdict.DERIVED, None, f"{figure.text} - {verb} what the summary lists itself", "own-list")


_UNCOUNTED: Final = frozenset({"no-such-figure", "other-thing"})


def _judged(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> Judgement:
    if found := _looked_up(figure, index, stated_in):
        return found
    derivation = derived_from(figure, index, stated_in)
    if derivation is None and (other := _of_something_else(figure, index, stated_in)):
        return elsewhere(figure, other, index)
    if stated_in is not None and (result := other_result(figure, index, stated_in, derivation)):
        return result
    if figure.restates and (restated := _judge_restated(figure, figure.restates, index)):
        return restated
    if derivation:
        return Judgement(Verdict.DERIVED, derivation.span, derived(figure, derivation.how), derivation.rule)
    if counts_events(figure, index):
        message = f"{figure.text} - the source does not count it; count what it tells"
        return Judgement(Verdict.DERIVED, None, message, "counted-events")
    return absent(figure, index)


def _looked_up(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> Judgement | None:
    """The verdict of what the source states itself, in this form or another; None where it states nothing like it."""
    if judge := _CALENDAR.get(figure.type):
        found = judge(figure, index, stated_in)
        if found and stated_in is not None and found.verdict is Verdict.SUPPORTED:
            same_day = _same_day(figure, index)
            if other := on_the_other_side(figure, same_day, index, stated_in):
                return said_otherwise(figure, other, index, "opposite-bound")
            found = placed(figure, same_day, index, stated_in) or found
        return found
    return _judge_number(figure, index, stated_in)


def _same_day(figure: Figure, index: FigureIndex) -> list[Figure]:
    if figure.type is FigureType.YEAR and figure.low is not None:
        return [other for other in index.holders(figure.low, figure) if other.type in _CALENDAR]
    return index.once(_days).get((figure.type, figure.unit, figure.parts), [])


def _days(index: FigureIndex) -> Mapping[object, list[Figure]]:
    """The days and times of a text by all that may be said of them: 9 March is "9 March" and "March"."""
    found: defaultdict[object, list[Figure]] = defaultdict(list)
    for other in index.of_types(*_CALENDAR):
        for said in {*product(*((part, None) for part in other.parts))}:
            found[other.type, other.unit, said].append(other)
    return found


def _judge_restated(figure: Figure, first: Figure, index: FigureIndex) -> Judgement | None:
    """A conversion in brackets holds when what it converts does: "US$1bn (£640m)"."""
    if not converts(first, figure):
        return None
    judged = judge_figure(first, index)
    if judged.verdict.is_error:
        return None
    message = derived(figure, f"it converts {first.text}")
    return Judgement(Verdict.DERIVED, judged.evidence, message, "conversion")


def _judge_number(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> Judgement | None:
    stated = _of_same_value(figure, index, stated_in)
    alike = [other for other in stated if measures_the_same(figure, other, index, stated_in)]
    if other := ordered_otherwise(figure, alike, index):
        return said_otherwise(figure, other, index, "other-value")
    fitting = [other for other in alike if same_sign(figure, other, index, stated_in)]
    if turned_round := turned_pair(figure, index, stated_in):
        return turned_round
    if fitting:
        return _judge_fitting(figure, fitting, index, stated_in)
    if alike:
        return said_otherwise(figure, alike[0], index, "other-sign")
    if hour := hour_of_clock(figure, index, stated_in):
        return Judgement(Verdict.SUPPORTED, (hour.start, hour.end), rule="hour-of-clock")
    if found := implied(figure, index, stated_in):
        return Judgement(Verdict.SUPPORTED, found, rule="number-in-a-word")
    if other := multiple_form(figure, index):
        return _of_same_clause(figure, other, "multiple-as-share", index, stated_in)
    if other := times_a_unit(figure, index, stated_in):
        return Judgement(Verdict.SUPPORTED, (other.start, other.end), rule="unit-as-multiple")
    if other := part_of_whole(figure, index, stated_in):
        return _of_same_clause(figure, other, "share-in-another-form", index, stated_in)
    is_as_said = stated_in is not None and (is_version(figure, stated_in) or is_exact(figure, stated_in))
    if other := None if is_as_said else rounded_from(figure, index):
        return _of_same_clause(figure, other, "rounded", index, stated_in)
    return None


def _of_same_value(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> list[Figure]:
    stated = same_value(figure, index)
    if is_version(figure, stated_in):
        stated = [other for other in stated if other.text == figure.text or not is_version(other, index)]
    if stated_in is None or "." not in figure.text:
        return stated
    return [one for one in stated if one.text == figure.text or not numbered_alike(figure, one, index, stated_in)]


def _of_something_else(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> Figure | None:
    """The first figure of the source that has the value of one that it neither states nor gives."""
    if figure.type in _CALENDAR or counts_events(figure, index):
        return None
    stated = iter(_of_same_value(figure, index, stated_in))
    # "Tripled" is said of no third quarter.
    return next((other for other in stated if figure.unit != "times" or other.type is not FigureType.ORDINAL), None)


def _of_same_clause(
    figure: Figure, other: Figure, rule: str, index: FigureIndex, stated_in: FigureIndex | None
) -> Judgement | None:
    """A figure in another form holds unless the source says that it went the other way; None where it is worked out."""
    if (
        stated_in is not None
        and figure.type in DIRECTED
        and turned(figure, stated_in.clause(figure), [other], index, stated_in)
    ):
        return said_otherwise(figure, other, index, "other-direction")
    if stated_in is not None and (rival := rival_there(figure, stated_in.clause(figure), [other], index, stated_in)):
        # "8,000 short of the record" rounds no rise of 7,500 where the difference is 8,000.
        return None if derived_from(figure, index, stated_in) else elsewhere(figure, other, index, rival)
    return Judgement(Verdict.SUPPORTED, (other.start, other.end), rule=rule)


def _judge_fitting(
    figure: Figure, fitting: list[Figure], index: FigureIndex, stated_in: FigureIndex | None
) -> Judgement:
    if figure.type is FigureType.SCORE and stated_in is not None:
        kept = keeping_order(figure, fitting, index, stated_in)
        if not kept:
            return said_otherwise(figure, fitting[0], index, "order-turned")
        fitting = kept
    if stated_in is not None and is_exact(figure, stated_in):
        hedged = [other for other in fitting if other.bound is not Bound.EXACT]
        if len(hedged) == len(fitting):
            return said_otherwise(figure, hedged[0], index, "other-bound")
    agreeing = fitting
    if may_be_opposed(figure):
        agreeing = [one for one in fitting if not opposed_there(figure, one, index) and not wrong_end(figure, one)]
    if not agreeing:
        return contradicted(figure, fitting[0], index)
    if stated_in is not None and (other := bounded_otherwise(figure, agreeing, fitting, index, stated_in)):
        return contradicted(figure, other, index)
    same_rate = agreeing
    if figure.per is not None:
        same_rate = [other for other in agreeing if not rate_differs(figure, other, index)]
    if stated_in is not None:
        same_rate = of_same_pace(figure, same_rate, index, stated_in)
    if not same_rate:
        return said_otherwise(figure, agreeing[0], index, "other-rate")
    if (other := misbound(figure, same_rate, index)) and total_of(figure, index, stated_in) is None:
        return elsewhere(figure, other, index)
    if stated_in is not None and (found := placed(figure, same_rate, index, stated_in)):
        return found
    if stated_in is not None and (told := paired(figure, same_rate, index, stated_in)) and told.rival is None:
        return Judgement(Verdict.SUPPORTED, (same_rate[0].start, same_rate[0].end), rule=IN_TURN)
    best = _likest(figure, same_rate)
    if stated_in is not None and (rule := stated_loosely(figure, same_rate, index)):
        return loosely(figure, best, index, rule)
    return Judgement(
        Verdict.SUPPORTED, (best.start, best.end), rule="same-figure" if _alike(figure, best) else "same-value"
    )


def _likest(figure: Figure, stated: Sequence[Figure]) -> Figure:
    """The first of the places that share most words of a figure's label."""
    label = frozenset(figure.label)
    if label.issubset(stated[0].label):
        return stated[0]
    return max(stated, key=lambda other: len(label.intersection(other.label)))


def _alike(figure: Figure, other: Figure) -> bool:
    return figure.text.casefold() == other.text.casefold()
