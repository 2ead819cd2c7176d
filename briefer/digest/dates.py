"""When an article was published, as far as it tells."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from briefer.facts.document import FactIndex
from briefer.facts.figures import find_figures
from briefer.facts.mention import Figure, FigureType

# "2025-03-04-strike.txt", "news/2025/03/04/strike.html", "20250304_strike.json".
_IN_PATH: Final = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_/.]?(?P<month>[01]\d)[-_/.]?(?P<day>[0-3]\d)(?!\d)")
_PUBLISHED: Final = re.compile(r"\b(?:published|updated|posted|modified|date|released|issued)\b", re.IGNORECASE)


def published(path: str, notes: Iterable[str], facts: FactIndex | None) -> date | None:
    """The day of an article: by its own notes, else its dateline, else its path; None where none of them says.

    Args:
        path: Its path.
        notes: Its credits and the lines of its front matter; a line that says "published" or the like comes first.
        facts: Its figures; the dateline is the first full date near the top on a line of its own or in brackets.
    """
    lines = sorted(notes, key=lambda line: _PUBLISHED.search(line) is None)
    stamped = next((day for line in lines for day in _days(line)), None)
    if stamped is not None:
        return stamped
    if facts is not None and facts.figure_index.dateline is not None:
        return facts.figure_index.dateline
    # The name of the file comes last, and says more than a folder.
    days = [_day(match["year"], match["month"], match["day"]) for match in _IN_PATH.finditer(path)]
    return days[-1] if days else None


def _days(line: str) -> Iterable[date]:
    return (day for figure in find_figures(line[:400]) if (day := day_of(figure)) is not None)


def day_of(figure: Figure, year: int | None = None) -> date | None:
    """The day that a date names; None for other figures and where the day, the month or the year is open.

    Args:
        figure: A figure of a text.
        year: What the year is where the date does not say.
    """
    if figure.type is not FigureType.DATE or len(figure.parts) != 3:
        return None
    given, month, day = figure.parts
    return _day(given if given is not None else year, month, day)


def _day(year: object, month: object, day: object) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(int(str(year)), int(str(month)), int(str(day)))
    except ValueError:
        return None
