"""Of which row and which column of a table a figure is.

Of ``| Region | 2024 | 2025 |`` and ``| North | 14.2 | 17.9 |`` 17.9 is the North's in 2025. A summary that names
another row or another column, and not the figure's own, has it in the wrong place.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Self

from briefer.facts.figures.grammar.dates import full_year
from briefer.facts.figures.grammar.rows import Row, tables
from briefer.facts.figures.judging.index import FEW_PLACES, FigureIndex
from briefer.facts.mention import Figure
from briefer.text.english import CONJUNCTIONS, DETERMINERS
from briefer.text.remembered import REMEMBERED
from briefer.text.words import CELL_WORD, stem

_FEWEST_CELLS: Final = 2
_MOST_ROWS: Final = 64
_JOINING: Final = DETERMINERS | CONJUNCTIONS | {"of", "to", "in"}
_NUMBER: Final = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?")
_FISCAL: Final = re.compile(r"fy(\d{2}|\d{4})")
_YEAR: Final = re.compile(r"(?<!\d)(?:FY ?)?((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table: its row's cells, those of the table's head, and which of them it is, from 0."""

    row: Sequence[str]
    head: Sequence[str]
    rows: Sequence[Row]
    """The other rows below the head, of a long table the nearest."""
    column: int

    @property
    def others_of_row(self) -> Iterator[tuple[str, str]]:
        """The other cells of its row, each with the head of its column."""
        for place in range(1, len(self.row)):
            if place != self.column:
                yield self.head[place], self.row[place]

    @property
    def others_of_column(self) -> Iterator[tuple[str, str]]:
        """The other cells of its column, each with what its row is called."""
        for row in self.rows:
            if len(row) > self.column:
                yield row[0].text, row[self.column].text

    @property
    def one_before(self) -> str | None:
        """The cell of the same row for the year before, where the head of both columns has a year."""
        ours = _YEAR.search(self.head[self.column])
        for head, cell in self.others_of_row:
            year = _YEAR.search(head)
            if not ours or not year or int(year[1]) != int(ours[1]) - 1:
                continue
            if head.replace(year[1], ours[1]) == self.head[self.column]:
                return cell
        return None

    @property
    def went(self) -> int:
        """Which way it went from the year before: 1, -1, and 0 where the two cells are no single numbers."""
        was, now = (_NUMBER.findall(cell) for cell in (self.one_before or "", self.row[self.column]))
        if len(was) != 1 or len(now) != 1:
            return 0
        low, high = (Decimal(number.replace(",", "")) for number in (*was, *now))
        return (high > low) - (high < low)


def cell_of(figure: Figure, index: FigureIndex) -> Cell | None:
    """The cell of a figure of this text; None for one in no table with a head, or in a row that is not as long."""
    laid = index.once(_Laid.of)
    place = bisect_right(laid.starts, figure.start) - 1
    if place < 0 or figure.start >= laid.rows[place][-1].end:
        return None
    row, table = laid.rows[place], laid.tables[laid.tables_of_rows[place]]
    column = next((number for number, cell in enumerate(row) if cell.start <= figure.start < cell.end), 0)
    if row is table[0] or not column or len(table[0]) < _FEWEST_CELLS or len(table[0]) != len(row):
        return None
    number = place - bisect_left(laid.tables_of_rows, laid.tables_of_rows[place])
    near = [one for one in table[max(1, number - _MOST_ROWS) : number + _MOST_ROWS] if one is not row]
    return Cell(_texts(row), _texts(table[0]), near, column)


@dataclass(frozen=True, slots=True)
class _Laid:
    """The rows of all tables of a text, where they start, and of which table each is."""

    tables: Sequence[Sequence[Row]]
    rows: Sequence[Row]
    starts: Sequence[int]
    tables_of_rows: Sequence[int]

    @classmethod
    def of(cls, index: FigureIndex) -> Self:
        found = tuple(tables(index.text))
        rows = [row for table in found for row in table]
        numbers = [number for number, table in enumerate(found) for _ in table]
        return cls(found, rows, [row[0].start for row in rows], numbers)


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row]


@lru_cache(REMEMBERED)  # a figure of a table is held against the rows around it, which are those of the next figure
def words_of_cell(text: str) -> frozenset[str]:
    """The words of a cell, or of what is said of it, so that they compare."""
    found = (match.group().casefold() for match in CELL_WORD.finditer(text))
    return frozenset(_as_compared(word) for word in found if word not in _JOINING)


def _as_compared(word: str) -> str:
    if word[0].isdigit():
        return word
    # "FY2024" and "FY24" are "fiscal 2024".
    fiscal = _FISCAL.fullmatch(word)
    return (fiscal[1] if len(fiscal[1]) > 2 else str(full_year(int(fiscal[1])))) if fiscal else stem(word)


def of_another_cell(
    figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> tuple[str, str] | None:
    """What the summary calls the figure's row or column, and the cell that is there; None where it may be its own.

    Args:
        figure: A figure of the summary that the source states.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    if not index.once(_Laid.of).rows:
        return None
    cells = [cell for place in stated[:FEW_PLACES] if (cell := cell_of(place, index))]
    if not cells or len(cells) < len(stated):
        return None
    part = _part(figure, stated_in)
    is_old = stated_in.clause(figure).old
    said = part if is_old else words_of_cell(stated_in.text[slice(*stated_in.sentence(figure.start))])
    found: tuple[str, str] | None = None
    for cell in cells:
        # "Seats" and "Change" may both be said of a gain in seats; "2024" and "2025" exclude each other.
        own = cell.row[cell.column]
        heads = (
            (head, one)
            for head, one in cell.others_of_row
            if _are_alike(head, cell.head[cell.column]) and _unit(one) == _unit(own)
        )
        sides = ((cell.row[0], cell.others_of_column), (cell.head[cell.column], heads))
        its = _numbers(own)
        rival = next((rival for name, others in sides if (rival := _named(name, others, said, part, its))), None)
        if rival is None:
            return None
        found = found or rival
    return found


def _are_alike(one: str, other: str) -> bool:
    """True for the heads of two columns of one thing: they share a word, or both have a number."""
    here, there = words_of_cell(one), words_of_cell(other)
    return bool(here & there) or all(any(map(str.isdigit, "".join(words))) for words in (here, there))


def _part(figure: Figure, stated_in: FigureIndex) -> frozenset[str]:
    """What is said of this figure alone: the year right behind it ("1,310 in 2024 to 1,190"), else its clause."""
    after = stated_in.next_amount(figure)
    behind = stated_in.text[figure.end : after.start if after else stated_in.sentence(figure.start)[1]]
    clause = stated_in.clause(figure)
    # "Fell to $94m in 2024 from $120m": the year is not that of what was before.
    if clause.old or _YEAR.search(behind):
        return words_of_cell(behind)
    return words_of_cell(stated_in.text[slice(*clause.span)])


def _unit(cell: str) -> frozenset[str]:
    """What stands with the number of a cell: doses in mg are no doses a day."""
    return words_of_cell(cell) - _numbers(cell)


@lru_cache(REMEMBERED)
def _numbers(cell: str) -> frozenset[str]:
    return frozenset(word for word in words_of_cell(cell) if word[0].isdigit())


def _named(
    own: str,
    others: Iterator[tuple[str, str]],
    said: frozenset[str],
    part: frozenset[str],
    its: frozenset[str],
) -> tuple[str, str] | None:
    """The other row or column that a summary names, where it says nothing that only the figure's own is called.

    Of a sentence that has the other's figure too ("from 14.2 to 17.9 in 2025") only the figure's `part` is asked. What
    has the figure's own numbers, `its`, is no other.
    """
    ours = words_of_cell(own)
    for name, cell in others:
        theirs = words_of_cell(name)
        numbers = _numbers(cell)
        if numbers == its:
            continue
        heard = part if numbers & said else said
        if theirs - ours and theirs - ours <= heard and not (ours - theirs) & heard:
            return name, cell
    return None


def turned_in_row(
    figure: Figure, way: int, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> bool:
    """True for "rose to 19.3" where the table has 21.6 for the year before.

    Args:
        figure: A figure of the summary that the source states.
        way: Which way the summary says that it went: 1 for up, -1 for down.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    if not way or not stated_in.text.endswith(" to ", 0, figure.start):
        return False
    cells = [cell_of(place, index) for place in stated[:FEW_PLACES]]
    return bool(cells) and all(cell is not None and cell.went == -way for cell in cells)


def is_under_percent(figure: Figure, index: FigureIndex) -> bool:
    """True for a bare number of a table in a column that is headed in percent: "Votes %"."""
    cell = cell_of(figure, index)
    return cell is not None and "%" in cell.head[cell.column]
