"""DocBook to an article: nested sections as headings, tables, lists; programs as code, indexes left out."""

from lxml import etree

from briefer.documents.article import Article, Source
from briefer.readers.markdown.render import DocBlock
from briefer.readers.story import Story, articles_of, credit
from briefer.readers.xml.parsing import parse_xml
from briefer.readers.xml.tree import SKIPPED, descendants, find, language_in, local, pieces, remove, renamed, words

_SECTIONS = (
    "book part chapter appendix preface article section sect1 sect2 sect3 sect4 sect5 simplesect refentry refsection "
    "refsect1 refsect2 refsect3 dedication colophon set acknowledgements glossary"
).split()
_INFOS = ("info", "articleinfo", "bookinfo", "chapterinfo", "sectioninfo", "refentryinfo", "partinfo")
_BLOCKS = (
    "abstract note warning tip caution important example informalexample sidebar figure informalfigure procedure "
    "mediaobject formalpara qandaset qandaentry question answer blockquote epigraph simplelist segmentedlist glosslist"
).split()
_PAGE = {
    **dict.fromkeys(_SECTIONS, "div"),
    **dict.fromkeys(_BLOCKS, "div"),
    **{f"h{level}": f"h{level}" for level in range(1, 7)},
    **{
        name: name
        for name in "p ul ol li dl dt dd table thead tbody tfoot pre code sup sub blockquote figcaption".split()
    },
    **dict.fromkeys(("para", "simpara", "bridgehead", "attribution", "title", "subtitle", "member", "line"), "p"),
    "itemizedlist": "ul",
    "orderedlist": "ol",
    "listitem": "li",
    "step": "li",
    "variablelist": "dl",
    "varlistentry": "div",
    "glossentry": "div",
    "glossterm": "span",
    "glossdef": "dd",
    "term": "dt",
    "informaltable": "table",
    "tgroup": "tbody",
    "row": "tr",
    "tr": "tr",
    "entry": "td",
    "td": "td",
    "th": "th",
    "caption": "caption",
    "superscript": "sup",
    "subscript": "sub",
    "quote": "q",
    "link": "a",
    "ulink": "a",
    "figure": "figure",
    **dict.fromkeys(_INFOS, SKIPPED),
    **dict.fromkeys(
        "indexterm index toc lot imageobject imagedata textobject colspec spanspec remark anchor titleabbrev "
        "bibliography refmeta refnamediv".split(),
        SKIPPED,
    ),
}
_CODE = ("programlisting", "screen", "synopsis", "literallayout", "cmdsynopsis", "funcsynopsis")


def read_docbook(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The article or the book in a DocBook file.

    Raises:
        InputError: the file is broken, refers to other files, or holds no text.
    """
    root = parse_xml(data, name, "DocBook")
    title, language = _title(root), language_in(root)
    authors = [_author(author) for info in root if local(info) in _INFOS for author in descendants(info, "author")]
    abstract = [p for info in root if local(info) in _INFOS for a in descendants(info, "abstract") for p in _read(a)]
    by = f"By {', '.join(filter(None, authors))}" if any(authors) else ""
    story = Story(title, (*credit(by), *abstract, *_read(root)), language=language)
    return articles_of([story], name, source, "DocBook without a text")


def _title(root: etree._Element) -> str | None:
    own = find(root, "title")
    infos = (find(info, "title") for info in root if local(info) in _INFOS)
    found = own if own is not None else next((title for title in infos if title is not None), None)
    text = words(found) or None
    if own is not None:
        remove(own)
    return text


def _author(author: etree._Element) -> str:
    names = [words(part) for part in descendants(author, "firstname", "surname", "othername")]
    return " ".join(filter(None, names)) or words(find(author, "personname")) or words(find(author, "orgname"))


def _before(title: etree._Element) -> None:
    """Puts the title of a table above it."""
    table = title.getparent()
    if table is not None and table.getparent() is not None:
        title.tail = None
        table.addprevious(title)


def _read(root: etree._Element) -> list[DocBlock]:
    for element in list(root.iter(etree.Element)):
        kind = local(element)
        if kind == "title":
            parent = local(element.getparent())
            if parent in _SECTIONS:
                depth = sum(local(above) in _SECTIONS for above in element.iterancestors())
                element.tag = f"h{min(max(depth - 1, 1), 6)}"
            elif parent in ("figure", "informalfigure"):
                element.tag = "figcaption"
            elif parent in ("table", "informaltable"):
                _before(element)
        elif kind == "bridgehead":
            element.tag = "h3"
        elif kind in _CODE:
            said = "".join(element.itertext())
            tail = element.tail
            element.clear()
            element.tail = tail
            element.tag = "pre"
            etree.SubElement(element, "code").text = said
        elif kind == "footnote":
            said = words(element)
            tail = element.tail
            element.clear()
            element.tail, element.tag, element.text = tail, "span", f" ({said})" if said else ""
    return pieces(renamed(root, _PAGE))
