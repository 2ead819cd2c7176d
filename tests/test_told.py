"""What a brief says it did not keep: only what nothing printed states, and only what tells a reader something."""

import json
from pathlib import Path

import pytest
from builders import article_of

from briefer.briefing.required import section_facts
from briefer.briefing.settings import Settings
from briefer.facts.document import FactIndex
from briefer.text import split_sentences
from briefer.text.span import Span

LIBRARY = """# Harwell library opens a room for tools

Harwell Central Library opened a second room for tools on Friday and hopes to lend each of them twice a month. The
library's director, Ines Pardo, handed out the first drill herself to a retired tradesman of 77.

## The wait

Readers in Harwell have waited longer for a saw than readers anywhere else in the valley. Most of them live in flats
without a cellar and hear nothing for weeks, and many come back again and again to ask where they stand, which ties up
the staff of the counter. The wait was 11 weeks in May. In some cases people paid for a saw of their own, at £95. The
counter can serve 48 readers a day.

## Money

The room cost £96,000. A club of joiners, the Friends of the Bench, gave £18,500 of that after two fairs and the sale of
a lathe that had stood in its yard since 1951. Running it costs £31,000 a year, which the town pays. The floor of it, on
which there used to be a press, had to be laid with 6 tonnes of oak.

## Who may borrow

Whoever lives in the town may borrow, and so may its clubs. A reader brings a card and a paper that shows an address,
and the staff explain to those who want it how a saw or a plane is to be held. Tools that come back broken are mended in
the room by pensioners who were joiners, and nobody has yet been asked to pay for one.
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.md"
    path.write_text(LIBRARY, encoding="utf-8")
    return path


def footer(text: str) -> str:
    """The line of what was not kept, unfolded."""
    _, found, rest = text.partition("Not kept: ")
    return " ".join(rest.partition("\nNo unsupported")[0].split()) if found else ""


def test_what_the_key_line_states_is_kept(library: Path, run) -> None:
    text = run("summarize", library, "-q").out
    assert "Key: In some cases people paid for a saw of their own, at £95" in text
    assert footer(text) == "48 readers; £18,500."
    assert "3 of 5 required facts kept" in text
    (wait,) = [s for s in json.loads(run("summarize", library, "-q", "-f", "json").out)["sections"] if s["key"]]
    assert {fact["text"]: fact["survived"] for fact in wait["required"]} == {"£95": True, "48": False}
    assert [fact["text"] for fact in wait["dropped"]] == ["48"]
    page = run("summarize", library, "-q", "-f", "html").out
    assert "<p>Key: " in page
    assert "In some cases people paid for a saw of their own, at £95" in page


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("opens a room for tools", "serves 48 readers a day"),
        ("## Who may borrow", "## 48 readers a day may borrow"),
        ("a retired tradesman of 77", "48 readers a day"),
        ("Tools that come back broken", "The tools that 48 readers borrow and bring back broken"),
    ],
    ids=["title", "heading", "not printed", "another section"],
)
def test_what_is_printed_elsewhere_is_kept(library: Path, run, old: str, new: str) -> None:
    library.write_text(LIBRARY.replace(old, new), encoding="utf-8")
    text = run("summarize", library, "-q").out
    body = " ".join(text.partition("Not kept: ")[0].split())
    assert ("48 readers" in body) != ("48 readers" in footer(text))
    # A section's record knows of the section alone.
    record = json.loads(run("summarize", library, "-q", "-f", "json").out)
    facts = {fact["text"]: fact["survived"] for fact in record["sections"][1]["required"]}
    assert facts["48"] is False


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Share Follow\nThe bridge of Aldern was closed on Monday. Aldern is cut off.", ["Aldern"]),
        ("A woman of 34, a baker, sells 260 loaves a day.", ["260"]),
        ("Call the desk at 555-0140 by day. She is 77, not 78. The fair drew 1,300 guests.", ["1,300"]),
        ("The storm killed 13. A man of 41 died in his car.", ["13"]),
        ("It is the old Herald 112. The fair drew 1,300 guests. 31 did so.", ["1,300", "31", "Herald"]),
        ("Turn it by half a turn. It takes 20 litres of water.", ["20 litres"]),
    ],
)
def test_what_tells_a_reader_nothing_is_not_required(lines: str, expected: list[str]) -> None:
    # Long enough for three facts.
    article = article_of(f"{lines}\n{'The old bridge was closed for most of the summer. ' * 30}")
    (section,) = article.sections
    sentences = [
        Span(p.start + span.start, p.start + span.end)
        for p in section.paragraphs
        for span in split_sentences(p.of(article.text))
    ]
    facts, _ = section_facts(FactIndex.of(article.text), section, sentences, Settings())
    assert {fact.text for fact in facts} == set(expected)


def test_a_heading_over_nothing_asks_for_nothing(tmp_path: Path, run) -> None:
    path = tmp_path / "letter.md"
    more = "\n## Librarian Ottilie Brandt\n\n## Where\n\nThe room is in Mill Row.\n"
    path.write_text(LIBRARY + more, encoding="utf-8")
    assert "Ottilie Brandt" not in footer(run("summarize", path, "-q").out)
