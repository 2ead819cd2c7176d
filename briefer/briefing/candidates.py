"""What the model proposes, judged sentence by sentence: the model proposes, the evaluator disposes."""

from dataclasses import dataclass, replace

from briefer.briefing.passages import PassageSpan
from briefer.briefing.repair import repairs, says_something
from briefer.facts.document import FactIndex
from briefer.faithfulness.alignment import SourceWords
from briefer.faithfulness.sentence import Proposal, judge_sentence
from briefer.models.base import Candidate
from briefer.text import split_paragraph
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


def judge_candidate(candidate: Candidate, document: FactIndex, source: SourceWords) -> JudgedCandidate:
    """Judges each sentence of a candidate against its section (names, figures) and its passage (words, form)."""
    text = folded(candidate.text)
    sentences = [span.of(text) for span in split_paragraph(text, document.language)]
    return JudgedCandidate(tuple(_judge_or_repair(s, document, source) for s in sentences), candidate.score)


def _judge_or_repair(text: str, document: FactIndex, source: SourceWords) -> Proposal:
    proposal, report = judge_sentence(text, document, source)
    if proposal.is_printable:
        return proposal
    for repaired in repairs(proposal.alignment, report):
        second, _ = judge_sentence(repaired, document, source)
        if second.is_printable and says_something(second.alignment):
            return replace(second, refused=proposal)
    return proposal
