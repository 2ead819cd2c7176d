"""What comes to each: 48,500 pupils in 970 schools are 50 a school."""

from typing import Final

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.figures.judging.rounding import last_place
from briefer.facts.mention import Figure, FigureType

RULE: Final = "average"
_MOST: Final = 12


def average(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The counts of what the figure counts and of what it is said for each of, of one sentence, that give it."""
    if figure.type is not FigureType.COUNT or not figure.per or not figure.label or figure.low is None:
        return None
    reach = last_place(figure, figure.low) / 2
    for whole in index.labelled.get(figure.label[-1], ())[:_MOST]:
        for among in index.labelled.get(singular(figure.per), ())[:_MOST]:
            if not whole.low or not among.low or index.sentence(whole.start) != index.sentence(among.start):
                continue
            if abs(whole.low / among.low - figure.low) <= reach:
                first, last = sorted((whole, among), key=lambda one: one.start)
                return Derivation((first.start, last.end), f"{whole.text} for {among.text}", RULE)
    return None
