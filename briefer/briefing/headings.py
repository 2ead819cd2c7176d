"""What stands above the summary of a section."""

import re
from collections.abc import Sequence

from briefer.documents.article import Section
from briefer.facts.figures import find_figures
from briefer.text.folding import folded

_NUMBERED = re.compile(r"#?\d{1,3}[.):]?\s+\w")
_FEWEST_LISTED = 5
"""Sections with numbers that make a list article."""


def shown_heading(section: Section, title: str | None) -> str | None:
    """The heading that is printed; None without one, and where the title above it says the same.

    A Markdown file has its title in its front matter and once more as its first heading.
    """
    heading = section.heading
    if heading and title and folded(heading).casefold() == folded(title).casefold():
        return None
    return heading


def listed(headings: Sequence[str | None], title: str | None) -> tuple[int, ...]:
    """The sections of a list article, "7. Watch the locks"; none of what is none.

    Its title says how many there are, as no report's does.
    """
    numbered = tuple(k for k, heading in enumerate(headings) if _NUMBERED.match(heading or ""))
    if len(numbered) < _FEWEST_LISTED:
        return ()
    said = {figure.value for figure in find_figures(title or "")}
    return numbered if str(len(numbered)) in said else ()
