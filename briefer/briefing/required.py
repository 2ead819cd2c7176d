"""Which facts of a section its summary should state: the rules of `facts.required`, and what readers want besides.

Who acts in the first sentence comes before any figure. A toll that a later sentence raises is not asked for. What is
no content (captions, tickers, contact lines) requires nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from itertools import accumulate

from briefer.briefing.settings import Settings
from briefer.documents.article import Section
from briefer.facts.document import FactIndex
from briefer.facts.mention import Figure, FigureType, Mention, Name
from briefer.facts.required import SECTION_CAP, compiled, default_cap, required_facts, same_fact
from briefer.text.patterns import one_of
from briefer.text.span import Span
from briefer.text.wordlists import words

_words = partial(words, __package__, "required_words.tsv")

_ALL = 1_000_000
_TOLL = re.compile(rf"\b(?:{one_of(_words('toll'))})", re.IGNORECASE)
# "The toll rose to 15": not "40 people died in 2019", which may be of something else.
_RAISED = re.compile(
    rf"\b(?:{one_of(_words('raised'))})(?: \w+){{0,2}} to\b|\bnow (?:stands|at)\b|\blater (?:said"
    r"|put|raised|revised)\b",
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
    tolls = _Tolls(document, content)
    ranked = [
        m
        for m in required_facts(document, _ALL, within=within)
        if not tolls.is_superseded(m) and not _is_speaker(m, document)
    ]
    cap = default_cap(section.text, most)
    if content and (actor := _actor(ranked, document, content[0])):
        ranked = [actor, *(m for m in ranked if m is not actor)]
        cap = min(cap + 1, most)  # beside the figures, not instead of one
    asked = required_facts(document, 0, compiled(settings.require), within=within) if settings.require else ()
    chosen = ranked[:cap]
    added = [m for m in asked if not any(same_fact(m, other) for other in chosen)]
    wanted = (m for m in (*chosen, *added) if any(same_fact(m, other) for other in asked))
    return (*chosen, *added), frozenset(wanted)


def _is_speaker(mention: Mention, document: FactIndex) -> bool:
    """Whether a mention is the mark of who speaks: "((WSS)) : Why now?"."""
    text = document.text
    return text[max(0, mention.start - 2) : mention.start] == "((" and text[mention.end : mention.end + 2] == "))"


def _actor(ranked: Sequence[Mention], document: FactIndex, first: tuple[int, int]) -> Mention | None:
    """The first name of the first sentence, among what may be required."""
    start, end = first
    opening = next((name for name in document.names if start <= name.start < end and name.sure), None)
    return next((m for m in ranked if isinstance(m, Name) and opening and same_fact(m, opening)), None)


class _Tolls:
    """The tolls of a section's content, and how far later sentences raise them; each sentence is looked at once."""

    def __init__(self, document: FactIndex, content: Sequence[tuple[int, int]]) -> None:
        self.text = document.text
        self.content = sorted(content)
        self.starts = [start for start, _ in self.content]
        self.says: dict[int, tuple[bool, bool]] = {}
        raised = [figure for figure in document.figures if self._says(figure) == (True, True)]
        self.raised_at = [figure.start for figure in raised]
        # The largest of each and those behind it.
        most = accumulate((figure.low or Decimal(0) for figure in reversed(raised)), max)
        self.raised_to = list(most)[::-1]

    def is_superseded(self, mention: Mention) -> bool:
        """True for a toll that a later sentence raises."""
        if not isinstance(mention, Figure) or not self._says(mention)[0]:
            return False
        later = bisect_right(self.raised_at, mention.end)
        return later < len(self.raised_to) and self.raised_to[later] > (mention.low or 0)

    def _says(self, figure: Figure) -> tuple[bool, bool]:
        """Whether a figure is a toll, and whether its sentence says that it rose."""
        place = bisect_right(self.starts, figure.start) - 1
        if figure.type is not FigureType.COUNT or place < 0 or figure.start >= self.content[place][1]:
            return False, False
        if place not in self.says:
            start, end = self.content[place]
            is_toll = _TOLL.search(self.text[start:end]) is not None
            self.says[place] = is_toll, is_toll and _RAISED.search(self.text[start:end]) is not None
        return self.says[place]
