"""One document, printed by the programs that people use: Chromium, WeasyPrint, Typst, ReportLab, fpdf2, and as files.

A document is a list of blocks; what stands in a line is a list of words, raised and lowered type apart.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import pytest

from briefer.text.superscripts import lowered, raised
from tests.books import ODT_BODY, ODT_CONTENT, odt
from tests.documents import docx, word_table


@dataclass(frozen=True)
class Raised:
    """Type above the line."""

    text: str


@dataclass(frozen=True)
class Lowered:
    """Type below the line."""

    text: str


Inline = Sequence[str | Raised | Lowered]


@dataclass(frozen=True)
class Printed:
    """A block: ``h1``, ``h2``, ``p``, ``li`` with its words, or ``table`` with its rows, the first of them its head."""

    kind: str
    words: Inline = ()
    rows: tuple[tuple[str, ...], ...] = field(default=())


def plain(words: Inline) -> str:
    """The words as every reader has to give them."""
    text = ""
    for word in words:
        if isinstance(word, Raised):
            text += raised(word.text, text)
        elif isinstance(word, Lowered):
            text += lowered(word.text, text)
        else:
            text += word
    return text


def plain_text(blocks: Iterable[Printed]) -> str:
    """What a reader has to give of a document, a block a paragraph and a row of a table a line."""
    return "\n\n".join(
        "\n".join("; ".join(row) + "." for row in block.rows) if block.kind == "table" else plain(block.words)
        for block in blocks
    )


def _marked(words: Inline, raise_: str, lower: str, quote: Callable[[str], str]) -> str:
    return "".join(
        raise_.format(quote(word.text))
        if isinstance(word, Raised)
        else lower.format(quote(word.text))
        if isinstance(word, Lowered)
        else quote(word)
        for word in words
    )


_STYLE = (
    "@page{size:A4;margin:2cm}body{font:11pt serif}table{border-collapse:collapse;font:inherit}"
    "td,th{border:1px solid #888;padding:2pt 6pt}"
)


def html(blocks: Iterable[Printed], style: str = _STYLE) -> str:
    """The document as a page."""
    body, in_list = [], False
    for block in blocks:
        if in_list != (block.kind == "li"):
            body.append("</ul>" if in_list else "<ul>")
            in_list = not in_list
        if block.kind == "table":
            rows = "".join(
                f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in row)}</tr>"
                for tag, row in zip(("th", *["td"] * len(block.rows)), block.rows, strict=False)
            )
            body.append(f"<table>{rows}</table>")
        else:
            words = _marked(block.words, "<sup>{}</sup>", "<sub>{}</sub>", escape)
            body.append(f"<{block.kind}>{words}</{block.kind}>")
    closing = "</ul>" if in_list else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Report</title>'
        f"<style>{style}</style></head><body><article>{''.join(body)}{closing}</article></body></html>"
    )


def markdown(blocks: Iterable[Printed]) -> str:
    """The document as Markdown."""
    parts = []
    for block in blocks:
        if block.kind == "table":
            head, *rows = ("".join(f"| {cell} " for cell in row) + "|" for row in block.rows)
            parts.append("\n".join([head, "| --- " * len(block.rows[0]) + "|", *rows]))
        else:
            mark = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- "}.get(block.kind, "")
            parts.append(
                mark + _marked(block.words, "<sup>{}</sup>", "<sub>{}</sub>", lambda text: text.replace("*", r"\*"))
            )
    return "\n\n".join(parts) + "\n"


def word(blocks: Iterable[Printed]) -> bytes:
    """The document as a DOCX."""
    body = ""
    for block in blocks:
        if block.kind == "table":
            body += word_table(block.rows)
            continue
        run = '<w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve">{{}}</w:t></w:r>'
        runs = "".join(
            run.format(
                f'<w:vertAlign w:val="{"superscript" if isinstance(its, Raised) else "subscript"}"/>'
                if not isinstance(its, str)
                else ""
            ).format(escape(its if isinstance(its, str) else its.text))
            for its in block.words
        )
        style = f'<w:pStyle w:val="{block.kind}"/>' if block.kind[0] == "h" else ""
        listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if block.kind == "li" else ""
        body += f"<w:p><w:pPr>{style}{listed}</w:pPr>{runs}</w:p>"
    return docx(body)


def open_document(blocks: Iterable[Printed]) -> bytes:
    """The document as an ODT."""
    body, in_list = "", False
    for block in blocks:
        if in_list != (block.kind == "li"):
            body += "</text:list>" if in_list else "<text:list>"
            in_list = not in_list
        if block.kind == "table":
            rows = (
                "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)
                for row in block.rows
            )
            body += f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"
            continue
        span = '<text:span text:style-name="%s">{}</text:span>'
        words = _marked(block.words, span % "T1", span % "T2", escape)
        if block.kind[0] == "h":
            body += f'<text:h text:outline-level="{block.kind[1]}">{words}</text:h>'
        else:
            paragraph = f"<text:p>{words}</text:p>"
            body += f"<text:list-item>{paragraph}</text:list-item>" if in_list else paragraph
    lowered_style = '<style:style style:name="T2"><style:text-properties style:text-position="sub 58%"/></style:style>'
    head, _, rest = ODT_CONTENT.partition("</office:automatic-styles>")
    content = f"{head}{lowered_style}</office:automatic-styles>{rest}"
    return odt(content.replace(ODT_BODY, body + ("</text:list>" if in_list else "")), **{"meta.xml": "<a/>"})


def chromium(blocks: Sequence[Printed], folder: Path) -> bytes:
    """The page as Chromium prints it; skips where there is none, unless the continuous integration runs."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        if os.environ.get("BRIEFER_NEEDS_CHROMIUM"):
            pytest.fail("no Chromium: apt-get install chromium")
        pytest.skip("needs Chromium")
    page, out = folder / "page.html", folder / "page.pdf"
    page.write_text(html(blocks), encoding="utf-8")
    subprocess.run(
        [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={out}", str(page)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return out.read_bytes()


def weasyprint(blocks: Sequence[Printed], folder: Path, style: str = _STYLE) -> bytes:
    """The page as WeasyPrint prints it."""
    try:
        import weasyprint
    except (ImportError, OSError):  # OSError: without Pango
        pytest.skip("needs WeasyPrint and Pango")
    printed: bytes = weasyprint.HTML(string=html(blocks, style)).write_pdf()
    return printed


def typst(blocks: Sequence[Printed], folder: Path) -> bytes:
    """The document as Typst sets it: with the raised digits of the type itself where it has some."""
    compiler = pytest.importorskip("typst")

    def quote(text: str) -> str:
        return "".join(f"\\{ch}" if ch in "\\#$*_`<>@=-+/~[]'\"" else ch for ch in text)

    parts = []
    for block in blocks:
        if block.kind == "table":
            cells = ", ".join(f"[{quote(cell)}]" for row in block.rows for cell in row)
            parts.append(f"#table(columns: {len(block.rows[0])}, {cells})")
        else:
            mark = {"h1": "= ", "h2": "== ", "h3": "=== ", "li": "- "}.get(block.kind, "")
            parts.append(mark + _marked(block.words, "#super[{}]", "#sub[{}]", quote))
    source = folder / "document.typ"
    source.write_text("\n\n".join(parts), encoding="utf-8")
    compiled: bytes = compiler.compile(str(source))
    return compiled


def reportlab(blocks: Sequence[Printed], folder: Path) -> bytes:
    """The document as ReportLab's Platypus sets it."""
    pytest.importorskip("reportlab")
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    styles = getSampleStyleSheet()
    names = {"h1": "Heading1", "h2": "Heading2", "h3": "Heading3"}
    flow = []
    for block in blocks:
        if block.kind == "table":
            flow.append(Table([list(row) for row in block.rows]))
            continue
        words = _marked(block.words, "<super>{}</super>", "<sub>{}</sub>", escape)
        style = styles[names.get(block.kind, "BodyText")]
        flow.append(Paragraph(words, style, bulletText="•" if block.kind == "li" else None))
    out = folder / "reportlab.pdf"
    SimpleDocTemplate(str(out)).build(flow)
    return out.read_bytes()


def fpdf(blocks: Sequence[Printed], folder: Path) -> bytes:
    """The page as fpdf2 writes it."""
    library = pytest.importorskip("fpdf")
    fonts = Path(pytest.importorskip("reportlab").__file__).parent / "fonts"
    document = library.FPDF()
    for style, file in (("", "Vera.ttf"), ("B", "VeraBd.ttf")):
        document.add_font("vera", style, str(fonts / file))
    document.add_page()
    document.set_font("vera", size=11)
    document.write_html(html(blocks).split("<article>")[1].split("</article>")[0])
    return bytes(document.output())


PRINTERS: dict[str, Callable[[Sequence[Printed], Path], bytes]] = {
    "chromium": chromium,
    "weasyprint": weasyprint,
    "typst": typst,
    "reportlab": reportlab,
    "fpdf2": fpdf,
}
