"""Cells that span rows or columns: each row of a table with as many cells as stand to the left of its last one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

MAX_COLUMNS = 40
"""Columns that spans are minded in, and most that a cell spans: what claims more is no table that one reads."""
_LONGEST_NUMBER = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, how many columns it spans, and how many rows, its own among them; 0 rows are all to the end."""

    text: str
    columns: int = 1
    rows: int = 1


def cell_of(element: etree._Element, text: str) -> Cell:
    """A ``td`` or ``th`` with its text. A span that is no number is one."""
    return Cell(text, max(1, min(_number(element.get("colspan")), MAX_COLUMNS)), _number(element.get("rowspan")))


def aligned(rows: Iterable[Sequence[Cell]]) -> Iterator[tuple[str, ...]]:
    """The texts of each row by column, with "" where a cell of its own row or of one above spreads.

    "2019" over two rows leaves its column empty in the second: ``("2019", "Orland", "120")``, then
    ``("", "Vastby", "560")``. In a table with more such places than cells the rows are left as they are.
    """
    covered: dict[int, int] = {}
    """For a column how many more rows a cell above covers; -1 for all."""
    spare = MAX_COLUMNS
    for row in rows:
        texts: list[str] = []
        begun: dict[int, int] = {}
        last = 0
        for cell in row:
            while len(texts) in covered:
                texts.append("")
            spanned = range(len(texts), max(len(texts) + 1, min(len(texts) + cell.columns, MAX_COLUMNS)))
            begun |= {column: cell.rows - 1 for column in spanned if column < MAX_COLUMNS}
            texts += [cell.text, *[""] * (len(spanned) - 1)]
            last = spanned.start + 1
        covered = {column: rest - 1 if rest > 0 else rest for column, rest in covered.items()} | begun
        covered = {column: rest for column, rest in covered.items() if rest}
        spare += 2 * len(row) - last
        yield tuple(texts[:last]) if spare >= 0 else tuple(cell.text for cell in row)


def _number(written: str | None) -> int:
    told = (written or "").strip()
    return int(told) if told.isascii() and told.isdecimal() and len(told) <= _LONGEST_NUMBER else 1
