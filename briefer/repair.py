"""Mending a generated sentence from its source, where the alignment leaves no doubt what was meant.

Every repair is a proposal like any other: it is printed only when the evaluator lets it pass.
"""

from briefer.evaluator import Faithfulness, JudgedMention
from briefer.facts.alignment import Alignment, Word, clipped
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
    text = report.summary
    for judged in reversed(altered):
        start, end = judged.mention.start, judged.mention.end
        before = _place(alignment, [k for k, w in enumerate(alignment.words) if w.end <= start][-1:])
        after = _place(alignment, [k for k, w in enumerate(alignment.words) if w.start >= end][:1])
        source = alignment.source
        if before is None or after is None or not 1 < after - before <= LONGEST_GAP:
            return None
        left, right = source.words[before], source.words[after]
        if left.sentence != right.sentence:
            return None
        between = source.text[left.end : right.start]
        # The gap of the generated sentence has the hedge, the sign or the space around the mention too.
        gap_start = alignment.words[[k for k, w in enumerate(alignment.words) if w.end <= start][-1]].end
        gap_end = alignment.words[[k for k, w in enumerate(alignment.words) if w.start >= end][0]].start
        text = text[:gap_start] + between + text[gap_end:]
    return " ".join(text.split())


def _place(alignment: Alignment, index: list[int]) -> int | None:
    return alignment.places[index[0]] if index else None


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
