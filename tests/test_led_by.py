"""Who leads, heads, chairs or runs a thing is told by the thing; points are above or below, and a rate was before."""

import pytest

from briefer import check

EVENING = (
    "The jury, chaired by the Dutch painter Wil Haas, gave its prize to Ana Moor, said festival director Eva Lund. "
    "Auditors, led by Tom Pell, praised the evening course run by deputy head Rosa Finn, which 40 pupils took. A fund "
    "headed by Jan Orr paid."
)
MEALS = "The school has 900 pupils; 34 per cent get free meals, against a national average of 28 per cent."
RATE = "The bank cut its rate by 25 basis points to 5.75 percent on Friday. The shares rose."


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            EVENING,
            "A jury headed by Wil Haas gave the prize to Ana Moor.",
            "A jury headed by Eva Lund gave the prize to Ana Moor.",
        ),
        (
            EVENING,
            "An evening course led by Rosa Finn was taken by 40 pupils.",
            "An evening course led by Tom Pell was taken by 40 pupils.",
        ),
        (
            EVENING,
            "The auditors, headed by Tom Pell, praised an evening course.",
            "The auditors, headed by Rosa Finn, praised an evening course.",
        ),
        (EVENING, "The fund chaired by Jan Orr paid.", "The fund chaired by Tom Pell paid."),
        (
            MEALS,
            "The share of pupils who get free meals is six points above the national average.",
            "The share of pupils who get free meals is six points below the national average.",
        ),
        (RATE, "The rate had been 6 percent.", "The rate had been 5.5 percent."),
    ],
)
def test_who_leads_and_which_way_it_went(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful, [finding.message for finding in check(source, right).findings]
    assert not check(source, wrong).faithful
