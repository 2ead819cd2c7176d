"""For which span of time a sentence gives a figure: "38 tonnes enter the lakes every year", "a quarterly $3m".

What stands right behind a figure ("$18 an hour") is the figure's own; see `binding.rate_differs`.
"""

import re
from collections.abc import Sequence
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Figure, FigureType
from briefer.text.folding import as_matched
from briefer.text.patterns import one_of
from briefer.text.wordlists import word_map, words

_SPANS: Final = words(__package__, "paces_words.tsv", "spans")
_ADVERBS: Final = word_map(__package__, "paces_words.tsv", "adverbs")
_NO_PACE: Final = words(__package__, "paces_words.tsv", "no_pace")
_PACE: Final = re.compile(
    rf"(?P<before>\b[a-z]+ )?\b(?P<word>an?|per|every|each) (?P<span>{one_of(_SPANS)})\b(?P<after> [a-z]+)?"
    rf"|\b(?P<adverb>{one_of(_ADVERBS)})\b",
    re.IGNORECASE,
)
_PACED: Final = frozenset({FigureType.MONEY, FigureType.QUANTITY, FigureType.COUNT})
_NEAR: Final = 24  # characters
_EACH: Final = re.compile(rf"\b(?:each|every)\b(?! (?:{one_of(_SPANS)})\b)[^,;]*\Z", re.IGNORECASE)
_TOGETHER: Final = re.compile(rf"\b(?:{one_of(words(__package__, 'paces_words.tsv', 'together'))})\b", re.IGNORECASE)
_SEVERAL: Final = re.compile(rf"\b(?:each|every)\b|{_TOGETHER.pattern}", re.IGNORECASE)
_EACH_REACH: Final = 48  # characters


def of_same_pace(figure: Figure, stated: list[Figure], index: FigureIndex, stated_in: FigureIndex) -> list[Figure]:
    """Those of the places that state a figure for no other span of time than the summary.

    "38 tonnes enter the lakes a month" is none of a source that has them every year. Each sentence must give one span
    of time alone, or right before or behind the figure.
    """
    ours = _pace_of(figure, stated_in) if figure.type in _PACED else ""
    if figure.type in _PACED and (shared := _of_whom(figure, stated_in)):
        stated = [other for other in stated if _of_whom(other, index) in ("", shared)]
    return [other for other in stated if not _differs(ours, other, index)] if ours else stated


def _of_whom(figure: Figure, index: FigureIndex) -> str:
    """Whether an amount is that of "each" of several or of all "together"; empty where its part does not say so."""
    if figure.per == "each":
        return "each"
    if not index.of_sentence(_tells_of_several, figure.start):
        return ""
    start, end = index.clause(figure).span
    if _EACH.search(index.text, max(start, figure.start - _EACH_REACH), figure.start):
        return "each"
    return "together" if _TOGETHER.search(index.text, start, min(end, figure.end + _EACH_REACH)) else ""


def _tells_of_several(sentence: str) -> bool:
    return _SEVERAL.search(sentence) is not None


def _differs(ours: str, other: Figure, index: FigureIndex) -> bool:
    theirs = _pace_of(other, index)
    if not theirs or ours == theirs:
        return False
    return ours not in {span for _, span in _paces_beside(other, index)} or bool(_beside(other, index))


def _paces_beside(figure: Figure, index: FigureIndex) -> Sequence[tuple[int, str]]:
    """The spans of time of a figure's sentence, each with its offset in it."""
    return index.of_sentence(_paces, figure.start)


def _pace_of(figure: Figure, index: FigureIndex) -> str:
    """The only span of time of a figure's sentence, of several the one right beside the figure; empty for none."""
    if figure.per is not None:
        return figure.per if figure.per in _SPANS else ""
    paces = _paces_beside(figure, index)
    if not paces:
        return ""
    if len({span for _, span in paces}) == 1:
        return paces[0][1]
    return _beside(figure, index)


def _beside(figure: Figure, index: FigureIndex) -> str:
    start = index.sentence(figure.start)[0]
    low, high = figure.start - start, figure.end - start
    near = [span for at, span in _paces_beside(figure, index) if low - _NEAR <= at <= high + _NEAR // 2]
    return near[0] if len(set(near)) == 1 else ""


def _paces(sentence: str) -> tuple[tuple[int, str], ...]:
    """The spans of time for which a sentence says things, each with its offset."""
    found: list[tuple[int, str]] = []
    for match in _PACE.finditer(sentence):
        if match["adverb"]:
            found.append((match.start(), _ADVERBS[as_matched(match["adverb"]).lower()]))
        elif match["word"].lower() not in ("a", "an") or not _tells_when(match):
            found.append((match.start("word"), match["span"].lower()))
    return tuple(found)


def _tells_when(match: re.Match[str]) -> bool:
    """True for "in a year", "for a week", "a year earlier"."""
    beside = {(match[side] or "").strip().lower() for side in ("before", "after")}
    return not beside.isdisjoint(_NO_PACE)
