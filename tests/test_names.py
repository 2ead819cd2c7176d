"""Finding names: what is one, where it begins and ends, and how sure a capital makes us."""

from pathlib import Path

import pytest
from babel import Locale
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefer.facts.figures import find_figures
from briefer.facts.mention import Name, NameType
from briefer.facts.names import find_names
from briefer.facts.names.tables.lexicon import places, words_of
from briefer.facts.names.tokens import fold

# Codes of CLDR for tests, areas of a currency and leftovers, and what only lists write ("Hong Kong SAR China").
NO_PLACES = {"XA", "XB", "ZZ", "QO", "UM", "EZ", "HK", "MO", "SH", "TF"}
SEED = Path(__file__).parents[1] / "seeds" / "zelenskyy-brussels-talks.txt"

SEED_NAMES = {
    "Agence France-Presse", "António Costa", "Belgorod", "Britain", "Brussels", "Bryansk", "Canada", "Cherkasy",
    "Crimea", "Defense Ministry", "Denmark", "Donald Trump", "Donald Tusk", "European", "European Commission",
    "European Council", "French", "German", "Giorgia Meloni", "Igor Kirillov", "Ihor Taburets", "Italian",
    "Khmelnytskyi", "Kirillov", "Kursk", "Le Parisien", "Mark Rutte", "Mette Frederiksen", "Moscow", "NATO",
    "Olaf Scholz", "Polish", "Putin", "Reuters", "Russia", "Russian", "Rutte", "SBU", "Security Service",
    "Serhii Tiurin", "Telegram", "U.S.", "Ukraine", "Ukrainian", "Ursula von der Leyen", "Uzbekistan", "Vladimir",
    "Volodymyr Zelenskyy", "West", "Zelenskyy",
}  # fmt: skip


def texts(text: str) -> list[str]:
    return [name.text for name in find_names(text, find_figures(text))]


def only(text: str, wanted: str) -> Name:
    return next(name for name in find_names(text, find_figures(text)) if name.text == wanted)


def test_the_seed_article() -> None:
    assert set(texts(SEED.read_text(encoding="utf-8"))) == SEED_NAMES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # titles and roles
        ("the killing of Lt. Gen. Igor Kirillov in Moscow", ["Igor Kirillov", "Moscow"]),
        ("a month before U.S. President-elect Donald Trump takes office", ["U.S.", "Donald Trump"]),
        ("he met NATO chief Mark Rutte", ["NATO", "Mark Rutte"]),
        ("according to Ch Insp Helen Shaw of Kent Police", ["Helen Shaw", "Kent Police"]),
        ("talks with German Chancellor Olaf Scholz", ["German", "Olaf Scholz"]),
        ("European Council President António Costa spoke", ["European Council", "António Costa"]),
        ("the Northern Ireland First Minister Arlene Foster", ["Northern Ireland", "Arlene Foster"]),
        ("a letter to US Secretary of State Rex Tillerson", ["US", "Rex Tillerson"]),
        ("the Education Secretary and the Prime Minister agreed", []),
        ("President of the European Commission", ["European Commission"]),
        ("the Prince of Wales opened it", ["Prince of Wales"]),
        # particles and initials
        ("and Ursula von der Leyen arrived", ["Ursula von der Leyen"]),
        ("with Mohammed bin Salman and Bashar al-Assad", ["Mohammed bin Salman", "Bashar al-Assad"]),
        ("by George W. Bush and J.K. Rowling", ["George W. Bush", "J.K. Rowling"]),
        ("the North Korean leader Kim Jong-un", ["North Korean", "Kim Jong-un"]),
        ("actor Robert De Niro", ["Robert De Niro"]),
        # connectors inside a name
        ("a report by the University of East Anglia", ["University of East Anglia"]),
        ("the Bank of England and the Treasury", ["Bank of England", "Treasury"]),
        ("sold by Marks & Spencer", ["Marks & Spencer"]),
        ("the Department for Work and Pensions", ["Department for Work and Pensions"]),
        ("between the Isle of Wight and Portsmouth", ["Isle of Wight", "Portsmouth"]),
        ("in Bosnia and Herzegovina", ["Bosnia and Herzegovina"]),
        ("striker Lionel Messi of Barcelona", ["Lionel Messi", "Barcelona"]),
        # possessives and plurals
        ("Moscow’s war and Zelenskyy's aides", ["Moscow", "Zelenskyy"]),
        ("officials of Ukraine’s Security Service, or SBU", ["Ukraine", "Security Service", "SBU"]),
        ("the vote split Republicans and Democrats", ["Republicans", "Democrats"]),
        # hyphen compounds
        ("a US-backed militia", ["US"]),
        ("its Russian-occupied territories", ["Russian"]),
        ("an anti-American slogan", ["American"]),
        ("the Ex-President resigned", []),
        # acronyms and codes
        ("the World Health Organization (WHO) said", ["World Health Organization", "WHO"]),
        ("an F-16 and the G7 after COVID-19", ["F-16", "G7", "COVID-19"]),
        # words that have a capital and are no names
        ("I met him on Monday in March, and he said: I agree.", []),
        ("on Channel 4 at 5 p.m.", []),
        ("by the Manor Formula 1 team", ["Manor"]),
        ("in May 2016", []),
        ("a vote that Theresa May lost", ["Theresa May"]),
        # a capital at the start of a sentence
        ("Campaigners want a new law. However, ministers do not.", []),
        ("Rutte greeted them. “We wait,” said Rutte.", ["Rutte", "Rutte"]),
        ("Striker Wayne Rooney was injured.", ["Wayne Rooney"]),
        ("Royal Bank of Scotland fell.", ["Royal Bank of Scotland"]),
        ("New York is cold. New rules apply.", ["New York"]),
        ("The Hague is in the Netherlands.", ["Hague", "Netherlands"]),
        # two people in a row of other scripts and none
        ("Владимир said hello to Олена", ["Владимир", "Олена"]),
        ("", []),
        ("nothing here, 42 times", []),
    ],
)
def test_names_of_a_sentence(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zelenskyy Meets Rutte for Talks in Brussels", ["Zelenskyy", "Rutte", "Brussels"]),
        ("12 Dead in Colo. Shooting at Movie", ["Colo"]),
        ("Airlines Scored $22.1B in Add-on Fees Last Year", []),
        ("Airlines Scored on Fees Last Year. No Relief.", []),
        ("POLICE SEEK WITNESSES AFTER OSLO FIRE", ["OSLO"]),
        ("the german chancellor went to northern ireland and met the polish team", ["german", "northern ireland"]),
        ("tributes to stephen van der veen and mark zuckerberg", ["stephen van der veen", "mark zuckerberg"]),
        ("they will mark the day with grace", []),
    ],
)
def test_headlines_capitals_and_lower_case(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("a visit by Ukrainian officers", "Ukrainian", NameType.NATIONALITY),
        ("a visit to Ukraine", "Ukraine", NameType.PLACE),
        ("a visit by Olaf Scholz", "Olaf Scholz", NameType.PERSON),
        ("a visit by Mr Taburets", "Taburets", NameType.PERSON),
        ("a loan from Halden Holdings", "Halden Holdings", NameType.ORGANISATION),
        ("a loan from NATO", "NATO", NameType.ORGANISATION),
        ("they won the Champions Trophy", "Champions Trophy", NameType.EVENT),
        ("a crash on Rye Lane", "Rye Lane", NameType.PLACE),
        ("a crash near Drumfoy", "Drumfoy", NameType.PLACE),
        ("he flew an F-16", "F-16", NameType.CODE),
    ],
)
def test_types(text: str, name: str, kind: NameType) -> None:
    assert only(text, name).type is kind


@pytest.mark.parametrize(
    ("text", "name", "sure"),
    [
        ("He said Zelenskyy was late.", "Zelenskyy", True),
        ("Snowkiters were late.", "Snowkiters", False),
        ("He said the Government was late.", "Government", False),
        ("Brussels was late.", "Brussels", True),
        ("Rutte was late, and Rutte knew it.", "Rutte", True),
        ("Rutte Arrives Late for Talks Again", "Rutte", False),
    ],
)
def test_how_sure_a_capital_makes_us(text: str, name: str, sure: bool) -> None:
    assert only(text, name).sure is sure


@pytest.mark.parametrize("text", ["António", "Anto\u0301nio", "ANTONIO", "antonio"])
def test_accents_and_case_do_not_part_words(text: str) -> None:
    assert fold(text) == "antonio"


def test_combining_accents_stay_inside_the_name() -> None:
    text = "with Anto\u0301nio Costa, he said"
    assert texts(text) == ["Anto\u0301nio Costa"]


def test_figures_are_left_alone() -> None:
    text = "He paid $5 billion to Norway on Wednesday, 18 December 2014."
    figures = find_figures(text)
    assert texts(text) == ["Norway"]
    for name in find_names(text, figures):
        assert all(name.end <= f.start or f.end <= name.start for f in figures)


NEWSY = st.lists(
    st.sampled_from(
        ["The", "Bank", "of", "England", "Zelenskyy’s", "U.S.", "NATO", "-", "al-Assad", "“", "”", "(WHO)", "Lt.",
         "\n", "May", "2016", "$5bn", "18%", "🙂", "עברית", "Anto\u0301nio", "President", "and", ",", ".",
         "X", "'s", "&", "F-16"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


@given(st.one_of(st.text(max_size=200), NEWSY))
@example("🙂 Zelenskyy’s 🙂")
@example("A.B.C.'s")
@example("\u0301\u0301Ab ʼs")
@settings(max_examples=300, deadline=None)
def test_names_are_slices_in_order_and_off_the_figures(text: str) -> None:
    figures = find_figures(text)
    names = find_names(text, figures)
    last = 0
    for name in names:
        assert text[name.start : name.end] == name.text
        assert name.words
        assert last <= name.start < name.end
        last = name.end
        assert all(name.end <= f.start or f.end <= name.start for f in figures)


@pytest.mark.parametrize("unit", ["A", "Abcd ", "A.", "A-", "7 ", " ", ".,;", "Bank of ", "e\u0301", "WHO (", "A\n"])
def test_long_lines_take_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert all(text[name.start : name.end] == name.text for name in find_names(text))


def test_the_table_of_places_has_the_territories_that_cldr_has() -> None:
    territories = Locale("en").territories
    listed = {name for code, name in territories.items() if len(code) == 2 and code not in NO_PLACES}
    assert len(listed) > 230
    plain = {name for name in listed if " - " not in name and "(" not in name}
    assert {name for name in plain if words_of(name) not in places()} == set()
