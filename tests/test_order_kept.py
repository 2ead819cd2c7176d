"""Order, sign and exactness are part of a figure: "14 to 26" is not "26 to 14", nor -16 °C 16 °C."""

import pytest

from briefer import check
from briefer.facts.mention import Verdict


@pytest.mark.parametrize(
    ("source", "summary", "wrong"),
    [
        ("Goats outnumber sheep 26 to 14.", "Sheep are outnumbered 26 to 14.", False),
        ("Goats outnumber sheep 26 to 14.", "Goats outnumber sheep 14 to 26.", True),
        ("Goats outnumber sheep 14 to 26.", "Goats outnumber sheep 26 to 14.", True),
        ("The board backed it 31 to 12.", "It was backed 31 to 12.", False),
        ("The board backed it 31 to 12.", "It was backed 12 to 31.", True),
        ("Hull beat Derby 5 to 4.", "Derby lost 4 to 5 to Hull.", False),
        ("Delivery takes 9 to 16 days.", "It takes 9 to 16 days to deliver.", False),
        ("Delivery takes 9 to 16 days.", "It takes 16 to 9 days to deliver.", True),
        ("Fares went from 61 to 48 pence.", "Fares were between 48 and 61 pence.", False),
        ("Fares rose from 48 to 61 pence.", "Fares rose from 48 to 61 pence.", False),
        ("The pond cooled to minus 17 C.", "The pond cooled to -17 C.", False),
        ("The pond cooled to minus 17 C.", "The pond cooled to 17 C.", True),
        ("The pond cooled to 17 C.", "The pond cooled to -17 C.", True),
        ("Output changed by -0.4%.", "Output shrank by 0.4%.", False),
        ("Output growth was -0.4%.", "Output growth slowed to 0.4%.", True),
        ("The march drew 4,168 people.", "The march drew 4,200 people.", False),
        ("The march drew 4,168 people.", "The march drew exactly 4,168 people.", False),
        ("The march drew 4,168 people.", "The march drew exactly 4,200 people.", True),
        ("The march drew 4,168 people.", "The march drew precisely 4,200 people.", True),
    ],
)
def test_order_sign_and_exactness(source: str, summary: str, wrong: bool) -> None:
    assert bool(check(source, summary).errors) is wrong


@pytest.mark.parametrize(
    ("source", "summary", "message"),
    [
        ("Goats outnumber sheep 26 to 14.", "Goats outnumber sheep 14 to 26.", "14 to 26 - the source says 26 to 14"),
        (
            "The barge cost 7 million, and the tug 9 million crowns.",
            "The tug cost 7 million crowns.",
            "7 million - the source says “the tug 9 million crowns” and “The barge cost 7 million”",
        ),
        ("The pond cooled to minus 17 C.", "It is 17 C.", "17 - the source says “The pond cooled to minus 17 C”"),
        (
            "The clinic (with 41 beds) shut in 1987, and the mill closed in 1993.",
            "The clinic shut in 1993.",
            "1993 - the source says “The clinic (with 41 beds) shut in 1987” and “the mill closed in 1993”",
        ),
        ("It laid 61 km of pipe.", "It laid 61 miles of pipe.", "61 miles of pipe - the source says 61 km of pipe"),
        ("It cost $7.4 million.", "The tug cost $5 a day.", "$5 - the source states no such figure"),
        ("Third-quarter results came.", "Orders tripled.", "tripled - the source states no such figure"),
        ("It lies 27.4 ± 0.5 light-years away.", "It is 27.4 miles away.", "27.4 miles - the source says 27.4 ± 0.5"),
    ],
)
def test_a_message_quotes_what_the_source_says(source: str, summary: str, message: str) -> None:
    said = [judged.judgement.message for judged in check(source, summary).errors]
    assert any(one.startswith(message) for one in said), said


@pytest.mark.parametrize(
    ("source", "summary", "rule"),
    [
        ("The walk takes 14 to 26 days.", "The walk takes 26 days.", "end-of-range"),
        ("The walk takes 14 to 26 days.", "The walk takes up to 26 days.", None),
        ("The walk takes 14 to 26 days, or 26 days in winter.", "The walk takes 26 days in winter.", None),
        ("The depot has 866 kettles.", "The depot has 866 lamps.", "another-noun"),
        ("The depot has 866 kettles.", "The depot owns 866 kettles.", None),
        ("The depot has 866 homes.", "The depot has 866 houses.", None),
        ("The depot has 866 nurses.", "The depot has 866 workers.", None),
        ("The depot, with lamps of brass, has 866 of them.", "The depot has 866 lamps.", None),
    ],
)
def test_what_the_source_nearly_says_is_a_warning(source: str, summary: str, rule: str | None) -> None:
    report = check(source, summary)
    warned = [judged.judgement.rule for judged in report.mentions if judged.verdict is Verdict.DERIVED]
    assert not report.errors
    assert warned == ([rule] if rule else [])
