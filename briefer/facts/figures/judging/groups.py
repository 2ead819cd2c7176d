"""Which group a figure is of, where both texts tell groups by an age or a weight: "patients above 90 kg took 80 mg"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.marks import mark_of, tells_whom
from briefer.facts.figures.judging.placement import kind_of
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
    groups = stated_in.once(_groups).get(stated_in.sentence(figure.start)[0], ())
    if len(groups) != 1 or groups[0] is figure or len(stated) > _MOST_PLACES:
        return None
    mark = mark_of(groups[0])
    if any(mark in index.clause(place).own for place in stated):
        return None
    known = index.once(_known_figures)
    asked = mark, groups[0].type, groups[0].unit, groups[0].label, kind_of(figure)
    if asked not in known:
        known[asked] = _of_group(groups[0], kind_of(figure), index)
    return known[asked]


def _groups(index: FigureIndex) -> Mapping[int, Sequence[Figure]]:
    """The figures that tell a group, by where their sentence starts."""
    found: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in index.figures:
        if tells_whom(figure, index.text):
            found[index.sentence(figure.start)[0]].append(figure)
    return found


def _known_figures(index: FigureIndex) -> dict[tuple[object, ...], Figure | None]:
    return {}


def _of_group(group: Figure, kind: object, index: FigureIndex) -> Figure | None:
    """The first figure of a kind that a text gives for a group."""
    mark = mark_of(group)
    for there in index.holders(group.low, group) if group.low is not None else ():
        if mark_of(there) != mark or not tells_whom(there, index.text):
            continue
        for other in index.within(*index.sentence(there.start)):
            if mark in index.clause(other).own and kind_of(other) == kind and not tells_whom(other, index.text):
                return other
    return None
