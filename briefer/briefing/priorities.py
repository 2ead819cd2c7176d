"""Which sections of an article get their words first: the newest entries, what was resolved, else the longest."""

from collections.abc import Sequence

from briefer.briefing.article_context import ArticleContext
from briefer.briefing.composites import composites
from briefer.briefing.decisions import decides, is_decision_heading
from briefer.briefing.headings import is_summary_heading, listed_whole, shown_heading
from briefer.briefing.length import CURVES, Allotment, Length, allotment
from briefer.briefing.live import newest_first
from briefer.briefing.part_labels import PartLabel, label_of
from briefer.briefing.settings import Settings
from briefer.briefing.steps import brief_form, instruct, steps
from briefer.briefing.table_rows import is_table
from briefer.documents.article import Section
from briefer.text.folding import folded

_LONGEST_RESOLUTION = 60
"""Words that a section of minutes has at most for what was resolved."""
_MOST_LISTED = 0.4
"""Of a brief's words, those that a list may take."""
_LONGEST_LISTED, _WHOLE = 70, 0.6
"""Words of a section that is a list, and the share of it that is told where all of it is."""
_MOST_STEPS, _MOST_POINTS = 0.85, 0.5
"""Of a brief's words, those that the steps of a how-to may take, and the document's own summary."""
_HOW_TO = 0.35
"""Share of its words that the steps of a how-to have."""
_FEWEST_WORDS, _FIRST_LINES = 4, 3
_INTRODUCED = 15
"""Words for the sentence that says what is resolved on."""


def allotted(context: ArticleContext, sections: Sequence[Section], settings: Settings) -> Allotment:
    """Shares the words of a brief out among the sections that it is of."""
    sizes = [len(section.text.split()) for section in sections]
    limit = settings.words or (settings.budget or CURVES[settings.length].share) * sum(sizes)
    least = _resolutions(context, sections) if context.is_minutes else {}
    order = newest_first([section.heading for section in sections]) if context.english else ()
    if order:
        least = _first_sentences(context, sections)
    elif least:
        order = tuple(sorted(range(len(sections)), key=lambda k: (k not in least, -sizes[k], k)))
    points, named = ({}, {}) if context.is_minutes or not context.english else _points(context, sections, limit)
    if order:
        # Of live coverage the newest entry comes first, then what its authors hold to be the main points.
        points = {k: words for k, words in points.items() if not is_summary_heading(sections[k].heading)}
        order = (order[0], *points, *(k for k in order[1:] if k not in points))
    lends = not least and not points
    if sections and not least and settings.length is Length.LONG:
        # Nothing is lent, and without its first sentence a brief has no lead.
        least = _first_sentences(context, sections[:1])
    # What a ruling orders is never too long for its room: "The judgment is REVERSED, and the case is REMANDED for ...".
    decided = [k for k, section in enumerate(sections) if is_decision_heading(section.heading)]
    if decided and context.english and not order and not context.is_minutes:
        found = _first_sentences(context, [sections[k] for k in decided])
        least = {**{decided[place]: words for place, words in found.items()}, **least}
    whole = {k: words for k, words in _lists(context, sections).items() if lends and words <= _MOST_LISTED * limit}
    least = {**whole, **named, **least, **points}
    title = context.article.title
    heads = [len((shown_heading(section, title) or "").split()) for section in sections]
    kept = 0
    if settings.words is None and settings.budget is None:
        # Those of a list article are printed all, whatever is printed below them.
        headings = [section.heading for section in sections]
        places = listed_whole(headings, sizes, title, CURVES[settings.length].share)
        kept = sum(heads[place] for place in places)
        heads = [0 if place in places else words for place, words in enumerate(heads)]
    return allotment(
        sizes,
        settings.length,
        words=settings.words,
        share=settings.budget,
        order=order,
        first=points,
        # A row of a table is short, and says more than another sentence does.
        ahead=[
            *decided,
            *named,
            *(k for k, section in enumerate(sections) if k in whole or is_table(context.article, section)),
        ],
        least=least,
        empty=[k for k, section in enumerate(sections) if context.english and _is_bare(context, section)],
        heads=heads,
        lends=lends,
        title=kept + len((title or "").split()),
    )


def _points(
    context: ArticleContext, sections: Sequence[Section], limit: float
) -> tuple[dict[int, int], dict[int, int]]:
    """The words of the sections for whose sake somebody reads the document: its own summary, the steps of a how-to.

    And of those with other numbered items. Each gets no more than a share of the brief's words.
    """
    text = context.article.text
    total = sum(len(section.text.split()) for section in sections)
    found: dict[int, int] = {}
    named: dict[int, int] = {}
    for index, section in enumerate(sections):
        content = context.content.get(section.start, ())
        told = steps(text, content, section.paragraphs)
        items = [c for c in composites(context.article, section) if c.is_point] if _has_points(text, section) else []
        if items:
            found[index] = min(sum(len(item.text.split()) for item in items), int(_MOST_POINTS * limit))
        elif is_summary_heading(section.heading) and len(sections) > 1:
            size = sum(len(span.of(text).split()) for span in content)
            found[index] = min(size // 2, int(_MOST_POINTS * limit))
        elif told.lead:
            words = sum(min(map(_count, _forms(folded(span.of(text))))) + 1 for span in told.first)
            is_how_to = instruct(text, told.first) and len(section.text.split()) >= _HOW_TO * total
            most = int((_MOST_STEPS if is_how_to else _MOST_LISTED) * limit)
            left = int(limit) - _count(context.article.title or "") - _count(section.heading or "")
            # Of a how-to all steps, even if nothing else fits beside them; but rather its lead than most of them.
            (found if is_how_to else named)[index] = words if is_how_to and words <= left else min(words, most)
    return found, named


def _has_points(text: str, section: Section) -> bool:
    """Whether "Key points" stands above a section, or in its first lines."""
    lines = (folded(paragraph.of(text)) for paragraph in section.paragraphs[:_FIRST_LINES])
    return is_summary_heading(section.heading) or any(map(is_summary_heading, lines))


def _is_bare(context: ArticleContext, section: Section) -> bool:
    """Whether a section has nothing to print: "Respondent" alone is no sentence."""
    content = context.content.get(section.start, ())
    return sum(len(span.of(context.article.text).split()) for span in content) < _FEWEST_WORDS


def _count(text: str) -> int:
    return len(text.split())


def _forms(step: str) -> tuple[str, ...]:
    """A step, and what it needs."""
    form = brief_form(step)
    return (step, form) if form else (step,)


def _lists(context: ArticleContext, sections: Sequence[Section]) -> dict[int, int]:
    """The words of each section that is nothing but a list: it is printed whole or not at all."""
    found: dict[int, int] = {}
    for index, section in enumerate(sections):
        size = len(section.text.split())
        if index and len(section.paragraphs) > 1 and size <= _LONGEST_LISTED:
            whole = next((c for c in composites(context.article, section) if c.row is None), None)
            if whole and len(whole.text.split()) >= _WHOLE * size:
                found[index] = len(whole.text.split())
    return found


def _first_sentences(context: ArticleContext, sections: Sequence[Section]) -> dict[int, int]:
    """The words of the first sentence of each section, where it may be printed."""
    found: dict[int, int] = {}
    for index, section in enumerate(sections):
        content = context.content.get(section.start)
        if content:
            found[index] = min(len(content[0].of(context.article.text).split()), _LONGEST_RESOLUTION)
    return found


def _resolutions(context: ArticleContext, sections: Sequence[Section]) -> dict[int, int]:
    """The words of what was decided in each section of minutes, with what a resolution is on."""
    text = context.article.text
    found: dict[int, int] = {}
    for index, section in enumerate(sections):
        content = context.content.get(section.start, ())
        words = [len(span.of(text).split()) for span in content if decides(folded(span.of(text)))]
        resolved = any(label_of(span.of(text)) is PartLabel.OUTCOME for span in content)
        if words:
            found[index] = min(sum(words) + _INTRODUCED * resolved, _LONGEST_RESOLUTION)
    return found
