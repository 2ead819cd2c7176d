"""JATS to articles: abstract and sections, tables as tables; captions, formulas set apart, and citations apart."""

import re
from collections.abc import Iterator

from lxml import etree

from briefer.documents.article import Article, Source
from briefer.readers.story import Story, articles_of, credit
from briefer.readers.xml.parsing import parse_xml
from briefer.readers.xml.tree import (
    SKIPPED,
    descendants,
    find,
    find_all,
    language_in,
    local,
    pieces,
    remove,
    renamed,
    words,
)

_PAGE = {
    **{name: name for name in "p table thead tbody tfoot tr th td sup sub mfrac msup h1 h2 h3 h4 h5 h6 figure".split()},
    "figcaption": "figcaption",
    "abstract": "div",
    "trans-abstract": "div",
    "body": "div",
    "sec": "div",
    "app": "div",
    "app-group": "div",
    "boxed-text": "div",
    "list": "ul",
    "list-item": "li",
    "def-list": "dl",
    "def-item": "div",
    "term": "dt",
    "def": "dd",
    "disp-quote": "blockquote",
    "statement": "div",
    "table-wrap": "div",
    "table-wrap-foot": "div",
    "fn": "p",
    "break": "br",
    "pre": "pre",
    "code": "code",
    "preformat": "pre",
    "verse-group": "div",
    "verse-line": "p",
    "attrib": "p",
    "ext-link": "a",
    "table-title": "p",
    "colgroup": SKIPPED,
    "col": SKIPPED,
    "graphic": SKIPPED,
    "inline-graphic": SKIPPED,
    "media": SKIPPED,
    "supplementary-material": SKIPPED,
    "object-id": SKIPPED,
    "alt-text": SKIPPED,
    "long-desc": SKIPPED,
    "processing-meta": SKIPPED,
    "tex-math": SKIPPED,
    "annotation": SKIPPED,
    "sec-meta": SKIPPED,
}
_NUMBERS = re.compile(r"[\s\d,;–—−-]*\d[\s\d,;–—−-]*\Z")
_MARK = "\ue000"
"""Stands for a citation that was taken out, until what is around it goes too."""

_BETWEEN = re.compile(rf"(?<={_MARK})[\s,;–—−-]*(?={_MARK})")
_BRACKETED = re.compile(rf"\s?[(\[](?:[\s,;–—−-]|{_MARK})*{_MARK}(?:[\s,;–—−-]|{_MARK})*[)\]]")


def read_jats(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The articles of a JATS file, or of a set of them as PubMed Central gives it out.

    Raises:
        InputError: the file is broken, or no article has a text.
    """
    root = parse_xml(data, name, "a journal article (JATS)")
    articles = list(descendants(root, "article"))
    stories = [_story(article) for article in articles]
    return articles_of(stories, name, source, "a journal article (JATS) without a text")


def _story(article: etree._Element) -> Story:
    language = language_in(article)  # before the tree is renamed
    meta = _first(article, "article-meta")
    title = _first(meta, "article-title") if meta is not None else None
    references = [_reference(entry) for entry in descendants(article, "ref")]
    parts = list(_texts(article, meta))
    authors = find_all(meta, "contrib-group", "contrib") if meta is not None else ()
    byline = ", ".join(filter(None, map(_name, authors)))
    for part in parts:
        _prepared(part)
    found = [piece for part in parts for piece in pieces(renamed(part, _PAGE))]
    fields = tuple(f"Reference: {reference}" for reference in references if reference)
    said = credit(f"By {byline}" if byline else "")
    return Story(_title(title), (*said, *found), fields=fields, language=language)


def _first(element: etree._Element | None, name: str) -> etree._Element | None:
    return None if element is None else next(descendants(element, name), None)


def _title(element: etree._Element | None) -> str | None:
    if element is None:
        return None
    for mark in list(descendants(element, "xref", "fn")):
        remove(mark)
    return words(element) or None


def _texts(article: etree._Element, meta: etree._Element | None) -> Iterator[etree._Element]:
    """The abstract, the body and what is appended, in order; a graphical or a translated abstract is none."""
    for abstract in find_all(meta, "abstract") if meta is not None else ():
        if (abstract.get("abstract-type") or "") not in ("graphical", "toc", "teaser"):
            if find(abstract, "title") is None:
                etree.SubElement(abstract, "title").text = "Abstract"
                abstract.insert(0, abstract[-1])
            yield abstract
    yield from find_all(article, "body")
    yield from find_all(article, "back", "app-group")
    yield from find_all(article, "back", "sec")


def _name(contributor: etree._Element) -> str:
    if (contributor.get("contrib-type") or "author") != "author":
        return ""
    for named in descendants(contributor, "name", "string-name"):
        return " ".join(filter(None, (words(find(named, "given-names")), words(find(named, "surname"))))) or words(
            named
        )
    return words(_first(contributor, "collab"))


def _reference(entry: etree._Element) -> str:
    cited = next(descendants(entry, "mixed-citation", "element-citation", "nlm-citation", "citation"), None)
    if cited is None:
        return words(entry)
    if local(cited) == "mixed-citation" or (cited.text or "").strip():
        return words(cited)
    return " ".join(" ".join(cited.itertext()).split())


def _prepared(part: etree._Element) -> None:
    """Headings, captions, formulas and citations of a part, told to the walk by names that a page has."""
    for element in list(part.iter(etree.Element)):
        kind = local(element)
        if kind in ("ref-list", "glossary"):
            remove(element)
        elif kind == "xref":
            _cited(element)
        elif kind == "title":
            _headed(element)
        elif kind == "fig":
            _captioned(element)
        elif kind == "table-wrap":
            label, title = find(element, "label"), find(element, "caption")
            line = " ".join(filter(None, (words(label), words(title))))
            for child in (label, title):
                if child is not None:
                    remove(child)
            if line:
                head = etree.Element("table-title")
                head.text = line
                element.insert(0, head)
        elif kind == "disp-formula":
            _set_apart(element)
        elif kind == "label" and local(element.getparent()) in ("list-item", "fn"):
            element.tail = f" {element.tail or ''}"
    _cleared(part)


def _headed(title: etree._Element) -> None:
    parent = title.getparent()
    if parent is None or local(parent) not in ("sec", "abstract", "app", "boxed-text", "ack", "trans-abstract"):
        title.tag = "p"
        return
    depth = sum(local(above) in ("sec", "abstract", "app", "trans-abstract") for above in title.iterancestors())
    label = find(parent, "label")
    if label is not None:
        title.text = f"{words(label)} {title.text or ''}"
        remove(label)
    title.tag = f"h{min(max(depth, 1), 6)}"


def _captioned(figure: etree._Element) -> None:
    """A figure keeps nothing but its caption, which stands apart."""
    line = " ".join(filter(None, (words(find(figure, "label")), words(find(figure, "caption")))))
    tail = figure.tail
    figure.clear()
    figure.tail = tail
    figure.tag = "figure"
    etree.SubElement(figure, "figcaption").text = line


def _set_apart(formula: etree._Element) -> None:
    """A formula on lines of its own is shown as code, which no summary is made of."""
    label = words(find(formula, "label"))
    tex = next(descendants(formula, "tex-math"), None)
    math = next(descendants(formula, "math"), None)
    said = words(math) if math is not None else words(tex)
    tail = formula.tail
    formula.clear()
    formula.tail = tail
    formula.tag = "pre"
    etree.SubElement(formula, "code").text = " ".join(filter(None, (said, label)))


def _cited(mark: etree._Element) -> None:
    """Takes out the number of a citation or a note: "in 2010" with reference 12 is no 201012."""
    if (mark.get("ref-type") or "") not in ("bibr", "fn", "table-fn", "aff", "corresp"):
        return
    if not _NUMBERS.match(words(mark)) and mark.get("ref-type") == "bibr":
        return
    tail = mark.tail
    mark.clear()
    mark.tail = tail
    mark.text = _MARK


def _cleared(part: etree._Element) -> None:
    """Takes out what is left around citations that were taken out: brackets, commas, raised dashes."""
    for element in list(part.iter(etree.Element)):
        if local(element) == "sup" and _MARK in "".join(element.itertext()):
            left = "".join(element.itertext()).replace(_MARK, "")
            if not re.search(r"\w", left):
                remove(element)
    for element in list(descendants(part, "xref")):
        if element.text == _MARK:
            before, parent = element.getprevious(), element.getparent()
            if before is not None:
                before.tail = f"{before.tail or ''}{_MARK}"
            elif parent is not None:
                parent.text = f"{parent.text or ''}{_MARK}"
            remove(element)
    for element in part.iter(etree.Element):
        element.text, element.tail = _without_marks(element.text), _without_marks(element.tail)


def _without_marks(text: str | None) -> str | None:
    if not text or _MARK not in text:
        return text
    return _BETWEEN.sub("", _BRACKETED.sub("", text)).replace(_MARK, "")
