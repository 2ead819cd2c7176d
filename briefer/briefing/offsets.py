"""What was found in texts as a reader sees them, told in the offsets of the texts as they are written."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from briefer.briefing.brief import Brief, SectionBrief, Sentence
from briefer.documents.article import Section
from briefer.documents.source_map import HiddenSpan, SourceMap
from briefer.faithfulness.offsets import offset_by, remapped
from briefer.text.folding import folded
from briefer.text.span import Span


def summary_shown(sentences: Iterable[tuple[str, Span | None]], shown: SourceMap) -> SourceMap:
    """What a reader sees of a summary that quotes what is written.

    Args:
        sentences: The texts, and of those that are quoted, with their white space folded, the written span.
        shown: The article.
    """
    texts: list[str] = []
    marks: list[HiddenSpan] = []
    at = 0
    for text, span in sentences:
        if span is not None:
            places = _places_folded(span.of(shown.written))
            for mark in shown.marks_in(span):
                start, end = (at + bisect_left(places, offset - span.start) for offset in (mark.start, mark.end))
                marks.append(replace(mark, start=start, end=end))
        texts.append(text)
        at += len(text) + 1
    return SourceMap.of(" ".join(texts), marks)


def written_brief(brief: Brief) -> Brief:
    """A brief in which quoted sentences are the article's own text, with its marks, and all offsets are into that."""
    shown = brief.shown
    if shown is None:
        return brief
    written = {shown.section(section): section for section in brief.article.sections}
    return replace(
        brief,
        sections=tuple(_written(part, written[part.section], shown) for part in brief.sections),
        overview=tuple(_as_written(sentence, shown) for sentence in brief.overview),
        shown=None,
    )


def _written(part: SectionBrief, section: Section, shown: SourceMap) -> SectionBrief:
    sentences = tuple(_as_written(sentence, shown) for sentence in part.sentences)
    summary = summary_shown(((sentence.text, sentence.span) for sentence in sentences), shown)
    # What was judged is the same with its white space folded.
    places = _places_folded(summary.text)
    judged, scope = part.section.scope, section.scope
    report = remapped(
        part.report,
        scope.of(shown.written),
        summary.written,
        lambda span: offset_by(shown.to_written(offset_by(span, judged.start)), -scope.start),
        lambda span: summary.to_written(Span(places[span.start], places[span.end - 1] + 1)),
    )
    key = tuple(_as_written(sentence, shown) for sentence in part.key)
    return replace(part, section=section, sentences=sentences, report=report, key=key)


def _as_written(sentence: Sentence, shown: SourceMap) -> Sentence:
    spans = tuple(shown.to_written(span) for span in sentence.spans)
    if sentence.span is None:
        return replace(sentence, spans=spans, nearest=tuple(shown.to_written(span) for span in sentence.nearest))
    span = shown.with_marks(sentence.span)
    return replace(sentence, text=folded(span.of(shown.written)), span=span, spans=(span,))


def _places_folded(text: str) -> list[int]:
    """Where in `text` each character of ``folded(text)`` stands."""
    return [at for at, c in enumerate(text) if not c.isspace() or (at and not text[at - 1].isspace())]
