"""Whether a figure keeps what the source bound it to: its comparator and its noun."""

from collections.abc import Sequence
from typing import Final

from briefer.facts.figures.index import FigureIndex
from briefer.facts.mention import Bound, Figure

_DOWN: Final = frozenset({Bound.BELOW, Bound.AT_MOST})
_UP: Final = frozenset({Bound.ABOVE, Bound.AT_LEAST})


def opposed(figure: Figure, other: Figure) -> bool:
    """True for "less than $105m" against "more than $105m"."""
    return figure.bound in _DOWN and other.bound in _UP or figure.bound in _UP and other.bound in _DOWN


def misbound(figure: Figure, stated: Sequence[Figure], index: FigureIndex) -> Figure | None:
    """The source's figure of this value when it certainly belongs to something else than in the summary."""
    return None
