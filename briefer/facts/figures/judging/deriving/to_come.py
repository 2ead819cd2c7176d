"""What is to come in so many weeks: "in a fortnight" of a text of 27 October whose only day to come is 9 November."""

import datetime
import re
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.mention import Figure, FigureType

RULE: Final = "time-between"
WEEKS: Final = {"week": 7, "fortnight": 14}
ROUGHLY: Final = 1
"""By how many days weeks may be off: what comes in 13 days comes in two weeks, too."""
_IN: Final = re.compile(r"\bin\s(?:[a-z]+\s)?\Z", re.IGNORECASE)
_REACH: Final = 24
_A_LEAP_YEAR: Final = 2000


def is_to_come(figure: Figure, text: str) -> bool:
    """True for "in a fortnight"; "in two years" is so long."""
    return figure.unit in WEEKS and _IN.search(text, max(0, figure.start - _REACH), figure.start) is not None


def to_come(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The day of the text's own, or its first, and the only one after it, so many weeks apart."""
    told = index.once(_last_day) if is_to_come(figure, stated_in.text) else None
    if told is None or figure.unit is None:
        return None
    gap, first, last = told
    if abs(gap - WEEKS[figure.unit] * (figure.low or Decimal(0))) > ROUGHLY:
        return None
    return Derivation((last.start, last.end), f"from {first} to {last.text}", RULE)


def _last_day(index: FigureIndex) -> tuple[int, str, Figure] | None:
    """The only day of a text after its own, or its first, and how many days after; None where there are more."""
    year = index.dateline.year if index.dateline else None
    days = {day: one for one in index.of_types(FigureType.DATE) if (day := day_of(one, year))}
    own = index.dateline or min(days, default=None)
    later = [day for day in days if own and day > own]
    if own is None or len(later) != 1:
        return None
    return (later[0] - own).days, days[own].text if own in days else own.isoformat(), days[later[0]]


def day_of(date: Figure, known: int | None = None) -> datetime.date | None:
    """The day of a date; of one without a year in the year that is `known`."""
    year, month, day = (None if part is None else int(part) for part in date.parts[:3])
    if month is None or day is None:
        return None
    try:
        return datetime.date(year or known or _A_LEAP_YEAR, month, day)
    except ValueError:
        return None
