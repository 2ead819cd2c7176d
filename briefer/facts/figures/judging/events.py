"""Counts of what happens: "scored twice", "for the first time"."""

from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Figure

_EVENTS: Final = frozenset({"once", "twice", "first"})


def counts_events(figure: Figure, index: FigureIndex) -> bool:
    """True for "scored twice" and "for the first time" where the source tells what happened and counts nothing."""
    if figure.text.lower() not in _EVENTS or figure.label[:1] != ("time",) or figure.per:
        return False
    return not any(other.label[:1] == ("time",) for other in index.labelled.get("time", ()))
