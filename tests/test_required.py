"""Which facts must survive, by the stated rules."""

from pathlib import Path

import pytest

from briefer.facts.document import FactIndex
from briefer.facts.required import SECTION_CAP, SOURCE_CAP, default_cap, required_facts
from briefer.readers import read

SEED = Path(__file__).parents[1] / "seeds" / "zelenskyy-brussels-talks.txt"


def required(text: str, cap: int = 6) -> list[str]:
    return [m.text for m in required_facts(FactIndex.of(text), cap)]


@pytest.mark.parametrize(
    ("words", "most", "expected"),
    [(0, SECTION_CAP, 1), (59, SECTION_CAP, 1), (60, SECTION_CAP, 2), (1000, SECTION_CAP, 6), (5000, SOURCE_CAP, 12)],
)
def test_the_cap_scales_with_the_text(words: int, most: int, expected: int) -> None:
    assert default_cap("word " * words, most) == expected


def test_the_share_in_the_lead_of_the_seed_is_required() -> None:
    lead = read(SEED).sections[0].text
    assert required(lead, default_cap(lead, SECTION_CAP))[0] == "18%"


def test_figures_come_before_names() -> None:
    assert required("Ericsson cut 8,500 jobs. Ericsson said sales fell.") == ["8,500", "Ericsson"]


def test_small_counts_dates_and_ordinals_are_not_required() -> None:
    assert required("two drones crossed the border on Wednesday for the third time since 2014.") == []


def test_a_figure_stated_twice_is_required_once() -> None:
    assert required("sales rose 4%. analysts had expected 4%.") == ["4%"]


def test_a_name_named_once_beyond_the_first_sentence_is_not_required() -> None:
    text = "Sales at Ericsson fell. The company is cutting jobs. A rival is Nokia. Ericsson is Swedish."
    assert "Nokia" not in required(text)
    assert "Ericsson" in required(text)


def test_forms_of_one_name_are_one_fact() -> None:
    text = "Volodymyr Zelenskyy spoke in Kyiv. Zelenskyy asked for aid. Zelenskyy's army is short of it."
    assert sum("Zelenskyy" in name for name in required(text)) == 1


def test_the_cap_holds() -> None:
    text = "It rose 1%, 2%, 3%, 4%, 5%, 6%, 7% and 8%."
    assert len(required(text, 3)) == 3
