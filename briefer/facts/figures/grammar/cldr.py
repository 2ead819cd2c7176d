"""What CLDR (through Babel) knows by name: units of measure and currencies.

Babel is imported on the first question, and a question is asked only of a word that follows a number and that neither
our tables nor ordinary English know ("40 furlongs", "320 kuna"), or of a nation before a currency ("Swiss francs").
Babel's own parser is lenient, so that only its data are used.
"""

import re
from functools import cache
from typing import Any, Final, cast

_PLACEHOLDER: Final = re.compile(r"\s*\{0\}\s*")
_YEARS: Final = re.compile(r"\s*\((?:\d{4}.*|.*\d{4})\)")
# Of several currencies of one name a text without a nation means one of the living ones.
_OLD: Final = re.compile(r"\(\d{4}|\d{4}\)")

_FOREIGN_PLURALS: Final = {
    "reais": "real",
    "zloty": "zlotys",
    "zlotych": "zlotys",
    "koruny": "koruna",
    "lire": "lira",
    "rand": "rand",
}


@cache
def _data() -> Any:
    from babel import localedata

    return localedata.LocaleDataDict(cast("Any", localedata.load("en")))


@cache
def _units() -> dict[str, str]:
    """The long names of CLDR's units, lower case, with CLDR's identifiers: furlongs -> furlong."""
    names: dict[str, str] = {}
    for identifier, patterns in _data()["unit_patterns"].items():
        for pattern in _texts(patterns.get("long", {})):
            name = _PLACEHOLDER.sub("", pattern).lower()
            if name.isalpha():
                names.setdefault(name, identifier.partition("-")[2])
    return names


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for inner in value.values() for text in _texts(inner)] if hasattr(value, "values") else []


def unit_named(word: str) -> str | None:
    """CLDR's identifier of the unit with this long name, singular or plural."""
    return _units().get(word.lower())


@cache
def _currencies() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Currencies by full name ("swiss franc"), and the codes that share a last word ("franc"), both numbers of each."""
    full: dict[str, str] = {}
    families: dict[str, set[str]] = {}
    names = _data()["currency_names"]
    plurals = _data()["currency_names_plural"]
    for code, name in sorted(names.items(), key=lambda item: bool(_OLD.search(item[1]))):
        for form in (name, *_texts(plurals.get(code, {}))):
            plain = _YEARS.sub("", form).lower().strip()
            full.setdefault(plain, code)
            if not _OLD.search(name) and " " in plain:
                families.setdefault(plain.rpartition(" ")[2], set()).add(code)
    # CLDR makes English plurals of its own where English keeps the foreign ones.
    for own, theirs in _FOREIGN_PLURALS.items():
        families[own] = families[theirs]
        full.update(
            {f"{plain.removesuffix(theirs)}{own}": code for plain, code in full.items() if plain.endswith(f" {theirs}")}
        )
    return full, {word: frozenset(codes) for word, codes in families.items()}


def currency_named(name: str) -> str | None:
    """The ISO 4217 code of a currency with its nation ("Swiss francs"), upper or lower case."""
    return _currencies()[0].get(" ".join(name.lower().split()))


def currencies_called(word: str) -> frozenset[str]:
    """The codes of the living currencies of a word without a nation: "kuna", "pesos", "krona"; empty for others."""
    return _currencies()[1].get(word.lower(), frozenset())
