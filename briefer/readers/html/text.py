"""The visible text of an element, and what its names say of it."""

from lxml import etree

from briefer.readers.html import tags
from briefer.readers.html.inline import Line
from briefer.readers.html.seen import is_drawn, is_seen, is_styled_block


def names_of(element: etree._Element) -> str:
    """An element's class, id and what it says of its purpose, as one string."""
    return " ".join(filter(None, (element.get(name) for name in ("class", "id", "itemprop", "rel", "data-testid"))))


def text_of(element: etree._Element, *, line_end: str = " ") -> str:
    """The visible text of an element as one line, with a space where a block or a line ends.

    With a `line_end` of ``BREAK`` lines stay lines, also where only a line feed ends them.
    """
    line = Line()
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, child in walk:
        if event == "start":
            if is_drawn(child):
                line.gap()
            if not is_seen(child) and child is not element:
                walk.skip_subtree()
                continue
            if child.tag in tags.BLOCKS or child.tag == "br" or is_styled_block(child):
                line.add(line_end)
            line.open("" if child.tag == "br" else child.tag)
            line.add((child.text or "").replace("\n", line_end))
        else:
            end_inline(line, child)
            if child.tag in tags.BLOCKS or is_styled_block(child):
                line.add(line_end)
            if child is not element:
                line.add((child.tail or "").replace("\n", line_end))
    return line.take()


def end_inline(line: Line, element: etree._Element) -> None:
    """Ends an element in a line; what a fraction or a power is made of stays apart."""
    line.close(element.tag)
    parent = element.getparent()
    if parent is not None and parent.tag in ("mfrac", "msup"):
        line.add(" ")
