"""What a model wrote, before a judge: all that one call proposed at once, so that the judge reads whole batches."""

from collections.abc import Sequence
from dataclasses import replace

from briefer.briefing.candidates import JudgedCandidate, PassageCandidates
from briefer.briefing.clauses import halves
from briefer.facts.document import FactIndex
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.entailment import entailments
from briefer.faithfulness.report import Finding, Severity
from briefer.faithfulness.sentence import Proposal, judge_sentence
from briefer.faithfulness.strictness import StatementCheck, Strictness
from briefer.models.judges.base import Judge


def judged_by(judge: Judge, parts: Sequence[tuple[PassageCandidates, FactIndex]]) -> list[PassageCandidates]:
    """The parts with each sentence that waited for the judge either entailed or refused.

    Of a refused sentence of several statements the longest that the judge lets pass takes its place, if one does.

    Args:
        judge: Reads each sentence beside the passages that it is about.
        parts: What was proposed for each part, with the facts that its sentences stand on.
    """
    waiting = [
        (proposal, document)
        for part, document in parts
        for candidate in part.candidates
        for proposal in candidate.proposals
        if _waits(proposal)
    ]
    asked = _asked(judge, [proposal for proposal, _ in waiting])
    refused = [
        (before, after, document)
        for (before, document), after in zip(waiting, asked, strict=True)
        if not after.is_printable
    ]
    found = {id(before): after for (before, _), after in zip(waiting, asked, strict=True)}
    found |= _halved(judge, refused)
    return [
        replace(
            part,
            candidates=tuple(
                JudgedCandidate(tuple(found.get(id(p), p) for p in c.proposals), c.score) for c in part.candidates
            ),
        )
        for part, _ in parts
    ]


def _waits(proposal: Proposal) -> bool:
    return proposal.is_printable and proposal.statement is StatementCheck.UNCHECKED


def _asked(judge: Judge, proposals: Sequence[Proposal]) -> list[Proposal]:
    """Each proposal with the judge's probability: entailed, or refused."""
    scores = entailments([(p.text, p.alignment.source) for p in proposals], judge.entailments, judge.threshold)
    return [_with_score(p, round(score, 4), judge) for p, score in zip(proposals, scores, strict=True)]


def _with_score(proposal: Proposal, score: float, judge: Judge) -> Proposal:
    if score >= judge.threshold:
        return replace(proposal, statement=StatementCheck.ENTAILED, entailment=score)
    message = f"the judge finds it {score:.0%} likely that the section says so; {judge.threshold:.0%} is the least"
    finding = Finding(RuleCode.UNENTAILED_STATEMENT, Severity.ERROR, message)
    return replace(proposal, findings=(finding,), entailment=score)


def _halved(judge: Judge, refused: Sequence[tuple[Proposal, Proposal, FactIndex]]) -> dict[int, Proposal]:
    """For refused proposals, by the id that they had when they waited, a half that stands."""
    tries: list[tuple[Proposal, Proposal, Proposal]] = []
    for before, after, document in refused:
        for half in halves(after.text):
            proposal, _ = judge_sentence(half, document, after.alignment.source, Strictness.ENTAILED)
            if proposal.is_printable:
                tries.append((before, after, proposal))
    waiting = [proposal for _, _, proposal in tries if _waits(proposal)]
    asked = dict(zip(map(id, waiting), _asked(judge, waiting), strict=True))
    found: dict[int, Proposal] = {}
    for before, after, proposal in tries:
        judged = asked.get(id(proposal), proposal)
        if judged.is_printable:
            found.setdefault(id(before), replace(judged, refused=after.refused or after))
    return found
