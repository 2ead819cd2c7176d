"""Markdown: the brief as a document to keep or to mail."""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefer.briefing.brief import Brief
from briefer.briefing.composites import is_numbered
from briefer.briefing.headings import shown_heading
from briefer.briefing.reports.credits import shown_credits
from briefer.briefing.reports.digest import (
    Line,
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
from briefer.io.terminal import harmless_markdown

# Where a brief is a comment, these call people and other issues, and show pictures of pages; in code they do not.
_LIVE = re.compile(
    r"(?<![\w`])(?:(?:https?|ftp)://|www\.)[^\s<>`]*[^\s<>`.,;:!?)\]\"'”’*_~]|[\w.+-]*@[\w][\w./-]*\w|(?<!\w)@\w|(?<![\w./-])[\w.-]+(?:/[\w.-]+)?#\d+\b|(?<!\w)#\d+\b|\bGH-\d+\b",
    re.IGNORECASE,
)
_SPECIAL = re.compile(r"([\\`*_<>\[\]#|~]|&(?=#?\w+;))")


def brief_markdown(brief: Brief, *, explain: bool = False, only_overview: bool = False) -> str:
    """Title, overview, sections with their key facts, verdict; `explain` adds the origins and what was rejected."""
    article = brief.article
    title = article.title or (article.source.path if article.source else "Brief")
    above = brief.overview if only_overview else opening(brief)
    out = [f"# {escaped(title)}", *([_lines(printed_lines(above, brief))] if above else [])]
    if only_overview:
        return harmless_markdown("\n\n".join(out) + "\n")
    for section, sentences in printed_sections(brief, explain=explain):
        if heading := shown_heading(section.section, article.title):
            out.append(f"{'#' * min(section.section.level + 1, 6)} {escaped(heading)}")
        if why := why_bare(section, brief):
            out.append(f"*{why}*")
        if sentences:
            out.append(_lines(printed_lines(sentences, brief)))
        if left := steps_line(section, brief):
            out.append(f"*{left}*")
        if section.key:
            out.append("**Key:** " + " · ".join(escaped(item.text) for item in section.key))
        notes = [f"- {f.severity} `{f.rule}`: {escaped(f.message)}" for f in shown_findings(section, explain=explain)]
        if explain:
            for sentence in section.sentences:
                reason = f" ({sentence.reason})" if sentence.reason else ""
                notes.append(f"- {sentence.origin}{reason}: {escaped(sentence.text)}")
                if how := how_checked(sentence):
                    notes += [f"  - {how}: {escaped(text)}" for text in nearest_texts(sentence, brief)]
            for rejected in section.rejected:
                notes.append(f"- rejected: {escaped(rejected.text)}")
                notes += [f"  - {f.severity} `{f.rule}`: {escaped(f.message)}" for f in rejected.findings]
        if notes:
            out.append("\n".join(notes))
    out += [f"*{escaped(line)}*" for line in left_out_lines(brief)]
    out += [f"*{escaped(credit)}*" for credit in shown_credits(article)]
    verdict = " ".join(filter(None, (not_kept_line(brief), brief_verdict(brief))))
    return harmless_markdown("\n\n".join([*out, f"---\n\n{escaped(verdict)}"]) + "\n")


def _lines(lines: Sequence[Line]) -> str:
    """Items below each other, paragraphs apart, a table's row below its head."""
    ends = ["\n" if line.marker and behind.marker else "\n\n" for line, behind in pairwise(lines)]
    return "".join(f"{_line(line)}{end}" for line, end in zip(lines, [*ends, ""], strict=True))


def _line(line: Line) -> str:
    """A paragraph, or an item: a step's number is written as it is, for Markdown counts anew where one is left out."""
    if line.row:
        head, cells = (f"| {' | '.join(map(escaped, row))} |" for row in (line.row.head, line.row.cells))
        return f"{head}\n|{' --- |' * len(line.row.head)}\n{cells}"
    if not line.marker:
        return escaped(line.text)
    return f"- {escaped(line.marker)} {escaped(line.text)}" if is_numbered(line.marker) else f"- {escaped(line.text)}"


def escaped(text: str) -> str:
    """A text that is not obeyed: marks escaped, and in code what Markdown's hosts make links and mentions of."""
    pieces: list[str] = []
    at = 0
    for match in _LIVE.finditer(text):
        pieces += [_SPECIAL.sub(r"\\\1", text[at : match.start()]), f"`{match.group()}`"]
        at = match.end()
    return "".join([*pieces, _SPECIAL.sub(r"\\\1", text[at:])])


def render(briefs: Sequence[Brief], shown: Shown) -> str:
    """Briefs one below the other."""
    return "\n".join(
        brief_markdown(brief, explain=shown.explain, only_overview=shown.only_overview) for brief in briefs
    )
