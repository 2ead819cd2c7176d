"""A sentence that the source has word for word states nothing that the source does not state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefer
from briefer.facts.document import FactIndex
from briefer.faithfulness.verbatim import RULE


def errors(source: str, summary: str) -> list[str]:
    return [judged.judgement.message for judged in briefer.check(source, summary).errors]


@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_a_number_of_a_series_is_one_wherever_its_line_begins(between: str) -> None:
    source = f"The 12 wardens met in Leeds.{between}Section 12 of the Orchard Act was passed in 1973."
    assert "Section 12" in [mention.text for mention in FactIndex.of(source).mentions]
    assert errors(source, "Section 12 was passed.") == []
    assert errors(source, "Section 14 was passed.") != []


SOURCE = """Bakers stay open, and tea is there 24 x 7, and ovens let guests order 24 hours a day. A stall can feed
guests 24 x 7, but needs help.

He won 40% of the vote. Bram Holt won 31% of the vote."""


@pytest.mark.parametrize(
    "sentence",
    [
        "A stall can feed guests 24 x 7, but needs help.",
        "Bram Holt won 31% of the vote.",
    ],
)
def test_what_is_word_for_word_is_supported(sentence: str) -> None:
    assert errors(SOURCE, sentence) == []


def test_a_dateline_may_be_left_off() -> None:
    lead = "Tunde Abara headed home late as Wexley came from two goals down to beat Dunmore 3-2 and win promotion."
    source = f"WEXLEY (Northern Press) — {lead}\n\nIt was 2-0 on 31 minutes, and Wexley had ten men."
    assert errors(source, lead) == []
    assert errors(source, lead.replace("3-2", "2-3")) != []


@pytest.mark.parametrize(
    "sentence",
    [
        "A stall can feed guests 23 x 7, but needs help.",
        "Bram Holt won 40% of the vote.",
    ],
)
def test_a_word_more_or_less_is_judged(sentence: str) -> None:
    assert errors(SOURCE, sentence) != []


def test_part_of_a_sentence_is_not_the_sentence() -> None:
    assert errors("The union denied that Ann Roe took 5,000 dollars.", "Ann Roe took 6,000 dollars.") != []


@given(st.lists(st.sampled_from(SOURCE.replace("\n", " ").split(". ")), min_size=1, max_size=4))
def test_no_mention_of_a_whole_sentence_is_without_evidence(parts: list[str]) -> None:
    text = ". ".join(part.rstrip(".") for part in parts) + "."
    report = briefer.check(text, parts[0].rstrip(".") + ".")
    assert report.errors == ()
    for judged in report.mentions:
        if judged.judgement.rule == RULE:
            start, end = judged.judgement.evidence or (0, 0)
            assert text[start:end]
