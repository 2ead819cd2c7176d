"""briefer as a library: what goes in, what prints, and that a strict type checker is content with what users write."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import briefer
from briefer.errors import InputError

ROOT = Path(__file__).parents[1]
SOURCE = "Sales at Toyota rose 18% in May."
GOOD, BAD = "Sales rose 18%.", "Sales rose 80%."


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "article.md").write_text("# Sales\n\nSales at Toyota rose **18**% in May.\n", encoding="utf-8")
    (tmp_path / "summary.md").write_text("Sales rose *80*%.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_texts_files_and_articles_are_judged_alike(files: Path) -> None:
    for source in (SOURCE, Path("article.md"), briefer.read("article.md")):
        for summary in (BAD, Path("summary.md"), briefer.read("summary.md")):
            report = briefer.check(source, summary)
            assert isinstance(report, briefer.Faithfulness)
            assert [finding.rule for finding in report.findings][:1] == ["altered-figure"]
            (mention,) = report.errors
            # Offsets are into what is written.
            assert report.summary[mention.mention.start : mention.mention.end] in ("80%", "80*%")


def test_what_a_report_prints_is_what_the_command_prints(run, files: Path) -> None:
    report = briefer.check(Path("article.md"), Path("summary.md"))
    assert str(report) + "\n" == run("check", "article.md", "summary.md").out
    assert json.loads(report.to_json()) == json.loads(run("check", "article.md", "summary.md", "-f", "json").out)
    assert report.to_markdown() == run("check", "article.md", "summary.md", "-f", "markdown").out
    assert report.to_html() == run("check", "article.md", "summary.md", "-f", "html").out
    assert "1 of 1 names" in str(briefer.check(SOURCE, BAD))


def test_a_summary_that_briefer_wrote_is_judged_without_its_frame(run, files: Path) -> None:
    Path("17-strikes.txt").write_text(f"{SOURCE} It was the most since March. Rain fell on Monday.", encoding="utf-8")
    run("summarize", "17-strikes.txt", "-m", "extractive", "-o", "brief.txt")
    assert briefer.check(Path("17-strikes.txt"), Path("brief.txt")).faithful


@pytest.mark.parametrize("given", ["article.md", str(Path("..", "article.md"))])
def test_the_name_of_a_file_is_no_text(files: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    if given.startswith(".."):
        (files / "deeper").mkdir()
        monkeypatch.chdir(files / "deeper")
    with pytest.raises(InputError, match=r'source: a str is a text, and ".*article.md" is a file; give Path'):
        briefer.check(given, GOOD)
    with pytest.raises(InputError, match="summary: a str is a text"):
        briefer.check(SOURCE, given)
    with pytest.raises(InputError, match="article: a str is a text"):
        briefer.summarize(given, model="extractive")


@pytest.mark.parametrize("given", [None, 18, b"Sales rose 18%."])
def test_what_is_no_text_is_a_type_error(given: object) -> None:
    with pytest.raises(TypeError, match=r"source: give a str \(a text\), a Path \(a file\) or an Article, not "):
        briefer.check(given, GOOD)  # type: ignore[arg-type]


def test_a_file_that_is_not_there_is_one_line(files: Path) -> None:
    with pytest.raises(InputError, match=r"^none.md: no such file; check the path$"):
        briefer.check(SOURCE, Path("none.md"))


def test_summaries_of_texts_files_and_articles(files: Path) -> None:
    text = "Sales at Toyota rose 18% in May. It was the most since March, the company said. Rain fell on Monday."
    Path("a.txt").write_text(text, encoding="utf-8")
    briefs = [briefer.summarize(it, model="extractive") for it in (text, Path("a.txt"), briefer.read("a.txt"))]
    assert len({brief.sections[0].summary for brief in briefs}) == 1
    assert [brief.article.source and brief.article.source.path for brief in briefs] == [None, "a.txt", "a.txt"]


def test_what_a_brief_prints_is_what_the_command_prints(run, files: Path) -> None:
    brief = briefer.summarize(Path("article.md"), model="extractive")
    assert isinstance(brief, briefer.Brief)
    for format, told in (
        ("text", f"{brief}\n"),
        ("json", brief.to_json()),
        ("markdown", brief.to_markdown()),
        ("html", brief.to_html()),
    ):
        assert told == run("summarize", "article.md", "-m", "extractive", "-f", format).out
    assert repr(brief).startswith("Brief(article=")


_USE = """
from pathlib import Path

import briefer
from briefer import Article, Brief, Faithfulness, Report, Settings
from briefer.testing import assert_faithful

article: Article = briefer.read("article.txt")
several: tuple[Article, ...] = briefer.read_all(Path("wire.xml"))
text: Article = briefer.read_text("Sales rose 18%.")
brief: Brief = briefer.summarize(Path("article.txt"), settings=Settings(max_sentences=2))
brief = briefer.summarize("Sales rose 18%.", model="extractive")
report: Report = briefer.check(article, Path("summary.md"), require=["18%"])
as_before: Faithfulness = report
share: float | None = report.precision
rules: list[str] = [finding.rule for finding in report.findings]
pages: list[str] = [brief.to_html(), report.to_html(), brief.to_json(), report.to_json(), str(brief), str(report)]
marks: str = brief.to_markdown() + report.to_markdown()
assert_faithful("Sales rose 18%.", Path("summary.md"), allow=["derived-figure", {"rule": "dropped-name"}])
briefer.chek  # E: Module has no attribute "chek"; maybe "check"?
briefer.summarize(18)  # E: Argument 1 to "summarize" has incompatible type "int"
brief.to_jsn()  # E: "Brief" has no attribute "to_jsn"
"""


def test_what_users_write_passes_a_strict_type_checker(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    (tmp_path / "use.py").write_text(_USE, encoding="utf-8")
    (tmp_path / "mypy.ini").write_text("[mypy]\nstrict = True\nignore_missing_imports = True\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", "mypy.ini", "use.py"],
        cwd=tmp_path,
        env={"MYPYPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    told = [line for line in done.stdout.splitlines() if line.startswith("use.py:") and ": error: " in line]
    wanted = {n: line.split("# E: ")[1] for n, line in enumerate(_USE.splitlines(), start=1) if "# E: " in line}
    assert {int(line.split(":")[1]) for line in told} == set(wanted), done.stdout
    for line in told:
        assert wanted[int(line.split(":")[1])] in line
