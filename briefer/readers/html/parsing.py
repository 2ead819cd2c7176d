"""From the text of a page to a tree, within limits."""

from lxml import etree, html

from briefer.errors import InputError

MAX_CHARACTERS = 30_000_000
"""Largest page; its tree takes some ten times as much memory."""


def parse(text: str, name: str) -> etree._Element | None:
    """The page's ``body`` and head as a tree, without comments; None when there is nothing in it.

    Raises:
        InputError: the page is too large, or its elements are nested deeper than the parser goes (2,048).
    """
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{name}: a page of more than {MAX_CHARACTERS // 1_000_000} MB; split it or save its text")
    # As bytes: a string with an XML declaration in it is refused.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, recover=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise InputError(f"{name}: its tags are nested too deeply to be read; save the page's text and give that")
    return root
