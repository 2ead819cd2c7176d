"""The HTML of an e-mail: the sender's own words, and what mail programs mark as a quotation or a signature."""

import re

from lxml import etree

from briefer.readers.html.parsing import parse
from briefer.readers.html.text import names_of
from briefer.readers.markdown.render import DocBlock
from briefer.readers.story import Story
from briefer.readers.xml.tree import pieces, remove

_QUOTES = re.compile(
    r"gmail_quote|gmail_attr|yahoo_quoted|moz-cite-prefix|divRplyFwdMsg|OutlookMessageHeader|protonmail_quote", re.I
)
_SIGNATURES = re.compile(r"gmail_signature|moz-signature|\bsignature\b|protonmail_signature", re.I)
_UNSEEN = re.compile(r"font-size\s*:\s*0|max-height\s*:\s*0|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\D|$)", re.I)


def page_story(text: str, name: str) -> Story:
    """The story in the HTML of a message; quotations and signatures come as credits."""
    page = parse(text, name)
    body = None if page is None else page.find("body")
    if body is None:
        return Story(None, ())
    for element in list(body.iter(etree.Element)):
        if _UNSEEN.search(element.get("style") or ""):
            remove(element)
    apart = [element for element in body.iter(etree.Element) if _is_apart(element)]
    outer = [element for element in apart if not any(parent in apart for parent in element.iterancestors())]
    if "".join(body.itertext()).strip() and not _text_without(body, outer):
        outer = []  # a message that only passes on another one
    said = [" ".join(" ".join(element.itertext()).split()) for element in outer]
    for element in outer:
        remove(element)
    return Story(None, (*pieces(body), *(DocBlock("credit", line) for line in said if line)))


def _is_apart(element: etree._Element) -> bool:
    names = names_of(element)
    if element.tag == "blockquote" and element.get("type") == "cite":
        return True
    return bool(_QUOTES.search(names) or _SIGNATURES.search(names))


def _text_without(body: etree._Element, left_out: list[etree._Element]) -> bool:
    within = {inner for element in left_out for inner in element.iter()}
    for element in body.iter():
        if element not in within and (element.text or "").strip() and element.tag not in ("style", "script", "title"):
            return True
        if element is not body and element.getparent() not in within and (element.tail or "").strip():
            return True
    return False
