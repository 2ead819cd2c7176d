"""What comes to each: 48,500 pupils in 970 schools are 50 a school, 31,400 who apply for 5,200 places six for each."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import Final

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.deriving.restated import in_unit_of_context
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.figures.judging.rounding import last_place
from briefer.facts.figures.judging.spread import amount, of_one_thing
from briefer.facts.mention import Figure, FigureType
from briefer.text.words import LETTERS

RULE: Final = "average"
_MOST: Final = 12
_REACH: Final = 80  # characters
_EACH: Final = re.compile(
    r"\b(?i:each|every|per)(?: of (?:the|its|their)(?: [\d,.]+\d| \w+)?)? (?P<noun>[a-z]+)(?: (?P<head>[a-z]+))?"
)
_AVERAGED: Final = frozenset({FigureType.COUNT, FigureType.MONEY, FigureType.QUANTITY})
_NEARLY: Final = Decimal("0.03")
"""How far off its whole number a small one may be: six for each of 6.04."""


def average(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The amounts of what the figure is of and of what it is said for each of, of one sentence, that give it."""
    is_each = figure.per == "each"  # "$150,000 each", of $600,000 that four sisters share
    found = amount(replace(figure, per=None)) if figure.type in _AVERAGED and (is_each or not figure.per) else None
    if figure.type is FigureType.COUNT and figure.per and not is_each and figure.low is not None:
        found = ("", figure.low)
    if found is None or figure.low is None or figure.low <= 0:
        return None
    kind, value = found
    reach = min(last_place(figure, figure.low) / 2 * value / figure.low, value * _NEARLY)
    for among in _among(figure, index, stated_in):
        for whole in index.within(*index.sentence(among.start)):
            if whole is among or not among.low or not of_one_thing((figure, whole)):
                continue
            made = amount(in_unit_of_context(whole, index))
            if made and made[0] in (kind, kind or made[0]) and abs(made[1] / among.low - value) <= reach:
                first, last = sorted((whole, among), key=lambda one: one.start)
                return Derivation((first.start, last.end), f"{whole.text} for {among.text}", RULE)
    return None


def _among(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Iterator[Figure]:
    """The counts of the source of what the summary says the figure for each of."""
    low, high = stated_in.clause(figure).span
    nouns = [singular(figure.per)] if figure.per else []
    if figure.per == "each":
        said = LETTERS.findall(stated_in.text[max(low, figure.start - _REACH) : figure.start])
        nouns = [singular(word.lower()) for word in said]
    match = _EACH.search(stated_in.text, low, high)
    nouns += [singular(noun) for noun in match.groups() if noun] if match else []
    for noun in nouns:
        yield from (one for one in index.labelled.get(noun, ())[:_MOST] if one.type is FigureType.COUNT)
        yield from islice(index.figures_of_units(noun), _MOST)  # "per day" of 130 days
