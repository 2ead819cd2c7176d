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
