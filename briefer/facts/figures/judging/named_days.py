"""Days that have a name of their own: Valentine's Day is 14 February, and in February."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.days import agreeing_dates, parts_of
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Figure, FigureType, Judgement, Name, Verdict
from briefer.text.patterns import one_of
from briefer.text.wordlists import word_map

RULE: Final = "named-day"
_DATES: Final = {
    name: tuple(int(part) for part in date.split("-")) for name, date in word_map(__package__, "named_days.tsv").items()
}
"""By each name in small letters the month and the day, behind the year where there was one only."""
_NAMES: Final = re.compile(rf"\b(?:{one_of(_DATES)})\b(?![/\d])".replace("'", "['’]"), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    year: int | None
    month: int
    day: int
    span: tuple[int, int]


def of_named_day(figure: Figure, index: FigureIndex) -> Judgement | None:
    """The verdict on a date of a summary for which the source has the day's name."""
    year, month, day = parts_of(figure)
    for named in index.once(_named_days).get(month or 0, ()):
        is_known = year is None or year == named.year or (named.year is None and year in index.years)
        if is_known and day in (None, named.day):
            said = f"{figure.text} - the source says {index.text[slice(*named.span)]}"
            return Judgement(Verdict.DERIVED, named.span, said, RULE)
    return None


def _named_days(index: FigureIndex) -> Mapping[int, list[_Named]]:
    """The days of a text that it calls by name, by their months."""
    found: dict[int, list[_Named]] = {}
    for match in _NAMES.finditer(index.text):
        *years, month, day = _DATES[_folded(match.group())]
        found.setdefault(month, []).append(_Named(years[0] if years else None, month, day, match.span()))
    return found


def by_its_date(name: Name, index: FigureIndex) -> Judgement | None:
    """The verdict on the name of a day in a summary for which the source has the date."""
    date = _DATES.get(_folded(name.text).removeprefix("the "))
    if date is None:
        return None
    *years, month, day = (Decimal(part) for part in date)
    sought = Figure(name.text, name.start, name.end, FigureType.DATE, parts=(None, month, day))
    for other in agreeing_dates(sought, index):
        if not years or other.parts[0] in (None, *years):
            said = f"{name.text} - the source says {other.text}"
            return Judgement(Verdict.DERIVED, (other.start, other.end), said, RULE)
    return None


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'")
