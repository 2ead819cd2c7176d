"""The time between two dates of a source: "four months later" of 9 February and June, 18 days of "4 to 21 May"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, islice, pairwise
from typing import Final

from briefer.facts.figures.judging.compare import days
from briefer.facts.figures.judging.deriving.to_come import ROUGHLY, WEEKS, day_of, is_to_come, to_come
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import keys_of
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.mention import Bound, Figure, FigureType

RULE: Final = "time-between"
_AFTER: Final = re.compile(r"\s(?:later|after|afterwards|before|earlier|apart)\b|\s?,? to [a-z]+", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\b(?:took|lasted|over|for|spent|after|within)\s(?:[a-z]+\s){0,3}\Z", re.IGNORECASE)
_LATER: Final = re.compile(r"\s(?:later|afterwards?|after|before|earlier)\b", re.IGNORECASE)
_TO: Final = re.compile(r",?\s?(?:to|until|till|through|–|-)\s?(?:[A-Z][a-z]+day,? )?")
_UNITS: Final = frozenset({"day", "week", "fortnight", "month", "year"})
_MINUTES: Final = {"minute": 1, "hour": 60}
_NEARLY: Final = {
    Bound.ABOUT: (Decimal("0.93"), Decimal("1.07")), Bound.BELOW: (Decimal("0.85"), Decimal(1)),
    Bound.ABOVE: (Decimal(1), Decimal("1.15")),
}  # fmt: skip
_SPAN: Final = 3  # parts of a day
_MOST_LATER: Final = 3  # times
_TELLING: Final = 2  # words
_MOST: Final = 6  # dates of a sentence
_MOST_ALIKE: Final = 64
_NEARLY_A_YEAR: Final = 3  # months
_SHIFTS: Final = {Bound.ABOUT: (0, 1, -1), Bound.BELOW: (0, -1), Bound.ABOVE: (0, 1)}


def interval(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The two dates of one sentence, or of it and the next, between which lies as long a time."""
    if figure.type is not FigureType.DURATION or figure.low is None:
        return None
    if figure.unit in _MINUTES:
        return _between_times(figure, index, stated_in)
    if figure.unit not in _UNITS:
        return None
    said = stated_in.clause(figure).wide
    for date in index.once(_dates_by_length).get(days(figure, figure.low), ()):
        # The days of a span are all counted: from 4 to 21 May it is 18.
        if said & index.clause(date).wide:
            return Derivation((date.start, date.end), f"{date.text}, both days counted", RULE)
    if not _is_interval(figure, stated_in):
        return None
    if found := to_come(figure, index, stated_in):
        return found
    is_later = _LATER.match(stated_in.text, figure.end) is not None
    pairs = index.once(_pairs_by_distance)
    if figure.low % 1:
        return None  # two and a half years are not two
    aparts = [int(figure.low) + shift for shift in _SHIFTS.get(figure.bound, (0,))]
    for _, one, other in sorted(
        (row for apart in aparts if apart for row in pairs.get((figure.unit, apart), ())), key=_place
    ):
        own, others = index.clause(one).wide, index.clause(other).wide
        # Of two sentences each must be spoken of.
        # "The strike lasted three weeks" has no more to tell than one word of the sentence with both dates.
        least = 1 if index.sentence(one.start) == index.sentence(other.start) else _TELLING
        further = index.sentence(one.start)[1] < index.sentence(other.start)[0]
        if further and not (is_later and own & said - others and others & said - own):
            continue  # of dates far apart only what is said to be later than something
        if len(said & (own | others)) >= least and said & own and said & others:
            return Derivation((one.start, other.end), f"from {one.text} to {other.text}", RULE)
    return None


def _between_times(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The clock times of two sentences, one after the other, that lie as far apart: "half an hour after"."""
    if figure.low is None or not _is_interval(figure, stated_in):
        return None
    said = stated_in.clause(figure).wide
    minutes = figure.low * _MINUTES[figure.unit or ""]
    low, high = (minutes * end for end in _NEARLY.get(figure.bound, (1, 1)))
    pairs = index.once(_times_by_distance)
    found = [pair for apart in pairs if low <= apart <= high for pair in pairs[apart]]
    event = _event_behind(figure, stated_in) if found else frozenset[str]()
    # "Twelve minutes after the release" is not counted from what the source tells of another time.
    times = islice(index.of_types(FigureType.TIME), _MOST_ALIKE) if event else ()
    most = max((len(event & index.clause(time).wide) for time in times), default=0)
    for one, other in found:
        own, others = (said & index.clause(time).wide for time in (one, other))
        beside = index.sentence(one.start) == index.sentence(other.start) and own
        if (beside or (own - others and others - own)) and max(len(event & own), len(event & others)) == most:
            return Derivation((one.start, other.end), f"from {one.text} to {other.text}", RULE)
    return None


def _event_behind(figure: Figure, stated_in: FigureIndex) -> frozenset[str]:
    """The keys of the words behind "after" or "before"."""
    match = _AFTER.match(stated_in.text, figure.end)
    if match is None:
        return frozenset()
    return keys_of(stated_in.text[match.end() : stated_in.sentence(figure.start)[1]])


def _times_by_distance(index: FigureIndex) -> Mapping[Decimal, list[tuple[Figure, Figure]]]:
    """The pairs of a clock time and one of the next three, by the minutes between, in order; of very many the first."""
    found: defaultdict[Decimal, list[tuple[Figure, Figure]]] = defaultdict(list)
    times = sorted(index.of_types(FigureType.TIME), key=lambda time: time.start)
    for place, one in enumerate(times):
        for other in times[place + 1 : place + 1 + _MOST_LATER]:
            low, high = (60 * (time.parts[0] or Decimal(0)) + (time.parts[1] or Decimal(0)) for time in (one, other))
            if len(found[abs(high - low)]) < _MOST_ALIKE:
                found[abs(high - low)].append((one, other))
    return dict(sorted(found.items()))


def _place(row: tuple[int, Figure, Figure]) -> int:
    return row[0]


def _is_interval(figure: Figure, stated_in: FigureIndex) -> bool:
    """True for "eight years after", "took eight years"."""
    text = stated_in.text
    before = text[max(0, figure.start - 32) : figure.start]
    return bool(is_to_come(figure, text) or _AFTER.match(text, figure.end) or _BEFORE.search(before))


def _dates_by_length(index: FigureIndex) -> Mapping[Decimal | None, list[Figure]]:
    """The spans of dates by their days; of very many of one length the first."""
    found: defaultdict[Decimal | None, list[Figure]] = defaultdict(list)
    for days_long, date in _spans(index):
        if len(found[days_long]) < _MOST_ALIKE:
            found[days_long].append(date)
    return found


def _pairs_by_distance(index: FigureIndex) -> Mapping[tuple[str, int], list[tuple[int, Figure, Figure]]]:
    """The pairs of dates by what lies between them, each with its place; of very many alike the first."""
    found: defaultdict[tuple[str, int], list[tuple[int, Figure, Figure]]] = defaultdict(list)
    for place, (one, other) in enumerate(_pairs(index)):
        for unit in _UNITS:
            apart = _apart(one, other, unit)
            if apart is not None and len(found[unit, apart]) < _MOST_ALIKE:
                found[unit, apart].append((place, one, other))
    return found


def _spans(index: FigureIndex) -> Iterator[tuple[Decimal, Figure]]:
    """The days of each span of dates: of "4 to 21 May", and of "28 May to 3 June"."""
    for date in index.of_types(FigureType.DATE):
        if len(date.parts) > 3 and date.parts[2] is not None and date.parts[3] is not None:
            yield date.parts[3] - date.parts[2] + 1, date
    for one, other in pairwise(index.of_types(FigureType.DATE)):
        known = _year(one) or _year(other)
        first, last = day_of(one, known), day_of(other, known)
        if first and last and last > first and _TO.fullmatch(index.text, one.end, other.start):
            yield Decimal((last - first).days + 1), one


def _pairs(index: FigureIndex) -> Iterator[tuple[Figure, Figure]]:
    """The dates of one sentence, each with each, the last with the first of the next, and the first ones of others."""
    last: list[Figure] = []
    further: list[Figure] = []
    dates = sorted(index.of_types(FigureType.DATE, FigureType.YEAR), key=lambda date: date.start)
    for start, group in _by_sentence(dates, index):
        yield from combinations(group[:_MOST], 2)
        if last and index.sentence(last[0].start)[1] == start:
            yield last[-1], group[0]
        for before in further:
            yield before, group[0]
        further = [*further, group[0]][-_MOST:]
        last = group


def _by_sentence(dates: list[Figure], index: FigureIndex) -> Iterator[tuple[int, list[Figure]]]:
    group: list[Figure] = []
    end = start = 0
    for date in dates:
        if date.start >= end:
            if group:
                yield start, group
            group, (start, end) = [], index.sentence(date.start)
        group.append(date)
    if group:
        yield start, group


def _apart(one: Figure, other: Figure, unit: str) -> int | None:
    """How many of a unit lie between two dates that both tell it; weeks and days only between days."""
    years = [_year(date) for date in (one, other)]
    if unit == "year":
        if years[0] is None or years[1] is None:
            return None
        early, late = (None if date.type is FigureType.YEAR else date.parts[1] for date in (one, other))
        if early is None or late is None:
            return abs(years[0] - years[1])
        # From November 2021 to March 2023 it is a year and a bit, not two.
        return (abs(12 * (years[0] - years[1]) + int(early - late)) + _NEARLY_A_YEAR) // 12
    if one.type is not FigureType.DATE or other.type is not FigureType.DATE:
        return None
    if (years[0] is None) != (years[1] is None) and unit == "month":
        return None
    if unit == "month":
        months = [(year or 0) * 12 + int(date.parts[1] or 0) for year, date in zip(years, (one, other), strict=True)]
        return abs(months[0] - months[1])
    known = years[0] or years[1]
    # From "6 to 11 March" to a day after it is from the 11th.
    end = replace(one, parts=(*one.parts[:2], one.parts[3])) if len(one.parts) > _SPAN else one
    first, last = day_of(end, known), day_of(other, known)
    if first is None or last is None:
        return None
    gap = abs((last - first).days)
    if (each := WEEKS.get(unit)) is None:
        return gap
    return round(gap / each) if abs(gap - each * round(gap / each)) <= (ROUGHLY if gap > each else 0) else None


def _year(date: Figure) -> int | None:
    if date.type is FigureType.YEAR:
        return int(date.low) if date.low is not None and date.low == date.high else None
    return None if date.parts[0] is None else int(date.parts[0])
