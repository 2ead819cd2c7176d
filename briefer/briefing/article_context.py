"""What is to be known of an article before any part of it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefer.briefing.boilerplate import boilerplate
from briefer.briefing.coherence import Known, Referents
from briefer.briefing.decisions import is_decision_heading
from briefer.briefing.passages import section_sentences
from briefer.briefing.plan import content_sentences
from briefer.documents.article import Article, Section
from briefer.facts.document import FactIndex
from briefer.facts.language import language_of_article
from briefer.salience import Topic
from briefer.salience.features import content_stems
from briefer.text.folding import folded
from briefer.text.language import ENGLISH, Language, TextLanguage
from briefer.text.span import Span

NOTICE = 180
"""Words of a notice."""
_HEADLINE = 4
"""Words of a headline that carry meaning, at least."""
_BODIES = "the board, the council, the committee, the commission"
"""Who meets is known to whoever reads minutes."""
_RULING = "the opinion, the judgment, the order, the appeal, the judge, the application, the parties"
"""What somebody reads who reads a ruling: "consistent with this opinion"."""
_ROLLS = 2
"""Lines such as "Present: ..." and "The meeting adjourned at 9 p.m." that only minutes have together."""


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """An article, read once.

    Attributes:
        article: The article.
        facts: Those of all its text.
        topic: What it is about; None where it is not English, for the words that say nothing are known in English only.
        referents: What it names; nothing where it is not English.
        language: Its language, and what told it.
        english: Whether it is English.
        is_notice: Whether it is minutes, or so short that each sentence says something of its own. Of others, blind,
            a reader preferred the first sentences of a section to better-ranked ones further on; and of a short one
            that opens with what its title says ("Ferry stops", "The ferry stopped on Monday."): that is news.
        is_minutes: Whether it is the minutes of a meeting.
        split: Of each section, by its scope, all its sentences; of English articles.
        content: Of each section, by where it begins, the sentences that are content; of English articles.
    """

    article: Article
    facts: FactIndex
    topic: Topic | None
    referents: Referents
    english: bool
    is_notice: bool = False
    is_minutes: bool = False
    language: TextLanguage = ENGLISH
    split: Mapping[Span, tuple[Span, ...]] = field(default_factory=dict)
    content: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, article: Article, told: str | None = None) -> "ArticleContext":
        """Reads the whole article; `told` is the code of its language, where the user gives it."""
        language = language_of_article(article, told)
        # Without the line end that most files have at their end: the one section of an article without a title is its
        # whole text then, and its facts are not found again.
        facts = FactIndex.of(article.text.rstrip(), language=language.covered or Language.ENGLISH)
        if not language.is_english:
            return cls(article, facts, None, Referents(), False, language=language)
        split = [section_sentences(article, section) for section in article.sections]
        content = [content_sentences(article, *each) for each in zip(article.sections, split, strict=True)]
        sentences = [span for spans in content for span in spans]
        topic = Topic.of(folded(span.of(article.text)) for span in sentences)
        is_short = sum(len(section.text.split()) for section in article.sections) <= NOTICE
        is_short = is_short and not _opens_with_its_title(article, sentences)
        minutes = _is_minutes(article, split)
        return cls(
            article,
            facts,
            topic,
            Referents.of(article.text, facts, sentences, _opening(split, sentences)),
            True,
            is_short or minutes,
            minutes,
            split={section.scope: spans for section, spans in zip(article.sections, split, strict=True)},
            content={section.start: spans for section, spans in zip(article.sections, content, strict=True)},
        )

    def sentences_of(self, section: Section) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
        """All sentences of a section and those that are content, where they were found when the article was read."""
        split = self.split.get(section.scope)
        return None if split is None else (split, self.content[section.start])

    @property
    def introduced(self) -> Known:
        """What a reader knows who has read nothing but the title."""
        known = Known().after(self.article.title)
        if any(is_decision_heading(section.heading) for section in self.article.sections):
            known = known.after(_RULING)
        return known.after(_BODIES) if self.is_minutes else known


def _opening(split: Sequence[Sequence[Span]], content: Sequence[Span]) -> int:
    """Where the first sentence begins behind its dateline; -1 where it is no content."""
    first = next((span for spans in split for span in spans), None)
    return content[0].start if first and content and content[0].end == first.end else -1


def _opens_with_its_title(article: Article, sentences: Sequence[Span]) -> bool:
    """Whether the first two sentences tell half of what a headline says; "Opening hours" is none.

    A page with headings is no report, however short.
    """
    if len(article.sections) > 1:
        return False
    said = content_stems(article.title or "")
    told = content_stems(article.text[sentences[0].start : sentences[:2][-1].end]) if sentences else frozenset()
    return len(said) >= _HEADLINE and 2 * len(said & told) >= len(said)


def _is_minutes(article: Article, sentences: Sequence[Sequence[Span]]) -> bool:
    """True for the minutes of a meeting, whose sections open with who spoke and end with what was decided."""
    texts = (span.of(article.text) for spans in sentences for span in spans)
    return sum(boilerplate(folded(text)) == "roll" for text in texts) >= _ROLLS
