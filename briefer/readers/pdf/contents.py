"""Pages of contents: entries that end in the number of a page, which only grows."""

import re
from collections.abc import Sequence

from briefer.readers.pdf.lines import PdfLine
from briefer.readers.pdf.tables import PdfTable

_FEWEST = 3
_LED = re.compile(r"(?P<entry>.*?\S)\s*(?:(?:\.|…|·|_)\s?){3,}\s*(?P<page>\d{1,4}|[ivxlc]{1,7})\Z")
_PAGE = re.compile(r"\d{1,4}\Z")
_TITLE = re.compile(r"(?:table of )?contents\Z", re.IGNORECASE)
_LONGEST_TITLE = 40
_BEYOND = 60
"""How much larger than the count of pages the number of one may be: a preface may be counted apart."""

Item = PdfLine | PdfTable


def without_contents(items: Sequence[Item]) -> tuple[list[Item], tuple[str, ...]]:
    """The items that are no contents, and the entries of the contents, without the dots that lead to their pages."""
    pages = max((item.page for item in items), default=0)
    kept: list[Item] = []
    entries: list[str] = []
    at = 0
    while at < len(items):
        end, found = _contents(items, at, pages, kept[-1] if kept else None)
        if not found:
            kept.append(items[at])
            at += 1
            continue
        title = kept[-1] if kept else None
        if isinstance(title, PdfLine) and _is_title(title, items[at], alone=len(kept) == 1):
            entries.append(title.text)
            del kept[-1]
        entries += found
        at = end
    return (kept, tuple(entries)) if any(isinstance(item, PdfLine) for item in kept) else (list(items), ())


def _is_title(line: PdfLine, first: Item, *, alone: bool) -> bool:
    """Whether a line is the heading of the contents below it, and not what the whole document is called."""
    larger = isinstance(first, PdfLine) and (line.size > first.size or (line.bold and not first.bold))
    return _TITLE.match(line.text) is not None or (larger and not alone and len(line.text) <= _LONGEST_TITLE)


def _contents(items: Sequence[Item], start: int, pages: int, above: Item | None) -> tuple[int, list[str]]:
    """Behind the last entry of the contents that begin at `start`, and the entries; none where there are none."""
    first = items[start]
    if isinstance(first, PdfTable):
        titled = isinstance(above, PdfLine) and _TITLE.match(above.text) is not None
        return (start + 1, _table_entries(first)) if titled else (start, [])
    entries: list[str] = []
    numbers: list[int] = []
    end, at, waiting = start, start, ""
    while at < len(items):
        item = items[at]
        led = _LED.match(item.text) if isinstance(item, PdfLine) else None
        if led is None:
            # The first line of an entry that takes two.
            if isinstance(item, PdfTable) or waiting or not entries:
                break
            waiting = item.text
        else:
            entries.append(f"{waiting} {led['entry']} {led['page']}".strip())
            numbers += [int(led["page"])] if led["page"].isdecimal() else []
            waiting, end = "", at + 1
        at += 1
    grows = numbers == sorted(numbers) and all(number <= pages + _BEYOND for number in numbers)
    return (end, entries) if len(entries) >= _FEWEST and grows else (start, [])


def _table_entries(table: PdfTable) -> list[str]:
    """The entries that a table of titles and pages is; none where its last column holds anything else."""
    pages = [row[-1] for row in table.rows]
    if len(pages) < _FEWEST or not all(map(_PAGE.match, pages)):
        return []
    numbers = list(map(int, pages))
    return [" ".join(filter(None, row)) for row in table.rows] if numbers == sorted(numbers) else []
