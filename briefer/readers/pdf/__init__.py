"""PDF to an Article: headings by the size of their type, tables as tables, running heads and page numbers left out."""

from dataclasses import replace

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.markdown.article import split_markdown
from briefer.readers.markdown.render import render
from briefer.readers.pdf.contents import without_contents
from briefer.readers.pdf.furniture import without_furniture
from briefer.readers.pdf.layout import notes_as_items, pieces_of
from briefer.readers.pdf.pages import items_of, read_pages
from briefer.readers.plain.article import split_article


def split_pdf(data: bytes, name: str, source: Source | None = None) -> Article:
    """The article that a PDF holds.

    Where type tells headings from text, or there is a table, the article's text is Markdown; elsewhere it is plain
    text, split as such.

    Raises:
        InputError: the PDF needs a password, is cut short, broken, too large, or holds pictures of text only.
    """
    pages, title = read_pages(data, name)
    if not any(pages):
        raise InputError(f"{name}: a PDF without text, such as scanned pages; run OCR first")
    content, running = without_furniture(pages)
    items, foot = items_of(content)
    items, contents = without_contents(items)
    pieces = [*pieces_of(items), *notes_as_items(foot, items)]
    if any(piece.kind in ("heading", "row") for piece in pieces):
        markdown, notes = render(pieces)
        article = split_markdown(markdown, source, notes)
    else:
        article = split_article("\n\n".join(_plain(piece.marker, piece.kind, piece.text) for piece in pieces), source)
    return replace(article, credits=(*article.credits, *contents, *running), title=article.title or title)


def _plain(marker: str, kind: str, text: str) -> str:
    return f"{marker} {text}" if kind == "item" else text
