"""Whether what came about beat what was foreseen: "revenue beat the £425m that was expected", where it was £412m."""

import re
from collections.abc import Sequence
from typing import Final

from briefer.facts.figures.judging.aims import are_aims, is_aim
from briefer.facts.figures.judging.index import FEW_PLACES, FigureIndex
from briefer.facts.figures.judging.placement import same_kind
from briefer.facts.mention import Figure
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_BEAT: Final = one_of(words(__package__, "measured_against_words.tsv", "beat"))
_MISSED: Final = one_of(words(__package__, "measured_against_words.tsv", "missed"))
_AGAINST: Final = re.compile(rf"\b(?:(?P<beat>{_BEAT})|(?P<missed>{_MISSED}))\b[^,;.]*\Z", re.IGNORECASE)
_APART: Final = re.compile(rf" (?:{_BEAT}|{_MISSED})\b", re.IGNORECASE)
_COMMON: Final = 12  # sentences


def beaten_the_other_way(
    figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex
) -> Figure | None:
    """What came about by the source, where the summary says that it beat what it missed, or missed what it beat.

    Args:
        figure: A figure of the summary that the source states.
        stated: Where the source states it.
        index: The figures of the source.
        stated_in: Those of the summary.
    """
    if figure.low is None or not 0 < len(stated) <= FEW_PLACES or not are_aims(stated, index):
        return None
    start = stated_in.sentence(figure.start)[0]
    match = _AGAINST.search(stated_in.text[start : figure.start])
    if match is None:
        return None
    results = list(_results(figure, stated, index, stated_in))
    over = [one for one in results if (one.low or 0) > figure.low]
    wrong = [one for one in results if one not in over] if match["beat"] else over
    return wrong[0] if len(results) == len(wrong) == 1 else None


def _results(figure: Figure, stated: Sequence[Figure], index: FigureIndex, stated_in: FigureIndex) -> Sequence[Figure]:
    """The figures of the kind that the source says of the same, and neither foresees nor tells of an earlier time."""
    own = stated_in.clause(figure).own
    said = own & frozenset().union(*(index.clause(place).own for place in stated))
    numbers = {n for word in said if len(found := index.sentences_with(word)) <= _COMMON for n in found}
    return [
        one
        for number in sorted(numbers)
        for one in index.within(*index.nth_sentence(number))
        if same_kind(figure, one) and one.low is not None and one.low != figure.low
        if said & index.clause(one).own and not index.clause(one).old and not is_aim(one, index)
        if not _APART.match(index.text, one.end)  # "£23m over its budget of £140m"
    ]
