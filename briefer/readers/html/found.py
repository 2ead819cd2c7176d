"""A piece of a page, with the element that holds it."""

from dataclasses import dataclass

from lxml import etree

from briefer.readers.markdown.render import DocBlock


@dataclass(frozen=True, slots=True)
class Found:
    """A piece, the innermost block element that holds it, and the share of its characters that are links."""

    piece: DocBlock
    element: etree._Element
    linked: float
