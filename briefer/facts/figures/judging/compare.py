"""Whether two figures measure the same kind of thing: (value, unit, currency), never the bare value."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.units import unit_of
from briefer.facts.figures.judging.nouns import may_stand_for
from briefer.facts.mention import Figure, FigureType
from briefer.text.wordlists import words

_words = partial(words, __package__, "compare_words.tsv")

# Days, seconds and months make two systems that meet only roughly: a month is 30.4 days.
_IN_DAYS: Final = {
    "millisecond": Decimal(1) / 86_400_000, "second": Decimal(1) / 86_400, "minute": Decimal(1) / 1440,
    "hour": Decimal(1) / 24, "day": Decimal(1), "night": Decimal(1), "weekend": Decimal(2), "week": Decimal(7),
    "fortnight": Decimal(14), "month": Decimal("30.4375"), "quarter": Decimal("91.3125"), "season": Decimal("365.25"),
    "year": Decimal("365.25"), "decade": Decimal("3652.5"), "century": Decimal(36525), "millennium": Decimal(365250),
}  # fmt: skip


def days(figure: Figure, value: Decimal) -> Decimal | None:
    """How many days `value` of the figure's calendar unit last."""
    factor = _IN_DAYS.get(figure.unit or "")
    return None if factor is None else value * factor


def metric(figure: Figure, value: Decimal) -> tuple[str, Decimal] | None:
    """`value` in the base unit of its dimension, and which dimension that is; temperatures in kelvin."""
    unit = unit_of(figure.unit)
    if unit is None:
        return None
    if unit.dimension == "temperature":
        return unit.dimension, _KELVIN[unit.symbol](value) if unit.symbol in _KELVIN else value * unit.factor
    return unit.dimension, value * unit.factor


_KELVIN: Final[dict[str, Callable[[Decimal], Decimal]]] = {
    "°C": lambda value: value + Decimal("273.15"),
    "°F": lambda value: (value + Decimal("459.67")) * 5 / 9,
}


# A sign or a word that more than one currency goes by.
_SHARED: Final = {"¥": frozenset({"JPY", "CNY"})}
_HUNDREDTHS: Final = _words("hundredths")


def _currencies(figure: Figure) -> frozenset[str]:
    """The currencies that an amount may be in, by what the text writes."""
    unit, text = figure.unit or "", figure.text
    if "¥" in text:
        return _SHARED["¥"]
    if "cent" in text.lower() or text.endswith(("c", "¢")):
        return _HUNDREDTHS
    if unit.islower():
        from briefer.facts.figures.grammar.cldr import currencies_called

        return currencies_called(unit) or frozenset({unit})
    return frozenset({unit})


def same_currency(one: Figure, other: Figure) -> bool:
    """True unless the texts name two currencies: pesos may be Mexican pesos, but "$10m" is not "HK$10m"."""
    return one.unit == other.unit or not _currencies(one).isdisjoint(_currencies(other))


def measure_of(figure: Figure) -> object:
    """What two figures of one type and dimension share that are both comparable with the same others."""
    return figure.unit, figure.series, _currencies(figure) if figure.type is FigureType.MONEY else None


_BARE: Final = "bare"
_COUNTS: Final = frozenset({FigureType.COUNT, FigureType.RANGE})
# What a bare number cannot stand for: it would need a unit.
_MEASURED: Final = frozenset({"percent", "percentage-points", "money", "times", "series"})


def dimension(figure: Figure) -> str:
    """What the figure measures: "percent", "money", "time", a unit, "count" of something labelled, or "bare"."""
    if figure.series:
        return "series"
    if figure.unit == "times":
        return "times"
    if figure.type in _COUNTS:
        return "count" if figure.label else _BARE
    if figure.type is FigureType.QUANTITY:
        return f"unit {figure.unit}"
    return "time" if figure.type is FigureType.DURATION else str(figure.type)


# What a number with one of these cannot be at the same time.
_APART: Final = {
    "percent": {"ratio", "fraction", "count", "money", "time", "age", "percentage-points", "year", "score"},
    "percentage-points": {"count", "money", "time", "age", "percent", "year", "score"},
    "money": {"count", "percent", "percentage-points", "time", "age", "year", "ordinal", "score", "fraction", "ratio"},
    "fraction": {"money"},
    "ratio": {"money"},
    "time": {"percent", "percentage-points", "money", "count", "ordinal", "fraction", "ratio", "score"},
    "age": {"percent", "percentage-points", "money", "count", "ordinal", "fraction", "ratio", "score"},
    "count": {"percent", "percentage-points", "money", "ordinal", "time", "age"},
    "ordinal": {"percent", "percentage-points", "money", "count", "time", "age", "score"},
    "score": {"percent", "percentage-points", "money", "ordinal", "time", "age"},
}


# How many of the currency one US dollar has bought since 1990, roughly, at the least and at the most.
_PER_DOLLAR: Final = {
    "USD": ("1", "1"), "GBP": ("0.45", "0.95"), "EUR": ("0.6", "1.25"), "CHF": ("0.7", "1.85"), "CAD": ("0.9", "1.65"),
    "AUD": ("0.9", "2.1"), "NZD": ("1.1", "2.6"), "JPY": ("75", "165"), "CNY": ("4.7", "8.8"), "INR": ("17", "95"),
    "SEK": ("5.5", "11.5"), "NOK": ("4.9", "11.8"), "DKK": ("4.5", "9"), "RUB": ("5", "120"), "SGD": ("1.1", "1.9"),
    "HKD": ("7.7", "7.9"), "BRL": ("0.8", "6.5"), "ZAR": ("2.5", "20"), "MXN": ("3", "25"), "KRW": ("680", "2000"),
}  # fmt: skip


def converts(one: Figure, other: Figure) -> bool:
    """True when the two may be one amount in two units: exactly for measures, at a likely rate for money."""
    if one.low is None or other.low is None or one.unit == other.unit or not one.low or not other.low:
        return False
    if one.type is FigureType.MONEY:
        rate, rate_of = _PER_DOLLAR.get(one.unit or ""), _PER_DOLLAR.get(other.unit or "")
        if rate is None or rate_of is None:
            return False
        ratio = other.low / one.low
        return Decimal(rate_of[0]) / Decimal(rate[1]) <= ratio <= Decimal(rate_of[1]) / Decimal(rate[0])
    first, second = metric(one, one.low), metric(other, other.low)
    if first is None or second is None or first[0] != second[0]:
        return False
    return abs(first[1] - second[1]) <= abs(first[1]) * Decimal("0.06")


def alike(one: Figure, other: Figure) -> bool:
    """True when the two measure the same, or one of them does not say what it measures."""
    dimensions = {dimension(one), dimension(other)}
    return (len(dimensions) == 1 or _BARE in dimensions) and comparable(one, other)


_OF_YEARS: Final = frozenset({"anniversary", "birthday"})


def _same_series(one: Figure, other: Figure) -> bool:
    if _is_number_of_one(one) or _is_number_of_one(other):
        return False
    if not {*one.label, one.unit}.isdisjoint({*other.label, other.unit} - {None}):
        return True
    if {*one.label[:1], *other.label[:1]} & _OF_YEARS:
        return "year" in (one.unit, other.unit, *one.label, *other.label)
    return bool(one.label and other.label) and may_stand_for(one.label[0], other.label[-1])


def _is_number_of_one(figure: Figure) -> bool:
    """True for "the number 10 shirt", which is one shirt; a "10th shirt" is one of ten."""
    return figure.type is FigureType.ORDINAL and figure.text[-1].isdigit()


def comparable(one: Figure, other: Figure) -> bool:
    """False when the two certainly measure different things: "18%" and "18 people", "$5m" and "£5m"."""
    if (one.type, one.unit, one.series, not one.label) == (other.type, other.unit, other.series, not other.label):
        return True  # as most that are compared
    first, second = dimension(one), dimension(other)
    if "times" in (first, second):
        return first == second or ("time",) in (one.label, other.label)
    if first == second == "money":
        return same_currency(one, other)
    if first == second == "time":
        return one.unit == other.unit or {one.unit, other.unit} <= {"year", "season"}
    if first == second:
        return one.series == other.series
    if {first, second} == {"time", "age"}:
        return one.unit == other.unit  # "15 years old" says nothing of 15 months
    if {first, second} == {"ordinal", _BARE} and (one.label or other.label):
        return False  # a fourth term is none of "the Liberals four"
    # A number alone ("Dead at 150", "Wins 100") may stand for any but a share and an amount of money.
    if first == _BARE:
        return second not in _MEASURED or other.series == "version"
    if second == _BARE:
        return first not in _MEASURED and not first.startswith(("unit", "time"))
    # "up by six points" is said of percentage points.
    if {first, second} == {"percentage-points", "count"} and "point" in one.label + other.label:
        return True
    # "16 paid weeks" are 16 weeks.
    if {first, second} == {"time", "count"} and {one.unit, other.unit} & {*one.label[-1:], *other.label[-1:]}:
        return True
    # "a third child" is said of three children, "10 years" of a 10th anniversary.
    if "ordinal" in (first, second) and {first, second} <= {"ordinal", "count", "time", "age"}:
        return _same_series(one, other)
    # A pound is a weight, too.
    if {one.unit, other.unit} == {"GBP", "lb"}:
        return "£" not in one.text + other.text
    if {one.unit, other.unit} <= {"GBP", "lb", None} and {one.unit, other.unit} != {None}:
        return all("pound" in " ".join((figure.text, *figure.label)).lower() for figure in (one, other))
    if first.startswith("unit") or second.startswith("unit"):
        # "3 degrees" leaves open of which scale; a British ton may be a tonne.
        return ("°" in (one.unit, other.unit) and {one.unit, other.unit} <= {"°", "°C", "°F"}) or (
            {one.unit, other.unit} == {"t", "ton"}
        )
    return second not in _APART.get(first, ()) and first not in _APART.get(second, ())
