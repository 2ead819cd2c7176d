"""The word right at a figure says which way it went, whatever verb or noun stands elsewhere in its clause."""

import pytest

from briefer import check


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("The squeeze means 200 fewer teachers next term.", "A squeeze on budgets means 200 more teachers."),
        ("The cut means 70 fewer wardens on the island.", "A cut means 70 more wardens."),
        ("A rise in fees will see 30 fewer students enrol.", "A rise in fees will see 30 more students enrol."),
        ("A drop in the crown leaves exporters 4% less.", "A drop in the crown leaves exporters 4% more."),
        ("Warden numbers fall by 70 under the cut.", "The cut means 70 more wardens."),
        ("The increase in rents meant 90 fewer shops.", "The increase in rents meant 90 additional shops."),
        ("The drop in prices gave growers 8% higher sales.", "The drop in prices gave growers 8% lower sales."),
        ("The expansion takes 3 minutes off the drive.", "The expansion adds 3 minutes to the drive."),
        ("Fewer storms meant a fall of 30 in rescues.", "There were 30 more rescues."),
        (
            "After the cut, pensioners pay 15 euros more a month.",
            "After the cut, pensioners pay 15 euros less a month.",
        ),
    ],
)
def test_the_other_way_at_the_figure_is_an_error(source: str, summary: str) -> None:
    assert not check(source, summary).faithful


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("The squeeze means 200 fewer teachers next term.", "The number of teachers falls by 200 in the squeeze."),
        ("The bank cuts 200 more jobs.", "The bank is to cut 200 jobs."),
        ("The bank cuts 200 more jobs.", "The bank cuts a further 200 jobs."),
        ("Crime fell as the town hired 14 more officers.", "The town's 14 extra officers helped cut crime."),
        ("Crime fell as the town hired 14 more officers.", "Crime fell after 14 officers were hired."),
        ("The growth brought 300 additional cars a day.", "The growth brought 300 more cars a day."),
        ("He gave up 5 shares and bought 5 more later.", "He gave up 5 shares."),
        ("The cut in fares led to a rise of 9% in trips.", "Trips rose 9% after fares were cut."),
        ("The plan saves 12 minutes a trip.", "The plan takes 12 minutes off a trip."),
        (
            "Rents were up 4.9% on the year in May, down from 5.4% in April.",
            "The rise in rents slowed by half a percentage point, to 4.9%.",
        ),
    ],
)
def test_the_same_way_in_other_words_passes(source: str, summary: str) -> None:
    assert check(source, summary).faithful
