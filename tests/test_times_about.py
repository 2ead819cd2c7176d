"""Clock times and spans told in another way: shortly before 11pm, three-quarters of an hour, 38sec."""

import pytest

from briefer import check


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("The alarm came at 10.52pm.", "The alarm came shortly before 11pm."),
        ("The slide struck at 4:37 a.m.", "The slide struck shortly after half past four in the morning."),
        ("The bell rang at 6:03 p.m.", "The bell rang just after 6 p.m."),
        ("The bell rang at 6:03 p.m.", "The bell rang around 6 p.m."),
        ("The lead is 38 seconds.", "The lead is 38sec."),
        ("The limit is 45 minutes.", "The limit is three-quarters of an hour."),
        ("The limit is 40 minutes.", "The limit is two thirds of an hour."),
    ],
)
def test_the_same_time_in_another_form_passes(source: str, summary: str) -> None:
    assert check(source, summary).faithful


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("The alarm came at 10.52pm.", "The alarm came shortly before 10pm."),
        ("The alarm came at 10.52pm.", "The alarm came shortly after 11pm."),
        ("The alarm came at 10.52pm.", "The alarm came shortly before 11am."),
        ("The slide struck at 4:37 a.m.", "The slide struck at half past four."),
        ("The bell rang at 6:03 p.m.", "The bell rang around 7 p.m."),
        ("The lead is 38 seconds.", "The lead is 38min."),
        ("The limit is 40 minutes.", "The limit is three-quarters of an hour."),
    ],
)
def test_another_time_is_an_error(source: str, summary: str) -> None:
    assert not check(source, summary).faithful
