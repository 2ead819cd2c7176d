"""Which facts must survive, by the stated rules."""

from pathlib import Path

import pytest
from builders import article_of

from briefer.briefing.required import section_facts
from briefer.briefing.settings import Settings
from briefer.facts.document import FactIndex
from briefer.facts.mention import Figure
from briefer.facts.required import SECTION_CAP, SOURCE_CAP, default_cap, required_facts
from briefer.readers import read
from briefer.text import split_sentences
from briefer.text.span import Span

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


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("A ferry sank off Odense and 31 people died. The toll later rose to 44 dead, the coastguard said.", {"44"}),
        ("The toll later rose to 44 dead, they said. A ferry sank off Odense and 31 people died.", {"44", "31"}),
        ("A ferry sank off Odense and 31 people died. 25 dead were counted, the toll rose to that.", {"31", "25"}),
        ("A ferry sank off Odense and 31 people died. Ticket sales later rose to 44 a day.", {"31", "44"}),
        ("31 people died. The toll rose to 44 dead. Later the toll rose to 60 dead.", {"60"}),
    ],
)
def test_a_toll_that_a_later_sentence_raises_is_not_required(text: str, kept: set[str]) -> None:
    text += " The old bridge was closed for most of the summer." * 30  # long enough for three facts
    (section,) = article_of(text).sections
    sentences = [Span(span.start, span.end) for span in split_sentences(text)]
    facts, _ = section_facts(FactIndex.of(text), section, sentences, Settings(most_required=6))
    assert {str(fact.low) for fact in facts if isinstance(fact, Figure)} == kept


def test_only_what_lies_within_the_content_is_required() -> None:
    text = "Fares rose 11%. Photo: 22% of ships. Sales fell 33%. Rents rose 44%."
    spans = [(0, 15), (36, 68), (37, 50)]  # the third within the second
    found = required_facts(FactIndex.of(text), 6, within=spans)
    assert [fact.text for fact in found] == ["11%", "33%", "44%"]
    assert required_facts(FactIndex.of(text), 6, within=[]) == ()
