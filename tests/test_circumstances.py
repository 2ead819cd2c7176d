"""When something was, before or after what, and who asked whom: what passes, and the error beside it."""

import pytest

from briefer import check


def verdicts(source: str, summary: str) -> dict[str, str]:
    """The verdicts on the mentions of a summary that are not simply supported, by text."""
    return {m.mention.text: str(m.verdict) for m in check(source, summary).mentions if str(m.verdict) != "supported"}


LEFT = "Ida Brock left the yard two months before the fire in Florø."
FLOWN = "The pilot landed 20 minutes after the alarm. The crew met 20 minutes before the alarm."


@pytest.mark.parametrize(
    ("source", "summary", "expected"),
    [
        (LEFT, "Two months prior to the fire, Ida Brock left.", {}),
        (LEFT, "The fire in Florø broke out two months after Ida Brock left the yard.", {}),
        (LEFT, "Ida Brock left the yard two months after the fire.", {"two months": "altered"}),
        (LEFT, "The fire in Florø broke out two months before Ida Brock left the yard.", {"two months": "altered"}),
        (FLOWN, "The crew met 20 minutes before the alarm.", {}),
        (FLOWN, "The pilot landed 20 minutes before the alarm.", {"20 minutes": "altered"}),
        ("They met for three weeks, and then voted.", "They voted after three weeks of meetings.", {}),
        ("They met for three weeks before the vote. Talks lasted three weeks after the vote.", "They met 3 weeks.", {}),
    ],
)
def test_a_span_before_or_after_something(source: str, summary: str, expected: dict[str, str]) -> None:
    assert verdicts(source, summary) == expected


def test_what_stands_behind_the_span_is_shown() -> None:
    (finding,) = check(LEFT, "Ida Brock left the yard two months after the fire.").findings[:1]
    assert (
        finding.message == "two months - the source says “Ida Brock left the yard two months before the fire in Florø”"
    )


PLAYED = "Orme, 20, missed the next four games. He has played 19 times for Velland this season."
SIGNED = 'Velland have signed eight players. "Give me two or three more and I am happy," Lee said.'


@pytest.mark.parametrize(
    ("source", "summary", "expected"),
    [
        (PLAYED, "Orme has played 19 games for Velland.", {}),
        (PLAYED, "Orme has played 20 games for Velland.", {"20": "misattributed"}),
        (SIGNED, "Lee wants two or three more players for Velland.", {}),
        (SIGNED, "Velland have signed nine players.", {"nine": "altered"}),
        ("The fleet has 3 US ships and 5 of ours.", "The fleet has 3 US ships.", {}),
    ],
)
def test_what_is_counted_in_times_or_left_out(source: str, summary: str, expected: dict[str, str]) -> None:
    assert verdicts(source, summary) == expected


@pytest.mark.parametrize(
    ("source", "summary", "expected"),
    [
        (
            "The fair ended on Valentine's Day 2023.",
            "The fair ended on 14 February 2023.",
            {"14 February 2023": "derived"},
        ),
        ("The fair ended on Valentine’s Day.", "The fair ended in February.", {"February": "derived"}),
        ("The fair ended on Valentine's Day.", "The fair ended on 13 February.", {"13 February": "unsupported"}),
        (
            "The fair ended on Valentine's Day.",
            "The fair ended on 14 February 2023.",
            {"14 February 2023": "unsupported"},
        ),
        ("The fair ended on 24 December.", "The fair ended on Christmas Eve.", {"Christmas Eve": "derived"}),
        ("The fair ended on 24 December.", "The fair ended on Christmas Day.", {"Christmas Day": "unsupported"}),
        ("He rose after the 11 September attacks.", "He rose after the 9/11 attacks.", {"9/11": "derived"}),
        ("He rose after the fair of 11 September 2015.", "He rose after 9/11.", {"9/11": "unsupported"}),
    ],
)
def test_days_that_have_a_name(source: str, summary: str, expected: dict[str, str]) -> None:
    assert verdicts(source, summary) == expected


CHAT = "Ann: Darling, get some milk. Mike: Sure. Mike: Is there honey left? Ann: Let me see."


def test_who_speaks_does_not_do_what_the_speech_asks_for() -> None:
    assert verdicts(CHAT, "Ann asks Mike to get milk.") == {}
    assert verdicts("Ann bought bread. Mike sold jam.", "Mike bought bread.") == {"Mike": "misattributed"}


def test_what_somebody_was_then_may_be_no_longer() -> None:
    source = "As a student, Ada Orme rowed for Velland. Orme, who lost in May, was dropped. Tom Fox, a coach, left."
    assert verdicts(source, "Engineer Ada Orme was dropped.") == {}
    assert verdicts(source, "Coach Ada Orme was dropped.") == {"Ada Orme": "misattributed"}


KIN = "Ann Lee wept at her son Andy's wedding. Their nephew Carl Fox, 9, came with Rosa Holm, Mia Lee's mother."


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Ann Lee wept at the wedding of her son Andy.", {}),
        ("Andy, Ann Lee's son, wed.", {}),
        ("Ann Lee wept at her daughter Andy's wedding.", {"Andy": "misattributed"}),
        ("Her brother Andy wed.", {"Andy": "misattributed"}),
        ("Their niece Carl Fox came.", {"Carl Fox": "misattributed"}),
        ("Rosa Holm, the mum of Mia Lee, came.", {}),
        ("Rosa Holm came, and so did her daughter Mia Lee.", {}),
        ("Rosa Holm, Mia Lee's sister, came.", {"Rosa Holm": "misattributed"}),
    ],
)
def test_whom_somebody_is_to_another(summary: str, expected: dict[str, str]) -> None:
    assert verdicts(KIN, summary) == expected


CLUBS = "Norvane striker Ivo Brandt has not scored since May. The Velland striker did, against the Orland goalkeeper."


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("The Norvane striker has not scored since May.", {}),
        ("The Norvane forward has not scored since May.", {}),
        ("The Norvane defender has not scored since May.", {"Norvane": "misattributed"}),
        ("The Velland goalkeeper scored.", {"Velland": "misattributed"}),
        ("A Velland defender scored.", {}),
        ("Norvane defender Ivo Brandt has not scored.", {"Ivo Brandt": "misattributed"}),
        ("Norvane midfielder Ivo Brandt has not scored.", {}),
    ],
)
def test_whose_player_somebody_is(summary: str, expected: dict[str, str]) -> None:
    assert verdicts(CLUBS, summary) == expected


MEETING = """Tom: I will send the contract by Friday.
Ann: Good. I'll book the room for 12 June.
Tom: And I've finished the report.
Ann: We have lost the keys.
Tom: Kim found them."""


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Tom will send the contract by Friday, and Ann will book the room.", {}),
        ("Ann will send the contract by Friday.", {"Ann": "misattributed"}),
        ("Tom will book the room for 12 June.", {"Tom": "misattributed"}),
        ("Ann has finished the report.", {"Ann": "misattributed"}),
        ("Tom has finished the report.", {}),
        ("Tom and Ann have lost the keys.", {}),
        ("Tom has lost the keys.", {}),
    ],
)
def test_what_speakers_say_of_themselves(summary: str, expected: dict[str, str]) -> None:
    assert verdicts(MEETING, summary) == expected


def test_i_of_one_who_is_no_speaker_may_be_anybody() -> None:
    source = "Q: Who wrote it? A: I wrote the book. Q: When? A: In May, with Ann Lee."
    assert verdicts(source, "Ann Lee wrote the book.") == {}


COUNCIL = "Marlow Council has cut its budget for roads to £4m, while it is spending £2m on schools."


def test_it_stands_for_the_subject_alone() -> None:
    assert verdicts(COUNCIL, "Marlow Council is spending £4m on roads and £2m on schools.") == {}
    assert verdicts(COUNCIL, "Marlow Council is spending £4m on schools.") == {"£4m": "misattributed"}


ACCUSED = "Six of the accused come from Orland, a seventh from Velland. The seventh is charged with theft."


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Seven men are accused.", {"Seven": "derived"}),
        ("Seven men come from Orland.", {"Seven": "misattributed"}),
        ("Eight men are accused.", {"Eight": "unsupported"}),
        ("Six men come from Orland.", {}),
    ],
)
def test_one_more_than_are_counted(summary: str, expected: dict[str, str]) -> None:
    assert verdicts(ACCUSED, summary) == expected
