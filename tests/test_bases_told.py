"""With what a change is compared is part of it: a year earlier, the month before, an average, 2015."""

import pytest

from briefer import check


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("Revenue was up 5% from a year earlier.", "Revenue was up 5% from the previous quarter."),
        ("Sales of tiles rose 9% on the month before.", "Sales of tiles rose 9% on the year before."),
        ("Prices fell 3% month on month.", "Prices fell 3% year on year."),
        ("Compared with a year earlier, output was down 3%.", "Output was down 3% compared with the previous month."),
        ("In May exports rose 4% from the same month last year.", "Exports rose 4% in May from the previous month."),
        ("Snowfall was 30% below the long-term average.", "Snowfall was 30% below last year's."),
        (
            "Wolf numbers have doubled since 2015, when a ban began; a census was made in 2019.",
            "Wolf numbers have doubled since 2019.",
        ),
        ("Costs were $4m, against $3m a year earlier.", "Costs were $4m, against $3m a month earlier."),
    ],
)
def test_another_base_is_an_error(source: str, summary: str) -> None:
    assert "other-base" in {mention.judgement.rule for mention in check(source, summary).mentions}


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("Revenue was up 5% from a year earlier.", "Revenue rose 5% year on year."),
        ("Sales of tiles rose 9% on the month before.", "Tile sales climbed 9% from the previous month."),
        ("Prices fell 3% month on month.", "Prices fell 3% in a month."),
        ("Fees for all courses went up 5% from a year earlier.", "Fees went up 5% on average."),
        ("In May exports rose 4% from the same month last year.", "Exports rose 4% in May from a year earlier."),
        ("Rents rose 6% from a year earlier and 1% from the previous month.", "Rents rose 1% from a month earlier."),
        (
            "Inflation was 3.1% in June, down from 3.4% the previous month.",
            "Inflation fell to 3.1% in June from 3.4% a month earlier.",
        ),
        (
            "Traffic was 8% above the previous week and 5% above the same week last year.",
            "Traffic was 5% up on last year.",
        ),
        (
            "Wolf numbers have doubled since 2015, when a ban began; a census was made in 2019.",
            "Since 2015 wolf numbers have doubled.",
        ),
    ],
)
def test_the_same_base_in_other_words_passes(source: str, summary: str) -> None:
    assert check(source, summary).faithful
