"""What a busy reader is told besides the sentences: the key facts of a section and the verdict on the whole."""

from collections import Counter
from collections.abc import Sequence

from briefer.briefing.boilerplate import boilerplate
from briefer.briefing.brief import Brief, LeftOut, Origin, SectionBrief, Sentence
from briefer.briefing.composites import is_numbered, marker_before
from briefer.briefing.headings import listed, shown_heading
from briefer.briefing.steps import left_line, number_of
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
    text = brief.shown.text if brief.shown else brief.article.text
    heads = heads or any(s.spans and is_numbered(marker_before(text, s.spans[0].start)) for s in brief.overview)
    return () if heads and brief.overview == printed[0].sentences[: len(brief.overview)] else brief.overview


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
    """The sections of a list article, "7. Watch the locks", that were left out for the length: most others were not.

    Its title says how many there are, as no report's does.
    """
    asked = brief.provenance.settings if brief.provenance else {}
    if asked.get("words") or asked.get("budget"):
        return ()
    places = listed([s.section.heading for s in brief.sections], brief.article.title)
    numbered = [brief.sections[place] for place in places]
    left = tuple(section for section in numbered if section.left_out is LeftOut.LENGTH)
    return () if 2 * len(left) > len(numbered) else left


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


def printed_lines(sentences: Sequence[Sentence], brief: Brief) -> tuple[tuple[str, str], ...]:
    """The sentences as they are laid out: the marker of a list's item, and what stands behind it or in a paragraph.

    A step keeps its number ("3."), whatever is left out before it. What somebody says in a talk has a paragraph of its
    own.
    """
    text = brief.shown.text if brief.shown else brief.article.text
    who = talk(text)
    found: list[tuple[str, list[str]]] = []
    for sentence in sentences:
        marker = marker_before(text, sentence.spans[0].start) if sentence.spans else ""
        composed = len(sentence.spans) > 1
        speaks = who.mark_end(sentence.text) > 0 or sentence.text.endswith("?")
        if not found or (marker and not composed) or speaks or _ends_item(text, found, sentence):
            found.append(("" if composed else marker, []))
        found[-1][1].append(said(sentence))
    # One bullet is no list.
    lists = sum(bool(marker) for marker, _ in found) > 1 or any(is_numbered(marker) for marker, _ in found)
    if not lists and not who.speakers and not any(sentence.text.endswith("?") for sentence in sentences):
        found = [("", [said(sentence) for sentence in sentences])]
    return tuple((marker, " ".join(said)) for marker, said in found)


def steps_line(section: SectionBrief, brief: Brief) -> str | None:
    """What a reader is told where only some of a section's steps are printed: "Steps 1-3 of 7."."""
    text = brief.shown.text if brief.shown else brief.article.text
    numbers = (number_of(text, s.spans[0]) for s in section.sentences if s.spans)
    # A body begins behind the marker of its first item.
    body = text[text.rfind("\n", 0, section.section.start) + 1 : section.section.end]
    return left_line(body, [number for number in numbers if number is not None])


def _ends_item(text: str, found: Sequence[tuple[str, list[str]]], sentence: Sentence) -> bool:
    """Whether a sentence stands outside of the item before it: a line of its own, without a marker."""
    if not found[-1][0] or not sentence.spans:
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
