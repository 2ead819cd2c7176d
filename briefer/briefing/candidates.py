"""What the model proposes, judged sentence by sentence: the model proposes, the evaluator disposes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from briefer.briefing.clauses import halves
from briefer.briefing.passages import PassageSpan
from briefer.briefing.repair import FEWEST_LEFT, repairs, says_something
from briefer.facts.document import FactIndex
from briefer.faithfulness.alignment import SourceWords
from briefer.faithfulness.sentence import Proposal, judge_sentence
from briefer.faithfulness.strictness import Strictness
from briefer.models.base import Candidate
from briefer.text import split_paragraph
from briefer.text.characters import cleaned
from briefer.text.folding import folded
from briefer.text.span import Span


@dataclass(frozen=True, slots=True)
class JudgedCandidate:
    """A candidate's sentences, judged; `score` is the model's own."""

    proposals: tuple[Proposal, ...]
    score: float

    @property
    def support(self) -> float:
        """The share of sentences that stand; a repair counts for half of one."""
        prior = [0.5 if p.refused else 1.0 for p in self.proposals if p.is_printable]
        return sum(prior) / len(self.proposals) if self.proposals else 0.0


@dataclass(frozen=True, slots=True)
class RankedWording:
    """A sentence of a part as it may be printed, and what the model holds of it.

    `proposal` is None for the whole sentence, word for word; `score` compares the wordings of one part, in nats.
    """

    source: Span
    text: str
    score: float
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class PassageCandidates:
    """What the model proposed for a part, best first by its own score.

    `candidates` is what a model wrote and `refused` what it wrote before; `ranked` is what it chose from, where it
    chooses.
    """

    part: PassageSpan
    candidates: tuple[JudgedCandidate, ...] = ()
    refused: tuple[Proposal, ...] = ()
    ranked: tuple[RankedWording, ...] = ()

    @property
    def proposed(self) -> tuple[Proposal, ...]:
        """Every sentence that the model wrote, as it wrote it."""
        return (*self.refused, *(p.refused or p for c in self.candidates for p in c.proposals))

    @property
    def is_printable(self) -> bool:
        """True when there is a sentence that may be printed."""
        return any(proposal.is_printable for candidate in self.candidates for proposal in candidate.proposals)


def judge_candidates(
    candidates: Sequence[Candidate],
    document: FactIndex,
    source: SourceWords,
    strictness: Strictness = Strictness.WORDS,
) -> tuple[JudgedCandidate, ...]:
    """Judges each sentence of candidates against their section (names, figures) and their passage (words, form).

    What is judged is what is printed: the text as a reader sees it, without characters that show nothing. A sentence
    that several of them have is judged once.
    """
    judged = cache(partial(_judge_or_repair, document=document, source=source, strictness=strictness))
    texts = [folded(cleaned(candidate.text)) for candidate in candidates]
    split = [[span.of(text) for span in split_paragraph(text, document.language)] for text in texts]
    return tuple(
        JudgedCandidate(tuple(p for sentence in sentences for p in judged(sentence)), candidate.score)
        for candidate, sentences in zip(candidates, split, strict=True)
    )


def _judge_or_repair(
    text: str, document: FactIndex, source: SourceWords, strictness: Strictness
) -> tuple[Proposal, ...]:
    """A sentence that stands, or what is left of it that does; the sentence as it was refused where nothing does."""
    proposal, report = judge_sentence(text, document, source, strictness)
    if proposal.is_printable:
        return (proposal,)
    for repaired in repairs(proposal.alignment, report):
        second, _ = judge_sentence(repaired, document, source, strictness)
        if second.is_printable and _says_enough(second, strictness):
            return (replace(second, refused=proposal),)
    if strictness is not Strictness.WORDS:
        return standing_halves(proposal, document, source, strictness) or (proposal,)
    return (proposal,)


def standing_halves(
    refused: Proposal, document: FactIndex, source: SourceWords, strictness: Strictness
) -> tuple[Proposal, ...]:
    """The longest statement of a refused sentence of several that stands by itself; none where none does."""
    for half in halves(refused.text):
        proposal, _ = judge_sentence(half, document, source, strictness)
        if proposal.is_printable:
            return (replace(proposal, refused=refused),)
    return ()


def _says_enough(proposal: Proposal, strictness: Strictness) -> bool:
    """Whether a repair says enough to be printed: by the words of its source sentence, where it has them."""
    if strictness is Strictness.WORDS:
        return says_something(proposal.alignment)
    return len(proposal.text.split()) >= FEWEST_LEFT
