"""What figures that stand together share: smaller units of one duration, the unit of a list."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from briefer.facts.figures.grammar.amounts import BETWEEN, MOVED, read_amount
from briefer.facts.figures.grammar.calendar import BEFORE_OURS, ERAS
from briefer.facts.figures.grammar.vocabulary import CALENDAR_UNITS, CURRENCY_CODES, CURRENCY_SIGNS
from briefer.facts.mention import Figure, FigureType
from briefer.text.patterns import one_of

# How many of the next smaller unit each of these has; "2 h 41 min" is 161 minutes.
_STEPS: Final = (("hour", 3600), ("minute", 60), ("second", 1)), (("year", 12), ("month", 1)), (("week", 7), ("day", 1))
_SIZES: Final = {unit: (family, size) for family, steps in enumerate(_STEPS) for unit, size in steps}
_JOINT: Final = re.compile(r",? and |, | ")
_ALSO: Final = re.compile(r",? and | (?:or|to|versus|vs\.?) | ?[-–/±] ?")
_FROM_ONE: Final = re.compile(r"\bfrom \Z")
_COMMA: Final = re.compile(r", ")
# "2.6 million tonnes from 3.9 million": what it was before has the unit, too.
_FROM: Final = re.compile(r",? (?:(?:up|down) )?from (?:about |just |some )?")
_FARTHEST: Final = len(", down from about ")
_COMPARED: Final = frozenset({FigureType.MONEY, FigureType.QUANTITY})
_SHARED: Final = frozenset({FigureType.PERCENT, FigureType.MONEY, FigureType.QUANTITY, FigureType.DURATION})


def with_smaller_units(text: str, figure: Figure) -> Figure:
    """A duration with the smaller units that follow it: "two hours and 41 minutes" is 161 minutes."""
    while figure.type is FigureType.DURATION and figure.unit in _SIZES and figure.low == figure.high:
        joint = _JOINT.match(text, figure.end)
        if joint is None or joint.end() >= len(text) or not text[joint.end()].isalnum():
            return figure
        rest = read_amount(text, joint.end())
        if rest is None or rest.type is not FigureType.DURATION or rest.low is None or rest.low != rest.high:
            return figure
        (family, size), (other, small) = _SIZES[figure.unit], _SIZES.get(rest.unit or "", (-1, 0))
        if family != other or small >= size or rest.low * small >= size or figure.low is None:
            return figure
        total = figure.low * size / small + rest.low
        figure = replace(
            figure, text=text[figure.start : rest.end], end=rest.end, low=total, high=total, unit=rest.unit,
            digits=9, value=format(total.normalize(), "f"),
        )  # fmt: skip
    return figure


_AND: Final = re.compile(r"\s+and\s+")


_CENTS: Final = (" cent", " cents")
_OF_CENTS: Final = frozenset({"EUR", "CAD", "AUD", "NZD", "ZAR", "SGD", "HKD"})


def with_cents(text: str, figure: Figure) -> Figure:
    """Whole money with the hundredths that follow it: "27 dollars and 45 cents" is $27.45."""
    joint = _AND.match(text, figure.end) if figure.type is FigureType.MONEY and figure.low == figure.high else None
    if joint is None or figure.low is None or figure.low % 1 or not text[joint.end() : joint.end() + 1].isalnum():
        return figure
    rest = read_amount(text, joint.end())
    if rest is None or rest.type is not FigureType.MONEY:
        return figure
    # Cents are of the euro, too; by themselves they are read as the dollar's.
    if rest.unit != figure.unit and not (rest.text.lower().endswith(_CENTS) and figure.unit in _OF_CENTS):
        return figure
    if rest.low is None or rest.low != rest.high or not 0 < rest.low < 1:
        return figure
    total = figure.low + rest.low
    return replace(
        figure, text=text[figure.start : rest.end], end=rest.end, low=total, high=total, digits=9,
        value=format(total.normalize(), "f"),
    )  # fmt: skip


_OF_A: Final = re.compile(rf"[ -]of[ -]an?[ -]({one_of(CALENDAR_UNITS)})(?![\w’'])", re.IGNORECASE)


def with_unit_of_part(text: str, figure: Figure) -> Figure:
    """A part of an hour or a century as a duration: "a quarter of an hour", "three quarters of a century"."""
    match = _OF_A.match(text, figure.end) if figure.type is FigureType.FRACTION else None
    if match is None:
        return figure
    return replace(
        figure, text=text[figure.start : match.end()], end=match.end(), type=FigureType.DURATION,
        unit=CALENDAR_UNITS[match[1].lower()], parts=(), label=(), value=format((figure.low or 0), "f"),
    )  # fmt: skip


def with_shared_units(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, bare numbers of a list given the unit that stands behind its last: "2 and 3 percent"."""
    out = list(figures)
    for place in range(len(out) - 2, -1, -1):
        one, other = out[place], out[place + 1]
        if one.type is not FigureType.COUNT or one.label or one.series:
            continue
        if other.type is FigureType.COUNT and _FROM_ONE.search(text, max(0, one.start - 6), one.start):
            if text[one.end : other.start] == " to ":
                out[place] = _scaled(one, other)
            continue
        if other.type not in _SHARED:
            continue
        if other.text[0] in CURRENCY_SIGNS or other.text[:3] in CURRENCY_CODES or not other.text[0].isalnum():
            continue
        gap = text[one.end : other.start]
        listed = _COMMA.fullmatch(gap) and place + 2 < len(out) and _continues(text, other, out[place + 2])
        if not _ALSO.fullmatch(gap) and not listed:
            continue
        out[place] = replace(_scaled(one, other), type=other.type, unit=other.unit, per=one.per or other.per)
    for place in range(1, len(out)):
        one, other = out[place - 1], out[place]
        if other.start - one.end > _FARTHEST:
            continue
        if _FROM.fullmatch(text, one.end, other.start) or _ALSO.fullmatch(text, one.end, other.start):
            out[place - 1], out[place] = _in_millions(one, other), _in_millions(other, one)
            one, other = out[place - 1], out[place]
        bare = other.type is FigureType.COUNT and not other.label and not other.series and other.unit is None
        if bare and one.type in _COMPARED and _FROM.fullmatch(text, one.end, other.start):
            out[place] = replace(_scaled(other, one), type=one.type, unit=one.unit)
    return out


_SCALES: Final = frozenset({Decimal("0.01"), Decimal(1_000), Decimal(1_000_000), Decimal(1_000_000_000)})
_NUMERAL: Final = re.compile(r"\d+(?:\.\d+)?")
_ALIKE: Final = 10


def _scaled(bare: Figure, other: Figure) -> Figure:
    """The 30 of "from 30 to 45 cents" as thirty cents, the 2 of "from 2 to 3 million euros" as two million."""
    ours, theirs = _NUMERAL.fullmatch(bare.text), _NUMERAL.match(other.text)
    if ours is None or theirs is None or other.low is None or bare.low != bare.high:
        return bare
    numbers = Decimal(ours.group()), Decimal(theirs.group())
    if not numbers[1] or numbers[0] > _ALIKE * numbers[1] or (factor := other.low / numbers[1]) not in _SCALES:
        return bare
    value = numbers[0] * factor
    return replace(bare, low=value, high=value, value=format(value.normalize(), "f"))


_MILLIONS: Final = re.compile(r"\d[\d.,]*m(?!\w)")
_MILLION: Final = Decimal(1_000_000)


def _in_millions(one: Figure, other: Figure) -> Figure:
    """The 1.4m of "1.2m tonnes, from 1.4m": millions of what stands beside it, no metres."""
    if one.low is None or one.high is None or one.unit != "m" or not _MILLIONS.fullmatch(one.text):
        return one
    if other.unit == "m" or other.type is not FigureType.QUANTITY or not _MILLIONS.match(other.text):
        return one
    low, high = one.low * _MILLION, one.high * _MILLION
    return replace(one, low=low, high=high, unit=other.unit, value=format(low.normalize(), "f"))


_CENTURIES: Final = re.compile(r",? (?:and|or|to) (?:the )?(?:[a-z]+[ -])?")


def with_shared_centuries(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, the 18th of "the late 18th and early 19th centuries" given what it is of.

    Those before our era count down, as its years do: the third century BC is no third century AD.
    """
    out = [_of_era(text, figure) for figure in figures]
    for place in range(len(out) - 2, -1, -1):
        one, other = out[place], out[place + 1]
        is_bare = one.type is FigureType.ORDINAL and not one.label and not one.series
        is_century = other.label[:1] == ("century",) and other.type is FigureType.ORDINAL
        if is_bare and is_century and _CENTURIES.fullmatch(text, one.end, other.start):
            is_before = other.low is not None and other.low < 0
            low = -one.low if is_before and one.low is not None else one.low
            out[place] = replace(one, label=other.label[:1], low=low, high=low)
    return out


_CENTURY_OF_ERA: Final = re.compile(rf"[ -]centur(?:y|ies) (?P<era>{one_of(ERAS)})(?!\w)", re.IGNORECASE)


def _of_era(text: str, figure: Figure) -> Figure:
    if figure.type is not FigureType.ORDINAL or figure.label[:1] != ("century",) or figure.low is None:
        return figure
    match = _CENTURY_OF_ERA.match(text, figure.end)
    if match is None:
        return figure
    low = -figure.low if match["era"].replace(".", "").upper() in BEFORE_OURS else figure.low
    span, end = text[figure.start : match.end()], match.end()
    return replace(figure, text=span, end=end, label=figure.label[:1], low=low, high=low, value=format(low, "f"))


_TO: Final = re.compile(r" to | ?[-–] ?")


def with_ranges(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, two shares as one range: "2% to 3%", "between 2% and 3%", not "from 2% to 3%"."""
    out: list[Figure] = []
    for figure in figures:
        last = out[-1] if out else None
        if last is not None and _makes_range(text, last, figure):
            whole = text[last.start : figure.end]
            value = f"{last.value}..{figure.value}"
            out[-1] = replace(last, text=whole, end=figure.end, high=figure.high, value=value, label=figure.label)
        else:
            out.append(figure)
    return out


def _makes_range(text: str, one: Figure, other: Figure) -> bool:
    if one.type is not FigureType.PERCENT or other.type is not FigureType.PERCENT:
        return False
    if one.low is None or one.low != one.high or other.low is None or other.low != other.high or one.low >= other.low:
        return False
    before = text[max(0, one.start - 16) : one.start]
    if _AND.fullmatch(text, one.end, other.start):
        return BETWEEN.search(before) is not None
    return _TO.fullmatch(text, one.end, other.start) is not None and not MOVED.search(before)


def _continues(text: str, one: Figure, other: Figure) -> bool:
    """True where "and" or another comma leads on to a figure of the same unit."""
    gap = text[one.end : other.start]
    return other.unit == one.unit and bool(_ALSO.fullmatch(gap) or _COMMA.fullmatch(gap))
