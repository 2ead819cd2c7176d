"""The title that a PDF's properties tell, where they tell one at all."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from briefer.readers.markdown.article import on_one_line
from briefer.readers.markdown.render import clean
from briefer.readers.pdf.lines import PdfLine

_LONGEST = 200
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# What programs put there by themselves: "Microsoft Word - report.docx", "untitled", "(anonymous)", "Document1".
_BY_ITSELF = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel) - .*|untitled.*|\(?anonymous\)?|document ?\d*|slide ?\d*|print.*|title"
    r"|.*\.(?:docx?|pdf|indd|qxd|rtf|odt|tex|dvi|html?|md|txt|pptx?|xlsx?|wpd)|https?://.*|about:.*|data:.*)\Z",
    re.IGNORECASE,
)


def plausible_title(told: str, name: str, pages: Sequence[Sequence[PdfLine]]) -> str | None:
    """The title of a file's properties; None for one that a program put there by itself, or that fits no page.

    Args:
        told: what the properties say.
        name: the input; its own name is no title.
        pages: the lines of the pages: most words of a title stand on the first two of them.
    """
    title = on_one_line(clean(told))
    stem = PurePath(name).stem.casefold()
    if not _LETTERS.search(title) or len(title) > _LONGEST or _BY_ITSELF.match(title) or title.casefold() == stem:
        return None
    shown = {word.casefold() for page in pages[:2] for line in page for word in _LETTERS.findall(line.text)}
    mine = {word.casefold() for word in _LETTERS.findall(title)}
    return title if 2 * len(mine & shown) > len(mine) else None
