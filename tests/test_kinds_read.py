"""Fourteen documents of different kinds (`data/kinds`): what an editor would not let pass, and would look for."""

from pathlib import Path

import pytest

from briefer.briefing.boilerplate import boilerplate, is_furniture_heading, number_end
from briefer.briefing.brief import Brief, LeftOut
from briefer.briefing.claims import with_claims
from briefer.briefing.composites import composites, marker_before
from briefer.briefing.live import newest_first
from briefer.briefing.part_labels import label_of
from briefer.briefing.pipeline import brief
from briefer.briefing.reports.markdown import brief_markdown
from briefer.briefing.reports.text import brief_text
from briefer.briefing.settings import Settings
from briefer.briefing.worth import is_statement
from briefer.readers import read, read_text
from briefer.readers.markdown.article import as_rendered, split_markdown
from briefer.text import split_paragraph
from briefer.text.datelines import dateline_end

KINDS = Path(__file__).parent / "data" / "kinds"
PATHS = sorted(KINDS.iterdir())


@pytest.fixture(scope="module")
def briefs(bundled_summarizer) -> dict[str, Brief]:
    return {path.stem: brief(read(str(path)), bundled_summarizer) for path in PATHS}


def printed(made: Brief) -> str:
    return " ".join(section.summary for section in made.sections)


def test_there_are_fourteen_kinds_and_each_gives_a_brief(briefs: dict[str, Brief]) -> None:
    assert len(PATHS) >= 14
    for name, made in briefs.items():
        words = len(printed(made).split())
        assert 10 < words <= 0.5 * len(made.article.text.split()), name
        assert made.faithful, name


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_furniture_is_printed_as_content(path: Path, briefs: dict[str, Brief]) -> None:
    text = printed(briefs[path.stem])
    for furniture in (
        "Photo",
        "Above:",
        "Credit",
        "GLOBE NEWSWIRE",
        "Northern Press",
        "mmediate",
        "Unsubscribe",
        "in your browser",
        "Welcome to our live",
        "Stay with us",
        "forward-looking",
        "Actual results",
        "I agree:",
        "Docket",
        "Notes to editors",
        "We thank",
        "Holm, J.",
        "555",
        "There is a lot to tell",
        "Serves 4",
    ):
        assert furniture not in text
    assert briefs[path.stem].article.title is not None
    assert "elease" not in briefs[path.stem].article.title


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_sentence_is_printed_twice(path: Path, briefs: dict[str, Brief]) -> None:
    text = " ".join(brief_text(briefs[path.stem]).split())
    for section in briefs[path.stem].sections:
        for sentence in section.sentences:
            assert text.count(sentence.text) == 1


def test_minutes_print_what_was_resolved(briefs: dict[str, Brief]) -> None:
    text = printed(briefs["minutes"])
    assert "RESOLVED: to replace both swings" in text
    assert "RESOLVED: to object on the ground of drainage" in text


def test_a_claim_is_printed_with_its_verdict_or_not_at_all(briefs: dict[str, Brief]) -> None:
    assert "Claim: Norland pays every migrant 4,000 crowns a month, more than a pensioner gets. Verdict: False." in (
        printed(briefs["fact_check"])
    )

    def joined(text: str) -> list[str]:
        return [span.of(text) for span in with_claims(text, split_paragraph(text))]

    assert joined("Verdict: False. Claim: The bridge is closed. It is open.")[0].endswith("closed.")
    assert joined("Claim: The bridge is closed. It is open.") == ["It is open."]
    assert joined("The claim was denied. It is open.") == ["The claim was denied.", "It is open."]


def test_a_live_blog_keeps_its_times_and_the_newest_state(briefs: dict[str, Brief]) -> None:
    made = briefs["live_blog"]
    headings = [section.section.heading or "" for section in made.sections if section.sentences]
    assert headings[:2] == [
        "18:40 Evacuation order lifted for Upper Sond",
        "17:15 Water level falls below the spillway",
    ]
    assert made.overview[0].text.startswith("Residents of Upper Sond may return")


@pytest.mark.parametrize(
    ("headings", "order"),
    [
        (["18:40 A", "17:15 B", "9:05 C"], (0, 1, 2)),
        ([None, "9:05 C", "17:15 B", "18:40 A"], (3, 2, 1, 0)),
        (["6.40pm A", "5pm B", "9 a.m. C"], (0, 1, 2)),
        (["2.15 Staff", "2.16 Costs", "2.17 Roads"], ()),
        (["1. Vardo", "2. Mell", "3. Sild"], ()),
        (["18:40 A", "17:15 B", "Costs"], ()),
    ],
)
def test_the_newest_entry_is_told_by_the_times(headings: list[str | None], order: tuple[int, ...]) -> None:
    assert newest_first(headings) == order


def test_times_in_a_text_open_entries_and_a_timetable_has_none() -> None:
    live = "\n\n".join(f"{h}:10\nBridge {h} is open\nThe bridge {h} of the city is open again, it said." for h in "987")
    assert [section.heading for section in read_text(f"Bridges live\n\n{live}").sections] == [
        "9:10 Bridge 9 is open",
        "8:10 Bridge 8 is open",
        "7:10 Bridge 7 is open",
    ]
    table = "Ferries to Mell\n\n7:10\n8:10\n9:10\n\nThe ferry takes an hour and costs 5 crowns, the board says."
    assert [section.heading for section in read_text(table).sections] == [None]


def test_steps_keep_their_numbers_and_lists_their_lines(briefs: dict[str, Brief]) -> None:
    assert "\n1. Unplug the kettle and let it cool for 20 minutes.\n2. Pour in the juice" in brief_text(
        briefs["how_to"]
    )
    assert "- 1. Unplug the kettle" in brief_markdown(briefs["how_to"])
    assert "\n1. Get two offers" in brief_text(briefs["government"])


def test_a_table_gives_its_head_with_a_row(briefs: dict[str, Brief]) -> None:
    assert "Below $40,000: $9,500 (Air source), $16,000 (Ground source)." in printed(briefs["government"])
    assert "Revenue: $3,420 (Q2 2026), $3,140 (Q2 2025)." in printed(briefs["earnings"])


def made_of(markdown: str) -> list[str]:
    article, _ = as_rendered(split_markdown(markdown))
    return [composite.text for section in article.sections for composite in composites(article, section)]


TABLE = (
    "# Fees\n\nThey rose.\n\n| Kind | 2025 | 2026 |\n| --- | --- | --- |\n| Adult | $5 | $6 |\n| {last} | $3 | $4 |\n"
)


def test_which_lists_and_tables_make_a_statement() -> None:
    assert made_of(TABLE.format(last="Child")) == ["Adult: $5 (2025), $6 (2026)."]
    assert made_of(TABLE.format(last="Total")) == ["Total: $3 (2025), $4 (2026)."]
    assert made_of("# A\n\nYou can apply if:\n\n- you own the home,\n- no work has begun.\n") == [
        "You can apply if: you own the home; no work has begun."
    ]
    # Items that are sentences are sentences, and one item is no list.
    assert made_of("# A\n\n- The board met on Monday.\n- The road was closed.\n") == []
    assert made_of("# A\n\n- the only item\n\nThe board met on Monday; the road was closed.\n") == []
    assert made_of("# A\n\n" + "".join(f"- item number {n} of a very long list\n" for n in range(20))) == []


def test_a_step_is_told_by_its_marker() -> None:
    text = "1. Boil it.\n- Cool it.\nIn 2026. Stir it."
    assert [marker_before(text, text.index(word)) for word in ("Boil", "Cool", "Stir")] == ["1.", "-", ""]


def test_an_abstract_says_what_was_found(briefs: dict[str, Brief]) -> None:
    summary = briefs["abstract"].sections[1].summary
    assert summary.startswith("Results: Passes rose by 62%")
    assert "Conclusions: Part-night lighting brings back bats" in summary
    assert label_of("Background: Lamps keep bats away.") == "opening"
    assert label_of("Costs: 40 crowns a month.") is None


def test_a_release_leads_with_its_news_and_has_its_own_title(briefs: dict[str, Brief]) -> None:
    assert briefs["press_release"].article.title == "Tornhavn Hospital to close its maternity ward at night"
    assert printed(briefs["earnings"]).startswith("Corvane Motors Inc. (NASDAQ: CRVN) today reported revenue")
    notes = briefs["press_release"].sections[-1]
    assert notes.section.heading == "Notes to editors"
    assert notes.left_out is LeftOut.BOILERPLATE


def test_a_ruling_has_its_outcome_and_its_court_fields_apart(briefs: dict[str, Brief]) -> None:
    made = briefs["ruling"]
    assert "The appeal is allowed." in printed(made)
    assert "Docket: CA 2025-117" in made.article.credits


def test_a_newsletter_has_its_headings_and_a_speaker_is_told(briefs: dict[str, Brief]) -> None:
    headings = [section.section.heading for section in briefs["newsletter"].sections]
    assert "THE FERRY VOTE" in headings
    for section in briefs["interview"].sections[1:]:
        for paragraph in section.sentences[:1]:
            assert paragraph.text.startswith("((M")


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Part 3 of the crew eating from one common pot", False),
        ("The line loses 4.3 million crowns a year", True),
        ("The toll rose to 15", True),
        ("The berth in the old harbour", False),
    ],
)
def test_a_key_item_has_a_verb(text: str, states: bool) -> None:
    assert is_statement(text) is states


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Above: Ann Poe waves to the crowd.", "caption"),
        ("Above all, Ann Poe waved to the crowd.", None),
        ("Below: The old bridge in 1931.", "caption"),
        ("Below 40,000 crowns nothing is paid.", None),
        ("I agree: Poe J.A.", "ruling"),
        ("I agree with the mayor on that.", None),
        ("Stay with us for all updates.", "greeting"),
        ("Skip Twitter post by @annpoe The bridge is closed.", "post"),
        ("The data below come from the board.", "pointer"),
        ("The temperature fell below zero in Leeds.", None),
        ("Here are a few tips of the board:", "pointer"),
        ("Here in Leeds the bridge is closed.", None),
        ("In this post, we look at bridges.", "pointer"),
        ("In this post office 40 people work.", None),
        ("We'd like to thank the board.", "thanks"),
        ("We thanked the board for the bridge.", None),
        ("It is Friday, and there is a lot to tell.", "greeting"),
        ("It is the first time that Leeds won.", None),
    ],
)
def test_new_furniture_and_content_like_it(text: str, kind: str | None) -> None:
    assert boilerplate(text) == kind


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("WEXLEY (Northern Press) — Tunde Adeyemi headed home on Sunday.", "Tunde Adeyemi headed home on Sunday."),
        ("Ann Poe (Labour) – the first to speak – opened the debate.", None),
        ("WEXLEY, 9 June (Northern Press) — Tunde Adeyemi headed home.", "Tunde Adeyemi headed home."),
        ("WEXLEY/OSMOND, June 9 (Northern Press) — Tunde Adeyemi headed home.", "Tunde Adeyemi headed home."),
        ("OSMOND, Avenmark, July 23, 2026 (GLOBE NEWSWIRE) -- Corvane Motors sold vans.", "Corvane Motors sold vans."),
    ],
)
def test_datelines_of_agencies_that_no_list_knows(text: str, rest: str | None) -> None:
    assert text[dateline_end(text) :] == (rest or text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("[12] The appeal is allowed with costs.", "The appeal is allowed with costs."),
        ("3. The trust runs three hospitals.", "The trust runs three hospitals."),
        ("11 of 34 posts are vacant at the trust.", None),
        ("2026. A year like no other for the trust.", None),
    ],
)
def test_the_number_of_a_paragraph_is_left_off(text: str, rest: str | None) -> None:
    assert text[number_end(text) :] == (rest or text)


@pytest.mark.parametrize(
    ("heading", "is_furniture"),
    [("5. Acknowledgements", True), ("NOTES TO EDITORS:", True), ("Notes", False), ("Contact tracing", False)],
)
def test_which_headings_head_no_news(heading: str, is_furniture: bool) -> None:
    assert is_furniture_heading(heading) is is_furniture


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("PRESS RELEASE\nFor immediate release - 9 June 2026\n\nBridge opens\n\n{body}", "Bridge opens"),
        ("NEWS RELEASE No. 12/2026\n\nBridge opens\n\n{body}", "Bridge opens"),
        ("Release of the otters in Leeds\n\n{body}", "Release of the otters in Leeds"),
    ],
)
def test_a_release_is_not_called_for_immediate_release(text: str, title: str) -> None:
    assert read_text(text.format(body="The bridge in Leeds opened on Monday, the council said.")).title == title


@pytest.mark.parametrize(
    ("block", "is_apart"),
    [
        ("The crew on Sunday in Leeds. Photograph: Carl Voigt/Northern Press", True),
        ("The harbour at dawn. Photo by Jane Doe", True),
        ("The mayor wanted to see the picture. Image matters to him.", False),
        ("She sold the picture. Credit for that goes to her brother, the board said.", False),
    ],
)
def test_a_paragraph_that_ends_in_a_photo_credit_is_a_caption(block: str, is_apart: bool) -> None:
    body = "The bridge in Leeds opened on Monday, the council said, after a year of work."
    article = read_text(f"Bridge opens\n\n{body}\n\n{block}\n\n{body} It cost $5 million.")
    assert (block in article.credits) is is_apart


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "Ferries sail by rules that make night trips hard:\n\nA lack of berths after ten.\n\nA slow crew.\n",
            ["Ferries sail by rules that make night trips hard: A lack of berths after ten."],
        ),
        (
            "Other towns have copied the harvest fair:\n\nPort of Wexley\n\nSond Harbour\n\nAll may use it here.\n",
            ["Other towns have copied the harvest fair: Port of Wexley; Sond Harbour."],
        ),
        (
            "The mayor had this to say:\n\n“We will not pay for it.”\n",
            ["The mayor had this to say: “We will not pay for it.”"],
        ),
        (
            "Install the berth list with a command:\n\n"
            "After you have set up the key, the tool lists berths of all towns on the coast.\n",
            [],
        ),
        ("Related posts:\n\nHow the port was rebuilt\n\nWhat a berth costs\n", []),
        ("Read the rules before you begin:\n\nThen go.\n", []),
    ],
)
def test_a_line_that_leads_in_is_printed_with_what_it_leads_to(source: str, said: list[str]) -> None:
    article = read_text(source)
    assert [composite.text for section in article.sections for composite in composites(article, section)] == said


TALK = """
A talk on rowing

ADA BRANDT, HOST: Welcome to the show on rowing. Today we talk about the river Sond.

PER HOLM: Thank you. The river was closed for rowers in 2019 because of the dam. We had to drive two hours to train.

ADA BRANDT, HOST: What did that cost the club?

PER HOLM: About 40,000 crowns a year. We sold our two oldest boats to pay for it, and half of our members left the club.

Some of them went to the club of Arnsted, which has 300 members and a harbour of its own.

ADA BRANDT, HOST: And now the river is open again.

PER HOLM: Since May. The first race was on Sunday, and 300 people came to watch it. We won.
"""


@pytest.mark.parametrize("length", ["short", "medium", "long"])
def test_nobody_speaks_in_a_transcript_without_a_name_and_no_answer_stands_without_its_question(
    bundled_summarizer, length: str
) -> None:
    made = brief(read_text(TALK), bundled_summarizer, Settings(length=length))
    assert any(section.sentences for section in made.sections)
    for section in made.sections:
        texts = [sentence.text for sentence in section.sentences]
        assert all(text.startswith(("ADA BRANDT", "PER HOLM")) for text in texts[:1])
        for before, text in zip([section.section.heading or "", *texts], texts, strict=False):
            if text.startswith("PER HOLM: About"):
                assert before.endswith("?")
            assert "Thank you." not in text or "The river was closed" in text
            assert "Since May." not in text or "The first race" in text
            assert not text.startswith("Some of them") or "PER HOLM" in " ".join(texts)
        assert not section.key


def test_the_mark_of_a_speaker_is_no_fact(briefs: dict[str, Brief]) -> None:
    required = [fact.mention.text for section in briefs["interview"].sections for fact in section.report.required]
    assert required
    assert "TC" not in required
