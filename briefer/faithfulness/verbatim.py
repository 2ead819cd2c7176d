"""What the source has word for word, it supports: the last look at a mention that the rules hold for unsupported.

The same words may be read otherwise between other sentences ("Section 12" behind a heading's "12"). A sentence that
the source has whole, from its first word to its stop, states no name and no figure that the source does not state.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from briefer.facts.mention import Judgement, Verdict
from briefer.faithfulness.report import JudgedMention
from briefer.text import split_paragraph, split_sentences
from briefer.text.context import is_ended, reads_alone
from briefer.text.datelines import dateline_end
from briefer.text.folding import folded
from briefer.text.span import Span

RULE = "word-for-word"
_FEWEST_WORDS = 4
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")


def as_written(
    source: str, summary: str, judged: Iterable[JudgedMention], language: str = "en"
) -> Iterator[JudgedMention]:
    """The mentions of a summary; supported are those of sentences that the source has word for word and whole.

    Args:
        source: The text that is summarized.
        summary: The summary.
        judged: Its mentions, judged.
        language: The ISO 639-1 code of the summary.
    """
    for one in judged:
        place = _place(source, summary, one, language) if one.verdict.is_error else None
        yield one if place is None else JudgedMention(one.mention, Judgement(Verdict.SUPPORTED, place, rule=RULE))


def _place(source: str, summary: str, judged: JudgedMention, language: str) -> tuple[int, int] | None:
    """Where the source has the sentence of a mention; the mention's own place where that can be told."""
    mention = judged.mention
    spans = _spans(summary, language)
    number = bisect_right(spans, mention.start, key=lambda span: span.start) - 1
    if number < 0 or spans[number].end < mention.end:
        return None
    text = _whole(spans[number].of(summary), language)
    if text is None:
        return None
    # "He won 40% of the vote" may speak of somebody else behind another sentence.
    if judged.verdict is Verdict.MISATTRIBUTED and not reads_alone(text, language):
        return None
    whole = _sentences(source, language).get(text)
    if whole is None:
        return None
    at = source.find(mention.text, whole.start, whole.end)
    return (at, at + len(mention.text)) if at >= 0 else (whole.start, whole.end)


@lru_cache(maxsize=64)  # a sentence may have hundreds of mentions
def _whole(sentence: str, language: str) -> str | None:
    """The words of a sentence that has an end, and is long enough to be told by them."""
    text = folded(sentence)
    return text if len(text.split()) >= _FEWEST_WORDS and is_ended(text, language) else None


@lru_cache(maxsize=4)
def _spans(text: str, language: str) -> tuple[Span, ...]:
    return split_sentences(text, language)


@lru_cache(maxsize=4)
def _sentences(source: str, language: str) -> Mapping[str, Span]:
    """The sentences of a source by their words, each line a block of its own, and lines that follow each other one."""
    found = {folded(span.of(source)): span for span in _spans(source, language)}
    for paragraph in _PARAGRAPH.finditer(source):
        if "\n" in paragraph.group().strip():
            for span in split_paragraph(paragraph.group(), language):
                moved = Span(paragraph.start() + span.start, paragraph.start() + span.end)
                found.setdefault(folded(span.of(paragraph.group())), moved)
    for text, span in list(found.items()):
        if dateline := dateline_end(
            text
        ):  # who quotes "LEEDS, May 4 (Northern Press) — The plan failed." leaves it off
            found.setdefault(text[dateline:], span)
    return found
