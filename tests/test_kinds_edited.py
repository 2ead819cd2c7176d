"""Documents that editors read (`data/kinds`): whose words a sentence is, what points elsewhere, what needs another."""

from pathlib import Path

import pytest

from briefer.briefing.boilerplate import boilerplate
from briefer.briefing.coherence import Known, Referents, references, unknown
from briefer.briefing.coherence.mends import mended
from briefer.briefing.pipeline import brief
from briefer.briefing.settings import Settings
from briefer.briefing.voice import named_below
from briefer.facts.document import FactIndex
from briefer.readers import read, read_text
from briefer.text import split_paragraph
from briefer.text.span import Span

KINDS = Path(__file__).parent / "data" / "kinds"


def printed(text_or_path: str | Path, summarizer: object, share: float = 0.5) -> str:
    article = read(str(text_or_path)) if isinstance(text_or_path, Path) else read_text(text_or_path)
    made = brief(article, summarizer, Settings(budget=share))
    return " ".join(section.summary for section in made.sections)


def test_posts_and_quotations_set_apart_are_not_the_papers_own_words(bundled_summarizer) -> None:
    text = printed(KINDS / "posts.txt", bundled_summarizer, share=1.0)
    assert text.startswith("All nine schools of Sondby will stay shut until Thursday")
    assert "2.1 million crowns" in text
    for said in ("I have two children", "Nobody told us", "We warned the council", "Jonas Reed", "send us", "@"):
        assert said not in text


def test_in_an_interview_no_filler_and_no_question_stands_alone(bundled_summarizer) -> None:
    text = printed(KINDS / "talk.txt", bundled_summarizer)
    assert text.startswith("A study published last week")
    for said in ("Oh,", "Um,", "Yeah", "I mean", "You mentioned", "What made you"):
        assert said not in text


def test_a_blog_says_what_it_is_about_and_not_where_else_to_look(bundled_summarizer) -> None:
    text = printed(KINDS / "blog.txt", bundled_summarizer, share=0.7)
    assert text.startswith("In May the ferry office of Ostrand put a new booking form online.")
    for said in ("second post", "last post", "Are you surprised", "that means", "one line:", "(The settings"):
        assert said not in text
    for said in ("Today, we're", "We hope", "Here's a table", "endorsement"):
        assert said not in text


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("Local experts say it's rooted in old law.", ["pronoun"]),
        ("The experts of Leeds say it's rooted in old law.", []),
        ("Most importantly, it keeps ferries away.", ["connective", "pronoun"]),
        ("Most significantly, it keeps ferries away.", ["pronoun"]),
        ("Essentially, that means that Oduya won.", ["connective", "demonstrative"]),
        ("Oduya has denied that charge.", ["demonstrative"]),
        ("Oduya said that yesterday.", []),
        ("The latest example of such a leak came in May.", ["demonstrative"]),
        ("Norland, then, would wait for May.", ["connective"]),
        ("Besides Leeds, six towns have a tram.", []),
        ("Besides, six towns have a tram.", ["connective"]),
        ("First snow fell in May.", []),
        ("First, snow fell in May.", ["connective"]),
        ("It is the duty of any board to keep its books.", []),
        ("It is the plan of the board.", ["pronoun", "definite"]),
        ("When they look at a map, most skippers see a line.", []),
        ("A girl from Leeds, aged twelve, also kept quiet.", ["sequence"]),
        ("((Ann Poe)) However, sales fell.", ["connective"]),
    ],
)
def test_what_an_editor_asks_of_a_sentence_alone(sentence: str, rules: list[str]) -> None:
    assert [str(reference.rule) for reference in references(sentence)] == rules


def missing(before: str, sentence: str, known: str) -> list[str]:
    text = f"{before} {sentence}"
    referents = Referents.of(text, FactIndex.of(text), split_paragraph(text))
    found = unknown(sentence, len(before) + 1, Known().after(known), referents)
    return [reference.text for reference in found]


def test_what_was_counted_or_named_before_may_be_spoken_of() -> None:
    before = "Four sailors died in the storm, and the board set new rules."
    assert missing(before, "The four were from Leeds.", "Four sailors die") == []
    assert missing(before, "The four were from Leeds.", "Sailors die")[:1] == ["The four"]
    far = "When a ship of any kind enters the port of Leeds by night, these rules hold."
    assert missing(before, far, "New rules in port") == []
    assert missing(before, far, "Storm") == ["these rules"]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Norland, then, would wait for May.", "Norland would wait for May."),
        ("In short: keep ferries away.", "Keep ferries away."),
        ("((Ann Poe)) So, sales fell.", "((Ann Poe)) Sales fell."),
    ],
)
def test_what_only_joins_is_dropped_wherever_it_stands(sentence: str, said: str) -> None:
    assert mended(sentence, references(sentence)) == said


@pytest.mark.parametrize(
    "sentence",
    [
        "This plan for the harbour is the third part of a law.",
        "Today the board opened the new quay in Leeds.",
        "Please say yes, the mayor asked the board in May.",
        "The board does not state the price of a berth.",
        "In our last year the harbour took in 40 ships.",
    ],
)
def test_what_only_looks_like_a_pointer_is_content(sentence: str) -> None:
    assert boilerplate(sentence) is None


def test_no_sentence_says_again_what_was_said(bundled_summarizer) -> None:
    said = "A man with an axe hurt two women and a boy on Hill Road in Leeds on Sunday."
    again = "Two women and a boy were hurt, reports said."
    rest = " ".join(f"Street {k} was closed by officers from {k + 2} towns for an hour of search." for k in range(9))
    text = printed(
        f"Axe attack in Leeds\n\n{said} Officers shot at the man near a shop. {again} {rest}", bundled_summarizer
    )
    assert said in text
    assert again not in text


def test_the_news_of_the_title_is_told_wherever_it_stands(bundled_summarizer) -> None:
    text = printed(KINDS / "feature.txt", bundled_summarizer, share=0.35)
    assert "capsized two miles off Kelmar at 11:40 p.m. on Friday, and four people were killed" in text


def test_a_title_that_is_told_brings_in_nothing(bundled_summarizer) -> None:
    article = (KINDS / "posts.txt").read_text(encoding="utf-8")
    untitled = article.partition("\n\n")[2]
    assert printed(article, bundled_summarizer).split(". ")[0] == printed(untitled, bundled_summarizer).split(". ")[0]


def test_minutes_and_rulings_open_with_what_was_decided(bundled_summarizer) -> None:
    def first(name: str) -> str:
        return brief(read(str(KINDS / name)), bundled_summarizer).overview[0].text

    assert first("minutes.txt").startswith("RESOLVED: to replace both swings")
    assert first("ruling.txt") == "The appeal is allowed."


def test_an_interview_that_is_told_first_is_told_by_that(bundled_summarizer) -> None:
    text = printed(KINDS / "talk.txt", bundled_summarizer)
    assert "((" not in text.partition("slowed within three summers")[0]
    assert "SC: Why did it stop? Lena Torgersen: The meltwater" in text
    assert "((" not in printed(KINDS / "talk.txt", bundled_summarizer, share=0.2)


def test_a_surname_in_the_name_of_a_case_is_nobody_elses(bundled_summarizer) -> None:
    before = "Ann Roe was hurt in Leeds by an officer on Monday, her brother said."
    assert missing(before, "A court ruled so in Doe v. Roe and in Norland vs. Roe.", "Officer hurts woman") == []
    assert missing(before, "A court ruled so of Roe.", "Officer hurts woman") == ["Roe"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Skip Twitter post by @annpoe The quay is closed. Take the ferry. It is free.", []),
        ("The quay is closed. Take it slow. https://t.co/abc — Ann Poe (@annpoe) May 3, 2021", []),
        ("The quay is closed. Ferries sail on.", ["The quay is closed.", "Ferries sail on."]),
    ],
)
def test_all_of_a_post_is_its_authors(text: str, left: list[str]) -> None:
    sentences = split_paragraph(text)
    below = named_below(text, sentences, [Span(0, len(text))])
    assert [s.of(text) for s in sentences if s not in below and boilerplate(s.of(text)) is None] == left


def test_a_connective_between_two_clauses_stays() -> None:
    """Without it they would run into each other."""
    sentence = "Many theories of the formation exist, however, the process has never been seen."
    assert mended(sentence, references(sentence)) is None


def test_when_somebody_left_is_kept() -> None:
    sentence = "Then Oduya left Leeds."
    assert mended(sentence, references(sentence)) is None
