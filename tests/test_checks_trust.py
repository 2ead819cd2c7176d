"""Who may silence a finding, and what `check` may be made to read: never whoever wrote the summary."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefer.checks.inputs import FilePair, JudgeOptions, PairVerdict, TextPair
from briefer.checks.pairs import Pair
from briefer.checks.reports.formats import NO_PLACE_FOR_SETTINGS, CheckFormat
from briefer.checks.run import Run
from briefer.checks.settings import find_settings
from briefer.checks.trust import CommentTrust
from briefer.errors import ConfigError

SOURCE = "Sales rose 18% in May, the shop said."
COMMENT = "<!-- briefer: allow-file altered-figure -- it says so -->"
BAD = f"Sales rose 80%. {COMMENT}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    write({"source.txt": SOURCE})
    return tmp_path


def write(files: dict[str, str]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def settings(value: str) -> None:
    write({"briefer.toml": f"[check]\nallow_comments = {value}\n"})


# Comments in files


def test_a_comment_counts_in_a_file_that_git_tracks(run) -> None:
    write({"a.md": BAD})
    git("init", "--quiet")
    untracked = run("check", "source.txt", "a.md")
    assert untracked.code == 1
    assert (
        "a.md:1: what this comment allows is not allowed: git does not track the file; set allow_comm" in untracked.err
    )
    git("add", "a.md")
    tracked = run("check", "source.txt", "a.md")
    assert (tracked.code, tracked.err) == (0, "")
    assert "a.md:1:12: allowed altered-figure: 80% - the source says 18% (a.md:1: it says" in tracked.out
    settings("false")
    refused = run("check", "source.txt", "a.md")
    assert refused.code == 1
    assert "the settings say allow_comments = false" in refused.err


def test_a_folder_of_summaries_cannot_bring_its_own_repository(run, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"in/a.txt": SOURCE, "out/a.md": BAD})
    git("init", "--quiet", "out")
    git("-C", "out", "add", "a.md")
    assert run("check", "in", "out").code == 1
    monkeypatch.chdir("out")  # nor from inside of it
    assert run("check", "../in", ".").code == 1
    monkeypatch.chdir("..")
    git("init", "--quiet")  # nor when the folder around it is one
    assert run("check", "in", "out").code == 1


def test_outside_of_git_the_settings_decide(run) -> None:
    write({"a.md": BAD})
    assert run("check", "source.txt", "a.md").code == 1
    settings("true")
    assert run("check", "source.txt", "a.md").code == 0
    settings('"yes"')
    assert run("check", "source.txt", "a.md").code == 2


def obeyed(summary: str, name: str = "a.md", source: str = SOURCE) -> PairVerdict:
    write({name: summary, "source.txt": source})
    return FilePair("source.txt", name).judged(JudgeOptions(trust=CommentTrust(allow_comments=True)))


@pytest.mark.parametrize(
    ("summary", "counts"),
    [
        pytest.param(BAD, True, id="at the end of a line"),
        pytest.param(f"{COMMENT}\n\nSales rose 80%.", True, id="on a line of its own"),
        pytest.param(f"- Sales rose 80%.\n  {COMMENT}\n", True, id="in an item"),
        pytest.param(f"> {COMMENT}\n>\n> Sales rose 80%.\n", True, id="in a quote"),
        pytest.param(f"<div>\n{COMMENT}\n</div>\n\nSales rose 80%.\n", True, id="in an element"),
        pytest.param(f"Sales rose 80%. `{COMMENT}`\n", False, id="a span of code"),
        pytest.param(f"Sales rose 80%.\n\n```\n{COMMENT}\n```\n", False, id="a fenced block"),
        pytest.param(f"Sales rose 80%.\n\n    {COMMENT}\n", False, id="an indented block"),
        pytest.param(f"Sales rose 80%. \\{COMMENT}\n", False, id="escaped"),
        pytest.param(f"<textarea>\n{COMMENT}\n</textarea>\n\nSales rose 80%.\n", False, id="a field of a form"),
        pytest.param(f"<title>Sales {COMMENT}</title>\n\nSales rose 80%.\n", False, id="the title of a page"),
        pytest.param(f"<iframe>\n{COMMENT}\n</iframe>\n\nSales rose 80%.\n", False, id="what stands in for a frame"),
        pytest.param(f"<noembed>\n{COMMENT}\n</noembed>\n\nSales rose 80%.\n", False, id="in for a player"),
        pytest.param(f"Sales <title>{COMMENT}</title> rose 80%.\n", False, id="a title in a line"),
        pytest.param(f"<div title='{COMMENT}'>\nMay\n</div>\n\nSales rose 80%.\n", False, id="an attribute"),
        pytest.param(f"Sales <i title='{COMMENT}'>rose</i> 80%.\n", False, id="an attribute in a line"),
        pytest.param(f"Sales [rose]({COMMENT}) 80%.\n", False, id="the target of a link"),
        pytest.param(f"Sales [rose](x '{COMMENT}') 80%.\n", False, id="the title of a link"),
        pytest.param(f"Sales [rose][a] 80%.\n\n[a]: x '{COMMENT}'\n", False, id="a reference"),
        pytest.param(f"Sales ![{COMMENT}](x) rose 80%.\n", False, id="the words of a picture"),
        pytest.param(f"Sales [rose](x) 80%. {COMMENT}\n", True, id="behind a link"),
        pytest.param(f'<div title="a">\n{COMMENT}\n</div>\n\nSales rose 80%.\n', True, id="behind an attribute"),
        pytest.param(f'---\ntitle: "Sales {COMMENT}"\n---\n\nSales rose 80%.\n', False, id="the front matter"),
    ],
)
def test_what_a_reader_sees_is_no_comment(summary: str, counts: bool) -> None:
    verdict = obeyed(summary)
    assert bool(verdict.allowances) is counts
    assert [note.split(": ", 2)[2] for note in verdict.notes] == ([] if counts else ["it is text to read"])


def test_the_text_of_a_page_allows_nothing() -> None:
    page = "<html><body><article><p>Sales rose 80% in May.</p><p>{}</p></article></body></html>"
    escaped = COMMENT.replace("<", "&lt;").replace(">", "&gt;")
    for text in (COMMENT, escaped):
        assert not obeyed(page.format(text), "a.html").allowances
    for name in ("a.html", "a.HTM"):  # nor where no tag is in it
        verdict = obeyed(BAD, name)
        assert not verdict.allowances
        assert verdict.notes == (f"{name}:1: what this comment allows is not allowed: what a page says is content",)


@pytest.mark.parametrize("format", list(CheckFormat))
def test_every_run_names_its_settings(run, format: CheckFormat) -> None:
    write({"a.md": "Sales rose 18%.\n"})
    settings("true")
    done = run("check", "source.txt", "a.md", "-f", format)
    assert done.code == 0
    assert "briefer.toml" in done.out + done.err
    assert done.err.count("briefer.toml") == (format in NO_PLACE_FOR_SETTINGS)


def test_a_comment_of_the_source_allows_nothing_in_its_summary(run) -> None:
    source = f"{SOURCE} {COMMENT}\n"
    verdict = obeyed(BAD, source=source)
    assert not verdict.allowances
    assert verdict.notes == ("a.md:1: what this comment allows is not allowed: it is copied from the source",)
    # Another one of the summary's own still counts.
    assert obeyed(f"{BAD}\n<!-- briefer: allow derived-figure -->", source=source).allowances


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_what_briefer_wrote_allows_nothing(run, format: str) -> None:
    write({"news.txt": f"{SOURCE} {COMMENT} The shop in Osaka sold 1,200 cars on 12 May, its owner Aiko Mori said.\n"})
    made = run("summarize", "news.txt", "-m", "extractive", "-f", format, "-o", "brief.md")
    assert made.code == 0, made.err
    text = Path("brief.md").read_text(encoding="utf-8")
    Path("brief.md").write_text(f"Sales rose 80%. {COMMENT.replace('it', 'we')}\n\n{text}", encoding="utf-8")
    settings("true")
    assert run("check", "news.txt", "brief.md").code == 1


def test_a_comment_that_is_not_obeyed_is_text_and_no_error(run) -> None:
    write({"a.txt": 'Sales rose 18%. <!-- briefer: alow nothing "80%" -->\n'})
    found = run("check", "source.txt", "a.txt", "-f", "json")
    assert found.code == 1  # in a plain text it is read as it is seen
    assert "briefer: a.txt:1: what this comment allows is not allowed: git does not track" in found.err
    many = obeyed(BAD * 9, source=f"{SOURCE} {COMMENT}").notes
    assert len(many) == 4
    assert many[-1] == "a.md: 6 more comments are not obeyed: it is copied from the source"


# Comments in what has no file


def test_comments_in_pairs_are_content(run) -> None:
    lines = [
        {"id": "a", "source": SOURCE, "summary": BAD},
        {"source": SOURCE, "summary": BAD, "allow": ["altered-figure"]},
    ]
    write({"pairs.jsonl": "".join(json.dumps(line) + "\n" for line in lines)})
    settings("true")
    result = run("check", "--pairs", "pairs.jsonl", "-f", "jsonl")
    first, second = map(json.loads, result.out.splitlines())
    assert (result.code, first["passed"], second["passed"]) == (1, False, True)
    assert "name the rules under" in first["unused"][0]
    assert second["allowed"][0]["allowed_by"]["inline"] is False


def test_standard_input_is_content(run, monkeypatch: pytest.MonkeyPatch) -> None:
    settings("true")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    result = run("check", "source.txt", "-")
    assert result.code == 1
    assert "standard input is content" in result.err


def test_the_verdict_on_texts_is_on_all_of_them() -> None:
    pair = Pair(None, SOURCE, f"Sales rose 18%. {COMMENT} 80%")
    (outcome,) = Run().outcomes([TextPair(pair)])
    assert outcome.report.summary == pair.summary  # type: ignore[union-attr]


def test_a_quotation_of_the_file_is_the_files(run) -> None:
    text = f"---\ntitle: Sales\ndate: 2031-05-06\n---\n\nSales rose 80%. {COMMENT}\n"
    write({"a.md": text})
    settings("true")
    (found,) = json.loads(run("check", "source.txt", "a.md", "-f", "sarif").out)["runs"][0]["results"]
    where = found["locations"][0]["physicalLocation"]
    assert (where["region"]["startLine"], where["region"]["snippet"]["text"]) == (6, "80%")
    assert where["contextRegion"]["snippet"]["text"] in text


# Where an allowance belongs


@pytest.mark.parametrize(
    ("summary", "says"),
    [
        (
            "Sales rose 18%. <!-- briefer: allow altered-figure -->\n\nThey rose 80%.\n",
            "the finding stands in line 3: put it there",
        ),
        ("Sales rose 80%. <!-- briefer: allow derived-figure -->\n", 'what stands there is altered-figure "80%"'),
        (
            'Sales rose 80%. <!-- briefer: allow altered-figure "81%" -->\n',
            'what stands there is altered-figure "80%"',
        ),
        ("Sales rose 18%. <!-- briefer: allow altered-figure -->\n", "remove it"),
    ],
)
def test_an_allowance_that_allows_nothing_says_where_it_belongs(summary: str, says: str) -> None:
    write({"a.md": summary})
    (outcome,) = Run(JudgeOptions(trust=CommentTrust(allow_comments=True))).outcomes([FilePair("source.txt", "a.md")])
    (unused,) = outcome.unused  # type: ignore[union-attr]
    assert unused.endswith(f" allows nothing; {says}")


# Settings


def test_settings_above_the_repository_do_not_count(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"briefer.toml": "[check]\nmin_recall = 0.1\n", "repository/deep/a.md": BAD})
    (folder / "repository" / ".git").mkdir()
    monkeypatch.chdir("repository/deep")
    assert find_settings().path is None
    write({"../pyproject.toml": "[tool.briefer.check]\nmin_recall = 0.2\n"})
    assert find_settings().policy.min_recall == 0.2


def test_outside_of_a_repository_the_search_ends_at_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"briefer.toml": "[check]\nmin_recall = 0.1\n", "home/work/a.md": BAD})
    monkeypatch.setenv("HOME", str(folder / "home"))
    monkeypatch.chdir("home/work")
    assert find_settings().path is None
    write({"../briefer.toml": "[check]\nmin_recall = 0.2\n"})
    assert find_settings().policy.min_recall == 0.2
    # Outside of both only the folder itself counts.
    monkeypatch.setenv("HOME", "/nonexistent")
    assert find_settings().path is None


def test_settings_among_the_summaries_are_passed_over_and_told(run, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"in/a.txt": SOURCE, "out/a.md": "Sales rose 80%.\n"})
    write({"out/briefer.toml": "[check.rules]\naltered-figure = 'off'\n"})
    monkeypatch.chdir("out")
    result = run("check", "../in", ".")
    assert result.code == 1
    assert result.err.startswith("briefer: briefer.toml: not read, it lies among the summaries; give it as --config")
    assert run("check", "../in", ".", "--config", "briefer.toml").code == 0
    # What is above the summaries counts; and a slip among them stops nobody.
    write({"../briefer.toml": "[check.rules]\naltered-figure = 'off'\n", "briefer.toml": "no TOML"})
    Path("../.git").mkdir()
    assert run("check", "../in", ".").code == 0


def test_the_report_names_the_settings(run) -> None:
    write({"in/a.txt": SOURCE, "out/a.md": "Sales rose 18%.\n", "briefer.toml": "[check]\nmin_recall = 0.1\n"})
    assert run("check", "in", "out").out.endswith("settings: briefer.toml.\n")
    assert run("check", "in/a.txt", "out/a.md").out.endswith("\nSettings: briefer.toml.\n")
    for format in ("json", "jsonl", "concise", "markdown", "azure", "html", "junit", "sarif"):
        assert "briefer.toml" in run("check", "in", "out", "-f", format).out


# What is read


@pytest.fixture
def brief(run, folder: Path) -> Path:
    """A brief in a folder of its own; its source lies beside it."""
    write({"made/news.txt": f"{SOURCE} The shop in Osaka sold 1,200 cars on 12 May, its owner Aiko Mori said.\n"})
    made = run("summarize", "made/news.txt", "-m", "extractive", "-f", "json", "-o", "made/brief.json")
    assert made.code == 0, made.err
    return folder / "made" / "brief.json"


def renamed(brief: Path, path: str) -> None:
    record = json.loads(brief.read_text(encoding="utf-8"))
    record["source"]["path"] = path
    brief.write_text(json.dumps(record), encoding="utf-8")


def test_a_brief_names_no_file_outside_of_the_folders_given(
    run, brief: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("check", "--brief", "made/brief.json").code == 0
    write({"secret/news.txt": Path("made/news.txt").read_text(encoding="utf-8"), "here/x.txt": "x"})
    monkeypatch.chdir("here")
    (folder / "made" / "link").symlink_to(folder / "secret")
    for outside in (str(folder / "secret" / "news.txt"), "../secret/news.txt", "link/news.txt", "/etc/hosts"):
        renamed(brief, outside)
        result = run("check", "--brief", "../made/brief.json")
        assert (result.code, outside in result.err, "give it as --source" in result.err) == (2, True, True), outside
    assert run("check", "--brief", "../made/brief.json", "--source", "../secret/news.txt").code == 0
    renamed(brief, "news.txt")  # beside the brief
    assert run("check", "--brief", "../made/brief.json").code == 0


def test_a_manifest_names_no_file_outside_of_its_folders(run, folder: Path) -> None:
    write({"in/news.txt": f"{SOURCE} The shop in Osaka sold 1,200 cars on 12 May, its owner Aiko Mori said.\n"})
    assert run("batch", "in", "-o", "out", "-m", "extractive", "-f", "json", "-q").code == 0
    assert run("check", "--manifest", "out/manifest.jsonl", "--folder", "in").code == 0
    manifest = Path("out/manifest.jsonl")
    line = json.loads(manifest.read_text(encoding="utf-8"))
    for path in ("../source.txt", "/etc/hosts", "a/../../source.txt"):
        manifest.write_text(json.dumps({**line, "path": path, "output": f"{path}.json"}) + "\n", encoding="utf-8")
        result = run("check", "--manifest", "out/manifest.jsonl", "--folder", "in")
        assert result.code == 2
        assert path in result.err


def test_what_nobody_would_be_told_of_is_not_told_as_allowed(run) -> None:
    write({"in/a.txt": SOURCE, "out/a.md": "The shop opened. <!-- briefer: allow dropped-figure -->\n"})
    settings("true")
    assert run("check", "in", "out").out == "1 of 1 pair pass; 0 errors, 0 warnings; settings: briefer.toml.\n"
    asked = run("check", "in", "out", "--show-dropped").out
    assert "out/a.md: allowed dropped-figure: 18%" in asked
    assert "1 allowed" in asked


# Which rules are looked at


@pytest.mark.parametrize(
    ("flags", "code", "rules"),
    [
        ((), 1, ["altered-figure", "derived-figure"]),
        (("--select", "altered-figure"), 1, ["altered-figure"]),
        (("--select", "derived,name"), 0, ["derived-figure"]),
        (("--ignore", "altered"), 0, ["derived-figure"]),
        (("--select", "figure", "--ignore", "derived,altered-figure"), 0, []),
        (("--level", "error"), 1, ["altered-figure"]),
    ],
)
def test_rules_are_chosen_by_code_or_word(run, flags: tuple[str, ...], code: int, rules: list[str]) -> None:
    write({"source.txt": "Police held 15 men and 2 women. Sales rose 18%.", "a.txt": "Police held 17. Sales rose 80%."})
    result = run("check", "source.txt", "a.txt", "-f", "csv", *flags)
    assert result.code == code
    assert sorted(line.split(",")[4] for line in result.out.splitlines()[1:]) == rules


@pytest.mark.parametrize(
    ("flags", "says"),
    [
        (("--select", "figre"), 'select: there is no rule "figre"; did you mean "figure"?'),
        (("--ignore", "threshold"), 'ignore: there is no rule "threshold"'),
        (("--ignore", "figure,name,statement,outcome,roles,spliced,planned"), "leave no rule to look at"),
        (("--level", "note"), "note"),
    ],
)
def test_a_choice_that_is_none_is_refused(run, flags: tuple[str, ...], says: str) -> None:
    write({"a.txt": "Sales rose 18%."})
    result = run("check", "source.txt", "a.txt", *flags)
    assert result.code == 2
    assert says in result.err


def test_selecting_rules_does_not_hide_that_nothing_was_checked(run) -> None:
    write({"a.txt": "Мэр открыл мост в пятницу, сообщили в мэрии города."})
    assert run("check", "source.txt", "a.txt", "--select", "figure").code == 2


def test_settings_choose_rules_and_the_flag_wins(run) -> None:
    write({"a.txt": "Sales rose 80%.", "briefer.toml": '[check]\nselect = ["name"]\n'})
    assert run("check", "source.txt", "a.txt").code == 0
    assert run("check", "source.txt", "a.txt", "--select", "figure").code == 1
    write({"briefer.toml": '[check]\nselect = ["nam"]\n'})
    with pytest.raises(ConfigError, match='there is no rule "nam"'):
        find_settings()


def test_many_pairs_are_told_by_exception(run) -> None:
    write({f"in/{stem}.txt": "Police held 15 men and 2 women. Sales rose 18%." for stem in "abc"})
    write({"out/a.txt": "Sales rose 18%.", "out/b.txt": "Police held 17.", "out/c.txt": "Sales rose 80%."})

    def shown(*flags: str) -> list[str]:
        return [stem for stem in "abc" if f"out/{stem}.txt against" in run("check", "in", "out", *flags).out]

    assert (shown(), shown("--level", "warning"), shown("-v")) == (["c"], ["b", "c"], ["a", "b", "c"])
    assert run("check", "in", "out").out.endswith("2 of 3 pairs pass; 1 error, 1 warning.\n")
    assert run("check", "in", "out", "--level", "error").out.endswith("2 of 3 pairs pass; 1 error, 0 warnings.\n")
