"""From a PDF to the lines on its pages: their text, the size and weight of their type, and where they stand."""

import io
import logging
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from typing import Any

import pypdf  # noqa: TID253  # only PDFs lead here
from pypdf.errors import DependencyError, PyPdfError  # noqa: TID253

from briefer.errors import InputError
from briefer.readers.markdown.article import on_one_line
from briefer.readers.markdown.render import clean

MAX_PAGES = 5_000
MAX_OPERATORS = 20_000_000
"""Most drawing operators, over all pages: a page of text has some thousand."""

_TAIL = 4_096
_BROKEN = (
    PyPdfError, zlib.error, struct.error, OSError, EOFError, KeyError, IndexError, ValueError, TypeError,
    AttributeError, ArithmeticError, AssertionError, NotImplementedError, RecursionError, StopIteration,
)  # fmt: skip
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_LOW = 0.05
"""How far below the line, as a share of the size of its type, a lowered figure stands at least."""

# Without a handler its warnings would reach the terminal.
_LOGGER = logging.getLogger("pypdf")
_LOGGER.addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of text: the size of most of its type in points, and where it begins, from the lower left, in points."""

    text: str
    size: float
    bold: bool
    x: float
    y: float
    page: int


@dataclass(frozen=True, slots=True)
class _Fragment:
    text: str
    size: float
    bold: bool
    x: float
    y: float


def lines_of(data: bytes, name: str) -> list[list[PdfLine]]:
    """The lines of each page, in the order in which they are drawn.

    Raises:
        InputError: the PDF needs a password, is cut short, broken, or too large.
    """
    if b"startxref" not in data[-_TAIL:]:
        raise InputError(f"{name}: a PDF that is cut short; get a whole copy")
    budget = _Budget(name)
    number = 0
    damage = _Damage()
    _LOGGER.addHandler(damage)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{name}: this PDF needs a password; save it without one and try again")
        if len(reader.pages) > MAX_PAGES:
            raise InputError(f"{name}: a PDF of more than {MAX_PAGES:,} pages; split it into parts")
        pages = []
        for number, page in enumerate(reader.pages, start=1):
            fragments: list[_Fragment] = []
            page.extract_text(visitor_operand_before=budget.spend, visitor_text=_collector(fragments))
            if damage.seen:
                raise InputError(_broken(name, number))
            pages.append(list(_lines(fragments, number)))
    except DependencyError as error:
        raise InputError(f"{name}: this PDF is encrypted; save it without a password and try again") from error
    except _BROKEN as error:
        raise InputError(_broken(name, number)) from error
    finally:
        _LOGGER.removeHandler(damage)
    return pages


def _broken(name: str, page: int) -> str:
    where = f" (page {page})" if page else ""
    return f"{name}: a broken PDF{where}; open it in a PDF viewer and print it to a new file"


class _Damage(logging.Handler):
    """Notices what pypdf only warns of, though text is lost by it: a stream or an object that cannot be read."""

    seen = False

    def emit(self, record: logging.LogRecord) -> None:
        """Looks at one warning."""
        message = record.getMessage()
        # A stream is whole though its checksum is wrong.
        lost = "decompressing" in message and "incorrect data check" not in message
        self.seen = self.seen or lost or (message.startswith("Object ") and message.endswith("not defined."))


class _Budget:
    """Counts drawing operators, so that no page takes for ever."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = MAX_OPERATORS

    def spend(self, *_: Any) -> None:
        """One operator more.

        Raises:
            InputError: there are too many.
        """
        self._left -= 1
        if self._left < 0:
            raise InputError(f"{self._name}: a PDF that draws more than {MAX_OPERATORS:,} things; split it into parts")


def _collector(fragments: list[_Fragment]) -> Any:
    def collect(text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        if not text:
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = hypot(tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
        fragments.append(_Fragment(text, abs(size) * height, _is_bold(font), x, y))

    return collect


def _is_bold(font: dict[str, Any] | None) -> bool:
    name = str((font or {}).get("/BaseFont", "")).lower()
    return "bold" in name or "black" in name or "heavy" in name or "cmbx" in name


def _lines(fragments: list[_Fragment], page: int) -> Iterator[PdfLine]:
    line: list[_Fragment] = []
    for fragment in fragments:
        first, *rest = fragment.text.split("\n")
        line.append(_with_text(fragment, first))
        for text in rest:
            yield from _line(line, page)
            line = [_with_text(fragment, text)]
    yield from _line(line, page)


def _with_text(fragment: _Fragment, text: str) -> _Fragment:
    return _Fragment(text, fragment.size, fragment.bold, fragment.x, fragment.y)


def _line(fragments: list[_Fragment], page: int) -> Iterator[PdfLine]:
    shown = [fragment for fragment in fragments if fragment.text.strip()]
    if not shown:
        return
    sizes: Counter[float] = Counter()
    bold = 0
    for fragment in shown:
        length = len(fragment.text.strip())
        sizes[round(2 * fragment.size) / 2] += length
        bold += length if fragment.bold else 0
    size = sizes.most_common(1)[0][0]
    base = min(shown, key=lambda fragment: abs(fragment.size - size)).y
    text = ""
    for fragment in fragments:
        text += _set_apart(fragment, size, base, text[-1:])
    if text := on_one_line(clean(text)):
        yield PdfLine(text, size, 10 * bold >= 9 * sum(sizes.values()), shown[0].x, base, page)


def _set_apart(fragment: _Fragment, size: float, base: float, before: str) -> str:
    """A footnote's mark or an exponent is set small: "18%" with a raised 1 is not 18%1, nor 10 with a 6 106.

    CO2 with a small 2 below the line is CO2.
    """
    if fragment.size >= 0.8 * size or not fragment.text.strip().isdecimal():
        return fragment.text
    if fragment.y > base - _LOW * size:
        return fragment.text.translate(_RAISED)
    return fragment.text if before.isalpha() else fragment.text.translate(_LOWERED)
