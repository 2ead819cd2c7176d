"""What a sentence takes for known, when a reader knows it, and what is made of a sentence that leans on another."""

import pytest
from builders import article_of
from fakes import FakeSummarizer
from hypothesis import given
from hypothesis import strategies as st

from briefer.briefing.boilerplate import boilerplate
from briefer.briefing.brief import Brief, Origin, Reason
from briefer.briefing.coherence import Known, Referents, references, unknown
from briefer.briefing.coherence.mends import mended
from briefer.briefing.pipeline import brief
from briefer.briefing.plan import is_formed
from briefer.briefing.settings import Settings
from briefer.briefing.worth import may_open
from briefer.facts.document import FactIndex
from briefer.text import split_paragraph
from briefer.text.datelines import dateline_end


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("He said there was no damage.", ["pronoun"]),
        ("It would cost $2.7 million a year.", ["pronoun"]),
        ("In his speech, Smith said he was sorry.", []),
        ("Roe called Ann Poe a national embarrassment for her performance.", ["demonstrative"]),
        ("Ann Poe apologised for her remarks about fish.", []),
        ("Ann Poe defended her decision to close it.", []),
        ("Ann Poe was blamed for her decision.", ["demonstrative"]),
        ("Ann Poe repeated her clear refusal, Roe said.", ["demonstrative"]),
        ("A spokesman said he was sorry.", []),
        ("It is unclear who did it.", []),
        ("That would be cut by half.", ["demonstrative"]),
        ("Acme would cut that by half.", ["demonstrative"]),
        ("Among that group, sales fell.", ["demonstrative"]),
        ("Acme said that group sales fell.", []),
        ("This plan failed.", ["demonstrative"]),
        ("This guide explains taxes.", []),
        ("Sales fell this year.", []),
        ("Such cases are rare.", ["demonstrative"]),
        ("Those who came were happy.", []),
        ("However, sales fell.", ["connective"]),
        ("So far sales fell.", []),
        ("Still water runs deep.", []),
        ("Both were charged.", ["sequence"]),
        ("Both Smith and Jones won.", []),
        ("Some were in Leeds.", ["sequence"]),
        ("Some shops closed.", []),
        ("Smith also denied it.", ["sequence"]),
        ("The latter won.", ["sequence"]),
        ("The company closed.", ["definite"]),
        ("The largest plant closed.", []),
        ("The plant in Leeds closed.", []),
        ("The plant that burned closed.", []),
        ("The plant we use closed.", []),
        ("The plant we're building will open.", []),
        ("It was opened by Ann Poe.", ["pronoun"]),
        ("It was announced on Monday that Acme closed.", []),
        ("It was initially reported Acme had closed.", []),
        ("Acme, or “If This Then That,” joins services.", []),
        ("Ann Poe said: “This plan failed.”", ["demonstrative"]),
    ],
)
def test_what_a_sentence_takes_for_known(sentence: str, rules: list[str]) -> None:
    assert [str(reference.rule) for reference in references(sentence)] == rules


STORY = (
    "Grace Oduya opened a plant in Leeds on Monday. The Maritime Safety Board (MSB) checked it. "
    "Oduya praised the staff. The MSB found no fault. The plant makes rockets."
)


def story() -> tuple[list[tuple[str, int]], Referents]:
    spans = split_paragraph(STORY)
    return [(s.of(STORY), s.start) for s in spans], Referents.of(STORY, FactIndex.of(STORY), spans)


def test_a_name_an_acronym_and_a_thing_are_known_once_they_are_introduced() -> None:
    sentences, referents = story()
    alone = [[str(r.rule) for r in unknown(text, start, Known(), referents)] for text, start in sentences]
    assert alone[0] == []
    assert alone[2:] == [["surname"], ["acronym"], ["definite"]]
    known = Known().after(sentences[0][0]).after(sentences[1][0])
    assert [unknown(text, start, known, referents) for text, start in sentences[2:]] == [[], [], []]
    assert unknown(sentences[4][0], sentences[4][1], Known().after("A new plant"), referents) == []


def test_names_and_acronyms_are_written_out_and_connectives_that_only_join_are_dropped() -> None:
    sentences, referents = story()

    def mend(text: str, start: int = 999) -> str | None:
        return mended(text, unknown(text, start, Known(), referents))

    assert mend(*sentences[2]) == "Grace Oduya praised the staff."
    assert mend(*sentences[3]) == "The Maritime Safety Board found no fault."
    assert mend("But Ms Oduya also left Leeds.") == "Grace Oduya left Leeds."
    assert mend("Otherwise Acme would leave Leeds.") is None
    assert mend("He left Leeds.") is None


def test_what_a_dropped_word_belongs_to_keeps_it() -> None:
    def mend(text: str) -> str | None:
        return mended(text, unknown(text, 999, Known(), Referents()))

    assert mend("So, most of the nets were sold.") == "Most of the nets were sold."
    assert mend("Yet many farmers stayed.") == "Many farmers stayed."
    assert mend("So loud was the bell that the doors were shut.") is None
    assert mend("Oduya was a thinker, but also a doer.") is None
    assert mend("Oduya also was a doer.") == "Oduya was a doer."


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("Later Saturday, Oduya left Leeds.", []),
        ("Earlier on Monday, Oduya left Leeds.", []),
        ("Later, Oduya left Leeds.", ["connective"]),
        ("Next, Oduya left Leeds.", ["connective"]),
    ],
)
def test_a_day_says_when_by_itself(sentence: str, rules: list[str]) -> None:
    assert [str(reference.rule) for reference in references(sentence)] == rules


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Officials say, she left Leeds in May.", ["she"]),
        ("In hindsight, it appears that he left Leeds too late.", ["he"]),
        ("Most of those cases were approved.", ["those cases"]),
        ("Oduya met the families of those killed.", []),
        ("Oduya spoke of those cases in which a court ruled.", []),
        ("A teacher said he would leave Leeds.", []),
        ("Oduya said it was late when she left.", []),
        ("Yes, Oduya left Leeds in May.", ["Yes"]),
        ("By doing so, Oduya saved Leeds.", ["By doing so"]),
        ("Of farmers in Leeds a quarter say the same.", ["the same"]),
        ("Research is part of every plan of the board in Leeds, and talks are the core of that process.", []),
        ("Among that group were two teachers.", ["Among that"]),
    ],
)
def test_whom_and_what_a_pronoun_stands_for_are_looked_for_apart(sentence: str, said: list[str]) -> None:
    assert [reference.text for reference in references(sentence)] == said


@pytest.mark.parametrize(
    ("sentence", "formed"),
    [
        ("harbour.example has a new map of the berths.", True),
        ("With it the town has a “new” and “better“ map of Leeds.", True),
        ("the plan failed to pass the board.", False),
        ("The mayor said “the plan failed to pass.", False),
    ],
)
def test_a_sentence_is_formed_that_begins_with_a_name_in_small_letters(sentence: str, formed: bool) -> None:
    assert is_formed(sentence) is formed


def test_a_credit_that_runs_into_the_next_word_is_nobodys_name() -> None:
    text = "Photo: Dana Orr/AP Democratic voters in Leeds cheered. Later the Democratic debates began in Leeds."
    spans = split_paragraph(text)
    referents = Referents.of(text, FactIndex.of(text), spans)
    assert "democratic" not in referents.fuller
    assert not [r for s in spans for r in unknown(s.of(text), s.start, Known(), referents) if r.rule == "surname"]


def test_a_surname_that_two_people_bear_is_not_written_out() -> None:
    text = "Ann Smith met Bob Smith in Leeds. Smith was late."
    first, second = split_paragraph(text)
    referents = Referents.of(text, FactIndex.of(text), [first, second])
    assert unknown(second.of(text), second.start, Known(), referents) == []


def test_what_a_name_ends_with_is_nobody() -> None:
    text = "The White House spoke. Saudi-Canada talks failed. A bill is in the House. Canada left."
    spans = split_paragraph(text)
    referents = Referents.of(text, FactIndex.of(text), spans)
    assert not [r for s in spans for r in unknown(s.of(text), s.start, Known(), referents) if r.rule == "surname"]


@pytest.mark.parametrize(
    "content",
    [
        "A replay of the final showed that the ball was out.",
        "Figure skating drew 4 million viewers.",
        "Read together, the two rulings leave little room.",
        "Contact with the probe was lost on 14 May.",
        "Smith, 54, retired in 2019.",
        "The phone holds 64 MB of songs and more.",
        "Page after page of the report is blacked out.",
        "The judge ordered the immediate release of the papers.",
        "Shares of Acme fell 3.1% on Sunday.",
        "Published in 2019, the book sold 2,000 copies.",
        "The mayor was absent when the vote was taken.",
        "By Monday the fire was out.",
        "About 300 people came.",
        "Watch the video of the crash if you have the time.",
        "If you have questions, the board will answer them on Monday.",
        "For information that Acme hid, the court fined it.",
        "Corrections of the maps will take a year.",
        "The page was torn from the book in 1703.",
        "The story of the bridge is a long one.",
        "Here are the new tugs: the Anna and the Berit.",
        "An earlier version of the plan had two bridges.",
    ],
)
def test_what_looks_like_boilerplate_and_is_content(content: str) -> None:
    assert boilerplate(content) is None


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("KYIV, Ukraine (AP) — The plan failed to win over the parliament.", "The plan"),
        ("WASHINGTON, Dec. 18 (Reuters) - The plan failed to win over the parliament.", "The plan"),
        ("Washington (CNN) President Doe lives for superlatives, he says.", "President"),
        ("LONDON — The plan failed to win over the parliament.", "The plan"),
        ("The plan (AP) failed to win over the parliament in the end.", "The plan (AP)"),
        ("NATO — an alliance.", "NATO"),
    ],
)
def test_datelines_and_agencies_are_left_off(sentence: str, rest: str) -> None:
    assert sentence[dateline_end(sentence) :].startswith(rest)


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = references(text)
    assert all(text[r.start : r.end] for r in found)
    mended(text, found)
    boilerplate(text)
    assert 0 <= dateline_end(text) <= len(text)


HARBOUR = """
LEEDS (AP) — The harbour board of Leeds agreed on Monday to sell its two cranes to Acme for 3 million euros.
Media caption The cranes have stood on the quay since 1956.
Acme, which builds harbours, wants to ship them to Cork. It will hire 90 workers in May.
“Nobody asked the workers,” said Jane Doe, who speaks for them.
Doe said the board had promised 40 jobs in 2019. But Doe will not go to court.
For more information, call the harbour board at 202-555-3456 and ask for its 99% discount.
"""


def harbour(**options: object) -> Brief:
    return brief(article_of(HARBOUR), FakeSummarizer(), Settings(**options))


def test_boilerplate_is_neither_printed_nor_required() -> None:
    section = harbour(budget=1.0).sections[0]
    assert "Media caption" not in section.summary
    assert "202-555" not in section.summary
    assert not [fact for fact in section.report.required if fact.mention.text in ("1956", "99%")]


def test_a_pronoun_comes_behind_the_sentence_that_says_who_is_meant() -> None:
    texts = [s.text for s in harbour(budget=1.0, require=("90 workers",)).sections[0].sentences]
    place = next(k for k, text in enumerate(texts) if text.startswith("It will hire 90 workers"))
    assert texts[place - 1].startswith("Acme, which builds harbours")
    assert texts[0].startswith("The harbour board of Leeds agreed")


def test_no_fact_brings_in_what_does_not_read_alone() -> None:
    section = harbour(budget=0.15, require=("90 workers",)).sections[0]
    assert section.sentences
    assert "90 workers" not in section.summary
    assert [f.reason for f in section.report.required if f.mention.text.startswith("90") and not f.survived]


def test_every_sentence_says_what_it_was_made_from() -> None:
    result = harbour(budget=0.9)
    for sentence in result.sections[0].sentences:
        assert sentence.spans
        assert all(span.of(result.article.text) for span in sentence.spans)
        if sentence.origin is Origin.QUOTED:
            assert sentence.spans == (sentence.span,)


def test_a_predecessor_says_why_it_is_there() -> None:
    lines = ["Acme said on Monday that it had sold nothing at all.", "It will try again in May, the firm said."]
    text = "\n".join(["A crane fell into the sea.", *lines, "Rain is due in Cork on Friday, and it may last."])
    (section,) = brief(article_of(text), FakeSummarizer([lines[1]]), Settings(budget=0.8, short_section=0)).sections
    assert lines[1] in section.summary or section.rejected
    assert all(s.reason in (*Reason, None) for s in section.sentences)


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("Who pays for the bridge?", True),
        ("“Who pays for the bridge?”", True),
        ("The mayor began by asking “Who pays for the bridge?”", False),
        ("Who pays for the “free” bridge?", True),
    ],
)
def test_a_statement_may_end_in_somebodys_question(sentence: str, asks: bool) -> None:
    assert may_open(sentence) is not asks


def test_what_somebody_did_is_known_once_it_was_told() -> None:
    text = (
        "Ann Poe sang at the fair of Leeds. The performance took an hour. Roe called Ann Poe brave for her performance."
    )
    spans = split_paragraph(text)
    referents = Referents.of(text, FactIndex.of(text), spans)
    last = spans[-1].of(text)
    assert [found.text for found in unknown(last, spans[-1].start, Known(), referents)] == ["her performance"]
    told = Known().after(spans[1].of(text))
    assert unknown(last, spans[-1].start, told, referents) == []
    assert unknown(last, spans[-1].start, Known(), referents, follows=True) == []


@pytest.mark.parametrize(
    ("before", "short", "long"),
    [
        ("The Office of Ports and Bridges (OPB) met.", "OPB", "Office of Ports and Bridges"),
        ("The gross regional product (GRP) rose.", "GRP", "gross regional product"),
    ],
)
def test_an_acronym_is_written_out_from_its_first_word(before: str, short: str, long: str) -> None:
    text = f"{before} {short} was named by Poe."
    referents = Referents.of(text, FactIndex.of(text), split_paragraph(text))
    assert referents.acronyms[short][1] == long
