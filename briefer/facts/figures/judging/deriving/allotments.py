"""Parts of what is split in a ratio: of patients who are assigned "in a 2:1 ratio" two thirds get the drug."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import keys_of
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.mention import Figure, FigureType

RULE: Final = "allotment"
_RATIO: Final = re.compile(r"\bratio\b|\brandomi[sz]ed\b|\bsplit\b", re.IGNORECASE)
_TO: Final = re.compile(
    r"[^.;]{0,40}?\b(?:to|between|of)\s(?P<one>[^.;]{1,80}?)(?:,)?\s(?:or|and|versus|to)\s(?P<other>[^.;]{1,80})"
)
_REACH: Final = 40
_NEARLY: Final = Decimal("0.006")
_SHARES: Final = frozenset({FigureType.FRACTION, FigureType.RATIO, FigureType.PERCENT})


@dataclass(frozen=True, slots=True)
class _Allotment:
    """Two numbers in a ratio, and the keys of who gets each part, as far as the source tells."""

    figure: Figure
    parts: tuple[Decimal, Decimal]
    bearers: tuple[frozenset[str], frozenset[str]]


def allotted(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The ratio of the source of which a share is one part; None where that part is another's."""
    if figure.type not in _SHARES or figure.low is None or figure.low != figure.high:
        return None
    share = figure.low / 100 if figure.type is FigureType.PERCENT else figure.low
    said = stated_in.clause(figure).own
    for split in index.once(_allotments):
        whole = sum(split.parts)
        for place, part in enumerate(split.parts):
            own, others = split.bearers[place], split.bearers[1 - place]
            if abs(part / whole - share) <= _NEARLY and (said & own - others or not said & others - own):
                span = split.figure.start, split.figure.end
                return Derivation(span, f"{part:f} of {whole:f} in {split.figure.text}", RULE)
    return None


def _allotments(index: FigureIndex) -> Sequence[_Allotment]:
    found = []
    for figure in index.of_types(FigureType.RATIO):
        if ":" not in figure.text or len(figure.parts) != 2 or None in figure.parts:
            continue
        near = index.text[max(0, figure.start - _REACH) : figure.end + _REACH]
        one, other = (part or Decimal(0) for part in figure.parts)
        if one > 0 and other > 0 and _RATIO.search(near):
            match = _TO.match(index.text, figure.end)
            bearers = (
                (keys_of(match["one"]), keys_of(match["other"])) if match else (frozenset[str](), frozenset[str]())
            )
            found.append(_Allotment(figure, (one, other), bearers))
    return found
