"""The readers of plain text, Markdown, HTML, PDF and DOCX."""

from collections.abc import Callable

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.decoding import decode
from briefer.readers.extras import needs_extra
from briefer.readers.formats import Format, format_of_bytes, format_of_text
from briefer.readers.markdown.article import split_markdown
from briefer.readers.plain.article import split_article
from briefer.readers.reader import Fit, Reader, Sample


def _read_text(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    return (split_article(decode(data, name), source),)


def _read_markdown(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    return (split_markdown(decode(data, name), source),)


def _read_html(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    text = decode(data, name)
    with needs_extra("html", "an HTML page", name):
        from briefer.readers.html.page import split_html
    return (split_html(text, name, source),)


def _read_pdf(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    from briefer.readers.pdf import split_pdf

    return (split_pdf(data, name, source),)


def _read_docx(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    with needs_extra("docs", "a DOCX", name):
        from briefer.readers.docx.article import split_docx
    return (split_docx(data, name, source),)


def _is_text(sample: Sample) -> bool:
    return "\0" not in sample.text[:1024] and not sample.data.startswith(b"PK\x03\x04")


def _fits_text(sample: Sample) -> Fit:
    return Fit.FALLBACK


def _fits_markdown(sample: Sample) -> Fit:
    return Fit.SUFFIX if _is_text(sample) and format_of_text(sample.edges, sample.name) is Format.MARKDOWN else Fit.NO


def _fits_html(sample: Sample) -> Fit:
    return Fit.LIKELY if _is_text(sample) and format_of_text(sample.edges, sample.name) is Format.HTML else Fit.NO


def _fits_bytes(form: Format) -> Callable[[Sample], Fit]:
    """Certain of what bytes tell."""

    def fits(sample: Sample) -> Fit:
        try:
            return Fit.CERTAIN if format_of_bytes(sample.data, sample.name) is form else Fit.NO
        except InputError:
            return Fit.NO

    return fits


TEXT = Reader("text", "plain text", (".txt", ".text"), _fits_text, _read_text)
MARKDOWN = Reader("markdown", "Markdown", (".md", ".markdown"), _fits_markdown, _read_markdown)
HTML = Reader("html", "an HTML page", (".html", ".htm", ".xhtml"), _fits_html, _read_html)
PDF = Reader("pdf", "a PDF", (".pdf",), _fits_bytes(Format.PDF), _read_pdf)
DOCX = Reader("docx", "a DOCX", (".docx",), _fits_bytes(Format.DOCX), _read_docx)
