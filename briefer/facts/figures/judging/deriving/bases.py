"""Of what a change is: "grew by 25%" of 4,000 that became 5,000, not by the 20% that 4,000 are less than 5,000."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.clause import Clause
from briefer.facts.figures.judging.deriving.comparisons import FURTHER, GREATER, NEARER, SMALLER
from briefer.facts.mention import Bound, Figure

_PAIR: Final = 2
_THAN: Final = re.compile(r"[^.;:,]*?\bthan\b")
_SIDE: Final = re.compile(r"(?:\s[a-z]+){1,2}\b")  # "points below", "less"


def is_of_other_base(parts: Sequence[Figure], figure: Figure, clause: Clause) -> bool:
    """True for "grew by 17%" of 11,350 and 13,620, of which the smaller, that it grew from, makes 20%."""
    values = [part.low for part in parts if part.low is not None]
    if len(values) != _PAIR or len(parts) != _PAIR or not clause.direction or clause.wavers or figure.low is None:
        return False
    low, high = min(values), max(values)
    base = low if clause.direction > 0 else high
    if low <= 0 or parts[0].type is not parts[1].type:
        return False
    change = (high - low) / base * 100
    of_other = (high - low) / (high if clause.direction > 0 else low) * 100
    reach = abs(figure.low) * (_EXACT if figure.bound is Bound.EXACT else _HEDGED)
    # Of 1% and less both are the same.
    return abs(of_other - figure.low) <= reach < abs(change - figure.low)


_EXACT: Final = Decimal("0.05")
_HEDGED: Final = Decimal("0.1")


def side_behind(figure: Figure, text: str) -> int:
    """1 for "nine points higher than", -1 for "£5m below", 0 where nothing of that follows."""
    match = _SIDE.match(text, figure.end)
    for word in match.group().split() if match else ():
        if word in GREATER | FURTHER:
            return 1
        if word in SMALLER | NEARER:
            return -1
    return 0


def is_compared(figure: Figure, text: str) -> bool:
    """True for "20 per cent higher than": a difference of two, and no sum."""
    return _THAN.match(text, figure.end) is not None
