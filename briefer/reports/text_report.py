"""Plain text for a terminal: what a busy reader wants first comes first."""

import textwrap
from collections.abc import Iterator

from briefer.article import Article
from briefer.brief import Brief, SectionBrief
from briefer.evaluator import Faithfulness, Finding
from briefer.reports.digest import brief_verdict, check_verdict, key_facts, lead_and_rest

WIDTH = 80
_INDENT = "  "


def brief_text(brief: Brief, *, explain: bool = False, width: int = WIDTH) -> str:
    """Title and overview, then each section with its key facts, then the verdict.

    Args:
        brief: What to print.
        explain: Also say where each sentence comes from, and what was rejected and why.
        width: Columns of the terminal.
    """
    title = brief.article.title or (brief.article.source.path if brief.article.source else "Brief")
    overview, sections = lead_and_rest(brief)
    out = [title, "=" * min(len(title), width), ""]
    out += [*_filled(" ".join(s.text for s in overview), width), ""] if overview else []
    for section, sentences in sections:
        if section.section.heading:
            out += [section.section.heading, "-" * min(len(section.section.heading), width)]
        out += _filled(" ".join(s.text for s in sentences), width)
        out += _key_line(section, width)
        out += [line for f in section.findings for line in _finding(f, width)]
        out += _explained(section, width) if explain else []
        out.append("")
    out += [line for credit in brief.article.credits for line in _filled(credit, width)]
    out += [""] if brief.article.credits else []
    return "\n".join([*out, *_filled(brief_verdict(brief), width)]) + "\n"


def _key_line(section: SectionBrief, width: int) -> list[str]:
    facts = [mention.text for mention in key_facts(section)]
    return _filled("Key: " + " · ".join(facts), width, hang="     ") if facts else []


def _explained(section: SectionBrief, width: int) -> list[str]:
    out = []
    for sentence in section.sentences:
        origin = f"{sentence.origin} ({sentence.reason})" if sentence.reason else str(sentence.origin)
        out += _filled(f"+ {origin}: {sentence.text}", width, hang=_INDENT)
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
    rows = [f"title: {article.title}" if article.title else "no title"]
    for section in article.sections:
        heading = _INDENT * max(section.level - 1, 0) + (section.heading or "(no heading)")
        head = f"{section.start:>8}:{section.end:<8} {len(section.text.split()):>6} words  {heading}"
        rows.append(textwrap.shorten(f"{head} | {section.text[:width]}", width + 40, placeholder="…")[:width])
    rows += [f"credit: {credit}" for credit in article.credits]
    return "\n".join(rows) + "\n"


def check_text(report: Faithfulness, width: int = WIDTH) -> str:
    """The verdict, then each finding with the line of the summary and of the source that it is about."""
    out = _filled(check_verdict(report), width)
    for finding in report.findings:
        out += ["", *_finding(finding, width)]
        out += _excerpts(report, finding, width)
    return "\n".join(out) + "\n"


def _excerpts(report: Faithfulness, finding: Finding, width: int) -> Iterator[str]:
    if finding.mention is not None:
        judged = report.mentions[finding.mention]
        yield _marked("summary", report.summary, judged.mention.start, judged.mention.end, width)
        if judged.judgement.evidence:
            yield _marked("source", report.source, *judged.judgement.evidence, width)
    if finding.dropped is not None:
        mention = report.dropped[finding.dropped]
        yield _marked("source", report.source, mention.start, mention.end, width)


def _marked(label: str, text: str, start: int, end: int, width: int) -> str:
    """The line around a span, with the span in [brackets], cut to the width on both sides."""
    head = f"{_INDENT * 2}{label:>7}: "
    room = max(width - len(head) - (end - start) - 4, 20)
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    right = len(text) if right < 0 else right
    before, after = text[left:start], text[end:right]
    side = room // 2
    before = "…" + before[len(before) - side + 1 :] if len(before) > side else before
    after = after[: side - 1] + "…" if len(after) > side else after
    return f"{head}{before}[{text[start:end]}]{after}"
