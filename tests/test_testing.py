"""`briefer.testing.assert_faithful` as a test suite has it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import briefer
from briefer.errors import ConfigError
from briefer.testing import assert_faithful

SOURCE = "Sales at Toyota rose 18% in May. Honda sold 120 cars and 30 vans."
GOOD, BAD = "Sales rose 18%.", "Sales rose 80%."
DERIVED = "Honda sold 150 cars and vans."


def test_a_faithful_summary_passes(tmp_path: Path) -> None:
    (tmp_path / "s.md").write_text(GOOD, encoding="utf-8")
    assert_faithful(SOURCE, GOOD)
    assert_faithful(briefer.read_text(SOURCE), tmp_path / "s.md")
    assert_faithful(SOURCE, "Sales rose.")


def test_the_report_is_the_message() -> None:
    with pytest.raises(AssertionError) as failed:
        assert_faithful(SOURCE, BAD)
    assert str(failed.value) == (
        "1 of 1 names and figures not supported.\n\n"
        "summary:1:12: error altered-figure: 80% - the source says 18%\n"
        "     summary:1  Sales rose [80%].\n"
        "      source:1  Sales at Toyota rose [18%] in May. Honda sold 120 cars and 30…"
    )


@pytest.mark.parametrize(
    "allow", [["altered-figure"], ['altered-figure "80%"'], [{"rule": "altered-figure", "text": "80%"}]]
)
def test_what_somebody_has_looked_at_passes(allow: list[str]) -> None:
    assert_faithful(SOURCE, BAD, allow=allow)
    with pytest.raises(AssertionError):
        assert_faithful(SOURCE, "Sales rose 80% at Nissan.", allow=['altered-figure "80%"'])


def test_an_allowance_that_allows_nothing_is_a_warning_at_the_test() -> None:
    with pytest.warns(UserWarning, match="allow altered-figure allows nothing; remove it") as caught:
        assert_faithful(SOURCE, GOOD, allow=["altered-figure"])
    assert caught[0].filename == __file__


def test_an_allowance_of_no_rule_is_an_error() -> None:
    with pytest.raises(ConfigError, match='allow: there is no rule "altered-figur"'):
        assert_faithful(SOURCE, GOOD, allow=["altered-figur"])


def test_what_is_required_must_survive() -> None:
    assert_faithful(SOURCE, GOOD, require=["18%"])
    with pytest.raises(AssertionError, match="dropped-figure: 120 cars"):
        assert_faithful(SOURCE, GOOD, require=["120"])
    with pytest.raises(ConfigError, match="require 19%: matches nothing in the source"):
        assert_faithful(SOURCE, GOOD, require=["19%"])


def test_shares() -> None:
    with pytest.raises(AssertionError, match=re.escape("error threshold: recall")):
        assert_faithful(SOURCE, "Sales rose.", min_recall=0.5)
    assert_faithful(SOURCE, "Sales rose.", min_recall=0)


def test_a_language_that_is_not_covered_does_not_pass() -> None:
    text = "Продажи автомобилей выросли на восемнадцать процентов в мае, сообщила компания в понедельник утром. " * 3
    with pytest.raises(AssertionError, match=r"(?i)not checked"):
        assert_faithful(text, text)


def test_pytest_shows_the_line_of_the_test_and_the_report(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        f"from briefer.testing import assert_faithful\n\ndef test_brief():\n    assert_faithful({SOURCE!r}, {BAD!r})\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_it.py"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[1]), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "test_it.py:4: AssertionError" in done.stdout
    assert "E       AssertionError: 1 of 1 names and figures not supported." in done.stdout
    assert "testing.py" not in done.stdout
