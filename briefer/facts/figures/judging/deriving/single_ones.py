"""Sums that need no list: two counts of one thing, and a count beside one of which no number tells."""

import bisect
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.made import Made
from briefer.facts.figures.judging.nouns import is_person
from briefer.facts.mention import Figure

_NEAR: Final = 160
# How many sentences on a count of the same thing may follow.
_NEXT: Final = 2
_ONE_MORE: Final = re.compile(
    r"\b(?:an?|another)\s(?:[\w-]+\s)?(\w+)\s(?:over|in|near|at|on|from|by)\b|\banother\s(?=over|in|near|at|on|from|by)",
    re.IGNORECASE,
)
# "Two guards and a nurse", "a 19-year-old painter and two guards"; "seven others" beside whoever is named.
_AND_ONE: Final = re.compile(r"(?: [\w’'-]+)?,? and an? (?:[\w’'-]+ ){0,2}?(?P<noun>[a-z]+)\b")
_ONE_AND: Final = re.compile(r"\ban? (?:[\w’'-]+ ){0,2}?(?P<noun>[a-z]+) and \Z")
_OTHERS: Final = re.compile(r" others?\b")
_BESIDE: Final = re.compile(r"(?:\band|,|&|\bto|\bplus) (?:at least |about |the )?\Z")
_BESIDE_REACH: Final = 16
_ONE_REACH: Final = 48


def with_single_ones(alike: Sequence[Figure], text: str, breaks: Sequence[int]) -> Iterator[Made]:
    """Sums that need no list: "13 drones ... Two drones ...", "two drones, a drone in Bryansk and another in Kursk"."""
    for figure, other in pairwise(alike):
        near = bisect.bisect_right(breaks, other.start) - bisect.bisect_right(breaks, figure.start) <= _NEXT
        if near and figure.label and figure.label[-1:] == other.label[-1:]:
            total = (figure.low or Decimal(0)) + (other.low or Decimal(0))
            yield Made(total, "sum", (figure, other), f"{figure.text} + {other.text}")
    for figure in alike:
        if not figure.label:
            continue
        place = bisect.bisect_right(breaks, figure.start)
        rest = text[figure.end : min(figure.end + _NEAR, breaks[place] if place < len(breaks) else len(text))]
        nouns = (match[1] for match in _ONE_MORE.finditer(rest))
        more = sum(noun is None or singular(noun.lower()) == figure.label[-1] for noun in nouns)
        more = more or _is_beside_one(figure, text)
        if more:
            yield Made((figure.low or Decimal(0)) + more, "sum", (figure,), f"{figure.text} and {int(more)} more")


def _is_beside_one(figure: Figure, text: str) -> bool:
    """True for "two guards and a nurse", and for "seven others", who stand beside somebody."""
    if _OTHERS.match(text, figure.end):
        return _BESIDE.search(text, max(0, figure.start - _BESIDE_REACH), figure.start) is not None
    if not is_person(figure.label[-1]):
        return False
    ones = _AND_ONE.match(text, figure.end), _ONE_AND.search(text, max(0, figure.start - _ONE_REACH), figure.start)
    return any(one is not None and is_person(one["noun"]) for one in ones)
