"""Words that make figures, as data: number words, calendar names, currencies, units and hedges."""

from decimal import Decimal
from typing import Final


def word_set(row: str) -> frozenset[str]:
    """The words of a row of a table."""
    return frozenset(row.split())


CARDINALS: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

SCALES: Final = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "lakh": Decimal(10) ** 5,
    "million": Decimal(10) ** 6,
    "crore": Decimal(10) ** 7,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}

# "m" is left out: it is a million after a currency sign and before people, else metres (see `amounts.py`).
SCALE_LETTERS: Final = {
    "k": SCALES["thousand"],
    "K": SCALES["thousand"],
    "M": SCALES["million"],
    "mn": SCALES["million"],
    "mln": SCALES["million"],
    "mil": SCALES["million"],
    "MM": SCALES["million"],
    "Cr": SCALES["crore"],
    "cr": SCALES["crore"],
    "crs": SCALES["crore"],
    "b": SCALES["billion"],
    "B": SCALES["billion"],
    "bn": SCALES["billion"],
    "Bn": SCALES["billion"],
    "BN": SCALES["billion"],
    "tn": SCALES["trillion"],
    "trn": SCALES["trillion"],
    "T": SCALES["trillion"],
}

ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "hundredth": 100, "thousandth": 1000, "millionth": 1_000_000,
}  # fmt: skip

FRACTION_PARTS: Final = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "hundredth": 100, "hundredths": 100,
}  # fmt: skip

FRACTION_SIGNS: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip

# Nouns that say how many they are: "a trio of hikers".
GROUPS: Final = {
    "couple": 2, "pair": 2, "duo": 2, "trio": 3, "threesome": 3, "quartet": 4, "foursome": 4, "quintet": 5,
    "sextet": 6, "dozen": 12,
}  # fmt: skip

MONTH_NAMES: Final = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
}  # fmt: skip
SHORT_MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
MONTHS: Final = {**MONTH_NAMES, **SHORT_MONTHS}

WEEKDAYS: Final = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

CURRENCY_SIGNS: Final = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₴": "UAH",
    "₦": "NGN", "₱": "PHP", "₪": "ILS", "฿": "THB", "₫": "VND",
}  # fmt: skip

# What stands right before a dollar sign: A$20, US$1bn.
DOLLAR_PREFIXES: Final = {
    "US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "HK": "HKD", "S": "SGD", "SG": "SGD",
    "NT": "TWD", "R": "BRL", "Z": "ZWD", "J": "JMD",
}  # fmt: skip

CURRENCY_CODES: Final = word_set(
    "USD GBP EUR JPY CNY RMB INR KRW RUB TRY UAH NGN PHP ILS THB VND AUD CAD NZD HKD SGD TWD BRL CHF SEK NOK DKK PLN "
    "CZK HUF ZAR MXN KES PKR BDT LKR EGP SAR AED QAR IDR MYR RON BGN"
)

# In capitals the ISO 4217 code; in small letters a word that several nations' money goes by.
CURRENCY_WORDS: Final = {
    "dollar": "USD", "dollars": "USD", "buck": "USD", "bucks": "USD", "pound": "GBP", "pounds": "GBP", "quid": "GBP",
    "sterling": "GBP", "euro": "EUR", "euros": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rupee": "rupee", "rupees": "rupee", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB",
    "lira": "lira", "franc": "franc", "francs": "franc", "krona": "krona", "kronor": "krona", "krone": "krone",
    "kroner": "krone", "peso": "peso", "pesos": "peso", "rand": "ZAR", "naira": "NGN", "shekel": "ILS",
    "shekels": "ILS", "zloty": "PLN", "zlotys": "PLN", "hryvnia": "UAH", "hryvnias": "UAH",
    "reals": "BRL", "guinea": "guinea", "guineas": "guinea",
    "reais": "BRL", "baht": "THB", "rial": "rial", "rials": "rial", "dirham": "dirham", "dirhams": "dirham",
    "dinar": "dinar", "dinars": "dinar", "forint": "HUF", "forints": "HUF", "bitcoin": "BTC", "bitcoins": "BTC",
}  # fmt: skip

# A hundredth of the main unit: 50p, 80 cents.
SUBUNITS: Final = {
    "p": "GBP", "pence": "GBP", "penny": "GBP", "pennies": "GBP", "cent": "USD", "cents": "USD", "c": "USD",
    "¢": "USD",
}  # fmt: skip

CALENDAR_UNITS: Final = {
    "second": "second", "seconds": "second", "sec": "second", "secs": "second", "minute": "minute",
    "minutes": "minute", "min": "minute", "mins": "minute", "hour": "hour", "hours": "hour", "hr": "hour",
    "hrs": "hour", "day": "day", "days": "day", "night": "night", "nights": "night", "week": "week", "weeks": "week",
    "wk": "week", "wks": "week", "weekend": "weekend", "weekends": "weekend", "fortnight": "fortnight",
    "fortnights": "fortnight", "month": "month", "months": "month", "mth": "month", "mths": "month",
    "quarters": "quarter", "season": "season", "seasons": "season", "year": "year", "years": "year", "yr": "year",
    "yrs": "year", "decade": "decade", "decades": "decade", "century": "century", "centuries": "century",
    "millennium": "millennium", "millennia": "millennium", "ms": "millisecond", "millisecond": "millisecond",
    "milliseconds": "millisecond",
}  # fmt: skip
