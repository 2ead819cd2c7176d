"""Mending a generated sentence from its source, where the alignment leaves no doubt what was meant.

Every repair is a proposal like any other: it is printed only when the evaluator lets it pass.
"""

from briefer.evaluator import Faithfulness, JudgedMention
from briefer.facts.alignment import Alignment, clipped
from briefer.facts.mention import Verdict

LONGEST_GAP = 15
"""Most words that a repair puts back; more is no repair but a quotation."""


def repair(alignment: Alignment, report: Faithfulness) -> str | None:
    """The sentence with its altered figures and names set right, or its cut start or end put back; None if unsure."""
    altered = [m for m in report.errors if m.verdict is Verdict.ALTERED]
    if report.errors and len(altered) == len(report.errors):
        return _with_evidence(alignment, report, altered)
    if report.errors:
        return None
    return _with_ends(alignment, report.summary)


def _with_evidence(alignment: Alignment, report: Faithfulness, altered: list[JudgedMention]) -> str | None:
    """Replaces each altered mention by what stands between the same two words of the source."""
    text, source = report.summary, alignment.source
    for judged in reversed(altered):
        before = [k for k, word in enumerate(alignment.words) if word.end <= judged.mention.start]
        after = [k for k, word in enumerate(alignment.words) if word.start >= judged.mention.end]
        if not before or not after:
            return None
        here, there = alignment.places[before[-1]], alignment.places[after[0]]
        if here is None or there is None or not 1 < there - here <= LONGEST_GAP:
            return None
        left, right = source.words[here], source.words[there]
        if left.sentence != right.sentence:
            return None
        # The gap holds the hedge and the sign around the mention too: "about $", not only the digits.
        gap = slice(alignment.words[before[-1]].end, alignment.words[after[0]].start)
        text = text[: gap.start] + source.text[left.end : right.start] + text[gap.stop :]
    return " ".join(text.split())


def _with_ends(alignment: Alignment, text: str) -> str | None:
    """Puts back what was cut from the start or the end of the source sentence."""
    word = clipped(alignment)
    if word is None:
        return None
    place = alignment.places[0] if word is alignment.words[0] else alignment.places[-1]
    if place is None:
        return None
    source, there = alignment.source, alignment.source.words[place]
    start, end = source.sentences[there.sentence]
    if word is alignment.words[0]:
        cut = source.text[start : there.end]
        return _joined(cut, text[word.end :])
    cut = source.text[there.start : end]
    return _joined(text[: word.start], cut)


def _joined(before: str, after: str) -> str | None:
    text = " ".join((before + after).split())
    return text if min(len(before.split()), len(after.split())) <= LONGEST_GAP else None
