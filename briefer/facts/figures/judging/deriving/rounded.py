"""A figure in whole numbers where the source has a part more or less: "$1bn" of $1.1bn, "up 5%" of 4.9%.

Headlines round so; how much is lost is told, for the reader to judge.
"""

from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.before_after import turned
from briefer.facts.figures.judging.binding import is_version
from briefer.facts.figures.judging.compare import comparable
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import Derivation, kind_of
from briefer.facts.figures.judging.rounding import last_place
from briefer.facts.mention import Bound, Figure, FigureType

RULE: Final = "rounded-to-whole"
_ROUNDED: Final = frozenset({FigureType.MONEY, FigureType.PERCENT, FigureType.QUANTITY, FigureType.DURATION})
_MOST: Final = Decimal("0.1")
# Of a share each digit counts: 5% is said of 4.9%, and 5.2% is something else.
_OF_SHARE: Final = Decimal("0.1")
_HALF: Final = 2


def rounded_to_whole(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The nearest figure of the source that is a tenth or less more or less, and said with a point."""
    value = figure.low
    if figure.type not in _ROUNDED or value is None or value != figure.high or value <= 0 or figure.digits != 1:
        return None
    if figure.bound is not Bound.EXACT or is_version(figure, stated_in):
        return None
    clause = stated_in.clause(figure)
    most = _OF_SHARE if figure.type is FigureType.PERCENT else value * _MOST
    reach = min(last_place(figure, value) / _HALF, most)
    near = [
        other
        for other in index.between(value - reach, value + reach)
        if other.low == other.high
        and other.low != value
        and "." in other.text
        and kind_of(other) == kind_of(figure)
        and comparable(figure, other)
        and clause.own & index.clause(other).wide
        and not turned(figure, clause, [other], index, stated_in)
    ]
    other = min(near, key=lambda one: abs((one.low or value) - value), default=None)
    return None if other is None else Derivation((other.start, other.end), f"{other.text}, rounded", RULE)
