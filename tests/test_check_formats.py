"""Reports for services: one golden file a format, and the rules by which the service reads it, as it writes them."""

import csv
import io
import json
import os
import re
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from briefer.checks.allowances import Allowance
from briefer.checks.outcome import CheckedPair, FailedPair, Outcome, PairFinding, Totals
from briefer.checks.policy import Policy
from briefer.checks.reports import help as help_pages
from briefer.checks.reports import sarif as sarif_report
from briefer.checks.reports.context import RunContext
from briefer.checks.reports.csv import COLUMNS
from briefer.checks.reports.formats import CheckFormat, check_reporter
from briefer.checks.reports.sarif_nodes import azure_pipeline, public_address
from briefer.faithfulness.report import Severity
from briefer.faithfulness.rules import RULES
from briefer.version import __version__
from tests.test_check_reports import FAILED, HOSTILE, SOURCE, SUMMARY, WEIRD_PATH, filed, judged, many

GOLDEN = Path(__file__).parent / "golden" / "check"
WITH_GOLDEN = [format for format in CheckFormat if format is not CheckFormat.HTML]  # pages have tests of their own
UNICODE = "“Russia” 😀 occupies 80% of Ukraine."


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in no repository, an installation from an address, no pipeline around."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TF_BUILD", raising=False)
    monkeypatch.setattr(help_pages, "_installed_from", lambda: ("https://host.example/team/briefer", "c0ffee"))
    help_pages.home_uri.cache_clear()
    return tmp_path


def run_of_every_kind() -> list[Outcome]:
    """An error, a lost fact, a known error, an allowed warning, a missed threshold, a pair that was not checked."""
    asked = Policy(show_dropped=True, min_precision=0.9)
    failing = filed(judged(policy=asked))
    unicode = filed(judged(SOURCE, UNICODE), summary="briefs/ü 1.md")
    known = replace(unicode, findings=tuple(replace(found, known=True) for found in unicode.findings if found.told))
    warned = judged("Police held 15 men and 2 women.", "Police held 17 people.")
    (derived,) = [found for found in warned.findings if found.finding.rule == "derived-figure"]
    by = Allowance("derived-figure", "briefs/c.md:1", reason="15 men and 2 women", inline=True)
    waived = replace(warned, findings=(), allowed=(replace(derived, allowed_by=by),), unused=("an allowance is idle",))
    return [failing, known, filed(waived, "articles/c.txt", "briefs/c.md"), FAILED]


def rendered(format: CheckFormat, *outcomes: Outcome, context: RunContext | None = None) -> str:
    stream = io.StringIO()
    reporter = check_reporter(format, stream, width=100, color=False, context=context)
    totals = Totals()
    for outcome in outcomes:
        reporter.add(outcome)
        totals = totals.plus(outcome)
    reporter.close(totals)
    return stream.getvalue()


@pytest.mark.parametrize("format", WITH_GOLDEN)
def test_a_report_says_what_its_golden_file_says(format: CheckFormat, place: Path) -> None:
    """``BRIEFER_WRITE_GOLDEN=1`` writes the files anew."""
    outcomes = [replace(outcome, seconds=0.0125) for outcome in run_of_every_kind()]
    text = rendered(format, *outcomes, context=RunContext(str(place), "briefer.toml", has_baseline=True))
    text = text.replace(__version__, "VERSION")
    path = GOLDEN / f"{format}.txt"
    if os.environ.get("BRIEFER_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


# GitLab: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format


def test_gitlab_finds_what_it_requires_and_no_fingerprint_twice() -> None:
    same = [filed(judged("Sales rose 18%.", "Sales rose 80%. Sales rose 80%."), summary="briefs/b.md")] * 2
    entries = json.loads(rendered(CheckFormat.GITLAB, *run_of_every_kind(), *same, judged(), judged()))
    for entry in entries:
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["description"]
        assert entry["check_name"] in {rule.code for rule in RULES}
        assert entry["location"]["path"]
        assert not entry["location"]["path"].startswith(("/", "./"))
        assert entry["location"]["lines"]["begin"] >= 1
    fingerprints = [entry["fingerprint"] for entry in entries]
    assert len(set(fingerprints)) == len(fingerprints) > 8
    assert json.loads(rendered(CheckFormat.GITLAB)) == []


def test_a_fingerprint_stays_when_lines_move_and_the_run_starts_elsewhere(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def prints(summary: str, path: str) -> list[str]:
        pair = filed(judged(SOURCE, summary), summary=path)
        return [
            e["fingerprint"] for e in json.loads(rendered(CheckFormat.GITLAB, pair, context=RunContext(str(place))))
        ]

    here = prints(SUMMARY, "briefs/a.md")
    (place / "briefs").mkdir()
    monkeypatch.chdir(place / "briefs")
    assert prints(f"Moved down.\n\n{SUMMARY}", "a.md") == here
    assert prints(SUMMARY, "b.md") != here


# Azure Pipelines: https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands

_COMMAND = re.compile(r"##vso\[task\.logissue (?P<properties>(?:[a-z]+=[^;\]]*;)*)\](?P<message>.*)\Z")


def issues(text: str) -> list[dict[str, str]]:
    """The issues of a log, as the agent reads them: it looks for a command anywhere in a line."""
    found = []
    for line in text.splitlines():
        if "##vso[" not in line.lower():
            continue
        command = _COMMAND.match(line)
        assert command, line
        assert "##vso[" not in command["message"].lower()
        pairs = dict(part.split("=", 1) for part in command["properties"].rstrip(";").split(";"))
        found.append(
            {name: _unescaped(value) for name, value in pairs.items()} | {"said": _unescaped(command["message"])}
        )
    return found


def _unescaped(text: str) -> str:
    for written, meant in (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%AZP25", "%")):
        text = text.replace(written, meant)
    return text


def test_azure_reads_each_new_finding_and_no_command_of_a_text() -> None:
    plain, *_ = issues(rendered(CheckFormat.AZURE, *run_of_every_kind()))
    assert plain == {
        "type": "error",
        "sourcepath": "briefs/a.md",
        "linenumber": "2",
        "columnnumber": "17",
        "code": "altered-figure",
        "said": "80% - the source says 18% of Ukraine",
    }
    evil = HOSTILE + "##vso[task.setvariable variable=a]b ##VSO[x]80% ##vso"
    told = issues(rendered(CheckFormat.AZURE, many(3, evil), filed(judged(), summary="a;b]c%\n.md")))
    assert [issue["type"] for issue in told] == ["error"] * 4
    assert told[-1]["sourcepath"] == "a;b]c%\\n.md"


@pytest.mark.parametrize("format", CheckFormat)
def test_no_runner_finds_a_command_in_any_report(format: CheckFormat) -> None:
    evil = "##vso[task.complete result=Failed]80% ##VSO[80% ##teamcity[buildStop]80% ##80% ##vso80% "
    text = rendered(format, many(2, evil), FailedPair(evil, evil, evil, evil))
    foreign = [line for line in text.splitlines() if not line.startswith("##vso[task.logissue ")]
    assert not re.search(r"##(?:vso|teamcity)?\[", "\n".join(foreign), re.IGNORECASE)


# Reviewdog: proto/rdf/reviewdog.proto and its JSON schema


def test_reviewdog_counts_columns_in_bytes() -> None:
    report = json.loads(rendered(CheckFormat.RDJSON, filed(judged(SOURCE, UNICODE))))
    assert report["source"] == {"name": "briefer", "url": "https://host.example/team/briefer"}
    (altered, *_) = report["diagnostics"]
    assert altered["severity"] in {"ERROR", "WARNING", "INFO"}
    assert (
        altered["code"]["url"]
        == f"https://host.example/team/briefer/blob/c0ffee/docs/rules.md#{altered['code']['value']}"
    )
    start, end = altered["location"]["range"]["start"], altered["location"]["range"]["end"]
    assert UNICODE.encode()[start["column"] - 1 : end["column"] - 1].decode() == "80%"
    # An older one refuses a field that it does not know; a comment is Markdown, where nothing foreign may act.
    assert set(altered) == {"message", "location", "severity", "code"}
    said, quoted = altered["message"].split("\n\n")
    assert said == "80% - the source says 18% of Ukraine"
    assert quoted == "` articles/a.txt:2: Russia occupies [18%] of Ukraine. `"
    evil = json.loads(rendered(CheckFormat.RDJSON, many(1, "80% @all #1 <b> [x](http://a.example) `y` ")))
    tokens = MarkdownIt("commonmark").parse(evil["diagnostics"][0]["message"])
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds == {"code_inline"}
    assert json.loads(rendered(CheckFormat.RDJSON))["diagnostics"] == []


# CSV


def test_a_table_has_a_line_for_each_finding_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(rendered(CheckFormat.CSV, *run_of_every_kind()))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["state"] for row in rows] == ["new", "new", "new", "known", "allowed", "new"]
    assert (rows[0]["line"], rows[0]["column"], rows[0]["source_line"]) == ("2", "17", "2")
    assert rows[4]["allowed_by"] == "briefs/c.md:1: 15 men and 2 women"
    formula = many(1, '=HYPERLINK("http://a.example")80%')
    formula = replace(formula, id='=cmd|" /C calc"!A1', summary="@a.md")
    cells = [cell for row in csv.reader(io.StringIO(rendered(CheckFormat.CSV, formula))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


# Concise


def test_a_line_a_finding() -> None:
    assert rendered(CheckFormat.CONCISE, *run_of_every_kind()).splitlines() == [
        "briefs/a.md:2:17: error altered-figure: 80% - the source says 18% of Ukraine",
        "briefs/a.md: warning dropped-figure: 18% - the summary does not keep it",
        "briefs/a.md: error threshold: precision 0.6667 is below 0.9: 2 of 3 names and figures are supported",
        "briefs/c.md:1:13: allowed derived-figure: 17 - not in the source, but its figures give it (15 + 2) "
        "(briefs/c.md:1: 15 men and 2 women)",
        f"briefs/b.md [3]: error not-checked: {FAILED.error}",
        "2 of 4 pairs pass; 1 not checked; 1 error, 1 warning; 1 known, 1 allowed.",
    ]


# JUnit: GitLab and others drop the second of two test cases of one name


def test_test_cases_have_names_of_their_own_times_and_a_bounded_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefer.checks.reports.junit._MOST_IN_ALL", 3000)
    pair = replace(filed(many(20, "Sales rose 80%. "), summary="briefs/a.md"), seconds=0.25)
    text = rendered(CheckFormat.JUNIT, *[pair] * 4, context=RunContext(settings="briefer.toml"))
    root = ET.fromstring(text)
    cases = list(root.iter("testcase"))
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases) == 4
    assert [root.get("time"), cases[0].get("time")] == ["1.000", "0.250"]
    assert [prop.attrib for prop in root.findall("./testsuite/properties/property")] == [
        {"name": "briefer", "value": __version__},
        {"name": "settings", "value": "briefer.toml"},
    ]
    texts = [str(case.find("failure").text) for case in cases]  # type: ignore[union-attr]
    assert [text.startswith("Cut here: ") for text in texts] == [False, True, True, True]


# SARIF: what the Multitool asks of a log


def log_of(*outcomes: Outcome, context: RunContext | None = None) -> dict:
    (run,) = json.loads(rendered(CheckFormat.SARIF, *outcomes, context=context))["runs"]
    return run


def test_every_rule_has_a_name_words_and_a_page() -> None:
    driver = log_of()["tool"]["driver"]
    assert driver["informationUri"].startswith("https://")
    assert re.fullmatch(r"\d+\.\d+\.\d+", driver["semanticVersion"])
    for rule in driver["rules"]:
        assert re.fullmatch(r"(?:[A-Z][a-z]+)+", rule["name"])
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["fullDescription"]["text"].endswith(".")
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["helpUri"].endswith(f"/docs/rules.md#{rule['id']}")


def test_every_result_has_a_region_and_two_fingerprints_of_its_own() -> None:
    same = filed(judged("Sales rose 18%.", "Sales rose 80%. Sales rose 80%."), summary="briefs/d.pdf")
    results = log_of(*run_of_every_kind(), same)["results"]
    for result in results:
        (where,) = result["locations"]
        assert where["physicalLocation"]["region"]["startLine"] >= 1
        assert where["physicalLocation"]["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    prints = [result["fingerprints"]["briefer/v1"] for result in results]
    assert len(set(prints)) == len(prints) > 5
    # A page's lines are not the file's: it is pointed at as a whole.
    places = [result["locations"][0]["physicalLocation"] for result in results]
    pages = [place["region"] for place in places if place["artifactLocation"]["uri"].endswith(".pdf")]
    assert pages == [{"startLine": 1}] * 2


def test_a_line_that_nobody_reads_is_not_quoted() -> None:
    (result,) = log_of(filed(judged("Sales rose 18%.", f"{'word ' * 1000}Sales rose 80%.")))["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert "contextRegion" not in physical
    assert physical["region"]["snippet"] == {"text": "80%"}


def test_a_log_keeps_to_what_services_take_errors_first(monkeypatch: pytest.MonkeyPatch) -> None:
    warned = many(10)
    findings = tuple(
        replace(found, finding=replace(found.finding, severity=Severity.WARNING)) for found in warned.findings
    )
    warned = replace(warned, findings=findings)
    monkeypatch.setattr(sarif_report, "MOST_RESULTS", 15)
    log = log_of(warned, many(10))
    assert [result["level"] for result in log["results"]] == ["error"] * 10 + ["warning"] * 5
    (left_out,) = log["invocations"][0]["toolExecutionNotifications"]
    assert left_out["level"] == "warning"
    assert left_out["message"]["text"].startswith("5 results left out")
    monkeypatch.setattr(sarif_report, "MOST_BYTES", 1)
    log = log_of(many(400))
    assert len(log["results"]) < 400
    assert "left out" in log["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def _finding(pair: CheckedPair) -> PairFinding:
    return pair.findings[0]


def test_an_allowance_of_the_settings_is_external() -> None:
    by = Allowance("altered-figure", "briefer.toml: pairs[0].allow", reason="")
    pair = filed(judged())
    pair = replace(pair, findings=(), allowed=(replace(_finding(pair), allowed_by=by),))
    (result,) = log_of(pair)["results"]
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "briefer.toml: pairs[0].allow"}
    ]


def test_each_settings_file_is_an_analysis_of_its_own(place: Path) -> None:
    first, second = (
        log_of(context=RunContext(str(place), settings))["automationDetails"] for settings in (None, "a/briefer.toml")
    )
    assert first["id"] == "briefer-check/"
    assert second["id"] == "briefer-check/a/briefer.toml/"


def test_a_pipeline_of_azure_is_told_whose_run_it_is() -> None:
    environment = {
        "TF_BUILD": "True",
        "SYSTEM_COLLECTIONURI": "https://dev.azure.com/team/",
        "SYSTEM_TEAMPROJECT": "News desk",
        "SYSTEM_DEFINITIONID": "7",
        "SYSTEM_PHASEID": "6884a131-87da-5381-61f3-d7acc3b91d76",
        "SYSTEM_PHASENAME": "check",
        "BUILD_DEFINITIONNAME": "briefs",
        "BUILD_SOURCEBRANCH": "refs/heads/a/b",
        "BUILD_BUILDID": "42",
    }
    node = azure_pipeline(environment)
    phase = environment["SYSTEM_PHASEID"]
    assert node["id"] == f"azuredevops/pipeline/build/team/News%20desk/7/{phase}/a%2Fb/42"
    assert node["properties"] == {
        "azuredevops/pipeline/build/buildDefinitionId": "7",
        "azuredevops/pipeline/build/buildDefinitionName": "briefs",
        "azuredevops/pipeline/build/phaseId": phase,
        "azuredevops/pipeline/build/phaseName": "check",
    }
    assert azure_pipeline({**environment, "TF_BUILD": ""}) == azure_pipeline({"TF_BUILD": "True"}) == {}


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://host.example/team/news.git\n", "https://host.example/team/news"),
        ("https://user:token@host.example/team/news", "https://host.example/team/news"),
        ("git@host.example:team/news.git", "https://host.example/team/news"),
        ("ssh://git@host.example:2222/team/news.git", "https://host.example/team/news"),
        ("/srv/git/news.git", None),
        ("file:///srv/git/news.git", None),
        ("", None),
    ],
)
def test_a_remote_is_told_without_credentials(remote: str, address: str | None) -> None:
    assert public_address(remote) == address


def test_git_tells_where_the_files_are_from(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)

    def git(*arguments: str) -> str:
        identity = ("-c", "user.name=test", "-c", "user.email=test@example.invalid")
        done = subprocess.run(["git", *identity, *arguments], cwd=place, capture_output=True, check=True)
        return done.stdout.decode().strip()

    git("init", "--quiet", "--initial-branch", "news")
    git("commit", "--quiet", "--allow-empty", "--message", "first")
    assert "versionControlProvenance" not in log_of(context=RunContext(str(place)))  # no address
    git("remote", "add", "origin", "https://user:token@host.example/team/news.git")
    # Also from a folder below the root: paths are seen from the root.
    (place / "deep").mkdir()
    monkeypatch.chdir(place / "deep")
    log = log_of(filed(judged(), "../articles/a.txt", "b.md"))
    assert log["versionControlProvenance"] == [
        {
            "repositoryUri": "https://host.example/team/news",
            "revisionId": git("rev-parse", "HEAD"),
            "mappedTo": {"uriBaseId": "%SRCROOT%"},
            "branch": "news",
        }
    ]
    (result,) = log["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "deep/b.md"
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "articles/a.txt"


def test_help_without_a_known_repository_is_the_distributions_page(monkeypatch: pytest.MonkeyPatch) -> None:
    assert help_pages.web_address("file:///srv/briefer") is None
    monkeypatch.setattr(help_pages, "_installed_from", lambda: ("https://pypi.org/project/briefer-cli/", None))
    assert help_pages.help_uri(RULES[0].code) == f"https://pypi.org/project/briefer-cli/#{RULES[0].code}"


def test_strict_readers_of_json_get_no_lone_surrogate(place: Path) -> None:
    for format in (CheckFormat.GITLAB, CheckFormat.RDJSON):
        text = rendered(format, filed(judged(), summary="a\udce9.md"), FailedPair("\udce9", "x", "\udce9", "\udce9"))
        json.dumps(json.loads(text), ensure_ascii=False).encode()


def test_names_that_are_strange_are_told(place: Path) -> None:
    for format in WITH_GOLDEN:
        text = rendered(format, many(2), filed(judged(), summary=WEIRD_PATH), context=RunContext(str(place)))
        text.encode()
