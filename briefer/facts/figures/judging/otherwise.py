"""Places of the source that have the value and say the contrary: another order, the opposite bound."""

import re
from collections.abc import Sequence
from typing import Final

from briefer.facts.figures.judging.binding import opposed
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Bound, Figure, FigureType

_DENIED: Final = re.compile(r"\b(?:not|never|nobody|cannot|neither|nor|\w+n['’]t)\b", re.IGNORECASE)


def may_be_opposed(figure: Figure) -> bool:
    """True for a figure with a bound, of which another may have the opposite."""
    return figure.bound not in (Bound.EXACT, Bound.ABOUT)


def opposed_there(figure: Figure, other: Figure, index: FigureIndex) -> bool:
    """True for "at least 30 days" where the source has "at most 30 days", and not where it says "not more than" apart.

    "May not keep the data of all users for more than 30 days" is "at most 30 days".
    """
    return opposed(figure, other) and not _DENIED.search(index.text, index.clause(other).span[0], other.start)


def ordered_otherwise(figure: Figure, stated: Sequence[Figure], index: FigureIndex) -> Figure | None:
    """The "seventh moon" of a source with six others: what it counts makes none the sixth."""
    if figure.type is not FigureType.ORDINAL or not figure.label:
        return None
    if not stated or any(other.type is FigureType.ORDINAL for other in stated):
        return None
    ordinals = (other for other in index.of_types(FigureType.ORDINAL) if other.label[:1] == figure.label[:1])
    return next(ordinals, None)


def bounded_otherwise(
    figure: Figure, agreeing: Sequence[Figure], fitting: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> Figure | None:
    """The place with the opposite bound, where the summary says more of it than of those without any.

    "Raised by no more than 20 mg" beside "20 mg twice a day" is no rise by at least 20 mg.
    """
    if len(agreeing) == len(fitting) or any(other.bound is not Bound.EXACT for other in agreeing):
        return None
    own = stated_in.clause(figure).wide
    opposite = [other for other in fitting if opposed_there(figure, other, index)]
    near = max(len(own & index.clause(other).wide) for other in agreeing)
    return next((other for other in opposite if len(own & index.clause(other).wide) > near), None)
