"""Opening a PDF, within limits, and telling in one line what keeps it from being read."""

import re
import threading
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium  # noqa: TID253  # only PDFs lead here
import pypdfium2.raw as raw  # noqa: TID253

from briefer.errors import InputError
from briefer.readers.pdf.nesting import MAX_DRAWN, Forms

MAX_PAGES = 5_000
MAX_CHARACTERS = 20_000_000
"""Most characters, over all pages: a long book has some two million."""

_TAIL = 4_096
_LOCK = threading.RLock()
"""PDFium keeps global state: two threads must not be in it at once."""

_UNPACKED = 1 << 16
_MOST_UNPACKED = 400_000_000
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE = re.compile(rb"/Filter\s*(?:\[\s*)?/(?:FlateDecode|Fl)\b\s*\]?(?!\s*/)")
_NO_TEXT = re.compile(rb"/Subtype\s*/(?:Image|XML)\b|/Type\s*/Metadata\b")
_CONTENTS = re.compile(rb"/Contents\s*(?:(\d+)\s+(\d+)\s+R|\[((?:\s*\d+\s+\d+\s+R)+)\s*\])")
_REFERENCE = re.compile(rb"(\d+)\s+(\d+)\s+R")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_OBJECT = re.compile(rb"(?<!\d)(\d+)\s+\d+\s+obj\b")


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Any]:
    """The document, for as long as the context lasts; no other thread reads a PDF meanwhile.

    Raises:
        InputError: the PDF needs a password, is cut short, broken, or has too many pages.
    """
    if b"startxref" not in data[-_TAIL:]:
        raise InputError(f"{name}: a PDF that is cut short; get a whole copy")
    refuse_damage(data, name)
    with _LOCK:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if error.err_code == raw.FPDF_ERR_PASSWORD:
                raise InputError(f"{name}: this PDF needs a password; save it without one and try again") from error
            if error.err_code == raw.FPDF_ERR_SECURITY:
                raise InputError(f"{name}: this PDF is encrypted; save it without a password and try again") from error
            raise broken(name) from error
        try:
            if not len(document):
                raise broken(name)
            if len(document) > MAX_PAGES:
                raise InputError(f"{name}: a PDF of more than {MAX_PAGES:,} pages; split it into parts")
            yield document
        finally:
            document.close()


def broken(name: str, page: int = 0) -> InputError:
    """What is said of a PDF that cannot be read, or not from this page on."""
    where = f" (page {page})" if page else ""
    return InputError(f"{name}: a broken PDF{where}; open it in a PDF viewer and print it to a new file")


def refuse_damage(data: bytes, name: str) -> None:
    """Looks for what PDFium passes over in silence though text is lost by it.

    That is a packed stream that cannot be unpacked to its end, and a page whose content is not in the file. Encrypted
    files are not looked into.

    Raises:
        InputError: there is such damage.
    """
    if b"/Encrypt" in data:
        return
    defined = {int(match[1]): match.end() for match in _OBJECT.finditer(data)}
    packed = b"/ObjStm" in data
    for match in _CONTENTS.finditer(data):
        listed = match[3]
        # A lone reference may be to a list of streams, and that may lie in a packed stream of objects.
        if listed is None and packed:
            continue
        numbers = _listed(match)
        if not defined.keys() >= set(numbers):
            raise broken(name, _page_with(data, numbers))
    left = _MOST_UNPACKED
    forms = Forms()
    for match in _STREAM.finditer(data):
        opening = data.rfind(b" obj", max(0, match.start() - 2_000), match.start())
        head = data[opening if opening >= 0 else match.start() : match.start()]
        before = data[max(0, opening - 24) : opening + 4] if opening >= 0 else b""
        number = next((int(its[1]) for its in reversed(list(_OBJECT.finditer(before)))), 0)
        flate = _FLATE.search(head) is not None
        end = data.find(b"endstream", match.end())
        forms.add(number, head, data[match.end() : end if end >= 0 else None], flate)
        if not flate or _NO_TEXT.search(head):
            continue
        whole, left = _unpacks(data, match.end(), left)
        if not whole:
            raise broken(name, _page_with(data, [number]))
        if left <= 0:
            raise InputError(f"{name}: a PDF of more than {_MOST_UNPACKED // 1_000_000} MB when unpacked; split it")
    if forms.most_drawn(data, defined) > MAX_DRAWN:
        raise InputError(f"{name}: a PDF with forms in forms that come to more than {MAX_DRAWN:,} parts; print it anew")


def _listed(contents: re.Match[bytes]) -> list[int]:
    """The objects in which the content of a page lies."""
    return [int(number) for number, _ in _REFERENCE.findall(contents[3])] if contents[3] else [int(contents[1])]


def _page_with(data: bytes, numbers: Collection[int]) -> int:
    """Which page has its content in one of these objects, from 1; 0 where one look at the file does not tell."""
    kids = _KIDS.findall(data)
    for match in _CONTENTS.finditer(data) if len(kids) == 1 else ():
        opening = data.rfind(b" obj", 0, match.start())
        owner = [int(its[1]) for its in _OBJECT.finditer(data[max(0, opening - 24) : opening + 4])]
        order = [int(number) for number, _ in _REFERENCE.findall(kids[0])]
        if owner and owner[-1] in order and not set(numbers).isdisjoint(_listed(match)):
            return order.index(owner[-1]) + 1
    return 0


def _unpacks(data: bytes, start: int, left: int) -> tuple[bool, int]:
    """Whether what is packed at `start` can be unpacked to its end, and how many bytes may still be unpacked.

    A wrong checksum at the end loses nothing, nor does an end that is missing but for it.
    """
    unpacking = zlib.decompressobj()
    end = data.find(b"endstream", start)
    at, end = start, len(data) if end < 0 else end
    while left > 0:
        chunk = unpacking.unconsumed_tail or data[at : at + _UNPACKED]
        if not unpacking.unconsumed_tail:
            at += len(chunk)
        if not chunk:
            return False, left
        try:
            left -= len(unpacking.decompress(chunk, 1 << 20))
        except zlib.error as error:
            return "incorrect data check" in str(error), left
        if unpacking.eof:
            return True, left
        if at >= end and not unpacking.unconsumed_tail:
            # "endstream" may stand among packed bytes by chance, so what follows is tried as well.
            end = data.find(b"endstream", at)
            if end < 0:
                return False, left
    return True, left
