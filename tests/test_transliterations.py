"""One name in two spellings is at most a warning; two names that look alike are two."""

import pytest

import briefer

_SAID = "{} told the court in May that the letters were forged. Nobody believed it then."
_TOLD = "{} told the court that the letters were forged."


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        # Cyrillic
        ("Mikhail Gorbachev", "Mikhail Gorbachov"),
        ("Gorbachev", "Gorbachov"),
        ("Nikita Khrushchev", "Nikita Khrushchov"),
        ("Serhii Bondar", "Sergei Bondar"),
        ("Serhii Bondar", "Sergiy Bondar"),
        ("Serhii Honchar", "Sergei Gonchar"),
        ("Mykola Hnatiuk", "Nikolai Gnatyuk"),
        ("Hnatiuk", "Gnatyuk"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Volodymyr Zelensky", "Vladimir Zelensky"),
        ("Pyotr Tchaikovsky", "Chaikovsky"),
        ("Igor Belov", "Igor Beloff"),
        # Arabic and Persian
        ("Khaled Nasser", "Khalid Nasser"),
        ("Mohammed Rahimi", "Muhammad Rahimi"),
        ("Ali Salem", "Ali Salim"),
        ("Fatima Jaber", "Fatemeh Jaber"),
        ("Abdul Rahman", "Abdel Rahman"),
        ("Zeinab Qadir", "Zeinab Gadir"),
        # marks over letters
        ("Thomas Müller", "Thomas Mueller"),
        ("Søren Kjær", "Soren Kjaer"),
    ],
)
def test_another_spelling_is_at_most_a_warning(source: str, summary: str) -> None:
    report = briefer.check(_SAID.format(source), _TOLD.format(summary))
    assert report.faithful, [finding.message for finding in report.findings]


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("Erik Hansen", "Erik Jansen"),
        ("Lily Chang", "Lily Cheng"),
        ("Tom Baker", "Tom Barker"),
        ("Luis Marin", "Luis Martin"),
        ("Jim Kelly", "Jim Kelley"),
        ("Kelly", "Kelley"),
        ("Ada Bolton", "Ada Boulton"),
        ("Joan Mitchell", "Joan Michell"),
        ("Ivan Petrov", "Ivan Petrovic"),
        ("Karim Hassan", "Karim Hussein"),
        ("Wei Zhang", "Wei Zheng"),
        ("Greta Hall", "Greta Gall"),
    ],
)
def test_another_name_is_an_error(source: str, summary: str) -> None:
    assert not briefer.check(_SAID.format(source), _TOLD.format(summary)).faithful


@pytest.mark.parametrize(
    ("source", "summary"), [("Kyiv", "Kiev"), ("Chernihiv", "Chernigov"), ("Dnipro", "Dnepr"), ("Malmö", "Malmo")]
)
def test_a_town_in_another_spelling_is_the_same(source: str, summary: str) -> None:
    said = "The convoy reached {} on Sunday, aid workers said."
    assert briefer.check(said.format(source), said.format(summary)).faithful
    assert not briefer.check(said.format(source), said.format("Poltava")).faithful
