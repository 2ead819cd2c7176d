"""What a source says of a part is not said of the whole: "40 pupils fell ill", where twelve of the 40 did."""

import pytest

from briefer import check


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("Of the 40 pupils on the trip, 12 fell ill.", "All 40 pupils on the trip fell ill."),
        ("Twelve of the 40 pupils were ill on Monday.", "40 pupils were ill on Monday."),
        ("Some of the 300 sheds in the bay were damaged.", "300 sheds in the bay were damaged."),
        ("Several of the firm's 18 vans were stolen overnight.", "The firm's 18 vans were stolen overnight."),
        ("Nine of the 25 bridges need repair, the county said.", "The county said 25 bridges need repair."),
        ("Half of the 80 seats were empty.", "80 seats were empty."),
        ("None of the 14 divers were hurt.", "14 divers were hurt."),
        ("The storm damaged some of the 300 sheds.", "300 sheds were damaged by the storm."),
        ("Two thirds of the $40m was spent on dredging.", "The $40m was spent on dredging."),
        ("Twelve of the 40 pupils questioned in May left the school.", "40 pupils left the school."),
        ("The yard built 30 trams, most of them exported to Chile.", "The yard exported 30 trams to Chile."),
        ("The yard built 30 trams, 12 of which were exported.", "30 trams were exported."),
        ("Ono scored three goals from five shots.", "Ono scored from all five of his shots."),
        ("A minority of the 70 partners signed the letter.", "Seventy partners signed the letter."),
    ],
)
def test_the_statement_of_a_part_is_not_that_of_the_whole(source: str, summary: str) -> None:
    assert not check(source, summary).faithful


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("Of the 40 pupils on the trip, 12 fell ill.", "A trip of 40 pupils ended with 12 of them ill."),
        ("Some of the 300 sheds in the bay were damaged.", "The bay has 300 sheds, some of them damaged."),
        ("Police searched some of the 20 lorries parked at the port.", "Twenty lorries were parked at the port."),
        ("Twelve of the 40 pupils who visited the zoo fell ill.", "40 pupils visited the zoo."),
        ("Twelve of the 40 pupils questioned in May said no.", "40 pupils were questioned in May."),
        ("Some of the 90 looms built in 1950 still run.", "The 90 looms were built in 1950."),
        ("The firm sold 12 of its 40 vans. The 40 vans were sold in the end.", "The firm's 40 vans were sold."),
        ("None of the 14 divers was hurt.", "The 14 divers were not hurt."),
        ("Ono scored three goals from five shots.", "Ono had five shots and scored three goals."),
        ("All but two of the 14 mills are open.", "14 mills are open, all but two."),
        ("A majority of the nine judges ruled for the town.", "The nine judges ruled for the town by a majority."),
        ("Fewer than half of the 70 tenants have paid.", "Of 70 tenants fewer than half have paid."),
        ("Many of the 150 runners wore masks, and all 150 finished.", "All 150 runners finished."),
        ("The yard built 30 trams, 12 of which were exported.", "The yard built 30 trams."),
    ],
)
def test_what_is_said_of_all_of_them_may_be_said(source: str, summary: str) -> None:
    assert check(source, summary).faithful
