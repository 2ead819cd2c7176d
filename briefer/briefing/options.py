"""The sentences of a part that a model chooses from, and the wordings of each: the judge has read all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.briefing.compression.cuts import shorter_forms
from briefer.briefing.passages import PassageSpan, section_sentences
from briefer.briefing.plan import SectionPlan
from briefer.documents.article import Article
from briefer.faithfulness.alignment import SourceWords
from briefer.faithfulness.sentence import Proposal, judge_sentence, source_words
from briefer.salience import Topic, rank
from briefer.text.context import reads_alone
from briefer.text.folding import folded
from briefer.text.language import looks_english
from briefer.text.span import Span

MOST_LEADS = 2
"""Sentences to choose from, beside those that state what the summary must keep.

The sentence that `salience` ranks third is a person's choice in one passage of nine, and the model's too often.
"""
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
        worth: How much likelier than one picked blindly it is to be the part's best (`salience.rank`).
        wordings: The whole sentence, and shorter forms that keep what is required; all of them stand.
    """

    sentence: Span
    prior: float
    wordings: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """What is to be known of an article before any part of it is read.

    Attributes:
        article: The article.
        topic: What it is about; None where it is not English, for the words that say nothing are known in English only.
        english: Whether it is English.
    """

    article: Article
    topic: Topic | None
    english: bool

    @classmethod
    def of(cls, article: Article) -> "ArticleContext":
        """Reads the whole article once."""
        if not looks_english(article.text):
            return cls(article, None, False)
        sentences = (span for section in article.sections for span in section_sentences(article, section))
        return cls(article, Topic.of(folded(span.of(article.text)) for span in sentences), True)


def sentence_options(background: ArticleContext, plan: SectionPlan, part: PassageSpan) -> tuple[SentenceOption, ...]:
    """The sentences of a part to choose from, in its order; shortened where they are English.

    These are the ones that people would say first, and for each required fact the best and the shortest of those that
    state it; sentences that lean on the one before ("But that failed.", or one in the middle of what somebody says)
    come last. One that does not stand alone ("He said he would.") is none of them.
    """
    article = background.article
    texts = [folded(span.of(article.text)) for span in part.sentences]
    prior = rank(texts, background.topic)
    if part.sentences[0] == plan.sentences[0]:
        prior[0] *= OPENING
    judge = _Judge(plan, source_words(article.text, part.sentences))
    alone = [reads_alone(text) and span not in plan.spoken for text, span in zip(texts, part.sentences, strict=True)]
    ranked = sorted(range(len(texts)), key=lambda index: (not alone[index], -prior[index], index))
    chosen = set(_leads(ranked, texts, judge))
    for mention in plan.required:
        stating = set(plan.stating(mention))
        holders = [index for index in ranked if part.sentences[index] in stating]
        # The best where none is there yet, and always the shortest: what is left of the budget may be little.
        wanted = [sorted(holders, key=lambda index: (not alone[index], len(texts[index])))]
        if chosen.isdisjoint(holders):
            wanted.append(holders)
        for order in wanted:
            found = next((index for index in order if judge.is_printable(texts[index])), None)
            if found is not None:
                chosen.add(found)
    return tuple(
        SentenceOption(
            part.sentences[index],
            prior[index],
            # What a sentence cannot lose is known in English only: "(nicht das Auto)".
            (judge.proposals[texts[index]], *(_shorter(texts[index], plan, judge) if background.english else ())),
        )
        for index in sorted(chosen)
    )


def _leads(ranked: Sequence[int], texts: Sequence[str], judge: "_Judge") -> Iterator[int]:
    found = 0
    for index in ranked:
        if judge.is_printable(texts[index]):
            yield index
            found += 1
            if found == MOST_LEADS:
                return


def _shorter(text: str, plan: SectionPlan, judge: "_Judge") -> Iterator[Proposal]:
    """The shortest forms that stand and lose nothing that is required."""
    kept = plan.stated_in(text)
    found = 0
    for form in sorted(shorter_forms(text), key=len):
        if found == MOST_FORMS:
            return
        if len(form.split()) >= FEWEST_WORDS and judge.is_printable(form) and plan.stated_in(form) == kept:
            yield judge.proposals[form]
            found += 1


class _Judge:
    """The pipeline's judge of one part, which remembers what it let stand."""

    def __init__(self, plan: SectionPlan, source: SourceWords) -> None:
        self._plan = plan
        self._source = source
        self.proposals: dict[str, Proposal] = {}

    def is_printable(self, text: str) -> bool:
        """True when the sentence may be printed exactly as it is."""
        if text not in self.proposals:
            self.proposals[text], _ = judge_sentence(text, self._plan.alone, self._source)
        proposal = self.proposals[text]
        return proposal.is_printable and proposal.text == text
