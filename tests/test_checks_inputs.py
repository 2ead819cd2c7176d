"""Every way to name pairs, through the command line: what is checked, what is told, what is an error."""

import io
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from briefer.batch.store import JOURNAL
from briefer.checks.folders import stem_of

SOURCE = "Sales at Toyota rose 18% in May."
GOOD, BAD = "Sales rose 18%.", "Sales rose 80%."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def records(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def shown(out: str) -> list[tuple[str, str, bool]]:
    return [(record["source"], record["summary"], record["faithful"]) for record in records(out)]


# Two files ----------------------------------------------------------------------------------------------------------


def test_two_files_are_one_object(run, folder: Path) -> None:
    write({"a.txt": SOURCE, "b.md": BAD})
    result = run("check", "a.txt", "b.md", "-f", "json")
    assert result.code == 1
    record = json.loads(result.out)
    assert (record["schema"], record["id"], record["faithful"]) == ("briefer/check/1", None, False)


@pytest.mark.parametrize("format", ["text", "json", "jsonl", "junit", "sarif", "github", "markdown"])
def test_a_file_that_is_not_there_is_one_line_and_no_report(run, folder: Path, format: str) -> None:
    write({"a.txt": SOURCE})
    result = run("check", "a.txt", "none.md", "-f", format, "-o", "out")
    assert (result.code, result.out) == (2, "")
    assert result.err == "briefer: none.md: no such file; check the path\n"
    assert not Path("out").exists()


# Two folders --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("a.txt", "a"),
        ("a.txt.md", "a"),
        ("a.md", "a"),
        ("a", "a"),
        ("x.y/a.html", "x.y/a"),
        ("v1.2-notes.txt", "v1.2-notes"),
        ("report.final.txt", "report.final"),
        (".hidden", ".hidden"),
        ("x/.md", "x/.md"),
        ("2031.05.06", "2031.05.06"),
    ],
)
def test_stems(path: str, stem: str) -> None:
    assert stem_of(path) == stem


def test_two_folders_are_matched_by_path_without_suffixes(run, folder: Path) -> None:
    write({"in/a.txt": SOURCE, "in/x/b.txt": SOURCE, "out/a.txt.md": GOOD, "out/x/b.md": BAD, "out/.git/c.md": BAD})
    result = run("check", "in", "out", "-f", "jsonl")
    assert result.code == 1
    assert shown(result.out) == [("in/a.txt", "out/a.txt.md", True), ("in/x/b.txt", "out/x/b.md", False)]
    assert result.err == ""


def test_sources_without_a_summary_are_told(run, folder: Path) -> None:
    write({"in/a.txt": SOURCE, "in/b.txt": SOURCE, "out/a.md": GOOD})
    result = run("check", "in", "out")
    assert (result.code, result.err) == (0, "briefer: sources without a summary: in/b.txt\n")
    assert run("check", "in", "out", "-q").err == ""


@pytest.mark.parametrize(
    ("files", "says"),
    [
        pytest.param({"out/b.md": GOOD}, "out/b.md: no source b in in", id="summary without a source"),
        pytest.param({"in/b.txt": SOURCE, "in/b.md": SOURCE, "out/b.md": GOOD}, "several sources of it", id="sources"),
        pytest.param(
            {"in/b.txt": SOURCE, "out/b.md": GOOD, "out/b.txt": GOOD}, "several summaries of b", id="summaries"
        ),
        pytest.param({"in/b.txt": SOURCE, "out/b.txt.json": "{}"}, "check a brief with --brief", id="brief"),
        pytest.param({"in/b.txt": SOURCE, "out/b.md": " "}, "out/b.md: there is no text in it", id="empty summary"),
    ],
)
def test_what_is_no_pair_fails_the_run_and_the_others_are_checked(
    run, folder: Path, files: dict[str, str], says: str
) -> None:
    write({"in/a.txt": SOURCE, "out/a.md": GOOD, **files})
    result = run("check", "in", "out", "-f", "jsonl")
    assert result.code == 2
    assert says in result.err
    assert [record["faithful"] for record in records(result.out)] == [True, None]
    assert says in records(result.out)[1]["error"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("in", "in"), "one folder cannot be both"),
        (("in", "in/a.txt"), "in is a folder, in/a.txt is none"),
        (("in/a.txt", "in"), "in is a folder, in/a.txt is none"),
        (("empty", "in"), "no source a in empty"),
        (("in", "empty"), "no pair to check"),
    ],
)
def test_folders_that_make_no_pairs_are_an_error(run, folder: Path, arguments: tuple[str, ...], says: str) -> None:
    write({"in/a.txt": SOURCE})
    Path("empty").mkdir()
    result = run("check", *arguments)
    assert result.code == 2
    assert says in result.err


def test_summaries_may_lie_within_the_folder_of_the_sources(run, folder: Path) -> None:
    write({"docs/a.txt": SOURCE, "docs/briefs/a.md": GOOD})
    result = run("check", "docs", "docs/briefs", "-f", "jsonl")
    assert (result.code, result.err) == (0, "")
    assert shown(result.out) == [("docs/a.txt", "docs/briefs/a.md", True)]


def test_a_pipe_is_no_summary_but_a_link_that_leads_nowhere_is_told(run, folder: Path) -> None:
    write({"in/a.txt": SOURCE, "in/b.txt": SOURCE, "in/c.txt": SOURCE, "out/a.md": GOOD})
    os.mkfifo("out/b.md")
    Path("out/c.md").symlink_to("nowhere.md")
    result = run("check", "in", "out", "-f", "jsonl")
    assert result.code == 2
    assert [faithful for *_, faithful in shown(result.out)] == [True, None]
    assert "out/c.md: no such file" in result.err


def test_links_to_folders_are_followed_but_for_those_that_have_no_end(run, folder: Path) -> None:
    write({"in/a.txt": SOURCE, "in/x/b.txt": SOURCE, "out/a.md": GOOD, "elsewhere/b.md": BAD})
    Path("out/x").symlink_to("../elsewhere")
    Path("out/z").symlink_to("..")
    Path("elsewhere/back").symlink_to("../out")
    result = run("check", "in", "out", "-f", "jsonl")
    assert (result.code, result.err) == (1, "")
    assert shown(result.out) == [("in/a.txt", "out/a.md", True), ("in/x/b.txt", "out/x/b.md", False)]


LEADS = "The museum sold 1,000 tickets in May. A second hall is planned for the harbour."


@pytest.mark.parametrize("format", ["markdown", "text"])
@pytest.mark.parametrize("text", ["No words of note.", SOURCE, LEADS, f"{LEADS}\n\n## Costs in 2031\n\n{SOURCE}\n"])
def test_what_briefer_writes_around_a_brief_is_no_statement(run, folder: Path, format: str, text: str) -> None:
    write({"in/2024_[x]/Nissan 17.md": text})
    assert run("batch", "in", "-o", "out", "-m", "extractive", "-f", format, "-q").code == 0
    result = run("check", "in", "out", "-f", "jsonl")
    assert result.code == 0
    (record,) = records(result.out)
    assert record["precision"] in (1.0, None)
    (brief,) = Path("out").rglob("Nissan*")
    assert run("check", "in/2024_[x]/Nissan 17.md", brief, "-q").code == 0
    # A figure of the sentences is judged as ever, on the line where it stands.
    written = brief.read_text(encoding="utf-8")
    brief.write_text(written.replace("\n\n", "\n\nIt cost 77 dollars.\n\n", 1), encoding="utf-8")
    assert run("check", "in", "out", "-q").code == 1


def test_a_first_line_that_is_not_the_sources_path_is_judged(run, folder: Path) -> None:
    verdict = "No unsupported name or figure (2 checked); 1 of 1 required facts kept; sentences: 1 quoted."
    for title, code in (("a.txt", 0), ("../in/a.txt", 0), ("in/17.txt", 1), ("Sales rose 80%.", 1)):
        write({"in/a.txt": SOURCE, "a.md": f"# {title}\n\n{GOOD}\n\n---\n\n{verdict}\n"})
        assert run("check", "in/a.txt", "a.md", "-q").code == code, title
    write({"a.md": f"{GOOD}\n\n{verdict}\n\nMore."})
    assert run("check", "in/a.txt", "a.md", "-q").code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("a.txt", "b.md", "-o", "./b.md"),
        ("a.txt", "b.md", "--report", "junit=link.md"),
        ("a.txt", "b.md", "--write-baseline", "a.txt"),
        ("--pairs", "a.txt", "-o", "a.txt"),
        ("a.txt", "b.md", "-o", "briefer.toml"),
    ],
)
def test_no_input_is_written_over(run, folder: Path, arguments: tuple[str, ...]) -> None:
    write({"a.txt": SOURCE, "b.md": BAD, "briefer.toml": "[check]"})
    Path("link.md").symlink_to("b.md")
    result = run("check", *arguments)
    assert (result.code, result.out) == (2, "")
    assert "an input of this run" in result.err
    assert [Path(name).read_text(encoding="utf-8") for name in ("a.txt", "b.md", "briefer.toml")] == [
        SOURCE,
        BAD,
        "[check]",
    ]


# JSON Lines ---------------------------------------------------------------------------------------------------------


def test_pairs_come_from_standard_input(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(
        json.dumps({"id": n, "source": SOURCE, "summary": text}) + "\n" for n, text in enumerate([GOOD, BAD])
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    result = run("check", "--pairs", "-", "-f", "jsonl")
    assert [(record["id"], record["faithful"]) for record in records(result.out)] == [(0, True), (1, False)]


def test_a_line_that_is_no_pair_fails_the_run_and_the_others_are_checked(run, folder: Path) -> None:
    good, bad = (json.dumps({"id": text, "source": SOURCE, "summary": text}) for text in (GOOD, BAD))
    spoilt = json.dumps({"source": SOURCE, "summary": GOOD, "allow": "derived-figure"})
    Path("p.jsonl").write_text(f"{good}\n{{\n{spoilt}\n{bad}\n", encoding="utf-8")
    result = run("check", "--pairs", "p.jsonl", "-f", "json", "--report", "junit=report.xml")
    assert result.code == 2
    assert [record["id"] for record in json.loads(result.out)] == [GOOD, None, None, BAD]
    assert [record["faithful"] for record in json.loads(result.out)] == [True, None, None, False]
    second, third = result.err.splitlines()
    assert second.startswith("briefer: p.jsonl:2: not JSON")
    assert third.startswith("briefer: p.jsonl:3: allow: not a list")
    assert 'tests="4" failures="1" errors="2"' in Path("report.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [("-", "b.md"), ("b.md", "-"), ("--pairs", "-"), ("--brief", "-")])
def test_a_closed_standard_input_is_one_clear_line(
    run, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, str]
) -> None:
    write({"b.md": GOOD})
    monkeypatch.setattr(sys, "stdin", None)  # as it is after `briefer ... <&-`
    result = run("check", *arguments, "-f", "jsonl")
    assert result.code == 2
    assert result.err == "briefer: standard input is closed; open it or give a file\n"


def test_a_line_may_allow_findings(run, folder: Path) -> None:
    pair = {"id": "a", "source": SOURCE, "summary": "Sales rose 80% or 81%.", "allow": ['altered-figure "80%"']}
    write({"p.jsonl": json.dumps(pair)})
    (record,) = records(run("check", "--pairs", "p.jsonl", "-f", "jsonl").out)
    assert [found["message"] for found in record["allowed"]] == ["80% - the source says 18%"]
    assert record["faithful"] is False
    write({"p.jsonl": json.dumps({**pair, "allow": [{"rule": "altered-figure"}]})})
    assert run("check", "--pairs", "p.jsonl").code == 0
    write({"p.jsonl": json.dumps({**pair, "allow": ["altered-figur"]})})
    result = run("check", "--pairs", "p.jsonl")
    assert result.code == 2
    assert result.err.startswith('briefer: p.jsonl:1: allow: there is no rule "altered-figur"; did you mean')


# A brief, a batch ---------------------------------------------------------------------------------------------------

ARTICLE = """Sales at Toyota rose 18% in May, the maker said on Monday. It was the best month of the year for the plant.

Plants

Nissan closed a plant in Sunderland after 38 years. About 500 people lost their work there, a union said.
"""


@pytest.fixture
def brief(run, folder: Path) -> dict[str, Any]:
    write({"in/a.txt": ARTICLE})
    assert run("summarize", "in/a.txt", "-m", "extractive", "-f", "json", "-o", "brief.json", "-q").code == 0
    record: dict[str, Any] = json.loads(Path("brief.json").read_text(encoding="utf-8"))
    assert [section["heading"] for section in record["sections"]] == [None, "Plants"]
    return record


def test_a_brief_is_checked_section_by_section(run, brief: dict[str, Any]) -> None:
    result = run("check", "--brief", "brief.json", "-f", "jsonl")
    assert result.code == 0
    assert [(r["id"], r["source"], r["summary"]) for r in records(result.out)] == [
        (None, "in/a.txt", "brief.json"),
        ("Plants", "in/a.txt", "brief.json"),
    ]
    assert [r["recall"] for r in records(result.out)] == [1.0, 1.0]


def test_a_figure_of_another_section_does_not_support_and_evidence_is_where_the_file_has_it(
    run, brief: dict[str, Any]
) -> None:
    brief["sections"][1]["summary"] = "Nissan closed a plant after 83 years. It lost 18%."
    write({"brief.json": json.dumps(brief)})
    result = run("check", "--brief", "brief.json", "-f", "jsonl")
    assert result.code == 1
    wrong = records(result.out)[1]
    assert [f["rule"] for f in wrong["findings"] if f["severity"] == "error"] == [
        "altered-figure",
        "unsupported-figure",
    ]
    for mention in wrong["mentions"]:
        if mention["evidence"]:
            found = mention["evidence"]
            assert ARTICLE[found["start"] : found["end"]] == found["text"]
    for dropped in wrong["dropped"]:
        assert ARTICLE[dropped["start"] : dropped["end"]] == dropped["text"]
    assert wrong["dropped"]


def test_what_the_model_did_not_read_is_told_again(run, brief: dict[str, Any]) -> None:
    unread = {"rule": "unread-text", "severity": "warning", "message": "too long"}
    brief["sections"][0]["findings"] = [unread]
    write({"brief.json": json.dumps(brief)})
    assert "unread-text" in run("check", "--brief", "brief.json", "-f", "jsonl").out
    assert run("check", "--brief", "brief.json", "--rule", "unread-text=error").code == 1


def test_a_source_that_moved_is_named_and_must_be_the_same(run, brief: dict[str, Any]) -> None:
    Path("in/a.txt").rename("moved.txt")
    gone = run("check", "--brief", "brief.json")
    assert gone.code == 2
    assert "in/a.txt, which it was made from, is not there; give it as --source" in gone.err
    assert run("check", "--brief", "brief.json", "--source", "moved.txt").code == 0
    write({"moved.txt": ARTICLE + "More."})
    changed = run("check", "--brief", "brief.json", "--source", "moved.txt")
    assert changed.code == 2
    assert "its SHA-256 differs" in changed.err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "not JSON"),
        ("[]", "not a briefer/brief/1 record"),
        ('{"schema": "briefer/check/1"}', "not a briefer/brief/1 record"),
        ('{"schema": "briefer/brief/1", "sections": 1}', "no list of summaries"),
        ('{"schema": "briefer/brief/1", "sections": [{"summary": "a"}]}', "no list of summaries"),
        (
            '{"schema": "briefer/brief/1", "sections": [{"summary": "a", "start": 0, "end": 1, "findings": 5}]}',
            "no list of summaries",
        ),
        ('{"schema": "briefer/brief/1", "sections": []}', "has no section"),
        (
            '{"schema": "briefer/brief/1", "sections": [{"summary": "a", "start": 0, "end": 1}], "source": null}',
            "give it as --source",
        ),
    ],
)
def test_what_is_no_brief_is_one_clear_line(run, folder: Path, content: str, says: str) -> None:
    write({"brief.json": content})
    result = run("check", "--brief", "brief.json")
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert says in result.err


@pytest.fixture
def batch(run, folder: Path) -> Path:
    write({"in/a.txt": ARTICLE, "in/x/b.txt": SOURCE, "in/c.txt": ""})
    assert run("batch", "in", "-o", "out", "-m", "extractive", "-f", "json", "-q").code == 2
    return Path("out/manifest.jsonl")


def test_a_manifest_names_the_briefs_of_a_batch(run, batch: Path) -> None:
    result = run("check", "--manifest", batch, "--folder", "in", "-f", "jsonl")
    assert result.code == 2, "one input failed"
    assert "in/c.txt: the batch made no brief of it" in result.err
    assert shown(result.out) == [
        ("in/a.txt", "out/a.txt.json", True),
        ("in/a.txt", "out/a.txt.json", True),
        ("in/c.txt", None, None),
        ("in/x/b.txt", "out/x/b.txt.json", True),
    ]


def test_a_manifest_of_an_unfinished_run_is_refused(run, batch: Path) -> None:
    (batch.parent / JOURNAL).touch()
    result = run("check", "--manifest", batch, "--folder", "in")
    assert result.code == 2
    assert "its run is not finished" in result.err


def test_a_manifest_without_its_folder_says_what_to_give(run, batch: Path) -> None:
    result = run("check", "--manifest", batch)
    assert result.code == 2
    assert "give the batch's folder as --folder" in result.err


def test_a_brief_of_a_batch_that_was_changed_by_hand_fails(run, batch: Path) -> None:
    Path("in/c.txt").write_text(SOURCE, encoding="utf-8")
    assert run("batch", "in", "-o", "out", "-m", "extractive", "-f", "json", "-q").code == 0
    assert run("check", "--manifest", batch, "--folder", "in").code == 0
    output = Path("out/a.txt.json")
    output.write_text(output.read_text(encoding="utf-8").replace("18%", "81%"), encoding="utf-8")
    assert run("check", "--manifest", batch, "--folder", "in").code == 1


# Settings -----------------------------------------------------------------------------------------------------------


def pattern(source: str, summary: str, more: str = "") -> str:
    return f'[check]\npairs = [{{source = "{source}", summary = "{summary}"{more}}}]\n'


@pytest.mark.parametrize(
    ("source", "summary", "pairs"),
    [
        pytest.param("in/*.txt", "out/{stem}.md", [("in/a.txt", "out/a.md")], id="stem"),
        pytest.param(
            "in/**/*.txt", "out/{path}.md", [("in/a.txt", "out/a.md"), ("in/x/a.txt", "out/x/a.md")], id="path"
        ),
        pytest.param("in/{stem}.txt", "out/*.md", [("in/a.txt", "out/a.md")], id="from the summary"),
        pytest.param(
            "in/a.txt", "out/**/*.md", [("in/a.txt", "out/a.md"), ("in/a.txt", "out/x/a.md")], id="one source"
        ),
        pytest.param("in/x/a.txt", "out/x/a.md", [("in/x/a.txt", "out/x/a.md")], id="two files"),
    ],
)
def test_pairs_of_the_settings(run, folder: Path, source: str, summary: str, pairs: list[tuple[str, str]]) -> None:
    files = {"in/a.txt": SOURCE, "in/x/a.txt": SOURCE, "out/a.md": GOOD, "out/x/a.md": GOOD}
    write({**files, "briefer.toml": pattern(source, summary)})
    result = run("check", "-f", "jsonl")
    assert result.code == 0
    assert [pair[:2] for pair in shown(result.out)] == pairs


def test_paths_of_the_settings_start_from_their_file(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write({"in/a.txt": SOURCE, "out/a.md": BAD, "briefer.toml": pattern("in/*.txt", "out/{stem}.md")})
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder / "in")
    result = run("check", "-f", "jsonl")
    assert shown(result.out) == [("a.txt", "../out/a.md", False)]


def test_a_pair_that_the_settings_promise_must_be_there(run, folder: Path) -> None:
    write({"in/a.txt": SOURCE, "in/b.txt": SOURCE, "out/a.md": GOOD})
    write({"briefer.toml": pattern("in/*.txt", "out/{stem}.md")})
    result = run("check", "-f", "jsonl")
    assert result.code == 2
    assert "out/b.md: no such file" in result.err
    assert [faithful for *_, faithful in shown(result.out)] == [True, None]


def test_a_pair_of_the_settings_may_allow_findings(run, folder: Path) -> None:
    write({"a.txt": SOURCE, "b.md": BAD, "briefer.toml": pattern("a.txt", "b.md", ', allow = ["altered-figure"]')})
    assert run("check").code == 0


@pytest.mark.parametrize(
    ("arguments", "settings", "says"),
    [
        pytest.param((), None, "there are no settings that name pairs", id="no settings"),
        pytest.param((), "[check]\nmin_recall = 0.1\n", "briefer.toml has no pairs", id="settings without pairs"),
        pytest.param((), pattern("none/*.txt", "out/{stem}.md"), "none/*.txt matches no file", id="glob"),
        pytest.param(("--pairs", "empty.jsonl"), None, "empty.jsonl: no pair to check", id="JSON Lines"),
        pytest.param(("--manifest", "empty.jsonl"), None, "empty.jsonl: no pair to check", id="manifest"),
    ],
)
@pytest.mark.parametrize("format", ["text", "json", "junit"])
def test_a_run_without_a_pair_is_an_error(
    run, folder: Path, format: str, arguments: tuple[str, ...], settings: str | None, says: str
) -> None:
    write({"empty.jsonl": "\n", **({} if settings is None else {"briefer.toml": settings})})
    result = run("check", *arguments, "-f", format, "--exit-zero")
    assert (result.code, result.out) == (2, "")
    assert says in result.err
    assert result.err.count("\n") == 1


def test_flags_override_the_settings(run, folder: Path) -> None:
    settings = '[check]\nmin_precision = 1.0\n[check.rules]\naltered-figure = "warning"\n'
    write({"a.txt": SOURCE, "b.md": BAD, "briefer.toml": settings})
    assert run("check", "a.txt", "b.md").code == 1
    assert run("check", "a.txt", "b.md", "--min-precision", "0").code == 0
    assert run("check", "a.txt", "b.md", "--min-precision", "0", "--rule", "altered-figure=error").code == 1
    write({"other.toml": "[check]\n"})
    assert run("check", "a.txt", "b.md", "--config", "other.toml", "--rule", "altered-figure=off").code == 0


def test_names_to_ignore_add_up(run, folder: Path) -> None:
    write({"a.txt": SOURCE, "b.md": "Toyota rose 18%, says Nissan, says Renault.", "briefer.toml": "[check]\n"})
    assert run("check", "a.txt", "b.md").code == 1
    write({"briefer.toml": '[check]\nignore_names = ["NISSAN"]\n'})
    assert run("check", "a.txt", "b.md").code == 1
    assert run("check", "a.txt", "b.md", "--ignore-name", "Renault").code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("a", "b", "--brief", "c"), "give only one of"),
        (("--pairs", "a", "--manifest", "b"), "give only one of"),
        (("--source", "c"), "--source names what summaries were made from"),
        (("--pairs", "a", "--only"), "--only chooses among pairs of files: leave out --pairs"),
        (("--manifest", "a", "--changed-since", "main"), "leave out --manifest"),
        (("--only", "a", "--changed-since", "main"), "give either --only with files, or --changed-since"),
        (("a", "--changed-since", "main"), "--changed-since finds the files itself"),
        (("a", "--source", "b", "--only"), "leave out --only and --changed-since"),
        (("-", "c", "--source", "b"), "standard input can be read once"),
        ((".", "--source", "b"), ".: a folder; --source is one file"),
        (("a", "b", "c"), "3 files, and no settings say which belong together"),
        (("--brief", "a", "--folder", "c"), "give its manifest as --manifest"),
        (("a", "b", "--rule", "altered-figure"), "give CODE=LEVEL"),
        (("a", "b", "--rule", "altered=off"), "--rule: there is no rule"),
        (("a", "b", "--rule", "altered-figure=of"), 'did you mean "off"'),
        (("a", "b", "--min-recall", "1.1"), "min_recall is 1.1"),
        (("a", "b", "--min-recall", "nan"), "min_recall is nan"),
        (("a", "b", "--report", "junit"), "give FORMAT=PATH"),
        (("a", "b", "--report", "junt=x"), 'did you mean "junit"'),
        (("a", "b", "--report", "junit=no/x.xml"), "there is no folder"),
        (("a", "b", "-o", "x", "--report", "json=./x"), "two results go there"),
        (("a", "b", "--report", "json=x", "--write-baseline", "x"), "two results go there"),
        (("a", "b", "-o", "loop", "--report", "json=loop"), "loop: two results go there"),
        (("a", ""), "give a SOURCE and a SUMMARY"),
        (("a", "b", "--config", "none.toml"), "none.toml: cannot be read"),
        (("a", "b", "--baseline", "none.json"), "none.json: cannot be read"),
    ],
)
def test_arguments_that_make_no_sense_are_one_clear_line(
    run, folder: Path, arguments: tuple[str, ...], says: str
) -> None:
    Path("loop").symlink_to("loop")
    result = run("check", *arguments)
    assert (result.code, result.out) == (2, "")
    assert says in result.err
    assert result.err.count("\n") == 1
