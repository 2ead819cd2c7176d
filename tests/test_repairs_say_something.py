"""A repair that leaves next to nothing of its source sentence is refused: "The chief executive spoke." is no news."""

import pytest

from briefer.briefing.candidates import judge_candidates
from briefer.facts.document import FactIndex
from briefer.faithfulness.sentence import source_words
from briefer.models.base import Candidate
from briefer.text import split_paragraph

LONG = (
    "Kronau's new chief executive spoke in Leer on Monday evening, after the supervisory board had found that "
    "40 million euros of the company's money had gone into a shipyard that belonged to his brother's wife in Panama."
)
SHORT = "The shipyard workers of Emden have called a strike for Friday, after talks with the owners had failed."


def printable(source: str, proposed: str) -> list[str]:
    words = source_words(source, split_paragraph(source))
    (judged,) = judge_candidates([Candidate(proposed, 0.0)], FactIndex.of(source), words)
    return [proposal.text for proposal in judged.proposals if proposal.is_printable]


@pytest.mark.parametrize(
    "behind", ["after paying 90 million euros.", "after the board of Volker Harms had met.", "said Volker Harms."]
)
def test_a_repair_that_says_nothing_is_refused(behind: str) -> None:
    assert printable(LONG, f"Kronau's new chief executive spoke in Leer on Monday evening, {behind}") == []


@pytest.mark.parametrize("behind", ["after paying 90 million euros.", "after talks with Volker Harms."])
def test_a_repair_that_keeps_the_news_is_printed(behind: str) -> None:
    assert printable(SHORT, f"The shipyard workers of Emden have called a strike for Friday, {behind}") == [
        "The shipyard workers of Emden have called a strike for Friday."
    ]
