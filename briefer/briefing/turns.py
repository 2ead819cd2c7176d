"""Who speaks when: the turns of a talk, by the marks before what is said, or by the questions where there are none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from briefer.documents.article import Section
from briefer.text.span import Span
from briefer.text.speakers import Talk

_TRANSCRIPT = 0.5
"""Share of the paragraphs of a transcript that open with a speaker, at least."""
_FEWEST_ASKED = 4
_ASKED, _ASKED_AND_ANSWERED = 0.3, 0.6
"""Shares of the paragraphs of an interview without marks that are questions, or open with one and answer it."""


@dataclass(slots=True)
class Turn:
    """What one speaker says.

    Attributes:
        mark: What says who it is; None where nothing does.
        sentences: What is said.
        asks: Whether who speaks leads the interview.
        loose: Sentences of later paragraphs, of which it is not sure who says them.
    """

    mark: Span | None
    sentences: list[Span]
    asks: bool = False
    loose: list[Span] = field(default_factory=list)


def marked_turns(text: str, section: Section, sentences: Sequence[Span], who: Talk) -> list[Turn]:
    """The turns of a section in whose article speakers have marks."""
    starts = {paragraph.start for paragraph in section.paragraphs}
    marked = [paragraph.start for paragraph in section.paragraphs if who.mark_end(paragraph.of(text))]
    # In a transcript a paragraph without a speaker goes on with what the one before it says.
    is_transcript = len(marked) >= _TRANSCRIPT * len(starts)
    prompts = _prompts(text, section, frozenset(marked))
    found: list[Turn] = []
    sure = False  # whether the sentence before is by who speaks last
    for span in sentences:
        opens = span.start in starts
        if end := who.mark_end(span.of(text)):
            mark = Span(span.start, span.start + end)
            found.append(Turn(mark, [span], asks=who.leads(mark.of(text))))
            sure = True
        elif span.start in prompts:
            found.append(Turn(None, [span], asks=True))
            sure = True
        elif found and sure and (not opens or (is_transcript and found[-1].mark)):
            found[-1].sentences.append(span)
        elif found and found[-1].mark and span.start < max(marked, default=-1):
            found[-1].loose.append(span)
            sure = False
        else:
            sure = False
    return found


def _prompts(text: str, section: Section, marked: frozenset[int]) -> frozenset[int]:
    """The paragraphs that ask something, without a mark, above one that answers."""
    return frozenset(
        paragraph.start
        for paragraph, behind in pairwise(section.paragraphs)
        if paragraph.start not in marked and behind.start in marked and paragraph.of(text).rstrip().endswith("?")
    )


def unmarked_turns(text: str, section: Section, sentences: Sequence[Span]) -> list[Turn]:
    """The turns of a section in which questions and answers alternate, nobody's name before them; none of others."""
    groups = list(_by_paragraph(section, sentences))
    asked = [_asked(text, group) for group in groups]
    whole = [count == len(group) for count, group in zip(asked, groups, strict=True)]
    answered = sum(here and not behind for here, behind in pairwise([*whole, True]))
    both = sum(0 < count < len(group) for count, group in zip(asked, groups, strict=True))
    if not (
        (answered >= max(_FEWEST_ASKED, _ASKED * len(groups)) and answered == sum(whole))
        or both >= max(_FEWEST_ASKED, _ASKED_AND_ANSWERED * len(groups))
    ):
        return []
    found: list[Turn] = []
    for count, group in zip(asked, groups, strict=True):
        if count:
            found.append(Turn(None, group[:count], asks=True))
        if count and count < len(group):
            found.append(Turn(None, group[count:]))
        elif not count and found and found[-1].asks:
            found.append(Turn(None, group))
        elif not count and found:
            found[-1].sentences.extend(group)
    return found


def _by_paragraph(section: Section, sentences: Sequence[Span]) -> Iterator[list[Span]]:
    at = 0
    for paragraph in section.paragraphs:
        first = at
        while at < len(sentences) and sentences[at].start < paragraph.end:
            at += 1
        if at > first:
            yield list(sentences[first:at])


def _asked(text: str, group: Sequence[Span]) -> int:
    """How many sentences a paragraph opens with that ask something; none where the first two ask nothing."""
    asks = [span.of(text).endswith("?") for span in group]
    if not any(asks[:2]):
        return 0
    first = asks.index(True)
    return next((k for k in range(first, len(asks)) if not asks[k]), len(asks))
