"""The words in which a verdict is told: what was checked and what it came to, and no more.

A checker of names and figures cannot know that a summary is true to its source; no report says so.
"""

from briefer.faithfulness.report import FaithfulnessReport


def verdict_line(report: FaithfulnessReport) -> str:
    """What was checked and what is not supported: "No unsupported name or figure (12 checked)"."""
    if why := report.languages.why_unchecked:
        return f"Not checked: {why}"
    return support_line(report.supported, len(report.mentions))


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
