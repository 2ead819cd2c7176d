"""The dates, weekdays and clock times of a text by what they say, each looked up without a look at all the others."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from heapq import merge
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Figure, FigureType

_ANY: Final = "any"
_Dates = Mapping[tuple[object, ...], list[Figure]]


def parts_of(figure: Figure) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of a date, None for what it leaves out."""
    year, month, day = (None if part is None else int(part) for part in figure.parts[:3])
    return year, month, day


def agreeing_dates(figure: Figure, index: FigureIndex) -> Iterator[Figure]:
    """The dates of the source that a date may be, in the order of the text: its year may stand anywhere in the text."""
    year, month, day = parts_of(figure)
    written, turned = index.once(_dates)
    years: tuple[object, ...] = (year, None) if year and year in index.years else (year,) if year else (_ANY,)
    found = [written.get((of, month, day if day is not None else _ANY), []) for of in years]
    if day is not None:
        # 3/4/2014 is in March or in April.
        found += [turned.get((of, day, month, slashed), []) for of in years for slashed in _slashed(figure)]
    last = None
    for other in merge(*found, key=_start):
        if other is not last:
            yield other
        last = other


def _slashed(figure: Figure) -> tuple[bool, ...]:
    """Of which dates month and day may be taken for each other: of those with a slash, beside one with it of all."""
    return (True, False) if "/" in figure.text else (True,)


def _dates(index: FigureIndex) -> tuple[_Dates, _Dates]:
    """The dates by year, month and day, and by year, month and day and whether there is a slash between them."""
    written: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    turned: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for date in index.of_types(FigureType.DATE):
        year, month, day = parts_of(date)
        for of in (year, _ANY):
            for one in (*_days_of(date), _ANY):
                written[of, month, one].append(date)
            turned[of, month, day, "/" in date.text].append(date)
    return written, turned


def _days_of(date: Figure) -> Iterator[int]:
    """The days of a date: of "3-5 May" all three, of "30 April-2 May" the two that are told."""
    first = date.parts[2]
    last = date.parts[3] if len(date.parts) > 3 else first
    if first is not None and last is not None:
        yield from map(int, range(int(first), int(last) + 1) if last >= first else (first, last))


def _start(figure: Figure) -> int:
    return figure.start


def date_of_weekday(day: Decimal | None, index: FigureIndex) -> Figure | None:
    """The first full date of the text that fell on a day of the week, from 0 for Monday."""
    return index.once(_dates_by_weekday).get(day)


def _dates_by_weekday(index: FigureIndex) -> Mapping[Decimal | None, Figure]:
    found: dict[Decimal | None, Figure] = {}
    for other in index.of_types(FigureType.DATE):
        if None not in other.parts[:3]:
            year, month, number = (int(part or 1) for part in other.parts[:3])
            found.setdefault(Decimal(datetime.date(year, month, number).weekday()), other)
    return found


def times_of(figure: Figure, index: FigureIndex) -> list[Figure]:
    """The clock times of the text that a time may be, of either half of the day."""
    return index.once(_times).get(_on_clock(figure), [])


def _times(index: FigureIndex) -> Mapping[object, list[Figure]]:
    found: defaultdict[object, list[Figure]] = defaultdict(list)
    for other in index.of_types(FigureType.TIME):
        found[_on_clock(other)].append(other)
    return found


def _on_clock(figure: Figure) -> object:
    hour, minute = figure.parts[:2]
    return None if hour is None else hour % 12, minute


def time_at(hour: Decimal, index: FigureIndex) -> Figure | None:
    """The first time of the text on the hour, from 1 to 12."""
    return index.once(_hours).get(hour)


def _hours(index: FigureIndex) -> Mapping[Decimal, Figure]:
    found: dict[Decimal, Figure] = {}
    for other in index.of_types(FigureType.TIME):
        hour, minute = other.parts[:2]
        if hour is not None and not minute:
            found.setdefault(hour % 12 or Decimal(12), other)
    return found
