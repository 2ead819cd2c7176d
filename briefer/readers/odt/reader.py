"""OpenDocument texts to articles: headings by outline level, lists, tables, notes at the end."""

from collections.abc import Mapping

from lxml import etree

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.archive import unpacked
from briefer.readers.markdown.render import DocBlock
from briefer.readers.story import Story, articles_of
from briefer.readers.xml.parsing import parse_xml
from briefer.readers.xml.tree import SKIPPED, descendants, find, local, pieces, remove, renamed, words

_PARTS = ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml")
_PAGE = {
    "text": "div",
    "p": "p",
    "list": "ul",
    "list-header": "li",
    "list-item": "li",
    "table": "table",
    "table-row": "tr",
    "table-cell": "td",
    "covered-table-cell": SKIPPED,
    "table-header-rows": "thead",
    "table-rows": "tbody",
    "section": "div",
    "text-box": "div",
    "frame": "span",
    "line-break": "br",
    "a": "a",
    "index-body": "div",
    "numbered-paragraph": "div",
    "title": SKIPPED,
    "desc": SKIPPED,
    "image": SKIPPED,
    "object": SKIPPED,
    "annotation": SKIPPED,
    "annotation-end": SKIPPED,
    "tracked-changes": SKIPPED,
    "sequence-decls": SKIPPED,
    "variable-decls": SKIPPED,
    "user-field-decls": SKIPPED,
    "forms": SKIPPED,
    "hidden-text": SKIPPED,
    "hidden-paragraph": SKIPPED,
    "bookmark": "span",
    "soft-page-break": "span",
    "table-of-content": SKIPPED,
    "illustration-index": SKIPPED,
    "table-index": SKIPPED,
    "alphabetical-index": SKIPPED,
    "note-citation": SKIPPED,
    "sup": "sup",
    "sub": "sub",
    **{f"h{level}": f"h{level}" for level in range(1, 7)},
}
_MOST_REPEATED = 100
_MOST_SPACES = 200
_TITLES = ("title",)
_CAPTIONS = ("caption", "figure", "illustration", "drawing")


def read_odt(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The article of a text document. Deleted text, comments, hidden text and tables of contents are left out.

    Raises:
        InputError: the file is broken, encrypted, too large when unpacked, or holds no text.
    """
    if data.startswith(b"PK"):
        parts = unpacked(data, name, "an OpenDocument text", _PARTS.__contains__)
        if b"manifest:encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise InputError(f"{name}: this document needs a password; save it without one and try again")
        if "content.xml" not in parts:
            raise InputError(f"{name}: an OpenDocument text, cut short or broken; get a whole copy")
    else:
        parts = {"content.xml": data, "styles.xml": data, "meta.xml": data}
    content = parse_xml(parts["content.xml"], name, "an OpenDocument text")
    styles = _Styles()
    for part in ("styles.xml", "content.xml"):
        if part in parts:
            styles.add(parse_xml(parts[part], name, "an OpenDocument text"))
    body = next((text for text in descendants(content, "text") if local(text.getparent()) == "body"), None)
    if body is None:
        raise InputError(f"{name}: an OpenDocument file without a text; there is nothing to summarize in it")
    return articles_of([_story(body, styles, parts, name)], name, source, "an OpenDocument text without a text")


class _Styles:
    """Names of styles, the styles they are based on, and what they do to characters."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self._raised: dict[str, str] = {}
        self._levels: dict[str, int] = {}
        self._hidden: set[str] = set()

    def add(self, root: etree._Element) -> None:
        """Takes in the styles of a file."""
        for style in descendants(root, "style"):
            name = _get(style, "name")
            self._parents[name] = _get(style, "parent-style-name")
            self._shown[name] = _get(style, "display-name") or name.replace("_20_", " ")
            if (level := _get(style, "default-outline-level")).isdigit():
                self._levels[name] = int(level)
            for properties in descendants(style, "text-properties"):
                position = _get(properties, "text-position")
                raised = position.split(" ")[0]
                if raised in ("super", "sub"):
                    self._raised[name] = "sup" if raised == "super" else "sub"
                elif raised.rstrip("%").lstrip("-").isdigit() and raised not in ("0%", "0"):
                    self._raised[name] = "sub" if raised.startswith("-") else "sup"
                if _get(properties, "display") == "none":
                    self._hidden.add(name)

    def kinds(self, name: str) -> list[str]:
        """The shown names of a style and of those it is based on, in lower case, nearest first."""
        found: list[str] = []
        while name and name not in found and len(found) < 20:
            found.append(name)
            name = self._parents.get(name, "")
        return [self._shown.get(name, name.replace("_20_", " ")).casefold() for name in found]

    def level(self, name: str) -> int:
        """The outline level of a paragraph style; 0 for none."""
        for _ in range(20):
            if name in self._levels:
                return self._levels[name]
            name = self._parents.get(name, "")
        return 0

    def raised(self, name: str) -> str | None:
        """``sup`` or ``sub`` for a style that raises or lowers its characters."""
        return self._raised.get(name)

    def is_hidden(self, name: str) -> bool:
        """Whether a style hides its characters."""
        return name in self._hidden


def _story(body: etree._Element, styles: _Styles, parts: Mapping[str, bytes], name: str) -> Story:
    titles, captions = _marked(body, styles)
    notes = _notes_taken(body, styles)
    _spaced(body)
    title = next(filter(None, map(words, titles)), None)
    for element in (*titles, *captions):
        element.tag = "remove-me"
    captioned = [words(caption) for caption in captions]
    for element in (*titles, *captions):
        remove(element)
    found = pieces(renamed(body, _PAGE))
    if title is None and "meta.xml" in parts:
        meta = find(parse_xml(parts["meta.xml"], name, "an OpenDocument text"), "meta")
        named = next((words(entry) for entry in meta if local(entry) == "title"), "") if meta is not None else ""
        title = named or None
    ends = [DocBlock("paragraph", note) for note in notes if note]
    return Story(title, (*found, *ends, *(DocBlock("credit", line) for line in captioned if line)))


def _marked(body: etree._Element, styles: _Styles) -> tuple[list[etree._Element], list[etree._Element]]:
    """Gives headings and paragraphs their names on a page, and finds the paragraphs of the title and of captions."""
    titles: list[etree._Element] = []
    captions: list[etree._Element] = []
    for element in list(body.iter(etree.Element)):
        kind = local(element)
        style = _get(element, "style-name")
        if kind == "h":
            level = _get(element, "outline-level") or "1"
            element.tag = f"h{min(max(int(level) if level.isdigit() else 1, 1), 6)}"
            if _get(element, "is-list-header") == "" and not words(element):
                remove(element)
        elif kind == "p":
            kinds = styles.kinds(style)
            if any(named in _TITLES for named in kinds):
                titles.append(element)
            elif any(named in _CAPTIONS for named in kinds) and _in_frame(element):
                captions.append(element)
            elif 0 < (level_of := styles.level(style)) < 7:
                element.tag = f"h{level_of}"
        elif kind == "span":
            if styles.is_hidden(style):
                remove(element)
            elif raised := styles.raised(style):
                element.tag = raised
        elif kind in ("table-cell", "covered-table-cell"):
            _repeat(element, _get(element, "number-columns-repeated"))
        elif kind == "table-row":
            if _get(element, "visibility") == "collapse":
                remove(element)
            else:
                _repeat(element, _get(element, "number-rows-repeated"))
        elif kind == "section" and _get(element, "display") == "none":
            remove(element)
    return titles, captions


def _in_frame(element: etree._Element) -> bool:
    return any(local(parent) in ("text-box", "frame") for parent in element.iterancestors())


def _repeat(element: etree._Element, times: str) -> None:
    """Cells and rows that stand for several like them; the empty ones that fill a sheet to its edge do not count."""
    count = int(times) if times.isdigit() else 1
    parent = element.getparent()
    if count < 2 or parent is None:
        return
    if not words(element) or count > _MOST_REPEATED:
        if not words(element) and element.getnext() is None:
            parent.remove(element)
        return
    for _ in range(count - 1):
        copy = etree.fromstring(etree.tostring(element, with_tail=False))
        parent.insert(parent.index(element) + 1, copy)


def _notes_taken(body: etree._Element, styles: _Styles) -> list[str]:
    """Takes footnotes and endnotes out of the text, leaving raised marks, and gives what they say with their marks."""
    notes: list[str] = []
    for note in list(descendants(body, "note")):
        mark = words(find(note, "note-citation"))
        said = words(find(note, "note-body"))
        notes.append(f"{mark} {said}".strip() if said else "")
        for child in list(note):
            note.remove(child)
        note.text = mark
        note.tag = "sup"
    return notes


def _spaced(body: etree._Element) -> None:
    """Puts in the spaces and tabs that elements stand for."""
    for element in list(descendants(body, "s", "tab")):
        count = _get(element, "c")
        spaces = min(int(count), _MOST_SPACES) if count.isdigit() else 1
        element.text = "\t" if local(element) == "tab" else " " * spaces


def _get(element: etree._Element, name: str) -> str:
    """An attribute by its local name; empty without it."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
