"""Which pieces of a page are its main text.

The main text is what is visible in the main region, less what stands around content: the navigation, the site's own
header and footer, elements whose class or role says so and of which the extractor took nothing, and lists of links
under a heading such as "Related". The main region is the smallest element that holds 95% of what the extractor took,
or the ``article`` or ``main`` around it. Within it nothing is left out because the extractor left it out, and what the
extractor took elsewhere stays too.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from lxml import etree

from briefer.readers.html import tags
from briefer.readers.html.extraction import Extract
from briefer.readers.html.found import Found
from briefer.readers.html.text import names_of

_Marks = tuple[tuple[etree._Element, bool], ...]

_SHARE = 0.95
_LINKED = 0.8
"""Share of a piece's characters that are links, from which it is a link and no more."""


def main_text(root: etree._Element, pieces: Sequence[Found], extract: Extract, title: Found | None) -> list[Found]:
    """The pieces that are the main text, in order; all of them when nothing tells content from the rest."""
    judged = _Judged(root, pieces, extract)
    region = judged.region()
    within = set(region.iter())
    inside = [found.element in within for found in pieces]
    first = inside.index(True) if True in inside else 0
    begun = False
    kept: list[Found] = []
    for i, found in enumerate(pieces):
        begun = begun or found is title
        # Between a headline and the region stand the byline and the date.
        in_reach = inside[i] or judged.taken[i] or (begun and i < first)
        if found is title or (in_reach and not judged.is_chrome(i)):
            kept.append(found)
    return _without_link_lists(kept) or list(pieces)


class _Judged:
    """What is known of each piece: whether the extractor took it, and what its ancestors say of it."""

    def __init__(self, root: etree._Element, pieces: Sequence[Found], extract: Extract) -> None:
        self._root = root
        self._pieces = pieces
        self._known: dict[etree._Element, _Marks] = {}
        self._around = [self._marks(found.element) for found in pieces]
        self.taken = [
            bool(extract) and not any(hard for _, hard in around) and extract.holds(_text(found))
            for found, around in zip(pieces, self._around, strict=True)
        ]
        any_taken = any(self.taken)
        self._weight: Counter[etree._Element] = Counter()
        """How many characters of each element were taken; where nothing was, all that is no chrome counts."""
        for found, taken, around in zip(pieces, self.taken, self._around, strict=True):
            if taken if any_taken else not around:
                self._weight[found.element] += len(_text(found))
        for element in reversed(list(root.iter())):
            if self._weight[element] and element is not root:
                self._weight[element.getparent()] += self._weight[element]

    def region(self) -> etree._Element:
        """The main region; where nothing was taken, the page's only ``main`` or ``article``, else all of it."""
        if not any(self.taken):
            for kind in ("main", "article"):
                named = [element for element in self._root.iter() if _is(element, kind)]
                if len(named) == 1:
                    return named[0]
            return self._root
        region = self._root
        total = self._weight[self._root]
        while total:
            heaviest = max(region, key=lambda child: self._weight[child], default=None)
            if heaviest is None or self._weight[heaviest] < _SHARE * total:
                break
            region = heaviest
        if region is not self._root and any(found.element is region for found in self._pieces):
            # A single paragraph is no region; what belongs to it stands beside it.
            region = region.getparent()
        for kind in ("article", "main"):
            for element in (region, *region.iterancestors()):
                if _is(element, kind):
                    return element
        return region

    def is_chrome(self, i: int) -> bool:
        """Whether a piece stands around the content."""
        return any(hard or not self._weight[element] for element, hard in self._around[i])

    def _marks(self, element: etree._Element) -> _Marks:
        """The elements around a piece that look like chrome, each with whether that is sure."""
        unknown = []
        marks: _Marks = ()
        for ancestor in (element, *element.iterancestors()):
            if ancestor in self._known:
                marks = self._known[ancestor]
                break
            unknown.append(ancestor)
        for ancestor in reversed(unknown):
            mark = _mark(ancestor)
            marks = marks if mark is None else (*marks, (ancestor, mark == "hard"))
            self._known[ancestor] = marks
        return marks


def _is(element: etree._Element, kind: str) -> bool:
    return bool(element.tag == kind or element.get("role") == kind)


def _mark(element: etree._Element) -> Literal["hard", "soft"] | None:
    tag, role = element.tag, element.get("role")
    if tag in ("html", "body", *tags.CONTENT):
        return None
    if tag == "nav" or role in tags.LANDMARKS:
        return "hard"
    if tag in ("header", "footer", "aside"):
        # Those of an article are part of it: a box of figures, a note at its end.
        own = any(around.tag in (*tags.CONTENT, "section", "blockquote") for around in element.iterancestors())
        if not own and tag != "aside" and next(element.iter("h1", "article", "main"), None) is None:
            return "hard"
        if not own:
            return "soft"
    if tag in ("form", "search") or role == "complementary" or tags.is_chrome(names_of(element)):
        return "soft"
    return None


def _without_link_lists(pieces: list[Found]) -> list[Found]:
    """Drops headings such as "Related stories" together with the links below them."""
    kept: list[Found] = []
    i = 0
    while i < len(pieces):
        if tags.RELATED.match(_text(pieces[i])) and len(_text(pieces[i])) < 60:
            end = i + 1
            while end < len(pieces) and pieces[end].linked >= _LINKED and pieces[end].piece.kind != "row":
                end += 1
            if end > i + 1:
                i = end
                continue
        kept.append(pieces[i])
        i += 1
    return kept


def _text(found: Found) -> str:
    return found.piece.text or " ".join(found.piece.cells)
