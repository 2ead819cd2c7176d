"""Where a figure was taken, whose it is by what stands beside it, and since when."""

import pytest

from briefer import check

GUSTS = "Gusts hit 104 km/h in the port, Calder, where 80 mm fell, while the mill town of Osby recorded 130 mm of rain."
SHIELD = "Vale were beaten by Port Ansty, who took the cup. Vale, winners in 2021 and 2023, end second on 40 points."
PAY = "Those on benefits came to 90,000, the most since late 2020. Hourly pay rose 3.1%, the slowest pace since 2022."
AUDIT = "The audit came from the auditor-general, Rika Zoll, on Monday. The minister, Tom Fay, was not there."


@pytest.mark.parametrize(
    ("source", "summary", "rule"),
    [
        (GUSTS, "Gusts of 104 km/h were measured in Osby.", "other-setting"),
        (SHIELD, "Port Ansty, champions in 2021, took the cup again.", "other-owner"),
        (PAY, "Growth of hourly pay was the weakest since 2020.", "other-end"),
        (AUDIT, "The finance minister, Rika Zoll, published the audit.", "other-role"),
    ],
)
def test_seen(source: str, summary: str, rule: str) -> None:
    assert rule in {one.judgement.rule for one in check(source, summary).mentions if one.verdict.is_error}


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (GUSTS, "Gusts of 104 km/h were measured in Calder."),
        (GUSTS, "Osby had 130 mm of rain, and gusts in Calder hit 104 km/h."),
        (SHIELD, "Vale, champions in 2021 and 2023, came second."),
        (PAY, "Hourly pay rose least since 2022."),
        (PAY, "More people were on benefits than at any time since 2020."),
        (AUDIT, "Auditor-general Rika Zoll published the audit."),
    ],
)
def test_left_alone(source: str, summary: str) -> None:
    assert not [finding.message for finding in check(source, summary).findings if finding.severity == "error"]


BRIDGE = (
    "The bridge, proposed by Alderman Ivy Cole and seconded by Alderman Sam Dyer, was designed in 2019 by Ruth Amsel."
)
VOTE = """Party | Votes % | Seats | Change
River List | 38.4 | 61 | +20
Hill Union | 9.1 | 14 | -6
"""


def test_by_whom_it_was_done() -> None:
    for said in ("It was proposed by Alderman Sam Dyer.", "The bridge was designed by Ivy Cole."):
        assert not check(BRIDGE, said).faithful
    for said in ("Sam Dyer seconded the bridge.", "It was designed by Ruth Amsel.", "Ivy Cole proposed the bridge."):
        assert check(BRIDGE, said).faithful


def test_the_head_of_a_column_gives_the_unit() -> None:
    assert check(VOTE, "River List had 38.4% of the vote; Hill Union lost six seats and kept 14.").faithful
    assert not check(VOTE, "Hill Union had 38.4% of the vote.").faithful
