"""The rank before a change: who "rose 41 places to 58th" was 99th."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import way_told
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.mention import Figure, FigureType
from briefer.text.words import LETTERS

RULE: Final = "before-the-change"
_PLACES: Final = re.compile(r" (?:places?|spots?|positions?) to (?:a |the )?")
_REACH: Final = 24


def former_rank(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The places and the rank of the source that give a rank that it does not state."""
    if figure.type is not FigureType.ORDINAL or figure.low is None or figure.label[-1:] == ("century",):
        return None
    return index.once(_former_ranks).get(figure.low)


def _former_ranks(index: FigureIndex) -> Mapping[Decimal, Derivation]:
    """The ranks that a text gives by a change and the rank behind it, each with where it does first."""
    found: dict[Decimal, Derivation] = {}
    for rank in index.of_types(FigureType.ORDINAL):
        before = index.within(max(0, rank.start - _REACH), rank.start)[-1:]
        if not before or rank.low is None or before[0].low is None:
            continue
        places = before[0]
        if not _PLACES.fullmatch(index.text, places.end, rank.start):
            continue
        said = [word.lower() for word in LETTERS.findall(index.text[max(0, places.start - _REACH) : places.start])]
        if way := way_told(reversed(said)):
            how = f"{places.text} places from {rank.text}"
            former = rank.low + way * (places.low or 0)
            found.setdefault(former, Derivation((places.start, rank.end), how, RULE))
    return found
