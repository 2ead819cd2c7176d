"""Settings of check runs: where they are found, what they may say, and that every slip is told by file and key."""

from pathlib import Path

import pytest

from briefer.checks.allowances import Allowance
from briefer.checks.policy import Level
from briefer.checks.settings import CheckSettings, find_settings, read_settings
from briefer.errors import ConfigError

TABLE = "[tool.briefer.check]\n"


def read(folder: Path, content: str, name: str = "briefer.toml") -> CheckSettings:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return read_settings(path)


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        """
        [tool.briefer.check]
        pairs = [
            {source = "articles/*.txt", summary = "briefs/{stem}.md"},
            {source = "a.txt", summary = "b.txt", allow = ["derived-figure", {rule = "altered-figure", text = "80%"}]},
        ]
        min_precision = 0.9
        min_recall = 1
        show_dropped = true
        require = ["Toyota", "[0-9]+%"]
        ignore_names = ["The Daily  Brief"]
        baseline = "known.json"

        [tool.briefer.check.rules]
        dropped-figure = "error"
        derived-name = "off"
        """,
        "pyproject.toml",
    )
    assert settings.folder == tmp_path
    assert settings.baseline == tmp_path / "known.json"
    assert settings.require == ("Toyota", "[0-9]+%")
    assert settings.policy.levels == {"dropped-figure": Level.ERROR, "derived-name": Level.OFF}
    assert settings.policy.ignore_names == {"the daily brief"}
    assert (settings.policy.min_precision, settings.policy.min_recall) == (0.9, 1.0)
    assert settings.policy.show_dropped
    first, second = settings.pairs
    assert (first.source, first.summary, first.allow) == ("articles/*.txt", "briefs/{stem}.md", ())
    place = f"{tmp_path}/pyproject.toml: tool.briefer.check.pairs[1].allow"
    assert second.allow == (Allowance("derived-figure", place), Allowance("altered-figure", place, "80%"))


def test_a_file_of_our_own_may_leave_out_whose_table_it_is(tmp_path: Path) -> None:
    assert read(tmp_path, "[check]\nmin_recall = 0.5\n").policy.min_recall == 0.5


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(f"{TABLE}min_recal = 0.5", 'unknown key "min_recal"; did you mean "min_recall"', id="unknown key"),
        pytest.param("[chek]\n", 'unknown key "chek"; did you mean "check"', id="unknown table"),
        pytest.param("[tool.briefer.chek]\n", 'unknown key "chek"', id="unknown table of the tool"),
        pytest.param(f"{TABLE}min_recall = 80", "min_recall: 80 is no share", id="percent for a share"),
        pytest.param(f"{TABLE}min_recall = true", "min_recall: True is no share", id="boolean for a number"),
        pytest.param(f"{TABLE}min_precision = '0.8'", "min_precision: '0.8' is no share", id="string for a number"),
        pytest.param(f"{TABLE}show_dropped = 1", "show_dropped: 1 is neither true nor false", id="number for a flag"),
        pytest.param(f"{TABLE}rules.threshold = 'off'", "threshold has no level", id="a code without a level"),
        pytest.param(f"{TABLE}min_precision = nan", "min_precision: nan is no share", id="not a number"),
        pytest.param(f"{TABLE}require = 'a'", "require: 'a' is no list", id="string for a list"),
        pytest.param(f"{TABLE}require = ['(']", "require (: no regular expression", id="pattern"),
        pytest.param(f"{TABLE}ignore_names = [1]", "ignore_names: 1 is no string", id="number for a name"),
        pytest.param(f"{TABLE}rules = []", "rules: [] is no table", id="list for a table"),
        pytest.param(f"{TABLE}rules.altered-figur = 'off'", 'did you mean "altered-figure"', id="unknown rule"),
        pytest.param(f"{TABLE}rules.altered-figure = 'warn'", 'did you mean "warning"', id="unknown level"),
        pytest.param(f"{TABLE}rules.altered-figure = false", 'altered-figure is "False"', id="boolean for a level"),
        pytest.param(f"{TABLE}pairs = ['a']", "pairs[0]: 'a' is no table", id="string for a pair"),
        pytest.param(f"{TABLE}pairs = [{{source = 'a'}}]", 'pairs[0]: no text under "summary"', id="half a pair"),
        pytest.param(
            f"{TABLE}pairs = [{{source = 'a', summry = 'b'}}]", 'unknown key "summry"; did you mean', id="key of a pair"
        ),
        pytest.param(
            f"{TABLE}pairs = [{{source = 'a', summary = 'b', allow = ['x']}}]",
            'allow: there is no rule "x"',
            id="allow",
        ),
        pytest.param(f"{TABLE}baseline = 1", 'no text under "baseline"', id="number for a path"),
        pytest.param("[check]\n[tool.briefer.check]\n", "leave one", id="both tables"),
        pytest.param("check = 1", "check: 1 is no table", id="number for a table"),
        pytest.param("[tool", "not TOML", id="no TOML"),
        pytest.param("\udcff", "not TOML", id="no UTF-8"),
        pytest.param("", "no table [tool.briefer.check]", id="no table"),
    ],
)
def test_a_slip_is_told_by_file_and_key(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "briefer.toml"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError) as raised:
        read_settings(path)
    assert str(raised.value).startswith(f"{path}: ")
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("source", "summary", "says"),
    [
        ("a/*.txt", "b/*.md", "both sides are globs"),
        ("a/*.txt", "b/{name}.md", "unknown {name}"),
        ("a/*.txt", "b.md", "give it a {stem}"),
        ("a/{stem}.txt", "b.md", "need a glob on the other side"),
        ("a/*.txt", "b/{stem}*.md", "is a glob and a template"),
    ],
)
def test_sides_that_make_no_pair(tmp_path: Path, source: str, summary: str, says: str) -> None:
    with pytest.raises(ConfigError, match=r"pairs\[0\]") as raised:
        read(tmp_path, f"{TABLE}pairs = [{{source = '{source}', summary = '{summary}'}}]")
    assert says in str(raised.value)


def test_the_nearest_table_upward_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / "docs" / "news"
    deep.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text(f"{TABLE}min_recall = 0.1\n", encoding="utf-8")
    (tmp_path / "docs" / "pyproject.toml").write_text("[tool.other]\nx = 1\n", encoding="utf-8")
    monkeypatch.chdir(deep)
    assert find_settings().policy.min_recall == 0.1
    assert find_settings().folder == Path("../..")
    (tmp_path / "docs" / "briefer.toml").write_text("[check]\nmin_recall = 0.2\n", encoding="utf-8")
    assert find_settings().policy.min_recall == 0.2
    (deep / "pyproject.toml").write_text(f"{TABLE}min_recall = 0.3\n", encoding="utf-8")
    assert find_settings().policy.min_recall == 0.3
    (deep / "briefer.toml").write_text("[check]\nmin_recall = 0.4\n", encoding="utf-8")
    assert find_settings().policy.min_recall == 0.4


def test_without_settings_there_are_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_settings().pairs == ()


def test_a_settings_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_settings(tmp_path / "none.toml")
