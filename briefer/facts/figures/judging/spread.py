"""Sums of figures that a source tells one after the other, in one sentence and the next: "seven years ... four years".

Only a summary that says that it adds up ("a total of", "together") may mean them: see `worked_out`.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from briefer.facts.figures.judging.compare import days, metric
from briefer.facts.figures.judging.made import COUNTS, Made
from briefer.facts.figures.judging.nouns import is_person, may_stand_for
from briefer.facts.mention import Figure, FigureType

_TWO: Final = 2
_ADDENDS: Final = 5
_NEAR: Final = 400  # characters between two addends
_MONTHS: Final = frozenset("month quarter year decade century".split())
_A_MONTH: Final = Decimal("30.4375")
# What was before or elsewhere, and what another figure includes, is no addend: "up from 5", "including 7".
_NO_ADDEND: Final = re.compile(
    r"\b(?:from|against|than|compared (?:with|to)|above|below|or|including|of (?:which|whom|the|its|their|his|her))"
    r" (?:[a-z]+ )?\Z",
    re.IGNORECASE,
)
_PART_OF: Final = re.compile(r"\s(?:[\w-]+\s){0,2}of (?:them|whom|those|these|the|which)\b", re.IGNORECASE)
_BEFORE: Final = 32
_PLAIN: Final = frozenset({FigureType.COUNT, FigureType.MONEY})


def amount(figure: Figure) -> tuple[str, Decimal] | None:
    """What may be added up, in a unit that all of its kind share: 700 megawatts and 1.2 gigawatts are both power."""
    if figure.low is None or figure.low != figure.high or figure.series or figure.restates:
        return None
    rate = f" per {figure.per}" if figure.per else ""
    if figure.type in _PLAIN:
        return (f"money {figure.unit}" if figure.unit else COUNTS) + rate, figure.low
    if figure.type is FigureType.DURATION and (lasts := days(figure, figure.low)) is not None:
        return (f"months{rate}", lasts / _A_MONTH) if figure.unit in _MONTHS else (f"days{rate}", lasts)
    if figure.type is FigureType.QUANTITY:
        base = metric(figure, figure.low)
        if base is None or base[0] == "temperature":
            return f"{figure.unit}{rate}", figure.low
        return f"{base[0]}{rate}", base[1]
    return None


def of_one_thing(figures: Sequence[Figure]) -> bool:
    """True for counts of one thing: "23 ships" and "four", "three men" and "two women"; not ships and sailors."""
    heads = {head for figure in figures for head in _head(figure)}
    if len(heads) < _TWO:
        return True
    return all(is_person(head) for head in heads) or all(may_stand_for(one, other) for one, other in pairwise(heads))


def _head(figure: Figure) -> Sequence[str]:
    """The noun that tells what a number counts, if any does."""
    return figure.label[-1:] if figure.type is FigureType.COUNT else ()


def sums_over_sentences(figures: Sequence[Figure], text: str, breaks: Sequence[int]) -> Iterator[tuple[str, Made]]:
    """The sums of two to five figures of a kind, one after the other, that end no later than the sentence after."""
    kinds: defaultdict[str, list[tuple[Decimal, Figure]]] = defaultdict(list)
    for figure in figures:
        if (found := amount(figure)) and _is_addend(figure, text):
            kinds[found[0]].append((found[1], figure))
    for kind, terms in kinds.items():
        sentences = [bisect_right(breaks, figure.start) for _, figure in terms]
        for start, (total, first) in enumerate(terms):
            parts, heads = [first], set(_head(first))
            for end in range(start + 1, min(start + _ADDENDS, len(terms))):
                figure = terms[end][1]
                if sentences[end] - sentences[start] > 1 or figure.start - parts[-1].end > _NEAR:
                    break
                total += terms[end][0]
                parts.append(figure)
                heads.update(_head(figure))
                if len(heads) < _TWO or of_one_thing(parts):
                    how = " + ".join([part.text for part in parts])
                    yield over_sentences(kind), Made(total, "sum", tuple(parts), how)


def over_sentences(kind: str) -> str:
    """Under which kind the sums of `kind` are kept, apart from those that need no word for them."""
    return f"{kind} over sentences"


def _is_addend(figure: Figure, text: str) -> bool:
    before = text[max(0, figure.start - _BEFORE) : figure.start]
    return not (_NO_ADDEND.search(before) or _PART_OF.match(text, figure.end))
