"""ROUGE: values worked out by hand, the same values as rouge-score where there is no figure, and figures whole."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.rouge import Score, ngrams, rouge, rouge_l, rouge_lsum, rouge_n, tokens

WORDS = st.lists(st.sampled_from(["the", "port", "of", "Oslo", "grew", "fast", "don't", "ex-wife"]), max_size=12)


@pytest.mark.parametrize(
    ("phenomenon", "text", "expected"),
    [
        ("percent", "up 18%, or 18 percent", ["up", "18%", "or", "18", "percent"]),
        ("money", "US$1.2bn (£640m, 5€)", ["us", "$1.2bn", "£640m", "5€"]),
        ("thousands", "3,500 men, 1,000,000.", ["3,500", "men", "1,000,000"]),
        ("unit", "7.62mm at -5°C for 2km", ["7.62mm", "at", "-5°c", "for", "2km"]),
        ("end of sentence", "It was 5. Then 7:", ["it", "was", "5", "then", "7"]),
        ("score, either dash", "5-4 and 5–4", ["5-4", "and", "5-4"]),
        ("years", "2014–15, the 1990s, mid-2014", ["2014-15", "the", "1990s", "mid", "2014"]),
        ("clock", "12:30 p.m.", ["12:30", "p", "m"]),
        ("ordinal, fraction", "the 10th, 1/2, 2½", ["the", "10th", "1/2", "2½"]),
        ("codes", "COVID-19, F-16s and G7", ["covid-19", "f-16s", "and", "g7"]),
        ("number before a compound", "a 35-year-old, under-5-year-olds", "a 35 year old under 5 year olds".split()),
        ("compound with a percentage", "sub-1% loans", ["sub", "1%", "loans"]),
        ("minus, not hyphen", "−3% and x-3.5", ["-3%", "and", "x", "3.5"]),
        ("apostrophe", "Zelenskyy's don’t", ["zelenskyy", "s", "don", "t"]),
        ("case folding", "STRASSE Straße", ["strasse", "strasse"]),
        ("accent in one or two characters", "Łódź Ł\u00f3d\u017a Ło\u0301dz\u0301", ["łódź"] * 3),
        ("vowel signs", "हिन्दी में", ["हिन्दी", "में"]),
        ("nothing", " - $ _ . ", []),
    ],
)
def test_tokens(phenomenon: str, text: str, expected: list[str]) -> None:
    assert tokens(text) == expected, phenomenon


def test_rouge_of_an_example_of_lin_2004() -> None:
    reference = "police killed the gunman"
    # Both have two words of the reference; only the first has them in its order.
    right, wrong = rouge("police kill the gunman", reference), rouge("the gunman kill police", reference)
    assert (right.rouge1, wrong.rouge1) == (Score(0.75, 0.75), Score(0.75, 0.75))
    assert (right.rouge2, wrong.rouge2) == (Score(1 / 3, 1 / 3), Score(1 / 3, 1 / 3))
    assert (right.rouge_l, wrong.rouge_l) == (Score(0.75, 0.75), Score(0.5, 0.5))


def test_rouge_lsum_of_the_example_of_lin_2004() -> None:
    reference = [["w1", "w2", "w3", "w4", "w5"]]
    candidate = [["w1", "w2", "w6", "w7", "w8"], ["w1", "w3", "w8", "w9", "w5"]]
    # The union of w1 w2 and w1 w3 w5: four of the reference's five words.
    assert rouge_lsum(candidate, reference) == Score(4 / 10, 4 / 5)


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
        assert rouge_lsum([tokens(ours)], [tokens(theirs)]).f1 == 0.0
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


@given(st.text(max_size=80))
def test_any_text_has_tokens_without_white_space(text: str) -> None:
    assert all(token and not any(map(str.isspace, token)) for token in tokens(text))


def test_scores_equal_those_of_rouge_score() -> None:
    scorer = pytest.importorskip("rouge_score.rouge_scorer").RougeScorer(["rouge1", "rouge2", "rougeL", "rougeLsum"])
    draw = random.Random(7)
    vocabulary = "the a port of Oslo's (harbour) don't ex-wife grew, said. fast fast_track U.S.".split()
    for _ in range(300):
        ours, theirs = (
            [" ".join(draw.choices(vocabulary, k=draw.randrange(20))) for _ in range(draw.randrange(1, 4))]
            for _ in range(2)
        )
        scores = rouge(" ".join(ours), " ".join(theirs))
        expected = scorer.score("\n".join(theirs), "\n".join(ours))
        lsum = rouge_lsum([tokens(s) for s in ours], [tokens(s) for s in theirs])
        for name, score in zip(expected, (scores.rouge1, scores.rouge2, scores.rouge_l, lsum), strict=True):
            assert (score.precision, score.recall, score.f1) == pytest.approx(tuple(expected[name]), abs=1e-9), name


@pytest.mark.parametrize("piece", ["a", "a-", "1", "1,", "-", "$", "a-1", "x ", "1 ", "\u0301"])
def test_a_long_line_is_read_in_linear_time(piece: str) -> None:
    # A quadratic pattern would take hours here.
    assert sum(map(len, tokens(piece * (1_000_000 // len(piece))))) <= 1_000_000
