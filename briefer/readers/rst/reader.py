"""reStructuredText to an article: docutils makes a tree of it, and nothing is included or executed."""

from collections.abc import Iterator
from typing import Any

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.decoding import decode
from briefer.readers.html.inline import Line
from briefer.readers.markdown.render import DocBlock
from briefer.readers.story import Story, articles_of

MAX_CHARACTERS = 3_000_000
_SETTINGS = {
    "report_level": 5,
    "halt_level": 5,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "warning_stream": None,
    "_disable_config": True,
    "input_encoding": "unicode",
    "doctitle_xform": True,
    "docinfo_xform": True,
    "syntax_highlight": "none",
    "trim_footnote_reference_space": True,
}
_ADMONITIONS = ("note", "warning", "tip", "caution", "important", "attention", "danger", "error", "hint", "admonition")
_SKIPPED = (
    "comment",
    "target",
    "substitution_definition",
    "pending",
    "system_message",
    "image",
    "raw",
    "meta",
    "topic",
)


def read_rst(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The article in a text of reStructuredText: what other files would put in is left out.

    Raises:
        InputError: it is too large, nested too deeply, or holds no text.
    """
    text = decode(data, name)
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{name}: reStructuredText of more than {MAX_CHARACTERS // 1_000_000} MB; split it")
    from docutils.core import publish_doctree

    try:
        tree = publish_doctree(text, settings_overrides=_SETTINGS)
        walk = _Walk()
        walk.children(tree, 0)
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError, AssertionError) as error:
        raise InputError(f"{name}: reStructuredText that docutils cannot read ({type(error).__name__})") from error
    return articles_of([Story(walk.title, tuple(walk.blocks))], name, source, "reStructuredText without a text")


class _Walk:
    """One pass over the tree of docutils."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.blocks: list[DocBlock] = []

    def children(self, node: Any, depth: int, items: int = -1) -> None:
        """The blocks below a node; `items` is how many lists they are in, less one."""
        for child in node.children:
            self._block(child, depth, items)

    def _block(self, node: Any, depth: int, items: int) -> None:
        kind = node.__class__.__name__
        if kind in _SKIPPED:
            if kind == "topic" and "abstract" in node.get("classes", ()):
                self.children(node, depth, items)
        elif kind == "title":
            if depth == 0 and self.title is None:
                self.title = _inline(node)
            else:
                self.blocks.append(DocBlock("heading", _inline(node), max(depth, 1)))
        elif kind in ("subtitle", "rubric"):
            self.blocks.append(DocBlock("heading" if kind == "rubric" else "paragraph", _inline(node), depth + 1))
        elif kind == "section":
            self.children(node, depth + 1, items)
        elif kind in ("paragraph", "attribution", "line", "term", "caption"):
            self.blocks.append(DocBlock("credit" if kind == "caption" else "paragraph", _inline(node)))
        elif kind in ("literal_block", "doctest_block", "math_block"):
            self.blocks.append(DocBlock("code", node.astext()))
        elif kind in ("bullet_list", "enumerated_list"):
            first = int(node.get("start", 1)) if kind == "enumerated_list" else 0
            for number, item in enumerate(node.children):
                self._item(item, depth, items + 1, f"{first + number}." if kind == "enumerated_list" else "-")
        elif kind == "definition_list_item":
            parts = [_inline(part) for part in node.children if part.__class__.__name__ == "term"]
            self._with_lead(": ".join(parts), node, depth, items)
        elif kind == "field" or kind == "option_list_item":
            said = [_inline(part) for part in node.children]
            self.blocks.append(DocBlock("item", ": ".join(filter(None, said))))
        elif kind == "docinfo":
            said = [f"{part.__class__.__name__.capitalize()}: {_inline(part)}" for part in node.children]
            self.blocks += [DocBlock("credit", line) for line in said]
        elif kind == "block_quote":
            self._quoted(node, depth)
        elif kind == "table":
            self._table(node)
        elif kind == "footnote" or kind == "citation":
            self.blocks.append(DocBlock("paragraph", " ".join(_inline(part) for part in node.children)))
        else:
            self.children(node, depth, items)

    def _item(self, item: Any, depth: int, level: int, marker: str) -> None:
        for i, child in enumerate(item.children):
            if i == 0 and child.__class__.__name__ == "paragraph":
                self.blocks.append(DocBlock("item", _inline(child), level, marker))
            else:
                self._block(child, depth, level)

    def _with_lead(self, lead: str, node: Any, depth: int, items: int) -> None:
        """A term and the first paragraph of its definition as one item: "Price: 5 euros"."""
        rest = [c for part in node.children if part.__class__.__name__ == "definition" for c in part.children]
        first = _inline(rest[0]) if rest and rest[0].__class__.__name__ == "paragraph" else ""
        self.blocks.append(DocBlock("item", f"{lead}: {first}" if first else lead, max(items + 1, 0)))
        for child in rest[1 if first else 0 :]:
            self._block(child, depth, items + 1)

    def _quoted(self, node: Any, depth: int) -> None:
        start = len(self.blocks)
        self.children(node, depth)
        for i in range(start, len(self.blocks)):
            if self.blocks[i].kind == "paragraph":
                self.blocks[i] = DocBlock("quote", self.blocks[i].text)

    def _table(self, node: Any) -> None:
        opens = True
        for child in node.findall():
            kind = child.__class__.__name__
            if kind == "title":
                self.blocks.append(DocBlock("paragraph", _inline(child)))
            elif kind == "row":
                self.blocks.append(DocBlock("row", cells=tuple(_inline(cell) for cell in child.children), opens=opens))
                opens = False


def _inline(node: Any) -> str:
    line = Line()
    for part in _parts(node, line):
        line.add(part)
    return line.take()


def _parts(node: Any, line: Line) -> Iterator[str]:
    """The texts below a node, with raised and lowered ones told to the line."""
    for child in node.children:
        kind = child.__class__.__name__
        if kind == "Text":
            yield child.astext()
        elif kind in ("superscript", "subscript", "footnote_reference"):
            tag = "sub" if kind == "subscript" else "sup"
            line.open(tag)
            line.add(child.astext())
            line.close(tag)
        elif kind not in _SKIPPED:
            if kind == "paragraph":
                line.add(" ")
            yield from _parts(child, line)
