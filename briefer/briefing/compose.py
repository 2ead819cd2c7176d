"""From judged proposals to a section's summary: choose, keep what is required, check the whole once more."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from briefer.briefing.article_context import ArticleContext
from briefer.briefing.brief import LeftOut, Origin, Reason, Rejected, SectionBrief, Sentence
from briefer.briefing.candidates import PassageCandidates
from briefer.briefing.coherence import Known
from briefer.briefing.composites import marker_before
from briefer.briefing.headline import with_headline
from briefer.briefing.key_line import key_items, with_key
from briefer.briefing.length import Room
from briefer.briefing.mending import Mender
from briefer.briefing.offers import options
from briefer.briefing.plan import SectionPlan
from briefer.briefing.select import select
from briefer.briefing.selection import FACT, Option, Selection, Wording
from briefer.briefing.settings import Settings
from briefer.briefing.tables import with_table
from briefer.briefing.tolls import with_latest_toll
from briefer.facts.mention import Mention
from briefer.faithfulness.check import judge_summary
from briefer.faithfulness.report import FaithfulnessReport, Severity
from briefer.text.folding import folded
from briefer.text.span import Span

FEW_WORDS = 7
"""Most words of a sentence that is added to an article's summary for its facts alone."""
_LONG_WORD = 6  # characters, with its blank
_LEAP = 6  # sentences behind the last printed one


@dataclass(frozen=True, slots=True)
class Printed:
    """What the sections before one printed: what is known by it, and the sentences, case-folded."""

    known: Known
    sentences: frozenset[str] = frozenset()

    def after(self, section: SectionBrief) -> "Printed":
        """With one section more."""
        if not section.sentences:
            return self
        known = self.known.after(section.section.heading).after(section.summary)
        return Printed(known, self.sentences | {sentence.text.casefold() for sentence in section.sentences})


def compose(
    context: ArticleContext,
    plan: SectionPlan,
    judged: Sequence[PassageCandidates],
    settings: Settings,
    room: Room,
    before: Printed,
    *,
    at_any_price: bool = False,
) -> SectionBrief:
    """Makes a section's summary of what is printable.

    Args:
        context: The article.
        plan: The section.
        judged: What the model proposed for its parts.
        settings: How briefs are made.
        room: How long it may get.
        before: What the title and the sections before it introduced, and their sentences.
        at_any_price: Whether something is to be printed even if it does not read alone: the brief would be empty.
    """
    start = Selection(
        options=options(context, plan, judged, before.sentences, room.target),
        known=before.known.after(plan.section.heading),
        referents=context.referents if context.english and not at_any_price else None,
        mend=Mender(context, plan),
        target=room.target,
        limit=room.limit,
        most=settings.max_sentences,
        reads_on=not context.is_notice or bool(plan.heads) or plan.steps.lead,
    )
    # The front page's news is told by what is printed first.
    title = context.article.title if context.english and not before.sentences else None
    done, refused = _settled(plan, start, title)
    lines = list(done.lines())
    proposed = {p.text: p.findings for part in judged for p in part.proposed if not p.is_printable}
    known = start.known.after(_text(lines))
    key = key_items(context, plan, done.states, known, room.limit - done.words - 1, _worth(start)) if lines else ()
    rejected = (*(Rejected(text, findings) for text, findings in proposed.items()), *refused)
    alone = judge_summary(plan.document, _text(lines), plan.required)
    report = _explained(with_key(alone, plan, key), plan, start, refused)
    return SectionBrief(
        plan.section,
        tuple(line.sentence for line in lines),
        report,
        rejected,
        key=key,
        left_out=None if lines else _left_out(plan, start, settings.longest_quote),
        unread=sum(sentence.end - sentence.start for sentence in plan.unread),
    )


def quoted_whole(context: ArticleContext, plan: SectionPlan, settings: Settings) -> SectionBrief:
    """A section of an article so short that there is nothing to leave out."""
    text = context.article.text
    sentences = tuple(
        Sentence(
            folded(span.of(text)),
            Origin.QUOTED,
            Reason.SECTION_SHORT,
            span,
            (span,),
            marker=marker_before(text, span.start),
        )
        for span in plan.sentences[: settings.max_sentences]
    )
    report = judge_summary(plan.document, " ".join(s.text for s in sentences), plan.required)
    return SectionBrief(plan.section, sentences, report, left_out=None if sentences else LeftOut.NO_CONTENT)


def _worth(selection: Selection) -> frozenset[Span]:
    """The sentences of more value than most of a section's."""
    least = median([option.value for option in selection.options.values()])
    return frozenset(option.source for option in selection.options.values() if option.value > least)


def _text(lines: Sequence[Wording]) -> str:
    return " ".join(line.text for line in lines)


def _settled(plan: SectionPlan, start: Selection, title: str | None) -> tuple[Selection, tuple[Rejected, ...]]:
    """A selection in which the evaluator refuses nothing, and what it refused on the way.

    It ends: each round but the last bars a wording.
    """
    refused: tuple[Rejected, ...] = ()
    while True:
        first = min((index for index, option in start.options.items() if option.opens), default=None)
        told = with_latest_toll(with_headline(select(start, first), title))
        chosen = with_table(_with_required(plan, told), plan.together)
        if not chosen.chosen and not all(option.leads or not option.says for option in start.options.values()):
            # Nothing that the model proposed can be printed: then the section's own sentences.
            options = {k: replace(option, leads=option.says) for k, option in start.options.items()}
            start = start.among(options)
            continue
        wrong = _refused(plan, list(chosen.lines()))
        if not wrong:
            return chosen, refused
        refused += tuple(wrong.values())
        start = start.among(_without(start.options, {line.text for line in wrong}))


def _refused(plan: SectionPlan, lines: Sequence[Wording]) -> dict[Wording, Rejected]:
    """The sentences that the evaluator refuses in each other's company, with its findings."""
    report = judge_summary(plan.alone, _text(lines), ())
    if report.faithful:
        return {}
    found: dict[Wording, Rejected] = {}
    at = 0
    for line in lines:
        end = at + len(line.text)
        against = tuple(
            f for f in report.findings if f.mention is not None and at <= report.mentions[f.mention].mention.start < end
        )
        if any(f.severity is Severity.ERROR for f in against):
            found[line] = Rejected(line.text, against)
        at = end + 1
    return found


def _without(options: Mapping[int, Option], texts: Collection[str]) -> dict[int, Option]:
    """The options without some wordings."""
    left = {
        index: replace(option, wordings=tuple(w for w in option.wordings if w.text not in texts))
        for index, option in options.items()
    }
    return {index: option for index, option in left.items() if option.wordings}


def _with_required(plan: SectionPlan, chosen: Selection) -> Selection:
    """With one sentence more that states what is missing, and with all that the user asked for.

    A fact evicts no news: what it is stated in must be worth as much as the better half of the section's sentences, and
    short where an article is read from its beginning.
    """
    for mention in plan.required:
        if mention in plan.asked and mention not in chosen.states:
            chosen = _with_asked(plan, chosen, mention)
    missing = [mention for mention in plan.required if mention not in chosen.states]
    values = [option.value for option in chosen.options.values()]
    if not missing or not values or not chosen.chosen:
        return chosen
    least = median(values)
    longest = FEW_WORDS if chosen.reads_on else chosen.limit
    stating = [o for o in chosen.options.values() if o.says and not o.states.isdisjoint(missing)]
    # In an article no long leap for a fact: "More than 300 people were hurt." nine sentences further on.
    near = range(max(chosen.chosen) + _LEAP + 1)
    stating = [o for o in stating if o.wordings[0].words <= longest and (not chosen.reads_on or o.index in near)]
    stating = [o for o in stating if o.value + FACT * len(o.states - chosen.states) >= least]
    for option in sorted(stating, key=lambda o: (-len(o.states - chosen.states), -o.value, o.index)):
        if option.index not in chosen.chosen and (run := chosen.run_for(option.index)) and chosen.fits(run):
            return chosen.with_run(run)
    return chosen


def _with_asked(plan: SectionPlan, chosen: Selection, mention: Mention) -> Selection:
    """With a sentence that states what the user asked for, in the place of another one if there must be room."""
    stating = [option for option in chosen.options.values() if mention in option.states]
    stating.sort(key=lambda option: (option.wordings[0].words, option.index))
    kept = chosen.states & plan.asked
    # In nobody's place first, then in the place of the one of least value.
    giving_way = sorted(chosen.chosen, key=lambda index: chosen.options[index].value)
    for left in [None, *giving_way]:
        rest = chosen.without(left)
        for option in stating:
            run = rest.run_for(option.index) if option.index not in rest.chosen else None
            if run and rest.fits(run) and kept <= (found := rest.with_run(run)).states and _reads(found):
                return found
    return chosen


def _reads(selection: Selection) -> bool:
    """Whether every chosen sentence still reads, one of them gone."""
    alone = replace(selection, chosen={})
    for index in sorted(selection.chosen):
        run = alone.run_for(index, depth=0)
        if run is None:
            return False
        alone = alone.with_run({index: selection.chosen[index]})
    return True


def _left_out(plan: SectionPlan, start: Selection, longest: int) -> LeftOut:
    """Why nothing could be chosen."""
    if not start.options:
        if plan.sentences:
            # What is no sentence, or a quotation without its speaker, is not too long.
            short = any(span.end - span.start <= longest * _LONG_WORD for span in plan.sentences)
            return LeftOut.NO_CONTENT if plan.quotable else LeftOut.CONTEXT if short else LeftOut.TOO_LONG
        return LeftOut.BOILERPLATE if plan.section.paragraphs else LeftOut.NO_CONTENT
    if all(wording.words > start.limit for option in start.options.values() for wording in option.wordings):
        return LeftOut.LENGTH
    readable = any(option.says and start.run_for(index) for index, option in start.options.items())
    return LeftOut.LENGTH if readable else LeftOut.CONTEXT


def _explained(
    report: FaithfulnessReport, plan: SectionPlan, start: Selection, refused: Sequence[Rejected]
) -> FaithfulnessReport:
    """The report, with why each required fact that is not in the summary was left out."""
    texts = {rejected.text for rejected in refused}

    def why(mention: Mention) -> str:
        stating = [option for option in start.options.values() if mention in option.states]
        if not stating:
            return "left out: no sentence of the section that could be printed states it"
        if all(wording.text in texts for option in stating for wording in option.wordings):
            return "left out: the evaluator refuses the sentences that state it beside the others"
        if not any(start.run_for(option.index) for option in stating):
            return "left out: the sentences that state it speak of what the brief does not introduce"
        return "left out: there is more important news, or no room for the sentences that state it"

    facts = tuple(fact if fact.survived else replace(fact, reason=why(fact.mention)) for fact in report.required)
    return replace(report, required=facts)
