"""What is left of a brief's words when all sections had theirs: it goes to those that were left out for the length.

Words are shared out before anybody knows which sentences there are. A step of five words would be missing from a brief
that has room for twenty.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefer.briefing.article_context import ArticleContext
from briefer.briefing.brief import LeftOut, SectionBrief
from briefer.briefing.candidates import PassageCandidates
from briefer.briefing.compose import Printed, compose
from briefer.briefing.length import Allotment, Room
from briefer.briefing.plan import SectionPlan
from briefer.briefing.settings import Settings

MOST = 64
"""Sections that are kept for another try: of a book of thousands all would fill the memory."""
_FEWEST = 4
"""Words that a sentence has, and more."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A section that was left out for the length, with what it takes to try once more."""

    place: int
    plan: SectionPlan
    judged: Sequence[PassageCandidates]
    before: Printed


def with_pending(pending: tuple[Pending, ...], result: SectionBrief, here: Pending) -> tuple[Pending, ...]:
    """With the section at hand, if it was left out for the length."""
    return (*pending, here) if result.left_out is LeftOut.LENGTH and len(pending) < MOST else pending


def filled(
    context: ArticleContext,
    done: Sequence[SectionBrief],
    pending: Sequence[Pending],
    words: Allotment,
    settings: Settings,
) -> tuple[SectionBrief, ...]:
    """The sections of a brief, with a sentence each of those that were left out, as far as there is room.

    Args:
        context: The article.
        done: What is printed of its sections.
        pending: Those that were left out, in order.
        words: What is left.
        settings: How briefs are made.
    """
    found = list(done)
    for here in sorted(pending, key=lambda each: (each.place != 0, -each.plan.words, each.place)):
        spare = words.spare(here.place)
        if spare < _FEWEST:
            continue
        said = frozenset(sentence.text.casefold() for section in found for sentence in section.sentences)
        before = replace(here.before, sentences=said)
        result = compose(context, here.plan, here.judged, settings, Room(1, spare), before)
        if result.sentences:
            found[here.place] = result
            words = words.spending(here.place, result.words)
    return tuple(found)
