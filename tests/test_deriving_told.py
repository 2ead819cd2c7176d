"""What the words of a summary single out among the amounts of its source, and how they say that it is worked out."""

import pytest

from briefer import check

BID = (
    "The price of £480m is made up of £390m in cash and £90m of debt. Lark Hill had acquired Conti in 2018 for £190m. "
    "The Canadian group Maplewood had bid £455m but gave up."
)
LOAN = "The hall cost £760,000, of which the county paid £190,000 and a bank lent £420,000."
GRANTS = "The budget is £1.8m: £0.7m comes from the county, £0.5m from the Book Council and £0.2m from sponsors."
VOTE = "Anders won 36.4 per cent, ahead of Weil with 32.9. Five years ago Anders had won with 51.7 per cent."
HALLS = "The fair has 84 readings in 12 halls. Last year there were 71 readings in nine halls."
LENDERS = "It borrows £250m from Nordhavn Bank and Credit Rhone. Owners in Parma, Modena and Ancona agreed."
POSTS = "Alma Reyes said 27,600 people had applied for 4,600 nursing posts."
SHOW = "Its show was open for 120 days and drew 93,600 people. The council bought 2,400 headsets for £1.32 million."
SEATS = "The Harbour League has 21 of the 54 seats (minus six) and the Greens eight (minus one)."
PASSES = "Season passes cost between £30 and £72, up from £28 to £64."
RAIN = "In Overby the Sorr rose to 3.97 metres, the highest since 1954; the previous peak of 3.82 dated from 1991."


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (BID, "It outbid a Canadian rival by £25m.", "It outbid a Canadian rival by £35m."),
        (BID, "It is 2.5 times what Lark Hill paid in 2018.", "It is 3.5 times what Lark Hill paid in 2018."),
        (LOAN, "The farm paid £150,000 for the hall itself.", "The farm paid £170,000 for the hall itself."),
        (
            GRANTS,
            "Two thirds of the budget comes from the county and the Book Council.",
            "Three quarters of the budget comes from the county and the Book Council.",
        ),
        (VOTE, "Anders lost about 15 points on five years ago.", "Anders lost about 19 points on five years ago."),
        (HALLS, "It has 13 more readings than last year.", "It has 15 more readings than last year."),
        (
            HALLS,
            "It has 13 more readings and three more halls than last year.",
            "It has 13 fewer readings than last year.",
        ),
        (LENDERS, "Two banks lend it £250m.", "Four banks lend it £250m."),
        (POSTS, "Six people apply for every post.", "Seven people apply for every post."),
        (SHOW, "The show drew 780 people a day.", "The show drew 820 people a day."),
        (SHOW, "The council paid £550 for each of the headsets.", "The council paid £580 for each of the headsets."),
        (SEATS, "The League had 27 seats before.", "The League had 25 seats before."),
        (SEATS, "The Greens had nine before.", "The Greens had seven before."),
        (PASSES, "The cheapest pass has gone up by £2.", "The cheapest pass has gone up by £3."),
        (RAIN, "The Sorr beat its 1991 peak by 15 centimetres.", "The Sorr beat its 1991 peak by 16 centimetres."),
    ],
)
def test_what_is_told_is_worked_out_and_what_is_not_is_an_error(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful, check(source, right).errors
    assert not check(source, wrong).faithful


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        # What has another amount beside it is compared with that one.
        ("The court cut Orde's term from nine years to six and a half. Moll's three years stand.",
         "Orde's term was cut by three and a half years."),
        # The forecast is missed by 11, whatever the profit fell by.
        ("Operating profit fell to £96m from £118m; analysts had on average forecast £107m.",
         "The result missed the average forecast by £22m."),
        # Of police and fire alone the share is told, not of the debt.
        ("The plan comes to £318m. Police and fire services get £121m, roads £64m and debt service £27m.",
         "Nearly half of the plan goes to police and fire services."),
        ("Sales were 312,400 in 2024, after 268,900 in 2023.", "Sales were 43,500 lower than the year before."),
        # Of votes and seats nothing is the difference.
        ("She won with a margin of 61,412 votes. Her party takes 27 seats.", "She won by just under 61,000 votes."),
        ("The level was 143 millimetres.", "The level was 15 centimetres."),
    ],
)  # fmt: skip
def test_a_result_of_other_figures_or_turned_round_is_an_error(source: str, summary: str) -> None:
    assert not check(source, summary).faithful


@pytest.mark.parametrize(
    ("source", "summary", "is_right"),
    [
        ("The vote is on 4 May, the run-off on 18 May.", "They meet again in a fortnight.", True),
        ("The vote is on 4 May, the run-off on 18 May.", "They meet again in three weeks.", False),
        ("It runs from Thursday, 9 July, to Sunday, 19 July 2026.", "It runs for 11 days.", True),
        ("It runs from Thursday, 9 July, to Sunday, 19 July 2026.", "It runs for 13 days.", False),
        ("They play on 25 October and again the following day.", "They play on 26 October.", True),
        ("They play on 25 October and again the day before.", "They play on 26 October.", False),
        ("The hall was finished in May 2023 after 14 months.", "Work began in March 2022.", True),
        ("The hall was finished in May 2023 after 14 months.", "Work began in May 2022.", False),
        ("Orm asked from 6 to 11 March 2024. The vote is on 9 June 2024.", "Orm asked 90 days before the vote.", True),
        ("Orm asked from 6 to 11 March 2024. The vote is on 9 June 2024.", "Orm asked 80 days before the vote.", False),
    ],
)
def test_days_are_counted(source: str, summary: str, is_right: bool) -> None:
    assert check(source, summary).faithful is is_right, check(source, summary).errors


@pytest.mark.parametrize(
    ("summary", "is_right"),
    [
        ("The fine is less than first ordered.", True),
        ("It came fourth, ahead of Orm.", True),
        ("It came third, ahead of Orm.", False),
        ("Half of it went to the British one.", True),
        ("It sold one.", False),
    ],
)
def test_which_words_are_figures(summary: str, is_right: bool) -> None:
    source = "It finished fourth, before Orm. The fine was cut. Half went to the British division, not the Irish."
    assert check(source, summary).faithful is is_right, check(source, summary).errors
