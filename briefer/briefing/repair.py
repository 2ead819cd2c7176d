"""Mending a generated sentence from its source, where the alignment leaves no doubt what was meant.

Every repair is a proposal like any other: it is printed only when the evaluator lets it pass.
"""

from collections.abc import Iterator

from briefer.facts.mention import Verdict
from briefer.faithfulness.alignment import Alignment, added_word, truncated_at, unsupported_break
from briefer.faithfulness.report import FaithfulnessReport, JudgedMention
from briefer.text.folding import folded

LONGEST_GAP = 15
"""Most words that a repair puts back; more is no repair but a quotation."""
FEWEST_LEFT = 6
"""Fewest words that a sentence may keep when a part of it is dropped."""
LEAST_LEFT = 0.4
"""Share of its source sentence's content words that a repair keeps: "The chief executive said." says nothing."""


def says_something(alignment: Alignment) -> bool:
    """False for a repair that leaves of its source sentence next to nothing."""
    if alignment.anchor is None:
        return False
    content = {word.stem for word in alignment.words if word.is_content}
    whole = {word.stem for word in alignment.source.words if word.sentence == alignment.anchor and word.is_content}
    return len(content & whole) >= LEAST_LEFT * len(whole)


def repairs(alignment: Alignment, report: FaithfulnessReport) -> Iterator[str]:
    """Ways to mend a sentence, the gentlest first: its figures and names, its ends, then without what is wrong."""
    altered = [m for m in report.errors if m.verdict is Verdict.ALTERED]
    if altered and len(altered) == len(report.errors):
        yield from _with_evidence(alignment, report, altered)
    if report.errors:
        yield from _without_clauses(alignment, report)
        return
    bound = [(m.mention.start, m.mention.end) for m in report.mentions]
    if word := added_word(alignment, bound):
        yield from _ending_before(alignment, report.summary, alignment.words.index(word))
    elif seam := unsupported_break(alignment, bound):
        yield from _ending_before(alignment, report.summary, seam.index)
    else:
        yield from _with_ends(alignment, report.summary)


def _with_evidence(alignment: Alignment, report: FaithfulnessReport, altered: list[JudgedMention]) -> Iterator[str]:
    """Replaces each altered mention by what stands between the same two words of the source."""
    text, source = report.summary, alignment.source
    for judged in reversed(altered):
        before = [k for k, word in enumerate(alignment.words) if word.end <= judged.mention.start]
        after = [k for k, word in enumerate(alignment.words) if word.start >= judged.mention.end]
        if not before or not after:
            return
        here, there = alignment.places[before[-1]], alignment.places[after[0]]
        if here is None or there is None or not 1 < there - here <= LONGEST_GAP:
            return
        left, right = source.words[here], source.words[there]
        if left.sentence != right.sentence:
            return
        # The gap holds the hedge and the sign around the mention too: "about $", not only the digits.
        gap = slice(alignment.words[before[-1]].end, alignment.words[after[0]].start)
        text = text[: gap.start] + source.text[left.end : right.start] + text[gap.stop :]
    yield folded(text)


def _without_clauses(alignment: Alignment, report: FaithfulnessReport) -> Iterator[str]:
    """Drops the clause that is wrong: what follows the last comma before it, or leads to the first comma after it."""
    text, words = report.summary, alignment.words
    first = min(m.mention.start for m in report.errors)
    last = max(m.mention.end for m in report.errors)
    before = [k for k, word in enumerate(words) if word.breaks and word.end <= first]
    after = [k for k, word in enumerate(words) if word.breaks and word.end >= last]
    if before and before[-1] + 1 >= FEWEST_LEFT:
        yield text[: words[before[-1]].end] + "."
    if after and len(words) - after[0] - 1 >= FEWEST_LEFT:
        yield text[words[after[0] + 1].start :]


def _ending_before(alignment: Alignment, text: str, index: int) -> Iterator[str]:
    """Ends a sentence where it left its source sentence: there, or where that sentence goes on to its end."""
    while index > 0 and alignment.places[index - 1] is None:
        index -= 1
    here = alignment.places[index - 1] if index else None
    if here is None:
        return
    kept = text[: alignment.words[index - 1].end]
    if index >= FEWEST_LEFT:
        yield kept + "."
    source = alignment.source
    rest = source.text[source.words[here].end : source.sentences[source.words[here].sentence][1]]
    if len(rest.split()) <= LONGEST_GAP:
        yield folded(kept + rest)


def _with_ends(alignment: Alignment, text: str) -> Iterator[str]:
    """Puts back what was cut from the start or the end of the source sentence."""
    word = truncated_at(alignment)
    if word is None:
        return
    place = alignment.places[0] if word is alignment.words[0] else alignment.places[-1]
    if place is None:
        return
    source, there = alignment.source, alignment.source.words[place]
    start, end = source.sentences[there.sentence]
    if word is alignment.words[0]:
        put_back, whole = source.text[start : there.start], source.text[start : there.end] + text[word.end :]
    else:
        put_back, whole = source.text[there.end : end], text[: word.start] + source.text[there.start : end]
    if len(put_back.split()) <= LONGEST_GAP:
        yield folded(whole)
