"""Where a ruling says what it comes to, and minutes what was decided of an application."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from briefer.briefing.part_labels import PartLabel, label_of
from briefer.briefing.worth import is_statement
from briefer.text.folding import folded
from briefer.text.span import Span
from briefer.text.wordlists import words as word_list
from briefer.text.words import LETTERS

DECISION_HEADINGS = word_list(__package__, "decision_headings.tsv")
DECISION_VERBS = word_list(__package__, "decision_verbs.tsv")
_ACTION = re.compile(r"\W*(?:ACTIONS?|Actions?)(?: (?:by|for|point|item)s?)? ?[:–—-]\s*\S")
_LONGEST_ACTION = 12
"""Words of who is to do it, and by when."""
_NUMERAL = re.compile(r"\A\W*(?:[IVX]+|\d+|[A-Z])[.)] ")


def is_decision_heading(heading: str | None) -> bool:
    """True for "III. Disposition" and "Decision"."""
    return _NUMERAL.sub("", heading or "").casefold().strip(" .:#") in DECISION_HEADINGS


def decides(sentence: str) -> bool:
    """True in minutes for what was agreed, voted or put off: "It was agreed to wait.", "RESOLVED: that ..."."""
    if label_of(sentence) is PartLabel.OUTCOME or is_action(sentence):
        return True
    return not DECISION_VERBS.isdisjoint(word.casefold() for word in LETTERS.findall(sentence))


def is_action(sentence: str) -> bool:
    """True for "Action: Clerk to write to Acme by Friday."."""
    return _ACTION.match(sentence) is not None


def with_actions(text: str, sentences: Sequence[Span], paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences, with who is to do it made one with what is to be done: "It was agreed to wait. Action: Poe."."""
    starts = {paragraph.start for paragraph in paragraphs}
    found: list[Span] = []
    for span in sentences:
        said = span.of(text)
        short = is_action(said) and len(said.split()) <= _LONGEST_ACTION
        if found and span.start not in starts and short and decides(found[-1].of(text)):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def decisions(text: str, sentences: Sequence[Span], paragraphs: Sequence[Span]) -> dict[Span, tuple[Span, ...]]:
    """In minutes, what a sentence is not printed without.

    Of one that only names a matter ("Plot 4: an extension. Refused.") that is the sentence behind it in its paragraph,
    of one that says who is to act the last decision before it.
    """
    starts = [paragraph.start for paragraph in paragraphs]
    found: dict[Span, tuple[Span, ...]] = {}
    for number, span in enumerate(sentences[:-1]):
        behind = sentences[number + 1]
        together = bisect_right(starts, span.start) == bisect_right(starts, behind.start)
        if together and not is_statement(folded(span.of(text))) and not is_action(span.of(text)):
            found[span] = (behind,)
    decided: Span | None = None
    for span in sentences:
        said = span.of(text)
        if is_action(said) and decided:
            found[span] = (decided,)
        elif decides(said):
            decided = span
    return found
