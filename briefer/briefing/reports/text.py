"""Plain text for a terminal: what a busy reader wants first comes first, and no character of a text acts on it."""

import textwrap
from collections.abc import Sequence

from briefer.briefing.brief import Brief, SectionBrief, Sentence
from briefer.briefing.headings import shown_heading
from briefer.briefing.reports.credits import shown_credits
from briefer.briefing.reports.digest import (
    brief_verdict,
    how_checked,
    left_out_lines,
    nearest_texts,
    not_kept_line,
    opening,
    printed_lines,
    printed_sections,
    shown_findings,
    steps_line,
    why_bare,
)
from briefer.briefing.reports.formats import Shown
from briefer.documents.article import Article
from briefer.faithfulness.report import Finding
from briefer.io.terminal import WIDTH, harmless
from briefer.readers.explain import explained
from briefer.readers.markdown.article import as_rendered

_INDENT = "  "
_MOST_REASONS = 6


def brief_text(brief: Brief, *, explain: bool = False, only_overview: bool = False, width: int = WIDTH) -> str:
    """Title and overview, then each section with its key facts, then the verdict.

    Args:
        brief: What to print.
        explain: Also say where each sentence comes from, and what was rejected and why.
        only_overview: Print title and overview alone.
        width: Columns of the terminal.
    """
    title = brief.article.title or (brief.article.source.path if brief.article.source else "Brief")
    above = brief.overview if only_overview else opening(brief)
    out = [title, "=" * min(len(title), width), ""]
    out += [*_printed(above, brief, width), ""] if above else []
    if only_overview:
        return harmless("\n".join(out[:-1]) + "\n")
    for section, sentences in printed_sections(brief, explain=explain):
        if heading := shown_heading(section.section, brief.article.title):
            out += [heading, "-" * min(len(heading), width)]
        if bare := why_bare(section, brief):
            out += _filled(bare, width)
        out += _printed(sentences, brief, width)
        out += _filled(steps_line(section, brief) or "", width)
        out += _key_line(section, width)
        out += [line for f in shown_findings(section, explain=explain) for line in _finding(f, width)]
        out += _explained(section, brief, width) if explain else []
        out.append("")
    for line in left_out_lines(brief):
        out += [*_filled(line, width), ""]
    credits = shown_credits(brief.article)
    out += [line for credit in credits for line in _filled(credit, width)]
    out += [""] if credits else []
    out += _filled(not_kept_line(brief) or "", width)
    return harmless("\n".join([*out, *_filled(brief_verdict(brief), width)]) + "\n")


def _printed(sentences: Sequence[Sentence], brief: Brief, width: int) -> list[str]:
    out: list[str] = []
    for line in printed_lines(sentences, brief):
        marker = f"{line.marker} " if line.marker else ""
        out += _filled(f"{marker}{line.text}", width, hang=" " * len(marker))
    return out


def _key_line(section: SectionBrief, width: int) -> list[str]:
    return _filled("Key: " + " · ".join(item.text for item in section.key), width, hang="     ") if section.key else []


def _explained(section: SectionBrief, brief: Brief, width: int) -> list[str]:
    out = []
    for sentence in section.sentences:
        origin = f"{sentence.origin} ({sentence.reason})" if sentence.reason else str(sentence.origin)
        out += _filled(f"+ {origin}: {sentence.text}", width, hang=_INDENT)
        if how := how_checked(sentence):
            near = "; ".join(f"“{text}”" for text in nearest_texts(sentence, brief))
            out += _filled(f"{_INDENT}{how}: {near}", width, hang=_INDENT * 2)
    for rejected in section.rejected:
        out += _filled(f"- rejected: {rejected.text}", width, hang=_INDENT)
        out += [line for f in rejected.findings for line in _finding(f, width)]
    return out


def _finding(finding: Finding, width: int) -> list[str]:
    return _filled(f"{_INDENT}{finding.severity} {finding.rule}: {finding.message}", width, hang=_INDENT * 2)


def _filled(text: str, width: int, hang: str = "") -> list[str]:
    return textwrap.wrap(text, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)


def sections_text(article: Article, width: int = WIDTH) -> str:
    """One line a section: offsets, number of words, heading (indented by its level), first words of the body."""
    rows = [_cut(f"title: {article.title}" if article.title else "no title", width)]
    for section, visible in zip(article.sections, as_rendered(article)[0].sections, strict=True):
        heading = _INDENT * max(section.level - 1, 0) + (section.heading or "(no heading)")
        place = f"{section.start}:{section.end}"
        opening = " ".join(visible.text[:width].split())
        rows.append(_cut(f"{place:>15} {len(section.text.split()):>6} words  {heading} | {opening}", width))
    rows += [_cut(f"credit: {credit}", width) for credit in article.credits]
    rows += [_cut(f"front matter: {field}", width) for field in article.front_matter]
    return harmless("\n".join(rows) + "\n")


def explained_text(article: Article, width: int = WIDTH) -> str:
    """A line for each line of the article, with what it was taken for, and below it the evidence."""
    out = []
    for line in explained(article):
        score = "" if line.score is None else f" ({line.score:+.2f})"
        out.append(_cut(f"{line.part:>8}{score}  {line.text}", width))
        for reason in line.reasons[:_MOST_REASONS]:
            weight = "" if reason.weight is None else f"{reason.weight:+.2f}  "
            out.append(_cut(f"{'':>10}{weight}{reason.what}", width))
    return harmless("\n".join(out) + "\n")


def _cut(line: str, width: int) -> str:
    return line if len(line) <= width else line[: width - 1] + "…"


def render(briefs: Sequence[Brief], shown: Shown) -> str:
    """Briefs one below the other."""
    return "\n".join(
        brief_text(brief, explain=shown.explain, only_overview=shown.only_overview, width=shown.width)
        for brief in briefs
    )
