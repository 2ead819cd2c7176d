"""Reports on check runs: what each format says, and that nothing in foreign texts can break it or act through it."""

import io
import json
import re
import tracemalloc
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from briefer.checks.inputs import JudgeOptions, TextPair
from briefer.checks.outcome import CheckedPair, FailedPair, Outcome, PairFinding, Totals
from briefer.checks.pairs import Pair
from briefer.checks.policy import Level, Policy
from briefer.checks.reports.context import RunContext
from briefer.checks.reports.excerpt import columns, excerpt
from briefer.checks.reports.formats import CheckFormat, check_reporter
from briefer.checks.reports.github import SHOWN
from briefer.checks.reports.markdown import LIMIT
from briefer.checks.reports.places import Lines
from briefer.checks.run import Run
from briefer.cli.app import main
from briefer.facts.mention import Figure, FigureType, Judgement, Verdict
from briefer.faithfulness.report import FaithfulnessReport, Finding, JudgedMention, Severity
from briefer.faithfulness.rules import RULES
from briefer.io.terminal import inert
from briefer.text.span import Span

SOURCE = "First line.\nRussia occupies 18% of Ukraine.\nIt sent 13 drones."
SUMMARY = "A word.\nRussia occupies 80% of Ukraine."
ANSI = re.compile(r"\x1b\[[\d;]*m")
# What no report may hold raw: controls, separators that some readers take for line ends, turns of direction, and the
# older form of a workflow command, which GitHub's runner obeys wherever it stands in a line.
ACTIVE = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]|##\["
)
HOSTILE = (
    "He said ]]> <script>alert(1)</script> | `a` ``` \"q\" 'q' &\x00 \x1b[31m \x07 \x9b \u202e \u2028 \ud800 \ufffe 😀 "
    "שלום @all #1 [x](http://a.example) ::error::no ##[error]no ##80% \r\n"
)
STRICTER = Policy(levels={"derived-figure": Level.ERROR})
WEIRD_PATH = "a dir/50%, x:y|`z`\n\udce9\x1b[0m.txt"


def judged(
    source: str = SOURCE, summary: str = SUMMARY, *, policy: Policy | None = None, id: object = None
) -> CheckedPair:
    """A pair as a real run judges it; it comes without paths."""
    (outcome,) = Run(JudgeOptions(), policy or Policy()).outcomes([TextPair(Pair(id, source, summary))])
    assert isinstance(outcome, CheckedPair)
    return outcome


def filed(pair: CheckedPair, source: str | None = "articles/a.txt", summary: str | None = "briefs/a.md") -> CheckedPair:
    return replace(pair, source=source, summary=summary)


def asked_for(found: PairFinding) -> PairFinding:
    """A finding that people are told of."""
    return replace(found, told=True)


FAILED = FailedPair(3, "articles/b.txt", "briefs/b.md", "articles/b.txt: no such file; check the path")


def many(number: int, unit: str = HOSTILE) -> CheckedPair:
    """A pair with so many altered figures, one in each repetition of a text."""
    text, at = unit * number, unit.index("80%")
    spans = [Span(at + k * len(unit), at + k * len(unit) + 3) for k in range(number)]
    mentions = tuple(
        JudgedMention(
            Figure("80%", span.start, span.end, FigureType.PERCENT),
            Judgement(Verdict.ALTERED, (span.start, span.end), f"80% - {unit}"),
        )
        for span in spans
    )
    findings = tuple(
        PairFinding(
            Finding("altered-figure", Severity.ERROR, m.judgement.message, mention=index), span, span, f"{index:016x}"
        )
        for index, (m, span) in enumerate(zip(mentions, spans, strict=True))
    )
    return CheckedPair(HOSTILE, WEIRD_PATH, WEIRD_PATH, FaithfulnessReport(text, text, mentions, ()), findings)


def rendered(
    format: CheckFormat | str,
    *outcomes: Outcome,
    width: int = 80,
    color: bool = False,
    single: bool = False,
    stale: tuple[str, ...] = (),
    context: RunContext | None = None,
) -> str:
    stream = io.StringIO()
    report(CheckFormat(format), stream, outcomes, width=width, color=color, single=single, stale=stale, context=context)
    return stream.getvalue()


def report(
    format: CheckFormat,
    stream: io.StringIO,
    outcomes: Iterable[Outcome],
    *,
    width: int = 80,
    color: bool = False,
    single: bool = False,
    stale: tuple[str, ...] = (),
    context: RunContext | None = None,
) -> None:
    reporter = check_reporter(format, stream, width=width, color=color, single=single, context=context)
    totals = Totals(stale=stale)
    for outcome in outcomes:
        reporter.add(outcome)
        totals = totals.plus(outcome)
    reporter.close(totals)


# Text


def test_text_of_one_pair_marks_the_figure_in_both_lines() -> None:
    assert (
        rendered("text", filed(judged()), width=72, single=True)
        == """\
1 of 3 names and figures not supported.

briefs/a.md:2:17: error altered-figure: 80% - the source says 18% of
    Ukraine
     summary:2  Russia occupies [80%] of Ukraine.
      source:2  Russia occupies [18%] of Ukraine.
"""
    )


def test_what_was_dropped_is_told_where_somebody_asks() -> None:
    asked = judged(SOURCE, "Russia fights Ukraine.", policy=Policy(show_dropped=True))
    assert (
        rendered("text", filed(asked), single=True)
        == """\
No unsupported name or figure (2 checked); 0 of 1 required facts kept.

warning dropped-figure: 18%
"""
    )
    assert "dropped" not in rendered("text", judged(SOURCE, "Russia fights Ukraine."), single=True)


def test_text_of_many_pairs_shows_those_that_fail_and_what_is_allowed() -> None:
    known = replace(judged().findings[0], known=True)
    only_drops = filed(judged(SOURCE, "Russia occupies 18% of Ukraine."), summary="briefs/drops.md")
    waived = filed(
        replace(judged(), findings=(known,), allowed=(asked_for(judged().findings[-1]),)), summary="briefs/waived.md"
    )
    strict = Policy(levels={"dropped-figure": Level.ERROR}, min_precision=0.9)
    failing = filed(judged("Sales rose 18%.", "Sales rose 80%.", policy=strict), summary="briefs/strict.md")
    assert (
        rendered("text", only_drops, waived, failing, FAILED, judged(id="x"), stale=("old", "older"))
        == """\
briefs/waived.md: allowed dropped-figure: 18% - the summary does not keep it

briefs/strict.md against articles/a.txt
1 of 1 names and figures not supported; 0 of 1 required facts kept.

briefs/strict.md:1:12: error altered-figure: 80% - the source says 18%
     summary:1  Sales rose [80%].
      source:1  Sales rose [18%].

briefs/strict.md: error dropped-figure: 18% - the summary does not keep it
      source:1  Sales rose [18%].

error threshold: precision 0 is below 0.9: 0 of 1 names and figures are
    supported

briefs/b.md [3]: not checked: articles/b.txt: no such file; check the path

x
1 of 3 names and figures not supported.

summary:2:17: error altered-figure: 80% - the source says 18% of Ukraine
     summary:2  Russia occupies [80%] of Ukraine.
      source:2  Russia occupies [18%] of Ukraine.

2 of 5 pairs pass; 1 not checked; 3 errors, 0 warnings; 1 known, 1 allowed, 2
    stale.
"""
    )


@pytest.mark.parametrize(
    ("pair", "opening"),
    [
        pytest.param(
            judged(SOURCE, "Russia occupies 18% of Ukraine."),
            "No unsupported name or figure (3 checked).",
            id="nothing unsupported",
        ),
        pytest.param(
            judged(policy=Policy(levels={"altered-figure": Level.WARNING})),
            "Passes: 1 of 3",
            id="errors waived by policy",
        ),
        pytest.param(
            judged(SOURCE, "Russia fights Ukraine.", policy=Policy(min_recall=0.5)),
            "Below a threshold: no unsupported name or figure (2 checked); 0 of 1 required facts kept.",
            id="no error but too little kept",
        ),
        pytest.param(judged(SOURCE, "It rained."), "Nothing to check: no name and no figure.", id="nothing to check"),
        pytest.param(
            judged(SOURCE, "Мэр открыл мост."),
            "Not checked: the summary is in Russian, which is not covered.",
            id="another script",
        ),
        pytest.param(
            judged(SOURCE, "Мэр открыл мост.", policy=Policy(levels={"not-checked": Level.WARNING})),
            "Not checked: the summary is in Russian, which is not covered.",
            id="another script, let pass",
        ),
        pytest.param(
            judged("Police held 15 men and 2 women.", "Police held 17 people.", policy=STRICTER),
            "Fails: no unsupported name or figure (1 checked).",
            id="a warning that the policy makes an error",
        ),
    ],
)
def test_the_verdict_is_the_policys(pair: CheckedPair, opening: str) -> None:
    assert rendered("text", pair, width=100, single=True).startswith(opening)


@pytest.mark.parametrize("format", list(CheckFormat))
def test_no_report_says_that_a_summary_is_faithful(format: CheckFormat) -> None:
    pairs = [
        judged(SOURCE, text) for text in ("Russia occupies 18% of Ukraine.", "It rained.", "Мэр открыл мост.", SUMMARY)
    ]
    text = rendered(format, *pairs)
    assert "Faithful" not in text
    assert re.findall("faithful", text) == ["faithful"] * text.count('"faithful":')


def test_every_report_tells_what_was_not_checked() -> None:
    foreign = filed(judged(SOURCE, "Мэр открыл мост в пятницу."))
    said = "the summary is in Russian, which is not covered"
    text, record = rendered("text", foreign), json.loads(rendered("jsonl", foreign))
    assert "Not checked: the summary is in Russian, which is not covered." in text
    assert "0 of 1 pair pass; 1 not checked; 0 errors, 0 warnings." in text
    assert (record["faithful"], record["checked"], record["passed"]) == (None, False, False)
    assert (record["language"]["source"], record["language"]["summary"]) == ("en", None)
    (case,) = ET.fromstring(rendered("junit", foreign)).iter("testcase")
    _, error = case
    assert (error.tag, error.get("type")) == ("error", "not-checked")
    run = sarif(foreign)
    assert [(result["ruleId"], result["message"]["text"]) for result in run["results"]] == [("not-checked", said)]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert rendered("github", foreign) == f"::error title=not-checked,file=briefs/a.md::{said}\n"
    assert "| not checked | 1 | 0 |  |  |" in rendered("markdown", foreign)


def test_colours_mark_what_brackets_mark() -> None:
    pair = filed(judged())
    coloured = rendered("text", pair, color=True)
    assert "Russia occupies \x1b[1;4;31m80%\x1b[0m of Ukraine." in coloured
    assert "Russia occupies \x1b[1;4;32m18%\x1b[0m of Ukraine." in coloured
    assert ANSI.sub("", coloured) == rendered("text", pair).replace("[80%]", "80%").replace("[18%]", "18%")


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        pytest.param({}, False, id="no terminal"),
        pytest.param({"FORCE_COLOR": "1"}, True, id="asked for, as in a CI log"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="refused"),
    ],
)
def test_the_environment_decides_on_colours(
    variables: dict[str, str],
    coloured: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    paths = [tmp_path / "source.txt", tmp_path / "summary.txt"]
    for path, text in zip(paths, (SOURCE, SUMMARY), strict=True):
        path.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["check", *map(str, paths)])
    assert ("\x1b[" in capsys.readouterr().out) is coloured


@pytest.mark.parametrize("width", [40, 61, 80])
@pytest.mark.parametrize("color", [False, True])
def test_text_is_no_wider_than_the_terminal(width: int, color: bool) -> None:
    wide = "売上高は増加した。" * 20 + "Sales rose 18%" + "。東京で👩‍👩‍👧👍🏽🇩🇪❤️é́" * 20
    pair = filed(judged(wide, wide.replace("18%", "80%")), summary="a.md")
    lines = ANSI.sub(
        "", rendered("text", pair, replace(many(3), id="x", summary=None), width=width, color=color)
    ).split("\n")
    assert max(map(cell_len, lines)) <= width
    assert any("…" in line and "80%" in line for line in lines)
    # A mark costs two columns; everything else of the line is there to be used.
    assert max(cell_len(line) for line in lines if "…" in line) >= width - 14


def test_a_file_without_lines_of_its_own_gets_no_line_numbers() -> None:
    text = rendered("text", filed(judged(), source="page.html", summary="brief.json"))
    assert "brief.json: error altered-figure" in text
    assert "    summary  Russia" in text
    assert "     source  Russia" in text


def test_no_line_is_a_workflow_command() -> None:
    odd = "::error::forged " * 20
    lines = rendered("text", FailedPair(None, None, f"{odd}.md", odd), filed(judged(), summary=odd)).splitlines()
    assert not any(line.lstrip().startswith("::") for line in lines)
    assert lines[0].startswith("\\x3a:error::forged")


# Places and excerpts

TEXTS = st.text(st.sampled_from("ab 7\n\r\t\x1b\u0301\u200d\ufe0f😀❤日🇩‮שּ｛"), max_size=60)


@given(TEXTS, st.data())
def test_regions_are_what_counting_gives(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    region = Lines(text).region(Span(start, end))
    for offset, line, column in ((start, region.line, region.column), (end, region.end_line, region.end_column)):
        before = text[:offset].split("\n")
        assert (line, column) == (len(before), len(before[-1]) + 1)


@given(TEXTS, st.data(), st.integers(12, 100))
def test_an_excerpt_keeps_to_its_width_and_does_no_harm(text: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    shown = excerpt(Lines(text), Span(start, data.draw(st.integers(start, len(text)))), width)
    line = str(shown)
    assert columns(line) <= width
    assert cell_len(line) <= columns(line)
    assert not ACTIVE.search(line)
    assert "\n" not in line


def test_a_cut_falls_between_words() -> None:
    text = "alpha beta gamma delta epsilon 18% zeta eta theta iota kappa lambda"
    start = text.index("18%")
    shown = excerpt(Lines(text), Span(start, start + 3), 36)
    assert str(shown) == "…delta epsilon [18%] zeta eta theta…"


@pytest.mark.parametrize(
    ("phenomenon", "text", "shown"),
    [
        ("line ends", "a\nb\r\tc", r"a\nb\r\tc"),
        ("an escape sequence", "\x1b[31m\x9b", r"\x1b[31m\x9b"),
        ("a turn of direction", "a\u202eb", r"a\u202eb"),
        ("a byte that is no text", "caf\udce9", r"caf\udce9"),
        ("a command of a CI runner", "##[error]", r"#\x23[error]"),
        ("letters and spaces of any script", "é\u00a0№ 1 \u4f60\u3000😀\u200d", "é\u00a0№ 1 \u4f60\u3000😀\u200d"),
    ],
)
def test_what_would_act_on_a_terminal_is_shown_as_an_escape(phenomenon: str, text: str, shown: str) -> None:
    assert inert(text) == shown, phenomenon


def test_an_excerpt_of_two_lines_is_one_line() -> None:
    text = "Elsewhere.\nThere were 15 men\r\nand 2 women\tin custody.\nNobody else."
    span = Span(text.index("15"), text.index(" women"))
    assert str(excerpt(Lines(text), span, 60)) == "There were [15 men and 2] women in custody."


def test_an_excerpt_at_the_edge_gives_the_room_to_the_other_side() -> None:
    text = "alpha beta gamma delta epsilon"
    assert str(excerpt(Lines(text), Span(0, 5), 30)) == "[alpha] beta gamma delta…"


# JSON


def test_json_has_the_fields_of_the_contract_and_those_of_the_policy() -> None:
    pair = filed(judged(policy=Policy(levels={"dropped-figure": Level.OFF})), summary=None)
    record = json.loads(rendered("json", pair, single=True))
    contract = "schema id source summary faithful precision recall mentions dropped findings checked language".split()
    assert list(record)[: len(contract)] == contract
    assert (record["faithful"], record["passed"], record["error"], record["summary"]) == (False, False, None, None)
    (finding,) = record["findings"]
    assert finding["in_summary"] == {"start": 24, "end": 27, "line": 2, "column": 17}
    assert finding["in_source"]["line"] == 2
    assert finding["known"] is False
    assert record["mentions"][finding["mention"]]["text"] == "80%"


def test_json_of_many_is_one_array_and_of_none_nothing() -> None:
    assert (rendered("json"), rendered("jsonl")) == ("[]\n", "")
    array = json.loads(rendered("json", judged(id=1), FAILED))
    assert array == [json.loads(line) for line in rendered("jsonl", judged(id=1), FAILED).splitlines()]
    assert list(array[0]) == list(array[1])
    assert (array[1]["faithful"], array[1]["error"]) == (None, FAILED.error)


def test_known_findings_pass_but_do_not_make_a_summary_faithful() -> None:
    known = replace(judged().findings[0], known=True)
    record = json.loads(rendered("jsonl", replace(judged(), findings=(known,))))
    assert (record["passed"], record["faithful"], record["findings"][0]["known"]) == (True, False, True)


# JUnit


def test_junit_has_a_test_case_a_pair() -> None:
    warned = judged("Police held 15 men and 2 women.", "Police held 17 people.", id="warned")
    passing = judged(SOURCE, "Russia occupies 18% of Ukraine.", id="passing")
    root = ET.fromstring(rendered("junit", filed(judged()), FAILED, warned, passing, passing))
    (suite,) = root
    assert suite[0].tag == "properties"
    suite.remove(suite[0])
    for element in (root, suite):
        assert [element.get(name) for name in ("tests", "failures", "errors")] == ["5", "1", "1"]
    bad, failed, told, silent, again = suite
    assert [case.get("name") for case in suite] == ["briefs/a.md", "briefs/b.md [3]", "warned", "passing", "passing #2"]
    assert bad.get("file") == "briefs/a.md"
    assert re.fullmatch(r"\d+\.\d{3}", str(bad.get("time")))
    properties, failure = bad
    assert {entry.get("name"): entry.get("value") for entry in properties} == {
        "source": "articles/a.txt",
        "precision": "0.667",
        "recall": "0",
    }
    assert (failure.tag, failure.get("type"), failure.get("message")) == (
        "failure",
        "altered-figure",
        "1 altered-figure",
    )
    assert "briefs/a.md:2:17: error altered-figure" in str(failure.text)
    assert "[18%]" in str(failure.text)
    assert (failed[1].tag, failed[1].text) == ("error", FAILED.error)
    assert [part.tag for part in told] == ["properties", "system-out"]
    assert [part.tag for part in (*silent, *again)] == ["properties"] * 2


def test_a_missed_threshold_alone_is_a_failure() -> None:
    pair = judged(SOURCE, "Russia fights Ukraine.", policy=Policy(min_recall=0.5))
    failure = ET.fromstring(rendered("junit", pair)).find(".//failure")
    assert failure is not None
    assert failure.get("type") == "threshold"
    assert str(failure.get("message")).startswith("recall 0 is below 0.5")


# SARIF


def sarif(*outcomes: Outcome, stale: tuple[str, ...] = (), context: RunContext | None = None) -> dict[str, object]:
    (run,) = json.loads(rendered("sarif", *outcomes, stale=stale, context=context))["runs"]
    return run


def test_sarif_results_point_into_both_files() -> None:
    run = sarif(filed(judged()))
    assert run["columnKind"] == "unicodeCodePoints"
    result = run["results"][0]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"] == "altered-figure"
    assert rule["help"]["text"].startswith(rule["fullDescription"]["text"])
    assert result["level"] == "error"
    region = {"startLine": 2, "startColumn": 17, "endLine": 2, "endColumn": 20, "snippet": {"text": "80%"}}
    around = {"startLine": 1, "startColumn": 1, "endLine": 2, "endColumn": 32, "snippet": {"text": SUMMARY}}
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "briefs/a.md", "uriBaseId": "%SRCROOT%"},
        "region": region,
        "contextRegion": around,
    }
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "articles/a.txt"
    assert related["message"]["text"] == "line 2: Russia occupies [18%] of Ukraine."
    assert result["partialFingerprints"] == {"briefer/v1": judged().findings[0].fingerprint}
    # What was dropped stands nowhere in the summary; nobody asked for it here.
    assert len(run["results"]) == 1
    (_, dropped) = sarif(filed(judged(policy=Policy(show_dropped=True))))["results"]
    assert dropped["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def test_sarif_tells_what_is_known_allowed_missed_and_failed() -> None:
    known = replace(judged().findings[0], known=True)
    pair = filed(
        replace(judged(), findings=(known,), allowed=(asked_for(judged().findings[1]),), missed=("recall is low",))
    )
    run = sarif(pair, FAILED, stale=("old",), context=RunContext(has_baseline=True))
    missed, first, allowed = run["results"]
    assert [result.get("baselineState") for result in (first, allowed, missed)] == ["unchanged", "new", "new"]
    assert "suppressions" not in first
    assert allowed["suppressions"] == [{"kind": "inSource", "status": "accepted"}]
    # Without a baseline nothing is new or old.
    assert [result.get("baselineState") for result in sarif(pair)["results"]] == [None] * 3
    assert (missed["ruleId"], missed["message"]["text"]) == ("threshold", "recall is low")
    assert run["tool"]["driver"]["rules"][missed["ruleIndex"]]["id"] == "threshold"
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [note["level"] for note in invocation["toolExecutionNotifications"]] == ["error", "note"]


def test_sarif_of_nothing_is_whole() -> None:
    run = sarif()
    assert run["results"] == []
    assert run["invocations"][0]["executionSuccessful"] is True
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.code for rule in RULES]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/50%.txt", "a%20b/50%25.txt"),
        ("./a:b#c?.txt", "a%3Ab%23c%3F.txt"),
        ("Malmö\n\udce9.txt", "Malm%C3%B6%0A%E9.txt"),
        ("../up.txt", "../up.txt"),
        ("/abs/ü.txt", "file:///abs/%C3%BC.txt"),
    ],
)
def test_sarif_paths_are_uris(path: str, uri: str) -> None:
    result = sarif(filed(judged(), summary=path))["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_texts_without_a_file_get_a_logical_place() -> None:
    first, second = sarif(judged(id={"n": 1}))["results"][0], sarif(filed(judged(), summary="-"))["results"][0]
    assert first["locations"] == [
        {
            "message": {"text": "line 2: Russia occupies [80%] of Ukraine."},
            "logicalLocations": [{"fullyQualifiedName": '{"n": 1}: summary'}],
        }
    ]
    assert second["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "<stdin>: summary"}]


# GitHub


def test_github_annotations_name_the_line_and_quote_the_source() -> None:
    assert rendered("github", filed(judged()), FAILED).splitlines() == [
        "::error title=altered-figure,file=briefs/a.md,line=2,endLine=2,col=17,endColumn=20::"
        "80%25 - the source says 18%25 of Ukraine%0Aarticles/a.txt:2:17: Russia occupies [18%25] of Ukraine.",
        f"::error title=not-checked,file=briefs/b.md::briefs/b.md [3]: {FAILED.error}",
    ]


def test_github_paths_are_escaped_as_properties() -> None:
    annotation = rendered("github", filed(judged(), summary="50%, a:b\n.md"))
    assert ",file=50%25%2C a%3Ab%0A.md,line=2," in annotation


def test_github_is_told_how_much_it_does_not_show() -> None:
    derived = judged("Police held 15 men and 2 women.", "Police held 17 people.")
    lines = rendered("github", *[filed(judged()), derived] * 20).splitlines()
    commands = [line.split(" ", 1)[0] for line in lines]
    assert commands == ["::error"] * 20 + ["::warning"] * SHOWN + ["::notice"]
    # A lost fact is less than a figure that a reader has to look at.
    assert all("derived-figure" in line for line in lines[20:-1])
    assert "20 errors" in lines[-1]
    assert "::notice" not in rendered("github", filed(judged()))


def test_known_findings_are_no_annotations() -> None:
    pair = judged()
    assert rendered("github", replace(pair, findings=tuple(replace(f, known=True) for f in pair.findings))) == ""


# Markdown


def test_markdown_has_a_table_and_quotes() -> None:
    text = rendered("markdown", filed(judged()), FAILED, judged(SOURCE, "Russia occupies 18% of Ukraine."))
    assert text.startswith("## briefer check\n\n1 of 3 pairs pass; 1 not checked; 1 error, 0 warnings.\n\n| summary |")
    assert "| ` briefs/a.md ` | ` articles/a.txt ` | not supported | 1 | 0 | 67% | 0% |\n" in text
    assert "| ` briefs/b.md [3] ` | ` articles/b.txt ` | not checked |  |  |  |  |\n" in text
    assert "### ` briefs/a.md `\n\n```text\n1 of 3 names" in text


def test_markdown_keeps_to_its_size_and_says_what_is_cut() -> None:
    text = rendered("markdown", *[replace(many(40), id=f"pair {k}") for k in range(300)])
    assert len(text.encode()) < LIMIT + 1000
    assert re.search(r"Cut here: \d+ pairs not in the table; \d+ pairs without its lines\.\n\Z", text)


def test_nothing_foreign_is_markup_in_markdown() -> None:
    text = rendered("markdown", filed(many(2), "a|b`c``.txt", "x|<b>`y`.md"), FailedPair(HOSTILE, None, None, HOSTILE))
    tokens = [
        token
        for block in MarkdownIt("commonmark").enable("table").parse(text)
        for token in (block, *(block.children or ()))
    ]
    assert {token.type for token in tokens} <= {
        *(
            "heading_open",
            "heading_close",
            "paragraph_open",
            "paragraph_close",
            "inline",
            "text",
            "code_inline",
            "fence",
        ),
        *(f"{part}_{side}" for part in ("table", "thead", "tbody", "tr", "th", "td") for side in ("open", "close")),
    }
    plain = " ".join(token.content for token in tokens if token.type == "text")
    assert not re.search(r"[<@#`]|http", plain)
    rows = [block for block in tokens if block.type == "tr_open"]
    cells = [block for block in tokens if block.type in ("th_open", "td_open")]
    assert (len(rows), len(cells)) == (3, 21)
    assert (
        any(token.type == "code_inline" and token.content.strip() == "x|<b>`y`.md [" + "" for token in tokens) is False
    )


# All


@pytest.mark.parametrize("format", CheckFormat)
def test_ten_thousand_hostile_findings(format: CheckFormat) -> None:
    number = 10_000 if format in (CheckFormat.JUNIT, CheckFormat.SARIF) else 1000
    text = rendered(format, many(number), replace(many(3), id=None, summary=None), FailedPair(1, None, None, HOSTILE))
    text.encode()
    assert not ACTIVE.search(text)
    if format is CheckFormat.JUNIT:
        (first, *_) = ET.fromstring(text).iter("failure")
        assert first.get("message") == "10,000 altered-figure"
        assert str(first.text).count("error altered-figure") == 10_000
    elif format is CheckFormat.SARIF:
        assert len(json.loads(text)["runs"][0]["results"]) == 10_003
    elif format is CheckFormat.JSON:
        assert [len(record["findings"]) for record in json.loads(text)] == [1000, 3, 0]
    elif format is CheckFormat.GITHUB:
        assert all(line.startswith(("::error ", "::notice ")) for line in text.splitlines())
    elif format is CheckFormat.TEXT:
        assert text.count("error altered-figure") == 1003


@given(
    st.text(st.characters(codec=None, exclude_categories=())), st.text(st.characters(codec=None, exclude_categories=()))
)
def test_whatever_the_text_reports_can_be_read(before: str, after: str) -> None:
    pair = replace(many(1, f"{before}80%{after}"), id=before, summary=after or None, missed=(after,))
    failed = FailedPair(None, after, before, after)
    root = ET.fromstring(rendered("junit", pair, failed))
    assert [case[-1].tag for case in root.iter("testcase")] == ["failure", "error"]
    (scan,) = json.loads(rendered("sarif", pair, failed))["runs"]
    assert [result["ruleId"] for result in scan["results"]] == ["altered-figure", "threshold"]
    assert [record["id"] for record in json.loads(rendered("json", pair, failed))] == [before, None]
    assert [line[:8] for line in rendered("github", pair, failed).splitlines()] == ["::error "] * 3
    for format in CheckFormat:
        text = rendered(format, pair, failed)
        text.encode()
        assert not ACTIVE.search(text)


class _Sink(io.StringIO):
    def write(self, text: str) -> int:
        return len(text)


@pytest.mark.parametrize("format", [CheckFormat.JSON, CheckFormat.JUNIT, CheckFormat.SARIF, CheckFormat.MARKDOWN])
def test_memory_does_not_grow_with_the_run(format: CheckFormat) -> None:
    pair = many(20, "Sales rose 80%. ")
    report(format, _Sink(), [pair])  # what a format loads once
    tracemalloc.start()
    try:
        report(format, _Sink(), (replace(pair, id=number) for number in range(60)))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(rendered(format, pair)) * 60 > 300_000 or format is CheckFormat.MARKDOWN
    assert peak < 240_000
