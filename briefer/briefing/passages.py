"""From a section to what a model reads: whole sentences, packed into passages that fit its window."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefer.documents.article import Article, Section
from briefer.models.base import Passage
from briefer.text import split_paragraph
from briefer.text.folding import folded
from briefer.text.span import Span


@dataclass(frozen=True, slots=True)
class PassageSpan:
    """A passage and the spans of its sentences in the article's text, in order."""

    passage: Passage
    sentences: tuple[Span, ...]


def section_sentences(article: Article, section: Section, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a section's content, as spans of the article's text; no sentence crosses a paragraph.

    `language` is the code of the article's language.
    """
    return tuple(
        Span(paragraph.start + sentence.start, paragraph.start + sentence.end)
        for paragraph in section.paragraphs
        for sentence in split_paragraph(paragraph.of(article.text), language)
    )


def split_section(
    article: Article, section: Section, sentences: Sequence[Span], fits: Callable[[Passage], bool]
) -> tuple[tuple[PassageSpan, ...], tuple[Span, ...]]:
    """Packs a section's sentences into parts that fit, and names the sentences that fit nowhere.

    A part ends at a paragraph's end when that leaves it at least half full, else at a sentence's end, never within one.

    Returns:
        The parts in order, and the sentences that are too long for the model even alone.
    """
    ends = {paragraph.end for paragraph in section.paragraphs}
    parts: list[PassageSpan] = []
    too_long: list[Span] = []
    first = 0
    while first < len(sentences):
        count = _most_that_fit(article, section, sentences, first, fits)
        if count == 0:
            too_long.append(sentences[first])
            first += 1
            continue
        taken = sentences[first : first + count]
        if first + count < len(sentences):
            at_paragraph = [k for k, sentence in enumerate(taken, 1) if sentence.end in ends]
            if at_paragraph and at_paragraph[-1] >= count / 2:
                taken = taken[: at_paragraph[-1]]
        parts.append(PassageSpan(_passage(article, section, taken), tuple(taken)))
        first += len(taken)
    return tuple(parts), tuple(too_long)


def halves(article: Article, section: Section, part: PassageSpan) -> tuple[PassageSpan, ...]:
    """A part as two of about the same number of sentences; none when it has too few to summarize either."""
    middle = len(part.sentences) // 2
    if middle < 2:
        return ()
    return tuple(
        PassageSpan(_passage(article, section, sentences), sentences)
        for sentences in (part.sentences[:middle], part.sentences[middle:])
    )


def _passage(article: Article, section: Section, sentences: Sequence[Span]) -> Passage:
    texts = tuple(folded(sentence.of(article.text)) for sentence in sentences)
    return Passage(section.heading, " ".join(texts), sentences=texts)


def _most_that_fit(
    article: Article, section: Section, sentences: Sequence[Span], first: int, fits: Callable[[Passage], bool]
) -> int:
    """How many sentences from `first` on fit, by doubling and bisection: few calls of `fits` a part."""
    low, high = 0, 1
    for high in _doubling(len(sentences) - first):
        if not fits(_passage(article, section, sentences[first : first + high])):
            break
        low = high
    else:
        return low
    while high - low > 1:
        middle = (low + high) // 2
        if fits(_passage(article, section, sentences[first : first + middle])):
            low = middle
        else:
            high = middle
    return low


def _doubling(limit: int) -> Iterator[int]:
    size = 1
    while size < limit:
        yield size
        size *= 2
    yield limit
