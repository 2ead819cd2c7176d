"""From an article to its brief: plan the sections, let the model propose, judge, compose."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import islice

from briefer.briefing.abroad import substitute
from briefer.briefing.article_context import ArticleContext
from briefer.briefing.brief import Brief, Provenance, SectionBrief
from briefer.briefing.candidates import PassageCandidates, RankedWording
from briefer.briefing.compose import Printed, compose, quoted_whole
from briefer.briefing.depth import with_depth
from briefer.briefing.judged_parts import Making, judged_parts
from briefer.briefing.leftover import Pending, filled, with_pending
from briefer.briefing.length import Room
from briefer.briefing.not_kept import not_kept
from briefer.briefing.options import SentenceOption, sentence_options
from briefer.briefing.overview import overview
from briefer.briefing.plan import SectionPlan, plan_section
from briefer.briefing.priorities import allotted
from briefer.briefing.settings import Settings
from briefer.documents.article import Article, Section
from briefer.errors import ConfigError
from briefer.faithfulness.entailment import JudgedBy
from briefer.faithfulness.strictness import Strictness
from briefer.models.base import Candidate, Choice, Passage, Summarizer
from briefer.models.judges.base import Judge
from briefer.readers.markdown.article import as_rendered
from briefer.version import __version__

Progress = Callable[[int, int], None]
"""Called with the number of sections done and the number of all."""

Exchange = Generator[Sequence[Passage], Sequence[Sequence[Candidate]] | None, Brief]
"""A brief in the making: yields passages, is sent the candidates for each of them, and returns the Brief."""

_NO_LIMIT = Room(1, 1_000_000)
_GROUP = 16
"""Sections in the making at once: enough for full batches, few enough for a book of thousands to fit in memory."""


def brief(
    article: Article,
    summarizer: Summarizer,
    settings: Settings | None = None,
    *,
    sections: Sequence[Section] | None = None,
    progress: Progress | None = None,
    judge: Judge | None = None,
) -> Brief:
    """Summarizes an article section by section; whatever the model proposes, only what the section supports is printed.

    Args:
        article: What a reader made of a file.
        summarizer: The model.
        settings: How to compose; the defaults when None.
        sections: The sections to summarize, all of them when None. Names are known article-wide either way.
        progress: Told after each group of sections.
        judge: Reads what the model writes, at `Strictness.ENTAILED` and only there.

    Raises:
        ConfigError: The strictness does not go with the model or the judge.
    """
    work = exchange(article, summarizer, settings, sections=sections, progress=progress, judge=judge)
    answers = None
    while True:
        try:
            asked = work.send(answers)
        except StopIteration as done:
            result: Brief = done.value
            return result
        answers = summarizer.candidates(asked)


def exchange(
    article: Article,
    summarizer: Summarizer,
    settings: Settings | None = None,
    *,
    sections: Sequence[Section] | None = None,
    progress: Progress | None = None,
    judge: Judge | None = None,
) -> Exchange:
    """`brief` without its calls of the model, so that a caller can put the passages of many articles together.

    What it yields may be no passages at all. `summarizer` is asked what fits, never for candidates.
    """
    settings = settings or Settings()
    ensure_suits(settings.strictness, summarizer.name, chooses=summarizer.reranks_options, judged=judge is not None)
    given = with_depth(article, settings.depth)
    article, shown = as_rendered(given, notes=False)
    context = ArticleContext.of(article, settings.language)
    abroad = substitute(summarizer, context.language)
    summarizer = abroad or summarizer
    chosen = article.sections if sections is None else [shown.section(section) for section in sections]
    sizes = [len(section.text.split()) for section in chosen]
    words = allotted(context, chosen, settings)
    printed = Printed(context.introduced)
    done: list[SectionBrief] = []
    pending: tuple[Pending, ...] = ()
    for start in range(0, len(chosen), _GROUP):
        group = chosen[start : start + _GROUP]
        plans = [
            plan_section(article, each, context.facts, summarizer.fits, settings, context.sentences_of(each))
            for each in group
        ]
        if sum(sizes) <= settings.short_section:
            done += [quoted_whole(context, plan, settings) for plan in plans]
            if progress:
                progress(len(done), len(chosen))
            continue
        making = (
            _chosen_parts(context, plans)
            if summarizer.reranks_options
            else judged_parts(article, plans, settings.strictness, judge)
        )
        parts = iter(_answered(making, abroad) if abroad else (yield from making))
        for plan in plans:
            judged = list(islice(parts, len(plan.parts)))
            result = compose(context, plan, judged, settings, words.next, printed)
            is_last = len(done) + 1 == len(chosen)
            is_asked = settings.words is not None or settings.budget is not None
            if is_last and not words.used and not result.sentences and not is_asked:
                result = compose(context, plan, judged, settings, _NO_LIMIT, printed, at_any_price=True)
            pending = with_pending(pending, result, Pending(len(done), plan, judged, printed))
            words, printed = words.after(result.words), printed.after(result)
            done.append(result)
        if progress:
            progress(len(done), len(chosen))
    told = filled(context, done, pending, words, settings)
    return Brief(
        given,
        told,
        _provenance(summarizer, settings, judge),
        shown if shown.marks else None,
        overview(context, told),
        not_kept(article.title, told, context.facts.language),
    )


def _answered(making: "Making", summarizer: Summarizer) -> list[PassageCandidates]:
    """What comes of a making whose passages one summarizer answers at once."""
    try:
        asked = next(making)
        while True:
            asked = making.send(summarizer.candidates(asked))
    except StopIteration as done:
        found: list[PassageCandidates] = done.value
        return found


def _chosen_parts(context: ArticleContext, plans: Sequence[SectionPlan]) -> Making:
    """What may be said of the parts of all plans, in the order that the model prefers."""
    parts = [part for plan in plans for part in plan.parts]
    choices = [sentence_options(context, plan, part) for plan in plans for part in plan.parts]
    answers = yield [
        replace(part.passage, choices=tuple(Choice(option.wordings, option.prior) for option in each))
        for part, each in zip(parts, choices, strict=True)
    ]
    return [
        PassageCandidates(part, ranked=tuple(_looked_up(each, found)))
        for part, each, found in zip(parts, choices, answers, strict=True)
    ]


def _looked_up(options: Sequence[SentenceOption], candidates: Sequence[Candidate]) -> Iterator[RankedWording]:
    whole = {option.whole: option.sentence for option in options}
    shorter = {proposal.text: (option.sentence, proposal) for option in options for proposal in option.shorter}
    for candidate in candidates:
        if candidate.text in whole:
            yield RankedWording(whole[candidate.text], candidate.text, candidate.score)
        else:
            source, proposal = shorter[candidate.text]
            yield RankedWording(source, candidate.text, candidate.score, proposal)


def ensure_suits(strictness: Strictness, model: str, *, chooses: bool, judged: bool) -> None:
    """Finds out whether a strictness goes with a model and a judge: an option is never ignored.

    Args:
        strictness: What is asked for.
        model: The model's name.
        chooses: Whether it chooses among the section's own sentences and writes none.
        judged: Whether there is a judge.

    Raises:
        ConfigError: It does not.
    """
    if strictness is Strictness.ENTAILED and not judged:
        raise ConfigError("strictness entailed needs a judge: name a model with --judge")
    if judged and strictness is not Strictness.ENTAILED:
        raise ConfigError(f"strictness {strictness} asks no judge: leave --judge out, or ask for entailed")
    if chooses and strictness is not Strictness.WORDS:
        raise ConfigError(
            f"{model} chooses among the source's own sentences and writes none that strictness {strictness} could let "
            "pass: leave it out, or name a model that writes with --model"
        )


def _provenance(summarizer: Summarizer, settings: Settings, judge: Judge | None) -> Provenance:
    return Provenance(
        briefer=__version__,
        model=summarizer.name,
        model_sha256=summarizer.sha256,
        engine=summarizer.engine,
        grounded=summarizer.grounded,
        decoding="choices" if summarizer.reranks_options else "search",
        prompt=summarizer.prompt,
        settings=asdict(settings),
        judge=JudgedBy(judge.name, judge.sha256, judge.threshold) if judge else None,
        note=summarizer.note,
    )
