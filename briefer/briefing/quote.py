"""Choosing sentences of the section itself: to stand in for what the model could not say, and to bring in facts."""

from collections.abc import Collection, Sequence

from briefer.salience import rank
from briefer.text.context import is_only_quoted, reads_alone
from briefer.text.span import Span


def best_sentence(
    text: str, sentences: Sequence[Span], taken: Collection[Span], spoken: Collection[Span] = ()
) -> Span | None:
    """The section's own best sentence that is not printed yet: one that reads alone if any does; None when all are.

    Those in `spoken` begin in the middle of a quotation, and do not.
    """
    scores = rank([span.of(text) for span in sentences])
    free = [index for index, s in enumerate(sentences) if s not in taken]

    def value(index: int) -> tuple[bool, float]:
        sentence = sentences[index]
        return reads_alone(sentence.of(text)) and sentence not in spoken, scores[index]

    return sentences[max(free, key=value)] if free else None


def sentence_for(text: str, stating: Sequence[Span], spoken: Collection[Span] = ()) -> Span:
    """Of the sentences that state a fact, the shortest that reads alone and says who speaks; else the shortest.

    Those in `spoken` begin in the middle of a quotation, and do not read alone.
    """

    def leans(sentence: Span) -> bool:
        return sentence in spoken or not reads_alone(sentence.of(text)) or is_only_quoted(sentence.of(text))

    return min(stating, key=lambda s: (leans(s), s.end - s.start, s.start))
