"""Documents of several kinds: what their readers look for is there, and what they skip is not."""

from pathlib import Path

import pytest

from briefer.briefing.brief import Brief, LeftOut
from briefer.briefing.pipeline import brief
from briefer.briefing.reports.markdown import brief_markdown
from briefer.briefing.reports.text import brief_text
from briefer.readers import read, read_text
from briefer.readers.markdown.article import split_markdown

MINUTES = """
Town of Harlow

Minutes of the regular meeting, 3 March 2026

Present: Ann Poe, John Roe, Jane Doe, Mark Lee

The meeting was called to order at 7:03 p.m.

Water main on Mill Street
Engineer Lisa Grant presented three options for replacing the water main. The cheapest would cost $1.2 million and \
last 30 years. It would cost $2.7 million to replace the whole line, which dates from 1931. Roe asked whether a state \
grant could pay for half of it. Grant said the application is due on 1 May. The board voted 3-1 to put off \
its decision \
until the grant is decided. Lee voted against.

Library hours
Jane Doe moved to open the library on Sundays from 1 p.m. to 5 p.m. The motion passed unanimously. The new hours begin \
on 12 April. Librarian Sue Kent said that two part-time workers will be hired.

Adjournment
The meeting adjourned at 9:15 p.m.
Respectfully submitted, Mary Ash, clerk
"""

RELEASE = """
FOR IMMEDIATE RELEASE

Acme Robotics Opens Plant in Leeds

LEEDS, England, March 3, 2026 /PRNewswire/ -- Acme Robotics Inc. (NYSE: ACME) today opened a plant in Leeds that will \
build 4,000 robots a year and employ 350 people.

"We are thrilled to be in Leeds," said Grace Oduya, chief executive of Acme Robotics.

The plant cost 90 million pounds, of which the city paid 12 million. Production begins in June. Acme had closed its \
plant in Turin in 2024 with the loss of 210 jobs.

About Acme Robotics
Acme Robotics is a leading provider of warehouse robots. For more information, visit www.acme.example.

Media contact: Jane Doe, 202-555-3456, press@acme.example
"""

INTERVIEW = """
An interview with Ann Poe

Ann Poe has led the Harlow rowing club since 2019. On Sunday her crew won the national title for the first time.

Q: How did you prepare for the race?
A: We trained six days a week from November on. Nobody believed that we would get to the final.

Q: What changed this year?
A: We bought two new boats for 60,000 pounds. The council paid half of it.

Q: Will you stay?
A: Yes. I signed for three more years on Monday.
"""


def made(text: str, summarizer: object) -> Brief:
    return brief(read_text(text), summarizer)


def test_minutes_say_what_was_decided_and_not_who_was_there(bundled_summarizer) -> None:
    result = made(MINUTES, bundled_summarizer)
    text = brief_text(result)
    assert "voted 3-1 to put off its decision" in " ".join(text.split())
    assert "The motion passed unanimously." in " ".join(text.split())
    assert "Present:" not in text
    assert "called to order" not in text
    assert result.sections[-1].left_out is LeftOut.BOILERPLATE


def test_a_press_release_has_its_own_title_and_no_furniture(bundled_summarizer, tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text(RELEASE, encoding="utf-8")
    article = read(str(path))
    assert article.title == "Acme Robotics Opens Plant in Leeds"
    summary = brief(article, bundled_summarizer).sections[0].summary
    assert summary.startswith("Acme Robotics Inc. (NYSE: ACME) today opened a plant")
    for furniture in ("PRNewswire", "leading provider", "202-555", "www."):
        assert furniture not in summary


def test_an_answer_comes_behind_its_question(bundled_summarizer) -> None:
    for section in made(INTERVIEW, bundled_summarizer).sections:
        texts = [sentence.text for sentence in section.sentences]
        for before, text in zip(["", *texts], texts, strict=False):
            if text.startswith("A:"):
                assert before.startswith("Q:")
            assert not text.startswith(("I signed", "The council paid", "Nobody believed")) or "A:" in before


@pytest.mark.parametrize("text", [MINUTES, RELEASE, INTERVIEW])
def test_no_sentence_is_printed_twice(bundled_summarizer, text: str) -> None:
    result = made(text, bundled_summarizer)
    printed = brief_markdown(result)
    for section in result.sections:
        for sentence in section.sentences:
            assert printed.count(sentence.text) == 1


PARTS = [
    f"# Part {n}\nThe council of Leeds{n} agreed on Monday to build two bridges over the river Aire.\n"
    f"Acme{n} will build them for {n + 40} million pounds, half of which the state pays.\n"
    f"Engineers of Leeds{n} wrote that no lorry of more than {n + 20} tonnes may cross the bridges.\n"
    f"Shops in Leeds{n} had asked for a bridge since the flood of 2015, when the old one fell.\n"
    f"Ferries cross the river there from six in the morning until ten at night.\n"
    for n in range(44)
]
LONG, REPORT = "\n".join(PARTS[:8]), "\n".join(PARTS)


def test_the_overview_is_of_the_document_and_comes_from_its_own_summary(bundled_summarizer) -> None:
    own = LONG + "\n# Executive summary\nThe bridges will cost 348 million pounds in all. The state pays half of it.\n"
    result = brief(split_markdown(own.replace("\n", "\n\n")), bundled_summarizer)
    assert result.overview[0].text == "The bridges will cost 348 million pounds in all."
    for text, count in ((LONG, 1), (REPORT, 2)):
        result = brief(split_markdown(text.replace("\n", "\n\n")), bundled_summarizer)
        assert result.overview[0].text.startswith("The council of Leeds0 agreed")
        sections = {s.text: k for k, section in enumerate(result.sections) for s in section.sentences}
        assert len({sections[sentence.text] for sentence in result.overview}) == count
    alone = brief_text(result, only_overview=True)
    assert "Part" not in alone


def test_a_key_item_is_a_statement_of_the_source(bundled_summarizer) -> None:
    result = brief(split_markdown(LONG.replace("\n", "\n\n")), bundled_summarizer)
    for section in result.sections:
        for item in section.key:
            assert item.text not in section.summary
            assert item.spans
            assert len(item.text.split()) >= 4
