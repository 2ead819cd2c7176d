"""A number of four digits is a year or a count, and a rank is no count."""

import pytest

from briefer import check
from briefer.facts.figures.grammar.find import find_figures
from briefer.facts.mention import FigureType


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("nearly 1900 guests", FigureType.COUNT),
        ("about 1985 parcels", FigureType.COUNT),
        ("Over 2000 lamps burned.", FigureType.COUNT),
        ("around 1950 sheds stood there", FigureType.COUNT),
        ("It seats 1900 guests.", FigureType.COUNT),
        ("a row over 2019 losses", FigureType.YEAR),
        ("In 2019 sales rose.", FigureType.YEAR),
        ("around 1900 the town grew", FigureType.YEAR),
        ("under 1990 rules", FigureType.YEAR),
        ("since 1900 sheds stood there", FigureType.YEAR),
    ],
)
def test_a_number_of_four_digits_is_a_year_or_counts(text: str, kind: FigureType) -> None:
    assert [figure.type for figure in find_figures(text)] == [kind]


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("The gala took place in 1900.", "The gala drew nearly 1900 guests."),
        ("The ship was built in 1820.", "The ship carried 1820 sacks."),
        ("The team was founded in 2000.", "Over 2000 fans watched."),
        ("The ship carried 1820 sacks.", "The ship was built in 1820."),
        ("Some 57 people marched on Saturday.", "The march is on March 57."),
    ],
)
def test_a_year_states_no_count_and_no_day_is_the_57th(source: str, summary: str) -> None:
    assert not check(source, summary).faithful


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("The hall seats 1,900 guests.", "The hall welcomed its 1900th guest."),
        ("There were 12 laps.", "It was the 12th lap."),
        ("It was her third child.", "She has three children."),
    ],
)
def test_a_rank_is_told_where_the_source_counts(source: str, summary: str) -> None:
    assert "rank-as-count" in {mention.judgement.rule for mention in check(source, summary).mentions}


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("It was the 12th lap.", "It was the twelfth lap."),
        ("She has three children; the third child is Ann.", "Her third child is Ann."),
        ("Wednesday was the 10th anniversary of the fire.", "The fire was 10 years ago."),
        ("The gala drew 1,900 guests.", "The gala drew 1900 guests."),
        ("By 1985 half of the lamps were gone.", "Half of the lamps were gone by 1985."),
    ],
)
def test_the_same_rank_year_or_count_passes(source: str, summary: str) -> None:
    report = check(source, summary)
    assert report.faithful
    assert "rank-as-count" not in {mention.judgement.rule for mention in report.mentions}
