"""What several tokenizers, splitters and tables once disagreed on: one answer, whoever asks, with its neighbours."""

import pytest

from briefer import check
from briefer.facts.document import FactIndex
from briefer.facts.required import required_facts


def verdicts(source: str, summary: str) -> dict[str, str]:
    """Each name and figure of a summary with its verdict."""
    return {mention.mention.text: mention.verdict.value for mention in check(source, summary).mentions}


@pytest.mark.parametrize(
    ("source", "people", "verdict"),
    [
        ("Police held 15 men and, said Sgt. Miller, 2 women.", 17, "derived"),
        ("Police held 15 men and, said Lt. Col. Miller, 2 women.", 17, "derived"),
        ("Police held 15 men and, said Mr. Miller of St. Ives, 2 women.", 17, "derived"),
        ("Police held 15 men and, said Sgt. Miller, 2 women.", 18, "unsupported"),
        ("Police held 15 men. Dr. Poe saw 2 women.", 17, "unsupported"),
    ],
)
def test_a_title_in_a_sentence_parts_no_figures(source: str, people: int, verdict: str) -> None:
    assert verdicts(source, f"Police held {people} people.") == {str(people): verdict}


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("Dr. Anna Keller of Zeltronix announced the plan.", {"Anna Keller", "Zeltronix"}),
        ("Lt. Col. Anna Keller of Zeltronix announced the plan.", {"Anna Keller", "Zeltronix"}),
        ("The plan of St. Keyne, Dr. Keller said, failed.", {"St. Keyne", "Keller"}),
        ("The board announced the plan.", set()),
    ],
)
def test_a_name_behind_a_title_is_required(text: str, required: set[str]) -> None:
    assert {fact.text for fact in required_facts(FactIndex.of(text), 3)} == required


@pytest.mark.parametrize("other", ["J", "Z", "A", "HK", "NZ", "C"])
def test_a_dollar_is_that_of_its_country(other: str) -> None:
    assert verdicts(f"It cost {other}$20 million.", "It cost US$20 million.") == {"US$20 million": "misattributed"}
    assert verdicts("It cost US$20 million.", f"It cost {other}$20 million.") == {
        f"{other}$20 million": "misattributed"
    }
    same = f"It cost {other}$20 million."
    assert verdicts(same, same) == {f"{other}$20 million": "supported"}
    assert verdicts("It cost $20 million.", "It cost US$20 million.") == {"US$20 million": "supported"}


TALKS = "Grace Oduya said the harbour would close in May. Peter Lund said the quay would open in June."


@pytest.mark.parametrize("name", ["Grace Oduya", "Ms Oduya", "Oduya", "Mrs. Oduya"])
def test_whoever_is_called_by_a_part_of_a_name_is_judged_as_by_the_whole(name: str) -> None:
    shown = name.removeprefix("Ms ").removeprefix("Mrs. ")
    assert verdicts(TALKS, f"{name} said the harbour would close in May.")[shown] == "supported"
    assert verdicts(TALKS, f"{name} said the quay would open in June.")[shown] == "misattributed"
