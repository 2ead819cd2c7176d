"""What a label before a colon says of the sentences behind it: "Methods: ...", "RESOLVED: ..."."""

import re
from collections.abc import Sequence
from enum import StrEnum

from briefer.documents.article import Article, Section
from briefer.text.span import Span
from briefer.text.wordlists import words as word_list


class PartLabel(StrEnum):
    """What a label announces."""

    OUTCOME = "outcome"  # "Results: Passes rose."
    OPENING = "opening"  # "Methods: We counted passes."


_LABELS = {
    **dict.fromkeys(word_list(__package__, "opening_labels.tsv"), PartLabel.OPENING),
    **dict.fromkeys(word_list(__package__, "outcome_labels.tsv"), PartLabel.OUTCOME),
}
_LABEL = re.compile(r"[*_]{0,2}([A-Z][A-Za-z]+(?: [A-Za-z]+){0,3})[*_]{0,2}(?: ?:[*_]{0,2} |[*_]{0,2} ?[—–] )")
_FEWEST = 2
"""Labels of a structured abstract; a resolution may be the only one in a section."""


def label_of(sentence: str) -> PartLabel | None:
    """The kind of the label that a sentence opens with; None without one."""
    match = _LABEL.match(sentence)
    return _LABELS.get(match.group(1).casefold()) if match else None


def labelled(article: Article, section: Section, sentences: Sequence[Span]) -> dict[Span, PartLabel]:
    """The sentences of a section that stand behind a label of its kind, up to the next label or paragraph."""
    starts = {paragraph.start for paragraph in section.paragraphs}
    found: dict[Span, PartLabel] = {}
    now: PartLabel | None = None
    for span in sentences:
        text = span.of(article.text)
        is_labelled = _LABEL.match(text) is not None
        if span.start in starts or is_labelled:
            now = label_of(text)
        # "Resolved: ..." is one sentence, a part of an abstract has several.
        if now is PartLabel.OPENING or (now is PartLabel.OUTCOME and is_labelled):
            found[span] = now
    labels = sum(label_of(span.of(article.text)) is not None for span in sentences)
    return {span: kind for span, kind in found.items() if kind is PartLabel.OUTCOME or labels >= _FEWEST}
