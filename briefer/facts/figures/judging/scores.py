"""The order of a score: 3-1 for who won, 1-3 for who lost."""

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Figure


def keeps_order(figure: Figure, other: Figure, index: FigureIndex, stated_in: FigureIndex) -> bool:
    """True when a score has the source's order for the side that its sentence names first.

    "Hull beat Derby 5-4" supports "Derby lost 4-5", where Derby comes first, and not "Hull beat Derby 4-5".
    """
    parts = other.parts if len(other.parts) == len(figure.parts) else _neighbours(figure, other, index)
    first, *rest = _sides(figure, stated_in) or [""]
    theirs = _sides(other, index)
    flipped = bool(theirs) and first != theirs[0] and first in theirs
    same, turned = parts == figure.parts, parts == figure.parts[::-1]
    return same if same == turned or not flipped or first in theirs[:1] else turned or (same and not rest)


def _neighbours(figure: Figure, other: Figure, index: FigureIndex) -> tuple[object, ...]:
    """The numbers that stand one after the other from `other` on, as many as the score has."""
    run: Figure | None = other
    numbers: list[object] = []
    while run is not None and len(numbers) < len(figure.parts):
        numbers.append(run.low)
        run = index.after(run)
    return tuple(numbers)


def _sides(figure: Figure, index: FigureIndex) -> list[str]:
    """The keys of the names of a score's sentence, in order: those before it, else all."""
    return list(index.names_before(figure))
