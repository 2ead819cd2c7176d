"""Whose a figure is by the order of a list, and by what each has or all have together."""

import pytest

from briefer import check

CROPS = "Exports of barley and of oats rose 14% and 9% respectively, the board said."
GAMES = "Norland and Sudmark sent 31 and 24 athletes respectively to the games in Turin."
JOBLESS = "Unemployment stands at 4.1%, 6.7% and 9.2% in Arden, Brey and Colm respectively."
SALES = "Veltis sold 3.4 million pumps in Chile and 1.9 million in Peru last year, up 11% and 27% respectively."
POINTS = "Ada Lunn and Ivo Brandt scored 22 and 17 points, respectively, as Leith won."
FERRIES = "The group runs ferries to Orsa and Lisk. The former carried 80,000 people last year and the latter 35,000."
MILLS = (
    "Veltis closed its mills in Hale and Dunmore; the former employed 300 people, the latter 120. The former mayor of "
    "Hale, Jo Pike, protested with 50 others."
)
PAY = "The club paid its three coaches £90,000 each. Its two doctors together earned £150,000."
LOSSES = "The bank wrote off £310m in the year to June, against £270m a year earlier."


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (CROPS, "Barley exports rose 14%.", "Barley exports rose 9%."),
        (CROPS, "Exports of oats were up 9%.", "Exports of oats were up 14%."),
        (GAMES, "Sudmark sent 24 athletes.", "Sudmark sent 31 athletes."),
        (JOBLESS, "Unemployment is 6.7% in Brey.", "Unemployment is 9.2% in Brey."),
        (JOBLESS, "Colm has 9.2% unemployment.", "Colm has 4.1% unemployment."),
        (SALES, "Sales of pumps grew 27% in Peru.", "Sales of pumps grew 11% in Peru."),
        (SALES, "In Chile, Veltis sold 11% more pumps.", "In Chile, Veltis sold 27% more pumps."),
        (POINTS, "Lunn scored 22 points and Brandt 17.", "Lunn scored 17 points and Brandt 22."),
        (FERRIES, "The Lisk ferry carried 35,000 people.", "The Lisk ferry carried 80,000 people."),
        (MILLS, "The mill in Dunmore employed 120 people.", "The mill in Dunmore employed 300 people."),
        (MILLS, "Jo Pike protested with 50 others.", "Jo Pike protested with 120 others."),
        (PAY, "Each coach got £90,000.", "The coaches got a combined £90,000."),
        (PAY, "The coaches were paid £90,000 apiece.", "The three coaches together earned £90,000."),
        (PAY, "The doctors earned a combined £150,000.", "Each of the doctors earned £150,000."),
        (LOSSES, "Write-offs rose to £310m from £270m.", "Write-offs fell to £270m from £310m."),
    ],
)
def test_a_figure_is_of_whom_the_order_says(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful, [finding.message for finding in check(source, right).findings]
    assert not check(source, wrong).faithful
