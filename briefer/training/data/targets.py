"""What the model is taught to say of a passage: the passage's own best sentences, shortened where that is safe.

Half of the pairs of words in a human highlight are new. A model of ten million parameters that is trained on them
learns to jump between sentences, and the pipeline refuses what comes out. So the human summary only tells *which*
sentences matter and *which* of their words: the target is made of these, and every sentence of it has passed the judge
that will read the model's (`proposals.judge_sentence`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefer.briefing.compression.forms import shorter_forms
from briefer.facts.document import FactIndex
from briefer.faithfulness.sentence import Proposal, judge_sentence, source_words
from briefer.text import split_paragraph
from briefer.text.span import Span
from briefer.training.data.pseudo_labels import Story
from briefer.training.data.rouge import Reference

LEAST_SCORE = 0.3
"""Below this no sentence of the passage says what the reference does, and the label would be noise."""
LEAST_GAIN = 0.03
"""A shorter form, or a second sentence, is worth its risk only when the score grows by this much."""
MOST_TRIED = 4
FEWEST_WORDS = 6
"""Shorter sentences are captions and exclamations more often than statements."""
BUDGET = 0.5
"""A target of two sentences is at most this share of its passage, as the summaries that the pipeline prints."""

# `"a scared kid," he said.` without its end is `"a scared kid,".`
_MARKS_AT_THE_END = re.compile(r"\w(\W*)\Z")
_INSIDE = frozenset(",;:")


@dataclass(frozen=True, slots=True)
class Target:
    """The text to say; `kinds` of its sentences: ``whole``, ``cut``, ``human`` or ``central``."""

    text: str
    kinds: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with its target, and how much each of its sentences says of the reference.

    That is 0 for a sentence which would have been a target, had the judge not refused it.
    """

    source: str
    sentences: tuple[Span, ...]
    salience: tuple[float, ...]
    target: Target


@dataclass(frozen=True, slots=True)
class _Option:
    sentence: int
    text: str
    kind: str
    score: float


def label(source: str, reference: str) -> Labelled | None:
    """Labels a passage by its reference summary; None when nothing in it that can be said alone says the same."""
    spans = split_paragraph(source)
    if len(spans) < 2:
        return None
    wanted = Reference.of(reference)
    judge = _Judge(source, spans)
    salience = [wanted.score(span.of(source)) for span in spans]
    options: list[_Option] = []
    human = list(_human(reference, wanted, judge))
    for index in sorted(range(len(spans)), key=lambda i: -salience[i])[:MOST_TRIED]:
        text = spans[index].of(source)
        if not judge.is_printable(text):
            salience[index] = 0.0
            continue
        whole = _Option(index, text, "whole", salience[index])
        forms = [whole, _shortened(whole, wanted, judge), *(option for option in human if option.sentence == index)]
        options.append(max(forms, key=lambda option: option.score))
    if not options:
        return None
    best = max(options, key=lambda option: option.score)
    if best.score < LEAST_SCORE:
        return None
    chosen = _with_second(best, options, wanted, BUDGET * len(source.split()))
    text = " ".join(option.text for option in chosen)
    target = Target(text, tuple(option.kind for option in chosen), round(wanted.score(text), 4))
    return Labelled(source, spans, tuple(round(value, 4) for value in salience), target)


def label_central(source: str, story: Story) -> Labelled | None:
    """Labels a passage of an article without a summary: by how much each sentence says of what the article says.

    The target is the most central sentence, after the gap sentences of Zhang et al. 2020, "PEGASUS"; None when no
    sentence may be said alone.
    """
    spans = split_paragraph(source)
    texts = [span.of(source) for span in spans]
    judge = _Judge(source, spans)
    salience = [story.salience(text) for text in texts]
    for index in sorted(range(len(texts)), key=lambda k: -salience[k])[:MOST_TRIED]:
        if len(texts) > 1 and judge.is_printable(texts[index]):
            target = Target(texts[index], ("central",), round(salience[index], 4))
            return Labelled(source, spans, tuple(round(value, 4) for value in salience), target)
        salience[index] = 0.0
    return None


class _Judge:
    """The pipeline's judge of one passage."""

    def __init__(self, source: str, spans: tuple[Span, ...]) -> None:
        self._document = FactIndex.of(source)
        self._words = source_words(source, spans)

    def is_printable(self, text: str) -> bool:
        """True when the pipeline would print `text` as it is."""
        return self._proposal(text) is not None

    def copied_from(self, text: str) -> int | None:
        """The sentence that all content words of a sound text come from, or None."""
        proposal = self._proposal(text)
        return proposal.alignment.anchor if proposal and proposal.alignment.coverage == 1.0 else None

    def _proposal(self, text: str) -> Proposal | None:
        marks = _MARKS_AT_THE_END.search(text)
        if len(text.split()) < FEWEST_WORDS or marks is None or not _INSIDE.isdisjoint(marks[1]):
            return None
        proposal, _ = judge_sentence(text, self._document, self._words)
        return proposal if proposal.is_printable and proposal.text == text else None


def _human(reference: str, wanted: Reference, judge: _Judge) -> Iterator[_Option]:
    """The reference's own sentences that are no more than a shorter form of one of the passage's."""
    for span in split_paragraph(reference):
        text = span.of(reference)
        anchor = judge.copied_from(text)
        if anchor is not None:
            yield _Option(anchor, text, "human", wanted.score(text))


def _shortened(whole: _Option, wanted: Reference, judge: _Judge) -> _Option:
    """The best shorter form that the judge lets stand, when it says clearly more of the reference; else the whole."""
    forms = [(wanted.score(form), form) for form in shorter_forms(whole.text)]
    better = sorted((s, form) for s, form in forms if s >= whole.score + LEAST_GAIN)
    for score, form in reversed(better[-MOST_TRIED:]):
        if judge.is_printable(form):
            return _Option(whole.sentence, form, "cut", score)
    return whole


def _with_second(best: _Option, options: list[_Option], wanted: Reference, most_words: float) -> list[_Option]:
    """The best option, and the one beside it that adds most to it, if any adds enough; in the order of the passage."""
    pairs = []
    for option in options:
        if option.sentence == best.sentence:
            continue
        pair = sorted((best, option), key=lambda o: o.sentence)
        text = " ".join(o.text for o in pair)
        if len(text.split()) <= most_words:
            pairs.append((wanted.score(text), pair))
    if not pairs:
        return [best]
    score, pair = max(pairs, key=lambda scored: scored[0])
    return pair if score >= best.score + LEAST_GAIN else [best]
