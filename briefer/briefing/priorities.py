"""Which sections of an article get their words first: the newest entries, what was resolved, else the longest."""

from collections.abc import Sequence

from briefer.briefing.article_context import ArticleContext
from briefer.briefing.length import Allotment, allotment
from briefer.briefing.live import newest_first
from briefer.briefing.part_labels import PartLabel, labelled
from briefer.briefing.passages import section_sentences
from briefer.briefing.plan import content_sentences
from briefer.briefing.settings import Settings
from briefer.documents.article import Section

_LONGEST_RESOLUTION = 45
"""Words that a section of minutes has at most for what was resolved."""
_INTRODUCED = 15
"""Words for the sentence that says what is resolved on."""


def allotted(context: ArticleContext, sections: Sequence[Section], settings: Settings) -> Allotment:
    """Shares the words of a brief out among the sections that it is of."""
    sizes = [len(section.text.split()) for section in sections]
    least = _resolutions(context, sections) if context.is_minutes else {}
    order = newest_first([section.heading for section in sections]) if context.english else ()
    if least:
        order = tuple(sorted(range(len(sections)), key=lambda k: (k not in least, -sizes[k], k)))
    return allotment(
        sizes,
        settings.length,
        words=settings.words,
        share=settings.budget,
        order=order,
        least=least,
        empty=[k for k, section in enumerate(sections) if section.start in context.bare],
    )


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
