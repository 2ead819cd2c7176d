"""Clock times told roughly: "shortly before 11pm" and "around 11pm", of an alarm at 10.52pm."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

RULE: Final = "time-about"
_SHORTLY: Final = re.compile(
    rf"\b(?:{one_of(words(__package__, 'times_about_words.tsv', 'shortly'))}) (?P<side>before|after|past) \Z",
    re.IGNORECASE,
)
_LONGEST: Final = 24  # characters
_NEAR: Final = 12  # minutes
_ABOUT: Final = 8
_HALF_DAY: Final = 720
_HOUR: Final = 60


def told_roughly(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Figure | None:
    """The time of the source that a hedge lets a round clock time of the summary stand for.

    A time to the minute is not round: "shortly before 10.50pm" is said of no 10.44pm.
    """
    if figure.parts[1] is None or figure.parts[1] % 15:
        return None
    known = index.once(_by_minute)
    for gap in _gaps(figure, stated_in):
        for other in known.get((_minute(figure) + gap) % _HALF_DAY, ()):
            if same_zone(figure, other) and (figure.unit == other.unit or None in (figure.unit, other.unit)):
                return other
    return None


def _gaps(figure: Figure, stated_in: FigureIndex) -> Iterator[int]:
    """By how many minutes the time may lie before or after, the nearest first."""
    shortly = _SHORTLY.search(stated_in.text, max(0, figure.start - _LONGEST), figure.start)
    if shortly:
        way = -1 if shortly["side"].lower() == "before" else 1
        yield from range(way, way * (_NEAR + 1), way)
    elif figure.bound is Bound.ABOUT:
        yield from sorted(range(-_ABOUT, _ABOUT + 1), key=abs)
    elif figure.bound is Bound.BELOW:
        yield from range(-1, -_ABOUT - 1, -1)


def _minute(figure: Figure) -> int:
    hour, minute = figure.parts[:2]
    return int(hour or 0) * _HOUR + int(minute or 0)


def _by_minute(index: FigureIndex) -> Mapping[int, list[Figure]]:
    """The clock times of a text by their minute of half a day."""
    found: defaultdict[int, list[Figure]] = defaultdict(list)
    for other in index.of_types(FigureType.TIME):
        found[_minute(other) % _HALF_DAY].append(other)
    return found


def same_zone(one: Figure, other: Figure) -> bool:
    """True unless both name a zone, and another one: ET is EST or EDT, GMT is UTC."""
    if one.zone is None or other.zone is None or one.zone == other.zone or {one.zone, other.zone} <= _UNIVERSAL:
        return True
    general = [zone for zone in (one.zone, other.zone) if len(zone) == _GENERAL]
    return len(general) == 1 and one.zone[0] == other.zone[0] and one.zone[-1] == other.zone[-1]


_UNIVERSAL: Final = frozenset({"GMT", "UTC", "Z"})
_GENERAL: Final = 2
