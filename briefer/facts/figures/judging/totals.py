"""The sums, differences and shares that neighbouring figures of one sentence make, computed once per source."""

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final, Self

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.compare import dimension
from briefer.facts.figures.judging.nouns import is_person
from briefer.facts.mention import Figure, FigureType

Made = tuple[Decimal, tuple[Figure, ...]]
"""A number and the figures that make it."""

_ADDENDS: Final = 5
_NEAR: Final = 160
# How many sentences on a count of the same thing may follow.
_NEXT: Final = 2
_MOVE: Final = re.compile(r"\b(?:from|to)\b", re.IGNORECASE)
_JOINT: Final = re.compile(r"\b(?:and|plus|another|along with|as well as|while|then|others?)\b|[,;+&]", re.IGNORECASE)
_NAME_BEFORE: Final = re.compile(r"[a-z,] [A-Z&][\w&]* \Z")
_PART_OF: Final = re.compile(r"\s(?:[\w-]+\s){0,2}of (?:them|whom|those|these|the)\b", re.IGNORECASE)
_OF_TOTAL: Final = re.compile(r"\b(?:out )?of\b", re.IGNORECASE)
_ONE_MORE: Final = re.compile(
    r"\b(?:an?|another)\s(?:[\w-]+\s)?(\w+)\s(?:over|in|near|at|on|from|by)\b|\banother\s(?=over|in|near|at|on|from|by)",
    re.IGNORECASE,
)
_COUNTS: Final = "counts"


def kind_of(figure: Figure) -> str:
    """Figures of one kind can be added: counts with or without a noun, or amounts in one unit."""
    name = dimension(figure)
    return _COUNTS if name in ("count", "bare") else f"{name} {figure.unit}"


@dataclass(frozen=True, slots=True)
class Totals:
    """What the figures of each sentence make, by kind and sorted.

    `gaps` are differences, `moves` those that the text itself speaks of ("from $3bn to $4bn"); `shares` are parts of a
    larger figure, `stated_shares` those that the text calls so ("3 of 12").
    """

    sums: dict[str, list[Made]]
    gaps: dict[str, list[Made]]
    moves: dict[str, list[Made]]
    shares: list[Made]
    stated_shares: list[Made]

    @classmethod
    def of(cls, text: str, figures: Sequence[Figure], breaks: Sequence[int]) -> Self:
        """The totals of `figures`, which stand in `text`; `breaks` are the offsets at which its sentences start."""
        kinds: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.low is not None and figure.low == figure.high and not _is_loose(figure, text):
                kinds[kind_of(figure)].append(figure)
        sums: defaultdict[str, list[Made]] = defaultdict(list)
        gaps: defaultdict[str, list[Made]] = defaultdict(list)
        moves: defaultdict[str, list[Made]] = defaultdict(list)
        shares: list[Made] = []
        stated: list[Made] = []
        for kind, alike in kinds.items():
            if kind == _COUNTS:
                sums[kind].extend(_with_single_ones(alike, text, breaks))
            for run in _runs(alike, breaks):
                values = [figure.low or Decimal(0) for figure in run]
                if _listed(run, text):
                    sums[kind].append((sum(values, Decimal(0)), run))
                if len(run) == 2 and values[0] != values[1]:
                    between = text[run[0].end : run[1].start]
                    gap = (abs(values[0] - values[1]), run)
                    gaps[kind].append(gap)
                    if _MOVE.search(between):
                        moves[kind].append(gap)
                    if max(values) > 0:
                        share = min(values) / max(values)
                        shares.append((share, run))
                        if _OF_TOTAL.search(between):
                            stated.append((share, run))
        for made in (*sums.values(), *gaps.values(), *moves.values(), shares, stated):
            made.sort(key=_value)
        return cls(dict(sums), dict(gaps), dict(moves), shares, stated)


def within(made: Sequence[Made], low: Decimal, high: Decimal) -> Iterator[Made]:
    """Those of `made`, which is sorted, from `low` to `high`."""
    start, end = bisect.bisect_left(made, low, key=_value), bisect.bisect_right(made, high, key=_value)
    return (made[place] for place in range(start, end))


def _value(made: Made) -> Decimal:
    return made[0]


def _runs(alike: Sequence[Figure], breaks: Sequence[int]) -> Iterator[tuple[Figure, ...]]:
    """Neighbouring figures within one sentence, two to five at a time."""
    for start, first in enumerate(alike):
        sentence = bisect.bisect_right(breaks, first.start)
        for end in range(start + 1, min(start + _ADDENDS, len(alike))):
            other = alike[end]
            if bisect.bisect_right(breaks, other.start) != sentence or other.start - alike[end - 1].end > _NEAR:
                break
            yield tuple(alike[start : end + 1])


def _with_single_ones(alike: Sequence[Figure], text: str, breaks: Sequence[int]) -> Iterator[Made]:
    """Sums that need no list: "13 drones ... Two drones ...", "two drones, a drone in Bryansk and another in Kursk"."""
    for figure, other in pairwise(alike):
        near = bisect.bisect_right(breaks, other.start) - bisect.bisect_right(breaks, figure.start) <= _NEXT
        if near and figure.label and figure.label[-1:] == other.label[-1:]:
            yield (figure.low or Decimal(0)) + (other.low or Decimal(0)), (figure, other)
    for figure in alike:
        if not figure.label:
            continue
        place = bisect.bisect_right(breaks, figure.start)
        rest = text[figure.end : min(figure.end + _NEAR, breaks[place] if place < len(breaks) else len(text))]
        nouns = (match[1] for match in _ONE_MORE.finditer(rest))
        more = sum(noun is None or singular(noun.lower()) == figure.label[-1] for noun in nouns)
        if more:
            yield (figure.low or Decimal(0)) + more, (figure,)


def _is_loose(figure: Figure, text: str) -> bool:
    """True for the ages in "three men, aged 65, 38 and 18, and two women", and for the two of a two-storey house."""
    if figure.type is not FigureType.COUNT:
        return False
    after = text[figure.end : figure.end + 4]
    return after.startswith("-") or (not figure.label and after.startswith((",", ")", " and")))


def _listed(run: Sequence[Figure], text: str) -> bool:
    """True where the text adds the figures up: "three men and two women", not "five people, two of them Americans"."""
    if not all(_JOINT.search(text[one.end : other.start]) for one, other in pairwise(run)):
        return False
    if any(_PART_OF.match(text, figure.end) for figure in run):
        return False
    # The 500 of "S&P 500" is no addend.
    if any(_NAME_BEFORE.search(text[max(0, figure.start - 16) : figure.start]) for figure in run):
        return False
    heads = {figure.label[-1] for figure in run if figure.label}
    return len(heads) < 2 or all(is_person(head) for head in heads)
