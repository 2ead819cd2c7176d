"""Names in German, French, Spanish, Italian, Dutch and Portuguese, and between any two languages."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.facts.document import FactIndex
from briefer.facts.mention import Verdict
from briefer.facts.names import find_names
from briefer.faithfulness.check import check
from briefer.text.language import NAMES_IN, Language
from evals import evaluator

CASES = Path(__file__).parents[1] / "evals" / "cases" / "names_languages.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_cases(row: dict[str, Any]) -> None:
    assert evaluator.judge_case(row).mistakes == ()


def test_both_sides_of_each_language() -> None:
    told = Counter(row["phenomenon"] for row in ROWS)
    for code in NAMES_IN - {Language.ENGLISH}:
        assert told[f"{code}: faithful"] >= 15
        assert told[f"{code}: an error"] >= 10


def _names(code: str, text: str) -> list[str]:
    return [name.text for name in find_names(text, (), Language(code))]


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        pytest.param("de", "Die Regierung plant neue Stellen im Süden.", [], id="German nouns"),
        pytest.param("de", "Fördermittel, Löschwasser und Stellenabbau.", [], id="German compounds"),
        pytest.param("de", "Am Montag sagte Frau Klein nichts.", ["Klein"], id="a surname that is an adjective"),
        pytest.param("de", "Er fuhr nach Essen zum Essen.", ["Essen"], id="a town that is a noun"),
        pytest.param("de", "Gestern schwieg die Deutsche Bank.", ["Deutsche Bank"], id="an adjective in a name"),
        pytest.param("de", "Das sagte der CDU-Chef der Walltal AG.", ["CDU", "Walltal"], id="hyphens and forms"),
        pytest.param("fr", "L'usine d'Annecy a fermé.", ["Annecy"], id="French elisions"),
        pytest.param("fr", "M. Le Goff et Mme Roux sont venus.", ["Le Goff", "Roux"], id="French titles"),
        pytest.param("fr", "Réunion du conseil mardi.", [], id="a place that opens a sentence as a noun"),
        pytest.param("es", "Ayer habló Ana de la Cruz.", ["Ana de la Cruz"], id="Spanish particles"),
        pytest.param("es", "Murieron tres vecinos.", [], id="a Spanish verb that opens"),
        pytest.param("es", "Vive en EE. UU. desde 2010.", ["EE. UU"], id="doubled initials"),
        pytest.param("it", "Ieri è venuta la sindaca D'Angelo.", ["D'Angelo"], id="an Italian elision in a name"),
        pytest.param("nl", "Gisteren sprak Jan van der Veen.", ["Jan van der Veen"], id="Dutch particles"),
        pytest.param("nl", "Het schip zonk bij Zwartsluis.", ["Zwartsluis"], id="a Dutch compound"),
        pytest.param("pt", "Foi a Lisboa com Inês de Castro.", ["Lisboa", "Inês de Castro"], id="Portuguese"),
    ],
)
def test_what_is_a_name(code: str, text: str, names: list[str]) -> None:
    assert _names(code, text) == names


@pytest.mark.parametrize(
    ("source", "summary", "verdict"),
    [
        pytest.param("de: Zelenskyj kam.", "en: Then Zelensky came.", Verdict.DERIVED, id="another transliteration"),
        pytest.param("de: Das war Bonfanti.", "de: Das war Bonfante.", Verdict.ALTERED, id="a slip"),
        pytest.param("fr: Le roi d'Espagne parle.", "en: They met in Spain.", Verdict.SUPPORTED, id="a country"),
        pytest.param("fr: Le roi espagnol parle.", "de: Er war in Spanien.", Verdict.SUPPORTED, id="an adjective"),
        pytest.param("fr: Le roi parle à Londres.", "it: Il re era a Londra.", Verdict.SUPPORTED, id="a city"),
        pytest.param("fr: Le roi parle à Londres.", "it: Il re era a Parigi.", Verdict.UNSUPPORTED, id="another city"),
        pytest.param("it: Lo dice l'Onu.", "de: Das sagt die UN.", Verdict.SUPPORTED, id="a body"),
        pytest.param("it: Lo dice l'Onu.", "de: Das sagt die Nato.", Verdict.UNSUPPORTED, id="another body"),
        pytest.param("de: Das sagte Huber.", "en: So said Anna Huber.", Verdict.EXPANDED, id="a fuller name"),
    ],
)
def test_across_languages(source: str, summary: str, verdict: Verdict) -> None:
    index, own = (
        FactIndex.of(text, language=Language(code)) for code, _, text in (s.partition(": ") for s in (source, summary))
    )
    assert [index.judge(name, own).verdict for name in own.names] == [verdict]


@pytest.mark.parametrize("code", sorted(NAMES_IN - {Language.ENGLISH}))
@given(text=st.text("aAbE .,'’-“„éÜßZ\n1", max_size=60))
def test_names_lie_in_the_text_and_a_text_supports_its_own(code: str, text: str) -> None:
    index = FactIndex.of(text, language=Language(code))
    end = 0
    for name in index.names:
        assert name.text == text[name.start : name.end]
        assert name.start >= end
        end = name.end
        assert index.judge(name, index).verdict is Verdict.SUPPORTED


def test_a_german_text_is_faithful_to_itself_in_other_words() -> None:
    source = (
        "Die Stadt Hallstein baut zwölf Radwege, sagte Bürgermeisterin Anja Krüger am Montag. Das Land Hessen zahlt "
        "die Hälfte. Händler in der Altstadt fürchten um Parkplätze."
    )
    report = check(source, "Bürgermeisterin Krüger kündigte am Montag neue Radwege für Hallstein an.")
    assert report.faithful
    assert not check(source, "Bürgermeister Kröger kündigte neue Radwege für Bad Hallstein an.").faithful
