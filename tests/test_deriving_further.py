"""What a reader works out of several sentences: what is left, how often, by how much, and between which ends."""

import pytest

from briefer import check
from briefer.faithfulness.rules import RuleCode

OIL = (
    "The mills pressed 900 tonnes of oil. Arbe pressed 420 tonnes, ahead of Sant Pol with 300 tonnes; the rest came "
    "from Vila."
)
CARS = "The group sold 900 cars: Arbe sold 420, Sant Pol 300, and Vila the rest."
GROUP = (
    "| EUR million | 2025 | 2024 |\n|---|---|---|\n| Net sales | 1,200 | 1,130 |\n| Net profit | 310 | 290 |\n\n"
    "Pumps remained the largest division with sales of EUR 600 million; Valves had 340 million and Tools the rest."
)
TRIAL = (
    "The trial had 600 patients, 400 on the drug and 200 on placebo. Side effects occurred in 14 patients on the drug "
    "and 11 on placebo."
)
SPLIT = "Patients were assigned in a 3:1 ratio to the drug or placebo."
TIMES = "The update went out at 07:55. Users in Brin had trouble from 08:10 to 10:30."
POSTS = "The union asked for 4,000 posts. The board advised no more than 3,200."
QUOTA = (
    "She advised a quota of no more than 3,200 tonnes. Chairman Ole Vik called it timid and asked for at least 4,000."
)
PANEL = (
    "The panel cost 2.4 million euros. The Orr Trust contributed 1.3 million, the province of Vall 600,000 and the "
    "museum's friends 350,000; the remainder came from the museum's purchase fund."
)
RACE = (
    "Ada Lund won in 4h 31m 08s. Ben Orr came second at 27 seconds, one second ahead of Carl Moe; Dan Poe lost 5m 40s."
)
SHIFT = "The train hit a digger at 06:42. The night shift had left the line at 05:15, 35 minutes later than planned."
COUNCIL = "In the 45-seat council the Civic Union has 14 seats, the Greens have 8 and Progress has 23."
CRASH = "The train hit the digger on 3 May. Four people were hurt. The line reopened on 6 May."
BUDGET = "Spending is £18.4 million and income £17.9 million, the gap to be met from reserves."
LIBRARY = "A motion to close the library was lost by 3 votes to 5."
PLAN = "The plan costs 80 million euros, of which the state pays 60%."


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (OIL, "Vila pressed 180 tonnes of oil."),
        (OIL, "Vila pressed 180 tonnes of oil, less than half of Arbe's."),
        (CARS, "Vila sold the remaining 180 cars."),
        (GROUP, "Tools had sales of EUR 260 million, about 43% of what Pumps sold."),
        (TRIAL, "Side effects occurred in 3.5% of patients on the drug and 5.5% of those on placebo."),
        (SPLIT, "Three quarters of the patients got the drug."),
        (SPLIT, "One in four patients got placebo."),
        (SPLIT, "Placebo was given to 25% of the patients."),
        (TIMES, "Users in Brin had trouble a quarter of an hour after the update."),
        (TIMES, "Users in Brin had trouble 15 minutes after the update."),
        (POSTS, "The union wants 800 more posts than the board advised."),
        (QUOTA, "She wants a quota of 3,200 tonnes at most; Ole Vik is asking for at least 800 more."),
        (PLAN, "The city has to find 32 million euros, the remaining 40%."),
        ("Diesel sold at 1.90 euros a litre, 15 cents less than in June.", "Diesel had sold at 2.05 euros in June."),
        ("Turnout was 61.2%, 4.1 points lower than in 2021.", "Turnout had been 65.3% in 2021."),
        ("Oil output fell from 500 to 450 tonnes in a year.", "Oil output shrank by a tenth."),
        ("Oil output rose from 400 to 500 tonnes in a year.", "Oil output grew by a quarter."),
        ("The survey put the herd at 6,200 reindeer, give or take 300.", "The herd has 5,900 to 6,500 reindeer."),
        ("Support stood at 42%, plus or minus 3 points.", "Support lies between 39% and 45%."),
        ("The median wait was 12 days, versus 40 on placebo.", "The wait was 28 days shorter than on placebo."),
        ("The ward has 48 beds, of which 30 are in use.", "18 of the ward's beds are free."),
        ("The strike began on 3 May and ended on 24 May.", "The strike lasted three weeks."),
        ("The bell is 25 years old.", "The bell is a quarter of a century old."),
        (PANEL, "The museum's own purchase fund had to supply 150,000 euros."),
        (PANEL, "Vall and the museum's friends together gave 950,000 euros."),
        (RACE, "Carl Moe was 28 seconds down."),
        (RACE, "Dan Poe came in more than five and a half minutes later."),
        (SHIFT, "The night shift was due to leave the line at 04:40."),
        (SHIFT, "The night shift left the line almost an hour and a half before the train hit a digger."),
        (COUNCIL, "With the Greens the Civic Union would hold 22 seats."),
        (CRASH, "The line reopened three days after the train hit the digger."),
        ("Spending is £18.4 million, income £17.9 million.", "The draft has a deficit of £500,000 in spending."),
        ("It is to pay 1.4 million, reducing the award of 2.1 million.", "The award was cut by a third."),
        (BUDGET, "Half a million pounds will come from reserves."),
        (LIBRARY, "A motion to close the library failed by five votes to three."),
        ("The charge rises from £1.20 to £1.50 an hour.", "The charge goes up by 30p an hour, a rise of a quarter."),
    ],
)
def test_what_follows_is_derived_or_supported(source: str, summary: str) -> None:
    assert check(source, summary).faithful, check(source, summary).errors


@pytest.mark.parametrize(
    ("source", "summary", "wrong"),
    [
        (OIL, "Vila pressed 210 tonnes of oil.", "210 tonnes"),
        (OIL, "Vila pressed 180 tonnes of oil, less than a third of Arbe's.", "a third"),
        (CARS, "Vila sold the remaining 220 cars.", "220"),
        (GROUP, "Tools had sales of EUR 250 million.", "EUR 250 million"),
        (TRIAL, "Side effects occurred in 4.5% of patients on the drug.", "4.5%"),
        (SPLIT, "Two thirds of the patients got the drug.", "Two thirds"),
        (SPLIT, "Three quarters of the patients got placebo.", "Three quarters"),
        (TIMES, "Users in Brin had trouble half an hour after the update.", "half an hour"),
        (POSTS, "The union wants 900 more posts than the board advised.", "900"),
        (QUOTA, "She wants a quota of 3,200 tonnes at most; Ole Vik is asking for at least 900 more.", "900"),
        (PLAN, "The city has to find the remaining 30%.", "30%"),
        ("Diesel sold at 1.90 euros, 15 cents less than in June.", "It had sold at 1.75 euros in June.", "1.75 euros"),
        ("Oil output fell from 500 to 450 tonnes in a year.", "Oil output grew by a tenth.", "a tenth"),
        ("Oil output fell from 500 to 450 tonnes in a year.", "Oil output shrank by a fifth.", "a fifth"),
        ("The court cut the award from 2.1 to 1.4 million.", "The court cut the award by more than half.", "half"),
        ("The herd is 6,200 reindeer, give or take 300.", "The herd has 5,600 to 6,800 reindeer.", "5,600 to 6,800"),
        ("The wait was 12 days, versus 40 on placebo.", "The wait was 18 days shorter than on placebo.", "18 days"),
        ("The strike began on 3 May and ended on 24 May.", "The strike lasted four weeks.", "four weeks"),
        ("The bell is 25 years old.", "The bell is half a century old.", "half a century"),
        (PANEL, "The museum's own purchase fund had to supply 250,000 euros.", "250,000 euros"),
        (PANEL, "Vall and the museum's friends together gave 990,000 euros.", "990,000 euros"),
        (RACE, "Carl Moe was 26 seconds down.", "26 seconds"),
        (SHIFT, "The night shift was due to leave the line at 05:50.", "05:50"),
        (COUNCIL, "With the Greens the Civic Union would hold 24 seats.", "24"),
        (CRASH, "The line reopened five days after the train hit the digger.", "five days"),
        (BUDGET, "Half a billion pounds will come from reserves.", "Half a billion pounds"),
        (LIBRARY, "A motion to close the library was passed by five votes to three.", "five votes to three"),
    ],
)  # fmt: skip
def test_what_does_not_follow_is_an_error(source: str, summary: str, wrong: str) -> None:
    assert [error.mention.text for error in check(source, summary).errors] == [wrong]


def test_a_bound_denies_nothing() -> None:
    """ "No more than" limits; it does not say that anything was not so."""
    source = "She advised a quota of no more than 3,200 tonnes of herring. The fleet called that timid."
    report = check(source, "She advised a herring quota of 3,200 tonnes at most.")
    assert all(finding.rule is not RuleCode.NEGATED_STATEMENT for finding in report.findings)
