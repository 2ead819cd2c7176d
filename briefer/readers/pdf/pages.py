"""The pages of a PDF: their lines as they are drawn, and what stands on them in the order in which it is read."""

from collections.abc import Sequence
from itertools import chain

import pypdfium2 as pdfium  # noqa: TID253  # only PDFs lead here
import pypdfium2.raw as raw  # noqa: TID253

from briefer.errors import InputError
from briefer.readers.pdf.columns import regions_of
from briefer.readers.pdf.document import MAX_CHARACTERS, broken, opened
from briefer.readers.pdf.lines import PdfLine, lines_of
from briefer.readers.pdf.notes import body_size, parted
from briefer.readers.pdf.runs import RunReader
from briefer.readers.pdf.tables import PdfTable, row_across_pages, units_above, with_tables
from briefer.readers.pdf.titles import plausible_title


def read_pages(data: bytes, name: str) -> tuple[list[list[PdfLine]], str | None]:
    """The lines of each page in the order in which they are drawn, and the title that the file's properties tell.

    Raises:
        InputError: the PDF needs a password, is cut short, broken, or too large.
    """
    pages: list[list[PdfLine]] = []
    reader = RunReader()
    left = MAX_CHARACTERS
    with opened(data, name) as document:
        for number in range(1, len(document) + 1):
            try:
                page = document[number - 1]
                text_page = page.get_textpage()
            except pdfium.PdfiumError as error:
                raise broken(name, number) from error
            count = max(0, raw.FPDFText_CountChars(text_page.raw))
            left -= count
            if left < 0:
                raise InputError(f"{name}: a PDF of more than {MAX_CHARACTERS:,} characters; split it into parts")
            pages.append(lines_of(reader.runs_of(text_page.raw, count), number))
            text_page.close()
            page.close()
        title = plausible_title(document.get_metadata_value("Title"), name, pages)
    return pages, title


def items_of(pages: Sequence[Sequence[PdfLine]]) -> tuple[list[PdfLine | PdfTable], list[PdfLine]]:
    """The lines and tables of all pages in the order in which they are read, and the lines of the footnotes."""
    items: list[PdfLine | PdfTable] = []
    notes: list[PdfLine] = []
    body = body_size(chain.from_iterable(pages))
    for page in pages:
        for region in regions_of(page) if page else ():
            text, foot = parted(region, page, body)
            notes += foot
            for item in with_tables(text):
                _append(items, item)
    return items, notes


def _append(items: list[PdfLine | PdfTable], item: PdfLine | PdfTable) -> None:
    """Adds an item, with what belongs to a table that stands on another page or above it."""
    if items and (cut_off := row_across_pages(items[-1], item)):
        items[-1] = cut_off
    elif items and (cut_off := row_across_pages(item, items[-1])):
        item = cut_off
    if isinstance(item, PdfTable) and items and (headed := units_above(items[-1], item)):
        items[-1] = headed
    else:
        items.append(item)
