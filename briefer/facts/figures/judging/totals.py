"""What the figures that stand together in a source make: sums, differences, changes, shares, parts of an amount.

Worked out once for a source, and only when a figure of a summary is not found in it: neighbouring figures of one
sentence, and of the next one where it goes on about the same.
"""

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final, Self

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.judging.compare import dimension
from briefer.facts.figures.judging.nouns import is_person
from briefer.facts.mention import Figure, FigureType


@dataclass(frozen=True, slots=True)
class Made:
    """A number that `parts` make, the rule by which, and how in words."""

    value: Decimal
    rule: str
    parts: tuple[Figure, ...]
    how: str
    told: bool = False
    """Whether the text itself speaks of it: "from $3bn to $4bn", "of which", "3 of 12"."""


_ADDENDS: Final = 5
_NEAR: Final = 160
_PART_WHOLE_OTHER: Final = 3
# How many sentences on a count of the same thing may follow.
_NEXT: Final = 2
_MOVE: Final = re.compile(r"\b(?:from|to|against|compared|than|or|above|below)\b", re.IGNORECASE)
# "$649, $50 more than its predecessor": the second is no addend, and gives what the other cost.
_MORE: Final = re.compile(r"\s(?:[a-z]+\s)?(?:more|higher|above|dearer|up)\b", re.IGNORECASE)
_LESS: Final = re.compile(r"\s(?:[a-z]+\s)?(?:less|fewer|lower|below|cheaper|down)\b", re.IGNORECASE)
_WHOLE: Final = re.compile(r"\s(?:out )?of (?:the|its|their|all)?\s?\Z", re.IGNORECASE)
_JOINT: Final = re.compile(r"\b(?:and|plus|another|along with|as well as|while|then|others?)\b|[,;+&]", re.IGNORECASE)
_NAME_BEFORE: Final = re.compile(r"[a-z,] (?:[A-Z]{2,}|[A-Z][\w]*&\w*) \Z")
_PART_OF: Final = re.compile(r"\s(?:[\w-]+\s){0,2}of (?:them|whom|those|these|the)\b", re.IGNORECASE)
_OF_TOTAL: Final = re.compile(r"\b(?:out )?of\b", re.IGNORECASE)
_OF_WHICH: Final = re.compile(r"\bof (?:which|whom|them|those|the)\b|\bout of\b|\A of \Z|; ", re.IGNORECASE)
_ONE_MORE: Final = re.compile(
    r"\b(?:an?|another)\s(?:[\w-]+\s)?(\w+)\s(?:over|in|near|at|on|from|by)\b|\banother\s(?=over|in|near|at|on|from|by)",
    re.IGNORECASE,
)
COUNTS: Final = "counts"
PERCENT: Final = "percent %"
FRACTION: Final = "fraction"
_PARTS: Final = frozenset({FigureType.PERCENT, FigureType.FRACTION, FigureType.RATIO})
_AMOUNTS: Final = frozenset({FigureType.MONEY, FigureType.QUANTITY, FigureType.COUNT})
_LEAST_AMOUNT: Final = Decimal("0.0001")


def kind_of(figure: Figure) -> str:
    """Figures of one kind can be added: counts with or without a noun, or amounts in one unit."""
    name = dimension(figure)
    return COUNTS if name in ("count", "bare") else f"{name} {figure.unit}"


@dataclass(frozen=True, slots=True)
class Totals:
    """What the figures of each sentence make, by the kind of what they make, sorted by value."""

    made: dict[str, list[Made]]

    @classmethod
    def of(cls, text: str, figures: Sequence[Figure], breaks: Sequence[int]) -> Self:
        """The totals of `figures`, which stand in `text`; `breaks` are the offsets at which its sentences start."""
        made: defaultdict[str, list[Made]] = defaultdict(list)
        kinds: defaultdict[str, list[Figure]] = defaultdict(list)
        measured: Figure | None = None
        for figure in figures:
            if figure.low is not None and figure.low == figure.high and not _is_loose(figure, text):
                kinds[kind_of(figure)].append(figure)
                if figure.type in _MEASURES:
                    measured = figure
                elif measured is not None and _leaves_out_unit(figure, measured, breaks):
                    same = replace(figure, type=measured.type, unit=measured.unit)
                    kinds[kind_of(same)].append(same)
        for kind, alike in kinds.items():
            if kind == COUNTS:
                made[kind].extend(_with_single_ones(alike, text, breaks))
            for run in _runs(alike, breaks):
                for name, number in _of_run(kind, run, text):
                    made[name].append(number)
        for name, number in _of_parts(text, figures, breaks):
            made[name].append(number)
        for numbers in made.values():
            numbers.sort(key=_value)
        return cls(dict(made))

    def within(self, kind: str, low: Decimal, high: Decimal) -> Iterator[Made]:
        """What is made of a kind, from `low` to `high`."""
        numbers = self.made.get(kind, ())
        start, end = bisect.bisect_left(numbers, low, key=_value), bisect.bisect_right(numbers, high, key=_value)
        return (numbers[place] for place in range(start, end))


_MEASURES: Final = frozenset({FigureType.MONEY, FigureType.QUANTITY, FigureType.PERCENT})


def _leaves_out_unit(figure: Figure, measured: Figure, breaks: Sequence[int]) -> bool:
    """True for the 10 of "doing 13.5 knots, against a limit of 10": the sentence has its unit."""
    if figure.type is not FigureType.COUNT or figure.label or figure.unit or figure.series:
        return False
    return bisect.bisect_right(breaks, figure.start) == bisect.bisect_right(breaks, measured.start)


def _value(made: Made) -> Decimal:
    return made.value


def _runs(alike: Sequence[Figure], breaks: Sequence[int]) -> Iterator[tuple[Figure, ...]]:
    """Neighbouring figures within one sentence, two to five at a time."""
    for start, first in enumerate(alike):
        sentence = bisect.bisect_right(breaks, first.start)
        for end in range(start + 1, min(start + _ADDENDS, len(alike))):
            other = alike[end]
            if bisect.bisect_right(breaks, other.start) != sentence or other.start - alike[end - 1].end > _NEAR:
                break
            yield tuple(alike[start : end + 1])


def _of_run(kind: str, run: tuple[Figure, ...], text: str) -> Iterator[tuple[str, Made]]:
    """The sum of a run, and what else its two figures make."""
    values = [figure.low or Decimal(0) for figure in run]
    if _listed(run, text):
        yield kind, Made(sum(values, Decimal(0)), "sum", run, " + ".join(figure.text for figure in run))
    if len(run) == _PART_WHOLE_OTHER and _WHOLE.match(text, run[0].end, run[1].start):
        # "31 of the 57 seats, down from 36"
        run, values = (run[0], run[2]), [values[0], values[2]]
    if len(run) != 2 or values[0] == values[1]:
        return
    one, other = run
    if sign := _compared(text, other):
        before = values[0] - sign * values[1]
        yield kind, Made(before, "before-the-change", run, f"{one.text} and {other.text}", told=True)
    between = text[one.end : other.start]
    moved = bool(_MOVE.search(between))
    gap_kind = "percentage-points pp" if kind == PERCENT else kind
    how = f"the difference of {one.text} and {other.text}"
    whole = bool(_OF_WHICH.search(between)) or bool(_PART_OF.match(text, other.end))
    yield gap_kind, Made(abs(values[0] - values[1]), "difference", run, how, told=moved or whole)
    if gap_kind != kind:
        yield kind, Made(abs(values[0] - values[1]), "difference", run, how, told=False)
    if min(values) <= 0:
        return
    share = min(values) / max(values)
    told = bool(_OF_TOTAL.search(between))
    yield FRACTION, Made(share, "share", run, f"{one.text} and {other.text}", told)
    yield PERCENT, Made(share * 100, "share", run, f"{one.text} and {other.text}", told)
    for old, new in ((values[0], values[1]), (values[1], values[0])):
        change = abs(new - old) / old
        yield PERCENT, Made(change * 100, "change", run, f"the change between {one.text} and {other.text}", moved)
        yield "times times", Made(new / old, "ratio", run, f"{one.text} and {other.text}", moved)


def _of_parts(text: str, figures: Sequence[Figure], breaks: Sequence[int]) -> Iterator[tuple[str, Made]]:
    """What a share makes of an amount beside it ("1.2 million tons, later halved"), and a change of its result."""
    for one, other in pairwise(figures):
        if bisect.bisect_right(breaks, other.start) - bisect.bisect_right(breaks, one.start) > 1:
            continue
        for amount, part in ((one, other), (other, one)):
            yield from _of_share(amount, part)
        if {one.type, other.type} <= {FigureType.PERCENT, FigureType.PERCENTAGE_POINTS, FigureType.COUNT}:
            yield from _before(one, other)
    for figure in figures:
        if figure.type is FigureType.SCORE and len(figure.parts) == 2:
            numbers = [part for part in figure.parts if part is not None]
            yield COUNTS, Made(sum(numbers, Decimal(0)), "sum", (figure,), f"of {figure.text}", told=True)
            yield COUNTS, Made(abs(numbers[0] - numbers[-1]), "difference", (figure,), f"of {figure.text}", told=True)
    yield from _repeated(figures)


def _of_share(amount: Figure, part: Figure) -> Iterator[tuple[str, Made]]:
    if amount.type not in _AMOUNTS or part.type not in _PARTS or amount.low is None or part.low is None:
        return
    if amount.low != amount.high or amount.low < _LEAST_AMOUNT or part.low <= 0 or amount.series:
        return
    share = part.low / 100 if part.type is FigureType.PERCENT else part.low
    kind, both = kind_of(amount), (amount, part) if amount.start < part.start else (part, amount)
    how = f"{part.text} and {amount.text}"
    if part.unit == "times":
        yield kind, Made(amount.low * share, "multiple", both, how)
        yield kind, Made(amount.low / share, "multiple", both, how)
        return
    yield kind, Made(amount.low * share, "share", both, how)
    for factor in (1 + share, 1 - share):
        if factor > 0:
            yield kind, Made(amount.low * factor, "change", both, how)
            yield kind, Made(amount.low / factor, "change", both, how)


def _before(one: Figure, other: Figure) -> Iterator[tuple[str, Made]]:
    """As in "fell 2.4 points to 81.7 per cent": what it was before."""
    points = one.type is FigureType.PERCENTAGE_POINTS or "point" in one.label
    if points and one.low is not None and other.low is not None:
        for value in (other.low + one.low, other.low - one.low):
            yield PERCENT, Made(value, "before-the-change", (one, other), f"{one.text} and {other.text}", told=True)


def _repeated(figures: Sequence[Figure]) -> Iterator[tuple[str, Made]]:
    """As in "500 mg three times a day" for a day, "250 mg per 5 ml" for one."""
    for one, other in pairwise(figures):
        if one.low is None or one.type is not FigureType.QUANTITY:
            continue
        if other.label[:1] == ("time",) and other.per and other.low is not None:
            how = f"{one.text} {other.text} times"
            yield f"{kind_of(one)} per {other.per}", Made(one.low * other.low, "times", (one, other), how, told=True)
        if one.per and other.low and one.per.startswith(other.text.lower()) and other.type is FigureType.QUANTITY:
            how = f"{one.text} per {other.text}"
            yield f"{kind_of(one)} per {other.unit}", Made(one.low / other.low, "rate", (one, other), how, told=True)


def _with_single_ones(alike: Sequence[Figure], text: str, breaks: Sequence[int]) -> Iterator[Made]:
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
        if more:
            yield Made((figure.low or Decimal(0)) + more, "sum", (figure,), f"{figure.text} and {more} more")


def _is_loose(figure: Figure, text: str) -> bool:
    """True for the ages in "three men, aged 65, 38 and 18, and two women", and for the two of a two-storey house."""
    if figure.series:
        return True
    if figure.type is not FigureType.COUNT:
        return False
    after = text[figure.end : figure.end + 4]
    return after.startswith("-") or (not figure.label and after.startswith((",", ")", " and")))


def _compared(text: str, figure: Figure) -> int:
    """Which way a difference goes that the text tells: 1 for "$50 more", -1 for "$50 less", 0 where it is none."""
    return 1 if _MORE.match(text, figure.end) else -1 if _LESS.match(text, figure.end) else 0


def _listed(run: Sequence[Figure], text: str) -> bool:
    """True where the text adds the figures up: "three men and two women", not "five people, two of them Americans"."""
    if any(_compared(text, figure) for figure in run[1:]):
        return False
    if not all(_JOINT.search(text[one.end : other.start]) for one, other in pairwise(run)):
        return False
    if any(_PART_OF.match(text, figure.end) for figure in run):
        return False
    # The 500 of "S&P 500" is no addend.
    if any(_NAME_BEFORE.search(text[max(0, figure.start - 16) : figure.start]) for figure in run):
        return False
    heads = {figure.label[-1] for figure in run if figure.label}
    return len(heads) < 2 or all(is_person(head) for head in heads)
