"""Which tables hold data, and the rows of those."""

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from briefer.readers.html.found import Found
from briefer.readers.html.seen import is_seen
from briefer.readers.html.spans import aligned, cell_of
from briefer.readers.html.text import text_of
from briefer.readers.markdown.render import DocBlock


def is_data(table: etree._Element) -> bool:
    """Whether a table holds data; one that lays out a page has blocks in its cells, or a single column."""
    if table.get("role") in ("presentation", "none"):
        return False
    if (
        next(table.iter("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "article", "form", "blockquote", "pre"), None)
        is not None
    ):
        return False
    if any(inner is not table for inner in table.iter("table")):
        return False
    if any(_has_own_text(part) for part in table.iter("table", "thead", "tbody", "tfoot", "tr")):
        return False
    if any(len(list(cell.iter("p", "div"))) > 2 for cell in table.iter("td")):
        return False
    return any(len([cell for cell in row if cell.tag in ("td", "th")]) > 1 for row in table.iter("tr"))


def _has_own_text(part: etree._Element) -> bool:
    """Whether words of a table stand in none of its cells, as broken markup has them."""
    return bool((part.text or "").strip()) or any((child.tail or "").strip() for child in part)


def rows_of(table: etree._Element) -> Iterator[Found]:
    """A caption and the rows of a table that are seen."""
    for caption in table.iter("caption"):
        if is_seen(caption) and (words := text_of(caption)):
            yield Found(DocBlock("paragraph", words), table, 0.0)
    rows = [row for row in table.iter("tr") if is_seen(row)]
    opens = True
    # No cell reaches from the head of a table into its body.
    for _, group in groupby(rows, key=etree._Element.getparent):
        for cells in aligned([cell_of(its, text_of(its)) for its in row if _is_cell(its)] for row in group):
            if any(cells):
                yield Found(DocBlock("row", cells=cells, opens=opens), table, 0.0)
                opens = False


def _is_cell(element: etree._Element) -> bool:
    return element.tag in ("td", "th") and is_seen(element)
