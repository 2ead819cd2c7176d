"""What a price comes to in all, and a rate in another time: €45 per hectare for 380,000, $91 a year in months."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import Derivation
from briefer.facts.figures.judging.rounding import comes_to
from briefer.facts.figures.judging.spread import amount
from briefer.facts.mention import Figure, FigureType

RULES: Final = "times", "rate"
"""What a price comes to in all, and a rate in another time."""
_PRICED: Final = frozenset({FigureType.MONEY, FigureType.QUANTITY})
_COUNTED: Final = frozenset({FigureType.COUNT, FigureType.QUANTITY, FigureType.DURATION})
_A_TIME: Final = re.compile(r" (?:[a-z]+ )?(?:an?|each|every|per) (?P<per>day|week|month|year)\b")
_IN_A_YEAR: Final = {"year": Decimal(1), "month": Decimal(12), "week": Decimal(52), "day": Decimal(365)}
_TELLING: Final = 2  # words
_MOST: Final = 6  # figures of a sentence


def multiplied(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> Derivation | None:
    """The price and the number of one sentence that come to an amount, or the rate that it is in another time."""
    if figure.type not in _PRICED or (found := amount(figure)) is None or not figure.digits:
        return None
    said = stated_in.clause(figure).wide
    if figure.per in _IN_A_YEAR:
        return _in_another_time(figure, figure.per, found[1], said, index)
    for each, number in index.once(_priced).get(found[0], ()):
        if not each.low or not number.low or figure.digits < _TELLING:
            continue
        near = len(said & index.clause(each).wide)
        if near >= (1 if each.per else _TELLING) and comes_to(figure, found[1], _value(each) * number.low):
            return _derivation(each, number, f"{each.text} for {number.text}", RULES[0])
    return None


def _value(figure: Figure) -> Decimal:
    found = amount(figure)
    return found[1] if found else Decimal(0)


def _priced(index: FigureIndex) -> dict[str, list[tuple[Figure, Figure]]]:
    """The prices and numbers of the sentences that have few of both, by what they come to is in."""
    found: dict[str, list[tuple[Figure, Figure]]] = {}
    end = 0
    for figure in index.figures:
        if figure.start < end:
            continue
        start, end = index.sentence(figure.start)
        inside = index.within(start, end)
        prices = [one for one in inside if one.type in _PRICED and amount(one)][:_MOST]
        numbers = [one for one in inside if one.type in _COUNTED and one.low and one.low == one.high and not one.per]
        for each, number in product(prices, numbers[:_MOST]):
            if each is not number and _is_price_of(each, number, prices, index.text):
                found.setdefault((amount(each) or ("",))[0].partition(" per ")[0], []).append((each, number))
    return found


def _is_price_of(each: Figure, number: Figure, prices: Sequence[Figure], text: str) -> bool:
    """True for €45 per hectare and 380,000 hectares, and for the only amount of money before a number of many."""
    if each.per:
        named = number.label[-1:] or (singular(number.text.rpartition(" ")[2].lower()),)
        return singular(each.per) == named[0]
    alone = [one for one in prices if one.type is FigureType.MONEY] == [each] and each.end < number.start
    return (
        alone
        and number.type is FigureType.COUNT
        and bool(number.label)
        and _GIVEN.search(text, each.end, number.start) is not None
    )


_GIVEN: Final = re.compile(r"\b(?:to|for|by|from)\b(?: each of)? (?:the |all |its |some |about )?\Z")


def _in_another_time(
    figure: Figure, per: str, value: Decimal, said: frozenset[str], index: FigureIndex
) -> Derivation | None:
    for other, of in _timed(index):
        made = _value(other) * _IN_A_YEAR[of] / _IN_A_YEAR[per]
        near = len(said & index.clause(other).wide) >= _TELLING
        if of != per and near and other.unit == figure.unit and comes_to(figure, value, made):
            return _derivation(other, other, f"{other.text} a {of}", RULES[1])
    return None


def _timed(index: FigureIndex) -> Iterator[tuple[Figure, str]]:
    for other in index.of_types(*_PRICED):
        match = _A_TIME.match(index.text, other.end)
        if (of := other.per or (match["per"] if match else None)) in _IN_A_YEAR and other.low == other.high and of:
            yield other, of


def _derivation(one: Figure, other: Figure, how: str, rule: str) -> Derivation:
    return Derivation((min(one.start, other.start), max(one.end, other.end)), how, rule)
