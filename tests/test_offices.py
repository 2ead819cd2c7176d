"""An office that the source says somebody else holds."""

import pytest

import briefer

SOURCE = (
    "The mayor of Wexley, Jorun Haas, called the cut a slap in the face. Norsund's director, Stig Aamot, said that "
    "fares were not the reason. A lawyer for the union, Pia Lind, spoke too. “They leave because they wait,” said Kari "
    "Moss, who led the study. The price of a kilogram of cod rose from 1.10 to 1.65 francs."
)


@pytest.mark.parametrize(
    ("summary", "name"),
    [
        ("The mayor of Wexley, Kari Moss, called the cut a slap in the face.", "Kari Moss"),
        ("The cut is a slap in the face, said Kari Moss, the mayor of Wexley.", "Kari Moss"),
        ("Norsund's director, Kari Moss, said that fares were not the reason.", "Kari Moss"),
        ("The director of Norsund, Kari Moss, spoke of fares.", "Kari Moss"),
    ],
)
def test_an_office_that_another_holds(summary: str, name: str) -> None:
    assert name in [judged.mention.text for judged in briefer.check(SOURCE, summary).errors]


@pytest.mark.parametrize(
    "summary",
    [
        "The mayor of Wexley, Jorun Haas, called the cut a slap in the face.",
        "Haas, the mayor of Wexley, called the cut a slap in the face.",
        "Norsund's director, Aamot, said that fares were not the reason.",
        "The leader of the study, Kari Moss, said people leave because they wait.",
        "A lawyer for the union, Pia Lind, spoke too.",
    ],
)
def test_an_office_of_ones_own(summary: str) -> None:
    assert briefer.check(SOURCE, summary).errors == ()


@pytest.mark.parametrize(
    ("summary", "wrong"),
    [
        ("Cod rose to 1.65 francs a kilogram.", False),
        ("Cod rose from 1.10 to 1.65 francs per kilogram.", False),
        ("Cod rose to 1.65 francs a pound.", True),
        ("Cod rose to 1.65 francs a tonne.", True),
    ],
)
def test_the_price_of_a_kilogram_is_a_price_for_each(summary: str, wrong: bool) -> None:
    assert bool(briefer.check(SOURCE, summary).errors) is wrong
