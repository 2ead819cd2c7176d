"""What a busy reader is told besides the sentences: the key facts of a section and the verdict on the whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.briefing.boilerplate import boilerplate
from briefer.briefing.brief import Brief, LeftOut, Origin, Row, SectionBrief, Sentence
from briefer.briefing.composites import is_numbered
from briefer.briefing.headings import listed_whole, shown_heading
from briefer.briefing.length import CURVES, Length
from briefer.briefing.live import is_timed
from briefer.briefing.steps import left_line, number_in
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.report import Finding, Severity
from briefer.faithfulness.strictness import StatementCheck
from briefer.faithfulness.wording import kept_line, support_line
from briefer.text.folding import folded
from briefer.text.speakers import talk

_TOLD = frozenset({RuleCode.UNREAD_TEXT})
_BARE = {
    LeftOut.NO_CONTENT: "(nothing to summarize)",
    LeftOut.TOO_LONG: "(no sentence short enough to quote)",
    LeftOut.BOILERPLATE: "(nothing to summarize)",
}
_NOT_PRINTED = {
    LeftOut.LENGTH: "Left out for the brief's length",
    LeftOut.CONTEXT: "Left out, for nothing in it reads alone",
    LeftOut.TOO_LONG: "Left out, for no sentence of it is short enough to quote",
    LeftOut.NO_CONTENT: "Left out, for it holds no sentence",
    LeftOut.BOILERPLATE: "Left out, for it is no more than contact lines, links and the like",
}


def opening(brief: Brief) -> tuple[Sentence, ...]:
    """The overview as a paragraph of its own; none where it would be only the head of a first section or list."""
    printed = [section for section in brief.sections if section.sentences]
    heads = bool(printed) and shown_heading(printed[0].section, brief.article.title) is not None
    heads = heads or any(sentence.marker or sentence.row for sentence in brief.overview)
    # The newest entry of live coverage keeps its time above it.
    above = frozenset(brief.overview)
    timed = any(is_timed(s.section.heading) and not above.isdisjoint(s.sentences) for s in printed)
    first = bool(printed) and brief.overview == printed[0].sentences[: len(brief.overview)]
    return () if timed or (heads and first) else brief.overview


def printed_sections(brief: Brief, *, explain: bool = False) -> tuple[tuple[SectionBrief, tuple[Sentence, ...]], ...]:
    """The sections to print, each with its sentences that are not in the overview.

    One of which the overview has everything is not among them, nor one that was left out; the first is where its
    sentences are to be explained. Of a list of sections one that was left out for the length keeps its heading.
    """
    among = _listed(brief)
    above = {sentence.text for sentence in opening(brief)}
    found = []
    for section in brief.sections:
        rest = tuple(sentence for sentence in section.sentences if sentence.text not in above)
        bare = why_bare(section, brief) is not None
        if (
            rest
            or bare
            or section in among
            or section.key
            or (explain and section.sentences)
            or bool(shown_findings(section, explain=False))
        ):
            found.append((section, rest))
    return tuple(found)


def _listed(brief: Brief) -> tuple[SectionBrief, ...]:
    """The sections of a list article, "7. Watch the locks", that were left out for the length.

    Its title says how many there are, as no report's does.
    """
    asked = brief.provenance.settings if brief.provenance else {}
    if asked.get("words") or asked.get("budget"):
        return ()
    headings = [section.section.heading for section in brief.sections]
    sizes = [len(section.section.text.split()) for section in brief.sections]
    share = CURVES[Length(str(asked.get("length", Length.MEDIUM)))].share
    numbered = [brief.sections[place] for place in listed_whole(headings, sizes, brief.article.title, share)]
    return tuple(section for section in numbered if section.left_out is LeftOut.LENGTH)


def why_bare(section: SectionBrief, brief: Brief) -> str | None:
    """What a reader should be told of a section when nothing is printed of any, so that a blank looks like no fault."""
    if section.left_out is None or any(other.sentences for other in brief.sections):
        return None
    return _BARE.get(section.left_out) if len(brief.sections) == 1 or section.section.heading else None


def left_out_lines(brief: Brief) -> tuple[str, ...]:
    """What a reader should be told of the sections that are not printed: "Left out for the brief's length: Results".

    One line, or none. A heading that stands above nothing but other headings is none of them.
    """
    found = []
    among = _listed(brief)
    for why, line in _NOT_PRINTED.items():
        left = [s for s in brief.sections if s.left_out is why and s not in among and s.section.text.strip()]
        left = [s for s in left if why_bare(s, brief) is None and (s.section.heading or why not in _BARE)]
        # "Present: Ann Poe, John Roe" is a heading to whoever looks at its place alone.
        headings = [s.section.heading for s in left if not boilerplate(s.section.heading or "")]
        if headings:
            names = "; ".join((heading or "the text before the first heading").rstrip(" ,:") for heading in headings)
            found.append(f"{line}: {names}{'' if names.endswith(('?', '!', '.')) else '.'}")
    return (" ".join(found),) if found else ()


def shown_findings(section: SectionBrief, *, explain: bool) -> tuple[Finding, ...]:
    """The findings that a reader is told under a section: those that are no detail; with `explain` all of them."""
    return tuple(f for f in section.findings if explain or f.severity is Severity.ERROR or f.rule in _TOLD)


def not_kept_line(brief: Brief) -> str | None:
    """The required facts that nothing printed states: "Not kept: 13 drones; Antwerp."; None where all are."""
    return f"Not kept: {'; '.join(dict.fromkeys(brief.not_kept))}." if brief.not_kept else None


UNCHECKED = "[not checked]"
"""Behind a sentence whose names and figures stand and whose statement nobody checked."""


def said(sentence: Sentence) -> str:
    """A sentence as it is printed, labelled where nobody checked what it says."""
    return f"{sentence.text} {UNCHECKED}" if sentence.statement is StatementCheck.UNCHECKED else sentence.text


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on lines of its own: a paragraph, an item behind its `marker`, or a table's row."""

    marker: str
    sentences: tuple[Sentence, ...]

    @property
    def row(self) -> Row | None:
        """The table's row, if it is one."""
        return self.sentences[0].row

    @property
    def text(self) -> str:
        """What stands behind the marker."""
        return " ".join(map(said, self.sentences))


def printed_lines(sentences: Sequence[Sentence], brief: Brief) -> tuple[Line, ...]:
    """The sentences as they are laid out: in a paragraph, as items of a list, a table's row by itself.

    A step keeps its number ("3."), whatever is left out before it. What somebody says in a talk has a paragraph of its
    own.
    """
    text = brief.shown.text if brief.shown else brief.article.text
    who = talk(text)
    # One bullet is no list.
    numbered = any(is_numbered(sentence.marker) for sentence in sentences)
    listed = numbered or sum(bool(sentence.marker) for sentence in sentences) > 1
    apart = listed or bool(who.speakers) or any(sentence.text.endswith("?") for sentence in sentences)
    found: list[list[Sentence]] = []
    for sentence in sentences:
        speaks = who.mark_end(sentence.text) > 0 or sentence.text.endswith("?")
        begins = sentence.marker or speaks or (found and _ends_item(text, found[-1][0], sentence))
        if not found or sentence.row or found[-1][0].row or (apart and begins):
            found.append([])
        found[-1].append(sentence)
    return tuple(Line(line[0].marker if listed else "", tuple(line)) for line in found)


def steps_line(section: SectionBrief, brief: Brief) -> str | None:
    """What a reader is told where only some of a section's steps are printed: "4 more steps."."""
    text = brief.shown.text if brief.shown else brief.article.text
    numbers = (number_in(s.marker) for s in section.sentences)
    # A body begins behind the marker of its first item.
    body = text[text.rfind("\n", 0, section.section.start) + 1 : section.section.end]
    return left_line(body, [number for number in numbers if number is not None])


def _ends_item(text: str, item: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence stands outside of the item before it: a line of its own, without a marker."""
    if not item.marker or not sentence.spans:
        return False
    start = sentence.spans[0].start
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def how_checked(sentence: Sentence) -> str | None:
    """How it was checked what a sentence says, where its words do not show it; None where they do."""
    if sentence.statement is StatementCheck.UNCHECKED:
        return "what it says was not checked; nearest in the source"
    if sentence.statement is StatementCheck.ENTAILED:
        return f"the judge finds it {sentence.entailment or 0:.0%} likely that the source says so; nearest in it"
    return None


def nearest_texts(sentence: Sentence, brief: Brief) -> tuple[str, ...]:
    """The source sentences that a sentence is about, their white space folded."""
    text = brief.shown.text if brief.shown else brief.article.text
    return tuple(folded(span.of(text)) for span in sentence.nearest)


def _statements_line(brief: Brief) -> str:
    """How many sentences say what their words do not show, and what became of them; empty where none does."""
    counts = Counter(sentence.statement for section in brief.sections for sentence in section.sentences)
    unchecked, entailed = counts[StatementCheck.UNCHECKED], counts[StatementCheck.ENTAILED]
    parts = []
    if entailed and brief.provenance.judge:
        parts.append(f"{_counted(entailed)} judged by {brief.provenance.judge.name}")
    if unchecked:
        parts.append(f"{_counted(unchecked)} not checked")
    return f" What they say: {', '.join(parts)}." if parts else ""


def _counted(number: int) -> str:
    return f"{number} sentence{'s' if number > 1 else ''}"


def brief_verdict(brief: Brief) -> str:
    """One line: is everything supported, what was kept, and where the sentences come from."""
    origins = Counter(sentence.origin for section in brief.sections for sentence in section.sentences)
    parts = [f"{origins[origin]} {origin}" for origin in Origin if origins[origin]]
    sentences = f"sentences: {', '.join(parts)}" if parts else "no sentence to print"
    supported = support_line(brief.supported, brief.mentions)
    note = f" {brief.provenance.note}." if brief.provenance.note else ""
    kept = kept_line(brief.required - len(brief.not_kept), brief.required)
    return f"{supported}; {kept}; {sentences}.{_statements_line(brief)}{note}"
