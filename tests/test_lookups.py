"""What is looked up says what a search through all of it would say: words, sentences, roles, known names."""

from bisect import bisect_right
from subprocess import run
from sys import executable

from hypothesis import given
from hypothesis import strategies as st

from briefer.facts.figures.judging.keys import key
from briefer.facts.figures.judging.said import SaidInWords
from briefer.facts.names.finding.candidates import known_run
from briefer.facts.names.finding.token_context import Reading
from briefer.facts.names.judging.equivalents import known_bodies
from briefer.facts.names.tables.lexicon import LONGEST_PLACE, places
from briefer.facts.names.tables.vocabulary import ROLE_PHRASES, role_phrase
from briefer.faithfulness.statements import SourceStatements
from briefer.text import split_sentences
from briefer.text.sentences import LONGEST_SENTENCE
from briefer.text.words import TOKEN, word_starts, words_of

PIECES = ("Ann", "Kovac", "prime", "minister", "said", "3.5", "St.", "done.The", "no", "U.S.", "it’s", "8%", "—", "é")
TEXTS = st.lists(st.sampled_from((*PIECES, ". ", "\n", "! ", ", ", " ")), max_size=40).map(" ".join)


@given(TEXTS)
def test_the_words_of_a_text_are_those_of_its_sentences(text: str) -> None:
    spans = [(span.start, span.end) for span in split_sentences(text)]
    starts: dict[str, list[int]] = {}
    for word in words_of(text, spans):
        starts.setdefault(word.stem, []).append(word.start)
    assert word_starts(text) == starts


@given(TEXTS)
def test_the_sentences_of_a_key_are_those_whose_words_have_it(text: str) -> None:
    said = SaidInWords(text)
    wanted: dict[str, set[int]] = {}
    for match in TOKEN.finditer(text):
        wanted.setdefault(key(match.group()), set()).add(bisect_right(said.breaks, match.start()))
    assert said.keys == {word: sorted(numbers) for word, numbers in wanted.items()}


@given(TEXTS, st.integers(0, 10), st.integers(0, 10))
def test_a_sentence_is_verbatim_where_the_source_has_it(text: str, first: int, more: int) -> None:
    sentences = split_sentences(text)[first : first + more]
    summary = "\n".join(sentence.of(text) for sentence in sentences)
    longer = text + "\nFiller is here." * LONGEST_SENTENCE  # which is not laid out as a whole
    assert SourceStatements(text).reworded(summary) == SourceStatements(longer).reworded(summary)


@given(st.lists(st.sampled_from(sorted({word for phrase in ROLE_PHRASES for word in (*phrase, "ann")})), max_size=4))
def test_a_role_of_several_words_is_the_first_that_fits(words: list[str]) -> None:
    fitting = [len(phrase) for phrase in ROLE_PHRASES if tuple(words[: len(phrase)]) == phrase]
    assert role_phrase(words) == (fitting[0] if fitting else 0)


def test_every_known_name_of_several_words_is_a_run() -> None:
    missed = []
    for words in sorted({*places(), *known_bodies()}):
        if not 1 < len(words) <= LONGEST_PLACE:
            continue
        text = f"They met {' '.join(word.title() for word in words)} again."
        run_here = known_run(Reading.of(text, ()), 2)
        if len(run_here) < len(words):
            missed.append(words)
    assert not missed


def test_a_command_looks_for_garbage_seldom_and_never_among_what_was_imported() -> None:
    script = """
import gc
gc.disable()
from briefer.cli.app import _Commands
_Commands("briefer").get_command(None, "rules")
print(gc.isenabled(), gc.get_threshold()[0], gc.get_freeze_count() > 1000)
"""
    done = run([executable, "-c", script], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["True", "20000", "True"]
