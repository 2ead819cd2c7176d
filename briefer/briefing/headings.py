"""What stands above the summary of a section."""

import re
from collections.abc import Sequence

from briefer.documents.article import Section
from briefer.facts.figures import find_figures
from briefer.text.folding import folded
from briefer.text.wordlists import words as word_list

SUMMARY_HEADINGS = word_list(__package__, "summary_headings.tsv")
_NUMBERED = re.compile(r"#?\d{1,3}[.):]?\s+\w")
_MOST_HEADS = 0.6
"""Of a brief's words, those that the headings of a list article may take."""
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


def listed_whole(
    headings: Sequence[str | None], sizes: Sequence[int], title: str | None, share: float
) -> tuple[int, ...]:
    """The sections of a list article whose headings are printed all; none where these are too much for its brief.

    Args:
        headings: Those of all sections.
        sizes: Their words.
        title: The article's.
        share: Of the article's words, those that the brief may have.
    """
    places = listed(headings, title)
    heads = [len((heading or "").split()) for heading in headings]
    kept = sum(heads[place] for place in places)
    return places if kept <= _MOST_HEADS * share * (sum(sizes) + sum(heads)) else ()


def is_summary_heading(heading: str | None) -> bool:
    """True for "Executive summary" and "1. Abstract"."""
    return (heading or "").casefold().strip(" .:0123456789#") in SUMMARY_HEADINGS
