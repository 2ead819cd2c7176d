"""What the model proposes, judged sentence by sentence: the model proposes, the evaluator disposes."""

from dataclasses import dataclass, replace

from briefer.briefing.passages import PassageSpan
from briefer.briefing.repair import repairs
from briefer.facts.document import FactIndex
from briefer.faithfulness.alignment import SourceWords
from briefer.faithfulness.sentence import Proposal, judge_sentence
from briefer.models.base import Candidate
from briefer.text import split_paragraph
from briefer.text.folding import folded


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
class PassageCandidates:
    """What the model proposed for a part, best first by its own score.

    `refused` is what it proposed before; `chosen` says that it chose among what stands.
    """

    part: PassageSpan
    candidates: tuple[JudgedCandidate, ...]
    refused: tuple[Proposal, ...] = ()
    chosen: bool = False

    @property
    def is_printable(self) -> bool:
        """True when there is a sentence that may be printed."""
        return any(proposal.is_printable for candidate in self.candidates for proposal in candidate.proposals)


def judge_candidate(candidate: Candidate, document: FactIndex, source: SourceWords) -> JudgedCandidate:
    """Judges each sentence of a candidate against its section (names, figures) and its passage (words, form)."""
    text = folded(candidate.text)
    sentences = [span.of(text) for span in split_paragraph(text)]
    return JudgedCandidate(tuple(_judge_or_repair(s, document, source) for s in sentences), candidate.score)


def _judge_or_repair(text: str, document: FactIndex, source: SourceWords) -> Proposal:
    proposal, report = judge_sentence(text, document, source)
    if proposal.is_printable:
        return proposal
    for repaired in repairs(proposal.alignment, report):
        second, _ = judge_sentence(repaired, document, source)
        if second.is_printable:
            return replace(second, refused=proposal)
    return proposal


def overlap(one: str, other: str) -> float:
    """The share of the words of `one` that are in `other`; 0.0 without words."""
    words, have = one.casefold().split(), set(other.casefold().split())
    return sum(word in have for word in words) / len(words) if words else 0.0
