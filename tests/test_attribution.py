"""Of whom, where and what a summary says what its source says: every case of a rule, and faithful restatements."""

import json
from pathlib import Path

import pytest

from briefer import check
from briefer.facts.mention import Verdict

CASES = Path(__file__).parents[1] / "evals" / "cases" / "attribution.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
RULES = sorted({row["phenomenon"] for row in ROWS} - {"faithful"})


def moved(source: str, summary: str) -> dict[str, str]:
    """What the summary gives to another than the source does, and the rule that tells."""
    mentions = check(source, summary).mentions
    return {m.mention.text: m.judgement.rule for m in mentions if m.verdict is Verdict.MISATTRIBUTED}


@pytest.mark.parametrize("rule", RULES)
def test_what_the_source_says_of_another_is_seen(rule: str) -> None:
    rows = [row for row in ROWS if row["phenomenon"] == rule]
    assert {
        row["id"]: moved(row["source"], row["summary"]).get(row["expect"][0]["text"]) for row in rows
    } == dict.fromkeys((row["id"] for row in rows), rule)


def test_a_faithful_restatement_gives_nothing_to_another() -> None:
    rows = [row for row in ROWS if row["phenomenon"] == "faithful"]
    found = {row["summary"]: moved(row["source"], row["summary"]) for row in rows}
    assert {summary: rules for summary, rules in found.items() if set(rules.values()) & set(RULES)} == {}


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        # The second of two stands where the first does.
        ("The bank shut branches in Lewes and Hove. It kept the one in Rye.", "The bank shut branches in Hove."),
        ("Sales rose 8% in March and 3% in April.", "Sales rose 3% in April."),
        # A passive, a participle, an apposition and a short form name the same.
        ("The jury, led by Ann Marsh, met Jon Reid.", "Ann Marsh led the jury."),
        ("Ann Lee, from Dunmore in Kerry, won the race.", "Ann Lee, from Kerry, won the race."),
        ("Ada Bell, known as Rook, was replaced by Tom Cole, known as Finch.", "Ada Bell was replaced by Finch."),
        ("Skills in DH matter. The course teaches Digital Humanities.", "Skills in Digital Humanities matter."),
        (
            "The fixed link between Denmark and Sweden opened in 2000. It joins Copenhagen and Malmö.",
            "The fixed link between Copenhagen and Malmö opened in 2000.",
        ),
        # What goes on about the same person is hers.
        ("Ann Lee opened the session. She said the dam would hold.", "Ann Lee said the dam would hold."),
        ("The town has five libraries. It closes two of the five.", "The town has five libraries."),
        ("The launch was moved from 12 May to 3 June.", "The launch, planned for 12 May, was moved to 3 June."),
        # Who did what to whom, in the passive and by two together.
        ("Orrin Volk sued Tessa Brandt.", "Tessa Brandt was sued by Orrin Volk."),
        ("Dorn, which beat Lisk by 3 votes, met Hale.", "Lisk lost to Dorn, and Dorn met Hale."),
        ("Anna Roe and Piet Lund told me so.", "Piet Lund and Anna Roe told me so."),
        (
            "Varga's lawyer, Ines Molla, spoke. So did Orlov's lawyer, Jan Beck.",
            "Ines Molla, the lawyer of Varga, spoke.",
        ),
        ("Clerk Ida Holm spoke. Jan Beck, who was a clerk too, left.", "Clerk Jan Beck left."),
    ],
)
def test_what_belongs_together_is_left_alone(source: str, summary: str) -> None:
    assert moved(source, summary) == {}


@pytest.mark.parametrize(
    ("source", "summary", "rule"),
    [
        ("Orrin Volk sued Tessa Brandt in Graz.", "Tessa Brandt sued Orrin Volk.", "turned-round"),
        ("Mira Dahl, who lost to Ken Orde in May, left.", "Ken Orde lost to Mira Dahl in May.", "turned-round"),
        (
            "Lisk United signed Ola Brand from Dorn City.",
            "Dorn City signed Ola Brand from Lisk United.",
            "turned-round",
        ),
        (
            "Varga's lawyer, Ines Molla, spoke. The other side, Orlov, was silent.",
            "The lawyer of Varga spoke. Ines Molla, a lawyer of Orlov, was silent.",
            "other-house",
        ),
        ("Republican Lena Orde leads Democrat Ada Fisk.", "Democrat Lena Orde leads.", "other-slot"),
        ("Fisk's amendment failed. Orde's motion was carried.", "Orde's amendment failed.", "other-slot"),
        (
            'Mira Orde\'s film "Salt" made $41m in its first week. "Bramble", in its third, made $23m.',
            '"Bramble" made $41m.',
            "other-subject",
        ),
    ],
)
def test_who_did_what_and_whose_it_is(source: str, summary: str, rule: str) -> None:
    assert rule in moved(source, summary).values()


def test_the_message_names_the_one_that_the_source_speaks_of() -> None:
    source = "Ana Reyes died at her home in Ibadan. She had led the Lagos Institute for ten years."
    (judged,) = [m for m in check(source, "Ana Reyes died at her home in Lagos.").mentions if m.verdict.is_error]
    assert judged.judgement.message == "Lagos - the source says so of Ibadan"
    assert judged.judgement.evidence is not None
    assert source[slice(*judged.judgement.evidence)] == "Ibadan"


def test_a_day_on_the_other_side_is_an_error_whichever_rule_tells() -> None:
    by, after = "Members of Lisk Union vote by 9 June.", "Members of Lisk Union vote after 9 June."
    assert not check(by, after).faithful
    assert check(by, by).faithful
