"""The title of a page."""

import re
from collections.abc import Sequence

from lxml import etree

from briefer.readers.html import tags
from briefer.readers.html.found import Found
from briefer.readers.markdown.render import clean
from briefer.text.folding import caseless

_SITE = re.compile(r"\s+(?:[|·•»–—-]|::)\s+")


def headline_of(page: etree._Element, pieces: Sequence[Found]) -> Found | None:
    """The heading that is the title.

    It is the ``h1`` that the page's ``title`` names, or the only one that names no site; on a page without any, the
    heading that the ``title`` names before the site.
    """
    headings = [found for found in pieces if found.piece.kind == "heading"]
    topmost = [found for found in headings if found.piece.level == 1]
    named = caseless(_named(page))
    if not topmost:
        return next((found for found in headings if _names(named, caseless(found.piece.text))), None)
    for found in topmost:
        if named.startswith(caseless(found.piece.text)):
            return found
    return topmost[0] if len(topmost) == 1 and not (named and _names_site(topmost[0].element)) else None


def named_title(page: etree._Element) -> str | None:
    """The title that a page's head tells, without the name of the site after it; None when it tells none."""
    title = _named(page)
    site = _meta(page, "og:site_name")
    *words, last = _SITE.split(title)
    if words and site and caseless(last) == caseless(site):
        title = title[: title.rindex(last)].rstrip(" |·•»–—-:")
    return title or None


def _names(title: str, heading: str) -> bool:
    rest = title.removeprefix(heading)
    return rest != title and (not rest or _SITE.match(rest) is not None)


def _names_site(heading: etree._Element) -> bool:
    """Whether a heading stands in the header of the site, not of an article."""
    around = [element.tag for element in heading.iterancestors()]
    return "header" in around and tags.CONTENT.isdisjoint(around)


def _named(page: etree._Element) -> str:
    told = _meta(page, "og:title")
    if told:
        return told
    title = page.find(".//head/title")
    return "" if title is None else " ".join(clean("".join(title.itertext())).split())


def _meta(page: etree._Element, name: str) -> str:
    for meta in page.iterfind(".//head/meta"):
        if name in (meta.get("property"), meta.get("name")):
            return " ".join(clean(meta.get("content", "")).split())
    return ""
