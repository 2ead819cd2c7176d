"""Trees of XML, renamed to the elements of a page, so that one walk reads them all."""

from collections.abc import Iterator, Mapping

from lxml import etree

from briefer.readers.html.walk import pieces_of
from briefer.readers.markdown.render import DocBlock

SKIPPED = ""
"""The name that an element gets in a mapping when nothing of it is read."""


def local(element: etree._Element | None) -> str:
    """An element's name without its namespace, in lower case; empty for what is no element."""
    tag = None if element is None else element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def find(element: etree._Element, *path: str) -> etree._Element | None:
    """The first element down a path of local names, lower case; None when there is none."""
    return next(find_all(element, *path), None)


def find_all(element: etree._Element, *path: str) -> Iterator[etree._Element]:
    """All elements down a path of local names, in order."""
    if not path:
        yield element
        return
    for child in element:
        if local(child) == path[0]:
            yield from find_all(child, *path[1:])


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements below one, itself included, that have one of the local names, in order."""
    return (found for found in element.iter() if local(found) in names)


def words(element: etree._Element | None) -> str:
    """The text in an element, on one line; empty without one."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def language_in(element: etree._Element | None) -> str | None:
    """The language that an element, or one around it, gives: ``xml:lang="de-AT"``, ``lang="de"``; None where none."""
    while element is not None:
        if tag := element.get("{http://www.w3.org/XML/1998/namespace}lang") or element.get("lang"):
            return str(tag)
        element = element.getparent()
    return None


def renamed(root: etree._Element, names: Mapping[str, str], otherwise: str = "span") -> etree._Element:
    """The same tree, changed in place: local names by a mapping, and without the attributes that a page would heed.

    Args:
        root: Its own name is changed too.
        names: From local names in lower case; `SKIPPED` takes an element out, but not the text behind it.
        otherwise: For names that are not in the mapping.
    """
    for element in list(root.iter()):
        name = names.get(local(element), otherwise) if isinstance(element.tag, str) else SKIPPED
        if name == SKIPPED:
            remove(element)
            continue
        element.tag = name
        kept = {key: element.get(key) for key in ("start", "value") if name in ("ol", "li") and element.get(key)}
        element.attrib.clear()
        element.attrib.update(kept)
    return root


def without_namespaces(root: etree._Element) -> etree._Element:
    """The same tree, changed in place: XHTML as a page has it."""
    for element in list(root.iter()):
        if isinstance(element.tag, str):
            element.tag = local(element)
        else:
            remove(element)
    return root


def remove(element: etree._Element) -> None:
    """Takes an element out of its tree, and leaves the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail or ""
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)


def pieces(root: etree._Element) -> list[DocBlock]:
    """What is seen of a tree with the names of a page."""
    return [found.piece for found in pieces_of(root)]
