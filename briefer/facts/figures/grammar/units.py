"""Units of measure: which unit a text writes, what it measures, and how it relates to others.

A unit is a base unit (`units.tsv`), alone or under a prefix of the SI or of data ("nT", "nanotesla", "kbit", "GiB"), or
two of these with a stroke between them ("mg/dL"). What the table does not know CLDR may know by name. What neither
knows is no unit here: it stays a word as written, and the judge compares it as written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import Final

from briefer.facts.figures.grammar.following import first_words
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.text.remembered import REMEMBERED
from briefer.text.wordlists import ordered_words, words

_words = partial(words, __package__, "units_words.tsv")

_SI: Final = {
    "quecto": ("q", -30), "ronto": ("r", -27), "yocto": ("y", -24), "zepto": ("z", -21), "atto": ("a", -18),
    "femto": ("f", -15), "pico": ("p", -12), "nano": ("n", -9), "micro": ("µ", -6), "milli": ("m", -3),
    "centi": ("c", -2), "deci": ("d", -1), "deca": ("da", 1), "hecto": ("h", 2), "kilo": ("k", 3), "mega": ("M", 6),
    "giga": ("G", 9), "tera": ("T", 12), "peta": ("P", 15), "exa": ("E", 18), "zetta": ("Z", 21), "yotta": ("Y", 24),
}  # fmt: skip
_BINARY: Final = {"kibi": ("Ki", 10), "mebi": ("Mi", 20), "gibi": ("Gi", 30), "tebi": ("Ti", 40), "pebi": ("Pi", 50)}
_DATA: Final = ("kilo", "mega", "giga", "tera", "peta")
# Which prefixes a unit takes, by the word that the table has for it.
_TAKES: Final = {
    "si": tuple(_SI), "data": _DATA, "kilo": ("kilo", "mega", "giga"), "milli": ("milli", "micro", "nano"),
    "sub": ("pico", "nano", "micro", "milli", "kilo", "mega"), "-": (),
}  # fmt: skip
# Two signs for one prefix, and what stands for them where there is no Greek: 5 ug, 28 Kbit.
_LETTERS: Final = {"micro": ("µ", "μ", "u", "mc"), "kilo": ("k", "K")}
_SHORTEST_NAME: Final = 3
# A letter of its own after a space is read as a unit only where it is nothing else: "5 m", not "5 A" nor "5 T".
_LONE: Final = _words("lone")
_SQUARES: Final = ("sq", "cu", "mm")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its symbol, what it measures and how many base units of that it is."""

    symbol: str
    dimension: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class _Table:
    symbols: dict[str, Unit]
    names: dict[str, Unit]
    by_symbol: dict[str, Unit]


@cache
def _table() -> _Table:
    symbols: dict[str, Unit] = {}
    names: dict[str, Unit] = {}
    by_symbol: dict[str, Unit] = {}
    for line in ordered_words(__package__, "units.tsv"):
        signs, words, dimension, factor, takes = (part.strip() for part in line.split(" | "))
        for prefix in ("", *_TAKES[takes], *(_BINARY if takes == "data" else ())):
            letter, power = ("", 0) if not prefix else _SI.get(prefix) or _BINARY[prefix]
            scale = Decimal(2) ** power if prefix in _BINARY else Decimal(1).scaleb(power)
            first = signs.split(", ")[0]
            unit = Unit(letter + first if len(first) < 4 else prefix + first, dimension, Decimal(factor) * scale)
            unit = by_symbol.setdefault(unit.symbol, unit)
            for sign in signs.split(", "):
                for spelling in _LETTERS.get(prefix, (letter,)):
                    symbols.setdefault(spelling + sign, unit)
            for word in words.split(", "):
                for form in (prefix + word, _plural(prefix + word)):
                    names.setdefault(form.lower(), unit)
    return _Table(symbols, names, by_symbol)


def names_unit(word: str) -> bool:
    """True for a word in small letters that is a unit's sign, or with which the name of a unit begins."""
    return word in _table().symbols or word in _openings()


@cache
def _openings() -> frozenset[str]:
    return first_words((*_table().names, *_SQUARES, "in"))


def _plural(word: str) -> str:
    if word.endswith(("foot", "inch")) or word[-1:] in "sxz" or word.endswith(("feet", "celsius", "hertz")):
        return {"inch": "inches", "foot": "feet"}.get(word, word)
    return word + "s"


def unit_of(symbol: str | None) -> Unit | None:
    """The unit that a figure's `unit` names; None for a currency, a calendar unit or one that nobody knows."""
    if symbol is None:
        return None
    table = _table()
    if unit := table.by_symbol.get(symbol):
        return unit
    top, stroke, bottom = symbol.partition("/")
    if not stroke:
        return None
    over, under = table.by_symbol.get(top), table.by_symbol.get(bottom) or _TIMES.get(bottom)
    if over is None or under is None:
        return None
    return Unit(symbol, f"{over.dimension}/{under.dimension}", over.factor / under.factor)


def unit_of_sign(sign: str) -> str | None:
    """The symbol of the unit that a sign stands for behind a stroke: "kg", "dL"; none for the letters of times."""
    unit = None if sign in _TIMES else _table().symbols.get(sign)
    return unit.symbol if unit else None


def unit_called(name: str) -> str | None:
    """The symbol of the unit with this name, lower case: "megawatt-hour"."""
    unit = _table().names.get(name)
    return unit.symbol if unit else None


def names_of_sign(sign: str) -> tuple[str, ...]:
    """What the unit is called that a sign of three letters and more stands for: "megawatt-hour" for MWh."""
    unit = _table().symbols.get(sign) if len(sign) >= _SHORTEST_NAME else None
    return tuple(name for name, other in _table().names.items() if other is unit) if unit else ()


_TIMES: Final = {
    name: Unit(name, "time", Decimal(seconds))
    for name, seconds in (
        ("s", 1), ("sec", 1), ("second", 1), ("min", 60), ("minute", 60), ("h", 3600), ("hr", 3600), ("hour", 3600),
        ("d", 86400), ("day", 86400), ("wk", 604800), ("week", 604800), ("mo", 2629800), ("month", 2629800),
        ("yr", 31557600), ("y", 31557600), ("year", 31557600),
    )
}  # fmt: skip

_SIGNS: Final = re.compile(
    r"[ \t\u00a0\u2009\u202f]?((?:sq|cu|mm)\.? (?:ft\.?|mi|km|cm|Hg|m)|° ?[CF]|[^\W\d_]{1,5}[²³23]?"
    r"|[°ºµμ℃℉Ω‰σ](?:[^\W\d_]{0,3}))(?![^\W_])"
)
# "21.5 in. of rain" measures; "four in his family" does not.
_INCH: Final = re.compile(r"[ \u00a0]?(?:in\.?(?=[ ]of[ ](?:rain|snow)\b|[ ]x[ ])|in(?=\.(?:\s|\Z))|″)")
_STROKE: Final = re.compile(r"/([^\W\d_]{1,5}[²³]?|\d+ ?[^\W\d_]{1,5})(?![^\W_])")
_NAME: Final = re.compile(r"(?:[ \t\u00a0\u2009\u202f-]|\n)?([^\W\d_]+(?:[- ][^\W\d_]+){0,3})")
_JOINT: Final = re.compile(r"[- ]")
_GROUPED: Final = re.compile(r"/\([^()\s]{1,12}\)")


def read_unit(text: str, at: int, *, spelled: bool) -> tuple[str, int] | None:
    """The unit right after a number, and where it ends; behind a number in words only a sign that is no word: "km"."""
    symbol, name = read_symbol(text, at), read_name(text, at)
    if spelled and symbol and not _is_plain_sign(text[at : symbol[1]].strip()):
        symbol = None
    return name if symbol is None or (name is not None and name[1] > symbol[1]) else symbol


def _is_plain_sign(sign: str) -> bool:
    return len(sign) > 1 and sign.isalpha() and not is_ordinary(sign.lower())


def read_symbol(text: str, at: int) -> tuple[str, int] | None:
    """The unit that the sign right after a number stands for, and where it ends."""
    if inch := _INCH.match(text, at):
        return "″", inch.end()
    match = _SIGNS.match(text, at)
    if match is None:
        return None
    sign = match[1]
    unit = _table().symbols.get(sign)
    if unit is None:
        return None
    end = match.end()
    if (stroke := _STROKE.match(text, end)) and (whole := _table().symbols.get(f"{sign}/{stroke[1]}")):
        return whole.symbol, stroke.end()
    glued = match.start(1) == at
    if len(sign) == 1 and sign.isalpha() and not glued and sign not in _LONE:
        return None
    if grouped := _GROUPED.match(text, end):
        return unit.symbol + grouped.group(), grouped.end()
    return unit.symbol, end


def read_name(text: str, at: int) -> tuple[str, int] | None:
    """The unit that the word or words right after a number name, and where they end."""
    match = _NAME.match(text, at)
    if match is None:
        return None
    words, names = match[1], _table().names
    start = match.start(1)
    for end in _ends(words):
        if unit := names.get(words[:end].lower()):
            return unit.symbol, start + end
    first = _JOINT.split(words, maxsplit=1)[0]
    if len(first) > _SHORTEST_NAME and first.islower() and not is_ordinary(first) and (symbol := _cldr_unit(first)):
        return symbol, start + len(first)
    return None


def _ends(words: str) -> Iterator[int]:
    """Where each run of words ends, the longest first."""
    places = [match.start() for match in _JOINT.finditer(words)]
    return iter([len(words), *reversed(places)])


@lru_cache(REMEMBERED)
def _cldr_unit(word: str) -> str | None:
    from briefer.facts.figures.grammar.cldr import unit_named

    return unit_named(word)
