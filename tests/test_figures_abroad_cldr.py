"""What CLDR writes in a language is read back to its value: numbers, percent, money, units and dates."""

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.facts.figures import find_figures
from briefer.facts.mention import Figure
from briefer.text.language import Language

ABROAD = [language for language in Language if language is not Language.ENGLISH]
# Swiss German groups with an apostrophe.
LOCALES = {"de": ("de", "de_CH", "de_AT"), "pt": ("pt", "pt_PT"), "fr": ("fr", "fr_CH")}


def only(text: str, language: Language) -> Figure:
    found = find_figures(text, language)
    assert len(found) == 1, (text, found)
    return found[0]


def locales(language: Language) -> tuple[str, ...]:
    return LOCALES.get(language, (str(language),))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ABROAD), st.integers(2_200, 999_999))  # Babel groups 1000000’000 for de_CH, ICU does not
def test_whole_numbers(language: Language, number: int) -> None:
    for locale in locales(language):
        text = format_decimal(number, locale=locale)
        assert only(text, language).low == number, text


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ABROAD), st.decimals(Decimal("1.01"), Decimal(9999), places=2))
def test_percent_and_money(language: Language, number: Decimal) -> None:
    for locale in locales(language):
        text = format_percent(number / 100, format=None, locale=locale, decimal_quantization=False)
        assert (only(text, language).unit, only(text, language).low) == ("%", number), text
        if language is not Language.ARABIC:  # CLDR writes "US$" for a dollar and marks of direction around it
            text = format_currency(number, "EUR", locale=locale)
            assert (only(text, language).unit, only(text, language).low) == ("EUR", number), text


@pytest.mark.parametrize("language", ABROAD)
@pytest.mark.parametrize(
    ("unit", "symbol"),
    [("length-kilometer", "km"), ("mass-kilogram", "kg"), ("area-hectare", "ha"), ("mass-tonne", "t")],
)
def test_units(language: Language, unit: str, symbol: str) -> None:
    text = format_unit(47, unit, length="long", locale=str(language))
    assert (only(text, language).unit, only(text, language).low) == (symbol, 47), text


@pytest.mark.parametrize("language", ABROAD)
@pytest.mark.parametrize("month", range(1, 13))
def test_dates(language: Language, month: int) -> None:
    for style in ("long", "medium"):
        text = format_date(date(2024, month, 17), style, locale=str(language))
        if style == "medium" and language in (Language.JAPANESE, Language.ARABIC):
            continue  # 2024/12/17 and marks of direction
        assert only(text, language).value == f"2024-{month:02}-17", text
