"""A role in the place of a name is the person whom the source calls so."""

import pytest

from briefer import check

WEIR = (
    "The survey's head of river research, Lena Marsh, said eels had come back to the Orne. Fishing club president "
    "Karel Voss put the loss of catch at no less than 900 kilos. Deputy mayor Ida Quill said the weir would be removed "
    "in May. The mayor, Tom Reiss, opened the new fish ladder, which cost €2 million, and called it “a stairway for "
    "salmon”."
)
DIRECTORS = "Finance director Ann Hale said costs had risen by 4%. Sales director Joe Orr said orders were up by 9%."


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "The club president estimates that at least 900 kilos were lost.",
            "The head of river research estimates that at least 900 kilos were lost.",
        ),
        (
            "The deputy mayor said the weir would be removed in May.",
            "The mayor said the weir would be removed in May.",
        ),
        (
            "The mayor called the €2 million ladder “a stairway for salmon”.",
            "The deputy mayor called the €2 million ladder “a stairway for salmon”.",
        ),
        (
            "The head of river research said eels had come back to the Orne.",
            "The club's president said eels had come back to the Orne.",
        ),
    ],
)
def test_a_role_is_the_person_whom_the_source_calls_so(right: str, wrong: str) -> None:
    assert check(WEIR, right).faithful, [finding.message for finding in check(WEIR, right).findings]
    assert not check(WEIR, wrong).faithful


def test_the_finding_says_which_role() -> None:
    messages = [finding.message for finding in check(WEIR, "The mayor said the weir would be removed in May.").findings]
    assert "mayor - the source says so of Ida Quill" in messages


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (DIRECTORS, "The director said orders were up by 9%."),
        (DIRECTORS, "The sales director said orders were up by 9%, as the finance director put costs 4% higher."),
        (WEIR, "Karel Voss told the mayor that 900 kilos were lost."),
        (WEIR, "The mayor was told by Karel Voss that 900 kilos were lost."),
        (WEIR, "The weir is to go in May, the town's deputy mayor said."),
    ],
)
def test_nobody_is_taken_for_another(source: str, summary: str) -> None:
    assert check(source, summary).faithful, [finding.message for finding in check(source, summary).findings]
