"""Whether two figures measure the same kind of thing: (value, unit, currency), never the bare value."""

from decimal import Decimal
from typing import Final

from briefer.facts.figures.judging.nouns import may_stand_for
from briefer.facts.mention import Figure, FigureType

# Days, seconds and months make two systems that meet only roughly: a month is 30.4 days.
_IN_DAYS: Final = {
    "millisecond": Decimal(1) / 86_400_000, "second": Decimal(1) / 86_400, "minute": Decimal(1) / 1440,
    "hour": Decimal(1) / 24, "day": Decimal(1), "night": Decimal(1), "weekend": Decimal(2), "week": Decimal(7),
    "fortnight": Decimal(14), "month": Decimal("30.4375"), "quarter": Decimal("91.3125"), "season": Decimal("365.25"),
    "year": Decimal("365.25"), "decade": Decimal("3652.5"), "century": Decimal(36525), "millennium": Decimal(365250),
}  # fmt: skip

_LENGTH: Final = {"nm": "1e-9", "µm": "1e-6", "mm": "0.001", "cm": "0.01", "m": "1", "km": "1000", "in": "0.0254",
                  "ft": "0.3048", "yd": "0.9144", "mi": "1609.344", "nmi": "1852"}  # fmt: skip
_MASS: Final = {"mg": "1e-6", "g": "0.001", "kg": "1", "t": "1000", "ton": "1000", "oz": "0.02835", "lb": "0.45359",
                "st": "6.35029"}  # fmt: skip
_VOLUME: Final = {"ml": "0.001", "l": "1", "gal": "3.785", "pt": "0.568"}
_AREA: Final = {"m²": "1", "km²": "1000000", "ft²": "0.0929", "mi²": "2589988", "acre": "4046.86", "ha": "10000"}
_SPEED: Final = {"km/h": "1", "mph": "1.609344", "m/s": "3.6", "kn": "1.852"}
_POWER: Final = {"W": "1", "kW": "1000", "MW": "1e6", "GW": "1e9"}
_DATA: Final = {"byte": "1", "KB": "1e3", "MB": "1e6", "GB": "1e9", "TB": "1e12"}
_MEASURES: Final = {
    unit: (index, Decimal(factor))
    for index, table in enumerate((_LENGTH, _MASS, _VOLUME, _AREA, _SPEED, _POWER, _DATA))
    for unit, factor in table.items()
}
_DOLLARS: Final = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "JMD", "ZWD"})


def days(figure: Figure, value: Decimal) -> Decimal | None:
    """How many days `value` of the figure's calendar unit last."""
    factor = _IN_DAYS.get(figure.unit or "")
    return None if factor is None else value * factor


def metric(figure: Figure, value: Decimal) -> tuple[int, Decimal] | None:
    """`value` in the base unit of its measure, and which measure that is."""
    measure = _MEASURES.get(figure.unit or "")
    return None if measure is None else (measure[0], value * measure[1])


def same_currency(one: Figure, other: Figure) -> bool:
    """True unless the texts name two currencies: "$10m" may stand for "C$10m", but not "US$10m"."""
    if one.unit == other.unit:
        return True
    if {one.unit, other.unit} <= _DOLLARS:
        return one.text.startswith("$") or other.text.startswith("$") or "dollar" in (one.text + other.text).lower()
    # A pound is a weight, too, and a cent is the hundredth of several currencies.
    texts = " ".join((one.text, *one.label, other.text, *other.label)).lower()
    return "cent" in texts or ({one.unit, other.unit} == {"GBP", "lb"} and "£" not in texts)


_BARE: Final = "bare"


def dimension(figure: Figure) -> str:
    """What the figure measures: "percent", "money", "time", a unit, "count" of something labelled, or "bare"."""
    match figure.type:
        case FigureType.COUNT | FigureType.RANGE:
            return "count" if figure.label else _BARE
        case FigureType.PERCENT | FigureType.PERCENTAGE_POINTS:
            return str(figure.type)
        case FigureType.MONEY:
            return "money"
        case FigureType.DURATION:
            return "time"
        case FigureType.QUANTITY:
            return f"unit {figure.unit}"
        case _:
            return str(figure.type)


# What a number with one of these cannot be at the same time.
_APART: Final = {
    "percent": {"count", "money", "time", "age", "percentage-points", "year", "score"},
    "percentage-points": {"count", "money", "time", "age", "percent", "year", "score"},
    "money": {"count", "percent", "percentage-points", "time", "age", "year", "ordinal", "score"},
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
    same = len(dimensions) == 1 or _BARE in dimensions or all(name.startswith("unit") for name in dimensions)
    return same and comparable(one, other)


_SERIES: Final = frozenset({"anniversary", "birthday", "year", "week", "day", "month", "time"})


def _same_series(one: Figure, other: Figure) -> bool:
    words = (*one.label, *other.label)
    if not _SERIES.isdisjoint(words) or not set(one.label).isdisjoint(other.label):
        return True
    return bool(one.label and other.label) and may_stand_for(one.label[0], other.label[-1])


def comparable(one: Figure, other: Figure) -> bool:
    """False when the two certainly measure different things: "18%" and "18 people", "$5m" and "£5m"."""
    first, second = dimension(one), dimension(other)
    if first == second == "money":
        return same_currency(one, other)
    if first == second == "time":
        return one.unit == other.unit or {one.unit, other.unit} <= {"year", "season"}
    if first == second:
        return True
    # "up by six points" is said of percentage points.
    if {first, second} == {"percentage-points", "count"} and "point" in one.label + other.label:
        return True
    # "16 paid weeks" are 16 weeks.
    if {first, second} == {"time", "count"} and {one.unit, other.unit} & {*one.label[-1:], *other.label[-1:]}:
        return True
    # "a third child" is said of three children, "10 years" of a 10th anniversary.
    if "ordinal" in (first, second) and {first, second} <= {"ordinal", "count", "time", "age"}:
        return _same_series(one, other)
    if {one.unit, other.unit} == {"GBP", "lb"}:
        return same_currency(one, other)
    if {one.unit, other.unit} <= {"GBP", "lb", None} and "pound" in " ".join((one.text, *one.label)).lower():
        return "pound" in " ".join((other.text, *other.label)).lower()
    if first.startswith("unit") and second.startswith("unit"):
        return {one.unit, other.unit} <= {"°", "°C", "°F"} or {one.unit, other.unit} == {"t", "ton"}
    if first.startswith("unit"):
        return second not in ("percent", "percentage-points", "money", "age", "time")
    if second.startswith("unit"):
        return first not in ("percent", "percentage-points", "money", "age", "time")
    return second not in _APART.get(first, ())
