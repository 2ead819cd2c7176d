"""ROUGE: values worked out by hand, the same values as rouge-score where there is no figure, and figures whole."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.rouge import Score, ngrams, rouge, rouge_l, rouge_n

WORDS = st.lists(st.sampled_from(["the", "port", "of", "Oslo", "grew", "fast", "don't", "ex-wife"]), max_size=12)


def test_rouge_of_an_example_of_lin_2004() -> None:
    reference = "police killed the gunman"
    # Both have two words of the reference; only the first has them in its order.
    right, wrong = rouge("police kill the gunman", reference), rouge("the gunman kill police", reference)
    assert (right.rouge1, wrong.rouge1) == (Score(0.75, 0.75), Score(0.75, 0.75))
    assert (right.rouge2, wrong.rouge2) == (Score(1 / 3, 1 / 3), Score(1 / 3, 1 / 3))
    assert (right.rouge_l, wrong.rouge_l) == (Score(0.75, 0.75), Score(0.5, 0.5))


def test_precision_is_the_candidates_and_recall_the_references() -> None:
    assert rouge_n(["a", "b", "c", "d"], ["a", "b"], 1) == Score(0.5, 1.0)
    assert rouge_n(["a", "b", "c", "d"], ["a", "b"], 2) == Score(1 / 3, 1.0)
    assert rouge_l(["a", "b", "c", "d"], ["a", "b"]) == Score(0.5, 1.0)
    assert Score(0.5, 1.0).f1 == pytest.approx(2 / 3)


def test_a_word_counts_as_often_as_both_have_it() -> None:
    assert rouge_n(["the"] * 7, ["the", "cat", "the", "mat"], 1) == Score(2 / 7, 2 / 4)


@pytest.mark.parametrize(("wrong", "right"), [("80%", "18%"), ("$1.3bn", "$1.2bn"), ("3,600", "3,500"), ("5-3", "5-4")])
def test_a_wrong_figure_shares_nothing(wrong: str, right: str) -> None:
    assert rouge(wrong, right).rouge1 == Score(0.0, 0.0)
    assert rouge(right, right).rouge1 == Score(1.0, 1.0)


def test_nothing_in_common_is_zero() -> None:
    for ours, theirs in (("", "a b"), ("a b", ""), ("", ""), ("a b", "c d")):
        scores = rouge(ours, theirs)
        assert (scores.rouge1.f1, scores.rouge2.f1, scores.rouge_l.f1) == (0.0, 0.0, 0.0)
    assert rouge("word", "word").rouge2.f1 == 0.0  # a word alone has no bigram
    assert not ngrams(["a"], 2)


@given(WORDS, WORDS)
def test_scores_are_shares_and_swap_with_their_sides(ours: list[str], theirs: list[str]) -> None:
    one, other = rouge(" ".join(ours), " ".join(theirs)), rouge(" ".join(theirs), " ".join(ours))
    for name in ("rouge1", "rouge2", "rouge_l"):
        score = getattr(one, name)
        assert score == Score(getattr(other, name).recall, getattr(other, name).precision)
        assert 0 <= score.precision <= 1
        assert 0 <= score.recall <= 1
    assert one.rouge_l.f1 <= one.rouge1.f1 + 1e-12


def test_scores_equal_those_of_rouge_score() -> None:
    scorer = pytest.importorskip("rouge_score.rouge_scorer").RougeScorer(["rouge1", "rouge2", "rougeL"])
    draw = random.Random(7)
    vocabulary = "the a port of Oslo's (harbour) don't ex-wife grew, said. fast fast_track U.S.".split()
    for _ in range(300):
        ours, theirs = (" ".join(draw.choices(vocabulary, k=draw.randrange(60))) for _ in range(2))
        scores, expected = rouge(ours, theirs), scorer.score(theirs, ours)
        for name, score in zip(expected, (scores.rouge1, scores.rouge2, scores.rouge_l), strict=True):
            assert (score.precision, score.recall, score.f1) == pytest.approx(tuple(expected[name]), abs=1e-9), name
