"""A sentence that sets figures side by side: the words of one with the figure of the other is an error."""

import pytest

from briefer import check

MEMBERS = "Support for the freeze was highest among people over 65, at 81%, and lowest in those aged 18 to 24, at 44%."
HARBOUR = "The harbour office logged 1,340 arrivals, a record, while 2,115 boats were turning away from crowded berths."
WEIRS = "Flow was strongest at the northern weir of Ansty (8.4 m) and weakest at Corley (3.1 m)."
LODGE = "The lodge has 61 of the 120 members, four short of a quorum but eleven more than in 2022."
ORGAN = "The organ cost £38,200, nearly three times the £13,500 first pledged, and was heard in May."


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (MEMBERS, "Some 44% of people over 65 support the freeze."),
        (MEMBERS, "Among those aged 18 to 24, support was 81%."),
        (HARBOUR, "Some 1,340 boats were turning away from crowded berths."),
        (WEIRS, "The flow peaked at 8.4 m at Corley, the survey says."),
        (LODGE, "The lodge is eleven members short of a quorum."),
        (ORGAN, "Of the organ, £38,200 was first pledged."),
    ],
)
def test_the_words_of_the_other(source: str, summary: str) -> None:
    report = check(source, summary)
    assert [finding.rule for finding in report.findings if finding.severity == "error"] == ["misattributed-figure"]


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (MEMBERS, "Support for the freeze came to 81% among people over 65."),
        (MEMBERS, "Just 44% of those aged 18 to 24 were for the freeze."),
        (HARBOUR, "Arrivals came to 1,340."),
        (WEIRS, "At Corley the flow is well below the 8.4 m of the northern weir."),
        (WEIRS, "Flow was weakest at Corley (3.1 m)."),
        (LODGE, "With 61 of the 120 members, the lodge lacks four for a quorum."),
        (ORGAN, "The organ was to cost £13,500 and came to £38,200."),
        (
            "Two children, aged three and seven, were found on the shore.",
            "Two children were found on the shore.",
        ),
    ],
)
def test_words_of_its_own(source: str, summary: str) -> None:
    report = check(source, summary)
    assert not [finding.message for finding in report.findings if finding.severity == "error"]


TRIAL = "Falls: 14%; serious sprains occurred in nine given the stiffer boot, and in four in the sandal group."
ORCHARD = "Prices for cooking pears climbed to $214 a tonne, from $176 a year earlier, while table pears fetched $530."
QUAY = "Of the overrun, SFr700m stems from floods in the western dock and SFr260m from redesigned cranes."
LINE = (
    "From 7 December trams will run every 10 minutes at peak times instead of every 15. The weekly pass stays at €21."
)


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (TRIAL, "Serious sprains were recorded in nine walkers in the sandal group."),
        (ORCHARD, "Table pears sold for an average of $214 a tonne."),
        (QUAY, "Redesigned cranes added SFr700m to the cost."),
        (LINE, "Trams will run every 15 minutes rather than every 10."),
        (LINE, "The weekly pass rises to €21."),
    ],
)
def test_the_other_of_two(source: str, summary: str) -> None:
    assert not check(source, summary).faithful


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (TRIAL, "Nine walkers in the stiffer boot had serious sprains, against four in sandals."),
        (ORCHARD, "Cooking pears brought $214 a tonne at the mill; table pears $530."),
        (QUAY, "Floods in the western dock account for SFr700m."),
        (LINE, "From 7 December trams will run every 10 minutes rather than every 15."),
        (LINE, "A weekly pass will still cost €21."),
        ("The mill has 312 flats, of which 78 must be let cheaply.", "A quarter of the 312 flats must be let cheaply."),
    ],
)
def test_each_its_own(source: str, summary: str) -> None:
    assert not [finding.message for finding in check(source, summary).findings if finding.severity == "error"]


GROVES = (
    "The cut in floods was 64% on farms with at least 300 trees a hectare and 38% on those with 150 to 299. It was dry."
)


@pytest.mark.parametrize(("figure", "faithful"), [("64%", True), ("38%", False)])
def test_much_that_the_summary_says_of_the_other_tells_however_it_says_the_rest(figure: str, faithful: bool) -> None:
    """ "Planted" and "decided" stand nowhere in the source, and the farms of 300 trees are the others."""
    said = f"Trees decided it: floods fell by {figure} for farms planted with at least 300 trees a hectare."
    assert check(GROVES, said).faithful is faithful
