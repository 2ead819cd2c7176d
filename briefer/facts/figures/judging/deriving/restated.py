"""What follows from figures of the sentences that a summary restates, though they do not stand side by side.

"The council wants £90m. ... The ministry offered at least £75m" gives "£15m less than the council wants"; "8,600 of the
boats were new" and "a third of Sund's fleet" gives the share of one that the summary itself has worked out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import combinations, product
from typing import Final

from briefer.facts.figures.judging.deriving.comparisons import side_of
from briefer.facts.figures.judging.deriving.multiples import is_of_base, stated_base
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.keys import FALLING, RISING, key
from briefer.facts.figures.judging.made import COUNTS, PERCENT, Derivation
from briefer.facts.figures.judging.marks import tells_which
from briefer.facts.figures.judging.placement import told_of_another_part
from briefer.facts.figures.judging.rounding import last_place
from briefer.facts.figures.judging.spread import amount, of_one_thing
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "restated_words.tsv")

_SHARES: Final = frozenset({FigureType.PERCENT, FigureType.FRACTION, FigureType.RATIO})
_CHANGES: Final = _words("apart") | RISING | FALLING
_TIMES_LONGER: Final = 100
_BARE: Final = frozenset({FigureType.QUANTITY, FigureType.MONEY, FigureType.DURATION})
_APART: Final = re.compile(rf"(?:\s[a-z]+)?\s(?:{one_of(_words('apart'))})\b")
_BY: Final = re.compile(r"\bby (?:[a-z]+ ){0,2}\Z", re.IGNORECASE)
_GAP_OF: Final = re.compile(
    rf"\b(?:{one_of(words('briefer.facts.figures.judging', 'neighbours_words.tsv', 'gap'))}) of (?:[a-z]+ )?\Z"
)
_OF_WHAT: Final = re.compile(r" (?:of|as|the)\b[^,;:]*")
_NAME: Final = re.compile(r"\b[A-Z][\w’'-]*")
_GIVE_OR_TAKE: Final = re.compile(rf"(?<!\w)(?:{one_of(_words('give_or_take'))})(?!\w)")
_MARGIN_REACH: Final = 60
_COMMON: Final = 12  # sentences
_MOST_SENTENCES: Final = 5
_MOST_OPERANDS: Final = 16
_MOST_REMEMBERED: Final = 4096
_SMALL: Final = 20
_REACH: Final = {
    Bound.EXACT: (Decimal("0.975"), Decimal("1.025")), Bound.ABOUT: (Decimal("0.93"), Decimal("1.07")),
    Bound.BELOW: (Decimal("0.85"), Decimal(1)), Bound.AT_MOST: (Decimal("0.85"), Decimal(1)),
    Bound.ABOVE: (Decimal(1), Decimal("1.25")), Bound.AT_LEAST: (Decimal(1), Decimal("1.25")),
}  # fmt: skip
# "Fewer than one in ten" is said of 0.077.
_TENTH: Final = Decimal("0.1")
_FEWER_THAN_A_TENTH: Final = Decimal("0.7")
_NEARLY: Final = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class _Operand:
    """An amount of the source, or of the summary's own sentence: then `is_own`, and it has no place in the source."""

    kind: str
    value: Decimal
    figure: Figure
    said: frozenset[str]
    sentence: int
    way: int = 0
    """Which way the source says that it went: 1 for up, -1 for down."""
    is_own: bool = False


def restated(figure: Figure, index: FigureIndex, stated_in: FigureIndex, *, told: bool) -> Derivation | None:
    """How `figure` of a summary follows from amounts of the sentences that the summary restates.

    Args:
        figure: Of the summary; not stated in the source.
        index: The figures of the source.
        stated_in: The figures of the summary.
        told: Whether the summary speaks of a change or a difference.
    """
    if figure.low is None or figure.high is None or figure.low <= 0 or figure.series:
        return None
    if figure.low != figure.high:
        return _margin(figure, index)
    # "One in seven" is no change of anything.
    told = (told or _is_apart(figure, stated_in)) and figure.type is not FigureType.RATIO
    said = stated_in.clause(figure).wide
    if figure.type in _SHARES or figure.unit == "times":
        operands = _operands(said, index)
        own = list(_own(figure, stated_in))
        behind = _named_behind(figure, stated_in)
        wholes = [one for one in operands if behind & one.said] or operands
        way = stated_in.clause(figure).direction
        clause, base = stated_in.clause(figure), stated_base(figure, stated_in)
        is_by = _BY.search(stated_in.text[max(0, figure.start - 24) : figure.start]) is not None
        for how, rule, parts in _shares(figure, [*operands, *own], wholes, said, told, way, is_by=is_by):
            if base is not None and base not in {one.value for one in parts}:
                continue  # "three times the 900 million" is of the 900 million
            stated = [one.figure for one in parts if not one.is_own]
            if not is_of_base(stated, figure, index, stated_in):
                continue
            if rule != "share" or len(stated) < len(parts) or not told_of_another_part(figure, stated, clause, index):
                return _of(how, rule, parts)
        return None
    found = amount(figure) if told else None
    if found is None:
        return None
    kind, value = _measured(figure, found, stated_in)
    # "450,000 short of what the union asked for" counts no shorts.
    bare = replace(figure, label=()) if figure.label and figure.label[-1] in _CHANGES else figure
    alike = [one for one in _operands(said, index) if one.kind == kind and of_one_thing((bare, one.figure))]
    return next((_of(how, rule, parts) for how, rule, parts in _differences(figure, value, alike, said)), None)


def _margin(figure: Figure, index: FigureIndex) -> Derivation | None:
    """As in "between 375,000 and 445,000" of "410,000, with a margin of plus or minus 35,000"."""
    assert figure.low is not None
    assert figure.high is not None
    middle = (figure.low + figure.high) / 2
    for one in index.holders(middle, figure):
        gap = index.next_amount(one)
        if gap is None or abs(gap.low or Decimal(0)) != figure.high - middle or gap.start - one.end > _MARGIN_REACH:
            continue
        if _GIVE_OR_TAKE.search(index.text, one.end, gap.end):
            return Derivation((one.start, gap.end), f"{one.text} give or take {gap.text}", "margin-around")
    return None


def _is_apart(figure: Figure, stated_in: FigureIndex) -> bool:
    text = stated_in.text
    before = text[max(0, figure.start - 24) : figure.start]
    return bool(_APART.match(text, figure.end) or _BY.search(before) or _GAP_OF.search(before))


def _measured(figure: Figure, found: tuple[str, Decimal], stated_in: FigureIndex) -> tuple[str, Decimal]:
    """The kind and value of an amount, in the unit of the one before it where it leaves out its own: "5,000 more"."""
    return amount(in_unit_of_context(figure, stated_in)) or found


def in_unit_of_context(figure: Figure, index: FigureIndex) -> Figure:
    """A bare amount in the unit of the one before it, in its sentence or the one before."""
    if figure.type is not FigureType.COUNT or figure.unit or figure.per:
        return figure
    if figure.label and not _APART.match(index.text, figure.end) and figure.label[-1] not in _CHANGES:
        return figure
    measure = index.measure_before(figure)
    if measure is None:
        start = index.sentence(figure.start)[0]
        before = index.within(index.sentence(start - 1)[0], start) if start else ()
        measure = before[-1] if before else None
    if measure is None or measure.type not in _BARE or _is_of_time_it_took(figure, measure):
        return figure
    return replace(figure, type=measure.type, unit=measure.unit, label=())


def _is_of_time_it_took(figure: Figure, measure: Figure) -> bool:
    """True for the 75,500 of "83,000 came in nine days, up from 75,500", which are no days."""
    if measure.type is not FigureType.DURATION or not measure.low or figure.low is None:
        return False
    return figure.low > _TIMES_LONGER * measure.low


def _operands(said: frozenset[str], index: FigureIndex) -> Sequence[_Operand]:
    """The amounts of the sentences that share most words with the summary's, in the order of the text.

    All figures of a sentence of the summary have the same.
    """
    known = index.once(_known_operands)
    if said not in known:
        if len(known) >= _MOST_REMEMBERED:
            known.clear()  # one source may be asked about many summaries
        known[said] = tuple(_found_operands(said, index))
    return known[said]


def _known_operands(index: FigureIndex) -> dict[frozenset[str], Sequence[_Operand]]:
    return {}


def _found_operands(said: frozenset[str], index: FigureIndex) -> Iterator[_Operand]:
    votes: Counter[int] = Counter()
    for word in said:
        places = index.sentences_with(word)
        if len(places) <= _COMMON:
            votes.update(places)
    best = sorted(votes, key=lambda number: (-votes[number], number))[:_MOST_SENTENCES]
    seen = 0
    for number in sorted(best):
        for figure in _ends(index.within(*index.nth_sentence(number))):
            if side_of(figure, index.text) or tells_which(figure, index.text):
                continue
            found = amount(in_unit_of_context(figure, index)) or _percent(figure)
            if found is not None and found[1] > 0:
                clause = index.clause(figure)
                yield _Operand(*found, figure, clause.wide, number, clause.direction)
                seen += 1
                if seen == _MOST_OPERANDS:
                    return


def _ends(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, of a range both ends: "between $310m and $360m" is $180m less than $540m."""
    for figure in figures:
        if figure.low is None or figure.high is None or figure.low == figure.high:
            yield figure
        elif figure.type in _BARE or figure.type is FigureType.RANGE:
            yield replace(figure, high=figure.low)
            yield replace(figure, low=figure.high)


def _percent(figure: Figure) -> tuple[str, Decimal] | None:
    """A percentage, which has a change too: "a third more, from 48 to 64 per cent"."""
    if figure.type is not FigureType.PERCENT or figure.low is None or figure.low != figure.high:
        return None
    return PERCENT, figure.low


def _own(figure: Figure, stated_in: FigureIndex) -> Iterator[_Operand]:
    """The other amounts of the summary's sentence, of very many the nearest."""
    for other in (*stated_in.near_before(figure), *stated_in.near_after(figure)):
        found = amount(in_unit_of_context(other, stated_in))
        if found is not None and found[1] > 0:
            yield _Operand(*found, other, frozenset(), -1, is_own=True)


def _differences(
    figure: Figure, value: Decimal, alike: Sequence[_Operand], said: frozenset[str]
) -> Iterator[tuple[str, str, Sequence[_Operand]]]:
    reach = _slack(figure, value)
    for one, other in combinations(alike, 2):
        if abs(abs(one.value - other.value) - value) > reach or not of_one_thing((one.figure, other.figure)):
            continue
        if one.kind == COUNTS and value <= _SMALL and one.sentence != other.sentence:
            continue  # small counts differ by small counts everywhere
        if said & one.said and said & other.said:
            yield f"the difference of {one.figure.text} and {other.figure.text}", "difference", (one, other)


def _named_behind(figure: Figure, stated_in: FigureIndex) -> frozenset[str]:
    """The names behind a share that is a share of something: those of "under a third of what Sund took"."""
    match = _OF_WHAT.match(stated_in.text, figure.end, stated_in.sentence(figure.start)[1])
    return frozenset(map(key, _NAME.findall(match.group()))) - {""} if match else frozenset()


def _shares(
    figure: Figure,
    parts: Sequence[_Operand],
    wholes: Sequence[_Operand],
    said: frozenset[str],
    told: bool,
    way: int,
    *,
    is_by: bool,
) -> Iterator[tuple[str, str, Sequence[_Operand]]]:
    """Changes and shares of two amounts, of which one may be the summary's own."""
    for part, whole in product(parts, wholes):
        if part is whole or not _alike(part.kind, whole.kind) or not of_one_thing((part.figure, whole.figure)):
            continue
        if not (said & whole.said and (part.is_own or said & part.said)):
            continue
        both = f"{part.figure.text} and {whole.figure.text}"
        if told and figure.unit != "times" and fits(figure, abs(part.value - whole.value) / whole.value):
            # "Grew by a tenth" is no fall from 500 to 450.
            other_way = way and ({part.way, whole.way} - {0} == {-way} or (part.value > whole.value) is (way < 0))
            if not other_way and (part.is_own or part.sentence == whole.sentence):
                yield f"the change between {both}", "change", (part, whole)
        elif figure.unit == "times" and fits(figure, part.value / whole.value):
            yield both, "ratio", (part, whole)
        elif not is_by and part.value < whole.value and fits(figure, part.value / whole.value):
            yield both, "share", (part, whole)


def _alike(one: str, other: str) -> bool:
    """True for one kind, and for "from £1.20 to £1.50 an hour", of which only one says for what it is."""
    return one == other or one.partition(" per ")[0] == other or other.partition(" per ")[0] == one


def fits(figure: Figure, share: Decimal) -> bool:
    """True where a share is what the figure says, as exactly as it speaks."""
    assert figure.low is not None
    if figure.type is FigureType.PERCENT:
        reach = min(last_place(figure, figure.low), Decimal(1)) / 2 if figure.bound is Bound.EXACT else None
        low, high = _REACH[figure.bound]
        ends = (figure.low - reach, figure.low + reach) if reach else (figure.low * low, figure.low * high)
        return ends[0] <= share * 100 <= ends[1]
    low, high = _REACH[figure.bound]
    if figure.bound is Bound.BELOW and figure.low <= _TENTH:
        low = _FEWER_THAN_A_TENTH
    return figure.low * low <= share <= figure.low * high


def _slack(figure: Figure, value: Decimal) -> Decimal:
    if figure.bound is Bound.EXACT or figure.low is None:
        return abs(value) * Decimal("1E-9")
    return min(last_place(figure, figure.low) / 2 * value / figure.low, value * _NEARLY)


def _of(how: str, rule: str, parts: Sequence[_Operand]) -> Derivation:
    places = [one.figure for one in parts if not one.is_own]
    span = min(one.start for one in places), max(one.end for one in places)
    return Derivation(span, how, rule, tuple(places))
