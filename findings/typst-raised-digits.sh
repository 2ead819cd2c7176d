#!/usr/bin/env bash
# Typst 0.15 sets #super[4] with the raised digits of the font itself where it has them. In the PDF such a digit has the
# size and the baseline of the line, and ToUnicode maps it to a plain "4": "$18" with the mark of note 4 is "$184" to
# every extractor, and neither size nor rise tells it. Only the outline of the glyph does: its box floats above the line.
#
# Fails when any of this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q install typst==0.15.2 pypdf==7.1.1 pdfminer.six==20260107 pypdfium2==5.15.2
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import ctypes
import io

import pypdf
import pypdfium2
import pypdfium2.raw as raw
import typst
from pdfminer.high_level import extract_pages, extract_text
from pdfminer.layout import LTChar

open("a.typ", "w").write("It costs \\$18#super[4] a year.")
data = typst.compile("a.typ")
open("a.pdf", "wb").write(data)

page = pypdfium2.PdfDocument(data)[0]
text = page.get_textpage()
shown = {
    "pypdf": pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text(),
    "pypdf layout": pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text(extraction_mode="layout"),
    "pdfminer": extract_text("a.pdf"),
    "pdfium": text.get_text_range(),
}
for name, said in shown.items():
    print(f"{name:14}{' '.join(said.split())}")
    assert "$184" in said, name


def characters(item):
    return [item] if isinstance(item, LTChar) else [c for part in getattr(item, "__iter__", list)() for c in characters(part)]


found = characters(next(iter(extract_pages("a.pdf"))))
eight, four = next(c for c in found if c.get_text() == "8"), next(c for c in found if c.get_text() == "4")
print("pdfminer: size and baseline of 8 and 4:", (eight.size, eight.y0), (four.size, four.y0))
assert (eight.size, eight.y0) == (four.size, four.y0)


def bottom(digit):
    at = text.get_text_range().index(digit)
    left, right, low, high, x, y = (ctypes.c_double() for _ in range(6))
    raw.FPDFText_GetCharBox(text.raw, at, left, right, low, high)
    raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
    return round(low.value - y.value, 1)


print("pdfium: points from the line up to the foot of the glyphs of 8 and 4:", bottom("8"), bottom("4"))
assert bottom("8") < 0.2 and bottom("4") > 2
PYTHON
