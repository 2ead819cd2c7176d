"""What only a recording has, who speaks, and whose words are whose: in transcripts, monologues and quotations."""

import pytest

from briefer.briefing.boilerplate import boilerplate
from briefer.briefing.passages import section_sentences
from briefer.briefing.pipeline import brief
from briefer.briefing.plan import is_said
from briefer.briefing.settings import Settings
from briefer.briefing.voice import is_cue, speaks
from briefer.readers import read_text
from briefer.readers.files import read_bytes
from briefer.text.quotations import is_half_single, spoken
from briefer.text.speakers import cue_end, plainly, talk


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("((Ann Poe)) : We won the cup.", "Ann Poe: We won the cup."),
        ("((AP)) We won the cup.", "AP: We won the cup."),
        ("[00:01:10] ANN POE: Slide 3: we won the cup [applause].", "ANN POE: We won the cup."),
        ("We won the cup ((laughs)) and the bowl.", "We won the cup and the bowl."),
        ("We won [inaudible 00:12:04] the cup.", "We won the cup."),
        ("Slide 12: We won the cup.", "We won the cup."),
        ("Next slide, please. We won the cup.", "We won the cup."),
        ("We won the cup [sic] at 12:30.", "We won the cup [sic] at 12:30."),
        ("Slides were shown (see note).", "Slides were shown (see note)."),
        ("They met (in silence) for an hour.", "They met (in silence) for an hour."),
    ],
)
def test_what_only_a_recording_has_is_not_said(said: str, plain: str) -> None:
    assert plainly(said) == plain


@pytest.mark.parametrize(
    ("said", "is_title"),
    [("Slide 4: What it costs.", True), ("[applause]", True), ("Slide 4: We count the boats in each harbour.", False)],
)
def test_a_slide_has_a_title(said: str, is_title: bool) -> None:
    assert is_cue(said) is is_title


def test_a_clock_time_is_no_time_code() -> None:
    assert cue_end("12:31 The board met.") == 0
    assert cue_end("[12:31] The board met.") == len("[12:31] ")


def test_speakers_are_known_behind_time_codes() -> None:
    turns = [
        "[00:00:01] ANN POE: Good.",
        "[00:00:09] JON ROE: Why?",
        "[00:01:00] ANN POE: So.",
        "[00:01:02] JON ROE: How?",
    ]
    assert talk("\n".join(turns)).speakers == {"ANN POE", "JON ROE"}


MONOLOGUE = """Video: how the tide mill of Orsund works

Hi there and welcome to the tide mill. My name is Berit Lang, she/her, and I have short red hair. If everything goes \
well we have time for questions at the end. [upbeat music]

Slide 2: The mill of Orsund was built in 1780 and grinds 40 tonnes of rye a year. Its wheel turns twice a day, when \
the tide runs out of the pond. Slide 3: What is new. A new wheel of oak cost the town 210,000 crowns in May. I see a \
hand up at the back. The old one had turned for 61 years.

Please put what you would like to ask in the chat. Thanks to the town of Orsund for having us.
"""


@pytest.mark.parametrize("name", ["plain", "markdown"])
def test_a_monologue_is_told_without_its_furniture(bundled_summarizer, name: str) -> None:
    text = MONOLOGUE if name == "plain" else f"# {MONOLOGUE}"
    said = " ".join(part.summary for part in brief(read_text(text), bundled_summarizer, Settings(budget=0.9)).sections)
    assert "The mill of Orsund was built in 1780" in said
    assert "A new wheel of oak cost the town 210,000 crowns" in said
    for word in ("Slide", "My name", "hair", "questions", "music", "hand", "chat", "Thanks", "welcome"):
        assert word not in said


@pytest.mark.parametrize(
    "content",
    [
        "I have worked in the harbour of Leeds since 1990.",
        "The chat lasted for an hour and was about fish.",
        "The introduction of the tram took a year.",
        "Hair from the wreck was found by divers.",
        "“I have long hair,” said Ann Poe of Leeds.",
        "The slide of the mill wheel was mended in May.",
        "Thanks to the new pier, the ferry was on time and carried 4,000 people a day in the summer of that year.",
    ],
)
def test_what_only_sounds_like_it_is_content(content: str) -> None:
    assert boilerplate(content) is None


def inside(text: str) -> list[str]:
    article = read_text(f"News\n\n{text}")
    (section,) = article.sections
    split = section_sentences(article, section)
    found = spoken(article.text, split, section.paragraphs, speaks)
    return [span.of(article.text) for span in split if span in found or not is_said(span.of(article.text), "en")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # Two speakers, and neither of the marks is closed.
        (
            'Poe spoke first. "We lost the boat, she told them. It was dark. "They rowed home, Roe said. Nobody came.',
            ['"We lost the boat, she told them.', "It was dark.", '"They rowed home, Roe said.', "Nobody came."],
        ),
        # The next paragraph closes what this one opened.
        ("“We lost the boat, Poe said.\n\nIt was dark. Nobody came.”\n\nThe board met in May.", None),
        # The next one goes on in the first person.
        ("“We lost the boat, Poe said.\n\nOur oars had gone. The board met in May.", None),
        # In single marks.
        ("‘It was late. Nobody came,’ Poe said. The workers’ boat sank.", ["‘It was late.", "Nobody came,’ Poe said."]),
        # A quotation that is closed, and an apostrophe.
        ("“It was late,” Poe said. Nobody came. The workers’ boat sank in Leeds’ harbour.", []),
    ],
)
def test_nobodys_words_without_the_speaker(text: str, said: list[str] | None) -> None:
    found = inside(text)
    if said is None:
        assert "The board met in May." not in found or "Our oars" in text
        assert any(line.startswith(("It was dark", "Our oars")) for line in found)
    else:
        assert found == said


def test_half_of_a_quotation_in_single_marks() -> None:
    assert is_half_single("‘It was late.")
    assert not is_half_single("‘It was late,’ she said.")
    assert not is_half_single("’Twas late.")


def test_half_of_a_quotation_is_not_printed_for_want_of_others(bundled_summarizer) -> None:
    text = (
        "# Half-year report\n\nSales of the yard rose by 4 percent to 90 million crowns between January and June, and "
        "it sold 31 boats, two fewer than in the year before, of which nine went to Norway.\n\n"
        "## Ann Poe, the owner, said:\n\n"
        '"We have made good progress in a difficult year. Our boats are loved by all who row them.\n\n'
        "## Outlook\n\nThe yard expects to sell 60 boats in the whole year, and to hire nine carpenters in Leeds.\n"
    )
    for name in ("a.md", "a.txt"):
        (article,) = read_bytes(text.encode(), name)
        made = brief(article, bundled_summarizer)
        assert "progress" not in str(made)
        assert "short enough" not in str(made)
