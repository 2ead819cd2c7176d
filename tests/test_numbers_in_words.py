"""What a word, a share or a score says of a number: of that value, and of what it counts; of nothing else."""

import pytest

from briefer import check
from briefer.facts.figures.grammar.find import find_figures
from briefer.facts.mention import FigureType

SHARES = [
    ("Half of the lamps are out.", "50%", "100%"),
    ("Three quarters of the lamps are out.", "75%", "80%"),
    ("Three quarters of the lamps are out.", "75 percent", "70 percent"),
    ("Two thirds of the lamps are out.", "67%", "100%"),
    ("Two thirds of the lamps are out.", "66%", "70%"),
    ("Two thirds of the lamps are out.", "66.7%", "65%"),
    ("A third of the lamps are out.", "33.3%", "30%"),
    ("A quarter of the lamps are out.", "25%", "30%"),
    ("Nine in ten lamps are out.", "90%", "100%"),
    ("One in twenty lamps is out.", "5%", "10%"),
    ("One in seven lamps is out.", "14%", "10%"),
    ("One in seven lamps is out.", "14.3%", "20%"),
    ("One in eight lamps is out.", "12.5%", "10%"),
    ("One in 1,000 lamps is out.", "0.1%", "0%"),
    ("Two thirds of the lamps are out.", "about 70%", "about 80%"),
    ("Half of the lamps are out.", "about 50%", "about 60%"),
    ("A quarter of the lamps are out.", "more than 20%", "nearly 40%"),
    ("A 3-in-4 share of the lamps is out.", "75%", "34%"),
]


@pytest.mark.parametrize(("source", "same", "other"), SHARES)
def test_a_share_is_the_percentage_that_it_is(source: str, same: str, other: str) -> None:
    said = "{} of the lamps are out."
    assert not check(source, said.format(same).capitalize()).errors
    assert check(source, said.format(other).capitalize()).errors


@pytest.mark.parametrize(
    ("source", "same", "other"),
    [
        ("Rents doubled.", "Rents rose by 100%.", "Rents rose by 200%."),
        ("Rents doubled.", "Rents rose to 200% of that.", "Rents rose by 150%."),
        ("Rents tripled.", "Rents rose by 200%.", "Rents rose by 300%."),
        ("Rents rose fivefold.", "Rents rose by 400%.", "Rents rose by 1000%."),
        ("Rents halved.", "Rents fell by 50%.", "Rents fell by 100%."),
        ("Rents fell by half.", "Rents fell by 50%.", "Rents fell by 100%."),
        ("The rent was 1.4 times that of Hull.", "The rent was 140% of that.", "The rent was 100% of that."),
    ],
)
def test_a_multiple_is_a_level_or_a_change(source: str, same: str, other: str) -> None:
    assert not check(source, same).errors
    assert check(source, other).errors


def test_a_percentage_is_the_share_that_it_is() -> None:
    assert not check("6% of the lamps are out.", "About one in 20 of the lamps are out.").errors
    assert not check("14.3% of the lamps are out.", "One in seven of the lamps is out.").errors
    assert check("7% of the lamps are out.", "One in 20 of the lamps are out.").errors
    assert check("3% of the lamps are out.", "One in 100 of the lamps are out.").errors


COUNTS = [
    ("Half of the lodgers left.", "Half the lodgers left.", "50 lodgers left."),
    ("Half of the 80 lodgers left.", "40 lodgers left.", "50 lodgers left."),
    (
        "The second half of the match was dull.",
        "The second half of the match was very dull.",
        "50 people saw the match.",
    ),
    ("Half a dozen lodgers left.", "Six lodgers left.", "50 lodgers left."),
    ("A third of the lodgers left.", "33% of the lodgers left.", "Three lodgers left."),
    ("The shop has been shut for a decade.", "The shop has been shut for 10 years.", "Ten lodgers left."),
    ("The shop was shut for a fortnight.", "The shop was shut for 14 days.", "14 lodgers left."),
    ("The century-old shop shut.", "The century-old shop is shut.", "100 lodgers left."),
    ("Buses leave from bay C14.", "Buses leave from bay 14.", "14 buses leave."),
    ("The B7 road is shut.", "The B7 is shut.", "Seven roads are shut."),
    ("The U19s won in May.", "The under-19s won in May.", "19 teams won in May."),
    ("Sales of tiles doubled.", "Sales of tiles were twice as high.", "Two sales were made."),
    ("Both shops are shut.", "Two shops are shut.", "Two men are in hospital."),
    ("The band is a trio.", "The three musicians are a band.", "Three songs were played."),
    ("Lind had a hat-trick.", "Lind scored three goals.", "Lind saw three doctors."),
    ("Lind hit a century with the bat and 12 runs more.", "Lind hit 100 runs.", "Lind hit 100 cars."),
    ("We repeat that the lamps are out; Lind rang again.", "Lind rang two times.", "Lind rang 80 times."),
]


@pytest.mark.parametrize(("source", "same", "other"), COUNTS)
def test_a_word_counts_what_it_is_said_of(source: str, same: str, other: str) -> None:
    assert not check(source, same).errors
    assert check(source, other).errors


SCORES = [
    (
        "The council backed the levy 61-39.",
        "In the council 39 members voted against the levy.",
        "The levy has 39 pages.",
    ),
    ("The council backed the levy 61-39.", "There were 61 votes for the levy.", "The levy pays for 61 trams."),
    ("In a 5-to-4 ruling the court freed Lind.", "Four judges were against it.", "Lind is held with four goats."),
    ("The court was split five-to-four on Lind.", "The court split 5-4 on Lind.", "Lind has four goats."),
    ("Hull beat Derby 3-2.", "Hull scored three goals.", "Three fans were hurt."),
    ("Hull beat Derby 3-2.", "Derby had two.", "Two fans were hurt."),
    ("The ratio of boats to berths is 3 to 1.", "There are three boats for each berth.", "Three boats came."),
    ("Turnout was one-in-three.", "Turnout was one in three.", "Turnout was three."),
    ("Turnout was four-in-five.", "Turnout was 80%.", "Turnout was four."),
]


@pytest.mark.parametrize(("source", "same", "other"), SCORES)
def test_the_parts_of_a_score_and_of_a_ratio(source: str, same: str, other: str) -> None:
    assert not check(source, same).errors
    assert check(source, other).errors


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a 5-to-4 ruling", FigureType.SCORE),
        ("a six-to-three decision", FigureType.SCORE),
        ("a one-in-five risk", FigureType.RATIO),
        ("the ratio of boats to berths is 3 to 1", FigureType.RATIO),
        ("10-to-12 boats", FigureType.COUNT),
        ("a two-to-three-year term", FigureType.COUNT),
        ("the count moved from 54 to 46", FigureType.COUNT),
    ],
)
def test_two_numbers_that_are_one(text: str, kind: FigureType) -> None:
    assert next(iter(find_figures(text))).type is kind
