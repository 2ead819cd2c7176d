"""Briefs of interviews and transcripts: whose words they are, and what they answer."""

import html
from itertools import pairwise

import pytest

from briefer.briefing.brief import Brief
from briefer.briefing.pipeline import brief
from briefer.briefing.settings import Settings
from briefer.faithfulness.check import check
from briefer.readers import read_text
from briefer.readers.files import read_bytes
from briefer.text.speakers import talk

FERRY = """
Five questions for the head of the new harbour ferry

From March a ferry without a crew will cross the harbour of Torvik. The town council gave its permit last week.

Q: Thank you for taking the time. How are you?

A: Thanks for having me. I am well, a little tired.

Q: Why a ferry without a crew?

A: Because we cannot find one. Last year 14 of our 60 posts stood empty, and on some Sundays no ferry sailed.

Q: And the crews who are left?

A: Nobody loses his job. We have an agreement with the union until 2029, and they will work on the longer routes.

Q: When will other towns get a ferry of that kind?

A: Hard to say. Two towns have asked us, and I think that we will see the next one in 2027.
"""

SAND = """
An engineer on the new breakwater

The breakwater at Holm was finished in June, four years late. Marit Aas met its engineer on the pier.

Marit Aas: The breakwater was to be ready in 2020. What happened?

Tomas Reiter: We underestimated the sand. The survey took eleven samples on 900 metres. The first stones sank.

Marit Aas: Who paid for that?

Tomas Reiter: The contractor took a third, the town the rest. It came to 18 million euros on top of the 61 million that
were planned.

Marit Aas: What does the town get now?

Tomas Reiter: Calm water. In the storm of last November the waves inside the harbour were 40 centimetres high.

Marit Aas: Thank you for the talk.
"""

DEBATE = """
Regional Assembly of Norland: debate of 4 May

The SPEAKER (Hon. Anna Wik): Order! I call the member for Eastfjord.

Mr STRAND (Eastfjord): Thank you, Madam Speaker. I ask the minister why the ferry to Holm was cut in February without
notice. Three hundred people on that island were without a doctor for nine days. Was the minister told before it was
done?

Ms LUND (Minister for Ports): I thank the member for his question. I was told on 3 February, the day before the last
crossing. The operator had lost its licence because two of its three boats had failed their inspection. We have now
hired a boat from Torvik, and the ferry has sailed daily since 14 February.

Mr STRAND (Eastfjord): When did the inspectors know?

Ms LUND (Minister for Ports): In December. I regret that the report lay on a desk for six weeks.

Ms DAHL (Westvik): Does the minister accept that she misled this house?

Ms LUND (Minister for Ports): No, I do not. In January I said what the operator had told me.

Mr HOVE (Innset): I move that the house ask the auditor to report by 15 June.
"""

BAKER = """
The baker who closed on Sundays

Karl Voss was the last baker in Linden who opened on Sundays. In May he stopped.

Mr Voss, why did you stop opening on Sundays?

I was tired. I got up at one in the morning for 31 years, six days a week, and on Sundays too.

Your son wanted to take over, and people say that he would not have done it with work on seven days. Is that so?

Yes. He said so at our table, and my wife said that he was right.

Did your customers complain?

At first, yes. Some wrote letters, and one man stood in front of the door for half an hour.

How many people work for you?

Nine. Before that it was seven, and two of them came to us because of the free Sunday.
"""


def pages(text: str) -> dict[str, bytes]:
    """A text as plain text, as Markdown and as HTML, its first line the title."""
    title, *rest = [block.replace("\n", " ") for block in text.strip().split("\n\n")]
    body = "\n".join(f"<p>{html.escape(block)}</p>" for block in rest)
    page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    return {
        "a.txt": text.strip().encode(),
        "a.md": "\n\n".join([f"# {title}", *rest]).encode(),
        "a.html": page.encode(),
    }


def briefed(text: str, name: str, summarizer, length: str = "medium") -> Brief:
    (article,) = read_bytes(pages(text)[name], name)
    made = brief(article, summarizer, Settings(length=length))
    assert made.faithful
    for section in made.sections:
        assert check(section.section.scope.of(article.text), section.summary).faithful
    return made


def lines(made: Brief) -> list[str]:
    return [sentence.text for section in made.sections for sentence in section.sentences]


@pytest.mark.parametrize("length", ["short", "medium", "long"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_an_answer_comes_behind_its_question_and_no_question_without_an_answer(
    bundled_summarizer, name: str, length: str
) -> None:
    for text in (FERRY, SAND):
        said = lines(briefed(text, name, bundled_summarizer, length))
        assert said[0].startswith(("From March", "The breakwater"))
        for before, line, behind in zip(["", *said], said, [*said[1:], ""], strict=False):
            if line.startswith(("A:", "Tomas Reiter: We underestimated", "Tomas Reiter: Calm")):
                assert before.endswith("?")
            if line.endswith("?"):
                assert behind.startswith(("A:", "Tomas Reiter:"))
            assert "thank" not in line.casefold()
            assert "How are you" not in line
            assert not line.startswith(("Two towns", "Last year 14")) or before.startswith("A:")


def test_an_interview_goes_on_with_an_answer_where_its_introduction_is_short(bundled_summarizer) -> None:
    assert lines(briefed(FERRY, "a.txt", bundled_summarizer))[-3:-1] == [
        "Q: Why a ferry without a crew?",
        "A: Because we cannot find one.",
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_in_a_debate_everybody_has_a_name_and_nobody_is_thanked(bundled_summarizer, name: str) -> None:
    said = lines(briefed(DEBATE, name, bundled_summarizer))
    labelled = "Ms LUND (Minister for Ports): The operator had lost its licence"
    assert any(line.startswith(labelled) for line in said) is any("The operator" in line for line in said)
    assert not any(word in " ".join(said) for word in ("Order", "Thank", "thank", "I call"))
    speaker = ""
    for line in said:
        speaker = line.partition(":")[0] if "):" in line else speaker
        assert speaker
    for before, line in zip(["", *said], said, strict=False):
        assert "No, I do not" not in line or before.endswith("this house?")
        assert "In December" not in line or before.endswith("know?")


def test_what_each_says_has_a_paragraph(bundled_summarizer) -> None:
    made = briefed(DEBATE, "a.txt", bundled_summarizer)
    turns = [line for line in lines(made) if "):" in line]
    assert len(turns) > 1
    assert sum(line.startswith(("Ms ", "Mr ")) for line in str(made).splitlines()) == len(turns)
    assert sum(part.startswith(("Ms ", "Mr ")) for part in made.to_markdown().split("\n\n")) == len(turns)


@pytest.mark.parametrize("form", ["<p>{}</p><p>{}</p>", "<p><b>{}</b><br>{}</p>", "<dl><dt>{}</dt><dd>{}</dd></dl>"])
def test_a_question_without_a_name_comes_with_its_answer(bundled_summarizer, form: str) -> None:
    title, *said = FERRY.strip().split("\n\n")
    pairs = zip(said[1::2], said[2::2], strict=True)
    body = "".join(form.format(asked.removeprefix("Q: "), told.removeprefix("A: ")) for asked, told in pairs)
    page = f"<html><body><article><h1>{title}</h1><p>{said[0]}</p>{body}</article></body></html>"
    (article,) = read_bytes(page.encode(), "a.html")
    made = brief(article, bundled_summarizer, Settings(budget=0.6))
    assert len(made.sections) == 1
    printed = lines(made)
    assert printed[2].endswith("?")
    for line, behind in pairwise(printed):
        if line.endswith("?"):
            assert f"{line[-20:]}\n\nA: {behind[:20]}" in FERRY
    assert "Thank" not in " ".join(printed)
    assert any(line.lstrip("- ").startswith(printed[2]) for line in str(made).splitlines())


def test_questions_without_names_are_headings_all_of_them() -> None:
    headings = [section.heading for section in read_text(BAKER).sections]
    assert headings == [None, *(block.replace("\n", " ") for block in BAKER.split("\n\n") if block.endswith("?"))]


def test_below_a_question_the_answer_is_read_from_its_beginning(bundled_summarizer) -> None:
    said = {
        section.section.heading: section.sentences[0].text
        for section in briefed(BAKER, "a.txt", bundled_summarizer, "long").sections
        if section.sentences
    }
    assert all(f"\n\n{answer[:12]}" in BAKER for answer in said.values())
    assert said["How many people work for you?"].startswith("Nine. Before that it was seven")


def test_a_question_or_two_make_no_interview() -> None:
    asked = "Who pays for it? The county does, and the ships give a fee of 40 crowns."
    text = f"What is a lock?\n\nA lock lifts ships from one level of the water to the other.\n\n{asked}"
    assert asked not in [section.heading for section in read_text(text).sections]


@pytest.mark.parametrize("marked", ["((TC)) Why then?", "Q: Why then?", "Ann Poe: Why then?"])
def test_what_somebody_asks_by_name_is_no_heading(marked: str) -> None:
    mark = marked.removesuffix("Why then?")
    asked = f"{mark}What did you find?\n\n((Lena Roe)) We found a ship of oak, and below it another one of pine.\n\n"
    first = "Can you tell us who you are?\n\n((Lena Roe)) I dig for the museum of Sund, in the mud and in the sand.\n\n"
    text = (
        f"Two ships in the mud\n\nTwo ships were found in Sund on Monday.\n\n{first}"
        + asked
        + f"{marked}\n\n"
        + ("((Lena Roe)) The harbour was drained for the first time in a hundred years.\n\n")
    )
    assert [section.heading for section in read_text(text).sections] == [None]
    assert talk(text).askers == {mark.strip("(): ")}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ann Poe: Yes.\nJon Roe: No.\nAnn Poe: Yes.\nJon Roe: No.", {"Ann Poe", "Jon Roe"}),
        ("Poe: Who pays?\nRoe: We do.\nPoe: Why?\nRoe: We must.", {"Poe", "Roe"}),
        ("Costs: 40 crowns.\nTime: an hour.\nCosts: 50 crowns.\nTime: a day.", set()),
        ("Opening Hours: 9 to 5\nTicket Price: 4\nOpening Hours: 8 to 4\nTicket Price: 5", set()),
        ("Ms POE (Leeds): Yes.\nThe Chair: No.\nMs POE (Leeds): Yes.\nThe Chair: No.", {"Ms POE (Leeds)", "The Chair"}),
        ("Who pays?\n((Ann Poe)) We.\nWhy?\n((Ann Poe)) We must.\n((Ann Poe)) So.\n((Ann Poe)) Yes.", {"Ann Poe"}),
    ],
)  # fmt: skip
def test_who_speaks(text: str, speakers: set[str]) -> None:
    assert talk(text).speakers == speakers
