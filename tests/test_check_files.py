"""`briefer check FILE...`: which pairs files belong to, by the settings and by git, and when that cannot be told."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from briefer.checks.changes import changed_since
from briefer.errors import ConfigError

SOURCE = "Sales at Toyota rose 18% in May."
GOOD, BAD = "Sales rose 18%.", "Sales rose 80%."
SETTINGS = """
[check]
pairs = [
    { source = "articles/*.txt", summary = "briefs/{stem}.md" },
    { source = "articles/{stem}.txt", summary = "teasers/*.md", allow = ["altered-figure"] },
]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles with briefs, the first with a teaser too, whose figure is allowed to be wrong."""
    files = {
        "briefer.toml": SETTINGS,
        "articles/a.txt": SOURCE,
        "articles/b.txt": SOURCE,
        "briefs/a.md": GOOD,
        "briefs/b.md": GOOD,
        "teasers/a.md": BAD,
        "draft.md": BAD,
        "notes.md": "Nothing.",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(result) -> list[tuple[str, str]]:
    return [(record["source"], record["summary"]) for record in map(json.loads, result.out.splitlines())]


A, B, TEASER = ("articles/a.txt", "briefs/a.md"), ("articles/b.txt", "briefs/b.md"), ("articles/a.txt", "teasers/a.md")


@pytest.mark.parametrize(
    ("files", "pairs"),
    [
        pytest.param(["briefs/a.md"], [A], id="a summary"),
        pytest.param(["articles/a.txt"], [A, TEASER], id="a source of two summaries"),
        pytest.param(["briefs/b.md", "briefs/a.md"], [A, B], id="two summaries, in the order of the settings"),
        pytest.param(["articles/a.txt", "articles/b.txt"], [A, B, TEASER], id="two sources"),
        pytest.param(["briefs/a.md", "articles/a.txt"], [A, TEASER], id="a summary and its source, not the other way"),
        pytest.param(["articles/a.txt", "briefs/b.md", "teasers/a.md"], [A, B, TEASER], id="three files"),
        pytest.param(["./briefs/../briefs/a.md"], [A], id="another way to the same file"),
    ],
)
def test_files_of_the_settings_are_checked_with_their_partners(run, folder: Path, files, pairs) -> None:
    result = run("check", *files, "-f", "jsonl")
    assert (result.code, result.err) == (0, "")
    assert checked(result) == pairs


def test_paths_are_seen_from_where_the_user_is(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".git").mkdir()  # settings are looked for up to the root of the repository
    monkeypatch.chdir(folder / "briefs")
    assert checked(run("check", "a.md", "-f", "jsonl")) == [("../articles/a.txt", "a.md")]


def test_a_source_and_its_summary_are_that_pair_under_the_settings(run, folder: Path) -> None:
    result = run("check", "articles/a.txt", "teasers/a.md", "-f", "json")
    record = json.loads(result.out)  # one object, as for any SOURCE and SUMMARY
    assert (result.code, record["summary"]) == (0, "teasers/a.md")
    assert [finding["rule"] for finding in record["allowed"]] == ["altered-figure"]


def test_what_no_pair_has_is_a_source_and_its_summary(run, folder: Path) -> None:
    (folder / "mine.txt").write_text(SOURCE, encoding="utf-8")
    result = run("check", "mine.txt", "draft.md", "-f", "json")
    assert (result.code, json.loads(result.out)["source"]) == (1, "mine.txt")


@pytest.mark.parametrize("files", [["articles/a.txt", "draft.md"], ["draft.md", "briefs/a.md", "articles/b.txt"]])
def test_what_cannot_be_told_is_one_line_that_says_how_to_tell(run, folder: Path, files: list[str]) -> None:
    result = run("check", *files)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("briefer: draft.md: in no pair of briefer.toml")
    assert "--source SOURCE" in result.err
    assert "--only" in result.err
    assert result.err.count("\n") == 1


def test_a_summary_of_ones_own_with_its_source_named(run, folder: Path) -> None:
    assert run("check", "--source", "articles/a.txt", "briefs/a.md", "notes.md").code == 0
    result = run("check", "--source", "articles/a.txt", "draft.md", "-f", "json")
    assert (result.code, json.loads(result.out)["summary"]) == (1, "draft.md")


def test_only_passes_over_what_is_in_no_pair(run, folder: Path) -> None:
    result = run("check", "--only", "draft.md", "briefs/a.md", "notes.md", "-f", "jsonl")
    assert checked(result) == [A]
    assert result.err == "briefer: in no pair of briefer.toml: draft.md, notes.md\n"
    # Both sides of one pair have changed: so may have what else belongs to the source.
    assert checked(run("check", "--only", *A, "-f", "jsonl")) == [A, TEASER]


@pytest.mark.parametrize(("format", "printed"), [("json", []), ("jsonl", None)])
def test_only_files_of_no_pair_are_nothing_to_do(run, folder: Path, format: str, printed: object) -> None:
    result = run("check", "--only", "notes.md", "-f", format)
    assert result.code == 0
    assert (json.loads(result.out) if result.out else None) == printed
    assert "none of the files belongs to one" in result.err
    assert run("check", "--only", "notes.md", "-q").err == ""


def test_settings_that_have_changed_concern_all_pairs(run, folder: Path) -> None:
    result = run("check", "--only", "briefer.toml", "-f", "jsonl")
    assert checked(result) == [A, B, TEASER]
    assert result.err == ""


def test_a_glob_that_matches_nothing_is_no_matter_of_two_other_files(run, folder: Path) -> None:
    shutil.rmtree("teasers")
    assert run("check", "draft.md", "notes.md").code == 0
    assert checked(run("check", "briefs/a.md", "-f", "jsonl")) == [A]
    assert "teasers/*.md matches no file" in run("check").err


# {stem}.* -----------------------------------------------------------------------------------------------------------


def write(folder: Path, settings: str, **files: str) -> None:
    (folder / "briefer.toml").write_text(f"[check]\npairs = [{settings}]\n", encoding="utf-8")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_summaries_of_whatever_suffix(run, empty: Path) -> None:
    files = dict.fromkeys(("briefs/v1.md", "briefs/v1.txt.md", "briefs/v1.2-notes.md"), GOOD)
    write(empty, '{ source = "in/*.txt", summary = "briefs/{stem}.*" }', **{"in/v1.txt": SOURCE}, **files)
    result = run("check", "-f", "jsonl")
    assert checked(result) == [("in/v1.txt", "briefs/v1.md"), ("in/v1.txt", "briefs/v1.txt.md")]


def test_sources_of_whatever_suffix(run, empty: Path) -> None:
    entry = '{ source = "in/{path}.*", summary = "out/**/*.md" }'
    files = {"in/x/a.html": f"<p>{SOURCE}</p>", "in/b.txt": SOURCE, "out/x/a.md": GOOD, "out/b.md": GOOD}
    write(empty, entry, **files)
    assert checked(run("check", "-f", "jsonl")) == [("in/b.txt", "out/b.md"), ("in/x/a.html", "out/x/a.md")]
    write(empty, entry, **{"in/b.md": SOURCE})
    result = run("check", "out/b.md")
    assert result.code == 2
    assert "out/b.md: several sources of it: in/b.md, in/b.txt; leave one" in " ".join(result.out.split())


def test_a_partner_of_no_suffix_is_told(run, empty: Path) -> None:
    write(empty, '{ source = "in/*.txt", summary = "out/{stem}.*" }', **{"in/a.txt": SOURCE})
    result = run("check", "-f", "jsonl")
    assert result.code == 2
    assert "in/a.txt: no summary out/a.*; write it" in json.loads(result.out)["error"]
    write(empty, '{ source = "in/{stem}.*", summary = "out/*.md" }', **{"out/c.md": GOOD})
    assert "out/c.md: no source in/c.*; add it" in json.loads(run("check", "-f", "jsonl").out)["error"]


# --changed-since ----------------------------------------------------------------------------------------------------

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(*arguments: str) -> str:
    who = ("-c", "user.name=test", "-c", "user.email=test@example.invalid")
    return subprocess.run(["git", *who, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    git("init", "-q", "-b", "main")
    (folder / ".gitignore").write_text("*.tmp\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "all")
    git("checkout", "-qb", "work")
    return folder


@needs_git
def test_only_pairs_with_a_change_are_checked(run, repository: Path) -> None:
    result = run("check", "--changed-since", "main", "-f", "json")
    assert (result.code, json.loads(result.out)) == (0, [])
    Path("briefs/b.md").write_text(BAD, encoding="utf-8")  # not even added yet
    result = run("check", "--changed-since", "main", "-f", "jsonl")
    assert (result.code, checked(result)) == (1, [B])
    git("commit", "-qam", "a slip")
    assert checked(run("check", "--changed-since", "main", "-f", "jsonl")) == [B]
    assert checked(run("check", "--changed-since", "HEAD", "-f", "jsonl")) == []
    assert checked(run("check", "articles", "briefs", "--changed-since", "main", "-f", "jsonl")) == [B]


@needs_git
def test_changes_are_told_from_below_the_root_and_from_deeper_settings(
    run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("config", "diff.relative", "true")
    Path("articles/a.txt").write_text(SOURCE + " It was hot.", encoding="utf-8")
    Path("new öne.txt").touch()
    Path("x.tmp").touch()
    monkeypatch.chdir(repository / "briefs")
    assert changed_since("main") == {str(repository.resolve() / name) for name in ("articles/a.txt", "new öne.txt")}
    assert len(checked(run("check", "--changed-since", "main", "-f", "jsonl"))) == 2


@needs_git
def test_what_others_have_committed_since_is_no_change(run, repository: Path) -> None:
    git("checkout", "-q", "main")
    Path("briefs/a.md").write_text(BAD, encoding="utf-8")
    git("commit", "-qam", "theirs")
    git("checkout", "-q", "work")
    assert checked(run("check", "--changed-since", "main", "-f", "jsonl")) == []


@needs_git
@pytest.mark.parametrize("summary", ["briefs/{stem}.md", "briefs/{stem}.*"])
def test_a_partner_that_was_deleted_or_moved_is_missed(run, repository: Path, summary: str) -> None:
    write(repository, f'{{ source = "articles/*.txt", summary = "{summary}" }}')
    git("commit", "-qam", "settings")
    git("branch", "-f", "main")
    git("mv", "briefs/a.md", "moved.md")
    result = run("check", "--changed-since", "main", "-f", "jsonl")
    (record,) = map(json.loads, result.out.splitlines())
    assert (result.code, record["source"], record["faithful"]) == (2, "articles/a.txt", None)


@needs_git
def test_settings_that_git_has_changed_concern_all_pairs(run, repository: Path) -> None:
    with Path("briefer.toml").open("a") as settings:
        settings.write("min_recall = 0.1\n")
    assert len(checked(run("check", "--changed-since", "main", "-f", "jsonl"))) == 3


@needs_git
@pytest.mark.parametrize("ref", ["no-such", "--upload-pack=x", ""])
def test_a_commit_that_is_not_there_is_one_line(run, repository: Path, ref: str) -> None:
    result = run("check", f"--changed-since={ref}")
    assert (result.code, result.out) == (2, "")
    assert f"--changed-since {ref}: git knows no such commit; fetch it" in result.err
    assert result.err.count("\n") == 1


@needs_git
def test_a_history_that_was_cut_says_to_fetch_more(repository: Path) -> None:
    git("checkout", "-q", "--orphan", "other")
    git("commit", "-qm", "no parent")
    with pytest.raises(ConfigError, match=r"no commit in common .*fetch-depth: 0"):
        changed_since("main")


@needs_git
def test_no_repository_is_one_line(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    result = run("check", "--changed-since", "main")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "no git repository is around this folder" in result.err


def test_no_git_is_one_line(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    result = run("check", "--changed-since", "main")
    assert result.code == 2
    assert "git cannot be run (No such file or directory); install it" in result.err
