"""Which facts of a section its summary should state: the rules of `facts.required`, and what readers want besides.

Who acts in the first sentence comes before any figure. A toll that a later sentence raises is not asked for. What is
no content (captions, tickers, contact lines) requires nothing.
"""

import re
from collections.abc import Sequence

from briefer.briefing.settings import Settings
from briefer.documents.article import Section
from briefer.facts.document import FactIndex
from briefer.facts.mention import Figure, FigureType, Mention, Name
from briefer.facts.required import SECTION_CAP, compiled, default_cap, required_facts, same_fact
from briefer.text.span import Span

_ALL = 1_000_000
_TOLL = re.compile(r"\b(?:kill|dead|death|die|injur|wound|hurt|missing|arrest|infect|case|victim|toll)", re.IGNORECASE)
# "The toll rose to 15": not "40 people died in 2019", which may be of something else.
_RAISED = re.compile(
    r"\b(?:rose|risen|rises|climbed|increased|grew|grown|revised|raised|updated)(?: \w+){0,2} to\b"
    r"|\bnow (?:stands|at)\b|\blater (?:said|put|raised|revised)\b",
    re.IGNORECASE,
)


def section_facts(
    document: FactIndex, section: Section, sentences: Sequence[Span], settings: Settings
) -> tuple[tuple[Mention, ...], frozenset[Mention]]:
    """The facts that a section's summary should state, most important first, and those of them that the user asked for.

    Args:
        document: The facts of the section's scope.
        section: The section.
        sentences: Its content, as spans of the article's text.
        settings: How many facts, and what the user asks for.
    """
    offset = section.scope.start
    content = [(s.start - offset, s.end - offset) for s in sentences]
    # A heading over nothing but addresses asks for nothing.
    headed = section.heading_span is not None and (bool(content) or not section.paragraphs)
    within = [*content, (0, section.heading_span.end - offset)] if headed and section.heading_span else content
    most = SECTION_CAP if settings.most_required is None else settings.most_required
    ranked = [m for m in required_facts(document, _ALL, within=within) if not _is_superseded(m, document, content)]
    cap = default_cap(section.text, most)
    if content and (actor := _actor(ranked, document, content[0])):
        ranked = [actor, *(m for m in ranked if m is not actor)]
        cap = min(cap + 1, most)  # beside the figures, not instead of one
    asked = required_facts(document, 0, compiled(settings.require), within=within)
    chosen = ranked[:cap]
    added = [m for m in asked if not any(same_fact(m, other) for other in chosen)]
    wanted = (m for m in (*chosen, *added) if any(same_fact(m, other) for other in asked))
    return (*chosen, *added), frozenset(wanted)


def _actor(ranked: Sequence[Mention], document: FactIndex, first: tuple[int, int]) -> Mention | None:
    """The first name of the first sentence, among what may be required."""
    start, end = first
    opening = next((name for name in document.names if start <= name.start < end and name.sure), None)
    return next((m for m in ranked if isinstance(m, Name) and opening and same_fact(m, opening)), None)


def _is_superseded(mention: Mention, document: FactIndex, content: Sequence[tuple[int, int]]) -> bool:
    """True for a toll that a later sentence raises."""
    if not isinstance(mention, Figure) or not _is_toll(mention, document, content):
        return False
    return any(
        other.start > mention.end
        and (other.low or 0) > (mention.low or 0)
        and _is_toll(other, document, content)
        and _RAISED.search(_sentence(other, document, content))
        for other in document.figures
    )


def _is_toll(figure: Figure, document: FactIndex, content: Sequence[tuple[int, int]]) -> bool:
    return figure.type is FigureType.COUNT and bool(_TOLL.search(_sentence(figure, document, content)))


def _sentence(figure: Figure, document: FactIndex, content: Sequence[tuple[int, int]]) -> str:
    return next((document.text[s:e] for s, e in content if s <= figure.start < e), "")
