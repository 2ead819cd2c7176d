"""What CLDR (through Babel) gives a language: months, weekdays, units of measure and currencies by name."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, cast

from briefer.facts.figures.grammar.units import read_unit

_PLACEHOLDER: Final = re.compile(r"[\s\u200e\u200f]*\{0\}[\s\u200e\u200f]*")
_OLD: Final = re.compile(r"\(.*\)")
_WIDTHS: Final = ("long", "short")
# Names of a unit that are other words as well, or letters that are read otherwise.
_SHORTEST: Final = 2
_MEASURES: Final = (
    "length",
    "area",
    "volume",
    "mass",
    "speed",
    "temperature",
    "energy",
    "power",
    "digital",
    "pressure",
)
# What CLDR counts and no text writes, such as a pint of Japan.
_RARE: Final = re.compile(r"jp|cn|bu|imperial|fluid|scandinavian|stone|light|solar|earth|point|dot|permille|karat")


@cache
def _data(code: str) -> Any:
    from babel import localedata

    return localedata.LocaleDataDict(cast("Any", localedata.load(code)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif hasattr(value, "values"):
        for inner in value.values():
            yield from _texts(inner)


def months(code: str) -> dict[str, int]:
    """The names of the months and their short forms of more than two letters, in small letters."""
    return dict(_named(_data(code)["months"]))


def whole_months(code: str) -> frozenset[str]:
    """The whole names of the months, in small letters: "sept" alone is seven in French."""
    return frozenset(name for name, _ in _named(_data(code)["months"], ("wide",)))


def weekdays(code: str) -> dict[str, int]:
    """The whole names of the days of the week, in small letters; Monday is 0."""
    return {name: int(day) for name, day in _named(_data(code)["days"], ("wide",))}


def _named(kinds: Any, widths: tuple[str, ...] = ("wide", "abbreviated")) -> Iterator[tuple[str, int]]:
    for kind in ("format", "stand-alone"):
        for width in widths:
            for number, name in dict(kinds[kind].get(width, {})).items():
                plain = str(name).rstrip(".").lower()
                if len(plain) > _SHORTEST or not plain.isascii():
                    yield plain, int(number)


def units(code: str) -> dict[str, str]:
    """The long and short names of the units that English texts are read with, and the symbol that stands for each."""
    english = _data("en")["unit_patterns"]
    found: dict[str, str] = {}
    for identifier, patterns in _data(code)["unit_patterns"].items():
        family, _, name = identifier.partition("-")
        if family not in _MEASURES or _RARE.search(name) or identifier not in english:
            continue
        symbol = _symbol(dict(english[identifier]))
        if symbol is None:
            continue
        for width in _WIDTHS:
            for pattern in _texts(dict(patterns).get(width, {})):
                form = _PLACEHOLDER.sub("", pattern)
                # "350 in Österreich" are no inches; signs of two letters are read as everywhere.
                if (len(form) > _SHORTEST or not form.isascii()) and form[0] not in "/每":
                    found.setdefault(form, symbol)
    return found


def _symbol(patterns: dict[str, Any]) -> str | None:
    for pattern in _texts(patterns.get("long", {})):
        text = f"5 {_PLACEHOLDER.sub('', pattern)}"
        read = read_unit(text, 1, spelled=False)
        if read and read[1] == len(text):
            return read[0]
    return None


def currencies(code: str) -> dict[str, str]:
    """The names of the living currencies, with their nations: "Schweizer Franken" is CHF."""
    data = _data(code)
    found: dict[str, str] = {}
    for iso, name in data["currency_names"].items():
        if _OLD.search(name):
            continue
        for form in (name, *_texts(data["currency_names_plural"].get(iso, {}))):
            found.setdefault(form, iso)
    return found
