"""What may be printed of a section: its sentences as options, each with what the model and the rules make of it."""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefer.briefing.article_context import ArticleContext
from briefer.briefing.brief import Origin, Reason, Sentence
from briefer.briefing.candidates import JudgedCandidate, PassageCandidates, RankedWording
from briefer.briefing.composites import marker_before
from briefer.briefing.decisions import decides, decisions
from briefer.briefing.made_from import made_from
from briefer.briefing.options import priors
from briefer.briefing.part_labels import PartLabel, labelled
from briefer.briefing.plan import SectionPlan
from briefer.briefing.selection import Option, Wording
from briefer.briefing.steps import brief_form
from briefer.briefing.transcripts import spoken_part
from briefer.briefing.voice import votes
from briefer.briefing.wordings import marked, of_step, plain
from briefer.briefing.worth import DECISION, asks, may_open, says_something, taste
from briefer.facts.mention import Mention
from briefer.faithfulness.sentence import Proposal
from briefer.text.context import reads_alone
from briefer.text.folding import folded
from briefer.text.span import Span
from briefer.text.speakers import plainly

PROPOSED = 1.0
"""Nats that it is worth that the model's best candidate says a sentence, where it writes."""
LONGEST_WHOLE = 50
"""Words up to which a sentence is printed whole where the article is no notice: what a cut takes is often the news."""
_FEWEST_TOLD = 2
"""Sentences that tell an interview before its first turn."""


def options(
    context: ArticleContext,
    plan: SectionPlan,
    judged: Sequence[PassageCandidates],
    printed: Collection[str],
    target: int,
) -> dict[int, Option]:
    """The section's options by their place among its sentences.

    Where the model writes, only what it proposed is chosen, and else the section's own sentences where it proposed
    nothing that may be printed; the others are there for what they introduce or state. An article that is read from its
    beginning is so for a model too that only picks sentences out of it.
    """
    text = context.article.text
    index = {span: number for number, span in enumerate(plan.sentences)}
    stated = _stated(plan)
    prior = {span: value for part in judged for span, value in priors(context, plan, part.part).items()}
    offered = _offered(plan, judged)
    writes = not any(part.ranked for part in judged)
    proposes = writes and bool(offered) and (context.is_notice or not _are_copies(text, offered))
    quotable, refused = frozenset(plan.quotable), _has_refused(judged)
    labels = labelled(context.article, plan.section, plan.sentences) if context.english else {}
    speech, verdicts, heads = plan.speech, frozenset(plan.verdicts.values()), frozenset(plan.heads.values())
    told = _told_until(text, plan, target) if context.english else 0
    # Of minutes what was decided comes first, whoever spoke before.
    deciding = {span for span in quotable if context.is_minutes and decides(folded(span.of(text)))}
    decided = decisions(text, plan.sentences, plan.section.paragraphs) if context.is_minutes else {}
    is_tight = sum(len(span.of(text).split()) + 1 for span in plan.steps.first) > target
    before = _BEFORE_STEPS if plan.steps.lead and _fits_above(text, plan, target) else 0
    found: dict[int, Option] = {}
    for span in _considered({*quotable, *offered}, prior, plan):
        if span in plan.together:
            found[index[span]] = _composite(context, plan, span, index[span], prior.get(span, _UNREAD))
            continue
        whole = folded(span.of(text))
        is_brief = not context.is_notice and len(whole.split()) <= LONGEST_WHOLE
        # A short sentence is not made shorter: what it ends with is often the news.
        offers = sorted(
            offered.get(span, ()), key=lambda offer: (is_brief and offer.wording.text != whole, -offer.score)
        )
        wordings = {offer.wording.text: offer.wording for offer in offers}
        if whole not in wordings and span in quotable:
            reason = Reason.MODEL_UNSUPPORTED if refused and not offers else Reason.REQUIRED_FACT
            wordings[whole] = Wording(Sentence(whole, Origin.QUOTED, reason, span, (span,)), span)
        if span in plan.steps.first:
            wordings = {w.text: w for w in of_step(text, plan, span, wordings, is_tight=is_tight)}
        # "Verdict: False." is said of each claim.
        kept = [w for t, w in wordings.items() if t.casefold() not in printed or span in verdicts]
        kept = marked(kept, marker_before(text, span.start))
        kept = [plain(wording) for wording in kept] if context.english else kept
        if not kept:
            continue
        label = labels.get(span)
        value = max(offer.score for offer in offers) if offers else math.log(prior.get(span, _UNREAD))
        if writes:
            value = math.log(prior.get(span, _UNREAD)) + (max(offer.score for offer in offers) if offers else 0.0)
        states = [stated.get(span, frozenset()) if o.states is None else o.states for o in offers]
        leads = not proposes or any(offer.preferred for offer in offers)
        says = not context.english or (
            says_something(whole, is_spoken=span in speech.said) and span not in speech.remarks
        )
        leads = (leads or span in verdicts) and says and not (told and span.start > told)
        found[index[span]] = Option(
            index[span],
            span,
            value
            + (taste(whole) if context.english else 0.0)
            + (DECISION if label is PartLabel.OUTCOME or span in verdicts | heads | deciding or votes(whole) else 0.0),
            tuple(kept),
            frozenset.intersection(*states) if states else stated.get(span, frozenset()),
            leads=leads,
            opens=leads
            and span not in speech.said
            and plan.heads.get(span, span) == span
            and (not plan.steps.lead or span in plan.steps.first or index[span] < before)
            and (
                span in speech.first or span in heads or span in plan.steps.first or may_open(whole)
                if context.english
                else reads_alone(whole, context.language.code)
            )
            and (span in deciding if deciding else label is not PartLabel.OPENING),
            follows=span in speech.follows,
            answers=span in speech.first or span in speech.questions,
            needs=tuple(index[other] for other in (*_needed(plan, span), *decided.get(span, ())) if other in index),
            stands=span in plan.steps.first or (label is PartLabel.OUTCOME and span in deciding),
            labelled=_labelled(text, speech.marks[span], span) if span in speech.marks else None,
            asks=context.english and asks(spoken_part(whole)),
            says=says,
        )
    return found


def _considered(spans: Collection[Span], prior: Mapping[Span, float], plan: SectionPlan) -> Collection[Span]:
    """All sentences; of thousands those a section opens with, the likeliest, and what states or carries others.

    A brief takes a few of them; a chapter of 20,000 sentences without a heading is not looked through whole.
    """
    if len(spans) <= _MOST_CONSIDERED:
        return spans
    likely = sorted(spans, key=lambda span: (-prior.get(span, _UNREAD), span))[:_MOST_CONSIDERED]
    stating = (span for mention in plan.required for span in plan.stating(mention)[:_MOST_STATING])
    carried = (*plan.verdicts.values(), *plan.heads.values(), *plan.run_ins.values(), *plan.steps.first)
    kept = {*sorted(spans)[:_MOST_CONSIDERED], *likely, *stating, *carried, *plan.together}
    return kept & set(spans)


def _fits_above(text: str, plan: SectionPlan, target: int) -> bool:
    """Whether all steps fit below the sentence that a section opens with."""
    steps = [folded(span.of(text)) for span in plan.steps.first]
    words = sum(len((brief_form(step) or step).split()) + 1 for step in steps)
    return words + len(plan.sentences[0].of(text).split()) <= target


def _needed(plan: SectionPlan, span: Span) -> tuple[Span, ...]:
    """What a sentence is not printed without: what was asked, the verdict on its claim, what its item opens with."""
    others = (*plan.speech.questions.get(span, ()), plan.verdicts.get(span), plan.heads.get(span))
    others = (*others, plan.run_ins.get(span), *plan.steps.needs.get(span, ()))
    return tuple(other for other in others if other is not None and other != span)


def _labelled(text: str, mark: Span, span: Span) -> Wording:
    """A sentence with who says it before it, where that stands before another one: "Ann Poe: The price rose."."""
    said = plainly(f"{folded(mark.of(text))} {folded(span.of(text))}")
    return Wording(Sentence(said, Origin.REPAIRED, spans=(Span(mark.start, mark.end), span)), span)


def _are_copies(text: str, offered: Mapping[Span, Sequence["_Offer"]]) -> bool:
    """Whether a model proposed nothing but whole sentences of the section."""
    return all(offer.wording.text == folded(span.of(text)) for span, offers in offered.items() for offer in offers)


def _told_until(text: str, plan: SectionPlan, target: int) -> int:
    """Where the first turn of an interview begins that is told before it in prose; 0 where it is not.

    Whoever leads it says there what it came to: better than five sentences out of talk. Where that is too little for
    the brief, it goes on with answers.
    """
    first = min(plan.speech.said, default=None)
    if first is None:
        return 0
    words = [len(span.of(text).split()) for span in plan.quotable if span.start < first.start]
    return first.start - 1 if len(words) >= _FEWEST_TOLD and sum(words) >= target else 0


def _composite(context: ArticleContext, plan: SectionPlan, span: Span, index: int, prior: float) -> Option:
    """The list, or the table's row with its head, that a sentence stands for: one statement."""
    composite = plan.together[span]
    marker = marker_before(context.article.text, composite.parts[0].start) if composite.is_point else ""
    sentence = Sentence(composite.text, Origin.REPAIRED, spans=composite.parts, marker=marker, row=composite.row)
    value = math.log(prior) + taste(composite.text.replace("?", "."))
    value += DECISION if span in plan.verdicts.values() or composite.is_point else 0.0
    states = plan.stated_in(composite.text)
    stands = composite.row is not None or composite.is_point
    return Option(index, span, value, (Wording(sentence, span),), states, stands=stands)


_BEFORE_STEPS = 1
"""Sentences of a section with steps that are read before these: of the steps themselves only what each opens with."""
_MOST_CONSIDERED = 1_000
"""Sentences of a section that are weighed because it opens with them, and as many because they are the likeliest."""
_MOST_STATING = 100
_UNREAD = 0.5
"""The prior of a sentence that the model never saw."""


def _stated(plan: SectionPlan) -> dict[Span, frozenset[Mention]]:
    """The required facts that each sentence states."""
    found: dict[Span, set[Mention]] = {}
    for mention in plan.required:
        for span in plan.stating(mention):
            found.setdefault(span, set()).add(mention)
    return {span: frozenset(mentions) for span, mentions in found.items()}


def _has_refused(judged: Sequence[PassageCandidates]) -> bool:
    """True where something that the model wrote was refused, or it wrote nothing."""
    return any(not p.is_printable for part in judged for p in part.proposed) or not any(p.candidates for p in judged)


@dataclass(frozen=True, slots=True)
class _Offer:
    """Something that the model proposed.

    `states` is None where it states what its whole sentence does; `preferred` is False for what is not of the model's
    best candidate: that is only there for the facts that it states.
    """

    wording: Wording
    score: float
    states: frozenset[Mention] | None = None
    preferred: bool = True


def _offered(plan: SectionPlan, judged: Sequence[PassageCandidates]) -> dict[Span, list[_Offer]]:
    found: dict[Span, list[_Offer]] = {}
    stated_in = cache(plan.stated_in)  # the candidates of a part repeat each other's sentences
    for part in judged:
        for ranked in part.ranked:
            found.setdefault(ranked.source, []).append(_Offer(_reworded(part, ranked), ranked.score))
        best = _best(part, stated_in)
        for candidate in part.candidates:
            for proposal in candidate.proposals:
                if proposal.is_printable:
                    wording = _proposed(plan, part, proposal)
                    # Of one sentence's wordings those of the best candidate come first, then the likeliest.
                    score = PROPOSED if candidate is best else math.tanh(candidate.score) / 10
                    offer = _Offer(wording, score, stated_in(proposal.text), preferred=candidate is best)
                    found.setdefault(wording.source, []).append(offer)
    return found


def _best(part: PassageCandidates, stated_in: Callable[[str], frozenset[Mention]]) -> JudgedCandidate | None:
    """The candidate with the most that may be printed, then with the most required facts, then the likeliest."""

    def merit(candidate: JudgedCandidate) -> tuple[float, int, float]:
        text = " ".join(p.text for p in candidate.proposals if p.is_printable)
        return candidate.support, len(stated_in(text)), candidate.score

    return max(part.candidates, key=merit, default=None)


def _reworded(part: PassageCandidates, ranked: RankedWording) -> Wording:
    spans = made_from(ranked.proposal.alignment) if ranked.proposal else (ranked.source,)
    return Wording(Sentence(ranked.text, Origin.GENERATED, spans=spans), ranked.source)


def _proposed(plan: SectionPlan, part: PassageCandidates, proposal: Proposal) -> Wording:
    if proposal.nearest:
        return _paraphrased(part, proposal)
    anchor = part.part.sentences[proposal.alignment.anchor or 0]
    spans = made_from(proposal.alignment) or (anchor,)
    if proposal.refused is None:
        return Wording(Sentence(proposal.text, Origin.GENERATED, spans=spans), anchor)
    if proposal.text == folded(anchor.of(proposal.alignment.source.text)):
        # Mended until nothing of the model's is left: that is a quotation.
        return Wording(Sentence(proposal.text, Origin.QUOTED, Reason.MODEL_UNSUPPORTED, anchor, (anchor,)), anchor)
    return Wording(Sentence(proposal.text, Origin.REPAIRED, spans=spans), anchor)


def _paraphrased(part: PassageCandidates, proposal: Proposal) -> Wording:
    """A sentence in words of its own, with the source sentences that it is about."""
    nearest = tuple(part.part.sentences[number] for number in proposal.nearest)
    origin = Origin.GENERATED if proposal.refused is None else Origin.REPAIRED
    sentence = Sentence(
        proposal.text,
        origin,
        spans=tuple(sorted(nearest)),
        statement=proposal.statement,
        nearest=nearest,
        entailment=proposal.entailment,
    )
    return Wording(sentence, nearest[0])
