"""Raised and lowered type: one way to write it, and figures that no mark of a note changes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.facts.figures.grammar.find import find_figures
from briefer.text.superscripts import lowered, marks_in, raised, without_marks


@pytest.mark.parametrize(
    ("before", "text", "written"),
    [
        ("10", "6", "⁶"),
        ("10", "-3", "⁻³"),
        ("18%", "1", "¹"),
        ("2030", "1,2", "¹,²"),
        ("1,250", "a", "[a]"),
        ("12%", "c", "[c]"),
        ("1,250", "[5]", "[5]"),
        ("percent", "b", "[b]"),
        ("21", "st", "st"),
        ("M", "me", "me"),
        ("Brand", "TM", "™"),
        ("$11", ".99", ".99"),
        ("18%", "*", "*"),
    ],
)  # fmt: skip
def test_raised_type_is_written(before: str, text: str, written: str) -> None:
    assert raised(text, before) == written


@pytest.mark.parametrize(
    ("before", "text", "written"), [("CO", "2", "2"), ("10", "2", "₂"), ("x", "max", "max"), ("1,250", "3", "₃")]
)
def test_lowered_type_is_written(before: str, text: str, written: str) -> None:
    assert lowered(text, before) == written


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("$412 million² was spent", "$412 million was spent"),
        ("18%¹ more", "18% more"),
        ("1,250[4] people", "1,250 people"),
        ("1,250[a] people and 18%* more", "1,250 people and 18% more"),
        ("in 2030¹,² and 2024³⁻⁴", "in 2030 and 2024³⁻⁴"),
        ("it cost $11⁹⁹, or 11⁹⁹ €", "it cost $11.99, or 11.99 €"),
        ("$412m² of it", "$412m of it"),
        ("12 men² died", "12 men died"),
        ("they won.¹² Then", "they won. Then"),
        ("25 km² and 3 m³ of 4 × 10⁶ at 10⁻³", "25 km² and 3 m³ of 4 × 10⁶ at 10⁻³"),
        ("3 km²⁴ of it", "3 km² of it"),
        ("R² = 0.91 and x³", "R² = 0.91 and x³"),
        ("a year.1,2 Rates fell in 2020.3–5 Profit rose 12%.4", "a year. Rates fell in 2020. Profit rose 12%."),
        (
            "No.5 Smith, p.12 The, Dec.18 They, 3.5 Million, v.2 Is",
            "No.5 Smith, p.12 The, Dec.18 They, 3.5 Million, v.2 Is",
        ),
        ("see [4] and 5*3, [the report](a.pdf), [1](b)", "see [4] and 5*3, [the report](a.pdf), [1](b)"),
    ],
)
def test_marks_are_told_from_powers(text: str, read: str) -> None:
    assert without_marks(text) == read


FIGURES = ("$412 million", "18%", "1,250", "€3.5bn", "2024", "12.4 km", "320 children", "7-2", "May 8", "40 mg", "$18")
MARKS = ("²", "¹²", "¹,²", "[4]", "[12]", "[a]", "*", "†", "‡")


@given(st.lists(st.tuples(st.sampled_from(FIGURES), st.sampled_from(MARKS)), min_size=1, max_size=4))
def test_a_figure_with_a_mark_is_the_figure(drawn: list[tuple[str, str]]) -> None:
    # "$18¹²" would be a price of 18 dollars and 12 cents, "12.4 km²" an area.
    twofold = (("$18", "¹²"), ("12.4 km", "²"))
    drawn = [pair for pair in drawn if pair not in twofold]
    plain = " and ".join(f"They saw {figure} of it" for figure, _ in drawn)
    marked = " and ".join(f"They saw {figure}{mark} of it" for figure, mark in drawn)
    found = find_figures(marked)
    assert [(f.type, f.low, f.high, f.unit, f.label) for f in found] == [
        (f.type, f.low, f.high, f.unit, f.label) for f in find_figures(plain)
    ]
    assert all(marked[f.start : f.end] == f.text for f in found)


@given(st.text(alphabet="10 aK%$⁹²³[]4*†.,m", max_size=30))
def test_marks_lie_apart_and_in_order(text: str) -> None:
    spans = [span for span, _ in marks_in(text)]
    assert all(above.end <= below.start for above, below in pairwise(spans))
    assert all(f.text == text[f.start : f.end] for f in find_figures(text))
