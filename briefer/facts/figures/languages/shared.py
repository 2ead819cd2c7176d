"""What figures that stand together share: "von 104,8 auf 96,1 Mio. Euro", "de 8 à 10 euros", "entre 2 e 3%"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from briefer.facts.figures.languages.amounts import plain_number
from briefer.facts.figures.languages.words import Words, words_of
from briefer.facts.mention import Figure, FigureType
from briefer.text.language import Language
from briefer.text.patterns import SPACE

_SHARED: Final = frozenset({FigureType.PERCENT, FigureType.MONEY, FigureType.QUANTITY, FigureType.DURATION})
_SCALED: Final = Decimal(1000)
_APART: Final = 25
"""How many times the one may be the other where both have one scale."""


@lru_cache
def _joint(language: Language) -> re.Pattern[str]:
    words = words_of(language)
    return re.compile(
        rf"{SPACE}(?:{words.any_of('and', 'or', 'to', 'changed')}{SPACE})(?:{words.any_of('bound', 'from')}{SPACE})?"
        rf"|{SPACE}?[-–/]{SPACE}?",
        re.IGNORECASE,
    )


def with_shared_units(text: str, figures: Sequence[Figure], words: Words) -> list[Figure]:
    """The figures, a bare number given the unit, and the scale, that stand behind the next."""
    out = list(figures)
    joint, scales = _joint(words.language), words.numbers("scale")
    scale = re.compile(rf"\d{SPACE}?({words.any_of('scale')})", re.IGNORECASE)
    for place in range(len(out) - 2, -1, -1):
        one, other = out[place], out[place + 1]
        if one.type is not FigureType.COUNT or one.low is None or other.low is None or one.low != one.high:
            continue
        if not joint.fullmatch(text, one.end, other.start) or not text[other.start].isdecimal():
            continue
        by = Decimal(1)
        if (match := scale.search(other.text)) and one.low < _SCALED:
            by = scales[" ".join(match[1].lower().split())]
            if not other.low / _APART <= one.low * by <= other.low * _APART:
                by = Decimal(1)
        if other.type in _SHARED:
            if by == 1 and scale.search(other.text):
                continue
            out[place] = _scaled(replace(one, type=other.type, unit=other.unit, per=one.per or other.per), by)
        elif other.type is FigureType.COUNT and by != 1:
            out[place] = _scaled(one, by)
    return out


def _scaled(figure: Figure, by: Decimal) -> Figure:
    low = (figure.low or Decimal(0)) * by
    return replace(figure, low=low, high=low, value=plain_number(low))
