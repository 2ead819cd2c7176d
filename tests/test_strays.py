"""Whose words are printed: not those of somebody who says "I" in an article whose author does not."""

import pytest

from briefer.briefing.brief import LeftOut
from briefer.briefing.passages import section_sentences
from briefer.briefing.pipeline import brief
from briefer.briefing.voice import strays
from briefer.readers import read_text

PLEA = "My last plea is that you think of the ferry. We sail on Sundays, and so do the doctors."
NEWS = [
    "The council of Torvik votes on Sunday, and three parties want the ferry to sail at night.",
    "World War I ended the first night ferry, which sailed from 1904 to 1916 for the herring trade.",
    "“I would sail at once,” said Ida Brekke, who runs the company that has two boats and 40 posts.",
    "The region pays 90,000 crowns a month for the boat that sails by day, the auditor wrote in May.",
    "Three hundred people live on Holm, and half of them work in Torvik, where the shifts end at ten.",
    "A boat at eleven would cost 20,000 crowns a month more, by the count of the office for ports.",
    "The party of the mayor wants a vote in each of the villages before the council decides on it.",
    "The green party asked each of its members in a letter, and 61% of them answered with a yes.",
    "In 2019 a vote on the same plan failed by two voices, for the harbour had no light at its pier.",
    "The light has been there since June, and the pilots say that it shines as far as the islands.",
]


ASKED = ("What", "When", "Why", "How soon", "What else")


def said_of(blocks: list[str]) -> list[str]:
    article = read_text("\n\n".join(["Torvik votes on a night ferry", *blocks]))
    (section,) = article.sections
    sentences = section_sentences(article, section)
    found = strays(article.text, sentences, section.paragraphs)
    return [span.of(article.text) for span in sentences if span in found]


def test_a_statement_in_the_first_person_is_not_the_authors(bundled_summarizer) -> None:
    assert said_of([*NEWS[:5], PLEA, *NEWS[5:]]) == [
        "My last plea is that you think of the ferry.",
        "We sail on Sundays, and so do the doctors.",
    ]
    article = read_text("\n\n".join(["Torvik votes on a night ferry", PLEA, *NEWS]))
    text = str(brief(article, bundled_summarizer))
    assert "plea" not in text
    assert "The council of Torvik votes on Sunday" in text


@pytest.mark.parametrize(
    "blocks",
    [NEWS, [PLEA, *NEWS[:4]], [*NEWS, "My way home is long.", "I sail on Mondays.", "So I asked him when it sails."]],
)
def test_an_author_may_say_i(blocks: list[str]) -> None:
    assert said_of(blocks) == []


def test_of_questions_whose_answers_are_lost_nothing_is_printed(bundled_summarizer) -> None:
    asked = "\n\n".join(
        f"((TC)) {ask} should the council do for the ferry and for the people of Holm?" for ask in ASKED
    )
    made = brief(read_text(f"Questions for the council\n\n{asked}"), bundled_summarizer)
    assert [section.left_out for section in made.sections] == [LeftOut.CONTEXT]
