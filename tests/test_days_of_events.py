"""A day, a month and a year are those of what happens then, whichever verb says so."""

import pytest

from briefer import check


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("The council meets on Tuesday and votes on Friday.", "The council votes on Tuesday."),
        ("Auditors arrive on 3 May and report on 17 June.", "Auditors report on 3 May."),
        ("The library closes in July and reopens in October.", "The library reopens in July."),
        ("The strike started on Wednesday. It ended on Sunday.", "The strike ended on Wednesday."),
        ("The fair opens on Monday with a parade, and closes on Friday.", "The fair closes on Monday."),
        ("On Tuesday the council meets; on Friday it votes.", "The council votes on Tuesday."),
        ("The dig began in 2010. It ended in 2014 after funds ran out in 2013.", "The dig ended in 2013."),
        ("The club won the cup in 1988, lost the final in 1990 and moved in 1995.", "The club lost the final in 1988."),
        (
            "Its founder drowned in 1976. The yard built trawlers from 1961 to 1983.",
            "The yard built trawlers from 1961 until 1976.",
        ),
        (
            "Votes are counted on Monday and results are announced on Tuesday.",
            "Results are announced on Monday.",
        ),
    ],
)
def test_the_date_of_something_else_is_an_error(source: str, summary: str) -> None:
    assert not check(source, summary).faithful


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("The council meets on Tuesday and votes on Friday.", "The vote is on Friday, after a meeting on Tuesday."),
        ("Auditors arrive on 3 May and report on 17 June.", "Auditors come on 3 May and report on 17 June."),
        ("The library closes in July and reopens in October.", "The library shuts in July."),
        ("The strike started on Wednesday. It ended on Sunday.", "The strike began on Wednesday and ended on Sunday."),
        ("The fair opens on Monday with a parade, and closes on Friday.", "The parade is on Monday."),
        ("Police found the car on Tuesday and the body on Wednesday.", "The car was found on Tuesday."),
        ("The show runs from 3 May to 17 June.", "The show opens on 3 May and runs to 17 June."),
        ("It has been taught since 2007. The course of 2022 is in English.", "The course is taught in 2022."),
        ("The mill closes in May and the bakery in June.", "The bakery closes in June."),
        ("The mill expects a cut in May, and Norvane in June.", "Norvane expects a cut in June."),
        ("She arrived in Oslo on Monday and left Oslo on Friday.", "She reached Oslo on Monday."),
        (
            "Its founder drowned in 1976. The yard built trawlers from 1961 to 1983.",
            "The yard built trawlers from 1961 until 1983.",
        ),
        (
            "The council met on Tuesday. It votes on Friday. It also voted on Tuesday to raise fees.",
            "The council voted on Tuesday.",
        ),
    ],
)
def test_its_own_date_in_other_words_passes(source: str, summary: str) -> None:
    assert check(source, summary).faithful
