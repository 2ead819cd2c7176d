"""A summarizer without a model: it proposes a passage's own most central sentences."""

import re
from collections import Counter
from collections.abc import Sequence

from briefer.sentences import split_sentences
from briefer.summarizers.base import Candidate, GenerationSettings, Passage

_WORD = re.compile(r"[^\W_]+")

# Long enough to pass for content, and in every text.
_FUNCTION_WORDS = (
    "about after also been before being could does from have into more most much other over said says should some such "
    "than that their them then there these they this those very were what when where which while will with would your"
)
_SKIPPED = frozenset(_FUNCTION_WORDS.split())

# News tells the main thing first: the first sentence counts as if it were this much more central than the average.
_LEAD_BONUS = 1.0

# Sentences in each candidate, best first: two read as a summary, one where the caller wants it short.
_SIZES = (2, 1, 3)


class ExtractiveSummarizer:
    """A `Summarizer` whose every sentence is the passage's own, so there is nothing to load and nothing to mend."""

    name = "extractive"
    sha256 = None
    engine = "extractive"
    prompt = "none"
    grounded = True
    settings = GenerationSettings()
    losses: frozenset[str] = frozenset()

    def fits(self, passage: Passage) -> bool:
        """Always true: ranking takes linear time."""
        return True

    def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        """See `Summarizer.candidates`; the score is the sentences' mean rank score."""
        return [_candidates(passage.text) for passage in passages]


def _candidates(text: str) -> list[Candidate]:
    sentences = [" ".join(span.of(text).split()) for span in split_sentences(text)]
    scores = rank(sentences)
    order = sorted(range(len(sentences)), key=lambda i: (-scores[i], i))
    sizes = sorted({min(size, len(order)) for size in _SIZES if order}, key=_SIZES.index)
    found = []
    for size in sizes:
        chosen = sorted(order[:size])
        found.append(Candidate(" ".join(sentences[i] for i in chosen), sum(scores[i] for i in chosen) / size))
    return found


def rank(sentences: Sequence[str]) -> list[float]:
    """How central each sentence is to all of them, by position and by the content words that it shares with others.

    Returns:
        One number a sentence, larger for more central; 1.0 is the average without the bonus for the first one.
    """
    words = [_content(sentence) for sentence in sentences]
    spread = Counter(word for distinct in words for word in distinct)
    # Shared words over the root of the length: a long sentence has more of them by chance, and more to say.
    overlap = [sum(spread[word] - 1 for word in distinct) / max(len(distinct), 1) ** 0.5 for distinct in words]
    average = sum(overlap) / len(overlap) if overlap else 0.0
    return [
        (value / average if average else 1.0) + _LEAD_BONUS / (position + 1) for position, value in enumerate(overlap)
    ]


def _content(sentence: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(sentence))
    return frozenset(w for w in words if (len(w) > 3 or w.isdecimal()) and w not in _SKIPPED)
