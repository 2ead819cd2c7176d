"""A Jupyter notebook to an article: its Markdown, and its code as code; what the code printed is left out."""

import json
from collections.abc import Iterator
from typing import Any

from briefer.documents.article import Article, Source
from briefer.errors import InputError
from briefer.readers.decoding import decode
from briefer.readers.markdown.article import split_markdown

_FENCE = "```"


def read_notebook(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The text of a notebook's Markdown cells, in order, as one Markdown text; cells of code are no text of it.

    Raises:
        InputError: the file is no notebook, or has no cell with a text.
    """
    try:
        found = json.loads(decode(data, name))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: a Jupyter notebook, cut short or broken ({error}); get a whole copy") from error
    blocks = list(_blocks(found))
    if not any(is_text and text.strip() for is_text, text in blocks):
        raise InputError(f"{name}: a Jupyter notebook without a text; there is nothing to summarize in it")
    text = "\n\n".join(text.strip("\n") if is_text else _code(text) for is_text, text in blocks if text.strip())
    return (split_markdown(text + "\n", source),)


def _blocks(found: Any) -> Iterator[tuple[bool, str]]:
    """Whether each cell is text, and what it says."""
    sheets = found.get("worksheets") or [found] if isinstance(found, dict) else []
    for sheet in sheets if isinstance(sheets, list) else []:
        cells = sheet.get("cells") if isinstance(sheet, dict) else None
        for cell in cells if isinstance(cells, list) else []:
            if not isinstance(cell, dict):
                continue
            said = cell.get("source", cell.get("input", ""))
            text = "".join(map(str, said)) if isinstance(said, list) else str(said)
            kind = cell.get("cell_type")
            if kind == "heading":
                level = cell.get("level")
                yield True, f"{'#' * (level if isinstance(level, int) and 0 < level < 7 else 1)} {text.strip()}"
            elif kind in ("markdown", "code"):
                yield kind == "markdown", text


def _code(text: str) -> str:
    fence = _FENCE
    while fence in text:
        fence += "`"
    return f"{fence}\n{text.strip(chr(10))}\n{fence}"
