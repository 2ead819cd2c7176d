"""From an article and its summary to passages, each with the summary sentences that it supports."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.facts.document import FactIndex
from briefer.faithfulness.check import judge_summary
from briefer.salience.features import content_stems
from briefer.text import split_sentences
from briefer.text.folding import folded

FEWEST_WORDS, MOST_WORDS = 50, 260  # of a passage
MOST_WANTED = 190  # words that a passage is grown to, at most
_MOST_SENTENCES = 60  # news says nothing new that late
_MOST_SUMMARY = 6  # sentences of a summary that are used
_SUPPORTED = 0.7  # of the content words of a summary sentence
_FEWEST_CONTENT = 3
_BEFORE = 0.35  # of the sentences that a passage grows by are put before it
_NEAR = 4  # sentences between the two that a summary sentence draws on
_LATER = 0.002  # what a source sentence loses for each one before it: of two that say the same the first is meant


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage and what of the summary it supports."""

    passage: str
    summary: str


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The one or two source sentences that a summary sentence draws on."""

    first: int
    last: int
    best: int


def section_pairs(document: str, summary: str, rng: random.Random) -> list[Pair]:
    """Cuts an article into passages around what its summary says; each summary sentence goes to one passage at most.

    A sentence of the summary belongs to a passage that has 70% of its content words, and supports its names and
    figures by our own evaluator.
    """
    source = [folded(span.of(document)) for span in split_sentences(document)][:_MOST_SENTENCES]
    told = [folded(span.of(summary)) for span in split_sentences(summary)][:_MOST_SUMMARY]
    if len(source) < _NEAR:
        return []
    stems = [content_stems(sentence) for sentence in source]
    drawn = [_drawn(content_stems(sentence), stems) for sentence in told]
    used: set[int] = set()
    found = []
    for index, at in enumerate(drawn):
        if at is None or index in used:
            continue
        low, high = _grown(source, at, rng)
        passage = " ".join(source[low : high + 1])
        if len(passage.split()) > MOST_WORDS:
            continue
        inside = [k for k, d in enumerate(drawn) if d and k not in used and low <= d.best <= high]
        kept = _supported(passage, [told[k] for k in inside])
        chosen = [k for k, good in zip(inside, kept, strict=True) if good]
        if index in chosen:
            used.update(chosen)
            found.append(Pair(passage, " ".join(told[k] for k in chosen)))
    return found


def _drawn(wanted: frozenset[str], stems: Sequence[frozenset[str]]) -> _Drawn | None:
    """Where a summary sentence comes from: the sentence with most of its words, and a near one with the rest."""
    if len(wanted) < _FEWEST_CONTENT:
        return None
    best = max(range(len(stems)), key=lambda i: len(wanted & stems[i]) / len(wanted) - _LATER * i)
    rest = wanted - stems[best]
    near = [i for i in range(max(0, best - _NEAR), min(len(stems), best + _NEAR + 1)) if i != best]
    second = max(near, key=lambda i: len(rest & stems[i]), default=best)
    if not rest & stems[second]:
        second = best
    return _Drawn(min(best, second), max(best, second), best)


def _grown(source: Sequence[str], at: _Drawn, rng: random.Random) -> tuple[int, int]:
    """First and last sentence of a passage of random length around some sentences."""
    low, high = at.first, at.last
    wanted = rng.randint(FEWEST_WORDS, MOST_WANTED)
    words = sum(len(source[k].split()) for k in range(low, high + 1))
    while words < wanted and (low > 0 or high < len(source) - 1):
        if low > 0 and (high == len(source) - 1 or rng.random() < _BEFORE):
            low -= 1
            words += len(source[low].split())
        else:
            high += 1
            words += len(source[high].split())
    return low, high


def _supported(passage: str, sentences: Sequence[str]) -> list[bool]:
    """For each sentence, whether the passage says it, as far as words, names and figures tell."""
    document = FactIndex.of(passage)
    have = content_stems(passage)
    return [
        len(content_stems(s) & have) >= _SUPPORTED * len(content_stems(s)) and not judge_summary(document, s, ()).errors
        for s in sentences
    ]
