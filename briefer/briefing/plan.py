"""What a section's summary must keep, and what of it the model reads."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefer.briefing.boilerplate import boilerplate, number_end
from briefer.briefing.claims import Claims, claims, with_claims
from briefer.briefing.composite import Composite
from briefer.briefing.composites import composites
from briefer.briefing.decisions import with_actions
from briefer.briefing.furniture import content_spans
from briefer.briefing.items import item_heads
from briefer.briefing.passages import PassageSpan, section_sentences, split_section
from briefer.briefing.required import section_facts
from briefer.briefing.run_ins import run_ins, with_run_ins
from briefer.briefing.settings import Settings
from briefer.briefing.stated import stated
from briefer.briefing.steps import Steps, instruct, steps
from briefer.briefing.transcripts import Speech, speech, with_short_answers
from briefer.briefing.voice import named_below, speaks, strays
from briefer.documents.article import Article, Section
from briefer.facts.document import FactIndex
from briefer.facts.mention import Kind, Mention
from briefer.facts.required import same_fact
from briefer.models.base import Passage
from briefer.text.context import is_balanced, is_ended, is_only_quoted, reads_alone
from briefer.text.datelines import dateline_end
from briefer.text.folding import folded
from briefer.text.quotations import is_half_single, spoken
from briefer.text.span import Span
from briefer.text.speakers import cue_end

_LAST_RESORT = 2
_FEWEST_WORDS = 4
_VOTE = re.compile(r"I (?:would \w+|(?:respectfully )?dissent)\.\Z")  # what a judge comes to who disagrees
# But "iPhone sales rose", "harbour.example has a new map"
_LOWER_START = re.compile(r"[\W_]*[a-z](?!\w?[A-Z])(?![\w-]*\.[a-z]\w)")


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """One section, ready to be summarized.

    `document` holds the facts of the section's scope (heading and body) and knows the aliases of the whole article; its
    offsets start at ``section.scope.start``. `alone` is the scope without the article: what may be printed must stand
    before it too, so that a reader who checks a summary against nothing but its section finds no error.
    `sentences` are spans of the article's text, `quotable` those of them that may be quoted: none begins in the middle
    of a quotation. `speech` tells who says which of them in a transcript, and what they answer.
    `together` are those that stand for a whole list or table, with what is printed of it, `verdicts` the sentences that
    others are not printed without, and so are `heads`, with which the items of a list open, and `run_ins`, which say
    what a paragraph is about ("Bakery. Sales rose."); `steps` come in order.
    `required` are the facts that the summary should state, `asked` those of them that the user asked for. `unread`
    holds the sentences that the model never sees, because they are too long for it or because the section is.
    """

    section: Section
    document: FactIndex
    alone: FactIndex
    sentences: tuple[Span, ...]
    quotable: tuple[Span, ...]
    required: tuple[Mention, ...]
    asked: frozenset[Mention]
    speech: Speech
    together: Mapping[Span, Composite]
    verdicts: Mapping[Span, Span]
    heads: Mapping[Span, Span]
    run_ins: Mapping[Span, Span]
    steps: Steps
    parts: tuple[PassageSpan, ...]
    unread: tuple[Span, ...]

    @property
    def words(self) -> int:
        """The number of words in the section's body."""
        return len(self.section.text.split())

    def stated_in(self, text: str) -> frozenset[Mention]:
        """The required facts that a text about the section states."""
        return stated(self.document, text, self.required)

    def stating(self, mention: Mention) -> tuple[Span, ...]:
        """The sentences to quote that state a fact of this section."""
        offset = self.section.scope.start
        alike = self.document.figures if mention.kind is Kind.FIGURE else self.document.names
        starts = [offset + m.start for m in alike if same_fact(m, mention)]
        # By bisection: in a chapter of 20,000 sentences the same year may stand in thousands of them.
        holding = {k for start in starts if (k := self._quotable_at(start)) is not None}
        return tuple(self.quotable[k] for k in sorted(holding))

    def _quotable_at(self, position: int) -> int | None:
        k = bisect_right(self.quotable, position, key=lambda sentence: sentence.start) - 1
        return k if k >= 0 and position < self.quotable[k].end else None


def plan_section(
    article: Article,
    section: Section,
    whole: FactIndex,
    fits: Callable[[Passage], bool],
    settings: Settings,
    found: tuple[tuple[Span, ...], tuple[Span, ...]] | None = None,
) -> SectionPlan:
    """Finds a section's facts and packs its sentences into parts for the model.

    Args:
        article: The article.
        section: One of its sections.
        whole: The facts of the article.
        fits: Whether the model can read a passage.
        settings: What the user asks for.
        found: All sentences of the section and those that are content, where they are known.
    """
    scope = section.scope.of(article.text)
    if not section.paragraphs:
        return _empty(section, FactIndex.stating_nothing(scope, whole.language))
    alone = whole if scope == whole.text else FactIndex.of(scope, language=whole.language)
    document = alone.within(whole)
    if found is None:
        split = section_sentences(article, section, whole.language)
        found = split, content_sentences(article, section, split, whole.language)
    split, sentences = found
    required, asked = section_facts(document, section, sentences, settings)
    inside = spoken(article.text, split, section.paragraphs, speaks)
    said = speech(article, section, sentences)
    if whole.language == "en":
        inside |= named_below(article.text, split, section.paragraphs)
        inside |= strays(article.text, sentences, section.paragraphs) - said.said
    together, listed = _together(article, section, sentences) if whole.language == "en" else ({}, frozenset())
    checked = claims(article, section, sentences) if whole.language == "en" else Claims()
    together, listed = {**together, **checked.together}, listed | checked.listed
    # What stands before a sentence may be left off, its end is its own.
    ends = {span.end for span in inside}
    free = [s for s in sentences if s.end not in ends and s not in listed]
    quotable = _quotable(article, free, settings.longest_quote, whole.language)
    told = steps(article.text, free, section.paragraphs) if whole.language == "en" else Steps()
    # What is to be done comes in order; of other things the short sentences that name them come first.
    is_told = told.lead and instruct(article.text, told.first)
    heads = item_heads(article.text, free, section.paragraphs) if whole.language == "en" and not is_told else {}
    told = Steps() if heads else told
    needed = {*heads.values(), *said.first, *(said.asked - inside), *(set(checked.verdicts.values()) - listed)}
    needed |= {s for s in sentences if _VOTE.match(s.of(article.text))}
    # 'Choose "Renew".' is too short for a sentence, and no step that may be left out.
    needed |= {s for s in told.first if is_ended(s.of(article.text)) and is_said(folded(s.of(article.text)), "en")}
    quotable = tuple(sorted({*quotable, *together, *needed}))
    parts, too_long = split_section(article, section, sentences, fits)
    read, left = _most_telling(parts, required, section.scope.start, settings.most_parts)
    return SectionPlan(
        section=section,
        document=document,
        alone=alone,
        sentences=sentences,
        quotable=quotable,
        required=required,
        asked=asked,
        speech=said,
        together=together,
        verdicts=checked.verdicts,
        heads=heads,
        run_ins=run_ins(article.text, sentences, section.paragraphs) if whole.language == "en" else {},
        steps=told,
        parts=read,
        unread=(*too_long, *left),
    )


def _empty(section: Section, nothing: FactIndex) -> SectionPlan:
    """The plan of a heading with nothing below it, of which a list of contents has thousands: it states nothing."""
    return SectionPlan(
        section=section,
        document=nothing,
        alone=nothing,
        sentences=(),
        quotable=(),
        required=(),
        asked=frozenset(),
        speech=Speech(),
        together={},
        verdicts={},
        heads={},
        run_ins={},
        steps=Steps(),
        parts=(),
        unread=(),
    )


def content_sentences(
    article: Article, section: Section, split: Sequence[Span], language: str = "en"
) -> tuple[Span, ...]:
    """The sentences of a section that are content, without the datelines, agencies and numbers before them.

    `split` are all its sentences (`section_sentences`).

    What is no content as a whole `content_spans` knows.
    """
    if language == "en":
        content = content_spans(article, section)
        if content != section.paragraphs:
            held = [(span.start, span.end) for span in content]
            split = [s for s in split if any(start <= s.start and s.end <= end for start, end in held)]
    paragraphs = {paragraph.start: paragraph.of(article.text) for paragraph in section.paragraphs}
    found = []
    for whole in split:
        cue = cue_end(whole.of(article.text)) if language == "en" else 0
        span = Span(whole.start + cue, whole.end)
        text = span.of(article.text)
        if text and boilerplate(folded(text)) is None:
            # Of "5. Learn to row. The club has a tank." too, short as its first sentence is.
            number = number_end(paragraphs.get(span.start, "")) if language == "en" else 0
            number = number if number < len(text) else 0
            found.append(Span(span.start + (number or dateline_end(text)), span.end))
    if language != "en":
        return tuple(found)
    found = with_claims(article.text, found, section.heading)
    acted = with_actions(article.text, found, section.paragraphs)
    found = [*with_run_ins(article.text, acted, section.paragraphs)]
    return tuple(with_short_answers(article, section, found))


def _together(
    article: Article, section: Section, sentences: Sequence[Span]
) -> tuple[dict[Span, Composite], frozenset[Span]]:
    """The sentences that stand for a whole list or table, with what is printed of it, and all sentences in these."""
    found: dict[Span, Composite] = {}
    parts: set[Span] = set()
    starts = [span.start for span in sentences]
    for composite in composites(article, section):
        first, last = bisect_left(starts, composite.span.start), bisect_left(starts, composite.span.end)
        inside = sentences[first:last]
        anchor = next((s for s in inside if composite.anchor.start <= s.start < composite.anchor.end), None)
        if anchor is not None:
            found[anchor] = composite
            parts.update(inside)
    return found, frozenset(parts)


def _quotable(article: Article, sentences: Sequence[Span], longest: int, language: str) -> tuple[Span, ...]:
    """The sentences of at most `longest` words; where there is none, the shortest if it is not twice as long.

    A resolution of 140 words is one sentence, and a brief without it would be empty; a list of 2,000 words is none.
    Those that are no sentence by their form are quoted where nothing else is there; half of a quotation, or one without
    its speaker, only where nothing else is in the whole article.
    """
    formed = [span for span in sentences if is_formed(folded(span.of(article.text)), language)] or [
        span
        for span in sentences
        if len(span.of(article.text).split()) >= _FEWEST_WORDS
        and span.of(article.text)[-1:] in ".;"
        and (len(article.sections) == 1 or is_said(folded(span.of(article.text)), language))
    ]
    if language != "en":
        formed = [span for span in formed if reads_alone(folded(span.of(article.text)), language)] or formed
    words = [len(sentence.of(article.text).split()) for sentence in formed]
    limit = longest if min(words, default=0) <= longest else min(min(words), _LAST_RESORT * longest)
    return tuple(sentence for sentence, count in zip(formed, words, strict=True) if count <= limit)


def is_formed(text: str, language: str = "en") -> bool:
    """True for what looks like a sentence from its first to its last character."""
    if len(text.split()) < _FEWEST_WORDS and not _VOTE.match(text):
        return False
    if "|" in text or not is_ended(text, language) or _LOWER_START.match(text):
        return False
    return is_said(text, language)


def is_said(text: str, language: str) -> bool:
    """False for half of a quotation, and for a whole one without its speaker."""
    if language == "en" and is_half_single(text):
        return False
    return not is_only_quoted(text, language) and is_balanced(text, language)


def _most_telling(
    parts: tuple[PassageSpan, ...], required: tuple[Mention, ...], offset: int, most: int
) -> tuple[tuple[PassageSpan, ...], tuple[Span, ...]]:
    """The parts that the model reads: the first, then those with the most required facts, in the section's order."""
    if len(parts) <= most:
        return parts, ()

    def facts(index: int) -> int:
        start, end = parts[index].sentences[0].start, parts[index].sentences[-1].end
        return sum(start <= offset + m.start < end for m in required)

    ranked = sorted(range(len(parts)), key=lambda k: (k != 0, -facts(k), k))
    chosen = set(ranked[:most])
    unread = tuple(s for k in range(len(parts)) if k not in chosen for s in parts[k].sentences)
    return tuple(parts[k] for k in sorted(chosen)), unread
