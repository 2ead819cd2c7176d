"""What is asked of a sentence in words of its own, beside its names and figures: whose they are, and from what to what.

Where words and order are the source's, the rule of words sees to this; a paraphrase has to be asked.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from briefer.facts.document import FactIndex
from briefer.facts.mention import Kind, Name
from briefer.facts.names.judging.bonds import misattributed
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.report import FaithfulnessReport, Finding, JudgedMention, Severity

# Behind the first figure and before the second: "from 38% to 17%".
_FROM: Final = re.compile(r"\bfrom(?:\s+\w+){0,3}\s*[$£€]?\Z", re.IGNORECASE)
_TO: Final = re.compile(r"[^.;]{0,40}?\bto(?:\s+\w+){0,2}\s*[$£€]?\Z", re.IGNORECASE)


def loose(report: FaithfulnessReport, document: FactIndex) -> Iterator[Finding]:
    """What is held against a sentence whose names and figures the source has.

    Args:
        report: On the sentence.
        document: What its names and figures were judged by.
    """
    for judged in report.mentions:
        if isinstance(judged.mention, Name) and not judged.verdict.is_error:
            found = misattributed(judged.mention, document.name_index, strict=True)
            if found:
                yield Finding(RuleCode.MISATTRIBUTED_NAME, Severity.ERROR, found.message)
    yield from _recombined(report)


def _recombined(report: FaithfulnessReport) -> Iterator[Finding]:
    """Two figures "from ... to ..." that no sentence of the source has together: which came first is not known."""
    figures = [judged for judged in report.mentions if judged.mention.kind is Kind.FIGURE]
    for first, second in itertools.pairwise(figures):
        before = report.summary[: first.mention.start]
        between = report.summary[first.mention.end : second.mention.start]
        if _FROM.search(before) and _TO.fullmatch(between) and not _together(first, second, report.source):
            told = report.summary[first.mention.start : second.mention.end]
            message = f"{told} - no sentence of the source has both, one before the other"
            yield Finding(RuleCode.MISATTRIBUTED_FIGURE, Severity.ERROR, message)


def _together(first: JudgedMention, second: JudgedMention, source: str) -> bool:
    spans = first.judgement.evidence, second.judgement.evidence
    if spans[0] is None or spans[1] is None:
        return True  # worked out, or an error of its own
    start, end = min(spans[0][0], spans[1][0]), max(spans[0][1], spans[1][1])
    return re.search(r"[.!?][\"'”’)]*\s", source[start:end]) is None
