"""How an editor shortens: "3.8m tonnes", "a 2-1 majority", 38 hours of hours cut to 38, a firm for its officer."""

import pytest

from briefer import check

MILL = "The mill ground 2.6 million tonnes of grain last year, from 2.9 million, and used 41 million litres of water."
COURT = "The judges freed the smallholder Ivo Dray, ruling by two to one that his deed of 1988 was good."
POOL = "The pool's opening hours shrink from 52 to 44 a week in May; 44 swimmers signed a letter."
FUND = "The festival costs £3.2 million, mostly paid by the county, with a quarter from brewers. Sales rose 12%."
RATES = "The bank raised its rate by 75 basis points."
YARD = (
    "Brennick Boats will shut its yard at Orrin in May and move 60 welders to Tarn. The first leave in March, said "
    "its head of works, Ada Lunn. Selwick Marine, the older rival, was asked for a comment on Monday."
)


@pytest.mark.parametrize(
    ("source", "summary", "is_faithful"),
    [
        (MILL, "It ground 2.6m tonnes, from 2.9m.", True),
        (MILL, "The mill used 41m litres of water.", True),
        (MILL, "It ground 2.9m tonnes, from 2.6m.", False),
        (MILL, "The mill used 41m tonnes of water.", False),
        (MILL, "The mill used 41 litres of water.", False),
        ("They dug 3 million cubic metres of clay.", "They dug 3m cubic metres of clay.", True),
        ("They dug 3 million cubic metres of clay.", "They dug 3m cubic feet of clay.", False),
        ("The bridge is 3m long.", "The bridge is 3 metres long.", True),
        ("A 3m foot bridge spans the brook.", "A bridge of 3 million feet spans the brook.", False),
        (COURT, "By a 2-1 majority the judges freed Dray, whose deed dated from 1988.", True),
        (COURT, "By a 1-2 majority the judges freed Dray, whose deed dated from 1988.", False),
        ("By 5-3 Brack edged Orrin in the final.", "By 5-3 Orrin edged Brack in the final.", False),
        (POOL, "From May the pool will be open 44 hours a week.", True),
        (POOL, "From May the pool will be open 44 days a week.", False),
        (POOL, "The letter was 44 hours old.", False),
        (FUND, "Brewers pay 25% of the £3.2m festival.", True),
        (FUND, "Brewers pay 12%.", False),
        (RATES, "The bank raised its rate by three quarters of a percentage point.", True),
        (RATES, "The bank raised its rate by a quarter of a percentage point.", False),
        (YARD, "Brennick Boats said the first of 60 welders leave in March.", True),
        (YARD, "Ada Lunn said the first of 60 welders leave in March.", True),
        (YARD, "Selwick Marine said it will shut its yard at Orrin in May and move 60 welders.", False),
    ],
)
def test_an_editor_shortens(source: str, summary: str, is_faithful: bool) -> None:
    assert check(source, summary).faithful is is_faithful


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "Takings for the year to 31 March were £9.4m.",
            "It took £9.4m in the twelve months to the end of March.",
            "It took £9.4m in the nine months to the end of March.",
        ),
        (
            "The court lifted a fine of €90,000. Another, of €12,000, was kept.",
            "The €90,000 fine was lifted, the €12,000 one stands.",
            "The €90,000 fine was lifted, one fine of €21,000 stands.",
        ),
        (
            "Brack, who led 15–11 at the break, lost the match and their captain.",
            "Brack were ahead by 15 points to 11 at the break.",
            "Brack were ahead by 11 points to 15 at the break.",
        ),
        ("Orrin won by 4 goals to 2.", "Orrin won 4-2.", "Orrin won 4-1."),
        ("Stage 9 of the rally went to Ito.", "Ito took the ninth stage.", "Ito took the eighth stage."),
        ("Round 5 of the talks is in May.", "The fifth round of the talks is in May.", "The sixth round is in May."),
        ("Version 4.6 is due in May.", "The rewrite, 4.6, is due in May.", "The rewrite, 4.7, is due in May."),
        (
            "The lock opened at 07:00 on Friday.",
            "The lock opened at seven o'clock on Friday morning.",
            "The lock opened at seven o'clock on Friday evening.",
        ),
        (
            "The lock opened at 19:00 on 4 May.",
            "The lock opened at seven o'clock on the evening of 4 May.",
            "The lock opened at seven o'clock on the morning of 4 May.",
        ),
        (
            "Food prices rose 4.6% in the year to May, down from 5.1% in April.",
            "Food inflation eased by half a point to 4.6% in May.",
            "Food inflation rose to 4.6% in May.",
        ),
        (
            "The mill was sold for £735,000.",
            "The mill was sold for nearly three-quarters of a million pounds.",
            "The mill was sold for over three-quarters of a million pounds.",
        ),
    ],
)
def test_another_form_of_the_same(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful is True
    assert check(source, wrong).faithful is False


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "Sales fell to £61.5 million, or £4.10 a ticket, from £66.2 million, or £4.60 a ticket.",
            "Sales slipped to £4.10 a ticket from £4.60.",
            "Sales rose to £4.60 a ticket from £4.10.",
        ),
        (
            "The drug raised levels 4.3-fold within two weeks.",
            "The drug more than quadrupled levels.",
            "The drug more than quintupled levels.",
        ),
        ("It ran 1.8 times as fast as before.", "It ran almost twice as fast.", "It ran more than twice as fast."),
        ("Poe will miss Game 6 on Sunday.", "Poe will miss the sixth game.", "Poe will miss the seventh game."),
        (
            "Poe scored 31 points, 19 of them after half-time.",
            "Poe scored 31 points, 19 of them in the second half.",
            "Poe scored 31 points, 19 of them in the first half.",
        ),
        (
            "Brack took a 3-2 lead in the series.",
            "Brack lead the series three games to two.",
            "Brack lead the series three games to one.",
        ),
        (
            "The board backed by 8 votes to 5 a loan of £40,000.",
            "The board agreed, eight to five, to lend £40,000.",
            "The board agreed, eight to four, to lend £40,000.",
        ),
        ("Orrin drew level at 77 with a minute left.", "Orrin were level at 77-77.", "Orrin were level at 76-76."),
        ("A seat costs $31.65.", "A seat costs 31 dollars and 65 cents.", "A seat costs 31 dollars and 56 cents."),
        (
            "The planet has 2.91 Earth masses.",
            "It has about 2.9 times the mass of the Earth.",
            "It has about 3.9 times the mass of the Earth.",
        ),
        (
            "Growers should sow no later than the second week of April.",
            "Growers should sow by the second week of April.",
            "Growers should sow no earlier than the second week of April.",
        ),
    ],
)
def test_the_same_in_sports_and_prices(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful is True
    assert check(source, wrong).faithful is False


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "The repair of the 1902 mill, halted since 2018, costs £3.65m, of which £2m comes from the county.",
            "Work on the mill, which has stood still since 2018 and dates from 1902, costs 3.65 million pounds.",
            "Work on the mill, which has stood still since 2018 and dates from 1902, costs 3.56 million pounds.",
        ),
        (
            "The seal lasts at least nine months.",
            "The seal lasts nine months or more.",
            "The seal lasts no longer than nine months.",
        ),
        (
            "Of 90 goats, 60 were dosed and the rest left alone; 7% of the former and 33% of the latter had worms.",
            "Of the goats that were left alone 33% had worms, and 7% of the others.",
            "Of the goats that were left alone 34% had worms.",
        ),
        ("A jar costs €2.45.", "A jar costs two euros and 45 cents.", "A jar costs two euros and 54 cents."),
        (
            "Riders of the line numbered 4.26m in 2021. It expects between 4.4m and 4.7m riders in 2022.",
            "The line had 4.26 million riders in 2021.",
            "The line had 4.62 million riders in 2021.",
        ),
        (
            "The board would cut the quota to 31,000 tonnes; the boatmen's Per Lunn wants no less than 44,000.",
            "Lunn is asking for a quota of at least 44,000 tonnes.",
            "Lunn is asking for a quota of at most 44,000 tonnes.",
        ),
        (
            "She expects the lakes to end March at 60% of their depth.",
            "She sees the lakes at 60% of their depth at the end of March.",
            "She sees the lakes at 60% of their depth at the end of May.",
        ),
        (
            "The alarm came at 9.53pm GMT.",
            "The alarm came shortly before 10pm.",
            "The alarm came at 9.53pm EST.",
        ),
    ],
)
def test_what_reports_of_the_year_say(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful is True
    assert check(source, wrong).faithful is False


def test_who_writes_is_no_numeral() -> None:
    assert check("Two died and 12 were hurt. I ran home, my wife too.", "My wife and I ran home.").faithful is True


def test_another_error_of_the_sentence_hides_none() -> None:
    source = "Ada Lunn found the comet in May. Ivo Brandt computed its path. Rhoda Finch dismissed the bursar."
    report = check(source, "The path of the comet was computed by Ada Lunn for $900.")
    assert {judged.mention.text for judged in report.errors} == {"Ada Lunn", "$900"}
