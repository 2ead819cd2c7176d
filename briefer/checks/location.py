"""What a finding is about, and where it stands in both texts."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.facts.mention import Mention
from briefer.faithfulness.report import FaithfulnessReport, Finding, RequiredFact
from briefer.text.span import Span


@dataclass(frozen=True, slots=True)
class FindingSubject:
    """The name or figure that a finding is about, None for one about a sentence; its words; its places.

    `in_summary` is None for what the summary dropped, `in_source` for what the source has nothing like.
    """

    mention: Mention | None
    text: str
    in_summary: Span | None
    in_source: Span | None


_NOWHERE = FindingSubject(None, "", None, None)


def locate(finding: Finding, report: FaithfulnessReport, lost: Sequence[RequiredFact]) -> FindingSubject:
    """What a finding of `report` is about; `lost` is the report's list, which is dear to make anew each time."""
    if finding.mention is not None:
        judged = report.mentions[finding.mention]
        evidence = judged.judgement.evidence
        return FindingSubject(
            judged.mention, judged.mention.text, _span(judged.mention), Span(*evidence) if evidence else None
        )
    if finding.dropped is not None:
        mention = lost[finding.dropped].mention
        return FindingSubject(mention, mention.text, None, _span(mention))
    if finding.splice is not None:
        splice = report.splices[finding.splice]
        return FindingSubject(None, splice.joint, Span(splice.start, splice.end), None)
    if finding.contradiction is not None:
        said = report.contradictions[finding.contradiction]
        return FindingSubject(None, said.text, Span(*said.words), Span(*said.evidence))
    if finding.unentailed is not None:
        unsaid = report.unentailed[finding.unentailed]
        source = Span(*unsaid.evidence) if unsaid.evidence else None
        return FindingSubject(None, unsaid.text, Span(unsaid.start, unsaid.end), source)
    return _NOWHERE


def _span(mention: Mention) -> Span:
    return Span(mention.start, mention.end)
