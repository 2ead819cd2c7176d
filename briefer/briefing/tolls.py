"""Tolls that an article raises further on: "At least a dozen died" is old where it says later that 18 did."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from briefer.briefing.selection import Selection
from briefer.facts.document import FactIndex
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "required_words.tsv")

DEATHS = words(__package__, "deaths.tsv")
TOLL = re.compile(rf"\b(?:{one_of(_words('toll'))})\w*", re.IGNORECASE)
# "The toll rose to 15": not "40 people died in 2019", which may be of something else.
RAISED = re.compile(
    rf"\b(?:{one_of(_words('raised'))})(?: \w+){{0,2}} to\b|\bnow (?:stands|at)\b|\btoll (?:stood|stands|was|is) at\b"
    r"|\blater (?:said|put|raised|revised)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(rf"\b(?:19|20)\d\d\b|\b(?:{one_of(_words('otherwise'))})\b", re.IGNORECASE)
_OPEN = frozenset((Bound.ABOUT, Bound.ABOVE, Bound.AT_LEAST))
_NEAR = 45
"""Characters between a figure and the word that says whose toll it is."""
_MOST = 4
"""A toll that nothing calls raised is at most so many times the first one: more is of another event."""


@dataclass(frozen=True, slots=True)
class _Toll:
    """How many died, or were hurt, by one figure of a sentence; `open` where it says that there may be more."""

    kind: str
    count: Decimal
    open: bool


def with_latest_toll(selection: Selection) -> Selection:
    """With the sentence that raises a toll which a printed one states; the last ones give way, never the first."""
    if not selection.reads_on or not selection.chosen:
        return selection
    texts = {index: option.wordings[0].text for index, option in selection.options.items()}
    printed = {index: list(_tolls(texts[index])) for index in sorted(selection.chosen)}
    for index, early in ((k, toll) for k, tolls in printed.items() for toll in tolls):
        if any(toll.kind == early.kind and toll.count > early.count for k in printed for toll in printed[k]):
            continue
        later = [k for k in texts if k > index and k not in printed and _raises(texts[k], early)]
        for k in sorted(later, reverse=True):
            found = _brought_in(selection, k)
            if found:
                return found
    return selection


def _tolls(text: str) -> Iterator[_Toll]:
    named = list(TOLL.finditer(text))
    figures = FactIndex.of(text).figures if named else ()
    for figure in figures:
        if figure.type is FigureType.COUNT and figure.low:
            nearest = min(named, key=lambda word: _between(figure, word))
            if _between(figure, nearest) <= _NEAR:
                word = nearest.group().casefold()
                kind = "death" if word in DEATHS else word[:4]
                yield _Toll(kind, figure.low, figure.bound in _OPEN)


def _between(figure: Figure, word: re.Match[str]) -> int:
    return max(word.start() - figure.end, figure.start - word.end())


def _raises(text: str, early: _Toll) -> bool:
    """Whether a sentence states a higher toll of the same event, as far as words tell."""
    higher = [toll for toll in _tolls(text) if toll.kind == early.kind and toll.count > early.count]
    if not higher or _OTHERWISE.search(text):
        return False
    open_ended = early.open and early.kind == "death"
    return RAISED.search(text) is not None or (open_ended and any(t.count <= _MOST * early.count for t in higher))


def _brought_in(selection: Selection, index: int) -> Selection | None:
    kept = selection
    while True:
        run = kept.run_for(index)
        if run and kept.fits(run):
            return kept.with_run(run)
        if run is None or len(kept.chosen) < 2:
            return None
        last = max(kept.chosen)
        if any(last in kept.options[k].needs for k in kept.chosen):
            return None
        kept = kept.without(last)
