"""What something came to, and by how much it changed, are two statements."""

import pytest

from briefer import check

SALES = "Sales rose by 5 million to 60 million euros in May."
TAX = "Council tax is to rise by 2.9% to £247.98 from April."
FLEET = "The fleet grew by 12 ships to 40."
PROFIT = "Profit was 40 million euros, up 12 million."


@pytest.mark.parametrize(
    ("source", "summary", "wrong"),
    [
        (SALES, "Sales rose by 60 million euros in May.", "60 million euros"),
        (SALES, "Sales rose to 5 million euros in May.", "5 million euros"),
        (TAX, "Households will pay £247.98 more in council tax from April.", "£247.98"),
        (TAX, "Council tax goes up £247.98 in April.", "£247.98"),
        (FLEET, "The fleet grew by 40 ships.", "40"),
        (FLEET, "The fleet grew to 12 ships.", "12"),
        ("The fleet grew from 28 ships to 40.", "The fleet has 40 more ships.", "40"),
        (PROFIT, "Profit rose by 40 million euros.", "40 million euros"),
        (PROFIT, "Profit rose to 12 million euros.", "12 million euros"),
        ("Prices fell by 8%.", "Prices fell to 8%.", "8%"),
        ("Unemployment fell to 8%.", "Unemployment fell by 8%.", "8%"),
        ("Lund won 61,308 votes to Vaunt's 55,692.", "Lund finished 55,692 votes ahead of Vaunt.", "55,692"),
        ("Hull have 41 points, Derby 38.", "Hull are 41 points clear of Derby.", "41"),
    ],
)
def test_a_level_is_no_change(source: str, summary: str, wrong: str) -> None:
    assert [error.mention.text for error in check(source, summary).errors] == [wrong]


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (SALES, "Sales were up 5 million euros, at 60 million."),
        (TAX, "Households will pay £247.98 in council tax, 2.9% more."),
        (FLEET, "With 12 more ships the fleet has 40."),
        (PROFIT, "Profit rose by 12 million to 40 million euros."),
        ("Adding 40 ships, the company enlarged the fleet.", "The fleet grew by 40 ships."),
        ("The firm hired 40 people.", "The staff grew by 40."),
        ("Inflation was 8%.", "Prices rose 8%."),
        ("It gave money to 40 schools.", "It gave 40 schools more money."),
        ("Lund won 61,308 votes to Vaunt's 55,692.", "Lund finished 5,616 votes ahead of Vaunt."),
        ("Hull have a lead of 41 points over Derby.", "Hull are 41 points ahead of Derby."),
        ("Hull lead Derby by 41 points.", "Hull are 41 points ahead of Derby."),
        ("Growth slowed to 2%.", "The economy grew by 2%."),
    ],
)
def test_what_may_be_either_is_told_of_none(source: str, summary: str) -> None:
    assert check(source, summary).faithful, check(source, summary).errors
