"""What the source nearly says: the end of a range for the figure, the number of what goes by another noun, a rank.

Writers do both, and both are how errors come about: told as a warning.
"""

from collections.abc import Sequence
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.nouns import may_stand_for
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.text.english import is_verb

_RANGED: Final = frozenset(
    {FigureType.COUNT, FigureType.MONEY, FigureType.PERCENT, FigureType.QUANTITY, FigureType.DURATION}
)
_COUNT_AND_RANK: Final = frozenset({FigureType.COUNT, FigureType.ORDINAL})
_STEM: Final = 4
_FEWEST: Final = 100
"""Below it a writer counts freely by another word: "three people" of "three convictions"."""


def stated_loosely(figure: Figure, stated: Sequence[Figure], index: FigureIndex) -> str:
    """The rule by which no place that has the number states the figure itself; "" where one may."""
    if all({figure.type, other.type} == _COUNT_AND_RANK for other in stated):
        return "rank-as-count"  # "the 190th guest" of "190 guests", "four wins" of "the fourth win"
    if figure.type not in _RANGED or figure.low != figure.high or figure.low is None:
        return ""
    if figure.bound is Bound.EXACT and all(other.low != other.high for other in stated):
        return "end-of-range"
    return "another-noun" if all(_is_of_another(figure, other, index) for other in stated) else ""


def _is_of_another(figure: Figure, other: Figure, index: FigureIndex) -> bool:
    """True for the 866 nurses of 866 kettles, where the source has no nurse at all."""
    if figure.type is not other.type or figure.type is not FigureType.COUNT or not (figure.label and other.label):
        return False
    if figure.low is None or figure.low < _FEWEST:
        return False
    noun, noun_of = figure.label[-1], other.label[-1]
    if index.words.get(noun) or may_stand_for(noun, noun_of) or not set(figure.label).isdisjoint(other.label):
        return False
    if any(word[:_STEM] == noun[:_STEM] for word in other.label):
        return False
    return all(is_ordinary(word) and not is_verb(word) for word in (noun, noun_of))
