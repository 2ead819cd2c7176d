"""Letters that a search in any case takes for others: what it finds is found in the tables of words too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer import check
from briefer.facts.figures import find_figures
from briefer.facts.figures.grammar import vocabulary
from briefer.facts.figures.languages.words import words_of
from briefer.text.folding import as_matched
from briefer.text.language import Language

LETTERS = {"i": "\u0131\u0130", "s": "\u017f", "\u03bc": "\u00b5", "\u00b5": "\u03bc"}
ENGLISH = sorted(
    {word for table in vars(vocabulary).values() if isinstance(table, dict) for word in table if isinstance(word, str)}
)


def dressed(word: str, which: int) -> str:
    """The word with other letters in place of those that a search takes for the same."""
    return "".join(LETTERS.get(letter, letter)[which % len(LETTERS.get(letter, letter))] for letter in word)


@given(st.lists(st.tuples(st.sampled_from(ENGLISH), st.integers(0, 1), st.booleans()), min_size=1, max_size=8))
def test_no_word_of_english_with_other_letters_ends_in_an_error(drawn: list[tuple[str, int, bool]]) -> None:
    words = " ".join(f"5 {dressed(word, which)}" if counted else dressed(word, which) for word, which, counted in drawn)
    for figure in find_figures(words):
        assert words[figure.start : figure.end] == figure.text


@pytest.mark.parametrize("language", [one for one in Language if one is not Language.ENGLISH and words_of(one).spaced])
def test_no_word_of_another_language_with_other_letters_ends_in_an_error(language: Language) -> None:
    kinds = words_of(language).kinds
    for word in sorted({form for forms in kinds.values() for form in forms}):
        for which in (0, 1):
            find_figures(f"5 {dressed(word, which)} 3. {dressed(word, which)} 7", language)


@pytest.mark.parametrize("sign", ["\u00b5g", "\u03bcg"])
def test_micrograms_are_micrograms_in_both_letters(sign: str) -> None:
    source = "Das Amt fand in Leeds am Montag 5 \u03bcg Blei in einem Liter Wasser, wie es der Stadt sagte."
    assert check(source, f"Das Amt fand in Leeds 5 {sign} Blei.").faithful
    assert not check(source, f"Das Amt fand in Leeds 6 {sign} Blei.").faithful


def test_a_figure_in_such_letters_is_judged_and_shown_as_written() -> None:
    report = check("The town sold 40 trams in May.", "The town sold f\u0131fty trams in May.")
    assert [finding.message for finding in report.findings if "f\u0131fty" in finding.message]


def test_the_text_stays_as_long_as_it_is() -> None:
    text = "\u0130stanbul, D\u0131\u015f 5 \u00b5g \u017fo"
    assert len(as_matched(text)) == len(text)
