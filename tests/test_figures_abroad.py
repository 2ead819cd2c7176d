"""Figures in other languages: each native form, what is read of it, and pairs of a text and a summary."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.facts.figures import find_figures
from briefer.facts.mention import Figure
from briefer.faithfulness.check import check
from briefer.faithfulness.languages import ToldLanguages
from briefer.text.language import Language, TextLanguage, ToldBy

READ = [
    ("de", "Der Umsatz stieg um 6,3 Prozent auf 1,46 Mrd. Euro.", "percent 6.3; money 1460000000 EUR"),
    (
        "de",
        "1.200 Stellen, 1200 Stellen, 1 200 Stellen, 1’200 Stellen",
        "count 1200; count 1200; count 1200; count 1200",
    ),
    ("de", "Gewinn: von 91,2 auf 83,5 Mio. Euro", "money 91200000 EUR; money 83500000 EUR"),
    ("de", "CHF 1’200 für anderthalb Jahre", "money 1200 CHF; duration 1.5 year"),
    ("de", "Sie kam um halb drei, er um 14.30 Uhr.", "time 02:30; time 14:30"),
    ("de", "vom 3. Oktober 2024 bis Ende Juni 2026", "date 2024-10-03; date 2026-06"),
    ("de", "jeder zehnte, zwei Drittel, die Hälfte", "ratio 1:10; fraction 2/3; fraction 1/2"),
    ("de", "350 in Österreich, eine Million, zwei Dutzend", "count 350; count 1000000; count 24"),
    ("de", "im 3. Quartal, im dritten Quartal", "ordinal 3; ordinal 3"),
    ("de", "zwischen 3 und 5 Prozent, 3 bis 5 Prozent", "percent 3..5; percent 3..5"),
    ("de", "von 2019 bis 2023, in den 1990er Jahren", "year 2019; year 2023; decade 1990..1999"),
    ("de", "Fr. 12.50, 25 Basispunkte, um acht Uhr", "money 12.5 CHF; quantity 25 bp; time 08:00"),
    ("it", "alle otto della sera, negli anni Novanta", "time 08:00; decade 1990..1999"),
    ("es", "miles de personas, menos 25 puntos básicos, -4 °C", "quantity 25 bp; quantity -4 °C"),
    ("fr", "un bénéfice de 1,2 milliard d’euros, soit 18 %", "money 1200000000 EUR; percent 18"),
    ("fr", "12 450 millions d'euros, 3 500 postes, 640 M€", "money 12450000000 EUR; count 3500; money 640000000 EUR"),
    ("fr", "Un emploi sur dix, un tiers, la moitié", "ratio 1:10; fraction 1/3; fraction 1/2"),
    ("fr", "le 1er septembre à 17h30, du 3 au 5 octobre", "date --09-01; time 17:30; date --10-03"),
    ("fr", "deux ans et demi, quatre-vingt-dix blessés", "duration 2.5 year; count 90"),
    ("fr", "de 8 à 10 euros", "money 8 EUR; money 10 EUR"),
    ("es", "5.845 millones de euros, un billón de euros", "money 5845000000 EUR; money 1000000000000 EUR"),
    ("es", "el 11,7 por ciento, dos tercios, uno de cada diez", "percent 11.7; fraction 2/3; ratio 1:10"),
    ("es", "un millón y medio de personas, tres muertos", "count 1500000; count 3"),
    ("es", "el 3 de octubre de 2025 a las 15:30", "date 2025-10-03; time 15:30"),
    ("es", "12.5% de 3.5 millones de pesos en 2024", "percent 12.5; money 3500000 peso; year 2024"),
    ("it", "3,2 milioni di euro, da 8 a 10 euro", "money 3200000 EUR; money 8 EUR; money 10 EUR"),
    ("it", "mezzo milione, due anni e mezzo, alle 15.30", "count 500000; duration 2.5 year; time 15:30"),
    ("it", "184.300 visitatori, uno su dieci, un terzo", "count 184300; ratio 1:10; fraction 1/3"),
    ("nl", "14,6 miljoen euro, € 5,-, half drie", "money 14600000 EUR; money 5 EUR; time 02:30"),
    ("nl", "vier van de zeven, anderhalf jaar, 2.400 huizen", "ratio 4:7; duration 1.5 year; count 2400"),
    ("pt", "98,7 milhões de euros, R$ 3,5 milhões", "money 98700000 EUR; money 3500000 BRL"),
    (
        "pt",
        "mil milhões, um bilhão, um em cada dez, às 15h30",
        "count 1000000000; count 1000000000; ratio 1:10; time 15:30",
    ),
    ("zh", "投资3.6亿元，增长12%，1,200张床位", "money 360000000 CNY; percent 12; count 1200"),
    ("zh", "２０２６年９月１日，三分之二，5千克", "date 2026-09-01; fraction 2/3; quantity 5 kg"),
    ("ja", "総額は18億5000万円、3割、1987年、2.8％", "money 1850000000 JPY; percent 30; year 1987; percent 2.8"),
    ("ar", "١٢٥ شخصًا، ٤٫٥ مليون دينار، عام 1987", "count 125; money 4500000 dinar; year 1987"),
]


def shown(figure: Figure) -> str:
    unit = "" if figure.unit in (None, "%") or figure.type in ("year", "decade", "ratio") else f" {figure.unit}"
    return f"{figure.type} {figure.value}{unit}"


@pytest.mark.parametrize(("language", "text", "read"), [pytest.param(*row, id=f"{row[0]} {row[1]}") for row in READ])
def test_a_native_form_has_its_value(language: str, text: str, read: str) -> None:
    assert "; ".join(map(shown, find_figures(text, Language(language)))) == read


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([language for language in Language if language is not Language.ENGLISH]),
    st.text("0123456789.,% \u00a0'’-–:/€$ abcdemnouilrs万亿億円年月日割分之٠١٢٣٫٪½\n", max_size=60),
)
def test_figures_are_slices_of_any_text_and_apart(language: Language, text: str) -> None:
    figures = find_figures(text, language)
    assert all(figure.text == text[figure.start : figure.end] for figure in figures)
    assert all(one.end <= other.start for one, other in itertools.pairwise(figures))


def told(source: str, summary: str) -> ToldLanguages:
    return ToldLanguages(TextLanguage(source, ToldBy.USER), TextLanguage(summary, ToldBy.USER))


GERMAN = "Gesunken ist der Gewinn, auf 83,5 Mio. Euro (Vorjahr: 91,2 Mio. Euro). Am Dienstag fielen 1.700 Stellen weg."


@pytest.mark.parametrize(
    ("language", "summary", "right"),
    [
        ("en", "Profit fell from €91.2 million to €83.5 million.", True),
        ("en", "Profit rose from €83.5 million to €91.2 million.", False),
        ("en", "1,700 jobs were cut on Tuesday.", True),
        ("en", "1,700 jobs were cut on Wednesday.", False),
        ("en", "Profit was $83.5 million.", False),
        ("fr", "Le bénéfice a reculé à 83,5 millions d’euros.", True),
        ("fr", "La perte s’élève à 83,5 millions d’euros.", False),
        ("es", "Se suprimieron 1.700 empleos el martes.", True),
        ("es", "Se suprimieron 7.100 empleos el martes.", False),
        ("ja", "利益は8350万ユーロに減少した。", True),
        ("ja", "利益は8.35億ユーロに減少した。", False),
    ],
)
def test_a_summary_in_another_language_is_judged_by_value_unit_and_direction(
    language: str, summary: str, right: bool
) -> None:
    report = check(GERMAN, summary, told=told("de", language))
    figures = [m for m in report.mentions if m.mention.kind == "figure"]
    assert figures
    assert any(m.verdict.is_error for m in figures) is not right


def test_where_names_are_not_known_figures_alone_are_checked_and_told() -> None:
    report = check("総額は725億円で2.8%増。", "総額は752億円。", told=told("ja", "ja"))
    assert {kind.value for kind in report.languages.checked} == {"figure"}
    assert [m.mention.text for m in report.errors] == ["752億円"]
