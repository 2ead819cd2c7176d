"""HTML pages to an Article: the main text as Markdown, without what stands around it."""

from dataclasses import replace

from lxml import etree

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.html.bold import with_bold_headings
from briefer.readers.html.extraction import extract
from briefer.readers.html.parsing import parse
from briefer.readers.html.region import main_text
from briefer.readers.html.titles import headline_of, named_title
from briefer.readers.html.walk import pieces_of
from briefer.readers.markdown.article import split_markdown
from briefer.readers.markdown.render import render
from briefer.text.language import language_of_tag


def split_html(text: str, name: str, source: Source | None = None) -> Article:
    """The article that a page holds; its text is Markdown made of the page's main text.

    Raises:
        InputError: there is no visible text in the page, or it is too large or nested too deeply.
    """
    page = parse(text, name)
    body = None if page is None else page.find("body")
    pieces = [] if body is None else list(pieces_of(body))
    if page is None or body is None or not pieces:
        raise InputError(f"{name}: a page without visible text; give one that holds an article")
    headline = headline_of(page, pieces)
    kept = [
        replace(found, piece=replace(found.piece, kind="title")) if found is headline else found
        for found in main_text(body, pieces, extract(page), headline)
    ]
    title = None if headline else named_title(page)
    markdown, notes = render([found.piece for found in with_bold_headings(kept, titled=title is not None)], title)
    return replace(split_markdown(markdown, source, notes), language=language_of_tag(_language(page)))


def _language(page: etree._Element) -> str | None:
    """What a page says of its language: ``<html lang="de">``, or the header that it asks to be sent with."""
    told: str | None = page.get("lang") or page.get("xml:lang")
    for meta in page.iter("meta") if not told else ():
        if (meta.get("http-equiv") or "").lower() == "content-language":
            told = (meta.get("content") or "").partition(",")[0]
    return told
