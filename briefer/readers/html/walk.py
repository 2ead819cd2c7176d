"""From a parsed page to its visible pieces, in order; nothing is judged here but what is seen and what it is."""

import re
from collections.abc import Iterator

from lxml import etree

from briefer.readers.html import tags
from briefer.readers.html.found import Found
from briefer.readers.html.inline import BREAK, Line
from briefer.readers.html.seen import is_drawn, is_permalink, is_seen, is_styled_block
from briefer.readers.html.tables import is_data, rows_of
from briefer.readers.html.text import end_inline, names_of, text_of
from briefer.readers.markdown.render import DocBlock, clean
from briefer.readers.plain.block_features import kind
from briefer.text.datelines import dateline_end
from briefer.text.folding import folded

MAX_CREDIT = 300
"""Longest text, in characters, that a class can make a byline or a caption: whole pages are called "author-jane"."""

_SENTENCE = 6  # words
_CODE = re.compile(r"\b(?:code|highlight|language|lang|brush|prettyprint|sourceCode)", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,8}\Z")
_PARAGRAPHS = re.compile(r"\n{2,}")


def pieces_of(root: etree._Element) -> Iterator[Found]:
    """The visible pieces under an element, in order. Linear in the size of the tree; nothing recurses."""
    yield from _Walk(root).run()


class _Walk:
    """One pass over a tree; the state is what the open elements say of the text in them."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._line = Line()
        self._lists: list[tuple[str, int, int]] = []
        """The lists around, outermost first: the tag, the next item's number, and the step to the one after it."""
        self._item: str | None = None
        self._term = ""
        self._heading = 0
        self._level = 1
        """That of the last heading: a summary that folds text is one level below it."""
        self._quotes = 0
        self._caption: etree._Element | None = None
        self._byline: etree._Element | None = None

    def run(self) -> Iterator[Found]:
        walk = etree.iterwalk(self._root, events=("start", "end"))
        block = self._root
        skipped: etree._Element | None = None
        for event, element in walk:
            tag = element.tag
            if event == "end":
                if element is skipped:
                    skipped = None
                else:
                    if tag in tags.BLOCKS:
                        yield from self._flush(element)
                        self._leave(element)
                        block = element.getparent() if element.getparent() is not None else element
                    end_inline(self._line, element)
                    if is_styled_block(element):
                        self._line.open("br")
                if element is not self._root:
                    self._line.add(element.tail)
                continue
            if is_drawn(element):
                self._line.gap()
            whole = self._whole(element)
            if whole is not None:
                walk.skip_subtree()
                skipped = element
                if whole:
                    yield from self._flush(block)
                    yield from self._lone_term(element)
                    yield from whole
                continue
            if tag in tags.BLOCKS:
                yield from self._flush(block)
                self._enter(element)
                block = element
            elif is_styled_block(element):
                self._line.open("br")
            self._line.open(tag)
            self._line.add(element.text)
        yield from self._flush(self._root)
        yield from self._lone_term(self._root)

    def _whole(self, element: etree._Element) -> list[Found] | None:
        """The pieces of an element that is read as a whole; an empty list when it shows nothing; None for others."""
        if not is_seen(element) and not (element.tag == "button" and self._heading):
            return []
        if element.tag == "a" and self._heading and is_permalink(element):
            return []
        if element.tag == "table" and is_data(element):
            return list(rows_of(element))
        if element.tag == "pre":
            return list(_preformatted(element))
        if element.tag == "svg":
            words = " ".join(filter(None, (text_of(text) for text in element.iter("text"))))
            return [Found(DocBlock("credit", words), element, 0.0)] if words else []
        return None

    def _enter(self, element: etree._Element) -> None:
        tag, names = element.tag, names_of(element)
        if tag in tags.LISTS:
            backwards = element.get("reversed") is not None
            first = sum(child.tag == "li" for child in element) if backwards else 1
            self._lists.append((tag, _number(element.get("start"), first), -1 if backwards else 1))
        elif tag == "li":
            self._item = self._marker(element)
        elif tag == "dd":
            self._item = "-"
        elif tag in tags.HEADINGS:
            self._heading = self._level = tags.HEADINGS[tag]
        elif tag == "summary" and element.getparent().tag == "details":
            self._heading = min(self._level + 1, 6)
        elif tag == "blockquote":
            self._quotes += 1
        if self._caption is None and (
            (tag == "figcaption" and not _captions_content(element)) or (tags.is_caption(names) and _is_short(element))
        ):
            self._caption = element
        if self._byline is None and tags.is_byline(names) and _is_short(element) and not _opens_story(element):
            self._byline = element

    def _leave(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in tags.LISTS and self._lists:
            self._lists.pop()
        elif tag in ("li", "dd"):
            self._item = None
        elif tag in tags.HEADINGS or tag == "summary":
            self._heading = 0
        elif tag == "blockquote":
            self._quotes -= 1
        if element is self._caption:
            self._caption = None
        if element is self._byline:
            self._byline = None

    def _marker(self, item: etree._Element) -> str:
        if not self._lists or self._lists[-1][0] != "ol":
            return "-"
        tag, number, step = self._lists[-1]
        number = _number(item.get("value"), number)
        self._lists[-1] = (tag, number + step, step)
        return f"{max(number, 0)}."

    def _flush(self, element: etree._Element) -> Iterator[Found]:
        """What has gathered as one piece, or as several where two line breaks part it."""
        linked = self._line.linked
        text = self._line.take()
        if not text:
            return
        share = linked / len(text)
        if element.tag == "dt" or self._heading:
            yield from self._lone_term(element)
        if element.tag == "dt":
            # A term and its definition make one line: "Price: 5 euros".
            self._term = text if text.endswith((":", "?")) else f"{text}:"
            return
        if self._term:
            text, self._term = f"{self._term} {text}", ""
        for part in [" ".join(text.split("\n"))] if self._heading else _PARAGRAPHS.split(text):
            yield Found(self._piece(part), element, share)

    def _lone_term(self, element: etree._Element) -> Iterator[Found]:
        """A term that no definition follows."""
        if self._term:
            yield Found(DocBlock("item", self._term.removesuffix(":")), element, 0.0)
            self._term = ""

    def _piece(self, text: str) -> DocBlock:
        if self._heading:
            return DocBlock("heading", text, self._heading)
        if self._caption is not None or self._byline is not None:
            return DocBlock("credit", text)
        if self._item:
            piece = DocBlock("item", text, max(0, len(self._lists) - 1), self._item)
            self._item = None
            return piece
        return DocBlock("quote" if self._quotes else "paragraph", text)


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and _NUMBER.match(written) else otherwise


def _is_short(element: etree._Element) -> bool:
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > MAX_CREDIT:
            return False
    return True


def _opens_story(element: etree._Element) -> bool:
    """Whether a paragraph goes on behind its dateline with the news: "LEEDS, May 4 – The quay is shut."."""
    text = folded("".join(element.itertext()))
    return kind(text) == "prose" and len(text[dateline_end(text) :].split()) >= _SENTENCE and dateline_end(text) > 0


def _preformatted(element: etree._Element) -> Iterator[Found]:
    """Program code as one piece; other preformatted text by its paragraphs, their lines as they are."""
    if element.find(".//code") is not None or _CODE.search(names_of(element)):
        code = clean("".join(element.itertext()))
        if code.strip():
            yield Found(DocBlock("code", code), element, 0.0)
        return
    for part in _PARAGRAPHS.split(text_of(element, line_end=BREAK)):
        if part.strip():
            yield Found(DocBlock("paragraph", part.strip()), element, 0.0)


def _captions_content(caption: etree._Element) -> bool:
    """Whether what a caption describes is text itself: a table, a quote."""
    figure = caption.getparent()
    return figure is not None and next(figure.iter("table", "blockquote", "pre", "ul", "ol"), None) is not None
