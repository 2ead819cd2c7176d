"""How much for each of what: a dose a time is no dose a day, and "m" before a unit is a million."""

import pytest

from briefer import check


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("Patients swallow 20 mg twice a day for a week.", "Patients swallow 20 mg a day."),
        ("Adults take a 20 mg tablet twice a day.", "Adults take 20 mg a day."),
        ("Children were given 5 ml of the syrup three times daily.", "Children were given 5 ml a day."),
        ("The lodger pays $50 twice a month.", "The lodger pays $50 a month."),
        ("Stewards earn $18 an hour at the arena.", "Stewards earn $18 a day at the arena."),
        ("The choir rehearses three times a week.", "The choir rehearses three times a month."),
        ("The region has 4.2 dentists per 1,000 people.", "The region has 4.2 dentists per 100 people."),
        ("The mill moved 3.8 million tonnes.", "The mill moved 3.8m litres."),
        ("The wall is 6 metres high.", "The yard laid 6m tonnes of stone."),
    ],
)
def test_what_is_said_for_each_of_something_else_is_an_error(source: str, summary: str) -> None:
    assert not check(source, summary).faithful


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("Patients swallow 20 mg twice a day for a week.", "Patients swallow 20 mg two times daily."),
        ("Patients swallow 20 mg twice a day for a week.", "Patients swallow 40 mg a day."),
        ("Adults take a 20 mg tablet twice a day.", "Adults take 20 mg twice a day."),
        ("Adults took 300 mg once a day.", "Adults took 300 mg a day."),
        ("The lodger pays $50 twice a month.", "The lodger pays $100 a month."),
        ("The mill moved 3.8 million tonnes.", "The mill moved 3.8m tonnes."),
        ("The pump shifts 2.5 million cubic metres a year.", "The pump shifts 2.5m cubic metres a year."),
        ("The 6m stone wall fell.", "A stone wall of six metres fell."),
    ],
)
def test_the_same_for_each_of_the_same_passes(source: str, summary: str) -> None:
    assert check(source, summary).faithful
