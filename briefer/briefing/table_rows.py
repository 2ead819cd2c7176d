"""The row of a table that says most, with its head, as a statement: "Below $40,000: $9,500 (air source)."."""

import re
from collections.abc import Iterator, Sequence

from briefer.briefing.brief import Row
from briefer.briefing.composite import Composite
from briefer.documents.article import Article, Section
from briefer.text.span import Span

_GAP = re.compile(r"\t+|; | {3,}")
_LONGEST_ROW = 35
_LONGEST_CELL = 60  # characters
_MOST_COLUMNS = 6
_MOST_NAMED = 40
"""Rows of a table that are looked for in the prose beside it."""
# "Total", "All households": the row that says most.
_TOTAL = re.compile(r"(?:Grand )?(?:Total|Overall|All)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_DIGIT = re.compile(r"\d")


def table_rows(article: Article, paragraphs: Sequence[Span]) -> Iterator[Composite]:
    """Of each table its head with the row that says most: "Below $40,000: $9,500 (air source)."."""
    text = article.text
    cells = [_cells(paragraph.of(text)) for paragraph in paragraphs]
    prose = "\n".join(p.of(text) for p, row in zip(paragraphs, cells, strict=True) if not row).casefold()
    at = 0
    while at < len(paragraphs):
        end = at + 1
        while end < len(paragraphs) and cells[end] and len(cells[end]) == len(cells[at + 1]) > 1:
            end += 1
        head, rows = cells[at], range(at + 1, end)
        short = len(rows) > 0 and len(cells[rows[0]]) - len(head)
        if rows and head and short in (0, 1) and not _is_data(head) and _is_data(cells[rows[0]]):
            heads = head if short == 0 else ("", *head)
            row = rows[_most_telling([cells[k][0] for k in rows], prose)]
            said = _row(heads, cells[row])
            if len(said.split()) <= _LONGEST_ROW:
                span = Span(paragraphs[at].start, paragraphs[end - 1].end)
                parts = (paragraphs[at], paragraphs[row])
                yield Composite(said, parts, span, paragraphs[row], row=Row(heads, cells[row]))
            at = end
        else:
            at += 1


def _most_telling(labels: Sequence[str], prose: str) -> int:
    """Which row of a table says most: its total, its newest year, the one that the prose beside it names first."""
    total = next((k for k, label in enumerate(labels) if _TOTAL.match(label)), None)
    if total is not None:
        return total
    if all(map(_YEAR.match, labels)):
        return max(range(len(labels)), key=lambda k: labels[k][:4])
    named = [(at, k) for k, label in enumerate(labels[:_MOST_NAMED]) if (at := _place_of(label, prose)) is not None]
    return min(named, default=(0, 0))[1]


def _place_of(label: str, prose: str) -> int | None:
    """Where a text, case-folded, names what a row is about."""
    at = prose.find(label.casefold())
    end = at + len(label)
    return at if at >= 0 and not prose[at - 1 : at].isalnum() and not prose[end : end + 1].isalnum() else None


def is_table(article: Article, section: Section) -> bool:
    """Whether a section holds little more than the rows of a table."""
    rows = sum(bool(_cells(paragraph.of(article.text))) for paragraph in section.paragraphs)
    return rows > 1 and 2 * rows > len(section.paragraphs)


def _cells(paragraph: str) -> tuple[str, ...]:
    """The cells of a row; none of what is no row."""
    found = tuple(cell.strip() for cell in _GAP.split(paragraph.strip().rstrip(".")))
    fits = 1 < len(found) <= _MOST_COLUMNS and all(0 < len(cell) <= _LONGEST_CELL for cell in found)
    return found if fits and "\n" not in paragraph else ()


def _is_data(cells: Sequence[str]) -> bool:
    """Whether a row holds figures: more of its cells, beside its first, begin with one than do not."""
    rest = [cell.lstrip("$€£¥(-–−+~<>≈") for cell in cells[1:]]
    figures = sum(bool(_DIGIT.match(cell)) and not re.fullmatch(r"(?:19|20)\d\d", cell) for cell in rest)
    return 2 * figures >= len(rest)


def _row(heads: Sequence[str], cells: Sequence[str]) -> str:
    # "Lowest (euros)" is no bracket in a bracket: "3,200 (Lowest, euros)".
    named = [_BRACKET.sub(r", \1", head) for head in heads]
    values = [f"{cell} ({head})" if head else cell for head, cell in zip(named[1:], cells[1:], strict=True)]
    return f"{cells[0]}: {', '.join(values)}."
