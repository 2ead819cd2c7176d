"""A summary that is filled to a width says what it says in one line."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefer
from briefer.text.wrapping import filled_breaks

SEED = Path(__file__).parent.parent / "seeds/zelenskyy-brussels-talks.txt"
SAID = (
    "Bids for the roof were $148,500 from Dunmore, $161,200 from Keller & Sons, and $173,900 from Allcover. "
    "Since May the price of fuel in the town rose by a third, and two thirds of the 1,200 boats stayed in port."
)


@pytest.mark.parametrize("width", [45, 60, 66, 70, 72, 79, 80, 100])
def test_a_text_says_the_same_at_any_width(width: int) -> None:
    filled = textwrap.fill(SAID, width)
    for source, summary in ((SAID, filled), (filled, SAID), (filled, filled)):
        report = briefer.check(source, summary)
        assert not report.errors
        assert (report.source, report.summary) == (source, summary)
    wrong = briefer.check(SAID, textwrap.fill(SAID.replace("a third", "a quarter"), width))
    assert {judged.mention.text for judged in wrong.errors} == {"a quarter"}


@pytest.mark.parametrize(
    "text",
    [
        "Sales of the whole harbour company rose by 5%\nProfit of the whole harbour company fell by 3%",
        "- Sales of the whole harbour company rose to\n- profit of the harbour company fell to less",
        "The harbour board agreed to the plan on Monday.\nthe mayor did not.",
        "Short\nlines\nof a poem",
        "A line\n\nthe next paragraph",
        "",
    ],
)
def test_lines_that_are_no_filled_paragraph(text: str) -> None:
    assert filled_breaks(text) == ()


def test_below_a_heading_and_in_an_item_a_paragraph_is_filled() -> None:
    text = f"4. The roof\n-----------\n{textwrap.fill(SAID, 72)}\n\n- {textwrap.fill(SAID, 72)}"
    breaks = filled_breaks(text)
    assert len(breaks) >= 4
    assert all(text[at] == "\n" for at in breaks)


@given(st.text(alphabet="ab .\n-=1A", max_size=400))
def test_what_is_found_are_line_ends(text: str) -> None:
    assert all(text[at] == "\n" for at in filled_breaks(text))


@pytest.mark.parametrize("report", ["text", "markdown"])
def test_a_saved_brief_passes_its_own_check(tmp_path: Path, report: str, run) -> None:
    source, brief = SEED, tmp_path / "brief.out"
    made = run("summarize", source, "--length", "short", "-m", "extractive", "-f", report, "-o", brief)
    assert made.code == 0, made.err
    assert "Not kept" in brief.read_text(encoding="utf-8")
    checked = run("check", source, brief)
    assert checked.code == 0, checked.out
