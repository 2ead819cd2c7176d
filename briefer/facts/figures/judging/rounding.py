"""When a summary may state a number that the source states more exactly."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.binding import opposed
from briefer.facts.figures.judging.compare import alike
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.levels import Role, role_of
from briefer.facts.figures.judging.nouns import exclude_each_other, may_stand_for
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.text.english import is_verb
from briefer.text.words import LETTERS

_Part = tuple[Decimal, int, Figure]
# A count with so many digits rounds a count of the same thing only.
_DIGITS_OF_ONE_THING: Final = 3
_PLAIN_REACH: Final = Decimal("0.1")
# "200 people" of 187 needs an "about"; 3 million of 2.98 does not.
_ONE_DIGIT_REACH: Final = Decimal("0.068")
# "half" is said of 49%, "more than half" of two-thirds.
_PART_REACH: Final = {Bound.EXACT: Decimal("0.02"), Bound.ABOVE: Decimal("0.17"), Bound.AT_LEAST: Decimal("0.17")}
_HEDGED_PART_REACH: Final = Decimal("0.1")
# "Roughly an eighth" is said of 12%, not "roughly a sixth".
_HEDGED_SHARE: Final = Decimal("0.2")
# Ages, ranks and years are said exactly or not at all.
_ROUNDED: Final = frozenset(
    {FigureType.COUNT, FigureType.MONEY, FigureType.PERCENT, FigureType.QUANTITY, FigureType.DURATION}
)


def rounded_from(figure: Figure, index: FigureIndex) -> Figure | None:
    """The figure of the source that `figure` rounds, if its hedge or its fewer digits allow that."""
    if figure.type not in _ROUNDED or figure.low is None or figure.low != figure.high or figure.low == 0:
        return None
    if figure.type is FigureType.DURATION and (longer := _cut_off(figure, index)):
        return longer
    return min(
        (other for other in _near(figure, index) if alike(figure, other) and _keeps_noun(figure, other, index)),
        key=lambda other: abs((other.low or Decimal(0)) - (figure.low or Decimal(0))),
        default=None,
    )


def _keeps_noun(figure: Figure, other: Figure, index: FigureIndex) -> bool:
    """True unless both count, and no text says that it is the same: 1,010 tickets of 1,009 people.

    A noun that the source has elsewhere may be another word for it, so may one of the same class, and a verb is none.
    What is said with one digit or two ("3,000 workers signed" of 3,100 signatures) is seen to be rounded.
    """
    if figure.type is not FigureType.COUNT or figure.unit or not (figure.label and other.label):
        return True
    noun, noun_of = figure.label[-1], other.label[-1]
    if may_stand_for(noun, noun_of) or not set(figure.label).isdisjoint(other.label):
        return True
    if exclude_each_other(noun, noun_of):
        return False
    is_rough = figure.digits < _DIGITS_OF_ONE_THING or figure.bound is not Bound.EXACT
    return is_rough or not is_ordinary(noun) or is_verb(noun) or bool(index.words.get(noun))


def _near(figure: Figure, index: FigureIndex) -> Iterator[Figure]:
    value = figure.low
    assert value is not None
    # "more than 100" is said of 150, "nearly 3,000" of 2,700: never a step of the last digit off, or more.
    step = last_place(figure, value)
    place = min(step, abs(value))
    for other in index.between(value - place, value + place):
        for exact in {other.low, other.high} - {None, value}:
            if exact is not None and _rounds(figure, value, other, exact, step):
                yield other


def last_place(figure: Figure, value: Decimal) -> Decimal:
    """What one step in the last significant digit is worth: 100 for "1,200", 0.1 for "2.5"."""
    return Decimal(1).scaleb(value.adjusted() - max(figure.digits, 1) + 1)


def comes_to(figure: Figure, value: Decimal, made: Decimal) -> bool:
    """True where what is worked out is `value`, the figure's in whatever unit, as exactly as the figure speaks.

    "$50m" of 33 and 15 needs a hedge, and "nearly 9,000" is less.
    """
    if figure.low is None or (figure.bound is Bound.EXACT and (abs(figure.low) < _EXACT_BELOW or figure.digits <= 1)):
        return abs(made - value) <= abs(value) * _OF_UNITS
    if (figure.bound in _UNDER and made > value) or (figure.bound in _OVER and made < value):
        return False
    if figure.bound in _STRICT and made == value:
        return False
    # "At least" and "nearly" leave open as much as a step of the last digit.
    step = last_place(figure, figure.low) * value / figure.low
    is_open = figure.bound in _UNDER | _OVER
    reach = (step, value * _OPEN_AT_MOST) if is_open else (step / 2, value * _ROUNDED_AT_MOST)
    return abs(made - value) <= min(map(abs, reach))


_UNDER: Final = frozenset({Bound.BELOW, Bound.AT_MOST})
_STRICT: Final = frozenset({Bound.BELOW, Bound.ABOVE})
_OVER: Final = frozenset({Bound.ABOVE, Bound.AT_LEAST})
_EXACT_BELOW: Final = 1000
_OF_UNITS: Final = Decimal("1E-9")  # units are converted into each other
_ROUNDED_AT_MOST: Final = Decimal("0.05")
_OPEN_AT_MOST: Final = Decimal("0.07")


def multiple_form(figure: Figure, index: FigureIndex) -> Figure | None:
    """A share or a multiple that says the same: prices that halved fell by half, sales that doubled rose 100%."""
    if figure.low is None or figure.low != figure.high:
        return None
    shares, multiples = index.once(_changes)
    if figure.unit == "times":
        return shares.get(_changed(figure.low)) or _about_as_often(figure, index)
    return multiples.get(_share(figure)) if figure.type in _SHARES else None


def _about_as_often(figure: Figure, index: FigureIndex) -> Figure | None:
    """The 3.4-fold of "more than tripled", the 1.9 times of "almost twice as fast"."""
    if figure.low is None or figure.low != figure.low.to_integral_value() or figure.bound is Bound.EXACT:
        return None
    over, under = figure.bound in _OVER, figure.bound in _UNDER
    low = figure.low - (0 if over else _HALF_OF_ONE if under else _HALF_OF_ONE / 2)
    high = figure.low + (1 if over else 0 if under else _HALF_OF_ONE / 2)
    multiples = index.once(_multiples)
    near = multiples[bisect_left(multiples, low, key=_size) : bisect_right(multiples, high, key=_size)]
    return next((other for often, _, other in near if often != figure.low and often - figure.low < 1), None)


def _multiples(index: FigureIndex) -> list[_Part]:
    """The multiples of a text in order of size, each with its place and its figure."""
    rows = [
        (other.low, place, other)
        for place, other in enumerate(index.of_types(FigureType.RATIO))
        if other.unit == "times" and other.low is not None and other.low == other.high
    ]
    return sorted(rows, key=lambda row: row[:2])


def times_a_unit(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None) -> Figure | None:
    """The 3.82 Earth masses of "3.8 times the mass of the Earth", and of "3.8 times its mass"."""
    if figure.unit != "times" or figure.low is None or stated_in is None:
        return None
    said = stated_in.text[figure.end : figure.end + _UNIT_REACH]
    is_whole = figure.low == figure.low.to_integral_value()
    for noun, others in index.once(_of_namesakes).items():
        if noun not in LETTERS.findall(said):
            continue
        for other in others:
            ours = replace(figure, type=FigureType.QUANTITY, unit=other.unit, digits=1 if is_whole else figure.digits)
            if figure.low == other.low or rounds(ours, other):
                return other
    return None


def _of_namesakes(index: FigureIndex) -> Mapping[str, list[Figure]]:
    """The first amounts in units of two words ("Earth masses") by the last of them."""
    found: dict[str, list[Figure]] = {}
    for other in index.of_types(FigureType.QUANTITY):
        _, apart, noun = (other.unit or "").rpartition(" ")
        if apart and len(found.setdefault(noun, [])) < _MOST_ALIKE:
            found[noun].append(other)
    return found


_UNIT_REACH: Final = 40
_HALF_OF_ONE: Final = Decimal("0.5")
_SHARES: Final = (FigureType.PERCENT, FigureType.FRACTION)
_Changes = dict[Decimal | None, Figure]


def _changes(index: FigureIndex) -> tuple[_Changes, _Changes]:
    """The shares and the multiples of a text by the part of the whole that it grew or fell by, the first of each."""
    shares: _Changes = {}
    multiples: _Changes = {}
    for other in index.of_types(*_SHARES):
        if other.low is not None and other.low == other.high:
            shares.setdefault(_share(other), other)
    for other in index.of_types(FigureType.RATIO):
        if other.unit == "times" and other.low is not None:
            multiples.setdefault(_changed(other.low), other)
    return shares, multiples


def _share(figure: Figure) -> Decimal | None:
    return figure.low / 100 if figure.type is FigureType.PERCENT and figure.low is not None else figure.low


def _changed(multiple: Decimal) -> Decimal:
    return multiple - 1 if multiple > 1 else 1 - multiple


def _cut_off(figure: Figure, index: FigureIndex) -> Figure | None:
    """The duration of which the figure is the first part: "45 years" of "45 years and 10 months"."""
    said = figure.text.casefold()
    durations = index.once(_durations)
    first = bisect_left(durations, said, key=_text)
    last = bisect_left(durations, f"{said}\U0010ffff", key=_text)
    longer = (row for row in durations[first : min(last, first + _MOST_ALIKE)] if row[2].unit != figure.unit)
    return min(longer, key=_place, default=(said, 0, None))[2]


_MOST_ALIKE: Final = 64
_Row = tuple[str, int, Figure]


def _durations(index: FigureIndex) -> list[_Row]:
    """The durations of a text in the order of their words, each with its place among them and its figure."""
    rows = enumerate(index.of_types(FigureType.DURATION))
    return sorted(((other.text.casefold(), place, other) for place, other in rows), key=lambda row: row[:2])


def _text(row: _Row) -> str:
    return row[0]


def _place(row: tuple[object, int, object]) -> int:
    return row[1]


def rounds(figure: Figure, other: Figure) -> bool:
    """True when `figure` is `other` said less exactly."""
    if figure.low is None or other.low is None or other.type is not figure.type:
        return False
    return figure.low != 0 and _rounds(figure, figure.low, other, other.low, last_place(figure, figure.low))


_COUNTED_OUT: Final = 20


def _is_cardinal(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _rounds(figure: Figure, value: Decimal, other: Figure, exact: Decimal, place: Decimal) -> bool:
    """Fewer digits than the exact number, and on the side that the hedge says: "nearly 3,000" of 2,700.

    `place` is what one step in the last digit of the figure is worth.
    """
    gap = abs(exact - value)
    if gap > place:
        return False  # the commonest answer, and the cheapest
    size = abs(exact)
    exact_digits = max(other.digits, len(exact.normalize().as_tuple().digits))
    if figure.type is FigureType.FRACTION or figure.digits >= exact_digits:
        return False
    if _is_cardinal(value) and _is_cardinal(exact) and abs(value) < _COUNTED_OUT:
        return False
    down, up = figure.bound in (Bound.BELOW, Bound.AT_MOST), figure.bound in (Bound.ABOVE, Bound.AT_LEAST)
    if (down and exact > value) or (up and exact < value):
        return False
    # "5%" of 5.2% says something else: of a share each digit counts.
    if figure.type is FigureType.PERCENT and figure.bound is Bound.EXACT and figure.digits == 1 and size < _COUNTED_OUT:
        return False
    match figure.bound:
        case Bound.BELOW | Bound.AT_MOST if exact < value and gap <= place:
            return True
        case Bound.ABOVE | Bound.AT_LEAST if exact > value and gap <= place:
            return True
        case Bound.ABOUT if gap <= place / 2:
            return True
    # "46 dead" is not "50 dead", but 1,171 jobs are 1.2K jobs. Digits may also be cut off: $5.29bn, $5.2bn.
    exact_enough = size >= 100 or exact != exact.to_integral_value()
    cut = exact > value and gap < place and figure.digits > 1 and figure.bound is not Bound.ABOUT
    reach = _ONE_DIGIT_REACH if figure.digits == 1 else _PLAIN_REACH
    return exact_enough and (cut or gap <= place / 2) and gap <= size * reach


def part_of_whole(figure: Figure, index: FigureIndex, stated_in: FigureIndex | None = None) -> Figure | None:
    """The percentage or fraction that a part such as "two-thirds", "half" or "one in five" stands for.

    A part is the percentage that it is, to the percent: half are 50%, never 100%. A multiple is one of a level only:
    what doubled came to 200%, and rose by 100% (`multiple_form`).
    """
    if figure.low is None or (not figure.parts and figure.type is not FigureType.PERCENT):
        return None
    share = figure.low / 100 if figure.type is FigureType.PERCENT else figure.low
    is_percent = figure.type is FigureType.PERCENT
    reach = _percent_reach(figure, figure.low) if is_percent else _part_reach(figure, share)
    shares = index.once(_parts)[is_percent]
    first = bisect_left(shares, share - reach, key=_size)
    near = shares[first : bisect_right(shares, share + reach, key=_size)]
    is_change = is_percent and stated_in is not None and _is_change(figure, stated_in)
    for exact, _, other in sorted(near, key=_place):
        if opposed(figure, other) or (is_change and other.unit == "times"):
            continue
        gap = exact - share
        if is_percent and not _is_same_percent(figure, other, gap, exact):
            continue
        if (figure.bound in _UNDER and gap > 0) or (figure.bound in _OVER and gap < 0):
            continue
        return other
    return None


def _part_reach(figure: Figure, share: Decimal) -> Decimal:
    """How far from a part the percentage may be of which it is said: "one in 20" is said of no 7%."""
    reach = _PART_REACH.get(figure.bound, _HEDGED_PART_REACH)
    at_most = 1 if figure.bound in _OVER else _OF_PART if figure.bound is Bound.EXACT else _HEDGED_SHARE
    return min(reach, share * at_most)


def _percent_reach(figure: Figure, percent: Decimal) -> Decimal:
    """How far from a percentage the part may be of which it is said, as a share of one.

    "33%" is to the percent; "about 30%" of a third to the ten, "about 35%" to the five; "more than half" says less.
    """
    step = min(last_place(figure, percent), Decimal(1))
    if figure.bound is not Bound.EXACT:
        step = next((wide for wide in _ROUND_STEPS if percent and percent % wide == 0), step)
    if figure.bound in _OVER:
        return max(step / 100, _PART_REACH[figure.bound])
    return step / (200 if figure.bound is Bound.ABOUT else 100)


def _is_same_percent(figure: Figure, other: Figure, gap: Decimal, exact: Decimal) -> bool:
    """True for 33% of a third and 67% of two thirds, rounded, and for 66%, cut off: never 32%, nor 0% of 1 in 1,000."""
    if (
        abs(gap) > abs(exact) * (_OF_PART if figure.bound is Bound.EXACT else _HEDGED_SHARE)
        and figure.bound not in _OVER
    ):
        return False
    if figure.bound is not Bound.EXACT or figure.low is None:
        return True
    step = min(last_place(figure, figure.low), Decimal(1)) / 100
    return abs(gap) <= step / 2 or 0 < gap < step


_ROUND_STEPS: Final = (Decimal(10), Decimal(5))  # percent
_OF_PART: Final = Decimal("0.1")


def _is_change(figure: Figure, stated_in: FigureIndex) -> bool:
    """True for the 200% of "rose by 200%", and not of "rose to 200% of", "is 200% of"."""
    role = role_of(figure, stated_in)
    if role is Role.LEVEL or _OF_LEVEL.match(stated_in.text, figure.end):
        return False
    return role is Role.CHANGE or stated_in.clause(figure).direction != 0


_OF_LEVEL: Final = re.compile(r"\s(?:of|as)\b")


def _parts(index: FigureIndex) -> tuple[list[_Part], list[_Part]]:
    """The parts of a whole in order of size, each with its place and its figure: all, and those but percentages."""
    kinds = (FigureType.PERCENT, FigureType.FRACTION, FigureType.RATIO)
    rows = [
        (share, place, other)
        for place, other in enumerate(index.of_types(*kinds))
        if (share := _share(other)) is not None
    ]
    rows.sort(key=_size)
    return rows, [row for row in rows if row[2].type is not FigureType.PERCENT]


def _size(part: _Part) -> Decimal:
    return part[0]
