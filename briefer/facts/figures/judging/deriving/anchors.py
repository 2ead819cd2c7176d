"""Which amounts of a source the words of a summary single out: those that share what few others of their kind have.

"£25m above that of a US rival" singles out the £615m of "the American competitor had offered £615m"; what all amounts
of a text are said of ("sales") tells none of them apart.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.deriving.comparisons import EARLIER, side_of
from briefer.facts.figures.judging.deriving.restated import in_unit_of_context
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import key
from briefer.facts.figures.judging.made import PERCENT, Derivation
from briefer.facts.figures.judging.marks import tells_whom
from briefer.facts.figures.judging.spread import amount, of_one_thing
from briefer.facts.mention import Figure, FigureType
from briefer.text.words import ALPHANUMERICS

_RANGED: Final = frozenset({FigureType.MONEY, FigureType.QUANTITY, FigureType.RANGE, FigureType.COUNT})
_WHOLE_OF: Final = re.compile(r"\d (?:out )?of (?:the |its |their |all )?\Z|\bof (?:the|its|their|all) \Z")
_AFTER: Final = re.compile(r"\bafter \Z")  # "€29.7m after €35.1m"
_MOST: Final = 40  # amounts that one key singles out
_MOST_OF_A_KIND: Final = 1_000
"""Amounts of a text among which two may be meant: a table of thousands makes any number by chance."""
_WHOLE: Final = 100
_SHARED: Final = 3
"""A key that more amounts of a kind have singles out none of them."""


@dataclass(frozen=True, slots=True)
class Operand:
    """An amount of a source in the unit that all of its kind share, and the keys of what it is said of."""

    kind: str
    value: Decimal
    figure: Figure
    keys: frozenset[str]
    sentence: int
    is_old: bool
    """Whether the source says that it was so before."""
    is_whole: bool
    """Whether another is said to be so many of it: "17 of the 48 seats"."""


@dataclass(frozen=True, slots=True)
class Operands:
    """The amounts of a text of one kind, in order, and those that have a key."""

    all: Sequence[Operand]
    with_key: Mapping[str, Sequence[Operand]]
    starting: Mapping[int, Sequence[Operand]]
    """Those of each figure, by where it starts: of a range both ends."""


def operands(index: FigureIndex) -> Mapping[str, Operands]:
    """The amounts of a text by their kind, but for kinds of thousands; asked for through `FigureIndex.once`."""
    amounts: defaultdict[str, list[tuple[Decimal, Figure, Figure, int]]] = defaultdict(list)
    number, end = -1, 0
    before: Figure | None = None
    for figure in index.figures:
        if figure.start >= end:
            end, number, before = index.sentence(figure.start)[1], number + 1, None
        if side_of(figure, index.text) or tells_whom(figure, index.text):
            continue
        for one in _ends(figure):
            made = _percent(one, before) or amount(in_unit_of_context(one, index))
            if made is None or made[1] <= 0:
                continue
            # "€1,542 a month ... an average of €1,105": who says for how long does not always say it again.
            amounts[made[0].partition(" per ")[0]].append((made[1], one, figure, number))
            before = figure if made[0] == PERCENT or figure.unit else before
    found: dict[str, Operands] = {}
    for kind, all_ in amounts.items():
        if len(all_) <= _MOST_OF_A_KIND:
            of_kind = [_operand(kind, *each, index) for each in all_]
            found[kind] = Operands(tuple(of_kind), _by_key(of_kind), _by_start(of_kind))
    return found


def _operand(kind: str, value: Decimal, one: Figure, figure: Figure, sentence: int, index: FigureIndex) -> Operand:
    """An amount of a text; `one` is what it comes to of `figure`, of which a range has two ends."""
    keys = index.clause(figure).all | {key(word) for word in figure.label}
    told = is_old(figure, index), _WHOLE_OF.search(index.text, max(0, one.start - 12), one.start) is not None
    return Operand(kind, value, one, keys - {""}, sentence, *told)


def _by_start(found: Sequence[Operand]) -> Mapping[int, Sequence[Operand]]:
    starting: defaultdict[int, list[Operand]] = defaultdict(list)
    for one in found:
        starting[one.figure.start].append(one)
    return dict(starting)


def _by_key(found: Sequence[Operand]) -> Mapping[str, Sequence[Operand]]:
    with_key: defaultdict[str, list[Operand]] = defaultdict(list)
    for one in found:
        for word in one.keys:
            if len(with_key[word]) < _MOST:
                with_key[word].append(one)
    return with_key


def _ends(figure: Figure) -> Sequence[Figure]:
    if figure.low is None or figure.high is None or figure.low == figure.high or figure.type not in _RANGED:
        return (figure,)
    return replace(figure, high=figure.low), replace(figure, low=figure.high)


def _percent(figure: Figure, before: Figure | None) -> tuple[str, Decimal] | None:
    """A percentage; so is the 13 of "about 12 per cent instead of 13"."""
    if figure.low is None or figure.low != figure.high:
        return None
    if figure.type is FigureType.COUNT and not (figure.label or figure.unit or figure.series) and before is not None:
        return (PERCENT, figure.low) if before.type is FigureType.PERCENT and figure.low <= _WHOLE else None
    return (PERCENT, figure.low) if figure.type is FigureType.PERCENT else None


def is_old(figure: Figure, index: FigureIndex) -> bool:
    """Whether the source says of an amount that it was so before: "€29.7m after €35.1m", "in the previous year"."""
    clause = index.clause(figure)
    if clause.old or _AFTER.search(index.text, max(0, figure.start - 7), figure.start):
        return True
    said = index.text[clause.span[0] : clause.span[1]].lower() if clause.span else ""
    return not EARLIER.isdisjoint(ALPHANUMERICS.findall(said))


_WHEN: Final = re.compile(r"(?: [a-z]+)? (?:in (?P<year>(?:19|20)\d\d)|now|today)\b")


def earlier_of(one: Figure, other: Figure, index: FigureIndex) -> Figure | None:
    """The 480 of "480 people in 2018 and 360 today": the amount with the earlier of the times right behind both."""
    here, there = (_WHEN.match(index.text, part.end) for part in (one, other))
    if here is None or there is None:
        return None
    years = int(here["year"] or sys.maxsize), int(there["year"] or sys.maxsize)
    return None if years[0] == years[1] else one if years[0] < years[1] else other


def singled_out(said: frozenset[str], of_kind: Operands) -> Mapping[int, Decimal]:
    """How much the keys `said` single an amount out, by where its figure starts; silent ones lack.

    A key counts by how few amounts have it, once for each.
    """
    scores: Counter[int] = Counter()
    for word in said:
        having = of_kind.with_key.get(word, ())
        if 0 < len(having) <= _SHARED:
            for start in {one.figure.start for one in having}:
                scores[start] += Decimal(1) / len(having)  # type: ignore[assignment]
    return scores  # type: ignore[return-value]


def is_of_others(figure: Figure, way: Derivation, said: frozenset[str], index: FigureIndex) -> bool:
    """True where the words single out another amount, by a word of its own, and are silent on all that make a figure.

    "Missed the forecast by 22 million" is not told of the profit that fell by so much, in the sentence of the forecast.

    Args:
        figure: Of a summary.
        way: How figures of the source make it.
        said: The keys of what stands with it.
        index: The figures of the source.
    """
    places = {part.start for part in way.parts}
    for of_kind in index.once(operands).values() if places else ():
        parts = [one for start in places for one in of_kind.starting.get(start, ())]
        if not parts:
            continue
        if any(said & one.keys for one in parts):
            return False
        scores = singled_out(said, of_kind)
        near = {one.sentence for one in parts}
        return any(
            one.sentence in near and of_one_thing((figure, *way.parts, one.figure))
            for start, score in scores.items()
            if score >= 1
            for one in of_kind.starting.get(start, ())
        )
    return False
