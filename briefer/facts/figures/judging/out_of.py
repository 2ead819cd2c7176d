"""How many of a whole: "five of its eight posts are vacant", where the source has three of the eight vacant."""

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.nouns import may_stand_for
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import DETERMINERS
from briefer.text.patterns import one_of

_OF: Final = re.compile(rf" (?:out )?of (?:(?:{one_of(DETERMINERS)}) )?")
_FAR: Final = 16


def other_part(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Figure | None:
    """The part that the source gives of the same whole, where all that the summary says of it is said of that one.

    Args:
        figure: A figure of the summary; its value stands in the source, perhaps as something else.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    whole = stated_in.after(figure) if figure.type is FigureType.COUNT else None
    if whole is None or whole.low is None or not _is_whole(figure, whole, stated_in):
        return None
    parts = index.once(_parts_of_wholes).get(whole.low, [])
    if any(part.low == figure.low for part, _ in parts):
        return None
    own = stated_in.clause(figure).own
    for part, of in parts:
        alike = not (whole.label and of.label) or may_stand_for(whole.label[-1], of.label[-1])
        # "Five of the eight are filled" says something else of the others.
        if alike and own and own <= index.clause(part).all:
            return part
    return None


def _parts_of_wholes(index: FigureIndex) -> Mapping[Decimal, list[tuple[Figure, Figure]]]:
    """The parts of a text with their wholes, by the whole."""
    found: dict[Decimal, list[tuple[Figure, Figure]]] = {}
    for part, whole in pairwise(index.figures):
        if whole.low is not None and _is_whole(part, whole, index):
            found.setdefault(whole.low, []).append((part, whole))
    return found


def _is_whole(part: Figure, whole: Figure, index: FigureIndex) -> bool:
    if part.type is not FigureType.COUNT or whole.type is not FigureType.COUNT or whole.low != whole.high:
        return False
    return whole.start - part.end <= _FAR and _OF.fullmatch(index.text, part.end, whole.start) is not None
