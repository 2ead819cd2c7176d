"""The words in which a verdict is told: what was checked and what it came to, and no more.

A checker of names and figures cannot know that a summary is true to its source; no report says so.
"""

from briefer.facts.mention import Kind, Verdict
from briefer.faithfulness.report import FaithfulnessReport, JudgedMention
from briefer.text.language import NAMES_IN


def verdict_line(report: FaithfulnessReport) -> str:
    """What was checked and what is not supported: "No unsupported name or figure (12 checked)"."""
    if why := report.languages.why_unchecked:
        return f"Not checked: {why}"
    line = support_line(report.supported, len(report.mentions))
    if Kind.NAME in report.languages.checked:
        return line
    unnamed = next(side for side in (report.languages.summary, report.languages.source) if side.covered not in NAMES_IN)
    return f"{line}; names are not checked in {unnamed.name}"


def support_line(supported: int, mentions: int) -> str:
    """The same of so many names and figures of which so many are supported."""
    if not mentions:
        return "Nothing to check: no name and no figure"
    if supported == mentions:
        return f"No unsupported name or figure ({mentions:,} checked)"
    return f"{mentions - supported:,} of {mentions:,} names and figures not supported"


def kept_line(survived: int, required: int) -> str:
    """What became of the required facts: "3 of 10 required facts kept"."""
    return f"{survived:,} of {required:,} required facts kept" if required else "no required fact"


def look_of(judged: JudgedMention) -> str:
    """How a page shows a name or a figure of a summary: as "supported", as a "warning" or as an "error"."""
    if judged.verdict.is_error:
        return "error"
    return "supported" if judged.verdict is Verdict.SUPPORTED else "warning"


def note_of(judged: JudgedMention) -> str:
    """What a page tells of a name or a figure of a summary: its verdict, and why where that is not "supported"."""
    message = judged.judgement.message
    return f"{judged.verdict}: {message}" if message else str(judged.verdict)
