"""From an article and its brief to what a digest keeps of them."""

from collections.abc import Iterable
from dataclasses import replace

from briefer.digest.article import DigestArticle, Features
from briefer.digest.copies import Sketch
from briefer.digest.dates import published
from briefer.digest.finished import FinishedBrief
from briefer.digest.plain import plain_text
from briefer.digest.terms import Terms
from briefer.documents.article import Article
from briefer.facts.document import FactIndex
from briefer.facts.language import language_of
from briefer.faithfulness.check import judge_summary
from briefer.text.folding import folded


def card(
    path: str, brief: str, sentences: Iterable[str], article: Article, sha256: str | None
) -> tuple[DigestArticle, Features]:
    """What is kept of an article that was read.

    Args:
        path: As the digest names it.
        brief: The file of its brief.
        sentences: Of its brief.
        article: The article.
        sha256: Of its bytes.
    """
    notes = (*article.front_matter, *article.credits)
    return _card(DigestArticle(path, sha256, article.title, None, brief, plain_text(article)), sentences, notes)


def card_of_finished(path: str, brief: str, finished: FinishedBrief) -> tuple[DigestArticle, Features]:
    """What is kept of a brief that was there already: of its article, where that is still what it was made from."""
    if finished.source is not None:
        found, features = card(path, brief, finished.sentences, finished.source, finished.sha256)
        return found, features
    text = "\n\n".join(filter(None, (finished.title, *finished.sentences)))
    blank = DigestArticle(path, finished.sha256, finished.title, None, brief, text, from_brief=True)
    return _card(blank, finished.sentences, finished.notes)


def _card(blank: DigestArticle, sentences: Iterable[str], notes: Iterable[str]) -> tuple[DigestArticle, Features]:
    """Judges the title and every sentence against the article's text, and keeps those that it supports."""
    language = language_of(blank.text)
    if not language.is_english:
        day = published(blank.path, notes, None)
        features = Features(Terms.of(None, FactIndex.of("")), Sketch.of(blank.text))
        return replace(blank, date=day, unchecked=f"in {language.name}; a digest is of English articles"), features
    facts = FactIndex.of(blank.text)
    kept: list[str] = []
    refused: list[tuple[str, str]] = []
    title = folded(blank.title) if blank.title else None
    for sentence in (*([title] if title else []), *map(folded, sentences)):
        report = judge_summary(facts, sentence, ())
        if report.errors:
            refused.append((sentence, report.errors[0].judgement.message))
        elif sentence != title:
            kept.append(sentence)
    if title is not None and any(text == title for text, _ in refused):
        title = None
    found = replace(
        blank,
        title=title,
        date=published(blank.path, notes, facts),
        sentences=tuple(dict.fromkeys(kept)),
        refused=tuple(refused),
    )
    return found, Features(Terms.of(found.title, facts), Sketch.of(blank.text))
