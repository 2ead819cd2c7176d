"""From judged proposals to a section's summary: choose, quote, keep the required facts, check the whole once more."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from briefer.briefing.brief import Origin, Reason, Rejected, SectionBrief, Sentence
from briefer.briefing.candidates import JudgedCandidate, PassageCandidates, overlap
from briefer.briefing.passages import PassageSpan
from briefer.briefing.plan import SectionPlan
from briefer.briefing.quote import best_sentence, sentence_for
from briefer.briefing.settings import Settings
from briefer.documents.article import Article
from briefer.facts.mention import Mention
from briefer.faithfulness.check import judge_summary
from briefer.faithfulness.report import Severity
from briefer.faithfulness.sentence import Proposal
from briefer.text.folding import folded
from briefer.text.span import Span

_MOST_OFFERS = 3  # of the model's sentences are tried for a fact
# What a required fact is worth in a first sentence, in nats: it saves the sentence that would have brought it in. More
# makes briefs shorter, but would put a sentence of many names before the news.
_WORTH_OF_A_FACT = 0.1
_SAME = 0.75  # two sentences that share this many words say the same


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the summary and the source sentence that it rests on, which gives its place."""

    sentence: Sentence
    source: Span

    @property
    def words(self) -> int:
        """The number of words it prints."""
        return len(self.sentence.text.split())


@dataclass(frozen=True, slots=True)
class Draft:
    """A section's summary in the making; every step returns a new one."""

    lines: tuple[Line, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    rejected_sources: frozenset[Span] = frozenset()
    """Source sentences whose quotation the evaluator refused in its company."""

    @property
    def text(self) -> str:
        """The summary as it would be printed."""
        return " ".join(line.sentence.text for line in self.ordered)

    @property
    def ordered(self) -> list[Line]:
        """The lines in the order of the source."""
        return sorted(self.lines, key=lambda line: line.source)

    @property
    def sources(self) -> set[Span]:
        """The source sentences that are used."""
        return {line.source for line in self.lines}


def compose(
    article: Article,
    plan: SectionPlan,
    judged: Sequence[PassageCandidates],
    settings: Settings,
    printed: Collection[str] = (),
) -> SectionBrief:
    """Makes a section's summary of what stands; `printed` holds the case-folded sentences of earlier sections."""
    room = _Room(plan.words, settings)
    if not plan.parts and not plan.unread:
        draft = _quoted_whole(article, plan, settings)
    else:
        draft = Draft()
        for part in judged:
            draft = _add_part(article, plan, part, draft, room, printed)
    draft = _settle(article, plan, draft, room, _offers(article, plan, judged))
    report = judge_summary(plan.document, draft.text, plan.required)
    facts = tuple(
        fact if fact.survived else replace(fact, reason=_why(plan, draft, fact.mention)) for fact in report.required
    )
    report = replace(report, required=facts)
    unread = sum(sentence.end - sentence.start for sentence in plan.unread)
    return SectionBrief(plan.section, tuple(line.sentence for line in draft.ordered), report, draft.rejected, unread)


def _why(plan: SectionPlan, draft: Draft, mention: Mention) -> str:
    """Why a required fact is not in the summary."""
    stating = plan.stating(mention)
    if not stating:
        return "left out: no sentence of the section that could be quoted states it"
    if draft.rejected_sources.issuperset(stating):
        return "left out: the evaluator refuses the sentences that state it beside the others"
    return "left out: the sentences that state it do not fit the summary's budget"


def _settle(article: Article, plan: SectionPlan, draft: Draft, room: "_Room", offers: Sequence["_Offer"]) -> Draft:
    """Brings in what is required and takes out what is refused until neither changes the draft.

    It ends: each round but the last bars a source sentence, and no barred sentence comes back.
    """
    while True:
        if not draft.lines:
            draft = _add_quote(article, plan, plan.quotable, draft, room)
        draft = _keep_required(article, plan, draft, room, offers)
        checked = _without_errors(plan, draft)
        if checked == draft:
            return draft
        draft = checked


@dataclass(frozen=True, slots=True)
class _Room:
    """How long a summary may get."""

    section_words: int
    settings: Settings

    def allows(self, lines: Sequence[Line]) -> bool:
        most = self.settings.max_sentences
        if most is not None and len(lines) > most:
            return False
        return len(lines) <= 1 or sum(line.words for line in lines) <= self.settings.budget * self.section_words


def _quote(article: Article, span: Span, reason: Reason) -> Line:
    return Line(Sentence(folded(span.of(article.text)), Origin.QUOTED, reason, span), span)


def _quoted_whole(article: Article, plan: SectionPlan, settings: Settings) -> Draft:
    kept = plan.sentences[: settings.max_sentences]
    return Draft(tuple(_quote(article, span, Reason.SECTION_SHORT) for span in kept))


def _add_part(
    article: Article,
    plan: SectionPlan,
    judged: PassageCandidates,
    draft: Draft,
    room: _Room,
    printed: Collection[str],
) -> Draft:
    """Adds the best candidate's sentences that stand, and the section's own for those that do not."""
    part, candidates = judged.part, judged.candidates
    proposed = [*judged.refused, *(p.refused or p for c in candidates for p in c.proposals)]
    refused = {p.text: p.findings for p in proposed if not p.is_printable}
    draft = replace(draft, rejected=(*draft.rejected, *(Rejected(text, found) for text, found in refused.items())))
    if not candidates:
        return draft
    if judged.chosen:
        best = max(candidates, key=lambda c: c.score + _WORTH_OF_A_FACT * _kept(plan, c))
    else:
        best = max(candidates, key=lambda c: (c.support, _kept(plan, c), c.score))
    standing = [p for p in best.proposals if p.is_printable]
    for proposal in standing:
        line = _line(article, part, proposal)
        said = [other.sentence.text for other in draft.lines]
        if proposal.text.casefold() in printed or any(overlap(proposal.text, text) >= _SAME for text in said):
            continue
        if room.allows((*draft.lines, line)):
            draft = replace(draft, lines=(*draft.lines, line))
    if not standing:
        draft = _add_quote(article, plan, _preferred(plan, part, best), draft, room)
    return draft


def _kept(plan: SectionPlan, candidate: JudgedCandidate) -> int:
    text = " ".join(p.text for p in candidate.proposals if p.is_printable)
    return len(plan.stated_in(text))


def _line(article: Article, part: PassageSpan, proposal: Proposal) -> Line:
    anchor = part.sentences[proposal.alignment.anchor or 0]
    if proposal.refused is None:
        return Line(Sentence(proposal.text, Origin.GENERATED), anchor)
    if proposal.text == folded(anchor.of(article.text)):
        # Mended until nothing of the model's is left: that is a quotation.
        return _quote(article, anchor, Reason.MODEL_UNSUPPORTED)
    return Line(Sentence(proposal.text, Origin.REPAIRED), anchor)


def _preferred(plan: SectionPlan, part: PassageSpan, candidate: JudgedCandidate) -> Sequence[Span]:
    """The source sentence that the model set out from, if there is one to quote; else all of the part's."""
    for proposal in candidate.proposals[:1]:
        opening = proposal.alignment.opening
        if opening is not None and part.sentences[opening] in plan.quotable:
            return [part.sentences[opening]]
    quotable = frozenset(plan.quotable)
    return [s for s in part.sentences if s in quotable]


def _add_quote(article: Article, plan: SectionPlan, sentences: Sequence[Span], draft: Draft, room: _Room) -> Draft:
    """The draft with the best of some sentences in place of what the model could not say."""
    free = [span for span in sentences if span not in draft.rejected_sources]
    span = best_sentence(article.text, free, draft.sources, plan.spoken)
    if span is None:
        return draft
    line = _quote(article, span, Reason.MODEL_UNSUPPORTED)
    return replace(draft, lines=(*draft.lines, line)) if room.allows((*draft.lines, line)) else draft


@dataclass(frozen=True, slots=True)
class _Offer:
    """A sentence of the model's that stands, and which of the required facts it states."""

    line: Line
    states: frozenset[Mention]


def _offers(article: Article, plan: SectionPlan, judged: Sequence[PassageCandidates]) -> tuple[_Offer, ...]:
    """Everything that the model proposed and may be printed, in the order of its preference."""
    if not plan.required:
        return ()
    scored = [
        (candidate.score, part.part, proposal)
        for part in judged
        for candidate in part.candidates
        for proposal in candidate.proposals
        if proposal.is_printable and proposal.refused is None
    ]
    texts: dict[str, _Offer] = {}
    for _, part, proposal in sorted(scored, key=lambda found: -found[0]):
        if proposal.text not in texts:
            texts[proposal.text] = _Offer(_line(article, part, proposal), plan.stated_in(proposal.text))
    return tuple(texts.values())


def _keep_required(article: Article, plan: SectionPlan, draft: Draft, room: _Room, offers: Sequence[_Offer]) -> Draft:
    """Brings in each required fact that no sentence carries: in the model's words where it has any, else quoted."""
    for mention in plan.required:
        kept = plan.stated_in(draft.text)
        if mention not in kept:
            draft = _with_fact(article, plan, draft, room, offers, mention, kept)
    return draft


def _with_fact(
    article: Article,
    plan: SectionPlan,
    draft: Draft,
    room: _Room,
    offers: Sequence[_Offer],
    mention: Mention,
    kept: frozenset[Mention],
) -> Draft:
    """The draft with a sentence that states the fact, where there is one to bring in without losing another fact."""
    stating = [offer for offer in offers if mention in offer.states and offer.line.source not in draft.rejected_sources]
    # The more of what is missing one sentence states, the fewer there will be.
    stating.sort(key=lambda offer: -len(offer.states - kept))
    lines = [offer.line for offer in stating[:_MOST_OFFERS]]
    spans = [span for span in plan.stating(mention) if span not in draft.rejected_sources]
    if spans:
        lines.append(_quote(article, sentence_for(article.text, spans, plan.spoken), Reason.REQUIRED_FACT))
    brief = tuple(_briefest(line, offers) for line in draft.lines)
    for line in lines:
        for changed in chain(_with(draft.lines, line), _with(brief, line)):
            if room.allows(changed) and kept < plan.stated_in(replace(draft, lines=changed).text):
                return replace(draft, lines=changed)
    return draft


def _briefest(line: Line, offers: Sequence[_Offer]) -> Line:
    """The shortest thing to say of the same source sentence."""
    if line.sentence.origin is not Origin.GENERATED:
        return line
    same = (offer.line for offer in offers if offer.line.source == line.source)
    return min((line, *same), key=lambda found: found.words)


def _with(lines: tuple[Line, ...], line: Line) -> Iterator[tuple[Line, ...]]:
    """Ways to take a line in, the gentlest first: beside the others, or in the place of one of them.

    A quotation that only stood in goes before a sentence of the model's. What carries a required fact stays: the caller
    takes no way that loses one.
    """
    # A generated sentence that left the fact out of this very source sentence gives way to it.
    others = tuple(other for other in lines if other.source != line.source)
    yield (*others, line)
    for other in sorted(others, key=lambda other: other.sentence.origin is not Origin.QUOTED):
        yield (*(kept for kept in others if kept is not other), line)


def _without_errors(plan: SectionPlan, draft: Draft) -> Draft:
    """Takes out the sentences that the evaluator refuses in their new company; their findings go with them."""
    report = judge_summary(plan.alone, draft.text, ())
    at = 0
    kept, refused = [], []
    for line in draft.ordered:
        end = at + len(line.sentence.text)
        against = tuple(
            f for f in report.findings if f.mention is not None and at <= report.mentions[f.mention].mention.start < end
        )
        if any(f.severity is Severity.ERROR for f in against):
            refused.append(Rejected(line.sentence.text, against))
        else:
            kept.append(line)
        at = end + 1
    if not refused:
        return draft
    rejected_sources = draft.rejected_sources | {line.source for line in draft.lines if line not in kept}
    return Draft(tuple(kept), (*draft.rejected, *refused), rejected_sources)
