"""What a summary counts that it lists itself: "two reasons, the first being ..., the second ...", "two towns: ..."."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import BE
from briefer.text.patterns import one_of

# "Ana was the first, Ida the second" says who came when.
_THE: Final = re.compile(rf"(?<!\w)(?P<be>(?:{one_of(BE)}) )?the \Z", re.IGNORECASE)
# "Has two roots, first meaning a group and second meaning a place".
_DOING: Final = re.compile(r" [a-z]+ing\b")
_REACH: Final = 12
_FEWEST: Final = 2
_MOST: Final = 9
# What is counted stands between: "four tips for the region: ...".
_LISTS: Final = re.compile(r"(?: [\w'’-]+){1,8}?(?:: | [–—] | \(|,? (?:including|namely) )(?P<list>[^:;()–—]+)")


def numbers_own_list(figure: Figure, stated_in: FigureIndex) -> bool:
    """True for an ordinal that names nothing and goes on from the first of its sentence: "the first ... the second"."""
    return figure.type is FigureType.ORDINAL and figure.start in stated_in.once(_numbered)


def counts_own_list(figure: Figure, stated_in: FigureIndex) -> bool:
    """True for the three of "three towns: Leith, Orsa and Lisk", where as many are listed."""
    if figure.type is not FigureType.COUNT or figure.low is None or not _FEWEST <= figure.low <= _MOST:
        return False
    listed = _LISTS.match(stated_in.text, figure.end, stated_in.sentence(figure.start)[1])
    if listed is None:
        return False
    items = listed["list"].split(", ")
    joined = " and " in items[-1]  # "Leith, Orsa and Lisk", not "Leith, Orsa, and Lisk"
    return len(items) + joined == figure.low


def _numbered(stated_in: FigureIndex) -> frozenset[int]:
    return frozenset(figure.start for run in _runs(stated_in) for figure in run if len(run) >= _FEWEST)


def _runs(stated_in: FigureIndex) -> Iterator[Sequence[Figure]]:
    """The ordinals of each sentence that name nothing, as far as they count up from the first."""
    run: list[Figure] = []
    sentence = (0, 0)
    for figure in stated_in.figures:
        if not _names_nothing(figure, stated_in.text):
            continue
        here = stated_in.sentence(figure.start)
        if here != sentence or figure.low != len(run) + 1:
            yield run
            run, sentence = [], here
        if figure.low == len(run) + 1:
            run.append(figure)
    yield run


def _names_nothing(figure: Figure, text: str) -> bool:
    if figure.type is not FigureType.ORDINAL or figure.series:
        return False
    if _DOING.match(text, figure.end):
        return True
    if figure.label:
        return False
    before = _THE.search(text, max(0, figure.start - _REACH), figure.start)
    return before is not None and before["be"] is None
