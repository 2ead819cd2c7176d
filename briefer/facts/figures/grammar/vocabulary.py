"""Words that make figures, as data: number words, calendar names, currencies, units and hedges."""

from decimal import Decimal
from typing import Final

from briefer.text.wordlists import word_map, words

_FILE: Final = "vocabulary_words.tsv"


def word_set(row: str) -> frozenset[str]:
    """The words of a row of a table."""
    return frozenset(row.split())


CARDINALS: Final = {word: int(value) for word, value in word_map(__package__, _FILE, "cardinals").items()}

SCALES: Final = {word: Decimal(value) for word, value in word_map(__package__, _FILE, "scales").items()}

# "m" is left out: it is a million after a currency sign and before people, else metres (see `amounts.py`).
SCALE_LETTERS: Final = {word: Decimal(value) for word, value in word_map(__package__, _FILE, "scale_letters").items()}

ORDINALS: Final = {word: int(value) for word, value in word_map(__package__, _FILE, "ordinals").items()}

FRACTION_PARTS: Final = {word: int(value) for word, value in word_map(__package__, _FILE, "fraction_parts").items()}

FRACTION_SIGNS: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip

# Nouns that say how many they are: "a trio of hikers".
GROUPS: Final = {word: int(value) for word, value in word_map(__package__, _FILE, "groups").items()}

WEEKDAYS: Final = {word: int(value) for word, value in word_map(__package__, _FILE, "weekdays").items()}

CURRENCY_SIGNS: Final = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₴": "UAH",
    "₦": "NGN", "₱": "PHP", "₪": "ILS", "฿": "THB", "₫": "VND",
}  # fmt: skip

# What stands right before a dollar sign: A$20, US$1bn.
DOLLAR_PREFIXES: Final = word_map(__package__, _FILE, "dollar_prefixes")

# Rs 20, SFr2.9bn
CURRENCY_MARKS: Final = word_map(__package__, _FILE, "currency_marks")

CURRENCY_CODES: Final = words(__package__, _FILE, "currency_codes")

# In capitals the ISO 4217 code; in small letters a word that several nations' money goes by.
CURRENCY_WORDS: Final = word_map(__package__, _FILE, "currency_words")

# A hundredth of the main unit: 50p, 80 cents.
SUBUNITS: Final = word_map(__package__, _FILE, "subunits")

CALENDAR_UNITS: Final = word_map(__package__, _FILE, "calendar_units")
