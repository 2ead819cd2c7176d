"""The words that labels and ROUGE are counted in, and the score that labels are chosen by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.training.data.rouge import Reference, common_subsequence, tokens


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


@given(st.text(max_size=80))
def test_any_text_has_tokens_without_white_space(text: str) -> None:
    assert all(token and not any(map(str.isspace, token)) for token in tokens(text))


@pytest.mark.parametrize("piece", ["a", "a-", "1", "1,", "-", "$", "a-1", "x ", "1 ", "\u0301"])
def test_a_long_line_is_read_in_linear_time(piece: str) -> None:
    # A quadratic pattern would take hours here.
    assert sum(map(len, tokens(piece * (1_000_000 // len(piece))))) <= 1_000_000


@pytest.mark.parametrize(("wrong", "right"), [("81%", "18%"), ("$1.3bn", "$1.2bn"), ("F-15", "F-16")])
def test_a_wrong_figure_scores_nothing(wrong: str, right: str) -> None:
    assert Reference.of(right).score(wrong) == 0.0
    assert Reference.of(f"{right} left").score(f"{right} left") == 1.0


def test_nothing_scores_nothing() -> None:
    assert Reference.of("").score("a") == Reference.of("a").score("") == 0.0


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_common_subsequence_is_the_textbook_one(one: list[str], other: list[str]) -> None:
    rows = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            rows[i + 1][j + 1] = rows[i][j] + 1 if a == b else max(rows[i][j + 1], rows[i + 1][j])
    assert common_subsequence(one, other) == rows[-1][-1]
