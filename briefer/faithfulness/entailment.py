"""What a judge model says of statements, each read beside the passages of its source that it is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefer.faithfulness.nearest import nearest_sentences, passage_text, passages
from briefer.text import split_sentences
from briefer.text.folding import folded
from briefer.text.words import SourceWords

Ask = Callable[[Sequence[tuple[str, str]]], Sequence[float | None]]
"""How likely it is that a passage says a statement, for each (passage, statement); None for what is too long."""


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """The judge that read what was written: its name, its weights, and the least probability that was a yes."""

    name: str
    sha256: str
    threshold: float


@dataclass(frozen=True, slots=True)
class Unentailed:
    """A sentence, ``summary[start:end]``, that a judge does not find in its source.

    `entailment` is the probability that it gave, `evidence` the span of the source sentence that the sentence is about;
    None where it is about none.
    """

    start: int
    end: int
    text: str
    entailment: float
    evidence: tuple[int, int] | None

    @property
    def message(self) -> str:
        """What to tell a person."""
        return f"“{self.text}” - the judge finds it {self.entailment:.0%} likely that the source says so"


def entailments(statements: Sequence[tuple[str, SourceWords]], ask: Ask, enough: float = 1.0) -> list[float]:
    """How likely it is that its source says each statement: the best of its passages decides.

    All are asked about at once, so that the model reads whole batches, and each question once: the beams of a search
    say much the same. A statement that is about nothing in its source, or whose passages are all too long for the
    model, gets 0: what nobody could judge is not entailed.

    Args:
        statements: Each with the words of its source.
        ask: The judge.
        enough: A statement that one passage gives so much is not asked about again.
    """
    beside = [[passage_text(chosen, source) for chosen in passages(text, source)] for text, source in statements]
    found = [0.0] * len(statements)
    for rank in range(max(map(len, beside), default=0)):
        left = [k for k, read in enumerate(beside) if rank < len(read) and found[k] < enough]
        questions = list(dict.fromkeys((beside[k][rank], statements[k][0]) for k in left))
        answers = dict(zip(questions, ask(questions), strict=True)) if questions else {}
        for k in left:
            found[k] = max(found[k], answers[beside[k][rank], statements[k][0]] or 0.0)
    return found


def unentailed(source: str, summary: str, ask: Ask, threshold: float) -> tuple[Unentailed, ...]:
    """The sentences of a summary that a judge gives less than a threshold; one that its source has word for word never.

    Args:
        source: The source.
        summary: The summary.
        ask: The judge.
        threshold: The least probability that is a yes.
    """
    spans = split_sentences(summary)
    words = SourceWords.of(source, [(span.start, span.end) for span in split_sentences(source)])
    whole = folded(source)
    asked = [span for span in spans if folded(span.of(summary)) not in whole]
    scores = entailments([(folded(span.of(summary)), words) for span in asked], ask, threshold)
    return tuple(
        Unentailed(span.start, span.end, folded(span.of(summary)), score, _evidence(span.of(summary), words))
        for span, score in zip(asked, scores, strict=True)
        if score < threshold
    )


def _evidence(text: str, source: SourceWords) -> tuple[int, int] | None:
    found = nearest_sentences(folded(text), source, 1)
    return source.sentences[found[0]] if found else None
