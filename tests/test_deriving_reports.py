"""What reports of many fields leave to the reader's arithmetic, and results that only look like it."""

import pytest

from briefer import check

FLIGHT = "It carried 46 passengers and 4 crew. Seven passengers and one attendant were hurt."
HIVES = "64 per cent of owners treated their hives in August, against 48 per cent in the survey before."
STATIONS = "The union asked the minister for 1.2 million crowns for new stations; she has offered 750,000."
GRAVES = "The dig uncovered 73 graves. Edda Lind said that 41 of the graves held women, 22 men and ten children."
PUMP = "It plans to replace the pump in 2026, two years earlier than intended."
OUTAGE = "Average outage time per customer last year was 38 minutes, down from 51 in the year before."
PLANTS = "Two plants, Corl and Westb, delivered 180 and 95 megawatts respectively; a battery of Solv added 60."
FAULT = (
    "The fault cut power to 214,000 customers on 17 January. Supply failed at 18:52; half of the customers had it back "
    "within 40 minutes and all by 22:10."
)
TRAFFIC = "Traffic through the strait fell by 12 per cent, to 8,800 passages."
CALLS = "The first complaints came at 06:15, voice calls were back by 13:30 and data by 17:45."
HORSES = "Of 320 horses on placebo 63 fell ill, and 12 of the 320 vaccinated ones."
RUNWAY = "The report came out on 14 March 2023. The plane left the runway on 9 November 2021."
DIG = "The dig began in May 2022 and ended in August 2023. The report is planned for 2026."
POSTS = "Three of the eight posts are vacant, the team of five said."
FUND = (
    "The minister announced a fund of 900 million. Petra Kun said 2.5 billion was needed. Homes fell by 1,900 to 6,300."
)

STORM = "Storm Ada is put at between $310 million and $360 million, under the $540 million paid for Storm Corr."
TABLE = "The biggest climber was Balf University, which rose 41 places to 58th."
BREACH = "The breach was found on 21 February by a firm and was reported to the board two days later."
TRAM = "The line has eleven stops. Two of the stops, Mill Lane and Tanner's Gate, will not open until 2031."
CHESS = "This edition drew 4,200 spectators over eleven playing days, 900 more than the year before."
QUAKES = "It recorded 286 quakes in a day, compared with a daily average of 35 in July on Karr."
PUPILS = "Volunteers read with 48,500 pupils in 970 schools."
GIFTS = "The charity raised £8.4 million; trusts gave £2.7 million of it."
OPERA = "The house gives eight operas next season, two fewer than this year."
FEES = "Ticket prices will go up by an average of 4 florins to 62."


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (FLIGHT, "Eight of the 50 people aboard were hurt."),
        (HIVES, "The share of owners who treated their hives in August rose by a third, from 48 to 64 per cent."),
        (STATIONS, "The minister's offer of 750,000 crowns falls 450,000 short of what the union asked for."),
        (GRAVES, "Women occupy 56 per cent of the 73 graves."),
        (PUMP, "It brings the replacement of the pump forward from 2028 to 2026."),
        (OUTAGE, "Average outage time fell by about a quarter last year, to 38 minutes from 51 the year before."),
        (PLANTS, "Corl, Westb and Solv together supplied 335 megawatts."),
        (FAULT, "Roughly 107,000 customers had power back within 40 minutes."),
        (FAULT, "It took less than three and a half hours until all customers had supply."),
        (TRAFFIC, "Traffic through the strait shrank by about 1,200 passages."),
        (CALLS, "Data was back eleven and a half hours after the first complaints."),
        (HORSES, "One in five horses on placebo fell ill, against fewer than one in 25 of those vaccinated."),
        (HORSES, "Nearly one horse in five on placebo fell ill."),
        ("Losses were 19 per cent.", "Roughly one colony in five was lost."),
        (RUNWAY, "The report came out 16 months after the plane left the runway."),
        (DIG, "The dig lasted 15 months."),
        (POSTS, "Five of the eight posts are filled."),
        (STORM, "The storm will cost at least $180 million less than Storm Corr."),
        (TABLE, "Balf University, previously 99th, made the largest jump."),
        (BREACH, "The board was told of the breach on 23 February."),
        (TRAM, "Nine of the eleven stops open earlier."),
        (CHESS, "Attendance rose by about 27%, to 4,200 spectators."),
        (QUAKES, "It recorded 286 quakes in a day, about eight times July's daily average."),
        (PUPILS, "Volunteers read with an average of 50 pupils per school."),
        (GIFTS, "Trusts gave just under a third."),
        (OPERA, "The house goes from ten operas to eight."),
        (FEES, "Tickets will cost about 7% more, at 62 florins."),
        (FUND, "Petra Kun wants almost three times the 900 million of the minister's fund."),
    ],
)
def test_what_follows_is_no_error(source: str, summary: str) -> None:
    assert check(source, summary).faithful, check(source, summary).errors


@pytest.mark.parametrize(
    ("source", "summary", "wrong"),
    [
        (FLIGHT, "Eight of the 60 people aboard were hurt.", "60"),
        (HIVES, "The share of owners who treated their hives in August rose by a quarter.", "a quarter"),
        (STATIONS, "The minister's offer of 750,000 crowns is 550,000 short of what the union asked for.", "550,000"),
        (GRAVES, "Women occupy 66 per cent of the 73 graves.", "66 per cent"),
        (PUMP, "It brings the replacement of the pump forward from 2029 to 2026.", "2029"),
        (PLANTS, "Corl, Westb and Solv together supplied 345 megawatts.", "345 megawatts"),
        (FAULT, "It took less than two hours until all customers had supply.", "two hours"),
        (TRAFFIC, "Traffic through the strait shrank by about 1,800 passages.", "1,800"),
        (CALLS, "Data was back nine and a half hours after the first complaints.", "nine and a half hours"),
        ("Losses were 19 per cent.", "Roughly one colony in three was lost.", "one colony in three"),
        (RUNWAY, "The report came out two and a half years after the plane left the runway.", "two and a half years"),
        (DIG, "The dig lasted a little over two years.", "two years"),
        (POSTS, "Five of the eight posts are vacant.", "Five"),
        (STORM, "The storm will cost at least $280 million less than Storm Corr.", "$280 million"),
        (TABLE, "Balf University, previously 95th, made the largest jump.", "95th"),
        (BREACH, "The board was told of the breach on 25 February.", "25 February"),
        (TRAM, "Seven of the eleven stops open earlier.", "Seven"),
        (CHESS, "Attendance rose by about 37%, to 4,200 spectators.", "37%"),
        (PUPILS, "Volunteers read with an average of 60 pupils per school.", "60"),
        (OPERA, "The house goes from twelve operas to eight.", "twelve"),
        (FEES, "Tickets will cost about 17% more, at 62 florins.", "17%"),
        (FUND, "Petra Kun wants more than three times the 900 million of the minister's fund.", "three times"),
    ],
)  # fmt: skip
def test_what_does_not_follow_is_told(source: str, summary: str, wrong: str) -> None:
    assert [error.mention.text for error in check(source, summary).errors] == [wrong]
