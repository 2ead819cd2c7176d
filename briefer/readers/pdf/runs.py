"""From a page to its runs of type: text in one font on one line, its place, its size, and the rise of its glyphs."""

import ctypes
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from math import atan2, degrees, hypot, isfinite
from typing import Any

import pypdfium2.raw as raw  # noqa: TID253  # only PDFs lead here

# A pointer as a number: made into an object for each character it would take most of the time.
_object_at = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
_DOUBLE = ctypes.c_double
_HYPHENS = {"\x02": "-", "\ufffe": "-"}
_NO_TEXT = {**dict.fromkeys("\x00\x01\x03\x04\x05\x06\x07\x08", " "), "\r": " ", "\n": " ", "\uffff": ""}
_TABLE = str.maketrans({**_HYPHENS, **_NO_TEXT})
_SMALLEST, _LARGEST, _FARTHEST = 0.1, 10_000.0, 1e7
"""Points beyond which type is drawn where nobody sees it."""
_BOLD_FROM = 600
_BOLD_NAMES = ("bold", "black", "heavy", "cmbx")

# Shares of the type's size: from where on a digit's own shape is drawn raised, lowered, or as high as digits are.
_RAISED_BOTTOM = 0.15
_LOWERED_BOTTOM = -0.06
_LOWERED_HEIGHT = 0.5
"""Old-style figures reach below the line too, but are higher than this."""
_FEW = 3
"""Letters of a mark that is drawn apart."""
_WIDE = 0.9
"""A gap inside of a run, as a share of the size of its type, that parts cells of a table."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font and size on one line.

    `x0` to `x1` and the baseline `y` are in points from the lower left of the page, `size` in points. `rise` is 1 where
    the glyphs themselves are drawn raised, -1 where they are drawn lowered (OpenType has such digits), else 0.
    `spaced` tells that a space stood before it. `order` counts the runs of the page as they are drawn.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    rise: int
    spaced: bool
    order: int
    turned: int = 0
    """How far the type is turned, in quarters against the clock; its place is told as if it were upright."""


class RunReader:
    """Reads the runs of the pages of one document; fonts are looked at once."""

    def __init__(self) -> None:
        self._bold: dict[int, bool] = {}
        self._x, self._y = _DOUBLE(), _DOUBLE()
        self._box = tuple(_DOUBLE() for _ in range(4))
        self._loose = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()

    def runs_of(self, text_page: Any, count: int) -> list[Run]:
        """The runs of a page of `count` characters, in the order in which they are drawn."""
        text = _text(text_page, count)
        runs: list[Run] = []
        spaced = False
        at, step = 0, 32
        address = ctypes.cast(text_page, ctypes.c_void_p).value
        while at < count:
            drawn = _object_at(address, at)
            if drawn is None:
                spaced = spaced or text[at] == " "
                at += 1
                continue
            end = _last_of(address, drawn, at, count, step) + 1
            step = max(1, min(64, end - at))
            for run in self._runs(text_page, text, at, end, drawn, spaced, len(runs)):
                runs.append(run)
                spaced = False
            spaced = spaced or text[end - 1] == " "
            at = end
        return runs

    def _runs(self, page: Any, text: str, start: int, end: int, drawn: int, spaced: bool, order: int) -> Iterator[Run]:
        """The runs of one text object, of which most are one."""
        while start < end and text[start].isspace():
            start, spaced = start + 1, True
        last = end
        while last > start and text[last - 1].isspace():
            last -= 1
        if start == last:
            return
        raw.FPDFText_GetMatrix(page, start, self._matrix)
        a, b, c, d = self._matrix.a, self._matrix.b, self._matrix.c, self._matrix.d
        size = abs(raw.FPDFText_GetFontSize(page, start)) * (hypot(c, d) or 1.0)
        if not (isfinite(a + b) and _SMALLEST < size < _LARGEST):
            return  # nobody sees it
        turned = round(degrees(atan2(b, a)) / 90) % 4 if b else (2 if a < 0 < -d else 0)
        bold = self._is_bold(drawn)
        for first, behind in self._apart(page, text, start, last, size, turned):
            for begins, ends, rise in self._rises(page, text, first, behind, size, turned):
                x0, y = self._origin(page, begins, turned)
                x1 = self._right(page, ends - 1, turned)
                if not (abs(x0) < _FARTHEST and abs(y) < _FARTHEST and abs(x1) < _FARTHEST):
                    continue
                shown = text[begins:ends].translate(_TABLE)
                yield Run(
                    shown.strip(), x0, max(x0, x1), y, size, bold, rise, spaced or text[begins - 1 : begins] == " ",
                    order, turned,
                )  # fmt: skip
                order, spaced = order + 1, False

    def _apart(self, page: Any, text: str, start: int, end: int, size: float, turned: int) -> Iterator[tuple[int, int]]:
        """A text object parted where it leaps over a wide gap, as from one cell of a table to the next."""
        width = self._right(page, end - 1, turned) - self._origin(page, start, turned)[0]
        # Letters are half as wide as high, and hardly ever all wider than high.
        if width > 0.62 * size * (end - start) and " " in text[start:end]:
            at = start
            while (gap := text.find(" ", at + 1, end)) >= 0:
                behind = gap
                while behind < end and text[behind] == " ":
                    behind += 1
                if behind < end:
                    leap = self._origin(page, behind, turned)[0] - self._right(page, gap - 1, turned)
                    if leap > _WIDE * size:
                        yield start, gap
                        start = behind
                at = behind
        yield start, end

    def _rises(
        self, page: Any, text: str, start: int, end: int, size: float, turned: int
    ) -> Iterator[tuple[int, int, int]]:
        """A stretch parted where digits are drawn raised or lowered by their own shape."""
        begins, rise = start, 0
        if not turned:
            for at in range(start, end):
                ch = text[at]
                # A letter may be the mark of a note, behind a figure or drawn apart behind a word.
                noted = rise or end - start <= _FEW or text[at - 1 : at].isdecimal()
                looked_at = ch.isdecimal() or (noted and ch.isalpha())
                its = self._rise(page, at, size) if looked_at else 0
                if its != rise and not (ch in ",;" and rise):
                    if at > begins:
                        yield begins, at, rise
                    begins, rise = at, its
        yield begins, end, rise

    def _rise(self, page: Any, at: int, size: float) -> int:
        left, right, bottom, top = self._box
        raw.FPDFText_GetCharBox(page, at, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(page, at, self._x, self._y)
        low, high = (bottom.value - self._y.value) / size, (top.value - self._y.value) / size
        if high <= low:
            return 0
        if low > _RAISED_BOTTOM:
            return 1
        return -1 if low < _LOWERED_BOTTOM and high - low < _LOWERED_HEIGHT else 0

    def _origin(self, page: Any, at: int, turned: int) -> tuple[float, float]:
        raw.FPDFText_GetCharOrigin(page, at, self._x, self._y)
        return _upright(self._x.value, self._y.value, turned)

    def _right(self, page: Any, at: int, turned: int) -> float:
        raw.FPDFText_GetLooseCharBox(page, at, self._loose)
        box = self._loose
        return float((box.right, box.top, -box.left, -box.bottom)[turned])

    def _is_bold(self, drawn: int) -> bool:
        font = raw.FPDFTextObj_GetFont(ctypes.cast(drawn, raw.FPDF_PAGEOBJECT))
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._bold:
            self._bold[key] = bool(font) and _font_is_bold(font)
        return self._bold[key]


def _upright(x: float, y: float, turned: int) -> tuple[float, float]:
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turned]


def _font_is_bold(font: Any) -> bool:
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, name, length)
    lowered = name.value.decode("utf-8", "replace").lower()
    return raw.FPDFFont_GetWeight(font) >= _BOLD_FROM or any(word in lowered for word in _BOLD_NAMES)


def _text(page: Any, count: int) -> str:
    """One character for each that PDFium counts."""
    units = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(page, 0, count, units) - 1
    if written == count:
        decoded = array("H", units[:count]).tobytes().decode("utf-16-le", "surrogatepass")
        if len(decoded) == count:
            return decoded
    return "".join(chr(raw.FPDFText_GetUnicode(page, at)) for at in range(count))


def _last_of(address: int | None, drawn: int, at: int, count: int, step: int) -> int:
    """The last character that the text object at `at` draws."""
    low = at
    while True:
        probe = low + step
        if probe < count and _object_at(address, probe) == drawn:
            low = probe
            continue
        if step == 1:
            return low
        step = (step + 1) // 2
