"""Which sections of an article get their words first: the newest entries, what was resolved, else the longest."""

from collections.abc import Sequence

from briefer.briefing.article_context import ArticleContext
from briefer.briefing.composites import composites, is_table
from briefer.briefing.decisions import is_decision_heading
from briefer.briefing.headings import listed, shown_heading
from briefer.briefing.length import CURVES, Allotment, Length, allotment
from briefer.briefing.live import newest_first
from briefer.briefing.part_labels import PartLabel, labelled
from briefer.briefing.passages import section_sentences
from briefer.briefing.plan import content_sentences
from briefer.briefing.settings import Settings
from briefer.documents.article import Section

_LONGEST_RESOLUTION = 45
"""Words that a section of minutes has at most for what was resolved."""
_MOST_LISTED = 0.4
"""Of a brief's words, those that a list may take."""
_LONGEST_LISTED, _WHOLE = 70, 0.6
"""Words of a section that is a list, and the share of it that is told where all of it is."""
_MOST_HEADS = 0.4
"""Of a brief's words, those that the headings of a list article may take."""
_INTRODUCED = 15
"""Words for the sentence that says what is resolved on."""


def allotted(context: ArticleContext, sections: Sequence[Section], settings: Settings) -> Allotment:
    """Shares the words of a brief out among the sections that it is of."""
    sizes = [len(section.text.split()) for section in sections]
    least = _resolutions(context, sections) if context.is_minutes else {}
    order = newest_first([section.heading for section in sections]) if context.english else ()
    if order:
        least = _first_sentences(context, sections)
    elif least:
        order = tuple(sorted(range(len(sections)), key=lambda k: (k not in least, -sizes[k], k)))
    lends = not least
    if sections and not least and settings.length is Length.LONG:
        # Nothing is lent, and without its first sentence a brief has no lead.
        least = _first_sentences(context, sections[:1])
    # What a ruling orders is never too long for its room: "The judgment is REVERSED, and the case is REMANDED for ...".
    decided = [k for k, section in enumerate(sections) if is_decision_heading(section.heading)]
    if decided and context.english and not order and not context.is_minutes:
        found = _first_sentences(context, [sections[k] for k in decided])
        least = {**{decided[place]: words for place, words in found.items()}, **least}
    total = sum(sizes)
    limit = settings.words or (settings.budget or CURVES[settings.length].share) * total
    whole = {k: words for k, words in _lists(context, sections).items() if lends and words <= _MOST_LISTED * limit}
    least = {**whole, **least}
    title = context.article.title
    heads = [len((shown_heading(section, title) or "").split()) for section in sections]
    kept = 0
    if settings.words is None and settings.budget is None:
        # Those of a list article are printed all, whatever is printed below them.
        places = listed([section.heading for section in sections], title)
        kept = sum(heads[place] for place in places)
        if kept > _MOST_HEADS * CURVES[settings.length].share * (sum(sizes) + sum(heads)):
            kept = 0
        else:
            heads = [0 if place in places else words for place, words in enumerate(heads)]
    return allotment(
        sizes,
        settings.length,
        words=settings.words,
        share=settings.budget,
        order=order,
        # A row of a table is short, and says more than another sentence does.
        ahead=[
            *decided,
            *(k for k, section in enumerate(sections) if k in whole or is_table(context.article, section)),
        ],
        least=least,
        empty=[k for k, section in enumerate(sections) if section.start in context.bare],
        heads=heads,
        lends=lends,
        title=kept + len((title or "").split()),
    )


def _lists(context: ArticleContext, sections: Sequence[Section]) -> dict[int, int]:
    """The words of each section that is nothing but a list: it is printed whole or not at all."""
    found: dict[int, int] = {}
    for index, section in enumerate(sections):
        size = len(section.text.split())
        if index and len(section.paragraphs) > 1 and size <= _LONGEST_LISTED:
            whole = next((c for c in composites(context.article, section) if not c.is_row), None)
            if whole and len(whole.text.split()) >= _WHOLE * size:
                found[index] = len(whole.text.split())
    return found


def _first_sentences(context: ArticleContext, sections: Sequence[Section]) -> dict[int, int]:
    """The words of the first sentence of each section, where it may be printed."""
    found: dict[int, int] = {}
    for index, section in enumerate(sections):
        content = content_sentences(context.article, section, section_sentences(context.article, section))
        if content:
            found[index] = min(len(content[0].of(context.article.text).split()), _LONGEST_RESOLUTION)
    return found


def _resolutions(context: ArticleContext, sections: Sequence[Section]) -> dict[int, int]:
    """The words of the longest resolution of each section that has one."""
    text = context.article.text
    found: dict[int, int] = {}
    for index, section in enumerate(sections):
        split = section_sentences(context.article, section)
        labels = labelled(context.article, section, content_sentences(context.article, section, split))
        words = [len(span.of(text).split()) for span, label in labels.items() if label is PartLabel.OUTCOME]
        if words:
            found[index] = min(max(words) + _INTRODUCED, _LONGEST_RESOLUTION)
    return found
