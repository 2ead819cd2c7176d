"""Which group a figure is of, where both texts tell groups by an age or a weight: "patients above 90 kg took 80 mg"."""

from collections.abc import Sequence
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.marks import mark_of, tells_whom
from briefer.facts.figures.judging.placement import same_kind
from briefer.facts.mention import Figure

_MOST_PLACES: Final = 16


def of_another_group(
    figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> Figure | None:
    """What the source gives for the group that the summary names beside `figure`, which it states only of others.

    Args:
        figure: A figure of the summary that the source states, and that tells no group itself.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    groups = [one for one in stated_in.within(*stated_in.sentence(figure.start)) if tells_whom(one, stated_in.text)]
    if len(groups) != 1 or groups[0] is figure or len(stated) > _MOST_PLACES:
        return None
    mark = mark_of(groups[0])
    if any(mark in index.clause(place).own for place in stated):
        return None
    low = groups[0].low
    for there in index.holders(low, groups[0]) if low is not None else ():
        if mark_of(there) != mark or not tells_whom(there, index.text):
            continue
        for other in index.within(*index.sentence(there.start)):
            if mark in index.clause(other).own and same_kind(figure, other) and not tells_whom(other, index.text):
                return other
    return None
