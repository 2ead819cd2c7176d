"""How many a source names one after the other: what a writer counts who reads a list."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.listings import aged_persons, counted_names, two_persons
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.figures.judging.nouns import is_person
from briefer.facts.mention import Figure, FigureType


def listed(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> Iterator[Derivation]:
    """As in "three companies" from "Honda, Toyota and Sony", "two people" from "a man and a woman"."""
    if stated_in is not None and (span := _days(figure, index, stated_in)):
        yield Derivation(span, f"it names {figure.text.lower()}", "list")
    if figure.type is not FigureType.COUNT or figure.low is None or figure.low != int(figure.low):
        return
    if span := index.listings.get(int(figure.low)):
        yield Derivation(span, f"it lists {figure.text.lower()}", "list")
    if figure.label and (span := index.once(_counted_names).get((figure.label[-1], int(figure.low)))):
        yield Derivation(span, f"it names {figure.text.lower()}", "list")
    if figure.label and not is_person(figure.label[-1]):
        return
    if figure.low == 2 and (pair := two_persons(index.text)):
        yield Derivation(pair, "one and one", "list")
    if span := index.once(_aged_persons).get(int(figure.low)):
        yield Derivation(span, f"it gives the ages of {figure.text.lower()}", "list")


_THE: Final = re.compile(r"\b(?:the|both|those|these) \Z", re.IGNORECASE)


def _days(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> tuple[int, int] | None:
    """All days that a source names, of a summary that counts them: "over the two days" of Friday and Saturday."""
    if figure.type is not FigureType.DURATION or figure.unit != "day" or figure.low is None or figure.low < 2:
        return None
    if not _THE.search(stated_in.text, max(0, figure.start - 8), figure.start):
        return None
    return index.once(_named_days).get(int(figure.low)) if figure.low == figure.low.to_integral_value() else None


def _named_days(index: FigureIndex) -> Mapping[int, tuple[int, int]]:
    """Where all days of the week, or else all dates, stand that a text names, by how many they are."""
    found: dict[int, tuple[int, int]] = {}
    for kind in (FigureType.WEEKDAY, FigureType.DATE):
        days = {day.parts: day for day in index.of_types(kind)}
        if days:
            named = sorted(days.values(), key=lambda day: day.start)
            found.setdefault(len(days), (named[0].start, named[-1].end))
    return found


def _counted_names(index: FigureIndex) -> Mapping[tuple[str, int], tuple[int, int]]:
    return counted_names(index.text)


def _aged_persons(index: FigureIndex) -> Mapping[int, tuple[int, int]]:
    return aged_persons(index.text)
