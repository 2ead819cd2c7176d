"""EPUB to an article: the chapters in the order of the spine, without the pages that only list them."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.archive import unpacked
from briefer.readers.decoding import decode
from briefer.readers.html.parsing import parse
from briefer.readers.markdown.render import DocBlock
from briefer.readers.story import Story, articles_of, credit
from briefer.readers.xml.parsing import parse_xml, parse_xml_text
from briefer.readers.xml.tree import descendants, local, pieces, without_namespaces, words

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_TEXTS = (".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx")
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Algorithms that only hide fonts."""

_LISTS = re.compile(r"\b(?:toc|landmarks|page-list|cover|titlepage|loi|lot|index)\b")
_MARK = re.compile(r"\bnoteref\b")
_NUMBER = re.compile(r"\[?\d{1,4}\]?|[*†‡§]\Z")


def read_epub(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The book in an EPUB file: its title, its authors as credits, and its chapters in order.

    Raises:
        InputError: the file is broken, protected against reading, too large when unpacked, or holds no text.
    """
    parts = unpacked(data, name, "an EPUB book", lambda part: part.lower().endswith(_TEXTS) or part == _CONTAINER)
    if _is_protected(parts, name):
        raise InputError(f"{name}: an EPUB book that is protected against copying; give one that is not")
    package_path = _package_path(parts, name)
    package = parse_xml(parts[package_path], name, "an EPUB book's list of contents")
    chapters = list(_chapters(package, posixpath.dirname(package_path), parts))
    found = [piece for chapter in chapters for piece in _chapter(chapter, name)]
    title = next((words(entry) for entry in descendants(package, "title") if words(entry)), None)
    authors = [words(entry) for entry in descendants(package, "creator")]
    by = f"By {', '.join(filter(None, authors))}" if any(authors) else ""
    language = next((words(entry) for entry in descendants(package, "language") if words(entry)), None)
    story = Story(title, (*credit(by), *found), language=language)
    return articles_of([story], name, source, "an EPUB book without a text")


def _is_protected(parts: Mapping[str, bytes], name: str) -> bool:
    if _ENCRYPTION not in parts:
        return False
    root = parse_xml(parts[_ENCRYPTION], name, "an EPUB book's list of what is encrypted")
    methods = [method.get("Algorithm") or "" for method in descendants(root, "encryptionmethod")]
    return any(method not in _FONTS for method in methods)


def _package_path(parts: Mapping[str, bytes], name: str) -> str:
    if _CONTAINER in parts:
        root = parse_xml(parts[_CONTAINER], name, "an EPUB book's container")
        for file in descendants(root, "rootfile"):
            path = posixpath.normpath(unquote(file.get("full-path") or ""))
            if path in parts:
                return path
    raise InputError(f"{name}: an EPUB book that does not say what is in it; get a whole copy")


def _chapters(package: etree._Element, folder: str, parts: Mapping[str, bytes]) -> Iterator[bytes]:
    """The pages of the spine, in order, without navigation, covers and what is not part of the reading order."""
    files: dict[str, etree._Element] = {entry.get("id") or "": entry for entry in descendants(package, "item")}
    listing = {
        _path(folder, reference.get("href"))
        for reference in descendants(package, "reference")
        if (reference.get("type") or "").lower() in ("toc", "cover", "title-page", "loi", "lot")
    }
    for reference in descendants(package, "itemref"):
        entry = files.get(reference.get("idref") or "")
        if entry is None or (reference.get("linear") or "yes") == "no":
            continue
        path = _path(folder, entry.get("href"))
        properties = (entry.get("properties") or "").split()
        is_page = (entry.get("media-type") or _PAGES[0]) in _PAGES
        if path in parts and is_page and "nav" not in properties and path not in listing:
            yield parts[path]


def _path(folder: str, href: str | None) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote((href or "").partition("#")[0])))


def _chapter(data: bytes, name: str) -> list[DocBlock]:
    if not data.strip():
        return []
    body = _body(decode(data, name, controls=True), name)
    if body is None:
        return []
    for element in list(body.iter(etree.Element)):
        kinds = f"{_type(element)} {element.get('role') or ''}"
        if local(element) == "nav" or (element is not body and _LISTS.search(_type(element))):
            element.clear(keep_tail=True)
        elif element.tag == "a" and _is_mark(element, kinds):
            # Else "1945" with note 3 would be 19453.
            element.tag = "sup"
    return [] if _LISTS.search(_type(body)) else pieces(body)


def _is_mark(link: etree._Element, kinds: str) -> bool:
    """Whether a link is the mark of a note that is not raised yet."""
    if not (_MARK.search(kinds) or "doc-noteref" in kinds) or not _NUMBER.match(words(link)):
        return False
    return not any(parent.tag == "sup" for parent in link.iterancestors())


def _body(text: str, name: str) -> etree._Element | None:
    """The body of a page: as XML, where ``<title/>`` is an empty element, and as HTML where it is no XML."""
    try:
        page: etree._Element | None = without_namespaces(parse_xml_text(text, name, "a page"))
    except InputError:
        page = parse(text, name)
    return None if page is None else page.find("body")


def _type(element: etree._Element) -> str:
    return element.get("epub:type") or element.get("{http://www.idpf.org/2007/ops}type") or ""
