"""A repair that leaves next to nothing of its source sentence is refused: "The chief executive said." is no news."""

import pytest
from builders import article_of
from fakes import FakeSummarizer

from briefer.briefing.pipeline import brief
from briefer.briefing.settings import Settings

SOURCE = (
    "Kronau's new chief executive told the board on Monday that the takeover of Baltrum for 40 million euros, which "
    "its owners had refused twice, would be closed by the end of June after the sale of both shipyards. "
    "The shipyards in Emden employ 900 people. The union of the shipyard workers has called a strike for Friday."
)


@pytest.mark.parametrize(
    ("proposed", "nothing"),
    [
        (
            "Kronau's new chief executive told the board on Monday, that the takeover of Baltrum for 90 million euros "
            "would be closed.",
            "Kronau's new chief executive told the board on Monday.",
        ),
        (
            "Kronau's new chief executive told the board on Monday, with Volker Harms of Aurich beside him.",
            "Kronau's new chief executive told the board on Monday.",
        ),
    ],
)
def test_a_repair_that_says_nothing_is_not_printed(proposed: str, nothing: str) -> None:
    made = brief(article_of(SOURCE), FakeSummarizer([proposed]), Settings(short_section=5))
    printed = [sentence.text for section in made.sections for sentence in section.sentences]
    assert printed
    assert nothing not in printed
    assert not any("90 million" in text or "Harms" in text for text in printed)
    assert made.faithful


def test_a_repair_that_keeps_the_news_is_printed() -> None:
    proposed = "The union of the shipyard workers has called a strike for Friday, with Volker Harms of Aurich."
    made = brief(article_of(SOURCE), FakeSummarizer([proposed]), Settings(short_section=5))
    printed = [sentence.text for section in made.sections for sentence in section.sentences]
    assert "The union of the shipyard workers has called a strike for Friday." in printed
