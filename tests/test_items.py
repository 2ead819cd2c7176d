"""Briefs of list articles: the ten things come first, and nothing is said of one that is not named."""

import pytest

from briefer.briefing.items import item_heads
from briefer.briefing.passages import section_sentences
from briefer.briefing.pipeline import brief
from briefer.briefing.reports.markdown import brief_markdown
from briefer.briefing.settings import Settings
from briefer.readers.files import read_bytes

THINGS = [
    ("Visit the museum of nets", "It shows how nets were made from 1700 on. Adults pay 9 euros, children nothing."),
    ("Swim in the tide pool hall", "The hall was opened in 2021 and is 27 degrees warm all the year. Go before ten."),
    ("Take the tram to its end", "The ride takes 50 minutes. You can see seals from the last stop, and eat waffles."),
    ("Read in the library tower", "The tower has eleven floors, and on each of them one chair at a window."),
    ("Learn to row", "The rowing club has a tank for beginners. An hour costs 15 euros with a teacher."),
    ("Watch the locks", "The locks at Sund lift ships by 12 metres. From the glass hall you see it all."),
    ("Walk all the same", "The path along the breakwater is 2 kilometres long. Take a coat and a friend."),
]
INTRODUCTION = "It rains on 210 days a year in Torvik."


def pages(mark: str = "{}.") -> dict[str, bytes]:
    bold = [f"{mark.format(n)} **{head}.** {said}" for n, (head, said) in enumerate(THINGS, 1)]
    plain = [line.replace("*", "") for line in bold]
    items = "".join(f"<li><b>{head}.</b> {said}</li>" for head, said in THINGS)
    page = f"<h1>Wet days in Torvik</h1><p>{INTRODUCTION}</p><ol>{items}</ol>"
    return {
        "a.md": "\n".join([f"# Wet days in Torvik\n\n{INTRODUCTION}\n", *bold]).encode(),
        "a.txt": "\n\n".join(["Wet days in Torvik", INTRODUCTION, *plain]).encode(),
        "a.html": f"<html><body><article>{page}</article></body></html>".encode(),
    }


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_a_list_is_told_by_what_its_items_open_with(bundled_summarizer, name: str) -> None:
    (article,) = read_bytes(pages()[name], name)
    made = brief(article, bundled_summarizer)
    (section,) = made.sections
    said = [sentence.text for sentence in section.sentences]
    assert said[0] == INTRODUCTION
    assert [line for line in said if line.rstrip(".") in dict(THINGS)] == [f"{head}." for head, _ in THINGS]
    assert made.faithful
    assert not section.key
    assert [sentence.text for sentence in made.overview] == [INTRODUCTION]
    if name != "a.html":
        assert "\n5. Learn to row." in str(made)
        assert "\n- 5. Learn to row." in brief_markdown(made)


@pytest.mark.parametrize("share", [0.1, 0.2, 0.3, 0.5, 0.7])
def test_nothing_is_said_of_an_item_that_is_not_named(bundled_summarizer, share: float) -> None:
    (article,) = read_bytes(pages()["a.md"], "a.md")
    (section,) = brief(article, bundled_summarizer, Settings(budget=share)).sections
    head = ""
    for sentence in section.sentences:
        if sentence.text.rstrip(".") in dict(THINGS):
            head = sentence.text.rstrip(".")
        elif sentence.text != INTRODUCTION:
            assert sentence.text in dict(THINGS)[head]


@pytest.mark.parametrize(
    "items",
    [
        [
            f"{number}. The ferry to pier {number} was late on Monday, and nobody knew why that was so."
            for number in "1234"
        ],
        ["1. Row. It is fun.", "2. Swim. It is too.", "3. Walk. It is free."],
    ],
)
def test_other_lists_have_no_heads(items: list[str]) -> None:
    (article,) = read_bytes("\n".join(["# Wet days\n\nIt rains.\n", *items]).encode(), "a.md")
    (section,) = article.sections
    assert not item_heads(article.text, section_sentences(article, section), section.paragraphs)


def test_an_item_that_is_left_out_keeps_its_heading(bundled_summarizer) -> None:
    more = "Whoever lives in the town goes there twice a year, and takes along what guests there are, by tram or bus."
    sections = "\n\n".join(f"## {n}. {head}\n\n{said} {more}" for n, (head, said) in enumerate(THINGS, 1))
    (article,) = read_bytes(f"# Seven wet days in Torvik\n\n{INTRODUCTION}\n\n{sections}".encode(), "a.md")
    made = brief(article, bundled_summarizer)
    assert any(not section.sentences for section in made.sections)
    text = str(made)
    places = [text.index(f"\n{n}. {head}\n") for n, (head, _) in enumerate(THINGS, 1)]
    assert places == sorted(places)
    assert "Left out" not in text
    report = f"# Wet days in Torvik\n\n{INTRODUCTION}\n\n{sections}"
    assert "Left out" in str(brief(read_bytes(report.encode(), "a.md")[0], bundled_summarizer))
    few = str(brief(article, bundled_summarizer, Settings(words=30)))
    assert "Left out for the brief's length" in few
