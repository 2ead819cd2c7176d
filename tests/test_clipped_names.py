"""Names whose words are cut short in one of two texts, and other names that begin alike."""

import pytest

from briefer import check


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("Seats on the LegCo are few.", "The Legislative Council is small.", "The Legislative Assembly is small."),
        ("The Legislative Council is small.", "The LegCo is small.", "The ExCo is small."),
        ("They call him the Croc Hunter.", "He is called the Crocodile Hunter.", "He is called the Whale Hunter."),
        ("The Christian Dems lost.", "The Christian Democrats lost.", "The Christian Socialists lost."),
        ("Port Hill has a choir.", "The choir is Port Hill's.", "The choir is Portland Hill's."),
        ("Mor Hill has a choir.", "The choir is Mor Hill's.", "The choir is Moreton Hill's."),
        ("Byrne left Palace in May.", "Byrne left Crystal Palace in May.", "Byrne left Crystal Rangers in May."),
    ],
)
def test_a_name_is_cut_short(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful
    assert not check(source, wrong).faithful
