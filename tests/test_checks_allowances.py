"""Allowances: what they say, where they hold, and that the summary around them stays where it was."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.checks.allowances import Allowance, inline_allowances, listed_allowances, parse_allowances
from briefer.checks.inputs import FilePair, JudgeOptions
from briefer.checks.outcome import CheckedPair, FailedPair
from briefer.checks.report import check
from briefer.checks.run import Run
from briefer.checks.trust import CommentTrust
from briefer.errors import ConfigError, InputError

SOURCE = "Police held 15 men and 2 women in Osaka. Sales rose 18% in May, the shop said."


def outcome_of(folder: Path, summary: str) -> CheckedPair | FailedPair:
    (folder / "source.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "summary.md").write_text(summary, encoding="utf-8")
    pair = FilePair(str(folder / "source.txt"), str(folder / "summary.md"))
    (outcome,) = Run(JudgeOptions(trust=CommentTrust(allow_comments=True))).outcomes([pair])
    return outcome


def checked(folder: Path, summary: str) -> CheckedPair:
    outcome = outcome_of(folder, summary)
    assert isinstance(outcome, CheckedPair), outcome
    return outcome


def errors(pair: CheckedPair) -> list[str]:
    return [found.finding.message.split(" - ")[0] for found in pair.findings if found.fails]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("derived-figure", [("derived-figure", None)]),
        ("derived-figure dropped-name", [("derived-figure", None), ("dropped-name", None)]),
        ("derived-figure,dropped-name", [("derived-figure", None), ("dropped-name", None)]),
        ('altered-figure "80%"', [("altered-figure", "80%")]),
        ('altered-figure “80%”, "a dozen"', [("altered-figure", "80%"), ("altered-figure", "a dozen")]),
        ('altered-name "A -- B" derived-figure', [("altered-name", "A -- B"), ("derived-figure", None)]),
        ("derived-figure -- dropped-name is another matter", [("derived-figure", None)]),
        ("derived-figure — a sum", [("derived-figure", None)]),
    ],
)
def test_words_of_an_allowance(words: str, said: list[tuple[str, str | None]]) -> None:
    assert [(a.code, a.text) for a in parse_allowances(words, "here")] == said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "names no rule"),
        ("-- because", "names no rule"),
        ("derived-figur", 'did you mean "derived-figure"'),
        ('"80%"', "has no rule before it"),
        ('altered-figure "80%', "cannot read"),
    ],
)
def test_words_that_are_no_allowance(words: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says) as raised:
        parse_allowances(words, "here")
    assert str(raised.value).startswith("here: ")


def test_a_list_has_strings_and_tables() -> None:
    items = ["derived-figure", 'altered-figure "80%"', {"rule": "altered-name", "text": "Le Monde"}]
    assert listed_allowances(items, "p") == (
        Allowance("derived-figure", "p"),
        Allowance("altered-figure", "p", "80%"),
        Allowance("altered-name", "p", "Le Monde"),
    )


@pytest.mark.parametrize(
    "items", ["derived-figure", [1], [{"rule": "derived-figure", "txt": "a"}], [{"text": "a"}], [{"rule": "x"}], {}]
)
def test_a_list_that_is_none_is_refused(items: object) -> None:
    with pytest.raises(ConfigError, match=r"^p: "):
        listed_allowances(items, "p")


COMMENT = "<!-- briefer: allow altered-figure -->"


@pytest.mark.parametrize(
    ("summary", "left"),
    [
        pytest.param("Sales rose 80%.\nThey rose 81%.", ["80%", "81%"], id="none"),
        pytest.param(f"Sales rose 80%. {COMMENT}\nThey rose 81%.", ["81%"], id="its line"),
        pytest.param(f"{COMMENT} Sales rose 80%.\nThey rose 81%.", ["81%"], id="before the text of its line"),
        pytest.param(f"{COMMENT}\nSales rose 80%.\nThey rose 81%.\n\nUp 82%.", ["82%"], id="the paragraph after it"),
        pytest.param(f"{COMMENT}\n \n\nSales rose 80%.\n\nUp 82%.", ["82%"], id="the paragraph after a gap"),
        pytest.param(f"Sales rose 80%.\n{COMMENT}\n", ["80%"], id="no paragraph after it"),
        pytest.param("Up 82%.\n\n<!--briefer: allow-file altered-figure\n-- all -->\n80%", [], id="the whole file"),
        pytest.param('Up 82% from 80%. <!-- briefer: allow altered-figure "82%" -->', ["80%"], id="one text"),
        pytest.param("Up 82%. <!-- briefer: allow derived-figure -->", ["82%"], id="another rule"),
        pytest.param("Up 82%. <!-- allow altered-figure -->", ["82%"], id="not addressed to briefer"),
        pytest.param("Up 82%. <!-- briefer: allow altered-figure", ["82%"], id="not closed"),
    ],
)
def test_where_an_allowance_holds(tmp_path: Path, summary: str, left: list[str]) -> None:
    assert errors(checked(tmp_path, summary)) == left


def test_what_passes_is_told_and_so_is_what_was_not_needed(tmp_path: Path) -> None:
    pair = checked(tmp_path, f"Sales rose 80%. {COMMENT}\nPolice held 15 men. {COMMENT}")
    assert [found.finding.message for found in pair.allowed] == ["80% - the source says 18%"]
    assert pair.unused == (f"{tmp_path}/summary.md:2: allow altered-figure allows nothing; remove it",)


def test_what_was_dropped_has_no_place_so_any_place_will_do(tmp_path: Path) -> None:
    before = checked(tmp_path, "Police held 15 men.")
    assert "dropped-figure" in {found.finding.rule for found in before.findings}
    after = checked(tmp_path, 'Police held 15 men. <!-- briefer: allow dropped-figure "18%" -->')
    assert "dropped-figure" not in {found.finding.rule for found in after.findings}


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("allow derived-figur", 'did you mean "derived-figure"'),
        ("alow derived-figure", 'did you mean "allow"'),
        ("allow", "names no rule"),
        ("", 'does not know ""'),
    ],
)
def test_a_comment_that_says_nothing_that_briefer_knows_is_an_error_with_its_line(
    tmp_path: Path, comment: str, says: str
) -> None:
    outcome = outcome_of(tmp_path, f"Sales rose.\n\nUp. <!-- briefer: {comment} -->")
    assert isinstance(outcome, FailedPair)
    assert outcome.error.startswith(f"{tmp_path}/summary.md:3: ")
    assert says in outcome.error


def test_offsets_and_lines_are_those_of_the_file(tmp_path: Path) -> None:
    summary = f"---\ntitle: Sales\ndate: 2031-05-06\n---\n\n{COMMENT}\nUp 82%.\n\nDown 83%."
    pair = checked(tmp_path, summary)
    (found,) = [found for found in pair.findings if found.fails]
    assert found.in_summary is not None
    assert found.in_summary.of(summary) == "83%"


def test_the_title_of_a_front_matter_is_judged(tmp_path: Path) -> None:
    assert errors(checked(tmp_path, "---\ntitle: Sales rose 80%\ndate: 2031-05-06\n---\n\nSales rose.")) == ["80%"]


def test_a_field_that_no_page_shows_supports_nothing(tmp_path: Path) -> None:
    (tmp_path / "s.md").write_text("---\nfoo: The port handled 80% more.\ntitle: Port\n---\n\nThe port grew in May.\n")
    (tmp_path / "b.md").write_text("The port handled 80% more in May.\n")
    source, summary = tmp_path / "s.md", tmp_path / "b.md"
    judged = FilePair(str(source), str(summary)).judged(JudgeOptions())
    assert [m.mention.text for m in judged.report.errors] == ["80%"]
    assert [m.mention.text for m in check(source, summary).errors] == ["80%"]


PIECES = st.sampled_from(
    ["<!--", "-->", "briefer:", " allow", "-file", " derived-figure", ' "8%"', "\n", " ", "é🙂 8%", "--"]
)


@given(st.lists(PIECES).map("".join))
def test_blanking_keeps_length_and_lines_and_all_other_text(text: str) -> None:
    try:
        bare, _ = inline_allowances(text, "name")
    except InputError:
        return
    assert len(bare) == len(text)
    assert [i for i, c in enumerate(bare) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
    assert all(new in (old, " ") for new, old in zip(bare, text, strict=True))
    assert inline_allowances(bare, "name") == (bare, ())


def test_a_megabyte_of_comments_is_read_in_passing() -> None:
    text = "<!-- briefer:" * 80_000
    assert inline_allowances(text, "name") == (text, ())
    text = f"Up 8%. {COMMENT} " * 2_000
    assert len(inline_allowances(text, "name")[1]) == 2_000
