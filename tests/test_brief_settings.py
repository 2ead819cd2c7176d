"""Settings of `summarize` and `batch`: what stands for both, what one has on top, what the command line changes."""

import json
import os
from pathlib import Path

import pytest

from briefer.briefing.defaults import BriefDefaults, brief_defaults
from briefer.briefing.length import Length
from briefer.errors import ConfigError
from briefer.io.settings_file import find_file, read_file

ARTICLE = (
    "Ferries to Dover were late by 40 minutes on Monday, the port said. Forty skippers protested in the harbour. "
    "The board of Port Ellis closed the northern quay at noon. It will open again in May, Ada Brandt said. "
    "Dues rise by 18% for 64 ships. The town wants 2 more ferries from June, and the mayor agreed to pay for them. "
) * 3


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(content: str, command: str = "summarize", name: str = "briefer.toml") -> BriefDefaults:
    Path(name).write_text(content, encoding="utf-8")
    return brief_defaults(read_file(Path(name)), command)


EVERYTHING = """
model = "extractive"
engine = "numpy"
grounding = false
percent = 20
max_sentences = 3
depth = 1
require = ["[0-9]+%"]
language = "en"

[summarize]
format = "markdown"
length = "short"

[batch]
format = "html"
include = ["*.txt"]
exclude = ["old"]
workers = 2
max_failures = 5
depth = 0
"""


def test_what_stands_for_both_and_what_a_command_has_on_top(folder: Path) -> None:
    found = read(EVERYTHING)
    assert (found.model, found.engine, found.grounding, found.max_sentences, found.depth) == (
        "extractive",
        "numpy",
        False,
        3,
        1,
    )
    assert (found.require, found.language, found.format) == (("[0-9]+%",), "en", "markdown")
    # One length takes the place of another: 20 percent and short together would be a contradiction.
    assert (found.length, found.percent) == (Length.SHORT, None)
    batch = read(EVERYTHING, "batch")
    assert (batch.length, batch.percent, batch.depth, batch.format) == (None, 20.0, 0, "html")
    assert (batch.include, batch.exclude, batch.workers, batch.max_failures) == (("*.txt",), ("old",), 2, 5)


@pytest.mark.parametrize("prefix", ["[tool.briefer]\n", "[tool.briefer.summarize]\n"])
def test_the_same_in_pyproject(folder: Path, prefix: str) -> None:
    assert read(f"{prefix}words = 90\n", name="pyproject.toml").words == 90


def test_without_settings_nothing_stands(folder: Path) -> None:
    assert brief_defaults(None, "batch") == BriefDefaults()
    assert find_file().file is None
    assert read("[check]\nmin_recall = 0.1\n") == BriefDefaults()


def test_a_model_folder_is_seen_from_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "models" / "mine").mkdir(parents=True)
    (folder / "deep").mkdir()
    (folder / ".git").mkdir()
    Path("briefer.toml").write_text('model = "models/mine"\n', encoding="utf-8")
    monkeypatch.chdir("deep")
    assert brief_defaults(find_file().file, "batch").model == os.path.join("..", "models", "mine")
    Path("../briefer.toml").write_text('model = "google/flan-t5-small"\n', encoding="utf-8")
    assert brief_defaults(find_file().file, "batch").model == "google/flan-t5-small"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('lenght = "short"', 'briefer.toml: unknown key "lenght"; did you mean "length"'),
        ('[summarize]\nlenght = "short"', 'briefer.toml: summarize: unknown key "lenght"; did you mean "length"'),
        ('[sumarize]\nlength = "short"', 'briefer.toml: unknown key "sumarize"; did you mean "summarize"'),
        ('length = "shrt"', 'briefer.toml: length: "shrt" is none; did you mean "short"'),
        ("length = 3", 'no text under "length"'),
        ('engine = "torch"', 'briefer.toml: engine: "torch" is none; known: '),
        ("words = 0", "briefer.toml: words: 0 is no whole number from 1"),
        ("words = 1.5", "briefer.toml: words: 1.5 is no whole number from 1"),
        ("words = true", "briefer.toml: words: True is no whole number from 1"),
        ("depth = -1", "briefer.toml: depth: -1 is no whole number from 0"),
        ("percent = 0", "briefer.toml: percent: 0 is none; give more than 0, at most 100"),
        ("percent = nan", "percent: nan is none"),
        ("words = 90\npercent = 20", "briefer.toml: has words and percent; leave one"),
        ("[summarize]\nwords = 90\nlength = 'long'", "briefer.toml: summarize: has length and words; leave one"),
        ("require = ['(']", "briefer.toml: require (: no regular expression"),
        ("language = 'klingon'", 'briefer.toml: language "klingon": no code of a language'),
        ("grounding = 1", "briefer.toml: grounding: 1 is neither true nor false"),
        ("[summarize]\ninclude = ['*']", 'summarize: unknown key "include"'),
        ("[summarize]\nformat = 'pdf'", 'summarize.format: "pdf" is none'),
        ("words = 9\n[tool.briefer]\nwords = 8", "has both words and words of [tool.briefer]; leave one"),
        ("[summarize]\n[tool.briefer.summarize]", "has both [summarize] and [tool.briefer.summarize]; leave one"),
        ("format = 'html'", 'unknown key "format"'),
    ],
)
def test_a_slip_is_told_by_file_and_key(folder: Path, content: str, says: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read(content)
    assert says in str(raised.value)
    assert str(raised.value).startswith("briefer.toml: ")
    assert "\n" not in str(raised.value)


def brief(run, *more: object) -> dict:
    return json.loads(run("summarize", "a.txt", "-f", "json", *more).out)


def test_settings_make_the_brief_and_the_command_line_has_the_last_word(run, folder: Path) -> None:
    Path("briefer.toml").write_text('model = "extractive"\nwords = 25\nrequire = ["64"]\n', encoding="utf-8")
    made = brief(run)
    settings = made["provenance"]["settings"]
    assert (made["provenance"]["model"], settings["words"], settings["require"]) == ("extractive", 25, ["64"])
    settings = brief(run, "--percent", "30", "--require", "18%")["provenance"]["settings"]
    assert (settings["words"], settings["budget"], settings["require"]) == (None, 0.3, ["64", "18%"])
    settings = brief(run, "--length", "medium")["provenance"]["settings"]
    assert (settings["words"], settings["length"]) == (None, "medium")


def test_the_format_of_settings(run, folder: Path) -> None:
    Path("briefer.toml").write_text('model = "extractive"\n[summarize]\nformat = "markdown"\n', encoding="utf-8")
    assert run("summarize", "a.txt").out.startswith("# a.txt")
    assert run("summarize", "a.txt", "-f", "text").out.startswith("a.txt\n=====")


def test_a_batch_by_settings(run, folder: Path) -> None:
    (folder / "in" / "old").mkdir(parents=True)
    for name in ("in/a.txt", "in/b.md", "in/old/c.txt"):
        Path(name).write_text(ARTICLE, encoding="utf-8")
    Path("briefer.toml").write_text(
        'model = "extractive"\n[batch]\ninclude = ["*.txt"]\nexclude = ["old"]\nformat = "markdown"\n', encoding="utf-8"
    )
    assert run("batch", "in", "-o", "out").code == 0
    assert {path.name for path in Path("out").glob("*.md")} == {"a.txt.md"}
    assert run("batch", "in", "-o", "out", "--include", "*.md", "-f", "text").code == 0
    assert {path.name for path in Path("out").glob("*.txt")} == {"b.md.txt"}


def test_a_digest_by_settings(run, folder: Path) -> None:
    (folder / "in" / "old").mkdir(parents=True)
    for name in ("in/a.txt", "in/old/c.txt"):
        Path(name).write_text(ARTICLE, encoding="utf-8")
    Path("pyproject.toml").write_text(
        '[tool.briefer]\nmodel = "extractive"\nmax_sentences = 3\n'
        '[tool.briefer.digest]\nmax_sentences = 1\nexclude = ["old"]\n',
        encoding="utf-8",
    )
    assert run("digest", "in", "-o", "digest.md").code == 0
    assert [path.name for path in Path("digest.briefs").rglob("*.json")] == ["a.txt.json"]
    brief = json.loads(Path("digest.briefs/a.txt.json").read_text(encoding="utf-8"))
    assert (brief["provenance"]["model"], len(brief["sections"][0]["sentences"])) == ("extractive", 1)
    assert run("digest", "in", "-o", "digest.md", "--exclude", "a.txt").code == 0
    assert {path.name for path in Path("digest.briefs").rglob("*.json")} == {"a.txt.json", "c.txt.json"}


@pytest.mark.parametrize("content", ["[digest]\nformat = 'html'\n", "[digest]\nwords = 0\n", "[digests]\n"])
def test_a_digest_tells_a_slip_of_the_settings(run, folder: Path, content: str) -> None:
    Path("briefer.toml").write_text(content, encoding="utf-8")
    result = run("digest", "a.txt", "-o", "digest.md")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert result.err.startswith("briefer: briefer.toml: ")
    Path("other.toml").write_text('model = "extractive"\n', encoding="utf-8")
    assert run("digest", "a.txt", "-o", "digest.md", "--config", "other.toml").code == 0


@pytest.mark.parametrize(
    "command",
    [["summarize", "a.txt"], ["batch", "in", "-o", "out"], ["batch", "in", "-o", "out", "--dry-run"],
     ["digest", "in", "-o", "digest.json"]],
)  # fmt: skip
def test_every_run_names_its_settings(run, folder: Path, command: list[str]) -> None:
    (folder / "in").mkdir()
    Path("in/a.txt").write_text(ARTICLE, encoding="utf-8")
    Path("briefer.toml").write_text('model = "extractive"\n', encoding="utf-8")
    done = run(*command)
    assert (done.code, done.err.count("briefer: settings: briefer.toml\n"), "toml" in done.out) == (0, 1, False)
    assert "settings" not in run(*command, "--quiet").err
    assert "briefer: settings: other.toml\n" in run(*command, "--config", Path("briefer.toml").rename("other.toml")).err
    assert "settings" not in run(*command, *([] if "--dry-run" in command else ["-q"])).err


def test_a_file_that_is_named_is_the_one(run, folder: Path) -> None:
    Path("briefer.toml").write_text("words = 0\n", encoding="utf-8")
    Path("other.toml").write_text('model = "extractive"\nwords = 20\n', encoding="utf-8")
    assert brief(run, "--config", "other.toml")["provenance"]["settings"]["words"] == 20
    result = run("summarize", "a.txt")
    assert (result.code, result.err) == (2, "briefer: briefer.toml: words: 0 is no whole number from 1\n")


def test_check_tells_a_slip_outside_its_own_table(run, folder: Path) -> None:
    Path("briefer.toml").write_text("[chek]\n", encoding="utf-8")
    result = run("check", "a.txt", "a.txt")
    assert result.code == 2
    assert 'unknown key "chek"; did you mean "check"' in result.err


# briefer config -----------------------------------------------------------------------------------------------------


def test_what_is_in_force_and_who_says_so(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".git").mkdir()
    (folder / "deep").mkdir()
    Path("briefer.toml").write_text(
        'words = 90\n[check]\nmin_recall = 0.3\n[batch]\nlength = "short"\nworkers = 3\n', encoding="utf-8"
    )
    monkeypatch.chdir("deep")
    lines = run("config").out.splitlines()
    assert lines[0] == "# ../briefer.toml"
    for line in (
        "min_recall = 0.3  # ../briefer.toml: check",
        "# min_precision is not set",
        "# show_dropped = false by default",
        "words = 90  # ../briefer.toml",
        'length = "short"  # ../briefer.toml: batch',
        "workers = 3  # ../briefer.toml: batch",
        '# model = "bundled" by default',
    ):
        assert line in lines
    batch = lines[lines.index("[batch]") :]
    assert "# words is not set" in batch  # the command's own length takes the place of the one for all
    summarize = lines[lines.index("[summarize]") : lines.index("[batch]")]
    assert "# length is not set" in summarize


def test_without_settings_it_says_where_it_looked(run, folder: Path) -> None:
    assert run("config").out.startswith(f"# no briefer.toml and no [tool.briefer] in a pyproject.toml: {folder}\n")


def test_a_slip_in_any_table_is_told(run, folder: Path) -> None:
    Path("briefer.toml").write_text("[batch]\nworkers = 0\n", encoding="utf-8")
    result = run("config")
    assert (result.code, result.out) == (2, "")
    assert result.err == "briefer: briefer.toml: batch.workers: 0 is no whole number from 1\n"


def test_foreign_characters_do_not_act(run, folder: Path) -> None:
    Path("briefer.toml").write_text('model = "a\\u001b[31m\\u202eb"\n', encoding="utf-8")
    assert 'model = "a\\u001b[31m\\u202eb"  # briefer.toml' in run("config").out
