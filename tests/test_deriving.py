"""What a reader works out of a source is told as calculated; another result is an error that says what it comes to."""

import pytest

from briefer import check
from briefer.facts.mention import Verdict

VOTE = (
    "The Reds have 38 of the 90 seats, five more than in 2019. "
    "The Greens kept their 11, and the remaining seats went to the Blues."
)
FORM = "Fenoxil: children of 20 to 40 kg take 125 mg twice daily. Adults take 500 mg twice daily."
LINE = "In the six months to 31 March the line earned £29.4m, against £26.9m a year earlier."
DATES = (
    "Tove Aas saw the comet on 9 February; Remi Okoro confirmed its orbit in June. "
    "The dome was shut from 3 to 16 March."
)
CLUB = "Marstal came third on 61 points, four behind Thisted. Voss was out for 88. Her side needed 240 and made 226."

PORTS = (
    "The coast landed 48,600 tonnes of hake, down from 54,000 tonnes. Crab went from 7,200 to 9,000 tonnes. "
    "Orm landed 26,300 tonnes of hake, ahead of Sund with 14,100 tonnes; the rest came ashore at Lisk. "
    "Crab fetched 3.10 euros a kilo, 20 cents less than last year. Its stock is 410,000 tonnes, plus or minus 35,000. "
    "The board advised a hake quota of no more than 45,000 tonnes. Owners asked for at least 50,000."
)


def judged(source: str, summary: str, text: str) -> tuple[Verdict, str, str]:
    mention = next(one for one in check(source, summary).mentions if one.mention.text == text)
    return mention.verdict, mention.judgement.rule, mention.judgement.message


@pytest.mark.parametrize(
    ("source", "summary", "text", "rule"),
    [
        (VOTE, "The Reds had 33 seats in 2019.", "33", "before-the-change"),
        (CLUB, "Thisted ended on 65 points.", "65", "before-the-change"),
        (VOTE, "The Reds and the Greens together have 49 seats.", "49", "sum"),
        (VOTE, "The Blues won the other 41 seats.", "41", "rest"),
        (FORM, "A child of 31 kg takes 250 mg of Fenoxil a day.", "31 kg", "in-bracket"),
        (FORM, "A child of 31 kg takes 250 mg of Fenoxil a day.", "250 mg", "times"),
        (FORM, "Adults take 500 mg, four times the dose of children.", "four times", "ratio"),
        (LINE, "Between October and March the line earned £2.5m more.", "October", "period"),
        (LINE, "Between October and March the line earned £2.5m more.", "£2.5m", "difference"),
        (DATES, "Okoro confirmed the orbit four months after Aas saw the comet.", "four months", "time-between"),
        (DATES, "The dome was shut for 14 days.", "14 days", "time-between"),
        (CLUB, "Voss fell 12 short of a hundred.", "12", "difference"),
        (PORTS, "Hake landings fell by a tenth.", "a tenth", "change"),
        (PORTS, "Crab landings grew by a quarter.", "a quarter", "change"),
        (PORTS, "Lisk landed 8,200 tonnes of hake.", "8,200 tonnes", "rest"),
        (PORTS, "Lisk landed 8,200 tonnes of hake, under a third of what Orm did.", "a third", "share"),
        (PORTS, "Crab slipped from 3.30 to 3.10 euros a kilo.", "3.30", "before-the-change"),
        (
            PORTS,
            "The stock of crab is between 375,000 and 445,000 tonnes.",
            "375,000 and 445,000 tonnes",
            "margin-around",
        ),
        (PORTS, "The hake quota is 45,000 tonnes; owners ask for at least 5,000 more.", "5,000", "difference"),
    ],
)
def test_what_the_source_all_but_states_is_derived(source: str, summary: str, text: str, rule: str) -> None:
    verdict, by, _ = judged(source, summary, text)
    assert (verdict, by) == (Verdict.DERIVED, rule)


@pytest.mark.parametrize(
    ("source", "summary", "text", "given"),
    [
        (VOTE, "The Reds had 43 seats in 2019.", "43", "33 (38 and five)"),
        (CLUB, "Thisted ended on 57 points.", "57", "65 (61 and four)"),
        (VOTE, "The Reds and the Greens together have 59 seats.", "59", "49 (38 + 11)"),
        (VOTE, "The Blues won the other 31 seats.", "31", "41 (90 - 38 - 11)"),
        (
            LINE,
            "The line earned £3.5m more than a year earlier.",
            "£3.5m",
            "£2.5m (the difference of £29.4m and £26.9m)",
        ),
    ],
)
def test_another_result_is_an_error_that_says_what_it_comes_to(
    source: str, summary: str, text: str, given: str
) -> None:
    verdict, rule, message = judged(source, summary, text)
    assert (verdict, rule) == (Verdict.ALTERED, "other-result")
    assert message == f"{text} - the source's figures give {given}"


@pytest.mark.parametrize(
    ("source", "summary", "text"),
    [
        (CLUB, "Marstal scored 65 goals.", "65"),  # the points of Thisted
        (CLUB, "Voss fell 14 short of a hundred.", "14"),  # by that her side missed its target
        (LINE, "A dock cost £2.5m.", "£2.5m"),  # a difference that no word calls for
        (FORM, "Take 31 kg of Fenoxil.", "31 kg"),  # nobody who weighs so much
        (LINE, "In October the line earned £29.4m.", "October"),  # a month of the period
        (DATES, "The dome was shut for 24 days.", "24 days"),
    ],
)
def test_an_arbitrary_combination_supports_nothing(source: str, summary: str, text: str) -> None:
    assert judged(source, summary, text)[0].is_error


@pytest.mark.parametrize(
    ("summary", "text"),
    [
        ("Hake landings fell by a quarter.", "a quarter"),
        ("Crab slipped from 3.40 to 3.10 euros a kilo.", "3.40"),
        ("Crab landings grew by a third.", "a third"),
        ("Lisk landed 8,600 tonnes of hake.", "8,600 tonnes"),
        ("Lisk landed 8,200 tonnes of hake, under a fifth of what Orm did.", "a fifth"),
        ("The stock of crab is between 365,000 and 455,000 tonnes.", "365,000 and 455,000 tonnes"),
        ("The hake quota is 45,000 tonnes; owners ask for at least 8,500 more.", "8,500"),
    ],
)
def test_another_result_of_figures_far_apart_is_an_error(summary: str, text: str) -> None:
    verdict, _, _ = judged(PORTS, summary, text)
    assert verdict.is_error
