"""Moves a report's offsets from one text to another."""

from collections.abc import Callable
from dataclasses import replace

from briefer.facts.mention import Mention
from briefer.faithfulness.account import Outside
from briefer.faithfulness.entailment import Unentailed
from briefer.faithfulness.report import FaithfulnessReport, JudgedMention
from briefer.faithfulness.statements import Contradiction
from briefer.text.span import Span

Place = Callable[[Span], Span]
"""Takes a span of the text that was judged, gives its place in the other."""


def remapped(
    report: FaithfulnessReport, source: str, summary: str, in_source: Place, in_summary: Place
) -> FaithfulnessReport:
    """A report as one on two other texts, in which all that it speaks of has its place.

    A mention keeps its words: the "18%" that is written ``**18**%`` is "18%".
    """
    return replace(
        report,
        source=source,
        summary=summary,
        mentions=tuple(_placed(judged, in_source, in_summary) for judged in report.mentions),
        outside=tuple(_outside(word, in_source, in_summary) for word in report.outside),
        required=tuple(replace(fact, mention=_moved(fact.mention, in_source)) for fact in report.required),
        contradictions=tuple(_contradiction(said, in_source, in_summary) for said in report.contradictions),
        unentailed=tuple(_unentailed(said, in_source, in_summary) for said in report.unentailed),
        splices=tuple(
            replace(splice, start=span.start, end=span.end)
            for splice in report.splices
            for span in [in_summary(Span(splice.start, splice.end))]
        ),
    )


def _placed(judged: JudgedMention, in_source: Place, in_summary: Place) -> JudgedMention:
    judgement = judged.judgement
    if judgement.evidence is not None:
        at = Span(*judgement.evidence)
        evidence = in_source(at)
        if evidence != at:
            judgement = replace(judgement, evidence=(evidence.start, evidence.end))
    return JudgedMention(_moved(judged.mention, in_summary), judgement)


def _outside(word: Outside, in_source: Place, in_summary: Place) -> Outside:
    span = in_summary(Span(word.start, word.end))
    evidence = None if word.evidence is None else in_source(Span(*word.evidence))
    return replace(
        word, start=span.start, end=span.end, evidence=None if evidence is None else (evidence.start, evidence.end)
    )


def _contradiction(said: Contradiction, in_source: Place, in_summary: Place) -> Contradiction:
    whole, words = in_summary(Span(said.start, said.end)), in_summary(Span(*said.words))
    evidence = in_source(Span(*said.evidence))
    return replace(
        said,
        start=whole.start,
        end=whole.end,
        words=(words.start, words.end),
        evidence=(evidence.start, evidence.end),
    )


def _unentailed(said: Unentailed, in_source: Place, in_summary: Place) -> Unentailed:
    whole = in_summary(Span(said.start, said.end))
    evidence = None if said.evidence is None else in_source(Span(*said.evidence))
    found = None if evidence is None else (evidence.start, evidence.end)
    return replace(said, start=whole.start, end=whole.end, evidence=found)


def _moved(mention: Mention, place: Place) -> Mention:
    at = Span(mention.start, mention.end)
    span = place(at)
    return mention if span == at else replace(mention, start=span.start, end=span.end)


def offset_by(span: Span, offset: int) -> Span:
    """A span `offset` characters further on: its place in a text of what was found in a stretch of it."""
    return Span(span.start + offset, span.end + offset)
