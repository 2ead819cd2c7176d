import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.models.copy_rule import START, CopyRule, is_bound, is_figure

PASSAGE = (
    "Olaf Scholz and Donald Tusk met on Tuesday in Brussels. About 18% of the 13 drones and two Ukrainian aerial "
    "drones hit Kenya’s port, a $1.2bn-a-year site. The fund lost 75 million euros in 2014 and 2019. It was a "
    "Moscow-based group, said Igor Kirillov, 54, its president. F-16 jets flew from the U.S. base. Gen. Ana Lopes "
    "said the river rose 4–5 metres; the score was 2:1. It began on Jan. 25, or March 9."
)


def allows(passage: str, text: str) -> bool:
    """Whether the rule lets a summary be written word by word."""
    rule = CopyRule(passage)
    context = START
    for token in text.split():
        if not rule.is_whole(context, token):
            return False
        context = rule.after(context, token)
    return True


@pytest.mark.parametrize(
    ("phenomenon", "text"),
    [
        ("the passage's own words", "About 18% of the 13 drones hit Kenya’s port."),
        ("free words in between", "Some drones struck near the port in Brussels, Tusk added."),
        ("a name shortened to its last word", "Scholz met Tusk."),
        ("a name without its possessive", "Kenya has a port."),
        ("a possessive that the passage does not have", "Tusk's visit ended."),
        ("quotes and brackets", '"Tusk" (Scholz) said.'),
        ("adjectives of a label skipped", "It saw two drones and two aerial drones."),
        ("a free word capitalised at the start", "Drones hit the port. Jets flew."),
        ("a small word that opens a sentence", "However, Tusk left. They met."),
        ("a figure out of a compound", "The site makes $1.2bn every year."),
        ("a name out of a compound", "Drones in Moscow fell."),
        ("a year beside anything", "The fund lost much in 2014 while drones fell, and in 2019 too."),
        ("the same year twice", "The 2014 fund lost in 2014."),
        ("a figure before a comma", "Kirillov, 54, met Tusk."),
        ("a range and a score", "It rose 4–5 metres after 2:1."),
        ("a code", "An F-16 flew."),
        ("an initialism", "The U.S. base met Tusk."),
        ("one is no figure", "One of them met no one."),
        ("a date, its month shortened", "It began on Jan. 25."),
        ("a date", "It began on March 9, Tusk said."),
        ("nothing", ""),
    ],
)
def test_what_may_be_written(phenomenon, text):
    assert allows(PASSAGE, text)


@pytest.mark.parametrize(
    ("phenomenon", "text"),
    [
        ("another percentage", "About 80% of the drones fell."),
        ("a digit too few", "About 1% of it fell."),
        ("a percent sign lost", "About 18 of the drones fell."),
        ("a currency sign lost", "The site makes 1.2bn."),
        ("a figure on another label", "The 13 missiles fell."),
        ("a label of another figure", "The 13 euros fell."),
        ("a scale lost", "The fund lost 75 euros."),
        ("a number word that is not there", "It saw three drones."),
        ("a name that is not there", "The talks in Paris ended."),
        ("first and last name of two people", "They met Olaf Tusk."),
        ("a name put together", "He is Igor Scholz."),
        ("a name at the start of a sentence", "Paris said so."),
        ("letters added to a name", "He met Tuskov."),
        ("half a range", "It rose 4 metres."),
        ("half a code", "An F jet flew."),
        ("a day without its month", "It saw 25 drones."),
        ("the day of another month", "It began on March 25."),
        ("the day of another month, shortened", "It began on Jan. 9."),
        ("another code", "An F-18 flew."),
        ("capitals inside a word", "The teamX met."),
    ],
)
def test_what_may_not_be_written(phenomenon, text):
    assert not allows(PASSAGE, text)


def test_the_whole_passage_may_be_written():
    assert allows(PASSAGE, PASSAGE)


WORDS = ["18%", "13", "two", "drones", "Tusk", "Olaf", "of", "the", "2019", "F-16", "said", "million", "Kenya’s", "$5"]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", "", "", ",", "."])), max_size=15))
def test_any_passage_may_be_copied(tokens):
    passage = " ".join(word + mark for word, mark in tokens)

    assert allows(passage, passage)


@given(st.text(alphabet="aB1 .,-%’", max_size=40), st.text(alphabet="aB1 .,-%’", max_size=40))
def test_every_bound_word_comes_from_the_passage(passage, text):
    if allows(passage, text):
        digits = {c for c in text if c.isdigit()}
        assert digits <= set(passage)


@pytest.mark.parametrize(
    ("word", "bound", "figure"),
    [
        ("18%", True, True),
        ("$1.2bn", True, True),
        ("two", True, True),
        ("F-16", True, False),
        ("Tusk", True, False),
        ("iPhone", True, False),
        ("drones", False, False),
        ("ten", False, False),
        ("", False, False),
    ],
)
def test_kinds_of_word(word, bound, figure):
    assert is_bound(word) is bound
    assert (bound and is_figure(word)) is figure


@pytest.mark.parametrize("unit", ["1", "A", " ", "-", "A ", "1 ", "two ", "a-"])
def test_long_passages_take_linear_time(unit):
    text = (unit * 20_000)[:20_000]
    start = time.perf_counter()

    CopyRule(text)

    assert time.perf_counter() - start < 5
