"""Markdown: the brief as a document to keep or to mail."""

import re

from briefer.briefing.brief import Brief
from briefer.briefing.reports.digest import brief_verdict, key_facts, lead_and_rest, why_bare

_SPECIAL = re.compile(r"([\\`*_<>\[\]#|~]|&(?=#?\w+;))")


def brief_markdown(brief: Brief, *, explain: bool = False) -> str:
    """Title, overview, sections with their key facts, verdict; `explain` adds the origins and what was rejected."""
    article = brief.article
    title = article.title or (article.source.path if article.source else "Brief")
    overview, sections = lead_and_rest(brief)
    out = [f"# {_escaped(title)}", *([_escaped(" ".join(s.text for s in overview))] if overview else [])]
    for section, sentences in sections:
        if section.section.heading:
            out.append(f"{'#' * min(section.section.level + 1, 6)} {_escaped(section.section.heading)}")
        if why := why_bare(section, brief):
            out.append(f"*{why}*")
        if sentences:
            out.append(_escaped(" ".join(s.text for s in sentences)))
        if facts := key_facts(section):
            out.append("**Key:** " + " · ".join(map(_escaped, facts)))
        notes = [f"- {f.severity} `{f.rule}`: {_escaped(f.message)}" for f in section.findings]
        if explain:
            notes += [
                f"- {s.origin}{f' ({s.reason})' if s.reason else ''}: {_escaped(s.text)}" for s in section.sentences
            ]
            for rejected in section.rejected:
                notes.append(f"- rejected: {_escaped(rejected.text)}")
                notes += [f"  - {f.severity} `{f.rule}`: {_escaped(f.message)}" for f in rejected.findings]
        if notes:
            out.append("\n".join(notes))
    out += [f"*{_escaped(credit)}*" for credit in article.credits]
    return "\n\n".join([*out, f"---\n\n{_escaped(brief_verdict(brief))}"]) + "\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
