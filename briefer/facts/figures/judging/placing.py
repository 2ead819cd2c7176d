"""Whether a figure that the source states stands with what it stands with there: all rules on its place, in order."""

from dataclasses import replace
from typing import Final

from briefer.facts.figures.judging.aims import only_aimed_at
from briefer.facts.figures.judging.bases_told import is_of_this_base, of_another_base
from briefer.facts.figures.judging.before_after import (
    denies_itself,
    opposite_word,
    turned,
    turned_right_there,
    was_before,
    was_only_before,
)
from briefer.facts.figures.judging.before_events import turned_in_time
from briefer.facts.figures.judging.cells import of_another_cell, turned_in_row
from briefer.facts.figures.judging.clause import Clause
from briefer.facts.figures.judging.contrast import told_of_another
from briefer.facts.figures.judging.days_of_events import of_another_event
from briefer.facts.figures.judging.gaps import turned_gap
from briefer.facts.figures.judging.groups import of_another_group
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.levels import level_or_change
from briefer.facts.figures.judging.marks import tells_whom
from briefer.facts.figures.judging.measured_against import beaten_the_other_way
from briefer.facts.figures.judging.messages import elsewhere, in_another_cell, said_otherwise
from briefer.facts.figures.judging.of_wholes import another_part
from briefer.facts.figures.judging.paired import is_of_two, paired, speaks_of_two
from briefer.facts.figures.judging.parts import is_part_of, is_whole
from briefer.facts.figures.judging.periods_told import is_of_this_period, of_another_period
from briefer.facts.figures.judging.placement import MOST_PLACES, rival_of
from briefer.facts.figures.judging.segments import of_another_segment
from briefer.facts.figures.judging.standing_alone import stands_alone
from briefer.facts.figures.judging.wholes_told import told_of_a_part
from briefer.facts.mention import Bound, Figure, FigureType, Judgement, Verdict

DIRECTED: Final = frozenset(
    {FigureType.PERCENT, FigureType.PERCENTAGE_POINTS, FigureType.MONEY, FigureType.QUANTITY, FigureType.COUNT,
     FigureType.RATIO, FigureType.FRACTION, FigureType.RANGE}
)  # fmt: skip
"""Figures that may say that something rose or fell."""


def rival_there(
    figure: Figure, clause: Clause, stated: list[Figure], index: FigureIndex, stated_in: FigureIndex
) -> Figure | None:
    """The figure of the source of which it says what the summary says of this one."""
    if told := paired(figure, stated, index, stated_in):
        return told.rival
    if index.once(speaks_of_two) and any(is_of_two(place, index) for place in stated):
        return None  # whose "41% of the latter" is its order tells, where that is known
    # "A quarter of the 312 flats will be let": what follows is said of the quarter.
    rival = None if is_whole(figure, stated_in) else rival_of(figure, clause, stated, index)
    # A value that many things have, or that stands in a list without an end, is no one thing's.
    if rival is None and len(stated) <= MOST_PLACES and not any(index.is_list(home.start) for home in stated):
        rival = (
            told_of_another(figure, clause, stated, index, stated_in)
            or of_another_group(figure, stated, index, stated_in)
            or of_another_segment(figure, stated, index, stated_in)
            or of_another_period(figure, stated, index, stated_in)
        )
    if rival is None or is_part_of(figure, rival, stated_in):
        return None
    if is_of_this_base(figure, stated, rival, index, stated_in):
        return None  # "rose 1% from a month earlier" of "6% from a year earlier and 1% from the previous month"
    return None if is_of_this_period(figure, stated, rival, index, stated_in) else rival


def placed(figure: Figure, stated: list[Figure], index: FigureIndex, stated_in: FigureIndex) -> Judgement | None:
    """The error of a figure that stands with another subject, or that went the other way."""
    if not stated:
        return None
    if stands_alone(figure, stated_in):
        cell = of_another_cell(figure, stated, index, stated_in)
        return in_another_cell(figure, stated[0], *cell) if cell else None
    clause = stated_in.clause(figure)
    if rival := rival_there(figure, clause, stated, index, stated_in):
        return elsewhere(figure, stated[0], index, rival)
    if other := of_another_event(figure, index, stated_in):
        return elsewhere(figure, stated[0], index, other)
    if other := another_part(figure, index, stated_in):
        return said_otherwise(figure, other, index, "other-value")
    if based := of_another_base(figure, stated, index, stated_in):
        return said_otherwise(figure, based[0], index, "other-base", based[1])
    if other := told_of_a_part(figure, stated, index, stated_in):
        return replace(said_otherwise(figure, other, index, "whole-for-part"), verdict=Verdict.MISATTRIBUTED)
    if other := beaten_the_other_way(figure, stated, index, stated_in):
        return said_otherwise(figure, other, index, "opposite-word")
    if order := turned_in_time(figure, stated, index, stated_in):
        return said_otherwise(figure, order[0], index, "order-turned", order[1])
    if other := turned_gap(figure, stated, index, stated_in):
        return said_otherwise(figure, other, index, "order-turned")
    if other := level_or_change(figure, stated, index, stated_in):
        return said_otherwise(figure, other, index, "level-as-change")
    if figure.type in DIRECTED and denies_itself(figure, clause, stated_in):
        return said_otherwise(figure, stated[0], index, "other-direction")
    if found := of_another_cell(figure, stated, index, stated_in):
        return in_another_cell(figure, stated[0], *found)
    if (
        figure.type in DIRECTED
        and figure.unit != "times"
        and not tells_whom(figure, stated_in.text)
        and (other := turned(figure, clause, stated, index, stated_in))
    ):
        return said_otherwise(figure, other, index, "other-direction")
    if figure.type is FigureType.DURATION and (other := turned_right_there(clause, stated, index)):
        return said_otherwise(figure, other, index, "other-direction")
    if turned_in_row(figure, clause.direction, stated, index, stated_in):
        return said_otherwise(figure, stated[0], index, "other-direction")
    if other := was_before(clause, stated, index):
        return said_otherwise(figure, other, index, "order-turned")
    other = was_only_before(figure, clause, stated, index, stated_in)
    if other := other or only_aimed_at(figure, stated, index, stated_in):
        return elsewhere(figure, stated[0], index, other)
    # "Rowers over 40" of "each rower and half of the coxes older than 40": an age is of both.
    is_age = figure.type is FigureType.AGE or not (figure.unit or figure.label or figure.bound is Bound.EXACT)
    if not is_age and (other := opposite_word(clause, stated, index)):
        return said_otherwise(figure, other, index, "opposite-word")
    return None
