"""What is to be known of an article before any part of it is read."""

from dataclasses import dataclass

from briefer.briefing.coherence import Known, Referents
from briefer.briefing.plan import content_sentences
from briefer.documents.article import Article
from briefer.facts.document import FactIndex
from briefer.salience import Topic
from briefer.text.folding import folded
from briefer.text.language import looks_english

_NOTICE, _ARTICLE = 8, 12
"""Sentences of a notice and of an article."""


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """An article, read once.

    Attributes:
        article: The article.
        facts: Those of all its text.
        topic: What it is about; None where it is not English, for the words that say nothing are known in English only.
        referents: What it names; nothing where it is not English.
        english: Whether it is English.
        development: From 0.0 to 1.0, how much it develops what it says: from a notice to a long article.
    """

    article: Article
    facts: FactIndex
    topic: Topic | None
    referents: Referents
    english: bool
    development: float = 0.0

    @classmethod
    def of(cls, article: Article) -> "ArticleContext":
        """Reads the whole article."""
        facts = FactIndex.of(article.text)
        if not looks_english(article.text):
            return cls(article, facts, None, Referents(), False)
        sentences = [span for section in article.sections for span in content_sentences(article, section)]
        topic = Topic.of(folded(span.of(article.text)) for span in sentences)
        development = min(max((len(sentences) - _NOTICE) / (_ARTICLE - _NOTICE), 0.0), 1.0)
        return cls(article, facts, topic, Referents.of(article.text, facts, sentences), True, development)

    @property
    def introduced(self) -> Known:
        """What a reader knows who has read nothing but the title."""
        return Known().after(self.article.title)
