"""The sentences of a part that a model chooses from, and the wordings of each: the judge has read all of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.briefing.article_context import ArticleContext
from briefer.briefing.compression.forms import shorter_forms
from briefer.briefing.passages import PassageSpan
from briefer.briefing.plan import SectionPlan
from briefer.faithfulness.alignment import SourceWords
from briefer.faithfulness.sentence import Proposal, judge_sentence, source_words
from briefer.salience import rank
from briefer.text.folding import folded
from briefer.text.span import Span

MOST_OPTIONS = 8
"""Sentences of a part to choose from."""
MOST_SHORTENED = 3
"""Those of them that are offered in shorter forms too: the likeliest."""
OPENING = 1.6
"""How much likelier a section's first sentence is to be its best than any other like it: it was written to open it.

What `salience` is fitted on cannot show that: passages cut out of stories at random.
"""
MOST_FORMS = 4
FEWEST_WORDS = 6
"""Shorter forms are headlines: "The plan failed."."""


@dataclass(frozen=True, slots=True)
class SentenceOption:
    """A sentence of a part that may be said.

    Attributes:
        sentence: Its span in the article's text.
        prior: How much likelier than one picked blindly it is to be the part's best (`salience.rank`).
        whole: The sentence as it is printed.
        shorter: Shorter forms that keep what is required; all of them are printable.
    """

    sentence: Span
    prior: float
    whole: str
    shorter: tuple[Proposal, ...]

    @property
    def wordings(self) -> tuple[str, ...]:
        """All ways to say it, the whole sentence first."""
        return (self.whole, *(proposal.text for proposal in self.shorter))


def priors(context: ArticleContext, plan: SectionPlan, part: PassageSpan) -> dict[Span, float]:
    """How much likelier than one picked blindly each sentence of a part is to be its best."""
    texts = [folded(span.of(context.article.text)) for span in part.sentences]
    found = rank(texts, context.topic)
    if part.sentences[0] == plan.sentences[0]:
        found[0] *= OPENING
    return dict(zip(part.sentences, found, strict=True))


def sentence_options(context: ArticleContext, plan: SectionPlan, part: PassageSpan) -> tuple[SentenceOption, ...]:
    """The sentences of a part to choose from, in its order; the likeliest shortened where they are English."""
    text = context.article.text
    prior = priors(context, plan, part)
    quotable = frozenset(plan.quotable)
    ranked = sorted((s for s in part.sentences if s in quotable), key=lambda s: (-prior[s], s))[:MOST_OPTIONS]
    # What a sentence cannot lose is known in English only: "(nicht das Auto)".
    shortened = frozenset(ranked[:MOST_SHORTENED]) - set(plan.together) if context.english else frozenset()
    source = source_words(text, part.sentences) if shortened else None
    return tuple(
        SentenceOption(
            span,
            prior[span],
            whole := folded(span.of(text)),
            tuple(_shorter(whole, plan, source)) if source and span in shortened else (),
        )
        for span in sorted(ranked)
    )


def _shorter(text: str, plan: SectionPlan, source: SourceWords) -> Iterator[Proposal]:
    """The shortest forms that are printable and lose nothing that is required."""
    forms = sorted((form for form in shorter_forms(text) if len(form.split()) >= FEWEST_WORDS), key=len)
    if not forms:
        return
    kept = plan.stated_in(text)
    found = 0
    for form in forms:
        if plan.stated_in(form) != kept:
            continue  # asked first: to judge a form is dearer
        proposal, _ = judge_sentence(form, plan.alone, source)
        if proposal.is_printable and proposal.text == form:
            yield proposal
            found += 1
            if found == MOST_FORMS:
                return
