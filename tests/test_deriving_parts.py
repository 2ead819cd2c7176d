"""What a source gives the parts of is told as calculated: shared nouns, what remains, the middle, what each gets."""

import pytest

from briefer import check
from briefer.facts.mention import Verdict


@pytest.mark.parametrize(
    ("source", "summary", "text", "rule"),
    [
        ("The school has 13 red and 14 blue lamps.", "The school has 27 lamps.", "27", "sum"),
        ("The club planted 12 young and 9 old pear trees, and 40 roses.", "It planted 21 pear trees.", "21", "sum"),
        ("The council has 12 old and 7 new members.", "The council has 19 members.", "19", "sum"),
        (
            "Guests pay 40 euros a night for three nights.",
            "Guests pay 120 euros for three nights.",
            "120 euros",
            "times",
        ),
        ("The pen held five ewes and six lambs.", "The pen held eleven sheep.", "eleven", "sum"),
        ("About 80% of the seats are taken.", "The remaining fifth of the seats are free.", "fifth", "complement"),
        ("Two thirds of the crew are local.", "The other third are from abroad.", "third", "complement"),
        ("The height is between 200 and 240 metres.", "The midpoint is 220 metres.", "220 metres", "midpoint"),
        ("The forecast is 400 to 500 tonnes.", "The midpoint of it is 450 tonnes.", "450 tonnes", "midpoint"),
        ("Four sisters shared a prize of $600,000.", "The sisters got $150,000 each.", "$150,000", "average"),
        ("Twelve crates cost 240 euros.", "The crates cost 20 euros apiece.", "20 euros", "average"),
        (
            "It sold 40 scarves on Friday. On Saturday it sold 35 scarves.",
            "It sold 75 scarves over the two days.",
            "two days",
            "list",
        ),
        (
            "The firm has 420 people in Hull, 130 in Leeds and 50 in York.",
            "The firm has 600 people at three sites.",
            "three",
            "list",
        ),
        (
            "It was the team's 74th rescue this year, compared with 59 in all of 2023.",
            "The team has made 15 more rescues this year than in 2023.",
            "15",
            "difference",
        ),
        (
            "It was the team's 74th rescue this year.",
            "The team was called out 74 times this year.",
            "74 times",
            "counted-by-order",
        ),
    ],
)
def test_what_the_parts_give_is_a_warning(source: str, summary: str, text: str, rule: str) -> None:
    judged = {mention.mention.text: mention for mention in check(source, summary).mentions}
    found = judged.get(text) or next(iter(judged.values()))
    assert (found.verdict, found.judgement.rule) == (Verdict.DERIVED, rule)


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("The school has 13 red and 14 blue lamps.", "The school has 28 lamps."),
        ("The farm keeps 30 hens and 25 pigs.", "The farm keeps 55 pigs."),
        ("The club planted 12 young pear trees and 9 roses.", "The club planted 21 pear trees."),
        ("The pen held five ewes, six lambs and a tractor.", "The pen held twelve sheep."),
        ("About 80% of the seats are taken.", "The remaining third of the seats are free."),
        ("About 80% of the seats are taken.", "A fifth of the seats are taken."),
        ("The height is between 200 and 240 metres.", "The midpoint is 230 metres."),
        ("The forecast is 400 to 500 tonnes.", "The forecast is 450 tonnes."),
        ("Four sisters shared a prize of $600,000.", "The sisters got $120,000 each."),
        ("The 15 teams paid 4,500 euros in fees for 10 days.", "Teams paid 450 euros apiece."),
        ("It sold 40 scarves on Friday. On Saturday it sold 35 scarves.", "It sold 75 scarves over the three days."),
        (
            "It was the team's 74th rescue this year, compared with 59 in all of 2023.",
            "The team has made 17 more rescues this year than in 2023.",
        ),
    ],
)
def test_what_they_do_not_give_is_an_error(source: str, summary: str) -> None:
    assert not check(source, summary).faithful
