"""HTML: a brief beside its source. A sentence leads to what it was made from, a name or a figure to its evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.briefing.brief import Brief, SectionBrief, Sentence
from briefer.briefing.offsets import written_brief
from briefer.briefing.reports.credits import shown_credits
from briefer.briefing.reports.digest import (
    brief_verdict,
    how_checked,
    left_out_lines,
    opening,
    printed_lines,
    said,
    steps_line,
    why_bare,
)
from briefer.briefing.reports.formats import Shown
from briefer.faithfulness.offsets import offset_by
from briefer.faithfulness.report import JudgedMention
from briefer.faithfulness.strictness import StatementCheck
from briefer.faithfulness.wording import look_of, note_of
from briefer.pages.layers import PageMark, Paragraph, layered
from briefer.pages.render import render as page_of
from briefer.text.span import Span

_KEY = "Key: "


@dataclass(frozen=True, slots=True)
class _PageFact:
    """A required fact: its words, whether it was kept, and the name of its place in the source."""

    text: str
    kept: bool
    name: str


@dataclass(frozen=True, slots=True)
class _PageSection:
    section: SectionBrief
    bare: str | None
    summary: tuple[tuple[str, Paragraph], ...]
    """Each line behind the marker of its item, if it is one."""
    more: str | None
    key: tuple[Paragraph, ...]
    facts: tuple[_PageFact, ...]
    unchecked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _PageArticle:
    title: str
    path: str | None
    sha256: str | None
    verdict: str
    overview: tuple[str, ...]
    left_out: tuple[str, ...]
    sections: tuple[_PageSection, ...]
    source: tuple[Paragraph, ...]
    credits: tuple[str, ...]
    provenance: tuple[tuple[str, str], ...]


def brief_html(briefs: Sequence[Brief]) -> str:
    """One self-contained page of the briefs of one or more articles."""
    articles = [_page_article(number, brief) for number, brief in enumerate(briefs)]
    return page_of("brief.html", language="en", title=articles[0].title if articles else "Briefs", articles=articles)


def _page_article(number: int, brief: Brief) -> _PageArticle:
    verdict, written = brief_verdict(brief), written_brief(brief)
    article, path = written.article, written.article.source.path if written.article.source else None
    sections = [(f"{number}-{n}", section) for n, section in enumerate(written.sections)]
    return _PageArticle(
        title=article.title or path or "Brief",
        path=path,
        sha256=article.source.sha256 if article.source else None,
        verdict=verdict,
        overview=tuple(said(sentence) for sentence in opening(brief)),
        left_out=left_out_lines(brief),
        sections=tuple(_page_section(*each, brief, made) for each, made in zip(sections, brief.sections, strict=True)),
        source=layered(
            article.text,
            [mark for place, section in sections for mark in _made_from(place, section)],
            [mark for place, section in sections for mark in _in_source(place, section)],
        ),
        credits=shown_credits(article),
        provenance=_provenance(brief),
    )


def _page_section(place: str, section: SectionBrief, brief: Brief, made: SectionBrief) -> _PageSection:
    """A section's part of the page; `section` is as it is written, `made` as a reader sees it (`written_brief`)."""
    facts = tuple(
        _PageFact(fact.mention.text, fact.survived, f"r{place}-{k}") for k, fact in enumerate(section.report.required)
    )
    lines = printed_lines(made.sentences, brief)
    said = _in_lines(section.report.summary, section.sentences, [len(line.sentences) for line in lines])
    paragraphs = layered(said, list(_sentences(place, said, section.sentences)), list(_in_summary(place, section)))
    items = _KEY + " · ".join(item.text for item in section.key)
    key = layered(items, list(_sentences(place, items, section.key, len(section.sentences))), []) if section.key else ()
    unchecked = tuple(s.text for s in section.sentences if s.statement is StatementCheck.UNCHECKED)
    markers = [line.marker for line in lines] if len(lines) == len(paragraphs) else [""] * len(paragraphs)
    summary = tuple(zip(markers, paragraphs, strict=True))
    return _PageSection(section, why_bare(section, brief), summary, steps_line(made, brief), key, facts, unchecked)


def _in_lines(text: str, sentences: Sequence[Sentence], counts: Sequence[int]) -> str:
    """A summary with line ends for the blanks between its lines, of which each has so many sentences."""
    at = number = 0
    for count in counts[:-1]:
        for sentence in sentences[number : number + count]:
            at = max(text.find(sentence.text, at), at) + len(sentence.text)
        number += count
        if text[at : at + 1] == " ":
            text = f"{text[:at]}\n{text[at + 1 :]}"
    return text


def _sentences(place: str, text: str, sentences: Sequence[Sentence], first: int = 0) -> Iterator[PageMark]:
    """The sentences, or the items of a Key line, where they stand in a text; `first` is the number of the first."""
    at = 0
    for k, sentence in enumerate(sentences, first):
        at = max(text.find(sentence.text, at), at)
        origin = f"{sentence.origin}{f', {sentence.reason}' if sentence.reason else ''}"
        target = f"from{place}-{k}-0" if sentence.spans else ""
        how = how_checked(sentence)
        note = f"{origin}: {f'{how}: ' if how else ''}show its source"
        look = "said unchecked" if sentence.statement is StatementCheck.UNCHECKED else "said"
        yield PageMark(Span(at, at + len(sentence.text)), look, f"s{place}-{k}", target, note)
        at += len(sentence.text)


def _all(section: SectionBrief) -> tuple[Sentence, ...]:
    return (*section.sentences, *section.key)


def _made_from(place: str, section: SectionBrief) -> Iterator[PageMark]:
    for k, sentence in enumerate(_all(section)):
        for n, span in enumerate(sentence.spans):
            yield PageMark(span, "said", f"from{place}-{k}-{n}", f"s{place}-{k}", "show the sentence of the brief")


def _in_summary(place: str, section: SectionBrief) -> Iterator[PageMark]:
    for k, judged in enumerate(section.report.mentions):
        target = f"e{place}-{k}" if judged.judgement.evidence else ""
        yield PageMark(_span(judged), look_of(judged), f"m{place}-{k}", target, note_of(judged))


def _in_source(place: str, section: SectionBrief) -> Iterator[PageMark]:
    offset = section.section.scope.start
    for k, judged in enumerate(section.report.mentions):
        if judged.judgement.evidence:
            span = offset_by(Span(*judged.judgement.evidence), offset)
            note = f"evidence of “{judged.mention.text}”"
            yield PageMark(span, look_of(judged), f"e{place}-{k}", f"m{place}-{k}", note)
    for k, fact in enumerate(section.report.required):
        span = offset_by(Span(fact.mention.start, fact.mention.end), offset)
        kind, note = ("kept", "required, and kept") if fact.survived else ("lost", "required, and not kept")
        yield PageMark(span, kind, f"r{place}-{k}", "", note)


def _span(judged: JudgedMention) -> Span:
    return Span(judged.mention.start, judged.mention.end)


def _provenance(brief: Brief) -> tuple[tuple[str, str], ...]:
    made = brief.provenance
    settings = ", ".join(f"{name} {value}" for name, value in made.settings.items() if value not in (None, (), []))
    return (
        ("briefer", made.briefer),
        ("model", made.model),
        ("weights", made.model_sha256 or "none"),
        ("engine", made.engine),
        ("grounded", "yes" if made.grounded else "no"),
        *([("judge", f"{made.judge.name}, from {made.judge.threshold:g} on")] if made.judge else []),
        ("settings", settings),
    )


def render(briefs: Sequence[Brief], shown: Shown) -> str:
    """One page of all briefs; it folds away what others leave out."""
    return brief_html(briefs)
