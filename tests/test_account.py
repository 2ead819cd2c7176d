"""The account: every word of a summary that could be a fact is in it, in one state, for a named reason."""

import io
import json
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefer.checks.outcome import Totals
from briefer.checks.reports.formats import CheckFormat, check_reporter
from briefer.facts.document import FactIndex
from briefer.faithfulness.account import Reason, State, Unclaimed, fact_tokens, unclaimed
from briefer.faithfulness.check import judge_summary
from briefer.faithfulness.report import JudgedMention
from tests.test_check_reports import filed, judged

SOURCE = (
    "Police held 15 men and 2 women in Leeds on Monday, said President Ana Kovac of Zeltronix. Sales rose 18%. "
    "The v3.10 release came in the second half, after more than 600 tests under Rule 72(b)(2). White paint sold well."
)


def became(summary: str, word: str, source: str = SOURCE) -> Unclaimed:
    """What becomes of a word when no finder claims any."""
    (found,) = [left for left in unclaimed(summary, FactIndex.of(source), []) if left.token.text == word]
    return found


@pytest.mark.parametrize(
    ("reason", "summary", "word", "other", "unexcused"),
    [
        (Reason.LIST_MARKER, "1. Police held men.", "1", "Police held men in v1.7 there.", "v1.7"),
        (Reason.FUNCTION_WORD, "They said The police left.", "The", "They said IT left.", "IT"),
        (Reason.SENTENCE_START, "Officers held men.", "Officers", "Zorbex held men.", "Zorbex"),
        (Reason.TITLE, "They met Chancellor Kovac.", "Chancellor", "They met Zorbex Kovac.", "Zorbex"),
        (Reason.HEADLINE, "Museum Opens Wing", "Opens", "Museum Opens Zorbex Wing", "Zorbex"),
        (Reason.SHOUTED, "They wrote CLICK HERE in red.", "CLICK", "They wrote CIA in red.", "CIA"),
        (Reason.HABIT, "They watched TV in bed.", "TV", "They watched BBC in bed.", "BBC"),
        (Reason.PRONOUN, "They say I sang.", "I", "They say IV sang.", "IV"),
        (Reason.IDIOM, "They met one another there.", "one", "They met one ship there.", "one"),
    ],
    ids=lambda value: value if isinstance(value, Reason) else None,
)
def test_each_reason_holds_and_does_not_hold(
    reason: Reason, summary: str, word: str, other: str, unexcused: str
) -> None:
    excused = became(summary, word)
    assert (excused.rule, excused.reason, excused.evidence) == (reason, reason, None)
    assert became(other, unexcused).is_finding


def test_every_reason_is_tested() -> None:
    (mark,) = [m for m in test_each_reason_holds_and_does_not_hold.pytestmark if m.name == "parametrize"]
    assert {row[0] for row in mark.args[1]} == set(Reason)


def test_an_ordinary_word_after_a_given_name_may_be_a_surname() -> None:
    assert became("They met Ana Bishop there.", "Bishop", "Ana Kovac left.").is_finding is False  # a title
    assert became("They met Ana Stone there.", "Stone", "Ana Kovac left.").is_finding
    assert became("Stone was sold there.", "Stone", "Ana Kovac left.").reason is Reason.SENTENCE_START


@pytest.mark.parametrize(
    ("summary", "word", "rule", "evidence"),
    [
        ("It sold White there.", "White", "as-written", "White"),
        ("They sold Paint there.", "Paint", "same-word", "paint"),
        ("It came in the second half.", "half", "same-word", "second half"),
        ("They ran hundreds of tests.", "hundreds", "of-this-size", "600"),
        ("The v3.10 release left.", "10", "as-written", "v3.10"),
    ],
)
def test_what_no_finder_claims_may_stand_on_the_source_as_it_is_written(
    summary: str, word: str, rule: str, evidence: str
) -> None:
    found = became(summary, word)
    assert found.rule == rule
    assert found.evidence is not None
    assert SOURCE[slice(*found.evidence)] == evidence


@pytest.mark.parametrize(
    ("summary", "word", "rule"),
    [
        ("The 4x100 team of Leeds left.", "4x100", "unsupported-figure"),
        ("The v3.1 release left.", "v3.1", "unsupported-figure"),
        ("They held 15 women there.", "15", "unsupported-figure"),
        ("They ran a quadruple test.", "quadruple", "unsupported-figure"),
        ("They ran millions of tests.", "millions", "unsupported-figure"),
        ("It came in the first half.", "half", "unsupported-figure"),
        ("They met Zorbex there.", "Zorbex", "unsupported-name"),
    ],
)
def test_what_nothing_stands_for_is_an_error(summary: str, word: str, rule: str) -> None:
    found = became(summary, word)
    assert found.is_finding
    mention, judgement = found.mention(), found.judgement()
    assert JudgedMention(mention, judgement).rule == rule
    assert summary[mention.start : mention.end] == mention.text == word
    assert judgement.message.startswith(f"{word} - ")


# Words and figures of every kind, some of them of the source, joined in any way.
PIECES = st.sampled_from(
    "Police police HELD held Ana Kovac White White's McDonald iPhone U.S. NATO I'm IX Mr. President O'Brien Zeltronix "
    "15 18% 3.10 v3.10-rc2 4x100 1,284 €7.4m 5-4 F-16 ½ 72(b)(2) 2024 '99 one twenty-five Second halved tenfold "
    "and of . , ; : - — ( ) “ ” \n • 1. 2) ".split(" ")
)


@given(st.lists(PIECES, max_size=30), st.lists(PIECES, max_size=30))
def test_nothing_of_a_summary_is_missing_from_its_account(summary: list[str], source: list[str]) -> None:
    text = " ".join(summary)
    report = judge_summary(FactIndex.of(" ".join(source)), text, ())
    covered = [(entry.start, entry.end) for entry in report.account]
    seen = [match.span() for match in re.finditer(r"\d+|\b[^\W\d_]*[^\W\d_a-z][^\W\d_]*", text)]
    seen += [match.span() for match in re.finditer(r"\b(?:one|twenty|five|second|halved|tenfold)\b", text, re.I)]
    for start, end in seen:
        if text[start:end] in ("s", "m"):  # of "White's"
            continue
        assert any(a <= start and (end <= b or text[start].isalpha()) for a, b in covered), text[start:end]
    for entry in report.account:
        assert text[entry.start : entry.end] == entry.text
        assert entry.rule
        assert (entry.state is State.FINDING) == (entry.verdict is not None and entry.verdict != "supported")


def explained(format: CheckFormat, summary: str, source: str) -> str:
    """What `check --explain` prints of one pair."""
    stream = io.StringIO()
    reporter = check_reporter(format, stream, width=400, color=False, single=True, explain=True)
    outcome = filed(judged(source, summary))
    reporter.add(outcome)
    reporter.close(Totals().plus(outcome))
    return stream.getvalue()


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30), st.lists(PIECES, max_size=30))
def test_explain_prints_what_became_of_every_token(summary: list[str], source: list[str]) -> None:
    text = " ".join(summary)
    record = json.loads(explained(CheckFormat.JSON, text, " ".join(source)))
    assume(record["checked"] and record["language"]["summary"] == "en")
    entries = record["account"]
    covered = {at for entry in entries for at in range(entry["start"], entry["end"])}
    for match in re.finditer(r"\d+|\b(?:one|twenty|five|second|halved|tenfold)\b", text, re.IGNORECASE):
        assert covered.issuperset(range(*match.span())), match.group()
    for token in fact_tokens(text):
        assert any(entry["start"] < token.end and token.start < entry["end"] for entry in entries), token.text
    for entry in entries:
        assert text[entry["start"] : entry["end"]] == entry["text"]
        assert entry["state"] in {str(state) for state in State}
        assert entry["rule"]
    printed = explained(CheckFormat.TEXT, text, " ".join(source)).partition("Account of the summary:\n")[2].splitlines()
    places = [line.split()[0] for line in printed if re.match(r"  \d+:\d+ ", line)]
    starts = [entry["start"] for entry in entries]
    lines = [(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) for at in starts]
    assert places == [f"{line}:{column}" for line, column in lines]


def test_tokens_are_found_without_the_finders() -> None:
    shown = [
        (str(token.kind), token.text) for token in fact_tokens("Ana's iPhone cost 1,200 in the U.S. two days ago.")
    ]
    assert shown == [
        ("capital", "Ana"),
        ("capital", "iPhone"),
        ("digits", "1"),
        ("digits", "200"),
        ("capital", "U.S."),
        ("number-word", "two"),
    ]


def test_the_command_prints_the_account(run, tmp_path) -> None:
    source, summary = tmp_path / "s.txt", tmp_path / "t.txt"
    source.write_text("Police held 15 men in Leeds.", encoding="utf-8")
    summary.write_text("Police held 15 men.\nThe xqzt_42 team left.", encoding="utf-8")
    shown = run("check", source, summary, "--explain")
    assert shown.code == 1
    account = shown.out.partition("\nAccount of the summary:\n")[2].splitlines()
    assert [line.split() for line in account] == [
        ["1:1", "Police", "not", "a", "fact", "sentence-start"],
        ["1:13", "15", "supported", account[1].split()[3], "“15”"],
        ["2:1", "The", "not", "a", "fact", "function-word"],
        ["2:5", "xqzt_42", "finding", account[3].split()[3]],
    ]
    record = json.loads(run("check", source, summary, "--explain", "-f", "json").out)
    assert [entry["state"] for entry in record["account"]] == ["not-a-fact", "supported", "not-a-fact", "finding"]
    assert record["account"][1]["evidence"] == {"text": "15", "start": 12, "end": 14}
    assert "account" not in json.loads(run("check", source, summary, "-f", "json").out)
    refused = run("check", source, summary, "--explain", "-f", "sarif")
    assert (refused.code, refused.out) == (2, "")
    assert "choose text, json, jsonl" in refused.err
