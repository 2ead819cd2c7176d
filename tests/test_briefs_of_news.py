"""What a brief prints of ordinary news: told from its beginning, without idle ends, and what it lacks said plainly."""

import pytest

import briefer
from briefer.briefing.article_context import ArticleContext
from briefer.briefing.reports.digest import not_kept_line
from briefer.briefing.settings import Settings

FERRY = """# Ferry with 90 passengers runs aground near Tolne

On Monday, a ferry with 90 passengers ran aground near Tolne after its rudder failed in heavy wind.

The crew sent up flares, and a tug from the harbour pulled the ferry free in the evening.

The wind tore two boats from their berths and closed the road along the shore.

In 2009, the ferry Aurora sank off Tolne in a storm that cost 41 lives and 12 million crowns in damages.

Ferry trips are to start again on Wednesday, the company that runs the ferry with 40 others said.
"""


def sentences(text: str, model: str | None = "extractive") -> list[str]:
    made = briefer.summarize(briefer.read_text(text), model)
    return [sentence.text for section in made.sections for sentence in section.sentences]


@pytest.mark.parametrize("model", [None, "extractive"])
def test_a_short_report_that_opens_with_its_headline_is_told_from_its_beginning(model: str | None) -> None:
    printed = sentences(FERRY, model)
    assert [text[:10] for text in printed] == ["On Monday,", "The crew s", "The wind t"][: len(printed)]
    assert len(printed) > 1


@pytest.mark.parametrize(
    ("part", "instead"),
    [("Ferry with 90 passengers runs aground near Tolne", "Harbour news"), ("Ferry trips", "## Trips\n\nFerry trips")],
)
def test_a_notice_and_a_page_with_headings_are_no_report(part: str, instead: str) -> None:
    assert not ArticleContext.of(briefer.read_text(FERRY)).is_notice
    assert ArticleContext.of(briefer.read_text(FERRY.replace(part, instead))).is_notice


def test_a_notice_is_told_by_what_matters_in_it() -> None:
    page = FERRY.replace("Ferry with 90 passengers runs aground near Tolne", "Harbour news")
    assert any("12 million crowns" in text for text in sentences(page, None))


PORT = """# Tolne buys two tugs from Marnes

The port of Tolne bought two tugs from the yard in Marnes on Friday, and will have them by the end of the year.

{}

It is well.

The yard will build them with engines that run on hydrogen, and the state pays for half of the tugs, 14 million crowns.

The council of Tolne had asked for the tugs since a ship with ore sank off the harbour in the storm of 2017.
"""


def test_a_brief_does_not_end_with_what_says_nothing() -> None:
    news = "The two tugs will replace the Anna and the Berit, which pulled ships for forty years."
    assert sentences(PORT.format(news), None)[-1] == news


SCENE = """# Two girls from Ronby wanted to cross the sea alone

The first sign that something was wrong was a call from his daughter's school to tell Peder Holm that she was absent.

He walked to the harbour of Ronby and asked the men on the quay, who had seen two girls with bags in the morning.

{}

The coast guard of Ronby brought them home in the evening, and the school of the town has asked for a fence.

Nobody in the town remembers that such a thing has happened before, and a meeting of the council is to be held on it.

The council of Ronby has 14 members, of whom nine voted for a new quay with a fence and a gate in the spring of 2019.

Boats of the harbour lie open, and whoever knows how to sail can take one of them out to sea at night without a key.
"""


def test_what_an_article_opens_with_is_read_as_its_reader_does() -> None:
    printed = sentences(SCENE.format("The men had thought nothing of it."))
    assert printed[0].startswith("The first sign")


def test_a_sentence_further_on_is_still_asked_what_it_speaks_of() -> None:
    moved = SCENE.format("It rained.").replace("The first sign", "Ronby is a town of 900.\n\nThe first sign")
    assert not any(text.startswith("He walked") for text in sentences(moved)[:1])


SECTIONS = """# Tolne gets a bridge of steel

The council of Tolne voted on Monday for a bridge of steel, 18% of which the town pays, and asked Acme to build it.

{}

## Costs

The bridge costs 14 million crowns, as the council of Tolne wrote in its plan for the years to come, said Ada Holm.

{}

Shops in the old town fear for their trade, and their owners have gone to a court in Marnes over it, with 300 names.
"""


def test_what_is_not_kept_is_stated_nowhere_in_the_brief() -> None:
    more = "The river is wide there, and the ice of the winter has taken two bridges of wood, as the older people know."
    made = briefer.summarize(briefer.read_text(SECTIONS.format(more, more.replace("two", "both"))))
    line = not_kept_line(made) or ""
    printed = " ".join([made.article.title or "", *(section.summary for section in made.sections)])
    listed = line.removeprefix("Not kept: ").rstrip(".").split("; ") if line else []
    assert [fact for fact in listed if fact in printed] == []


@pytest.mark.parametrize(
    ("sentence", "listed"),
    [
        ("Of those who fell ill when the wind brought the smoke over, 14 have recovered.", "14 have recovered"),
        ("All that they had asked for until then rests on what was agreed in resolution 2259.", "resolution 2259"),
        ("The plant on the other bank, which none of them had seen before, has 340 workers.", "340 workers"),
    ],
)
def test_a_figure_that_is_not_kept_says_what_it_is_of(sentence: str, listed: str) -> None:
    first = "The council of Tolne voted on Monday for a bridge of steel, which Acme is to build until the spring."
    boats = "Boats pass the mills in the night, and sound their horns. " * 20
    made = briefer.summarize(briefer.read_text(f"{first} {boats}{sentence}"), "extractive", Settings(max_sentences=1))
    assert [section.summary for section in made.sections] == [first]
    assert listed in (not_kept_line(made) or "")


def test_a_list_of_names_is_left_to_the_article() -> None:
    text = """# Rail strike in the north halts trains

Trains in the north stood still on Monday because drivers of two unions went on strike.

About 40,000 people had to find another way to work, and buses were full from five on.

{}

The strike ends on Thursday, and the unions want to meet the railway in Marnes on Friday to speak of pay and of shifts.

Drivers of the south, who have a union of their own, went to work, and wished those in the north luck in their strike.

The last strike of the drivers was in the spring of 2019, and took four days, until the minister stepped in for them.
"""
    names = "The strike hit the stations of Tolne, Marnes, Ronby, Old Holm, Berit and Anna, and smaller ones there."
    none = "The strike hit all stations of the north, of which the one in Tolne is the largest, and smaller ones."
    assert none in sentences(text.format(none), None)
    assert names not in sentences(text.format(names), None)


def test_a_section_of_questions_alone_prints_none() -> None:
    page = SECTIONS.format("The river is wide there.", "The ice has taken two bridges.") + "\n## Join\n\n{}\n"
    asked = "Interested in how the council of Tolne can help your town with bridges, roads and quays of its own making?"
    assert asked not in sentences(page.format(asked), None)


def test_a_line_that_only_leads_on_is_no_brief_of_a_section() -> None:
    leads = "For more of what the council of Tolne means to build until then, three papers say what is needed:"
    items = (
        "- Bridges and roads of the coming years in the town of Tolne, with a map of all of them, and of who pays for "
        "each of them in which of the years to come\n"
        "- Costs of the works in the town, as the council sees them after the storms of the winter and the spring, "
        "and after the talks with the banks of Marnes\n"
        "- Plans of others, such as the railway, the harbour board, the ferry company, the two yards, owners of the "
        "mills and the state, for the same years"
    )
    page = SECTIONS.format("The river is wide there.", "The ice has taken two bridges.")
    assert leads not in sentences(f"{page}\n## Papers\n\n{leads}\n\n{items}\n", None)
