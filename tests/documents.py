"""Whole documents made by hand, byte for byte: a DOCX, a PDF."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = {**{f"h{n}": f"heading {n}" for n in range(1, 7)}, "title": "Title", "caption": "caption"}


def archive(members: dict[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def docx(body: str, *, footnotes: Sequence[str] = (), styles: str = "") -> bytes:
    """A DOCX with this XML in its body; paragraph styles are named as in `word_paragraph`; `styles` are more."""
    styles += "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in _STYLES.items()
    )
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:footnote>'
        for n, text in enumerate(footnotes, start=1)
    )
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
            "word/styles.xml": f'<w:styles xmlns:w="{_WORD}">{styles}</w:styles>',
            "word/numbering.xml": f'<w:numbering xmlns:w="{_WORD}">{lists}</w:numbering>',
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{_WORD}">{notes}</w:footnotes>',
        }
    )


def word_paragraph(text: str, style: str = "", *, item: int | None = None) -> str:
    """A paragraph in a DOCX; `style` is ``h1`` to ``h6``, ``title`` or ``caption``, `item` the level in a list."""
    listed = "" if item is None else f'<w:numPr><w:ilvl w:val="{item}"/><w:numId w:val="1"/></w:numPr>'
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{listed}</w:pPr>{word_run(text)}</w:p>"


def word_run(text: str, properties: str = "") -> str:
    """A run of text in a DOCX."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def word_table(rows: Iterable[Sequence[str]]) -> str:
    """A table in the body of a DOCX."""
    cells = ("".join(f"<w:tc>{word_paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


@dataclass(frozen=True)
class Typed:
    """A line of type on a page, its baseline `y` points above the lower edge."""

    text: str
    y: float
    size: float = 11.0
    bold: bool = False
    x: float = 72.0


def pdf(pages: Sequence[Sequence[Typed]]) -> bytes:
    """A PDF of these pages. Its type is Helvetica, in Windows-1252 and the ligatures fi and fl."""
    encoding = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >>"
    font = f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica%s /Encoding {encoding} >>"
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        (font % "").encode(),
        (font % "-Bold").encode(),
    ]
    for n, page in enumerate(pages):
        drawn = b"".join(
            b"BT /F%d %g Tf %g %g Td (%s) Tj ET\n" % (1 + line.bold, line.size, line.x, line.y, _encoded(line.text))
            for line in page
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (6 + 2 * n)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    return pdf_of_objects(objects)


def pdf_of_objects(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, the first of which is its catalog."""
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def typeset(blocks: Iterable[tuple[str, str]], *, width: int = 80, head: str = "", foot: str = "") -> list[list[Typed]]:
    """Pages of blocks, each a kind (``h1``, ``h2``, ``p``) and a text, with a running head and foot.

    A ``#`` in the head or foot is the page's number.
    """
    pages: list[list[Typed]] = []
    y = 0.0
    for kind, text in blocks:
        size = {"h1": 20.0, "h2": 15.0}.get(kind, 11.0)
        lines = wrap(text, width, break_on_hyphens=False, break_long_words=False)
        if not pages or y - 1.3 * size * len(lines) < 80:
            number = str(len(pages) + 1)
            pages.append(
                [Typed(line.replace("#", number), at, 9.0) for line, at in ((head, 760.0), (foot, 30.0)) if line]
            )
            y = 720.0
        y -= 8
        for line in lines:
            pages[-1].append(Typed(line, y, size, kind != "p"))
            y -= 1.2 * size
    return pages


def _encoded(text: str) -> bytes:
    raw = text.replace("ﬁ", "\x01").replace("ﬂ", "\x02").encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", rb"\(").replace(b")", rb"\)")
