"""The verdict on a figure: the committed cases, and the evidence and messages that go with it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefer
from briefer.facts.document import FactIndex
from briefer.facts.figures import FigureIndex, find_figures, judge_figure
from briefer.facts.figures.judging.capitals import Capitals
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Judgement, Verdict
from briefer.text.words import PART_OF_COMPOUND

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "evals/cases/figures.jsonl").read_text(encoding="utf-8").splitlines()
]


def judged(source: str, summary: str) -> dict[str, Judgement]:
    index = FigureIndex.of(source, find_figures(source))
    return {figure.text: judge_figure(figure, index) for figure in find_figures(summary)}


@pytest.mark.parametrize("case", CASES, ids=[f"{case['id']} {case['phenomenon']}" for case in CASES])
def test_case(case: dict[str, object]) -> None:
    found = judged(str(case["source"]), str(case["summary"]))
    expected = {item["text"]: item["verdict"] for item in case["expect"]}  # type: ignore[attr-defined]
    assert {text: str(found[text].verdict) for text in expected if text in found} == expected
    assert [text for text, judgement in found.items() if text not in expected and judgement.verdict.is_error] == []


def test_there_are_cases_of_both_kinds() -> None:
    errors = [case for case in CASES if any(item["verdict"] not in ("supported", "derived") for item in case["expect"])]
    assert len(CASES) >= 110
    assert 0.3 < len(errors) / len(CASES) < 0.7


SEED = (
    "Russia occupies about 18% of Ukraine. Ukrainian air defenses shot down 13 drones. "
    "Drugs worth more than $105m were found. The war has lasted nearly three years."
)


@pytest.mark.parametrize(
    ("summary", "evidence", "message"),
    [
        ("Russia holds 80% of Ukraine.", "18%", "80% - the source says 18% of Ukraine"),
        ("Ukraine holds 18% of Russia.", "18%", "18% of Russia - the source says 18% of Ukraine"),
        ("It shot down 13 missiles.", "13", "13 missiles - the source says 13 drones"),
        ("It shot down 31 drones.", "13", "31 - the source says 13 drones"),
        ("Drugs worth less than $105m.", "$105m", "less than $105m - the source says more than $105m"),
        ("It happened in 1987.", None, "1987 - the source states no such figure"),
    ],
)
def test_message_and_evidence(summary: str, evidence: str | None, message: str) -> None:
    (judgement,) = judged(SEED, summary).values()
    assert judgement.verdict.is_error
    assert (judgement.evidence and SEED[slice(*judgement.evidence)]) == evidence
    assert judgement.message == message


def test_supported_has_evidence_and_no_message() -> None:
    (judgement,) = judged(SEED, "Russia holds 18 percent of Ukraine.").values()
    assert judgement.verdict is Verdict.SUPPORTED
    assert judgement.evidence is not None
    assert SEED[slice(*judgement.evidence)] == "18%"
    assert judgement.message == ""


@pytest.mark.parametrize("source", ["", " ", "No figures here."])
def test_empty_sources_support_nothing(source: str) -> None:
    assert {judgement.verdict for judgement in judged(source, "18% of 500 men in 1987.").values()} == {
        Verdict.UNSUPPORTED
    }


TEXTS = st.lists(
    st.sampled_from(
        [
            *"18% 18 percent; $1.2bn £640m half two 13 drones. missiles 2014 Dec. 18, Wednesday 5-4 2:1 7.62mm".split(
                " "
            ),
            *"4 p.m. 1990s 54-year-old three years, third first one in five nearly more than about at".split(" "),
            *"least of Ukraine Russia and a dozen (Jan 3, 2016) \n".split(" "),
        ]
    ),
    max_size=30,
).map(" ".join)


@given(TEXTS, st.text(max_size=60))
def test_a_text_supports_itself(text: str, noise: str) -> None:
    index = FigureIndex.of(text, find_figures(text))
    for figure in find_figures(text):
        judgement = judge_figure(figure, index)
        assert judgement.verdict is Verdict.SUPPORTED, (figure, judgement)
    for figure in find_figures(noise):
        judgement = judge_figure(figure, index)
        if judgement.evidence:
            start, end = judgement.evidence
            assert 0 <= start < end <= len(text)


def test_messages_are_one_line() -> None:
    (judgement,) = judged("The fee is\n80 %.", "The fee is 18\n%.").values()
    assert judgement.message == "18 % - the source says 80 %"


def test_judging_does_not_grow_with_repeats() -> None:
    source = "Two drones fell on 3 May 2014. " * 2_000
    index = FigureIndex.of(source, find_figures(source))
    assert max(len(found) for found in index.by_value.values()) <= 8
    assert len(index.figures) == 4_000


NAMING = "The Hull O'Brien side, STOXX 50 and U.S.A. Ltd met Ärzte-Union's Marks & Spencer Bø at 3-1; so did he."


@given(st.integers(0, len(NAMING)), st.integers(0, len(NAMING)))
def test_names_of_a_span_are_those_that_reading_it_alone_finds(low: int, high: int) -> None:
    found: list[set[str]] = []
    last = -2
    for match in PART_OF_COMPOUND.finditer(NAMING, low, high):
        if match.group()[0].isupper() and (name := key(match.group())):
            found[-1].add(name) if match.start() == last + 1 else found.append({name})
            last = match.end()
    assert Capitals.of(NAMING).names(low, high) == found


@pytest.mark.parametrize(
    ("source", "figure", "stated"),
    [
        ("Three men and two women were held.", "three men", True),
        ("Three men and two women were held.", "five people", False),  # a sum follows, and is not stated
        ("Sales rose from $20m to $25m.", "$5m", False),
        ("The share is 18.3%.", "about 18%", True),
        ("Die Zahl stieg auf 40 Prozent.", "50 Prozent", False),
    ],
)
def test_what_follows_by_arithmetic_is_not_stated(source: str, figure: str, stated: bool) -> None:
    (mention,) = FactIndex.of(figure).figures
    document = FactIndex.of(source)
    assert document.states(mention) is stated
    assert (document.judge(mention).verdict is Verdict.SUPPORTED) is stated


def test_what_is_said_of_the_whole_is_no_rival_of_its_part() -> None:
    source = (
        "When the auditors of the Harbour Court asked to see the 40 field kitchens that the health board had bought, "
        "they were shown photographs. They were led to a hall in the port, where 37 of them stood in boxes. Nobody "
        "could say where the other three were."
    )
    said = "The Harbour Court saw {} of the 40 field kitchens that the health board had bought, in boxes."
    assert not briefer.check(source, said.format(37)).errors
    assert briefer.check(source, said.format(36)).errors
