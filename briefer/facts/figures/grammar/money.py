"""Currencies as texts write them: signs, codes, names with or without a nation, hundredths."""

import re
from decimal import Decimal
from typing import Final

from briefer.facts.figures.grammar.following import is_closed
from briefer.facts.figures.grammar.trigger import any_word
from briefer.facts.figures.grammar.vocabulary import (
    CURRENCY_CODES,
    CURRENCY_MARKS,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOLLAR_PREFIXES,
    SUBUNITS,
)
from briefer.text.patterns import SPACE, one_of

# Right before a dollar sign: US$, J$, Z$.
PREFIX_BEFORE: Final = re.compile(rf"(?<!\w)(?:{one_of(DOLLAR_PREFIXES)})\Z")
LONGEST_PREFIX: Final = max(map(len, DOLLAR_PREFIXES))

MONEY_PREFIX: Final = re.compile(
    rf"(?:(?:{one_of(DOLLAR_PREFIXES)})?[{''.join(CURRENCY_SIGNS)}]|(?:{one_of(CURRENCY_CODES)}|(?:{one_of(CURRENCY_MARKS)})\.?)(?=[\d\s]))"
    rf"{SPACE}?(?=[\d.])"
)
_WORD: Final = re.compile(
    rf"(?:{SPACE}|-|\n)(?P<nation>(?:[A-Z][\w.]*{SPACE}){{1,2}}|[a-z]{{4,}}{SPACE})?(?P<word>{any_word(CURRENCY_WORDS)})(?!\w)",
    re.IGNORECASE,
)
_PLAIN: Final = re.compile(rf"(?:{SPACE}|-|\n)({one_of(CURRENCY_WORDS)})(?!\w)", re.IGNORECASE)
_RARE: Final = re.compile(rf"{SPACE}(?P<nation>(?:[A-Z][a-z]+{SPACE}){{0,2}})(?P<word>[^\W\d_]{{3,12}})(?!\w)")
_CODE: Final = re.compile(rf"{SPACE}?({one_of(CURRENCY_CODES)})(?!\w)")
_SUBUNIT: Final = re.compile(  # "50p", "80 cents"
    rf"({one_of(word for word in SUBUNITS if len(word) == 1)})(?!\w)"
    rf"|[ -]((?i:{one_of(word for word in SUBUNITS if len(word) > 1)}))(?!\w)"
)
# Written behind an amount that has a sign: "$20 Canadian".
_NATION_AFTER: Final = re.compile(
    rf"{SPACE}(Canadian|Australian|Singapore|Jamaican|Hong{SPACE}Kong)(?!\w)(?!{SPACE}[a-z])"
)
_AMERICAN: Final = frozenset({"us", "u.s.", "american"})


def currency_of(prefix: str) -> str:
    """The ISO 4217 code of what stands before an amount: "US$", "€", "CHF", "Rs."."""
    mark = prefix.strip(" .\u00a0\u2009\u202f")
    if mark in CURRENCY_CODES:
        return "CNY" if mark == "RMB" else mark
    if mark[-1] in CURRENCY_SIGNS:
        return DOLLAR_PREFIXES.get(mark[:-1], CURRENCY_SIGNS[mark[-1]])
    return CURRENCY_MARKS[mark]


def nation_after(text: str, at: int) -> str | None:
    """The dollar that a nation behind an amount makes of it."""
    match = _NATION_AFTER.match(text, at)
    return _named(match[1], "dollars") if match else None


def currency_after(text: str, at: int) -> tuple[str, int, Decimal] | None:
    """The currency named right after a number, where its name ends, and how many of its units one of them is."""
    if is_closed(text, at):
        return None
    if match := _WORD.match(text, at):
        nation, word = (match["nation"] or "").strip(), match["word"].lower()
        unit = CURRENCY_WORDS[word]
        if not nation:
            return unit, match.end(), Decimal(1)
        if nation.lower() in _AMERICAN:
            return "USD", match.end(), Decimal(1)
        if code := _named(nation, word):
            return code, match.end(), Decimal(1)
        if plain := _PLAIN.match(text, at):  # "215,000 euros that Rand had lent": Rand is a name
            return CURRENCY_WORDS[plain[1].lower()], plain.end(), Decimal(1)
    may_be_code = text[at : at + 2].strip()[:1].isupper()
    if may_be_code and (match := _CODE.match(text, at)):
        return ("CNY" if match[1] == "RMB" else match[1]), match.end(), Decimal(1)
    if match := _SUBUNIT.match(text, at):
        return SUBUNITS[match[1] or match[2].lower()], match.end(), Decimal("0.01")
    return None


def rare_currency_after(text: str, at: int) -> tuple[str, int] | None:
    """A currency that only CLDR knows, right after a number: "320 kuna", "40 Bulgarian leva"."""
    match = _RARE.match(text, at)
    if match is None:
        return None
    from briefer.facts.figures.grammar.cldr import currencies_called

    nation, word = match["nation"].strip(), match["word"].lower()
    if nation:
        code = _named(nation, word)
        return (code, match.end()) if code else None
    codes = currencies_called(word)
    if not codes:
        return None
    return (next(iter(codes)) if len(codes) == 1 else word), match.end()


def _named(nation: str, word: str) -> str | None:
    from briefer.facts.figures.grammar.cldr import currency_named

    return currency_named(f"{nation} {word}")
