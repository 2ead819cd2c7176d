"""The Key line: required figures that the summary leaves out, each in a clause of the source that says what it is."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from briefer.briefing.article_context import ArticleContext
from briefer.briefing.brief import Origin, Sentence
from briefer.briefing.coherence import Known, ReferenceRule, references, unknown
from briefer.briefing.compression import shorter_forms
from briefer.briefing.made_from import made_from
from briefer.briefing.plan import SectionPlan
from briefer.briefing.stated import stated
from briefer.briefing.voice import speaks
from briefer.briefing.worth import is_statement
from briefer.facts.mention import Figure, Mention
from briefer.faithfulness.check import judge_summary
from briefer.faithfulness.report import FaithfulnessReport
from briefer.faithfulness.sentence import judge_sentence, source_words
from briefer.text.folding import folded
from briefer.text.span import Span

MOST_ITEMS = 3
LONGEST_ITEM = 16
"""Words; what is longer is a sentence of the summary, or nothing."""


def key_items(
    context: ArticleContext,
    plan: SectionPlan,
    states: frozenset[Mention],
    known: Known,
    room: int,
    worth: Collection[Span],
) -> tuple[Sentence, ...]:
    """The items of a section's Key line: short statements that are judged as every sentence is; none is no fault.

    Args:
        context: The article.
        plan: The section.
        states: The required facts that its summary states.
        known: What its reader knows by then.
        room: Words that there is room for.
        worth: The sentences that a reader would miss.
    """
    found: list[Sentence] = []
    for mention in plan.required:
        if mention in states or not isinstance(mention, Figure):
            continue
        for item in _items(context, plan, mention, worth):
            words = len(item.text.split())
            start = item.spans[0].start
            leans = context.english and unknown(item.text, start, known, context.referents)
            if words <= room and not leans and item.text not in [other.text for other in found]:
                found.append(item)
                room -= words
                break
        if len(found) == MOST_ITEMS:
            break
    return tuple(found)


def with_key(report: FaithfulnessReport, plan: SectionPlan, key: Sequence[Sentence]) -> FaithfulnessReport:
    """A section's report, in which a required fact survives where its Key line states it too."""
    if not key or not report.lost:
        return report
    kept = stated(plan.document, " ".join(f"{item.text}." for item in key), report.dropped)
    return replace(
        report,
        required=tuple(replace(f, survived=True) if f.mention in kept else f for f in report.required),
    )


def _items(context: ArticleContext, plan: SectionPlan, figure: Figure, worth: Collection[Span]) -> Iterator[Sentence]:
    """The short sentences that state a figure, whole; else their shorter forms that do."""
    text = context.article.text
    stating = sorted(plan.stating(figure), key=lambda span: span.end - span.start)
    stating = [span for span in stating if span in worth and not (context.english and _is_half(text, plan, span))]
    stating = [
        span for span in stating if span not in plan.speech.said | plan.heads.keys() | plan.steps.needs.keys()
    ]  # nobody's words without the name, and no step out of its order
    for span in stating:
        whole = folded(span.of(text))
        states = not context.english or is_statement(whole)
        if len(whole.split()) <= LONGEST_ITEM and states and not judge_summary(plan.alone, whole, ()).errors:
            yield Sentence(whole.rstrip("."), Origin.QUOTED, spans=(Span(span.start, span.end),))
    for span in stating if context.english else ():
        yield from _shortened(text, plan, figure, span)


def _is_half(text: str, plan: SectionPlan, span: Span) -> bool:
    """Whether a sentence is half of what is meant: "But only 60% of the others were" follows, or "I mean" is in it."""
    if speaks(folded(span.of(text))):
        return True
    # By bisection: in a chapter of 20,000 sentences the same year may stand in thousands of them.
    number = bisect_right(plan.sentences, span.start, key=lambda sentence: sentence.start)
    after = folded(plan.sentences[number].of(text)) if number < len(plan.sentences) else ""
    return any(reference.rule is ReferenceRule.CONNECTIVE for reference in references(after))


def _shortened(text: str, plan: SectionPlan, figure: Figure, span: Span) -> Iterator[Sentence]:
    forms: Sequence[str] = sorted(shorter_forms(folded(span.of(text))), key=len)
    source = source_words(text, [span]) if forms else None
    for form in forms:
        if source and figure.text in form and is_statement(form) and len(form.split()) <= LONGEST_ITEM:
            proposal, _ = judge_sentence(form, plan.alone, source)
            if proposal.is_printable and proposal.text == form:
                yield Sentence(form.rstrip("."), Origin.GENERATED, spans=made_from(proposal.alignment))
