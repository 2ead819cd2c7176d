"""Which sentences begin in the middle of what somebody says, and that they are printed last."""

import pytest
from builders import article_of
from fakes import FakeSummarizer
from hypothesis import given
from hypothesis import strategies as st

from briefer.briefing.pipeline import exchange
from briefer.documents.article import Article
from briefer.text import split_paragraph
from briefer.text.quotations import spoken
from briefer.text.span import Span


def inside(text: str) -> list[str]:
    """The sentences of a text, a paragraph a line, that begin inside a quotation."""
    paragraphs, sentences, offset = [], [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(offset, offset + len(line)))
        sentences += [Span(s.start + offset, s.end + offset) for s in split_paragraph(line)]
        offset += len(line) + 1
    found = spoken(text, sentences, paragraphs)
    return [sentence.of(text) for sentence in sentences if sentence in found]


@pytest.mark.parametrize(
    ("phenomenon", "text", "expected"),
    [
        ("two sentences", "“It was late. Nobody came,” she said. It rained.", ["Nobody came,” she said."]),
        ("straight marks", '"It was late. Nobody came," she said. It rained.', ['Nobody came," she said.']),
        ("three", "He said: “It was late. Nobody came. We left.” It rained.", ["Nobody came.", "We left.”"]),
        ("goes on", '"It was late," she said. "Nobody came. We left."', ['We left."']),
        ("one sentence", "“It was late,” she said. It rained.", []),
        ("a word", 'The "Duchess" left port. It was late.', []),
        ("ends with its paragraph", "“It was late.\nIt rained. The port closed.", []),
        ("each paragraph opens", "“It was late. We left.\n“It rained.” The port closed.", ["We left."]),
        ("inches", "He is 6'2\" tall. She is taller. They left.", []),
        (
            "a figure at the end",
            '"We sold 18. We made 20" was all he said. It rained.',
            ['We made 20" was all he said.'],
        ),
        ("nothing", "", []),
    ],
)
def test_sentences_inside_a_quotation(phenomenon: str, text: str, expected: list[str]) -> None:
    assert inside(text) == expected


@given(
    st.lists(st.sampled_from(["It rained.", "“It was late.", "We left.”", '"No.', 'Yes."', '5"', "\n"]), max_size=12)
)
def test_a_sentence_that_opens_a_quotation_is_never_inside_one(pieces: list[str]) -> None:
    assert not any(sentence.startswith(("“", '"')) for sentence in inside(" ".join(pieces)))


SPEECH = (
    "The mayor of Cork spoke in the port on Monday. “The port of Cork has lost the trust of the city. "
    "The port of Cork stole the money of the city of Cork and its people. Nobody will pay it back,” she said. "
    "The port of Cork denied the claim on Tuesday and called it an insult to the people who work there. "
    "The council of Cork will vote on the port in June. A crane fell over in the night. Rain is expected for the week. "
    "Trains to the port were late on Tuesday because of a broken signal. Schools were closed."
)


class Chooser(FakeSummarizer):
    """Shows what it may choose from."""

    reranks_options = True


def offered(article: Article) -> list[str]:
    (passage,) = next(exchange(article, Chooser()))
    return [choice.wordings[0] for choice in passage.choices]


def test_what_somebody_says_is_not_offered_as_the_papers_own() -> None:
    accusation = "The port of Cork stole the money of the city of Cork and its people."

    assert accusation in offered(article_of(SPEECH.replace("“", "").replace("”", "")))
    assert accusation not in offered(article_of(SPEECH))
