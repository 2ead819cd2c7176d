"""`briefer init`: what it finds in a tree, what it writes and leaves, and that what it writes works."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from briefer.checks.starter.layout import find_layouts

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "seeds" / "ci-example"
LONG, SHORT = "Sales at Toyota rose 18% in May. " * 20, "Sales rose 18%."
SUFFIXES = frozenset([".txt", ".md", ".html"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fill(*names: str, text: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def found(folder: Path) -> list[tuple[str, str, int]]:
    return [(one.source, one.summary, one.pairs) for one in find_layouts(folder, SUFFIXES)]


def test_two_folders_by_the_names_of_their_files(folder: Path) -> None:
    fill("articles/a.txt", "articles/b.txt", "articles/c.txt", text=LONG)
    fill("briefs/a.md", "briefs/b.md", text=SHORT)
    assert found(folder) == [("articles/{stem}.txt", "briefs/*.md", 2)]


def test_sources_and_summaries_are_told_by_their_sizes(folder: Path) -> None:
    fill("x/a.txt", "x/b.txt", text=SHORT)
    fill("y/a.md", "y/b.md", text=LONG)
    assert found(folder) == [("y/{stem}.md", "x/*.txt", 2)]
    fill("x/a.txt", "x/b.txt", text=LONG)
    assert found(folder) == []


@pytest.mark.parametrize(
    ("sources", "summaries", "entries"),
    [
        (["in/may/a.txt", "in/b.txt"], ["out/may/a.md", "out/b.md"], [("in/{path}.txt", "out/**/*.md", 2)]),
        (["in/a.txt", "in/b.html"], ["out/a.md", "out/b.md"], [("in/{stem}.*", "out/*.md", 2)]),
        (["in/a.txt", "in/b.txt"], ["out/a.txt.md", "out/b.txt.md"], [("in/{stem}", "out/*.md", 2)]),
        (
            ["in/a.txt", "in/b.txt"],
            ["out/a.md", "out/b.txt"],
            [("in/{stem}.txt", "out/*.md", 1), ("in/{stem}.txt", "out/*.txt", 1)],
        ),
        (["d/in/a.txt"], ["d/out/a.md"], [("d/in/{stem}.txt", "d/out/*.md", 1)]),
        (["in/a.txt"], ["out/a.md", "out/index.md"], []),
        (["in/README.md"], ["out/README.md"], []),
        (["in/a.txt", "in/a.html"], ["out/a.md"], []),
        (["in/[a].txt"], ["out/[a].md"], []),
    ],
    ids=[
        "deep",
        "any suffix",
        "of a batch",
        "two suffixes",
        "below",
        "one too many",
        "capitals",
        "two sources",
        "glob",
    ],
)
def test_layouts(folder: Path, sources: list[str], summaries: list[str], entries: list[tuple[str, str, int]]) -> None:
    fill(*sources, text=LONG)
    fill(*summaries, text=SHORT)
    assert found(folder) == entries


def test_several_kinds_of_summaries(folder: Path) -> None:
    fill("articles/a.txt", "articles/b.txt", text=LONG)
    fill("briefs/a.md", "briefs/b.md", "teasers/b.md", text=SHORT)
    assert found(folder) == [("articles/{stem}.txt", "briefs/*.md", 2), ("articles/{stem}.txt", "teasers/*.md", 1)]


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_what_git_ignores_is_no_article(folder: Path) -> None:
    subprocess.run(["git", "init", "-q", "."], check=True)
    fill("articles/a.txt", text=LONG)
    fill("briefs/a.md", "build/a.md", text=SHORT)
    Path(".gitignore").write_text("build/\n", encoding="utf-8")
    assert found(folder) == [("articles/{stem}.txt", "briefs/*.md", 1)]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example's articles and briefs, without what `init` is to write."""
    folder = tmp_path / "repository"
    for name in ("articles", "briefs"):
        shutil.copytree(EXAMPLE / name, folder / name)
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_repository_is_ready_to_be_checked(run, repository: Path) -> None:
    result = run("init")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "found 2 pairs: articles/{stem}.txt with briefs/*.md\n"
        "wrote briefer.toml\n"
        "wrote .pre-commit-config.yaml\n"
        "wrote .github/workflows/briefer.yml\n"
        "next: briefer check\n"
    )
    assert "2 of 2 pairs pass" in run("check", "--rule", "derived-figure=off").out
    settings = tomllib.loads(Path("briefer.toml").read_text(encoding="utf-8"))
    assert settings["check"]["pairs"] == [{"source": "articles/{stem}.txt", "summary": "briefs/*.md"}]


def test_what_it_writes_is_what_the_example_has(run, repository: Path) -> None:
    run("init")
    hook = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))
    example = yaml.safe_load((EXAMPLE / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (files,) = [one["hooks"][0].pop("files") for one in hook["repos"]]
    example["repos"][0]["hooks"][0].pop("files")
    assert hook == example
    for path in ("articles/oresund-bridge.txt", "briefs/oresund-bridge.md", "briefer.toml", "pyproject.toml"):
        assert re.search(files, path)
    assert not re.search(files, "README.md")
    workflow = Path(".github/workflows/briefer.yml").read_text(encoding="utf-8")
    assert workflow == (EXAMPLE / ".github" / "workflows" / "briefs.yml").read_text(encoding="utf-8")


def test_nothing_that_is_there_is_touched(run, repository: Path) -> None:
    Path("pyproject.toml").write_text('[tool.briefer.check]\npairs = [{ source = "a/*.txt", summary = "{stem}" }]\n')
    Path(".pre-commit-config.yaml").write_text("repos: []\n")
    Path(".github/workflows").mkdir(parents=True)
    Path(".github/workflows/briefer.yml").symlink_to("elsewhere.yml")
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}
    result = run("init")
    assert result.code == 0
    assert "left briefer.toml: pyproject.toml has settings of briefer\n" in result.out
    assert "left .pre-commit-config.yaml: it is there already\n" in result.out
    assert "entry: briefer check --only" in result.out  # what to add to it
    assert "left .github/workflows/briefer.yml: it is there already\n" in result.out
    assert {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()} == before
    Path("pyproject.toml").unlink()
    Path("briefer.toml").touch()
    assert "left briefer.toml: it is there already\n" in run("init").out
    assert Path("briefer.toml").read_bytes() == b""


def test_a_dry_run_writes_nothing(run, repository: Path) -> None:
    assert "would write briefer.toml\n" in run("init", "--dry-run").out
    assert sorted(os.listdir()) == [".git", "articles", "briefs"]


def test_where_nothing_is_found_the_settings_say_what_to_name(run, folder: Path) -> None:
    result = run("init")
    assert "found no two folders" in result.out
    assert "left .pre-commit-config.yaml: no git repository is here" in result.out
    assert "next: name the pairs in briefer.toml" in result.out
    assert "# pairs = [" in Path("briefer.toml").read_text(encoding="utf-8")
    assert "briefer.toml has no pairs" in run("check").err


def test_from_below_the_root_it_writes_at_the_root(run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("briefs")
    assert "wrote ../briefer.toml\n" in run("init").out
    assert (repository / "briefer.toml").is_file()


def test_another_service_gets_no_workflow(run, repository: Path) -> None:
    Path(".gitlab-ci.yml").touch()
    assert "left .github/workflows/briefer.yml: .gitlab-ci.yml says that another service runs here" in run("init").out
    assert not Path(".github").exists()


def test_a_folder_that_cannot_be_written_is_one_line(run, repository: Path) -> None:
    Path(".github").touch()
    result = run("init")
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert ".github/workflows/briefer.yml: cannot be written" in result.err


def test_settings_that_are_wrong_are_told(run, repository: Path) -> None:
    Path("briefer.toml").write_text("[chek]\n")
    result = run("init")
    assert (result.code, 'unknown key "chek"' in result.err) == (2, True)
