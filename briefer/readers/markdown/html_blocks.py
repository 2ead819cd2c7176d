"""The words in raw HTML that Markdown holds to fold text or to define terms: ``<details>`` and ``<dl>``."""

import re
from collections.abc import Iterator

from briefer.text.span import Span

_FOLDS = re.compile(r"<(?:details|summary|dl|dt|dd)\b", re.IGNORECASE)
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style|pre)\b.*?(?:</(?:script|style|pre)\s*>|\Z)"
    r"|</?(?P<name>details|summary|dl|dt|dd|div|p|ul|ol|li|table|tr|br|h[1-6]|section|blockquote)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(r"<[^<>]*>")


def words_in(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Where words stand between the tags of a block of raw HTML, each with whether it is a summary, in order.

    Nothing for a block that neither folds text nor defines terms: it is program code to a reader of Markdown.
    """
    if not _FOLDS.search(text, start, end):
        return
    at, summary = start, False
    for tag in _TAG.finditer(text, start, end):
        yield from _trimmed(text, at, tag.start(), summary)
        if (tag["name"] or "").lower() == "summary":
            summary = not tag[0].startswith("</")
        at = tag.end()
    yield from _trimmed(text, at, end, summary)


def _trimmed(text: str, start: int, end: int, summary: bool) -> Iterator[tuple[Span, bool]]:
    inner = text[start:end]
    if _ANY_TAG.sub("", inner).strip():
        begin = start + len(inner) - len(inner.lstrip())
        yield Span(begin, start + len(inner.rstrip())), summary
