"""What a model wrote of the parts of a section, judged; what is refused for its words is asked for again."""

from collections.abc import Generator, Sequence
from dataclasses import replace

from briefer.briefing.candidates import PassageCandidates, judge_candidates
from briefer.briefing.entailed import judged_by
from briefer.briefing.passages import PassageSpan, halves
from briefer.briefing.plan import SectionPlan
from briefer.documents.article import Article
from briefer.faithfulness.sentence import source_words
from briefer.faithfulness.strictness import Strictness
from briefer.models.base import Candidate, Passage
from briefer.models.judges.base import Judge

Making = Generator[Sequence[Passage], Sequence[Sequence[Candidate]], list[PassageCandidates]]


def judged_parts(article: Article, plans: Sequence[SectionPlan], strictness: Strictness, judge: Judge | None) -> Making:
    """What the model proposed for the parts of all plans, in order, judged; what failed is tried again in halves."""
    tasks = [(plan, part) for plan in plans for part in plan.parts]
    answers = yield [part.passage for _, part in tasks]
    judged = _judged(article, tasks, answers, strictness, judge)
    for which in range(2):
        again = _to_try_again(article, [plan for plan, _ in tasks], judged, which)
        if again:
            answers = yield [half.passage for half in again.values()]
            second = [(tasks[index][0], half) for index, half in again.items()]
            for index, found in zip(again, _judged(article, second, answers, strictness, judge), strict=True):
                judged[index] = _better(judged[index], found)
    return judged


def _to_try_again(
    article: Article, plans: Sequence[SectionPlan], judged: Sequence[PassageCandidates], which: int
) -> dict[int, PassageSpan]:
    """One half of each part for which nothing that the model proposed stands, by the part's index.

    Beams differ little: when the first is a splice, so are the others. A shorter passage leaves less to splice.
    """
    again: dict[int, PassageSpan] = {}
    for index, (plan, result) in enumerate(zip(plans, judged, strict=True)):
        smaller = halves(article, plan.section, result.part) if result.candidates and not result.is_printable else ()
        if smaller:
            again[index] = smaller[which]
    return again


def _better(first: PassageCandidates, second: PassageCandidates) -> PassageCandidates:
    """The second try where something in it stands, with what was refused of the first; else the first."""
    if not second.is_printable:
        return first
    return replace(second, refused=tuple(p for c in first.candidates for p in c.proposals))


def _judged(
    article: Article,
    tasks: Sequence[tuple[SectionPlan, PassageSpan]],
    answers: Sequence[Sequence[Candidate]],
    strictness: Strictness,
    judge: Judge | None,
) -> list[PassageCandidates]:
    """What was proposed for some parts, judged; by the judge all of them together."""
    judged = []
    for (plan, part), candidates in zip(tasks, answers, strict=True):
        source = source_words(article.text, part.sentences)
        judged.append(PassageCandidates(part, judge_candidates(candidates, plan.alone, source, strictness)))
    if judge is None:
        return judged
    return judged_by(judge, [(found, plan.alone) for (plan, _), found in zip(tasks, judged, strict=True)])
