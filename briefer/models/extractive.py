"""A summarizer without a model: it proposes a passage's own most salient sentences."""

from collections.abc import Sequence

from briefer.models.base import Candidate, GenerationSettings, Passage
from briefer.salience import rank
from briefer.text import split_sentences
from briefer.text.context import reads_alone

# Sentences in each candidate, best first: two read as a summary, one where the caller wants it short.
_SIZES = (2, 1, 3)


class ExtractiveSummarizer:
    """A `Summarizer` whose every sentence is the passage's own, so there is nothing to load and nothing to mend.

    Args:
        note: What a reader of its briefs should know: in whose place it stands, and why.
        language: The code of the language that it reads.
    """

    name = "extractive"
    sha256 = None
    engine = "extractive"
    prompt = "none"
    grounded = True
    reranks_options = False
    settings = GenerationSettings()
    losses: frozenset[str] = frozenset()

    def __init__(self, note: str | None = None, language: str = "en") -> None:
        self.note = note
        self._language = language

    def fits(self, passage: Passage) -> bool:
        """Always true: ranking takes linear time."""
        return True

    def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        """See `Summarizer.candidates`; the score is the mean of the sentences' `salience.rank`."""
        return [_candidates(passage.text, self._language) for passage in passages]


def _candidates(text: str, language: str) -> list[Candidate]:
    sentences = [" ".join(span.of(text).split()) for span in split_sentences(text, language)]
    if language != "en":  # the features of `rank` know which English sentences lean on others
        sentences = [sentence for sentence in sentences if reads_alone(sentence, language)] or sentences
    scores = rank(sentences)
    order = sorted(range(len(sentences)), key=lambda i: (-scores[i], i))
    sizes = sorted({min(size, len(order)) for size in _SIZES if order}, key=_SIZES.index)
    found = []
    for size in sizes:
        chosen = sorted(order[:size])
        found.append(Candidate(" ".join(sentences[i] for i in chosen), sum(scores[i] for i in chosen) / size))
    return found
