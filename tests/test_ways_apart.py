"""A difference is not told the other way round, a change is of what it began with, a share is of what is named."""

import pytest

from briefer import check

BRIDGE = (
    "Toll receipts on the Amsel bridge came to €8.4 million in the first half, against a target of €9.1 million. "
    "Lorry traffic grew from 4,000 to 5,000 a day."
)
READING = (
    "In May 64% of pupils in Ostrava passed the reading test, against 69% in the previous year. In mathematics 57% "
    "passed, up from 49% a year earlier."
)
FUEL = "The ferry line's fuel bill was 31 million crowns in June, against 38 million in the same month of 2021."
POLL = "The mayor's work is praised by 42% of those asked and rejected by 47%."
MEALS = "The district has 20,400 pupils in 54 schools, of which 18 are small. Free meals went to 5,100 pupils."


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            BRIDGE,
            "Receipts were €0.7 million below the target.",
            "Receipts were €0.7 million above the target.",
        ),
        (BRIDGE, "Lorry traffic grew by 25%.", "Lorry traffic grew by 20%."),
        (
            READING,
            "The share of pupils who passed the reading test fell by five percentage points.",
            "The share of pupils who passed the reading test rose by five percentage points.",
        ),
        (
            READING,
            "The share that passed in mathematics rose by eight points.",
            "The share that passed in mathematics fell by eight points.",
        ),
        (
            FUEL,
            "The ferry line spent 7 million crowns less on fuel in June than in the same month of 2021.",
            "The ferry line spent 7 million crowns more on fuel in June than in the same month of 2021.",
        ),
        (
            POLL,
            "The share of those who praise the mayor is five points lower than the share who reject him.",
            "The share of those who praise the mayor is five points higher than the share who reject him.",
        ),
        (
            MEALS,
            "A quarter of the district's 20,400 pupils got free meals.",
            "A third of the district's 20,400 pupils got free meals.",
        ),
    ],
)
def test_what_is_worked_out_is_told_the_way_it_went(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful, [finding.message for finding in check(source, right).findings]
    assert not check(source, wrong).faithful


@pytest.mark.parametrize(
    ("source", "right"),
    [
        # A lower rank is a better one.
        ("Montrose climbed from 11th to sixth in the league.", "Montrose is up five places to sixth."),
        # Either of two may be compared with the other.
        (POLL, "Those who reject the mayor are five points more than those who praise him."),
        ("A seat costs £30, compared with £24 last season.", "Last season a seat cost £6 less."),
    ],
)
def test_a_difference_may_be_told_from_either_side(source: str, right: str) -> None:
    assert check(source, right).faithful, [finding.message for finding in check(source, right).findings]


def test_times_as_many_are_of_what_is_counted() -> None:
    source = (
        "Gas is 21 cents, power 7 cents. In March 90,000 households changed supplier, against 45,000 a year before."
    )
    assert check(source, "Twice as many households changed supplier in March as a year before.").faithful
    assert not check(source, "Three times as many households changed supplier in March as a year before.").faithful


def test_what_is_more_than_another_is_no_sum() -> None:
    source = "Of patients on the drug 47% felt better, of those on the other 29%. Six on the drug and 12% left early."
    assert not check(source, "The share that felt better was 76% higher on the drug than on the other.").faithful


@pytest.mark.parametrize("share", ["About six in ten", "Roughly three fifths", "Around three in five"])
def test_a_hedged_share_is_rounded(share: str) -> None:
    source = "Of 1,350 people who left their homes, 820 live in Ardby and 340 in Holme."
    assert check(source, f"{share} of those who left their homes live in Ardby.").faithful
    assert not check(source.replace("820", "1,100"), f"{share} of those who left their homes live in Ardby.").faithful


def test_what_is_down_to_a_figure_is_that_now() -> None:
    fare, stake = "The fare fell from $3 to $2 in May.", "Its stake rose from 12% to 31%."
    assert check(fare, "The fare is down to $2.").faithful
    assert check(stake, "The stake is up to 31%.").faithful
    assert not check(fare, "The fare is down to $3.").faithful
    assert not check(stake, "The stake is down to 31%.").faithful
