"""Counts of what happens: "scored twice", "for the first time"; and "one" that is no more than "a certain"."""

from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.nouns import is_person, may_stand_for
from briefer.facts.mention import Figure, FigureType

_EVENTS: Final = frozenset({"once", "twice", "first"})


def counts_events(figure: Figure, index: FigureIndex) -> bool:
    """True for "scored twice" and "for the first time" where the source tells what happened and counts nothing.

    And for the "one" of "One Town's Plan", where it counts nothing that may be called so.
    """
    if _is_a_certain(figure, index):
        return True
    if figure.text.lower() not in _EVENTS or figure.label[:1] != ("time",) or figure.per:
        return False
    return not any(other.label[:1] == ("time",) for other in index.labelled.get("time", ()))


def _is_a_certain(figure: Figure, index: FigureIndex) -> bool:
    """True for "One Town's Plan"; not of people, nor of what something is done to, nor where towns are counted."""
    if figure.type is not FigureType.COUNT or figure.text != "One" or not figure.label:
        return False
    if any(map(is_person, figure.label)):
        return False
    counted = (other.label[-1] for other in index.of_types(FigureType.COUNT) if other.label)
    return not any(may_stand_for(noun, other) for other in counted for noun in figure.label)
