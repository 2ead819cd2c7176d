"""How far a figure of the source is from a round number that the summary names: 88 is "12 short of a hundred"."""

import re
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.mention import Figure, FigureType
from briefer.text.folding import as_matched

RULE: Final = "difference"
_OF_ROUND: Final = re.compile(
    r"(?:\s[a-z]+)?\s(?P<side>short of|shy of|off|beyond|past)\s(?:an?|his|her|their|its)\s"
    r"(?P<round>hundred|century|thousand)\b",
    re.IGNORECASE,
)
_ROUND: Final = {"hundred": Decimal(100), "century": Decimal(100), "thousand": Decimal(1000)}


def is_from_round(figure: Figure, stated_in: FigureIndex) -> bool:
    """True for a figure that says how far it is to a round number."""
    return figure.type is FigureType.COUNT and _OF_ROUND.match(stated_in.text, figure.end) is not None


def from_round(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The count of the source that is as far from the round number as the summary says."""
    match = _OF_ROUND.match(stated_in.text, figure.end)
    if match is None or figure.low is None:
        return None
    way = 1 if match["side"].lower() in ("beyond", "past") else -1
    total = _ROUND[as_matched(match["round"]).lower()]
    for other in index.holders(total + way * figure.low, figure):
        if other.type is FigureType.COUNT:
            return Derivation((other.start, other.end), f"{other.text} of {total:f}", RULE)
    return None
