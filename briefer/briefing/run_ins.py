"""Headings that stand in the line: "Bakery. Sales rose by 4%." is one, and says what its paragraph is about.

Without it the sentences behind say of the whole what holds for a part.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from briefer.briefing.composites import marker_before
from briefer.text.english import is_verb
from briefer.text.span import Span
from briefer.text.words import LETTERS

_FEWEST = 2
"""Paragraphs of a section that open so, at least."""
_LONGEST = 4
"""Words of such a heading."""
_RUN_IN = re.compile(r"[A-Z][^.!?:]{1,40}\.(?=\s[A-Z0-9\"“£$€])")


def with_run_ins(text: str, sentences: Sequence[Span], paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences, with a heading in the line and what follows it made one."""
    starts = {paragraph.start for paragraph in paragraphs}
    heads = [k for k, span in enumerate(sentences[:-1]) if span.start in starts and _is_head(text, span)]
    heads = [k for k in heads if sentences[k + 1].start not in starts]
    if len(heads) < _FEWEST:
        return tuple(sentences)
    joined = {k: Span(sentences[k].start, sentences[k + 1].end) for k in heads}
    return tuple(joined.get(k, span) for k, span in enumerate(sentences) if k - 1 not in joined)


def run_ins(text: str, sentences: Sequence[Span], paragraphs: Sequence[Span]) -> Mapping[Span, Span]:
    """Of each other sentence of a paragraph that opens with such a heading the one that holds it."""
    starts = [paragraph.start for paragraph in paragraphs]
    opening = {span.start: span for span in sentences if _holds_head(text, span)}
    at = [(span, starts[max(0, bisect_right(starts, span.start) - 1)]) for span in sentences if starts]
    return {span: opening[start] for span, start in at if start in opening and opening[start] != span}


def _is_head(text: str, span: Span) -> bool:
    said = span.of(text)
    words = LETTERS.findall(said)
    if not said.endswith(".") or not 0 < len(words) <= _LONGEST or not words[0][0].isupper() or words[0].isupper():
        return False  # "LONDON." is a dateline
    return not any(is_verb(word.casefold()) for word in words[1:]) and not marker_before(text, span.start)


def _holds_head(text: str, span: Span) -> bool:
    match = _RUN_IN.match(span.of(text))
    return match is not None and _is_head(text, Span(span.start, span.start + match.end()))
