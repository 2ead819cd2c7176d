"""Units that a table's head gives to bare numbers: the cells under "Rain (mm)", "Sales, $m" or "Days", or beside them.

A cell that is a number and no more is read as its head says: under "Rain (mm)" 41 is "41 mm", and under "SEK million"
154 is "SEK 154 million". What the row says comes before what its column says, and both before what the corner says.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from briefer.facts.figures.grammar.rows import RowCell, tables
from briefer.facts.figures.grammar.tables import OTHER_UNIT, PER_SHARE, is_plain, unit_of_caption
from briefer.facts.figures.grammar.vocabulary import SCALES
from briefer.facts.mention import Figure, FigureType

Reader = Callable[[str], tuple[Figure, ...]]
"""What finds the figures of a text."""

_LONGEST_HEAD: Final = 60
_BRACKETED: Final = re.compile(r"[(\[]\s*(?:in )?([^()\[\]]{1,40}?)\s*[)\]]\W*\Z")
_AFTER_COMMA: Final = re.compile(r", (?:in )?([^,()\[\]]{1,24})\Z")
_THOUSANDS: Final = re.compile(r"['’]?000s?|(?P<scale>thousand|million|billion)s?", re.IGNORECASE)
_PERCENT: Final = re.compile(
    r"(?:%|per ?cent|percent)\s(?:of|change|share)\b.*|.*\s(?:%|(?:in )?per ?cent)", re.IGNORECASE
)
_DIGIT: Final = re.compile(r"\d")
_MARKS: Final = "+-−–±*†‡ "
_SAMPLE: Final = Decimal(7)
_MEASURED: Final = frozenset({FigureType.QUANTITY, FigureType.DURATION, FigureType.PERCENT})


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a head makes of a number: its type, its unit, what one of it comes to, and what it is said for each of."""

    type: FigureType
    unit: str | None
    scale: Decimal
    per: str | None = None

    def of(self, figure: Figure) -> Figure:
        """The figure of a cell in this unit."""
        assert figure.low is not None
        low, high = figure.low * self.scale, (figure.high or figure.low) * self.scale
        value = figure.value if self.scale == 1 else format(low.normalize(), "f")
        return replace(figure, type=self.type, unit=self.unit, per=self.per, low=low, high=high, value=value)


def with_headers(text: str, figures: Sequence[Figure], read: Reader) -> Sequence[Figure]:
    """The figures, the bare cells of tables in the unit that their row, their column or the corner gives."""
    places = {figure.start: place for place, figure in enumerate(figures) if is_plain(figure)}
    out = list(figures)
    for table in tables(text) if places else ():
        head = table[0]
        columns = [_of_column(cell.text, read) for cell in head]
        corner = _of_corner(head[0].text, read)
        for row in table[1:]:
            side = _of_row(row[0].text, read)
            for number, cell in enumerate(row[1:], 1):
                column = columns[number] if len(row) == len(head) else None
                measure = side or column or _in_row(corner, row[0].text)
                place = _number_of(cell, places, figures)
                if place is None:
                    continue
                # Behind a cell stands another: the next line's "Bente" is no name of what is counted.
                figure = replace(figures[place], label=()) if figures[place].label else figures[place]
                out[place] = measure.of(figure) if measure else figure
    return out


def _number_of(cell: RowCell, places: dict[int, int], figures: Sequence[Figure]) -> int | None:
    """The place of the figure that is all that a cell says, but for a sign or the mark of a note."""
    if not cell.text or not _DIGIT.search(cell.text[:4]):
        return None
    for start in range(cell.start, min(cell.end, cell.start + 8)):
        if start in places:
            figure = figures[places[start]]
            return places[start] if cell.text.strip(_MARKS) == figure.text.strip(_MARKS) else None
    return None


@lru_cache(maxsize=1024)  # each row of a long table has its own
def _of_row(name: str, read: Reader) -> _Measure | None:
    """As in ``| Length (km) | 61 | 58 |``."""
    return _within(name, read)


@lru_cache(maxsize=1024)
def _of_column(name: str, read: Reader) -> _Measure | None:
    """As in "Rain (mm)", and where the head is no more than a unit: "Tonnes", "SEK million"."""
    if len(name) > _LONGEST_HEAD:
        return None
    if found := _within(name, read):
        return found
    if _DIGIT.search(name):
        return None  # a year, a quarter, an interval of confidence
    if _PERCENT.fullmatch(name):
        return _Measure(FigureType.PERCENT, "%", Decimal(1))
    # "Year" and "Week" number their rows; "Days" counts them.
    many = len(name) > 1 and (name.islower() or name[-1] in "s%")
    return _money(name) or (_plain(name, read) if many else None)


@lru_cache(maxsize=256)
def _of_corner(name: str, read: Reader) -> _Measure | None:
    """What the first cell of the head says of all the table: money in a scale, or what stands in brackets."""
    return None if len(name) > _LONGEST_HEAD else _money(name) or _within(name, read)


def _in_row(corner: _Measure | None, name: str) -> _Measure | None:
    """The corner's measure in a row: not of employees or margins, and of a share without the scale."""
    if corner is None or OTHER_UNIT.search(name):
        return None
    return replace(corner, scale=Decimal(1)) if PER_SHARE.search(name) else corner


def _within(name: str, read: Reader) -> _Measure | None:
    """The measure that a head has in brackets or behind a comma."""
    match = _BRACKETED.search(name) or _AFTER_COMMA.search(name)
    if match is None or _DIGIT.search(match[1].replace("000", "")):
        return None
    said = match[1].strip()
    if scale := _THOUSANDS.fullmatch(said):
        return _Measure(FigureType.COUNT, None, SCALES[(scale["scale"] or "thousand").lower()])
    return _money(said) or _plain(said, read)


def _money(said: str) -> _Measure | None:
    found = unit_of_caption(said)
    return _Measure(FigureType.MONEY, *found) if found else None


def _plain(said: str, read: Reader) -> _Measure | None:
    """What stands behind a number: "km", "tonnes a year", "%"."""
    sample = f"{_SAMPLE} {said}"
    found = read(sample)
    if len(found) != 1 or found[0].start or found[0].end != len(sample) or found[0].low is None:
        return None
    figure = found[0]
    if figure.type not in _MEASURED or figure.low != figure.high:
        return None
    return _Measure(figure.type, figure.unit, (figure.low or _SAMPLE) / _SAMPLE, figure.per)
