"""What was found in texts as a reader sees them, told in the offsets of the texts as they are written."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import replace

from briefer.article import Section, Span
from briefer.brief import Brief, SectionBrief, Sentence
from briefer.evaluator import Faithfulness, JudgedMention
from briefer.facts.mention import Mention
from briefer.passages import folded
from briefer.readers.shown import Mark, Shown

Place = Callable[[Span], Span]
"""Takes a span of the text that was judged, gives its place in the other."""


def placed(report: Faithfulness, source: str, summary: str, in_source: Place, in_summary: Place) -> Faithfulness:
    """A report as one on two other texts, in which all that it speaks of has its place.

    A mention keeps its words: the "18%" that is written ``**18**%`` is "18%".
    """
    return replace(
        report,
        source=source,
        summary=summary,
        mentions=tuple(_placed(judged, in_source, in_summary) for judged in report.mentions),
        required=tuple(replace(fact, mention=_moved(fact.mention, in_source)) for fact in report.required),
        splices=tuple(
            replace(splice, start=span.start, end=span.end)
            for splice in report.splices
            for span in [in_summary(Span(splice.start, splice.end))]
        ),
    )


def _placed(judged: JudgedMention, in_source: Place, in_summary: Place) -> JudgedMention:
    judgement = judged.judgement
    if judgement.evidence is not None:
        evidence = in_source(Span(*judgement.evidence))
        judgement = replace(judgement, evidence=(evidence.start, evidence.end))
    return JudgedMention(_moved(judged.mention, in_summary), judgement)


def _moved(mention: Mention, place: Place) -> Mention:
    span = place(Span(mention.start, mention.end))
    return replace(mention, start=span.start, end=span.end)


def shifted(span: Span, offset: int) -> Span:
    """A span `offset` characters further on: its place in a text of what was found in a stretch of it."""
    return Span(span.start + offset, span.end + offset)


def summary_shown(sentences: Iterable[tuple[str, Span | None]], shown: Shown) -> Shown:
    """What a reader sees of a summary that quotes what is written.

    Args:
        sentences: The texts, and of those that are quoted, with their white space folded, the written span.
        shown: The article.
    """
    texts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for text, span in sentences:
        if span is not None:
            places = _places_folded(span.of(shown.written))
            for mark in shown.marks_in(span):
                start, end = (at + bisect_left(places, offset - span.start) for offset in (mark.start, mark.end))
                marks.append(replace(mark, start=start, end=end))
        texts.append(text)
        at += len(text) + 1
    return Shown.of(" ".join(texts), marks)


def written_brief(brief: Brief) -> Brief:
    """A brief in which quoted sentences are the article's own text, with its marks, and all offsets are into that."""
    shown = brief.shown
    if shown is None:
        return brief
    written = {shown.section(section): section for section in brief.article.sections}
    return replace(
        brief, sections=tuple(_written(part, written[part.section], shown) for part in brief.sections), shown=None
    )


def _written(part: SectionBrief, section: Section, shown: Shown) -> SectionBrief:
    sentences = tuple(_as_written(sentence, shown) for sentence in part.sentences)
    summary = summary_shown(((sentence.text, sentence.span) for sentence in sentences), shown)
    # What was judged is the same with its white space folded.
    places = _places_folded(summary.text)
    judged, scope = part.section.scope, section.scope
    report = placed(
        part.report,
        scope.of(shown.written),
        summary.written,
        lambda span: shifted(shown.to_written(shifted(span, judged.start)), -scope.start),
        lambda span: summary.to_written(Span(places[span.start], places[span.end - 1] + 1)),
    )
    return replace(part, section=section, sentences=sentences, report=report)


def _as_written(sentence: Sentence, shown: Shown) -> Sentence:
    if sentence.span is None:
        return sentence
    span = shown.with_marks(sentence.span)
    return replace(sentence, text=folded(span.of(shown.written)), span=span)


def _places_folded(text: str) -> list[int]:
    """Where in `text` each character of ``folded(text)`` stands."""
    return [at for at, c in enumerate(text) if not c.isspace() or (at and not text[at - 1].isspace())]
