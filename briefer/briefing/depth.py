"""An article with fewer sections: text under lower headings is read with the section above."""

from dataclasses import replace

from briefer.briefing.live import is_timed, newest_first, with_times
from briefer.documents.article import Article, Section


def with_depth(article: Article, depth: int | None) -> Article:
    """The article split at its topmost `depth` levels of headings; unchanged with None.

    The topmost level is the lowest number that a heading of the article has, whatever it is: in a page whose headings
    are all of level 2 these are the first level. An entry of live coverage keeps its time, at whatever depth.
    """
    article = with_times(article)
    top = min((section.level for section in article.sections if section.heading is not None), default=0)
    if depth is None or top == 0:
        return article
    entries = frozenset(newest_first([section.heading for section in article.sections]))
    merged: list[Section] = []
    for number, section in enumerate(article.sections):
        timed = number in entries and is_timed(section.heading)
        if merged and section.level - top >= depth and not timed:
            merged[-1] = _joined(article.text, merged[-1], section)
        else:
            merged.append(section)
    return replace(article, sections=tuple(merged))


def _joined(text: str, above: Section, below: Section) -> Section:
    """One section: the heading of the lower one stays in its text, and is no paragraph of it."""
    return replace(
        above,
        end=below.end,
        text=text[above.start : below.end],
        paragraphs=(*above.paragraphs, *below.paragraphs),
    )
