"""Where copied words come from, and which jumps change what is said."""

import re

import pytest

from briefer.faithfulness.alignment import SourceWords, added_word, align, truncated_at, unsupported_break
from briefer.text import split_paragraph

SOURCE = (
    "Russia said Wednesday it detained a suspect in the killing of Lt. Gen. Igor Kirillov, the chief of the military's "
    "nuclear, biological and chemical protection forces. "
    "Authorities described the suspect as a citizen of Uzbekistan who was recruited to carry out the attack in Moscow. "
    "An official with Ukraine's Security Service, or SBU, said Tuesday the agency was behind the attack."
)
WORDS = SourceWords.of(SOURCE, [(s.start, s.end) for s in split_paragraph(SOURCE)])


def is_spliced(sentence: str) -> bool:
    names = [m.span() for m in re.finditer(r"(?<!^)\b[A-Z]\w+", sentence)]
    return unsupported_break(align(sentence, WORDS), names) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Russia said Wednesday it detained a suspect in the killing of Lt. Gen. Igor Kirillov.", id="cut"),
        pytest.param("Russia detained a suspect in the killing of Lt. Gen. Igor Kirillov.", id="attribution dropped"),
        pytest.param(
            "An official with Ukraine's Security Service said the agency was behind the attack.", id="apposition"
        ),
        pytest.param("Authorities described the suspect as a citizen of Uzbekistan.", id="relative clause dropped"),
        pytest.param("A citizen was recruited to carry out the attack in Moscow.", id="phrase dropped before its verb"),
        pytest.param("Russia said Wednesday Russia detained a suspect.", id="name in the place of a pronoun"),
    ],
)
def test_dropping_words_is_no_splice(sentence: str) -> None:
    assert not is_spliced(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("It detained a suspect in Moscow.", id="other sentence's place"),
        pytest.param("It detained a suspect in Ukraine's Security Service.", id="other sentence's body"),
        pytest.param(
            "Russia said it detained a suspect in Lt. Gen. Igor Kirillov.", id="noun of the preposition dropped"
        ),
        pytest.param("Igor Kirillov, the chief protection forces.", id="owner dropped"),
        pytest.param("Authorities described the suspect as a citizen of Ukraine's Security Service.", id="welded"),
    ],
)
def test_jumping_into_another_statement_is_a_splice(sentence: str) -> None:
    assert is_spliced(sentence)


def test_the_anchor_is_the_sentence_that_was_copied() -> None:
    assert align("The suspect was described as a citizen of Uzbekistan.", WORDS).anchor == 1


def test_coverage_is_the_share_of_content_words_the_source_has() -> None:
    assert align("Purple elephants sing.", WORDS).coverage == 0.0
    assert align("Russia detained a suspect.", WORDS).coverage == 1.0
    assert align("of the and", WORDS).coverage is None


def test_a_sentence_late_in_a_long_text_aligns_to_itself() -> None:
    text = f"{'The end of the war was the talk of the town. ' * 60}The army left the city in the spring."
    source = SourceWords.of(text, [(s.start, s.end) for s in split_paragraph(text)])
    found = align("The army left the city in the spring.", source)
    assert found.places == tuple(range(660, 668))


def test_an_empty_sentence_and_an_empty_source_align_to_nothing() -> None:
    assert align("", WORDS).places == ()
    assert align("Russia detained", SourceWords.of("", [])).places == (None, None)
    assert align("Russia detained", SourceWords.of("", [])).anchor is None


@pytest.mark.parametrize(
    ("source", "sentence", "spliced"),
    [
        ("The bank did not raise its rate in May.", "The bank did raise its rate in May.", True),
        ("The rate could rise to 4% in May.", "The rate rise to 4% in May.", True),
        ("The bank, which does not comment, raised its rate.", "The bank raised its rate.", False),
        ("The bank quickly raised its rate.", "The bank raised its rate.", False),
        (
            "The palace of Oman said that the sultan, in power since 1970, died.",
            "The palace of Oman, in power, died.",
            True,
        ),
    ],
)
def test_dropping_a_negation_a_doubt_or_a_verb_is_a_splice(source: str, sentence: str, spliced: bool) -> None:
    words = SourceWords.of(source, [(0, len(source))])
    assert (unsupported_break(align(sentence, words)) is not None) == spliced


def test_an_added_negation_is_found() -> None:
    words = SourceWords.of("The bank raised its rate.", [(0, 25)])
    found = added_word(align("The bank has not raised its rate.", words))
    assert found is not None
    assert found.folded == "not"
    assert added_word(align("The bank raised its rate.", words)) is None


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        pytest.param("A suspect in the killing of Lt. Gen. Igor Kirillov.", "a", id="starts after a verb"),
        pytest.param("A suspect was detained in the killing of Lt. Gen. Igor Kirillov.", None, id="turned round"),
        pytest.param(
            "Suspect in the killing of Lt. Gen. Igor Kirillov.", "suspect", id="starts after a verb and its article"
        ),
        pytest.param("The agency was behind the attack.", "the", id="attribution cut off"),
        pytest.param("As a citizen of Uzbekistan.", "as", id="starts after a noun"),
        pytest.param("Russia said Wednesday it detained a suspect in.", "in", id="ends in a preposition"),
        pytest.param("Russia said it detained a suspect.", None, id="ends before a phrase"),
        pytest.param("Russia said it detained a suspect in the killing.", "killing", id="ends before what it is of"),
        pytest.param(
            "Russia said it detained a suspect in the killing of Igor Kirillov, the chief of the military.",
            "military",
            id="owner without what is owned",
        ),
        pytest.param("Russia said Wednesday it detained.", "detained", id="verb without its object"),
    ],
)
def test_sentences_start_and_end_where_their_source_lets_them(sentence: str, word: str | None) -> None:
    found = truncated_at(align(sentence, WORDS))
    assert (found.folded if found else None) == word


UNION = (
    "The dockers' union rejects a plan by the port of Leeds, which it calls a breach, and 18% of the men welcomed it."
)


@pytest.mark.parametrize(
    ("sentence", "added"),
    [
        ("The dockers' union rejects a plan by the port of Leeds, which it praises.", "praises"),
        ("The dockers' union rejects a plan by the port of Leeds, which it calls a triumph.", "triumph"),
        ("The dockers' union rejects a generous plan by the port of Leeds, which it calls a breach.", "generous"),
        ("Critics rejects a plan by the port of Leeds, which it calls a breach.", "critics"),
        ("The dockers' union supports a plan by the port of Leeds, which it calls a breach.", "supports"),
        ("The dockers' union rejects a plan by the port of Leeds, which it calls a breach.", None),
        ("The plan by the port of Leeds was rejected by the dockers' union.", None),
        ("The dockers' union said the plan by the port of Leeds is a breach.", None),
    ],
)
def test_a_word_of_content_that_the_source_lacks_is_added_wherever_it_stands(sentence: str, added: str | None) -> None:
    found = added_word(align(sentence, SourceWords.of(UNION, [(0, len(UNION))])))
    assert (found.folded if found else None) == added


CLOSED = "The council closed the old library in Leeds on Friday, which the union condemned."
MOVED = "The firm cut 20 jobs in Leeds in May, which the union calls a breach, the director explained."


@pytest.mark.parametrize("verb", ["says", "said", "told", "added", "announced", "reported", "has", "had", "is", "was"])
def test_a_verb_at_the_end_of_a_clause_is_the_sources(verb: str) -> None:
    closed, moved = (SourceWords.of(text, [(0, len(text))]) for text in (CLOSED, MOVED))
    for source, sentence in (
        (closed, CLOSED.replace("condemned", verb)),
        (closed, "The council closed the old library, which the union {verb}, in Leeds on Friday."),
        (moved, MOVED.replace("calls a breach", verb)),
        (moved, MOVED.replace("cut", verb)),
    ):
        found = added_word(align(sentence.format(verb=verb), source))
        assert found is not None, sentence
        assert found.folded == verb


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        pytest.param(MOVED, MOVED.replace("explained", "said"), id="another verb of saying"),
        pytest.param(MOVED, MOVED.replace("cut", "has cut"), id="another tense"),
        pytest.param("The port, a gate to the north, is shut.", "The port is a gate to the north.", id="apposition"),
        pytest.param(MOVED, "20 jobs in Leeds were cut by the firm in May, the director explained.", id="passive"),
    ],
)
def test_a_rewording_brings_in_verbs_that_add_nothing(source: str, sentence: str) -> None:
    assert added_word(align(sentence, SourceWords.of(source, [(0, len(source))]))) is None


def test_the_words_of_a_figure_are_the_evaluators() -> None:
    sentence = "18 percent of the men welcomed it."
    words = SourceWords.of(UNION, [(0, len(UNION))])
    assert added_word(align(sentence, words), [(0, len("18 percent"))]) is None
    assert added_word(align(sentence, words)) is not None
