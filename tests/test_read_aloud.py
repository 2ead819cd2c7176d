"""Fourteen documents of other kinds (`data/read_aloud`), read as their readers would: what comes first, what never."""

import json
from pathlib import Path

import pytest

from briefer.briefing.brief import Brief
from briefer.briefing.headings import shown_heading
from briefer.briefing.pipeline import brief
from briefer.readers import read

DOCUMENTS = Path(__file__).parent / "data" / "read_aloud"
NAMES = sorted(path.name for path in DOCUMENTS.iterdir())


@pytest.fixture(scope="module")
def briefs(bundled_summarizer) -> dict[str, Brief]:
    return {name: brief(read(str(DOCUMENTS / name)), bundled_summarizer) for name in NAMES}


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", NAMES)
def test_a_brief_is_at_most_a_third_of_its_source(briefs: dict[str, Brief], name: str) -> None:
    made = briefs[name]
    title = made.article.title
    head = len((title or "").split())
    source = printed = head
    for part in made.sections:
        heading = len((shown_heading(part.section, title) or "").split())
        source += heading + len(part.section.text.split())
        printed += (heading + part.words) if part.sentences else 0
    assert 0 < printed <= 0.35 * source
    assert made.faithful


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("minutes.txt", "governors agreed by four votes to one to draw £30,000 from the reserve"),
        ("minutes.txt", "RESOLVED: that the quotation of £21,750 from Marlow Heating be accepted"),
        ("minutes.txt", "It was agreed that the Chair would write to the town council. Action: Chair, by 24 October."),
        ("minutes.txt", "It was agreed to send a letter to all families before half term. Action:"),
        ("minutes.txt", "The complaints policy was deferred"),
        ("earnings.txt", "- Adjusted operating profit down 11% to £58.3m (2030: £65.5m)."),
        ("earnings.txt", "Bakery. Revenue rose 4.0% to £421.7m."),
        ("live.txt", "- Crack in the wall is 11 metres long, engineers say."),
        ("live.txt", "18:20 Level down by 1.9 metres"),
        ("live.txt", "the residents of 1,600 homes will spend the night elsewhere"),
        ("release.txt", "The programme will cost £164 million"),
        ("ruling.txt", "Nordheim Fisheries Ltd. v. The Minister of Waters for Aldermark"),
        ("ruling.txt", "I would allow the appeal, set aside the order of the chambers judge"),
        ("transcript.txt", "Webinar: Flood insurance for small museums"),
        ("transcript.txt", "PRIYA NAND: Last winter 47 small museums made a claim"),
        ("transcript.txt", "The average claim that was refused last winter was £61,000."),
        ("mail.eml", "the lift will not run before Friday 14 February"),
        ("howto.md", "2. Open the tap and let it run until no more water comes."),
        ("howto.md", " more steps."),
        ("recipe.md", "2 more steps."),
        ("statistics.md", "143 people were killed on the roads of Westmark in 2030"),
        ("statistics.md", "Fells: 31 (Killed), 58 (Per million people)."),
        ("listicle.md", "7. Paint is a tax"),
        ("faq.html", "£55 a year for one bin"),
        ("report.md", "We find that closures did not save what councils had expected."),
        ("interview.txt", "RF: In 1991 I had 1,140 pairs."),
    ],
)
def test_what_its_reader_looks_for_is_there(briefs: dict[str, Brief], name: str, printed: str) -> None:
    assert flat(printed) in flat(str(briefs[name]))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("minutes.txt", ("Present:", "Apologies were", "true record", "left the room", "thanked", "closed at")),
        ("earnings.txt", ("We have made good progress", "forward-looking", "£421.7m. Profit rose")),
        ("live.txt", ("Stay with us", "Join us again", "That's all")),
        ("release.txt", ("incredibly excited", "leading provider", "Photographs are")),
        ("ruling.txt", ("Between:", "I agree", "Quill J.A.")),
        (
            "transcript.txt",
            ("My name is", "hair", "all goes well", "[", "Slide", "((", "Thank", "no introduction", "00:"),
        ),
        ("mail.eml", ("keeping warm", "> ", "confidential")),
        ("recipe.md", ("For the top",)),
        ("statistics.md", ("Table 1 gives", "dies within 30 days")),
        ("report.md", ("I am pleased", "Anna Lind", "set out in Annex")),
        ("interview.txt", ("Do you want tea", "Thank you very much")),
    ],
)
def test_what_no_reader_wants_is_not(briefs: dict[str, Brief], name: str, words: tuple[str, ...]) -> None:
    made = briefs[name]
    said = "\n".join(section.summary for section in made.sections)
    assert [word for word in words if word in said] == []


def test_the_decisions_of_a_meeting_are_its_overview(briefs: dict[str, Brief]) -> None:
    overview = [sentence.text for sentence in briefs["minutes.txt"].overview]
    assert len(overview) == 2
    assert overview[0].startswith("RESOLVED: that the quotation of £21,750")
    assert "four votes to one" in overview[1]


def test_a_dissent_is_no_part_of_the_judgment(briefs: dict[str, Brief]) -> None:
    made = briefs["ruling.txt"]
    apart = [part for part in made.sections if (part.section.heading or "").startswith("Tsai J.A.")]
    assert len(apart) == 1
    others = " ".join(part.summary for part in made.sections if part not in apart)
    assert "dismiss the appeal" not in others
    assert "invited to comment" not in others


def test_a_row_of_a_table_stands_by_itself_in_every_format(briefs: dict[str, Brief]) -> None:
    made = briefs["statistics.md"]
    text = "Fells: 31 (Killed), 58 (Per million people)."
    assert f"\n{text}\n" in str(made)
    row = "| Region | Killed | Per million people |\n| --- | --- | --- |\n| Fells | 31 | 58 |"
    assert row in made.to_markdown()
    sentences = [s for part in json.loads(made.to_json())["sections"] for s in part["sentences"]]
    (record,) = [s for s in sentences if s["text"] == text]
    assert record["row"] == {"head": ["Region", "Killed", "Per million people"], "cells": ["Fells", "31", "58"]}
    assert made.to_html().count("(Per million people).") >= 1


def test_steps_keep_their_numbers_in_every_format(briefs: dict[str, Brief]) -> None:
    made = briefs["recipe.md"]
    records = [s for part in json.loads(made.to_json())["sections"] for s in part["sentences"]]
    assert [s["marker"] for s in records if s["marker"]] == ["1.", "2.", "3.", "4.", "5."]
    assert "\n2. Heat the oven" in str(made)
    assert "\n- 2. Heat the oven" in made.to_markdown()
    assert '<p class="item">2. ' in made.to_html()
    assert "2 more steps." in made.to_html()
