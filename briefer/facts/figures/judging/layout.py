"""How the figures of a text are laid out for look-ups: the distinct ones, by what they measure, the text's own date."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefer.facts.mention import Figure, FigureType

_SECTION_IN: Final = re.compile(r"§\s?(\S+)\Z")
# "OSLO, 3 May 2024 (Friday) - The board sat".
_PLACE_BEFORE: Final = re.compile(r"[A-Z][A-Z .()/-]{2,30}, ")
_TOP: Final = 400
_SHORT_LINE: Final = 60
_STEM: Final = 4
_MOST_ALIKE: Final = 4


def likenesses(figure: Figure) -> Iterator[object]:
    """What figures have in common that may stand for each other: what they measure, and the words they are bound to."""
    yield figure.type, figure.unit
    for word in figure.label:
        yield word[:_STEM]


def series_names(figure: Figure) -> Iterator[tuple[str, Figure]]:
    """The number of a series by its value; "42 U.S.C. § 1983" also as section 1983."""
    yield figure.value or "", figure
    if section := _SECTION_IN.search(figure.text):
        yield section[1].lower(), replace(figure, series="section")


def by_series(by_name: Mapping[str, Sequence[Figure]]) -> dict[str, dict[str, tuple[Figure, ...]]]:
    """The numbered figures by the word of their series, then by their number."""
    found: defaultdict[str, dict[str, tuple[Figure, ...]]] = defaultdict(dict)
    for name, figures in by_name.items():
        for figure in figures:
            series = found[figure.series or ""]
            series[name] = (*series.get(name, ()), figure)
    return dict(found)


def distinct(figures: Iterable[Figure]) -> Iterable[Figure]:
    """The first few of each set of figures that say the same, so that long tables cost little more than short."""
    seen: dict[object, int] = {}
    for figure in figures:
        amount = figure.low, figure.high, figure.unit, figure.parts, figure.bound, figure.per
        said = figure.type, amount, figure.label, figure.text
        number = seen.get(said, 0)
        if number < _MOST_ALIKE:
            seen[said] = number + 1
            yield figure


# The parts of these are no numbers that something else could have: the day of "Dec. 18" supports no "18 people".
_UNCOUNTED: Final = frozenset({FigureType.DATE, FigureType.WEEKDAY, FigureType.TIME, FigureType.FRACTION})


def numbers_of(figure: Figure) -> Sequence[Decimal]:
    """The numbers that a figure states: its ends, its parts."""
    parts = figure.parts[:1] if figure.type is FigureType.DATE else () if figure.type in _UNCOUNTED else figure.parts
    return [value for value in (figure.low, figure.high, *parts) if value is not None]


def years_of(figures: Iterable[Figure]) -> set[int]:
    """The years that the figures of a text name."""
    years: set[int] = set()
    for figure in figures:
        if figure.type is FigureType.YEAR and figure.low is not None and figure.high is not None:
            years.update((int(figure.low), int(figure.high)))
        elif figure.type is FigureType.DATE and figure.parts[0] is not None:
            years.add(int(figure.parts[0]))
    return years


def dateline_of(text: str, figures: Sequence[Figure]) -> datetime.date | None:
    """The first full date near the top, when it stands in brackets or on a short line: "(Jan 3, 2016 3:36 PM)"."""
    for figure in figures[:3]:
        if figure.type is FigureType.DATE and figure.start < _TOP and None not in figure.parts:
            line_start = text.rfind("\n", 0, figure.start) + 1
            line = text[line_start : figure.end + _SHORT_LINE].split("\n")[0]
            placed = _PLACE_BEFORE.fullmatch(text, 0, figure.start) is not None
            if placed or (text[:1] == "(" and figure.start < 20) or len(line) < _SHORT_LINE:
                year, month, day = (int(part or 1) for part in figure.parts[:3])
                return datetime.date(year, month, day)
    return None
