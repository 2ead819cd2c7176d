"""Which facts of a section its summary should state: the rules of `facts.required`, and what readers want besides.

Who acts in the first sentence comes before any figure. A toll that a later sentence raises is not asked for. What is
no content (captions, tickers, contact lines) requires nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from briefer.briefing.coherence.nouns import is_person
from briefer.briefing.coherence.tokens import tokens
from briefer.briefing.composites import marker_before
from briefer.briefing.settings import Settings
from briefer.briefing.tolls import RAISED, TOLL
from briefer.documents.article import Section
from briefer.facts.document import FactIndex
from briefer.facts.figures.grammar.labels import label_of
from briefer.facts.mention import Figure, FigureType, Mention, Name
from briefer.facts.required import SECTION_CAP, compiled, default_cap, required_facts, same_fact
from briefer.text.context import is_ended
from briefer.text.language import Language
from briefer.text.span import Span

_ALL = 1_000_000
_FEWEST_WORDS = 4
# "The Bulletin - Issue 112", "2011 NCCA 14", "not 48 as I wrote".
_NAMED = re.compile(r"[\w-] [A-Z]\w+[ -]\Z|\bnot \Z")
_TELEPHONE = re.compile(r"\d-\d{4}\b")
_ADULTS = ("man", "woman")
_AGE = re.compile(r"\b(?:[Ss]?[Hh]e (?:was|is)|aged|at) \Z")


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
    english = document.language is Language.ENGLISH
    content = [
        (start, end)
        for start, end in ((s.start - offset, s.end - offset) for s in sentences)
        if not english or _says_something(document.text, start, end)
    ]
    # A heading over nothing asks for nothing: "3 Findings", the name below a letter.
    headed = section.heading_span is not None and bool(content)
    within = [*content, (0, section.heading_span.end - offset)] if headed and section.heading_span else content
    most = SECTION_CAP if settings.most_required is None else settings.most_required
    tolls = _Tolls(document, content)
    ranked = [
        m
        for m in required_facts(document, _ALL, within=within)
        if not tolls.is_superseded(m)
        and not _is_speaker(m, document)
        and not (english and _counts_nothing(m, document.text, tolls))
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


def _says_something(text: str, start: int, end: int) -> bool:
    """False for a few words on a line of their own that are neither a sentence nor an item: "Share Follow"."""
    words = text[start:end]
    return len(words.split()) >= _FEWEST_WORDS or is_ended(words) or bool(marker_before(text, start))


def _counts_nothing(mention: Mention, text: str, tolls: "_Tolls") -> bool:
    """True for a count without what it counts: "Issue 112", a desk's telephone, "a woman of 34", "half a turn".

    Nobody is told anything by it; but "14 have recovered" says what they did.
    """
    if not isinstance(mention, Figure) or mention.type not in (FigureType.COUNT, FigureType.FRACTION):
        return False
    if label_of(text, mention.end, mention.type):
        return False
    before = text[max(0, mention.start - 40) : mention.start]
    telephone = _TELEPHONE.search(text, max(0, mention.start - 1), mention.end + 5)
    if mention.type is FigureType.FRACTION or _is_age(before) or telephone:
        return True
    return _NAMED.search(before) is not None and not tolls.counts(mention)


def _is_age(before: str) -> bool:
    """Whether what stands before a figure makes it an age: "a lawyer of", "She was", "learned it at"."""
    words = tokens(before)
    of = len(words) > 1 and words[-1].folded == "of"
    return _AGE.search(before) is not None or (of and (is_person(words[-2]) or words[-2].folded in _ADULTS))


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

    def counts(self, figure: Figure) -> bool:
        """True for a figure in a sentence that counts victims."""
        return self._says(figure)[0]

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
            is_toll = TOLL.search(self.text[start:end]) is not None
            self.says[place] = is_toll, is_toll and RAISED.search(self.text[start:end]) is not None
        return self.says[place]
