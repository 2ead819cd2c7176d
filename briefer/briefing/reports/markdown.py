"""Markdown: the brief as a document to keep or to mail."""

import re

from briefer.briefing.brief import Brief
from briefer.briefing.reports.digest import (
    brief_verdict,
    how_checked,
    left_out_lines,
    nearest_texts,
    not_kept_line,
    opening,
    printed_sections,
    said,
    shown_findings,
    why_bare,
)

_SPECIAL = re.compile(r"([\\`*_<>\[\]#|~]|&(?=#?\w+;))")


def brief_markdown(brief: Brief, *, explain: bool = False, only_overview: bool = False) -> str:
    """Title, overview, sections with their key facts, verdict; `explain` adds the origins and what was rejected."""
    article = brief.article
    title = article.title or (article.source.path if article.source else "Brief")
    above = brief.overview if only_overview else opening(brief)
    out = [f"# {escaped(title)}", *([escaped(" ".join(said(s) for s in above))] if above else [])]
    if only_overview:
        return "\n\n".join(out) + "\n"
    for section, sentences in printed_sections(brief, explain=explain):
        if section.section.heading:
            out.append(f"{'#' * min(section.section.level + 1, 6)} {escaped(section.section.heading)}")
        if why := why_bare(section, brief):
            out.append(f"*{why}*")
        if sentences:
            out.append(escaped(" ".join(said(s) for s in sentences)))
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
    out += [f"*{escaped(credit)}*" for credit in article.credits]
    verdict = " ".join(filter(None, (not_kept_line(brief), brief_verdict(brief))))
    return "\n\n".join([*out, f"---\n\n{escaped(verdict)}"]) + "\n"


def escaped(text: str) -> str:
    """A text that Markdown prints as it is."""
    return _SPECIAL.sub(r"\\\1", text)
