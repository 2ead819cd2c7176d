"""Where a ruling says what it comes to, and minutes what was decided of an application."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from briefer.briefing.worth import is_statement
from briefer.text.folding import folded
from briefer.text.span import Span
from briefer.text.wordlists import words as word_list

DECISION_HEADINGS = word_list(__package__, "decision_headings.tsv")
_NUMERAL = re.compile(r"\A\W*(?:[IVX]+|\d+|[A-Z])[.)] ")


def is_decision_heading(heading: str | None) -> bool:
    """True for "III. Disposition" and "Decision"."""
    return _NUMERAL.sub("", heading or "").casefold().strip(" .:#") in DECISION_HEADINGS


def decisions(text: str, sentences: Sequence[Span], paragraphs: Sequence[Span]) -> dict[Span, tuple[Span, ...]]:
    """In minutes, what a sentence that only names a matter is not printed without: "Plot 4: an extension. Refused.".

    That is the sentence behind it in its paragraph.
    """
    starts = [paragraph.start for paragraph in paragraphs]
    found: dict[Span, tuple[Span, ...]] = {}
    for number, span in enumerate(sentences[:-1]):
        behind = sentences[number + 1]
        together = bisect_right(starts, span.start) == bisect_right(starts, behind.start)
        if together and not is_statement(folded(span.of(text))):
            found[span] = (behind,)
    return found
